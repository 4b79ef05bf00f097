"""Where a round that is a talk stands, and what is expected of the candidate now.

Knows a session's state and the talk's plan. Never knows how it is shown.
"""

from typing import Literal, NamedTuple

from interviewer.domain.library import Library
from interviewer.domain.moves import MoveKind
from interviewer.domain.state import State
from interviewer.domain.talk_plan import TalkPlan
from interviewer.domain.vocabulary import Mode
from interviewer.lexical.talk import Talk, talk_of

Phase = Literal["thesis", "talk", "interrupted", "questions", "sentence"]


class Standing(NamedTuple):
    """phase: what the talk is at. section: its name. expected: one line on what the candidate is to do now."""

    phase: Phase
    plan: TalkPlan
    talk: Talk
    section: str
    expected: str

    @property
    def presenting(self) -> bool:
        """Whether the candidate has the floor."""
        return self.phase in ("talk", "interrupted")


def standing(state: State, library: Library) -> Standing | None:
    """Where the open round's talk stands; None where no talk is held, or the candidate's own time has begun."""
    held = state.round
    plan = library.plans[state.chosen.rounds[held.index].stage].talk if held else None
    if held is None or plan is None or state.chosen.mode is Mode.DRILL:
        return None
    phase = _phase(state, plan)
    if phase is None:
        return None
    talk = talk_of(state, plan, held)
    section = next(one.name for one in plan.sections if one.id == talk.section)
    return Standing(phase, plan, talk, section, _expected(state, library, plan, talk, phase, section))


def last_slide(talk: Talk) -> int | None:
    """The number of the slide that was put up last."""
    return next((moved.slide for moved in reversed(talk.moved) if moved.slide is not None), None)


def _phase(state: State, plan: TalkPlan) -> Phase | None:
    put = next((turn.move for turn in reversed(state.turns) if turn.move), None)
    item = state.item.item if state.item else None
    begun = any(record.item == plan.given for record in state.items)
    if item == plan.thesis and not begun:
        return "thesis"
    if item == plan.given:
        return "interrupted" if put is not None and put.kind is MoveKind.INTERRUPT else "talk"
    if item is not None and begun:
        return "questions"
    return "sentence" if put is not None and put.kind is MoveKind.ONE_SENTENCE else None


def _expected(state: State, library: Library, plan: TalkPlan, talk: Talk, phase: Phase, section: str) -> str:
    if phase == "thesis":
        return "Now: your thesis, in one sentence."
    if phase == "sentence":
        return "Now: one sentence to remember."
    asker = next((turn.persona for turn in reversed(state.turns) if turn.move), None)
    name = library.personas[asker].name if asker in library.personas else "the chair"
    if phase == "interrupted":
        return f"Now: a short answer to {name}, then go on with the talk."
    if phase == "questions":
        part = next((one.name for one in plan.audiences if asker in one.personas), "")
        return f"Now: an answer to {name}" + (f", {part}." if part else ".")
    slide = f", slide {talk.slide}" if talk.slide is not None else ""
    return f"Now: your talk. You are at {section.lower()}{slide}."
