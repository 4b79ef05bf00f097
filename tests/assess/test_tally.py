"""What counts as assessed, and what settled verdicts add up to.

Knows records and verdicts. Never knows a judge.
"""

from typing import Any

from interviewer.assess.adhoc import alone
from interviewer.assess.tally import UNTESTED, Stamp, judgement, settle, ungraded
from interviewer.domain.items import Item
from interviewer.domain.judgement import CriterionVerdict, MisconceptionVerdict, Quote
from interviewer.domain.library import Library
from interviewer.domain.moves import MoveKind
from interviewer.domain.state import ItemRecord
from interviewer.domain.text import find_quote
from interviewer.domain.vocabulary import Assistance, Stage, Verdict

STAMP = Stamp(judge="somebody", rubric_version="7", prompt_hash="abc")


def verdicts(item: Item, record: ItemRecord, *found: CriterionVerdict) -> dict[str, CriterionVerdict]:
    return {v.key_point: v for v in settle(item, record, {v.key_point: v for v in found})}


def met(key_point: str, record: ItemRecord, words: str, verdict: Verdict = Verdict.MET) -> CriterionVerdict:
    for turn in record.said:
        span = find_quote(words, turn.text)
        if span:
            return CriterionVerdict(key_point=key_point, verdict=verdict, quote=Quote(turn=turn.sequence, span=span))
    raise AssertionError(words)


def test_core_points_are_asked_by_the_question_and_others_only_when_asked(talk: Any, math: Item) -> None:
    told = talk(Stage.TECHNICAL_CONCEPTS).open().ask(math).answer("It is p minus y.")
    before = verdicts(math, told.record)
    assert before["result"].verdict is Verdict.MISSED
    assert before["sanity_check"].verdict is Verdict.NOT_ASSESSED
    told.say("How would you check?", MoveKind.KEY_POINT, key_point="sanity_check").answer("I would not check.")
    assert verdicts(math, told.record)["sanity_check"].verdict is Verdict.MISSED


def test_a_point_said_unasked_counts(talk: Any, math: Item) -> None:
    record = talk(Stage.TECHNICAL_CONCEPTS).open().ask(math).answer("I subtract the max first.").record
    seen = verdicts(math, record, met("numerics", record, "subtract the max"))
    assert seen["numerics"].verdict is Verdict.MET


def test_without_an_answer_nothing_is_evidenced(talk: Any, math: Item, library: Library) -> None:
    record = talk(Stage.TECHNICAL_CONCEPTS).open().ask(math).press("pass").close().record
    given = judgement(math, record, STAMP, "graded", {}, (), library.scoring)
    assert given.score is None
    assert given.level is None
    assert {v.verdict for v in given.criteria} == {Verdict.NOT_ASSESSED}


def test_an_answer_alone_is_asked_for_all_but_stretch_points(math: Item) -> None:
    seen = verdicts(math, alone(math, "The gradient is p minus y."))
    assert seen["sanity_check"].verdict is Verdict.MISSED
    assert seen["numerics"].verdict is Verdict.NOT_ASSESSED


def test_help_is_computed_whatever_the_judge_said(talk: Any, math: Item) -> None:
    told = talk(Stage.TECHNICAL_CONCEPTS).open().ask(math).answer("Hm, let me see.").hint("result", 2)
    record = told.answer("The gradient is p minus y.").record
    said = met("result", record, "p minus y").model_copy(update={"assistance": Assistance.NONE})
    assert verdicts(math, record, said)["result"].assistance is Assistance.H2


def test_more_help_never_scores_higher(talk: Any, math: Item, library: Library) -> None:
    def score(level: int) -> float:
        told = talk(Stage.TECHNICAL_CONCEPTS).open().ask(math).answer("Hm, let me see.")
        told = told.hint("result", level) if level else told
        record = told.answer("The gradient is p minus y.").record
        found = {"result": met("result", record, "p minus y")}
        return judgement(math, record, STAMP, "graded", found, (), library.scoring).score or 0.0

    scores = [score(level) for level in (0, 1, 2, 3)]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[3]


def test_an_unrepaired_misconception_costs_and_a_repaired_one_does_not(math: Item, library: Library) -> None:
    record = alone(math, "The gradient is p minus y, p is the softmax, and the Jacobian has all terms.")
    found = {id: met(id, record, "p minus y") for id in ("setup", "result", "jacobian_or_logform")}

    def score(*wrong: MisconceptionVerdict) -> float:
        return judgement(math, record, STAMP, "graded", found, wrong, library.scoring).score or 0.0

    held = MisconceptionVerdict(misconception="diagonal_only", repaired=False)
    assert score(held) == score() - library.scoring.penalty[math.misconception("diagonal_only").severity]
    assert score(held.model_copy(update={"repaired": True})) == score()


def test_code_that_was_only_read_says_so(library: Library) -> None:
    item = library.item("coding.numpy-cosine-similarity")
    seen = verdicts(item, alone(item, "return A @ B.T"))
    assert seen["correct"].flags == (UNTESTED,)
    assert seen["explains_cost"].flags == ()


def test_a_judgement_names_every_version_that_made_it(math: Item, library: Library) -> None:
    given = judgement(math, alone(math, "p minus y"), STAMP, "graded", {}, (), library.scoring)
    assert (given.judge, given.rubric_version, given.prompt_hash) == ("somebody", "7", "abc")
    assert (given.item, given.item_version) == (math.id, math.version)


def test_ungraded_is_never_a_number(math: Item) -> None:
    given = ungraded(math, alone(math, "p minus y"), STAMP, "the provider timed out")
    assert given.status == "ungraded"
    assert given.score is None
    assert given.level is None
    assert given.why == "the provider timed out"
