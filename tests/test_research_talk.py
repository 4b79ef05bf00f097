"""Whole research talks by rules, on a stopped clock: a scripted speaker from the thesis to the close.

Knows the session service with everything in memory. Never knows a model.
"""

import json

import pytest

from interviewer.assess.export import to_json
from interviewer.assess.feedback import report
from interviewer.conduct.checks import lexicon
from interviewer.conduct.speaker import ModelSpeaker
from interviewer.domain.events import Round, Setup
from interviewer.domain.library import Library
from interviewer.domain.moves import MoveKind
from interviewer.domain.state import Awaiting, State, Turn, fold
from interviewer.domain.text import words
from interviewer.domain.vocabulary import Stage
from interviewer.models import ScriptedModel
from interviewer.session import Cast
from tests.conftest import StoppedClock
from tests.house import House, index_of
from tests.talks import FINAL, SECTIONS, THESIS, plan_of

UNCLEAR = (
    "We compare them by the ECE, which we computed for each ward and each night of the whole winter.",
    "This plot shows it for both of the wards and for all of the nights that we have.",
    "Latency fell to 40 and stayed there for the rest of the winter on both of the wards.",
)
ANSWERS = (
    "No, it does not work everywhere; what we showed holds for adults on two wards.",
    "The night nurse on the ward would notice, she would be woken up three times more a night.",
    "It takes about forty GPU hours and one card with 16 gigabytes.",
    "It breaks when a sensor is changed, the scores drift and nobody notices.",
    "You are right, that slide is missing: children under ten, there it is no better than chance.",
    "Because their pulse changes faster than the window of the encoder.",
    "Both curves would lie on each other, and with shuffled pairs they do.",
    "Start at one ward and decide after a month; nine of ten false alarms disappear.",
)


def hold(house: House, minutes: float, seed: int, sections: tuple[str, ...], persona: str = "elena") -> State:
    """A speaker who gives the sections, answers in turn, and at an interruption says one short sentence."""
    rounds = (Round(stage=Stage.RESEARCH_TALK, persona=persona, minutes=minutes),)
    session = house.begin(Setup(rounds=rounds, seed=seed))
    plan, left, count = plan_of(house.library), list(sections), 0
    for _ in range(120):
        state = house.interviews.state(session)
        if state.awaiting is Awaiting.NOBODY:
            return state
        put = next(turn.move for turn in reversed(state.turns) if turn.move)
        item = state.item.item if state.item else None
        if item == plan.thesis:
            text = THESIS
        elif put.kind is MoveKind.INTERRUPT:
            text = "It is the usual one, in milliseconds."
        elif item == plan.given:
            text = left.pop(0) if left else "/done"
        elif put.kind is MoveKind.ONE_SENTENCE:
            text = FINAL
        elif put.kind in (MoveKind.CANDIDATE_QUESTIONS, MoveKind.ANSWER_CANDIDATE):
            text = "No, thank you."
        else:
            text, count = ANSWERS[count % len(ANSWERS)], count + 1
        house.clock.forward(5 + 60 * len(words(text)) / plan.words_per_minute)
        house.say(session, text)
    raise AssertionError("the talk did not end")


def asks(state: State, library: Library) -> list[Turn]:
    """The questions from the audience, without the follow-ups."""
    own = {plan_of(library).thesis, plan_of(library).given}
    return [t for t in state.turns if t.move and t.move.kind is MoveKind.ASK_ITEM and t.move.item not in own]


@pytest.fixture
def house(library: Library, clock: StoppedClock) -> House:
    return House(library, clock)


@pytest.mark.parametrize(
    ("minutes", "seed", "persona"), [(30, 0, "elena"), (45, 1, "mira"), (60, 2, "sam"), (30, 3, "viktor")]
)
def test_a_talk_runs_its_course(house: House, library: Library, minutes: float, seed: int, persona: str) -> None:
    unclear = [f"{section} {UNCLEAR[place % 3]}" for place, section in enumerate(SECTIONS)]
    state = hold(house, minutes, seed, tuple(unclear), persona)
    plan, kinds = plan_of(library), [turn.move.kind for turn in state.turns if turn.move]
    assert state.ended == "plan"
    order = [MoveKind.OPEN, MoveKind.HAND_OVER, MoveKind.ONE_SENTENCE, MoveKind.CANDIDATE_QUESTIONS]
    assert [kinds.index(kind) for kind in order] == sorted(kinds.index(kind) for kind in order)
    assert kinds[-1] is MoveKind.CLOSE_ROUND
    presenting = kinds[: kinds.index(MoveKind.HAND_OVER)]
    assert set(presenting[3:]) <= {MoveKind.LISTEN, MoveKind.INTERRUPT}
    assert presenting.count(MoveKind.INTERRUPT) == plan.slot(minutes).interruptions
    asked = asks(state, library)
    who = [next(a for a in plan.audiences if turn.persona in a.personas) for turn in asked]
    assert [one.id for one in who[:5]] == ["product", "engineering", "research", "research", "leadership"]
    assert sum(not one.research for one in who) >= 0.25 * len(who)
    assert len({turn.move.question for turn in asked if turn.move}) == len(asked)
    for record in [r for r in state.items if r.item not in (plan.thesis, plan.given)]:
        assert len({turn.persona for turn in record.turns if turn.speaker == "interviewer"}) == 1
        assert sum(turn.speaker == "interviewer" for turn in record.turns) <= 2
    aims = [q.aim for turn in asked if turn.move and (q := plan.question(str(turn.move.question)))]
    assert [aims.count("aside"), aims.count("misread"), aims.count("missing")] == [1, 1, 1]
    assert state.elapsed_s <= 60 * minutes * 1.1


def test_what_is_said_is_short_one_question_at_a_time_and_quotes_literally(house: House, library: Library) -> None:
    state = hold(house, 30, 5, SECTIONS)
    said = {turn.text for turn in state.turns if turn.speaker == "candidate"}
    texts = [turn.text for turn in state.turns if turn.speaker == "interviewer"]
    assert len(set(texts)) == len(texts)
    for turn in asks(state, library):
        assert len(words(turn.text)) <= library.turns.turn_words
        assert turn.text.count("?") == 1
        assert list(lexicon(turn.text, library.turns)) == []
        assert turn.move is not None
        assert turn.move.lead is not None
        assert f"“{turn.move.lead.quote}”" in turn.text
        assert any(turn.move.lead.quote in text for text in said)


def test_every_answer_is_judged_and_the_report_holds_the_talk(house: House, library: Library) -> None:
    state = hold(house, 30, 1, SECTIONS)
    settled = house.interviews.settle(state.id)
    made = report(settled, library, lambda id: index_of(library).reference(id).text)
    assert {item.status for item in made.items} == {"tentative"}
    answered = {item.item for item in made.items}
    assert {"narrative.talk-thesis", "narrative.talk-given"} <= answered
    (talk,) = made.talks
    assert talk.sentence == "same claim"
    assert len(talk.rehearse) == 3
    assert {one.kind for one in talk.handled} == {"a misreading", "beside the talk"}
    assert json.loads(to_json(made))["talks"][0]["slot_minutes"] == 30
    assert any(point.evidence for item in made.items for point in item.points)


def test_the_talk_is_the_same_after_every_turn_was_folded_anew(house: House) -> None:
    state = hold(house, 30, 2, SECTIONS)
    assert fold(state.id, house.store.read(state.id)).turns == state.turns


def test_another_process_goes_on_where_the_talk_stands(house: House, library: Library) -> None:
    rounds = (Round(stage=Stage.RESEARCH_TALK, persona="elena", minutes=30),)
    session = house.begin(Setup(rounds=rounds, seed=1))
    house.say(session, THESIS)
    house.say(session, SECTIONS[0])
    other = house.another()
    other.resume(session)
    other.answer(session, SECTIONS[1])
    list(other.advance(session))
    last = other.state(session).turns[-1]
    assert last.move is not None
    assert last.move.kind is MoveKind.LISTEN
    assert "Problem and gap" in last.text


def test_a_question_of_the_bank_may_be_asked_in_the_free_part(library: Library, clock: StoppedClock) -> None:
    plan = plan_of(library)
    other = library.item("narrative.talk-question-aside").model_copy(
        update={"id": "narrative.other", "prompt": "Which slide would you cut first?", "requires_context": {}}
    )
    wider = library.model_copy(update={"items": {**library.items, other.id: other}})
    state = hold(House(wider, clock), 60, 4, SECTIONS)
    turn = next(turn for turn in asks(state, wider) if turn.move and turn.move.item == other.id)
    assert turn.text.endswith(other.prompt)
    assert turn.persona in {id for audience in plan.audiences for id in audience.personas}
    assert asks(state, wider).index(turn) >= len(plan.order)


def test_with_a_model_only_follow_ups_are_reworded_and_each_in_its_askers_voice(
    library: Library, clock: StoppedClock
) -> None:
    model = ScriptedModel([f"And what of your words, number {number}?" for number in range(40)])
    plain = House(library, clock).cast
    cast = Cast(plain.tracker, plain.rules, ModelSpeaker(model), plain.judge, plain.meter)
    state = hold(House(library, clock, cast), 30, 1, SECTIONS)
    spoken = [turn for turn in state.turns if turn.speaker == "interviewer"]
    kinds = {turn.move.kind for turn in spoken if turn.move and turn.source == "model"}
    assert not kinds & {MoveKind.LISTEN, MoveKind.INTERRUPT, MoveKind.ASK_ITEM, MoveKind.ONE_SENTENCE}
