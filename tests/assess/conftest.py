"""Sessions told as events, and a model that fills in the criteria it is sent.

Knows how an interview is written down. Never knows how it is held or judged.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from interviewer.assess.judge_prompt import SECOND_LOOK
from interviewer.domain.events import (
    Acted,
    Answered,
    Ended,
    Event,
    ItemClosed,
    ItemOpened,
    Judged,
    Recorded,
    Round,
    RoundClosed,
    RoundOpened,
    Setup,
    Spoken,
    Started,
    Tracked,
)
from interviewer.domain.items import Item
from interviewer.domain.judgement import Judgement
from interviewer.domain.library import Library
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.observation import Observation, Special, SpecialTurn
from interviewer.domain.state import ItemRecord, State, fold
from interviewer.domain.text import Span
from interviewer.domain.vocabulary import Assistance, Mode, Stage
from interviewer.models.protocol import Message

MATH = "math.softmax-cross-entropy-gradient"
STORY = "behavioral.experiment-invalidated-roadmap"


class Talk:
    """A session in the making; each method tells one more thing that happened, ten seconds later."""

    def __init__(self, *stages: Stage, mode: Mode = Mode.MOCK) -> None:
        rounds = tuple(Round(stage=stage, persona="jonas", minutes=30) for stage in stages)
        self.events: list[Recorded] = []
        self.time = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
        self.tell(Started(setup=Setup(mode=mode, rounds=rounds)))

    def tell(self, event: Event) -> int:
        """The event's sequence number."""
        self.time += timedelta(seconds=10)
        self.events.append(Recorded(sequence=len(self.events) + 1, at=self.time, event=event))
        return len(self.events)

    def open(self, index: int = 0) -> "Talk":
        self.tell(RoundOpened(index=index))
        return self

    def ask(self, item: Item) -> "Talk":
        self.tell(ItemOpened(item=item.id, version=item.version))
        return self.say(item.prompt, MoveKind.ASK_ITEM, item=item.id)

    def say(self, text: str, kind: MoveKind = MoveKind.PROBE, **about: Any) -> "Talk":
        self.tell(Spoken(text=text, move=Move(kind=kind, **about)))
        return self

    def hint(self, key_point: str, level: int) -> "Talk":
        given = Assistance(f"h{level}")
        return self.say("Look at it.", MoveKind.HINT, key_point=key_point, hint_level=level, assistance=given)

    def answer(self, text: str, special: Special | None = None) -> "Talk":
        turn = self.tell(Answered(text=text))
        span = Span(quote=text, start=0, end=len(text))
        specials = (SpecialTurn(special=special, span=span),) if special else ()
        self.tell(Tracked(turn=turn, observation=Observation(specials=specials)))
        return self

    def press(self, action: Any) -> "Talk":
        self.tell(Acted(action=action))
        return self

    def close(self) -> "Talk":
        self.tell(ItemClosed(reason="covered"))
        return self

    def judged(self, *judgements: Judgement) -> "Talk":
        for judgement in judgements:
            self.tell(Judged(judgement=judgement))
        return self

    def close_round(self) -> "Talk":
        self.tell(RoundClosed(reason="plan"))
        return self

    def end(self) -> "Talk":
        self.tell(Ended(reason="plan"))
        return self

    @property
    def state(self) -> State:
        return fold("s1", self.events)

    @property
    def record(self) -> ItemRecord:
        return self.state.items[-1]


Said = Mapping[str, tuple[str, str]]
Fill = Callable[..., Callable[[Sequence[Message]], dict[str, Any]]]


def fill_in(
    item: Item,
    said: Said,
    wrong: Sequence[tuple[str, str, str]] = (),
    everything: str = "missed",
    mend: Callable[[list[dict[str, Any]]], list[dict[str, Any]]] = list,
    looks: Mapping[str, tuple[str, str]] | None = None,
) -> Callable[[Sequence[Message]], dict[str, Any]]:
    """A model that gives each key point in `said` its (quote, verdict), all other criteria `everything`.

    wrong: (misconception, quote, repair_quote). mend: changes the list of criteria before it is sent. looks: what a
    second look says of a key point, (missing, verdict); of all others that nothing is missing.
    """
    texts = {point.text: point.id for point in item.key_points}
    claims = {wrong.claim: wrong.id for wrong in item.misconceptions}

    def reply(messages: Sequence[Message]) -> dict[str, Any]:
        system = messages[0].content
        if system.startswith(SECOND_LOOK):
            seen = next(id for known, id in texts.items() if system.split("CRITERION\n")[1].startswith(known))
            missing, verdict = (looks or {}).get(seen, ("", "met"))
            return {"missing": missing, "verdict": verdict}
        criteria, labels = [], {}
        for label, text in re.findall(r"^(c\d+): (.*)$", system, re.MULTILINE):
            id = next((id for known, id in texts.items() if text.startswith(known)), None)
            quote, verdict = said.get(id or "", ("", everything))
            criteria.append({"criterion": label, "quote": quote, "verdict": verdict, "reason": "Because."})
        for label, text in re.findall(r"^(m\d+): (.*)$", system, re.MULTILINE):
            labels |= {id: label for claim, id in claims.items() if text.startswith(claim)}
        held = [{"misconception": labels[id], "quote": q, "repair_quote": r} for id, q, r in wrong if id in labels]
        return {"criteria": mend(criteria), "misconceptions": held}

    return reply


@pytest.fixture
def talk() -> type[Talk]:
    return Talk


@pytest.fixture
def filled() -> Fill:
    return fill_in


@pytest.fixture
def math(library: Library) -> Item:
    return library.item(MATH)


@pytest.fixture
def story(library: Library) -> Item:
    return library.item(STORY)
