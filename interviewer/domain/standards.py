"""The standards that rubric files hold: anchors, arithmetic, stage plans, loops, turn limits and authored words.

Knows the shape of every number and sentence that decides. Never holds one of them: they are in `rubrics/`.
"""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from interviewer.domain.items import Identifier, Text
from interviewer.domain.noun import Noun
from interviewer.domain.talk_plan import TalkPlan
from interviewer.domain.vocabulary import (
    Assistance,
    Capability,
    Kind,
    Probe,
    Seniority,
    Severity,
    Stage,
    Verdict,
    Vote,
)


class Anchor(Noun):
    """Observable evidence for one level, 1 to 4, and what it sounds like."""

    level: int = Field(ge=1, le=4)
    evidence: Text
    sounds_like: str | None = None


class CapabilityRubric(Noun):
    """One capability with its four anchors."""

    id: Capability
    name: Text
    short: Text
    question: Text
    anchors: tuple[Anchor, ...] = Field(min_length=4, max_length=4)


class OverlayRubric(Noun):
    """A second scale over named facets (STAR-L slots, the bar raiser's four), four anchors each."""

    id: Literal["star_l", "bar_raiser"]
    name: Text
    question: Text
    facets: dict[Identifier, tuple[Anchor, ...]]
    target_s: dict[Identifier, int] = {}


class ScoringRules(Noun):
    """All constants from verdicts to a decision (see `interviewer.domain.scoring`).

    knots: (coverage, score) pairs of the piecewise linear curve. vote_limits: upper ends, ascending.
    """

    version: int = Field(ge=1)
    credit: dict[Verdict, float]
    assistance: dict[Assistance, float]
    knots: tuple[tuple[float, float], ...]
    stretch_gain: float
    stretch_from: float
    stretch_span: float
    penalty: dict[Severity, float]
    fatal_cap: float
    core_floor: float
    core_cap: float
    lowest: float
    highest: float
    vote_limits: tuple[tuple[float, Vote], ...]
    vote_share: float
    strong_no_below: float
    strong_no_votes: int
    gate_below: float
    overall_below: float
    no_votes_share: float
    strong_overall: float
    strong_least: float
    spike: float
    draws: int
    borderline_below: float


class RoleProfile(Noun):
    """What one job weighs, in percent, and the capabilities that cannot be compensated."""

    id: Identifier
    name: Text
    weights: dict[Capability, int]
    gates: tuple[Capability, ...]


class Phase(Noun):
    """A stretch of a stage's minutes and what it is for.

    items: the questions that it chooses from, by id; without any, those of its kinds; without either it asks none.
    asks: how many. prompts: what the stage comes to in this stretch of an open question, one of them, put once.
    """

    from_min: float
    to_min: float
    what: Text
    items: tuple[Identifier, ...] = ()
    kinds: tuple[Kind, ...] = ()
    asks: int = Field(default=1, ge=1)
    prompts: tuple[Text, ...] = ()


class StagePlan(Noun):
    """How one stage runs.

    minutes, short_minutes: planned length. questions_min: minutes at the end that belong to the candidate.
    followups: at most that many per item. probes: the stage's own, in order of preference.
    hints: whether content hints exist here. audits: claims of the candidate's that are followed to the bottom.
    doubts: correct statements doubted per round. recalls: whether a statement from an earlier round is brought back.
    opening: said before the first question. mix: kinds of item in the order wanted.
    weights: the stage's row of the stage x capability matrix, in percent. talk: how a talk runs, None elsewhere.
    """

    id: Stage
    name: Text
    goal: Text
    minutes: float = Field(gt=0)
    short_minutes: float = Field(gt=0)
    questions_min: float = Field(ge=0)
    followups: int = Field(ge=0)
    probes: tuple[Probe, ...] = Field(min_length=1)
    hints: bool
    audits: int = Field(default=0, ge=0)
    doubts: int = Field(ge=0)
    recalls: bool = False
    opening: Text
    mix: tuple[Kind, ...]
    phases: tuple[Phase, ...] = Field(min_length=1)
    personas: tuple[Identifier, ...] = Field(min_length=1)
    weights: dict[Capability, int]
    talk: TalkPlan | None = None


class LoopStage(Noun):
    """One entry of a loop: a stage with its minutes, or a break. items: at most that many questions; None by time."""

    stage: Stage | Literal["break", "debrief"]
    minutes: float = Field(gt=0)
    items: int | None = Field(default=None, ge=1)


class Sitting(NamedTuple):
    """A stage of a loop as it is sat. rest: minutes of the break before it. items: at most that many questions."""

    stage: Stage
    minutes: float
    rest: float
    items: int | None = None


class Loop(Noun):
    """A named sequence of stages, or, with one_of, stages of which one is drawn each time."""

    id: Identifier
    name: Text
    what: Text
    stages: tuple[LoopStage, ...] = Field(min_length=1)
    one_of: bool = False

    def drawn(self, held: Sequence[Sitting], seed: int) -> tuple[Sitting, ...]:
        """Of the sittings that can be held those that are: all, or the one that the seed draws."""
        return (held[seed % len(held)],) if self.one_of and held else tuple(held)

    def sittings(self) -> Iterator[Sitting]:
        """Each stage that is or may be sat, with the break before it."""
        rest = 0.0
        for entry in self.stages:
            if isinstance(entry.stage, Stage):
                yield Sitting(entry.stage, entry.minutes, rest, entry.items)
                rest = 0.0
            elif entry.stage == "break":
                rest += entry.minutes


class SeniorityPreset(Noun):
    """Which difficulties a candidate of this level is asked, both ends included.

    topics: what questions are about by preference, each until one was.
    """

    id: Seniority
    name: Text
    difficulty_from: int = Field(ge=1, le=5)
    difficulty_to: int = Field(ge=1, le=5)
    expectation: Text
    topics: tuple[Text, ...] = ()


class Organisation(Noun):
    """A kind of place that interviews. minutes: how many times the usual ones a stage takes, 1 where it is not named.

    expectation: what they listen for, told before the interview. mix: kinds of question in the order wanted, instead of
    the stage's own. topics: what one question of each round is about, where there is one that may be asked.
    asks: what is asked there beside the question's own follow-ups, one of them a question.
    """

    id: Identifier
    name: Text
    what: Text
    expectation: Text
    minutes: dict[Stage, Annotated[float, Field(gt=0, le=3)]] = {}
    mix: dict[Stage, tuple[Kind, ...]] = {}
    topics: tuple[Text, ...] = Field(min_length=1)
    asks: dict[Stage, tuple[Text, ...]] = {}


class TurnRules(Noun):
    """Limits of the interviewer's conduct.

    turn_words, problem_words: most words of a turn, and of one that sets a problem. span_words: most words quoted
    back. pointed_share, last_share: of the item's hard time, from where on a pointed probe, and the last question.
    overrun_share: how far a stage may pass its minutes. similar: likeness at which a question is a repeat.
    same_matter: share of content words at which two authored questions ask the same. stuck_turns: turns without new
    content before a hint is offered. The lists hold lower-case phrases that an interviewer's turn may not contain.
    silence: (from second, to second, words) while nothing is typed; no words means waiting. silence_coding: how many
    times longer that is while code is written. silence_minute_s: seconds left alone after "give me a minute".
    silence_patience_s: a persona's patience up to which the table holds. silence_shift: seconds that all of it comes
    later for each second of patience beyond.
    """

    version: int = Field(ge=1)
    turn_words: int
    problem_words: int
    span_words: int
    max_hints: int
    max_pushes: int
    max_turns: int
    stuck_turns: int
    pointed_share: float
    last_share: float
    overrun_share: float
    interrupt_words: int
    similar: float
    same_matter: float
    praise: tuple[str, ...]
    verdicts: tuple[str, ...]
    role_words: tuple[str, ...]
    generic: tuple[str, ...]
    silence: tuple[tuple[int, int, str], ...]
    silence_coding: int = Field(ge=1)
    silence_minute_s: int = Field(ge=0)
    silence_patience_s: int = Field(ge=1)
    silence_shift: int = Field(ge=0)

    def patience_s(self, patience_s: int) -> int:
        """Seconds that somebody of that patience leaves a silence alone beyond the table; never sooner than it."""
        return self.silence_shift * max(0, patience_s - self.silence_patience_s)


class Phrasebook(Noun):
    """Authored words for every move that an item does not word itself: `say[key]` are variants of one meaning.

    probes: common wordings of each probe type. Placeholders: `{span}` the candidate's own words, `{minutes}`, `{name}`.
    """

    version: int = Field(ge=1)
    say: dict[Identifier, tuple[Text, ...]]
    probes: dict[Probe, tuple[Text, ...]]
