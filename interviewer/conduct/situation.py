"""What the controller looks at when it decides: the open item, its turns so far, the clock and the budgets.

Knows how to read the state. Never knows which move follows from it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from interviewer.conduct.checks import content_stems
from interviewer.conduct.tracking_salient import readable
from interviewer.domain.events import Round
from interviewer.domain.items import Item, KeyPoint
from interviewer.domain.ledger import Ledger, ledger
from interviewer.domain.library import Library
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.observation import Observation
from interviewer.domain.people import Persona
from interviewer.domain.standards import Organisation, StagePlan, TurnRules
from interviewer.domain.state import ItemRecord, RoundRecord, State
from interviewer.domain.text import Span
from interviewer.domain.vocabulary import Assistance, Kind, Mode, Probe

FOLLOWUPS = (
    MoveKind.PROBE,
    MoveKind.KEY_POINT,
    MoveKind.DEEPEN,
    MoveKind.POINTED,
    MoveKind.STRETCH,
    MoveKind.FOLLOWUP,
    MoveKind.DOUBT,
)
ANYTIME = (
    Probe.MECHANISM,
    Probe.ASSUMPTION,
    Probe.BOUNDARY,
    Probe.ALTERNATIVE,
    Probe.FALSIFY,
    Probe.AUDIENCE,
    Probe.SO_WHAT,
    Probe.CHECK,
)
"""Probes that need no claim of one kind before them."""


def same_matter(asked: str, question: str) -> float:
    """How much of the shorter of two questions is in the other one, by stems of content words, 0 to 1."""
    one, other = content_stems(asked), content_stems(question)
    return len(one & other) / min(len(one), len(other)) if min(len(one), len(other)) > 3 else 0.0


@dataclass(frozen=True)
class Situation:
    """An open round, seen at one moment. now_s: interview clock in seconds."""

    state: State
    library: Library
    now_s: float

    @property
    def rules(self) -> TurnRules:
        """The limits of conduct."""
        return self.library.turns

    @cached_property
    def round(self) -> RoundRecord:
        """The open round."""
        if self.state.round is None:
            raise ValueError("no round is open")
        return self.state.round

    @property
    def chosen(self) -> Round:
        """What the setup says of the open round."""
        return self.state.chosen.rounds[self.round.index]

    @property
    def plan(self) -> StagePlan:
        """The stage's plan."""
        return self.library.plans[self.chosen.stage]

    @property
    def persona(self) -> Persona:
        """Who holds the round."""
        return self.library.persona(self.chosen.persona)

    @property
    def probes(self) -> tuple[Probe, ...]:
        """What the persona favours in this stage, then the stage's other probes, each part in its own order.

        A favourite that the stage does not name counts in the persona's own stages, if it can be asked of anything.
        """
        home = ANYTIME if self.chosen.stage in self.persona.stages else ()
        favoured = tuple(probe for probe in self.persona.favourites if probe in (*self.plan.probes, *home))
        return (*favoured, *(probe for probe in self.plan.probes if probe not in favoured))

    @property
    def place(self) -> Organisation | None:
        """The kind of place that interviews, None for none in particular or one that the library no longer has."""
        return self.library.organisations.get(self.state.chosen.organisation or "")

    @property
    def mix(self) -> tuple[Kind, ...]:
        """Kinds of question in the order wanted: the place's, where it has its own in this stage, else the stage's."""
        own = self.place.mix if self.place else {}
        return own.get(self.chosen.stage, self.plan.mix)

    @property
    def drill(self) -> bool:
        """Whether feedback follows each item."""
        return self.state.chosen.mode is Mode.DRILL

    @cached_property
    def record(self) -> ItemRecord | None:
        """The open item as asked so far."""
        return self.state.item

    @cached_property
    def item(self) -> Item | None:
        """The open item."""
        return self.library.item(self.record.item) if self.record else None

    @property
    def quick(self) -> bool:
        """Whether the open item wants one short answer and no reaction to it."""
        return self.item is not None and self.item.kind is Kind.LIGHTNING

    @property
    def action(self) -> str | None:
        """The button just pressed, if the candidate's last turn was one."""
        last = self.state.last
        return last.action if last and last.speaker == "candidate" else None

    @cached_property
    def seen(self) -> Observation:
        """What the tracker saw in the candidate's last turn."""
        last = self.state.last
        return (last.observation if last and last.speaker == "candidate" else None) or Observation()

    @property
    def words(self) -> Span | None:
        """The candidate's words that are most worth taking up: of the last turn, else ones not quoted just before."""
        if self.seen.salient is not None or self.record is None:
            return self.seen.salient
        quoted = {move.lead.quote for move in self.moves[-2:] if move.lead}
        found = (turn.observation.salient for turn in reversed(self.record.said) if turn.observation)
        return next((span for span in found if span is not None and span.quote not in quoted), None)

    @property
    def previous(self) -> Move | None:
        """The interviewer's latest move."""
        return next((turn.move for turn in reversed(self.state.turns) if turn.move), None)

    @property
    def here(self) -> tuple[ItemRecord, ...]:
        """The items of the open round, the open one last."""
        state, index = self.state, self.round.index
        return tuple(record for record in state.items if state.rounds[record.round].index == index)

    @property
    def moves(self) -> tuple[Move, ...]:
        """The moves made on the open item."""
        return self.record.moves if self.record else ()

    @property
    def ever(self) -> tuple[Move, ...]:
        """The moves made on the open item whenever it was open: in a talk several listeners ask by the same one."""
        held = (record for record in self.state.items if self.record and record.item == self.record.item)
        return tuple(move for record in held for move in record.moves)

    @property
    def round_s(self) -> float:
        """Seconds since the round began."""
        return self.now_s - self.round.opened_s

    @property
    def reserve_s(self) -> float:
        """Seconds at the end that belong to the candidate's questions, in proportion to the round's length."""
        scale = min(1.0, self.chosen.minutes / self.plan.minutes)
        return 0.0 if self.drill else 60 * self.plan.questions_min * scale

    @property
    def left_s(self) -> float:
        """Seconds left for questions of the interviewer's."""
        return 60 * self.chosen.minutes - self.reserve_s - self.round_s

    @property
    def box_share(self) -> float:
        """How much of the item's hard time is used, 1.0 at its end."""
        if self.record is None or self.item is None:
            return 0.0
        return (self.now_s - self.record.opened_s) / (60 * self.item.time_box.hard_min)

    @property
    def attempted(self) -> bool:
        """Whether the candidate has said anything of substance on the open item."""
        said = self.record.said if self.record else ()
        return any(t.observation and (t.observation.marks or t.observation.words >= 8) for t in said)

    @cached_property
    def covered(self) -> frozenset[str]:
        """Key points that the candidate has shown."""
        marks = self.record.marks() if self.record else {}
        return frozenset(id for id, mark in marks.items() if mark.status == "shown")

    @cached_property
    def touched(self) -> frozenset[str]:
        """Key points that the candidate has at least mentioned."""
        return frozenset(self.record.marks() if self.record else ())

    @property
    def followups_left(self) -> int:
        """How many follow-ups the stage still allows on this item."""
        return self.plan.followups - sum(move.kind in FOLLOWUPS for move in self.moves)

    @property
    def hints_given(self) -> int:
        """Hints released on this item."""
        return sum(move.kind is MoveKind.HINT for move in self.moves)

    def pushes(self, misconception: str) -> int:
        """How often this misconception has been pushed back on."""
        return sum(move.misconception == misconception for move in self.ever)

    def asked(self, point: KeyPoint) -> bool:
        """Whether the interviewer has asked for this key point, if only by a push-back on the same matter."""
        return any(
            (move.key_point == point.id and move.assistance is not Assistance.NONE)
            or same_matter(move.snippet, point.probe) >= self.rules.same_matter
            for move in self.ever
        )

    def open_points(self) -> tuple[KeyPoint, ...]:
        """Core points not yet shown whose precondition is met, heaviest first."""
        return self._open(lambda point: point.core)

    def beyond(self) -> tuple[KeyPoint, ...]:
        """What lies beyond the core and is not shown: stretch points first, then the other ones, heaviest first."""
        return self._open(lambda point: point.stretch) + self._open(lambda point: not point.core and not point.stretch)

    def _open(self, kind: Callable[[KeyPoint], bool]) -> tuple[KeyPoint, ...]:
        points = self.item.key_points if self.item else ()
        wanted = [p for p in points if kind(p) and p.id not in self.covered and set(p.after) <= self.touched]
        return tuple(sorted(wanted, key=lambda point: -point.weight))

    def quotable(self, span: Span) -> Span | None:
        """The span as it can be quoted back: one fragment, not too long and not a mere word; None if there is none."""
        said = self.record.said if self.record else ()
        text = next((t.text for t in reversed(said) if t.text[span.start : span.end] == span.quote), "")
        return readable(text, span, self.rules.span_words) if text else span

    @cached_property
    def ledger(self) -> Ledger:
        """What the candidate has claimed in the session so far."""
        return ledger(self.state, self.library)

    @property
    def last_asked(self) -> bool:
        """Whether the open item's last question was announced."""
        return any(move.frame == "last_question" for move in self.moves)

    @property
    def stuck(self) -> bool:
        """Whether the last turns of the candidate brought nothing new."""
        said = self.record.said if self.record else ()
        recent = said[-self.rules.stuck_turns :]
        if len(recent) < self.rules.stuck_turns:
            return False
        before = {m.key_point for t in said[: -len(recent)] if t.observation for m in t.observation.marks}
        new = {m.key_point for t in recent if t.observation for m in t.observation.marks}
        return not new - before
