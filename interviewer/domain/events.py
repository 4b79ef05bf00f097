"""Everything that can happen in a session, as append-only events.

Knows what is written down and in which version of the schema. Never knows a database or the state they add up to.
"""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from interviewer.domain.claims import Document
from interviewer.domain.items import Identifier
from interviewer.domain.judgement import Judgement
from interviewer.domain.moves import CloseReason, Move
from interviewer.domain.noun import Noun
from interviewer.domain.observation import Observation
from interviewer.domain.vocabulary import Mode, Role, Seniority, Stage

SCHEMA = 1


class Round(Noun):
    """One stage to be sat: by whom it is held and for how many minutes.

    items: at most that many; None by time. rest: minutes of the break planned before it; it lasts as long as one likes.
    second: an interviewer who listens and takes over once; None for one alone.
    """

    stage: Stage
    persona: Identifier
    minutes: float = Field(gt=0)
    items: int | None = None
    rest: float = Field(default=0, ge=0)
    second: Identifier | None = None


class Setup(Noun):
    """What the candidate chose before the start.

    item: ask this one first. topic, wish: narrow the choice, wish in free words. project: method and claim in the
    candidate's words, if given beforehand. slides: id of the document that a talk shows. models: name of the model per
    role, absent for the offline interviewer. organisation: the kind of
    place that interviews, None for no kind in particular. seed: makes every free choice of words repeatable.
    """

    mode: Mode = Mode.MOCK
    rounds: tuple[Round, ...] = Field(min_length=1)
    loop: Identifier | None = None
    item: Identifier | None = None
    topic: str | None = None
    wish: str | None = None
    seniority: Seniority = Seniority.NEW_PHD
    role: Identifier = "research_scientist"
    organisation: Identifier | None = None
    project: str | None = None
    slides: str | None = None
    models: dict[Role, str] = {}
    seed: int = 0


class Started(Noun):
    """The session exists."""

    kind: Literal["started"] = "started"
    setup: Setup


class Brought(Noun):
    """Documents of the candidate's own work were laid on the table; what they claim was read once and for all."""

    kind: Literal["brought"] = "brought"
    documents: tuple[Document, ...]


class RoundOpened(Noun):
    """The round of that index of the setup begins."""

    kind: Literal["round_opened"] = "round_opened"
    index: int


class RoundClosed(Noun):
    """The open round is over."""

    kind: Literal["round_closed"] = "round_closed"
    reason: Literal["plan", "time", "candidate", "no_items"]


class ItemOpened(Noun):
    """A question is put; the words follow as `Spoken` in the same append."""

    kind: Literal["item_opened"] = "item_opened"
    item: Identifier
    version: int


class ItemClosed(Noun):
    """The open question is done with."""

    kind: Literal["item_closed"] = "item_closed"
    reason: CloseReason


class Spoken(Noun):
    """A turn of the interviewer. failed: outgoing checks that the model's words failed before they were replaced.

    persona: who of the interviewers spoke; None, as in all older events: the one who holds the round.
    """

    kind: Literal["spoken"] = "spoken"
    text: str
    move: Move
    source: Literal["authored", "model"] = "authored"
    failed: tuple[str, ...] = ()
    persona: Identifier | None = None


class Answered(Noun):
    """A turn of the candidate, saved before anything else is done with it."""

    kind: Literal["answered"] = "answered"
    text: str
    client_message_id: str | None = None


class Acted(Noun):
    """A button of the candidate's instead of words."""

    kind: Literal["acted"] = "acted"
    action: Literal["hint", "rephrase", "pass", "pause", "resume", "end"]
    client_message_id: str | None = None


class Tracked(Noun):
    """What the tracker saw in the answer with sequence number `turn`."""

    kind: Literal["tracked"] = "tracked"
    turn: int
    observation: Observation


class Judged(Noun):
    """A judgement of one item; a later one of the same opening replaces it in the report, both stay.

    contest: sequence number of the `Contested` that it answers, None where nobody contested.
    """

    kind: Literal["judged"] = "judged"
    judgement: Judgement
    contest: int | None = None


class Contested(Noun):
    """The candidate doubts the verdict on a key point of the item opened at that sequence number.

    why: in their words, kept and never shown to a judge. The new judgement follows as `Judged`.
    """

    kind: Literal["contested"] = "contested"
    opening: int
    key_point: Identifier
    why: str = ""


class SelfRated(Noun):
    """The levels that the candidate gives themselves, before they see any, by the openings of the items.

    Empty: they would rather not.
    """

    kind: Literal["self_rated"] = "self_rated"
    levels: dict[int, Annotated[int, Field(ge=1, le=4)]] = {}


class ModelUsed(Noun):
    """Tokens of one call. cost: in US dollars, None where the price is not known."""

    kind: Literal["model_used"] = "model_used"
    role: Role
    model: str
    prompt_tokens: int
    completion_tokens: int
    cost: float | None


class Faulted(Noun):
    """Something outside failed; `line` is what the person was told."""

    kind: Literal["faulted"] = "faulted"
    line: str


class Reopened(Noun):
    """Taken up again after an interruption; the time since the event before is not charged."""

    kind: Literal["reopened"] = "reopened"


class Ended(Noun):
    """Nothing more will be asked."""

    kind: Literal["ended"] = "ended"
    reason: Literal["plan", "candidate"]


Event = Annotated[
    Started
    | Brought
    | RoundOpened
    | RoundClosed
    | ItemOpened
    | ItemClosed
    | Spoken
    | Answered
    | Acted
    | Tracked
    | Judged
    | Contested
    | SelfRated
    | ModelUsed
    | Faulted
    | Reopened
    | Ended,
    Field(discriminator="kind"),
]

EVENT: TypeAdapter[Event] = TypeAdapter(Event)


class Recorded(Noun):
    """An event in its place: sequence numbers of a session start at 1 and have no gaps. at: UTC."""

    sequence: int
    at: datetime
    event: Event
