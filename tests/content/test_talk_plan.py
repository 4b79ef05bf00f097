"""The plan of a talk: its words can be spoken, and a plan that does not fit together is told line by line.

Knows the plan's parts. Never knows how a talk is conducted.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from interviewer.conduct.checks import Bounds, faults, sentences
from interviewer.content.fitting_talk import talk_faults
from interviewer.domain.library import Library
from interviewer.domain.talk_plan import TalkPlan
from interviewer.domain.text import folded, words
from interviewer.domain.vocabulary import Stage
from tests.content.test_words import spoken


@pytest.fixture(scope="module")
def plan(library: Library) -> TalkPlan:
    talk = library.plans[Stage.RESEARCH_TALK].talk
    assert talk is not None
    return talk


def lines(plan: TalkPlan) -> Iterator[tuple[str, str]]:
    for key, said in plan.say.items():
        yield from ((f"say {key}", line) for line in said)
    for sort, said in plan.unclear.items():
        yield from ((f"unclear {sort}", line) for line in said)
    for question in plan.questions:
        yield from ((f"question {question.id}", line) for line in question.ask)


def told(plan: TalkPlan, library: Library, **changes: Any) -> list[str]:
    items = [item.id for item in library.items.values() if Stage.RESEARCH_TALK in item.stage]
    return [what for _, what, _ in talk_faults(plan.model_copy(update=changes), library.personas, items)]


def test_no_line_of_a_talk_praises_judges_or_asks_twice(plan: TalkPlan, library: Library) -> None:
    values = {"span": "four words of theirs", "slide": "7", "section": "Method"}
    for place, line in lines(plan):
        for name in ("span", "slide", "section", "used", "planned", "total", "left", "speak"):
            line = line.replace("{" + name + "}", values.get(name, "3.5"))
        assert faults(line, Bounds(words=library.turns.turn_words), library.turns) == (), place


def test_no_sentence_of_a_talk_stands_twice_nor_anywhere_else(plan: TalkPlan, library: Library) -> None:
    own = [folded(sentence).strip(' .!?:“”"') for _, line in lines(plan) for sentence in sentences(line)]
    assert [sentence for sentence, count in Counter(own).items() if count > 1] == []
    others = {folded(sentence).strip(' .!?:“”"') for _, line in spoken(library) for sentence in sentences(line)}
    assert set(own) & others == set()


def test_a_question_with_the_words_it_takes_up_is_one_short_turn(plan: TalkPlan, library: Library) -> None:
    place = max(len(words(line)) for key in plan.say if key.startswith("place_") for line in plan.say[key])
    longest = max(len(words(line)) for question in plan.questions for line in question.ask)
    assert place - 1 + library.turns.span_words + longest <= library.turns.turn_words


def test_at_least_a_quarter_of_the_fixed_questions_is_not_from_research(plan: TalkPlan) -> None:
    others = [id for id in plan.order if not plan.audience(id).research]
    assert len(others) >= 0.25 * len(plan.order)
    assert sum(not plan.audience(id).research for id in plan.free) >= 0.25 * len(plan.free)


def test_the_slots_are_those_of_the_stage(plan: TalkPlan) -> None:
    assert [(s.minutes, s.speak, s.questions, s.interruptions) for s in plan.slots] == [
        (30, 22, 8, 2),
        (45, 34, 11, 3),
        (60, 45, 15, 4),
    ]
    assert [section.share for section in plan.sections] == [10, 12, 32, 36, 10]


@pytest.mark.parametrize("minutes, speak, most", [(30, 22, 2), (50, 50 * 34 / 45, 3), (20, 20 * 22 / 30, 2)])
def test_another_length_is_the_next_shorter_slot_in_proportion(
    plan: TalkPlan, minutes: float, speak: float, most: int
) -> None:
    slot = plan.slot(minutes)
    assert slot.speak == pytest.approx(speak)
    assert slot.interruptions == most


def test_the_plan_that_is_shipped_fits(plan: TalkPlan, library: Library) -> None:
    assert told(plan, library) == []


Break = Callable[[TalkPlan], dict[str, Any]]


@pytest.mark.parametrize(
    "broken, what",
    [
        (lambda plan: {"sections": plan.sections[1:]}, "shares sum to 90"),
        (lambda plan: {"slots": (plan.slots[0].model_copy(update={"speak": 5}),)}, "do not fill its minutes"),
        (lambda plan: {"order": ("press",)}, "no audience “press”"),
        (
            lambda plan: {"audiences": (plan.audiences[0].model_copy(update={"personas": ("nobody",)}),)},
            "no persona “nobody”",
        ),
        (lambda plan: {"questions": plan.questions[:1]}, "has none with the aim “aside”"),
        (lambda plan: {"questions": plan.questions[:1]}, "has none for a missing slide on spread"),
        (lambda plan: {"questions": (*plan.questions, plan.questions[0])}, "has “who_notices” 2 times"),
        (
            lambda plan: {"questions": (plan.questions[0].model_copy(update={"ask": ("Who? And why?",)}),)},
            "is not one short question",
        ),
        (
            lambda plan: {"questions": (plan.questions[0].model_copy(update={"missing": "limits"}),)},
            "aim and missing do not go together",
        ),
        (lambda plan: {"say": {**plan.say, "floor": ()}}, "no words for floor"),
        (lambda plan: {"say": {**plan.say, "more": ("You have {time}.",)}}, "has “{time}”, which nothing fills"),
        (lambda plan: {"say": {**plan.say, "joke": ("Ha.",)}}, "nothing says this"),
        (lambda plan: {"unclear": {**plan.unclear, "axis": ()}}, "no words for axis"),
        (lambda plan: {"given": "narrative.no-such"}, "no question “narrative.no-such” of this stage"),
    ],
)
def test_what_does_not_fit_is_told(plan: TalkPlan, library: Library, broken: Break, what: str) -> None:
    assert any(what in line for line in told(plan, library, **broken(plan)))
