"""The feedback report as nouns.

Knows what a candidate is shown after an interview. Never knows how it was worked out, nor how it is laid out.
"""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from interviewer.domain.items import Reference
from interviewer.domain.noun import Noun
from interviewer.domain.vocabulary import Capability, Decision, Kind, Mode, Probe, Severity, Stage, Verdict, Vote

Slot = Literal["S", "T", "A", "R", "L"]
Found = Literal["present", "thin", "absent", "not asked", "not recognised offline"]
Status = Literal["graded", "tentative", "ungraded", "not_judged"]


class Evidence(Noun):
    """Literal words of the candidate. turn: sequence number of the turn that holds them; start: offset in it."""

    quote: str
    turn: int
    start: int


class Counted(Noun):
    """A stretch of a turn that counted for a key point: text[start:end] == quote.

    label: the key point's number in its question's table, such as P3. says: "met", "partly"; by rules "mentions".
    """

    quote: str
    start: int
    end: int
    key_point: str
    label: str
    text: str
    verdict: Verdict
    says: str


class TurnReport(Noun):
    """One turn. at_s: seconds of the interview clock. action: a button pressed instead of words.

    name: the persona's name, or "You".
    """

    sequence: int
    at_s: float
    speaker: Literal["interviewer", "candidate"]
    name: str
    text: str
    action: str | None = None
    counted: tuple[Counted, ...] = ()


class ContestReport(Noun):
    """A verdict that the candidate contested. first, again: the verdicts, again None while it was not judged.

    says: both in words. why: the candidate's reason, which no judge was shown.
    """

    first: Verdict | None
    again: Verdict | None
    says: str
    why: str


class PointReport(Noun):
    """One key point. label: its number in the question, such as P3. says: the verdict in words.

    help: what came before it, "" if nothing did. nearest: the words that came nearest to a point that was not shown.
    reason: the judge's sentence. gap: share of its credit that was not earned, 0 to 1, None where it was not assessed.
    uncertain: several draws of the judge differed; votes: what each said; doubt: the same in words, "" otherwise.
    contestable: the verdict can be contested now.
    """

    label: str
    key_point: str
    text: str
    weight: int
    core: bool
    stretch: bool
    verdict: Verdict
    says: str
    evidence: Evidence | None
    nearest: Evidence | None
    help: str
    reason: str
    flags: tuple[str, ...]
    gap: float | None
    uncertain: bool = False
    votes: tuple[Verdict, ...] = ()
    doubt: str = ""
    contest: ContestReport | None = None
    contestable: bool = False


class MisconceptionReport(Noun):
    """A wrong claim that was made. recovery: one line if it was put right, else "". uncertain: the draws differed."""

    misconception: str
    claim: str
    why_wrong: str
    severity: Severity
    evidence: Evidence | None
    repaired: bool
    recovery: str
    uncertain: bool = False


class SlotReport(Noun):
    """One slot of a story: S, T, A, R or L."""

    slot: Slot
    name: str
    found: Found
    evidence: Evidence | None


class Challenge(Noun):
    """A correct statement that the interviewer doubted on purpose."""

    says: str
    evidence: Evidence | None


class ItemReport(Noun):
    """One question as it was answered.

    stage_name, persona: as the library names them. minutes: as taken, of those planned. status: graded by a model,
    tentative by rules, ungraded or not judged; says, why: the same in words. score: 1.0 to 4.0 with one decimal.
    anchor: the standard of its level, on the scale of the item's main capability, which anchor_of names. missed: texts
    of points that were not shown. challenged: correct statements that were doubted on purpose. pushbacks: how often a
    wrong claim was doubted. own_level: the level that the candidate gave themselves. reference: the reference answer,
    or what was judged in its place; None until its stage is over.
    """

    opening: int
    item: str
    title: str
    kind: Kind
    stage: Stage
    stage_name: str
    persona: str
    prompt: str
    context: str | None
    minutes: float
    planned_minutes: float
    closed: str | None
    status: Status
    says: str
    why: str
    judge: str
    score: float | None
    level: int | None
    anchor: str
    anchor_of: str
    points: tuple[PointReport, ...]
    missed: tuple[str, ...]
    misconceptions: tuple[MisconceptionReport, ...]
    challenged: tuple[Challenge, ...]
    hints: int
    pushbacks: int
    own_level: int | None
    star: tuple[SlotReport, ...]
    turns: tuple[TurnReport, ...]
    reference: str | None
    references: tuple[Reference, ...]


class CapabilityReport(Noun):
    """One capability. score, level: None where nothing was evidenced.

    minutes: the minutes of judged answers it rests on, as taken, by each item's share. anchor: the standard of its
    level, not a description of the candidate.
    """

    capability: Capability
    name: str
    score: float | None
    level: int | None
    minutes: float
    tentative: bool
    anchor: str


class StageReport(Noun):
    """One round and its vote, None with the reason in `why` where there is none.

    minutes: as held. day: on which it was opened, UTC. questions, judged_minutes: judged questions and the minutes
    they took. basis: says so in words where that is thin, "" otherwise.
    """

    stage: Stage
    name: str
    persona: str
    day: date | None = None
    minutes: float
    planned_minutes: float
    questions: int
    judged_minutes: float
    basis: str
    vote: Vote | None
    value: float | None
    why: str


class DecisionReport(Noun):
    """A loop's outcome. agreement: share of resamples with the same one. would_help: the evidence most missing."""

    decision: Decision
    overall: float | None
    reasons: tuple[str, ...]
    agreement: float
    borderline: bool
    says: str
    would_help: str


class Facts(Noun):
    """What the session was. mode, loop, role, seniority, organisation: as chosen; `_name`: as the library calls them.

    interviewer: "offline", or the models with their roles. cost: US dollars, or "unknown".
    """

    session: str
    mode: Mode
    loop: str | None
    loop_name: str
    role: str
    role_name: str
    seniority: str
    seniority_name: str
    organisation: str | None = None
    organisation_name: str = ""
    started_at: datetime | None
    last_at: datetime | None
    minutes: float
    ended: Literal["plan", "candidate"] | None
    interviewer: str
    calls: int
    tokens: int
    cost: str


class Strength(Noun):
    """Something said without help that counted. says: "meets", by rules "mentions"; text: the key point."""

    item: str
    title: str
    key_point: str
    label: str
    says: str
    text: str
    evidence: Evidence


class Fix(Noun):
    """One thing to mend: what was said, what it showed, what would have been stronger, what to do.

    title: of the question. label, about: number and gist of the key point; for a claim "" and its gist. verdict: None
    for a claim; showed: the same in words. evidence: the words that came nearest, None where nothing was said. reason:
    the judge's sentence. stronger: what would have been. drill: the command that asks the question again. rehearse:
    what to answer then. gain: points of the item's score, an estimate for the order alone.
    """

    item: str
    title: str
    label: str
    about: str
    key_point: str | None
    verdict: Verdict | None
    misconception: str | None
    evidence: Evidence | None
    showed: str
    reason: str
    stronger: str
    drill: str
    rehearse: str
    gain: float


class Summary(Noun):
    """A loop in one paragraph. question: the one behind all others; says: its answer, from the decision alone.

    levels: capabilities at and below the bar and without evidence. risks: what speaks against, with the words that came
    nearest. would_change: what would move the decision, "" without one.
    """

    question: str
    says: str
    levels: tuple[str, ...]
    strengths: tuple[Strength, ...]
    risks: tuple[Fix, ...]
    would_change: str


class Unasked(Noun):
    """A key point that was neither asked nor said: no fault, and worth preparing. rehearse: how it would be asked."""

    item: str
    title: str
    key_point: str
    label: str
    text: str
    rehearse: str


class ClaimReport(Noun):
    """One claim of the ledger. quote: as it was made. source: the document it stands in, "" if it was said.

    says: what is missing, or how it stands to the words in `settled`. asked: how many probes were put to it.
    """

    quote: Evidence
    said_in: Literal["turn", "document"]
    source: str
    kind: str
    status: Literal["supported", "asserted", "contradicted"]
    settled: Evidence | None
    says: str
    asked: int


class FollowUp(Noun):
    """A question to prepare: a claim that stayed open and what an interviewer asks next."""

    quote: Evidence
    ask: str
    probe: Probe


class SectionTime(Noun):
    """One section of a talk. planned, used: shares of the speaking time in percent; minutes likewise.

    says: "on plan", "longer", "shorter" or "left out".
    """

    section: str
    planned: float
    used: float
    planned_minutes: float
    used_minutes: float
    says: str


class LostAudience(Noun):
    """Where a part of the audience was lost. quote: the sentence, None where rules found no such place."""

    audience: str
    quote: Evidence | None
    says: str


class TalkCheck(Noun):
    """One thing that a talk should have. quote: where it is, or the first place that lacks it."""

    name: str
    found: Literal["there", "partly", "missing"]
    says: str
    quote: Evidence | None


class HandledQuestion(Noun):
    """How a question beside the talk, or one that rests on a misreading of it, was handled."""

    kind: Literal["beside the talk", "a misreading"]
    persona: str
    asked: str
    says: str
    quote: Evidence | None


class Rehearsal(Noun):
    """A question to rehearse, and who would ask it. quote: the words of the talk that it takes up."""

    audience: str
    quote: Evidence | None
    ask: str


class TalkReport(Noun):
    """What a talk's speaker is told beside the judged questions, by rules from their own words.

    minutes: speaking minutes planned and used; time: the same in words. interruptions: clarifying ones, of at most so
    many. sentence: how the last sentence stands to the thesis; overlap: share of content words that they have in
    common, 0 to 1.
    """

    stage_name: str
    slot_minutes: float
    speak_minutes: float
    used_minutes: float
    time: str
    sections: tuple[SectionTime, ...]
    interruptions: int
    most_interruptions: int
    thesis: Evidence | None
    final: Evidence | None
    sentence: Literal["same claim", "drifted", "missing"]
    overlap: float
    lost: tuple[LostAudience, ...]
    checklist: tuple[TalkCheck, ...]
    handled: tuple[HandledQuestion, ...]
    rehearse: tuple[Rehearsal, ...] = Field(max_length=3)


class Report(Noun):
    """Everything a candidate is shown about one session."""

    schema_version: Literal[1] = 1
    facts: Facts
    notes: tuple[str, ...] = Field(description="said once: what this report is, and what it is not")
    stages: tuple[StageReport, ...]
    decision: DecisionReport | None
    no_decision: str = Field(description="a sentence on why there is no decision, empty where there is one")
    summary: Summary | None = Field(default=None, description="a loop in one paragraph, None for one round")
    capabilities: tuple[CapabilityReport, ...]
    capability_notes: tuple[str, ...] = Field(description="said under the capabilities: what all of them rest on")
    own_rating: str = Field(description="the candidate's own levels beside the judged ones, empty without any")
    coaching: tuple[str, ...] = Field(description="help taken, recovery after push-back")
    strengths: tuple[Strength, ...]
    no_strengths: str = Field(description="what is said where nothing can be shown, empty otherwise")
    fixes: tuple[Fix, ...] = Field(max_length=3)
    unasked: tuple[Unasked, ...] = Field(max_length=3, description="not asked and worth preparing, no faults")
    ledger: tuple[ClaimReport, ...] = Field(default=(), description="claims of a deep dive, heaviest first")
    prepare: tuple[FollowUp, ...] = Field(default=(), max_length=5, description="the hardest follow-ups to them")
    talks: tuple[TalkReport, ...] = Field(default=(), description="research talks, beside what was judged of them")
    items: tuple[ItemReport, ...]
    around: tuple[TurnReport, ...] = Field(description="turns that belong to no question: openings, closings")

    @property
    def dated(self) -> bool:
        """Whether its rounds were held on different days."""
        return len({stage.day for stage in self.stages}) > 1

    @property
    def turns(self) -> tuple[TurnReport, ...]:
        """Everything that was said, in order."""
        within = [turn for item in self.items for turn in item.turns]
        return tuple(sorted((*self.around, *within), key=lambda turn: turn.sequence))
