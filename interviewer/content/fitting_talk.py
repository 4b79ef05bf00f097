"""Whether the plan of a talk fits together: shares, slots, audiences, questions, the chair's words.

Knows what the parts of the plan must say about each other. Never knows what a talk is about.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import get_args

from interviewer.content.files import Entry, Faults
from interviewer.content.shelves import Shelves
from interviewer.domain.standards import StagePlan
from interviewer.domain.talk_plan import Missing, TalkPlan, Unclear

MOST_ASKED = 20
"""Words of an audience's question beside the words of the talk that stand before it."""

SAY: dict[str, frozenset[str]] = {
    "floor": frozenset({"speak"}),
    "listen": frozenset({"section", "used", "planned"}),
    "slide": frozenset({"section", "slide", "total"}),
    "turned": frozenset({"section", "planned"}),
    "left": frozenset({"left", "section"}),
    "more": frozenset(),
    "to_questions": frozenset(),
    "time": frozenset(),
    "one_sentence": frozenset(),
    "expected_thesis": frozenset(),
    "expected_talk": frozenset(),
    "place_slide": frozenset({"slide", "span"}),
    "place_shown": frozenset({"slide", "span"}),
    "place_section": frozenset({"section", "span"}),
}
"""The chair's words by key, each with what is filled into them."""

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
Fault = tuple[tuple[str | int, ...], str, str]


def check_talk(entry: Entry[StagePlan], shelves: Shelves, faults: Faults) -> None:
    """Note every way in which the talk of a stage's plan does not fit together."""
    if entry.value.talk is None:
        return
    personas = None if "personas" in shelves.broken else frozenset(shelves.personas)
    here = (id for id, item in shelves.items.items() if entry.value.id in item.value.stage)
    items = None if "items" in shelves.broken else frozenset(here)
    for steps, what, remedy in talk_faults(entry.value.talk, personas, items):
        faults.add(entry.at("talk", *steps), what, remedy)


def talk_faults(talk: TalkPlan, personas: Collection[str] | None, items: Collection[str] | None) -> Iterator[Fault]:
    """Place in the plan, fault and remedy of all that does not fit.

    personas, items: the ids there are, items of the talk's stage alone; None where nobody can tell.
    """
    yield from _shape(talk)
    yield from _people(talk, personas)
    yield from _questions(talk)
    yield from _words(talk)
    for id in sorted(talk.items - set(items)) if items is not None else ():
        yield (), f"no question “{id}” of this stage", "name one of the question bank"


def _shape(talk: TalkPlan) -> Iterator[Fault]:
    total = sum(section.share for section in talk.sections)
    if total != 100:
        yield ("sections",), f"shares sum to {total}", "make them sum to 100"
    for index, slot in enumerate(talk.slots):
        if abs(slot.speak + slot.questions - slot.minutes) > 1e-9:
            yield ("slots", index), "speak and questions do not fill its minutes", "make them sum to minutes"
    for name, ids in (
        ("sections", [section.id for section in talk.sections]),
        ("audiences", [audience.id for audience in talk.audiences]),
        ("questions", [question.id for question in talk.questions]),
    ):
        for id, count in Counter(ids).items():
            if count > 1:
                yield (name,), f"has “{id}” {count} times", "give each an id of its own"


def _people(talk: TalkPlan, personas: Collection[str] | None) -> Iterator[Fault]:
    there = {audience.id for audience in talk.audiences}
    for name in ("order", "free"):
        for index, id in enumerate(getattr(talk, name)):
            if id not in there:
                yield (name, index), f"no audience “{id}”", "name one of audiences"
    for index, audience in enumerate(talk.audiences):
        for place, persona in enumerate(audience.personas):
            if personas is not None and persona not in personas:
                yield ("audiences", index, "personas", place), f"no persona “{persona}”", "name a file of personas/"


def _questions(talk: TalkPlan) -> Iterator[Fault]:
    there = {audience.id for audience in talk.audiences}
    for index, question in enumerate(talk.questions):
        here: tuple[str | int, ...] = ("questions", index)
        if question.audience is not None and question.audience not in there:
            yield (*here, "audience"), f"no audience “{question.audience}”", "name one of audiences"
        if (question.aim == "missing") != (question.missing is not None):
            yield here, "aim and missing do not go together", "say which slide is missing, or leave it out"
        for place, ask in enumerate(question.ask):
            if ask.count("?") != 1 or len(ask.split()) > MOST_ASKED:
                remedy = f"ask one thing in at most {MOST_ASKED} words"
                yield (*here, "ask", place), "is not one short question", remedy
    for id in sorted({*talk.order, *talk.free} & there):
        if not any(question.audience == id and question.aim == "plain" for question in talk.questions):
            yield ("questions",), f"has no plain question of “{id}”", "add one"
    for aim in ("aside", "misread"):
        if not any(question.aim == aim for question in talk.questions):
            yield ("questions",), f"has none with the aim “{aim}”", "add one"
    for slide in get_args(Missing):
        if not any(question.missing == slide for question in talk.questions):
            yield ("questions",), f"has none for a missing slide on {slide}", "add one"


def _words(talk: TalkPlan) -> Iterator[Fault]:
    silent = sorted(key for key in SAY if not talk.say.get(key))
    if silent:
        yield ("say",), f"no words for {', '.join(silent)}", "add at least one line each"
    for key in sorted(set(talk.say) - set(SAY)):
        yield ("say", key), "nothing says this", f"name one of {', '.join(SAY)}"
    for key in sorted(set(talk.say) & set(SAY)):
        yield from _placeholders(("say", key), talk.say[key], SAY[key])
    for sort in get_args(Unclear):
        if not talk.unclear.get(sort):
            yield ("unclear",), f"no words for {sort}", "add at least one line"
        yield from _placeholders(("unclear", sort), talk.unclear.get(sort, ()), frozenset({"span"}))


def _placeholders(steps: tuple[str | int, ...], lines: Sequence[str], known: frozenset[str]) -> Iterator[Fault]:
    for index, line in enumerate(lines):
        for name in sorted(set(_PLACEHOLDER.findall(line)) - known):
            told = ", ".join(f"{{{one}}}" for one in sorted(known)) or "none"
            yield (*steps, index), f"has “{{{name}}}”, which nothing fills", f"use {told}"
