"""The question-bank item and its parts, one noun per part so that each role can be handed only its own.

Knows the shape of an item file. Never knows where the file lies or whether its content is any good.
"""

from typing import Annotated, Literal

from pydantic import Field

from interviewer.domain.noun import Noun
from interviewer.domain.vocabulary import Capability, Kind, Seniority, Severity, Stage, Verdict

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_.-]*$")]
Text = Annotated[str, Field(min_length=1)]


class TimeBox(Noun):
    """think_s: seconds of silence that are normal. soft_min, hard_min: minutes planned and minutes at most."""

    think_s: int = Field(ge=0)
    soft_min: float = Field(gt=0)
    hard_min: float = Field(gt=0)
    first_answer_s: int | None = None


class Modality(Noun):
    """How an item can be answered. A string says what changes when it is spoken."""

    text: bool | str
    voice: bool | str
    pad: Literal["none", "math", "code", "free"]
    language: str | None = None
    packages: tuple[str, ...] = ()


class Clarification(Noun):
    """A question the candidate may ask, and the one answer that is given."""

    if_asked: Text
    answer: Text


class KeyPoint(Noun):
    """One checkable proposition. Core absent caps the level at 2; stretch is what lifts it to 4.

    accept, reject: wordings that count, near misses that do not. hints: H1 to H3.
    leak_terms: what the interviewer may not say before the candidate has.
    after: points that must be covered before this point's probe or hints are used.
    slot: STAR-L slot. by: `tests.<group>` where a sandbox gives the verdict.
    """

    id: Identifier
    weight: int = Field(ge=1, le=4)
    core: bool = False
    stretch: bool = False
    text: Text
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    probe: Text
    deepen: str | None = None
    hints: tuple[str, ...] = Field(default=(), max_length=3)
    leak_terms: tuple[str, ...] = ()
    after: tuple[Identifier, ...] = ()
    slot: Literal["S", "T", "A", "R", "L"] | None = None
    by: str | None = None


class Misconception(Noun):
    """A wrong claim as candidates say it, and the questions that expose its consequence."""

    id: Identifier
    claim: Text
    why_wrong: Text
    detect: tuple[str, ...] = Field(min_length=1)
    severity: Severity
    pushback: tuple[str, ...] = Field(min_length=1, max_length=2)
    repaired_if: Text


class Followup(Noun):
    """A question for after the core is secure."""

    id: Identifier
    ask: Text
    looks_for: Text


class Exemplar(Noun):
    """An answer of known level. misconceptions: (id, repaired) pairs."""

    answer: Text
    verdicts: dict[Identifier, Verdict]
    misconceptions: tuple[tuple[Identifier, bool], ...] = ()
    expected_level: int = Field(ge=1, le=4)


class Exemplars(Noun):
    """The four anchors of an item."""

    weak: Exemplar
    ok: Exemplar
    strong: Exemplar
    fluent_wrong: Exemplar | None = None

    def named(self) -> dict[str, Exemplar]:
        """The anchors that exist, by name, weakest first."""
        anchors = {"weak": self.weak, "fluent_wrong": self.fluent_wrong, "ok": self.ok, "strong": self.strong}
        return {name: anchor for name, anchor in anchors.items() if anchor is not None}


class Reference(Noun):
    """A primary source."""

    title: Text
    authors: Text
    year: int | None = None
    arxiv: str | None = None
    url: str | None = None
    doi: str | None = None
    note: str | None = None


class SandboxLimits(Noun):
    """What candidate code may use."""

    wall_s: int
    memory_mb: int
    network: bool
    files: str


class Item(Noun):
    """One question with all that is needed to ask, probe, help, push back and judge it.

    draft: it can be practised, but what it is judged by was checked by nobody: no vote and no figure rests on it.
    exemplars: None only in a draft.
    """

    id: Identifier
    version: int = Field(ge=1)
    draft: bool = False
    origin: Literal["seed", "authored", "user"]
    source_ids: tuple[str, ...] = ()
    kind: Kind
    title: Text
    stage: tuple[Stage, ...] = Field(min_length=1)
    topic: tuple[str, ...] = Field(min_length=1)
    capabilities: dict[Capability, float] = Field(min_length=1)
    difficulty: int = Field(ge=1, le=5)
    seed_difficulty: str | None = None
    rarity: Literal["very_common", "common", "occasional", "rare"]
    seed_rarity: str | None = None
    seniority: tuple[Seniority, ...] = tuple(Seniority)
    time_box: TimeBox
    modality: Modality
    requires_context: dict[Literal["project"], bool] = {}
    rubric_overlay: Literal["star_l", "bar_raiser"] | None = None
    prompt: Text
    candidate_context: str | None = None
    clarifications: tuple[Clarification, ...] = ()
    author_note: str | None = None
    judge_notes: str | None = None
    reference_answer: str | None = None
    hidden_tests: str | None = None
    test_groups: dict[str, tuple[str, ...]] = {}
    limits: SandboxLimits | None = None
    key_points: tuple[KeyPoint, ...] = Field(min_length=1)
    misconceptions: tuple[Misconception, ...] = ()
    followups: tuple[Followup, ...] = ()
    exemplars: Exemplars | None = None
    references: tuple[Reference, ...] = ()

    def key_point(self, id: str) -> KeyPoint:
        """The key point of that id; KeyError if there is none."""
        return {point.id: point for point in self.key_points}[id]

    def misconception(self, id: str) -> Misconception:
        """The misconception of that id; KeyError if there is none."""
        return {wrong.id: wrong for wrong in self.misconceptions}[id]

    @property
    def needs_project(self) -> bool:
        """Whether the item can be asked only once the candidate has named a project."""
        return self.requires_context.get("project", False)
