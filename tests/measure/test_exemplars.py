"""Exemplars as labelled answers: judged as authored, and judged wrongly on purpose.

Knows one question of the bank. Never knows what a real judge reaches.
"""

from collections.abc import Callable

import pytest

from interviewer.domain.judgement import CriterionVerdict, Judgement
from interviewer.domain.library import Library
from interviewer.domain.vocabulary import Verdict
from interviewer.measure.exemplars import Anchored, ExemplarsReport, anchored, exemplars_report
from tests.played import ROPE


@pytest.fixture(scope="module")
def four(library: Library) -> list[Anchored]:
    return anchored([library.item(ROPE)])


def judgement(one: Anchored, verdict: Callable[[Verdict], Verdict], score: float) -> Judgement:
    return Judgement(
        item=one.item.id,
        item_version=1,
        opening=0,
        rubric_version="1",
        judge="m/x",
        status="graded",
        score=score,
        criteria=tuple(
            CriterionVerdict(key_point=label.key_point, verdict=verdict(label.labels[0]))
            for label in one.labelled.criteria
        ),
    )


def report(four: list[Anchored], library: Library, given: list[Judgement]) -> ExemplarsReport:
    return exemplars_report(four, given, library.scoring, draws=50)


def values(read: ExemplarsReport) -> dict[str, float | None]:
    return {figure.name.split(",")[0]: figure.value for figure in read.figures}


def test_the_four_exemplars_carry_what_their_author_said_of_them(four: list[Anchored], library: Library) -> None:
    item = library.item(ROPE)
    assert [one.anchor for one in four] == ["weak", "fluent_wrong", "ok", "strong"]
    strong = four[-1]
    assert {label.key_point: label.labels[0] for label in strong.labelled.criteria} == {
        id: verdict for id, verdict in item.exemplars.strong.verdicts.items() if verdict is not Verdict.NOT_ASSESSED
    }


def test_a_judge_that_agrees_has_kappa_one_and_every_target(four: list[Anchored], library: Library) -> None:
    read = report(four, library, [judgement(one, lambda label: label, one.level) for one in four])
    assert read.verdicts.agreed[0].kappa.value == 1.0
    assert all(figure.reached is not False for figure in read.figures)
    assert values(read)["distance from the authored level"] == 0.0


def test_a_judge_that_praises_everything_is_noticed(four: list[Anchored], library: Library) -> None:
    read = report(four, library, [judgement(one, lambda label: Verdict.MET, 4.0) for one in four])
    assert read.verdicts.agreed[0].kappa.value == 0.0
    assert (read.verdicts.agreed[0].leniency.value or 0.0) > 0.3
    found = values(read)
    assert (found["weak < ok < strong"], found["strong minus weak"]) == (0.0, 0.0)
    assert (found["level above the authored one"] or 0.0) > 1.0


def test_a_judge_that_swaps_weak_and_strong_is_noticed(four: list[Anchored], library: Library) -> None:
    read = report(four, library, [judgement(one, lambda label: label, 5.0 - one.level) for one in four])
    assert values(read)["weak < ok < strong"] == 0.0
    assert (values(read)["strong minus weak"] or 0.0) < 0.0


def test_what_a_judge_could_not_say_is_left_out(four: list[Anchored], library: Library) -> None:
    given = [judgement(one, lambda label: label, one.level) for one in four]
    unsaid = given[0].criteria[0].model_copy(update={"verdict": Verdict.NOT_ASSESSED})
    given[0] = given[0].model_copy(update={"criteria": (unsaid, *given[0].criteria[1:])})
    read = report(four, library, given)
    assert read.verdicts.agreed[0].kappa.value == 1.0
