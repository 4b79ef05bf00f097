"""Sessions written down by hand, event by event, for tests of what follows from them.

Knows how to spell events briefly. Never knows the session service.
"""

from datetime import UTC, datetime, timedelta

from interviewer.domain.events import (
    Acted,
    Answered,
    Event,
    ItemClosed,
    ItemOpened,
    Recorded,
    Round,
    RoundOpened,
    Setup,
    Spoken,
    Started,
    Tracked,
)
from interviewer.domain.library import Library
from interviewer.domain.moves import CloseReason, Move, MoveKind
from interviewer.domain.observation import (
    Contradiction,
    Mark,
    Observation,
    Sighting,
    Special,
    SpecialTurn,
    Trigger,
)
from interviewer.domain.state import State, fold
from interviewer.domain.text import Span
from interviewer.domain.vocabulary import Mode, Probe, Stage

MATH = "math.softmax-cross-entropy-gradient"
ROPE = "concept.rope-long-context"
STORY = "behavioral.experiment-invalidated-roadmap"
COMPUTE = "bar-raiser.remove-80-percent-compute"
NINE = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def without(library: Library, stage: Stage) -> Library:
    """The library with no question of that stage."""
    left = {id: item for id, item in library.items.items() if stage not in item.stage}
    return library.model_copy(update={"items": left})


class Played:
    """One session as it grows. Times are seconds after nine."""

    def __init__(
        self,
        item: str | None = MATH,
        stage: Stage = Stage.TECHNICAL_CONCEPTS,
        persona: str = "jonas",
        minutes: float = 45,
        mode: Mode = Mode.MOCK,
    ) -> None:
        self.recorded: list[Recorded] = []
        self.second = 0.0
        self.add(Started(setup=Setup(mode=mode, rounds=(Round(stage=stage, persona=persona, minutes=minutes),))))
        self.add(RoundOpened(index=0), Spoken(text="Welcome.", move=Move(kind=MoveKind.OPEN)))
        if item:
            self.asks(item)

    def add(self, *events: Event) -> "Played":
        """Append events at the present second."""
        for event in events:
            at = NINE + timedelta(seconds=self.second)
            self.recorded.append(Recorded(sequence=len(self.recorded) + 1, at=at, event=event))
        return self

    def after(self, seconds: float) -> "Played":
        """Let time pass."""
        self.second += seconds
        return self

    def asks(self, item: str) -> "Played":
        """The interviewer puts an item."""
        self.add(ItemOpened(item=item, version=1))
        return self.add(Spoken(text="The question.", move=Move(kind=MoveKind.ASK_ITEM, item=item)))

    def closes(self, reason: CloseReason) -> "Played":
        """The open item is done with."""
        return self.add(ItemClosed(reason=reason))

    def says(self, text: str, move: Move) -> "Played":
        """The interviewer speaks."""
        return self.add(Spoken(text=text, move=move))

    def answers(self, text: str, observation: Observation | None = None) -> "Played":
        """The candidate speaks, and is tracked."""
        self.add(Answered(text=text))
        seen = observation or Observation(words=len(text.split()))
        return self.add(Tracked(turn=len(self.recorded), observation=seen))

    def presses(self, action: str) -> "Played":
        """The candidate presses a button."""
        return self.add(Acted.model_validate({"action": action}))

    def state(self) -> State:
        """Where it stands."""
        return fold("played", self.recorded)


def span(quote: str = "what was said") -> Span:
    """A span whose place does not matter."""
    return Span(quote=quote, start=0, end=len(quote))


def seen(
    shown: tuple[str, ...] = (),
    mentioned: tuple[str, ...] = (),
    wrong: tuple[str, ...] = (),
    repaired: tuple[str, ...] = (),
    triggers: tuple[Probe, ...] = (),
    special: Special | None = None,
    clarification: int | None = None,
    contradicts: str | None = None,
    words: int = 20,
) -> Observation:
    """An observation in brief."""
    return Observation(
        marks=(
            *(Mark(key_point=id, status="shown", span=span()) for id in shown),
            *(Mark(key_point=id, status="mentioned", span=span()) for id in mentioned),
        ),
        sightings=(
            *(Sighting(misconception=id, span=span()) for id in wrong),
            *(Sighting(misconception=id, span=span(), repaired=True) for id in repaired),
        ),
        triggers=tuple(Trigger(probe=probe, span=span()) for probe in triggers),
        specials=(SpecialTurn(special=special, span=span(), clarification=clarification),) if special else (),
        contradictions=(Contradiction(earlier=contradicts, earlier_turn=1, span=span()),) if contradicts else (),
        salient=span("words of theirs"),
        words=words,
    )
