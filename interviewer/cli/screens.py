"""What a session looks like while it is held: a conversation in text, or its events as JSON lines.

Knows how turns and events are written. Never knows where they come from.
"""

import json
from collections.abc import Callable
from typing import Protocol

from interviewer.assess.export import item_markdown, to_json, to_markdown
from interviewer.assess.report import Report
from interviewer.cli.output import json_line, markdown, told
from interviewer.domain.library import Library
from interviewer.domain.state import State, Turn
from interviewer.domain.vocabulary import Mode
from interviewer.session import Happening, Said, Shown, Told
from interviewer.store import EventStore

OFFLINE = "Offline interviewer: it reads by rules, in authored words; its judgements are tentative."


class Screen(Protocol):
    """Where a session is shown."""

    def begin(self, state: State, after: int) -> None:
        """The session starts (after 0), or is taken up again after the event of that number."""

    def heard(self, text: str) -> None:
        """What the candidate gave was saved."""

    def happens(self, happening: Happening, state: Callable[[], State]) -> None:
        """A piece of the interviewer's turn, the whole of it, or a line about a failure."""

    def caught_up(self, state: State, report: Callable[[], Report]) -> None:
        """Nothing more happens until the candidate acts."""

    def end(self, report: Report) -> None:
        """The session is over and judged."""


class EventScreen:
    """Each event as one JSON line as soon as it is seen, the report as the last line."""

    def __init__(self, store: EventStore) -> None:
        self._store = store
        self._session, self._written = "", 0

    def begin(self, state: State, after: int) -> None:
        """Every event after that number."""
        self._session, self._written = state.id, after
        told(f"Session {state.id}.")
        self._write()

    def heard(self, text: str) -> None:
        """The answer's own event."""
        self._write()

    def happens(self, happening: Happening, state: Callable[[], State]) -> None:
        """Pieces have no event of their own; what is whole has."""
        if isinstance(happening, Told):
            told(happening.line)
        if not isinstance(happening, Shown):
            self._write()

    def caught_up(self, state: State, report: Callable[[], Report]) -> None:
        """What was appended meanwhile, by judges for example."""
        self._write()

    def end(self, report: Report) -> None:
        """The last events and the report."""
        self._write()
        json_line({"kind": "report", "session": self._session, "report": json.loads(to_json(report))})

    def _write(self) -> None:
        for recorded in self._store.read(self._session, after=self._written):
            json_line(recorded)
            self._written = recorded.sequence


class TextScreen:
    """The conversation as it goes, then the feedback.

    echoes: whether the candidate's words are printed too. In a drill of several questions a turn is held back until it
    is whole, so that the feedback on one question stands before the next.
    """

    def __init__(self, library: Library, echoes: bool, hint: str = "") -> None:
        self._library, self._echoes, self._hint = library, echoes, hint
        self._shown = ""
        self._held: list[Turn] = []
        self._drill = False
        self._given: set[int] = set()

    def begin(self, state: State, after: int) -> None:
        """Which session, who interviews, how to answer; on resuming, where it stood."""
        setup = state.chosen
        self._drill = setup.mode is Mode.DRILL and any(round.items != 1 for round in setup.rounds)
        self._given = {record.opening for record in state.items if record.closed}
        print(f"Session {state.id}. " + (OFFLINE if not setup.models else _models(state)))
        if self._hint:
            print(self._hint)
        print()
        spoken = [turn for turn in state.turns if turn.speaker == "interviewer"]
        if after and spoken and not state.ended:
            print(f"{self._name(state, spoken[-1].persona)}: {spoken[-1].text}\n")

    def heard(self, text: str) -> None:
        """What came through a pipe, so that the transcript can be read."""
        if self._echoes:
            print(f"You: {text}\n", flush=True)

    def happens(self, happening: Happening, state: Callable[[], State]) -> None:
        """Pieces as they come; what was shown of a turn that was replaced is taken back in words."""
        if isinstance(happening, Told):
            told(happening.line)
        elif isinstance(happening, Said):
            self._said(happening.turn, state())
        elif not self._drill:
            self._piece(happening, state)

    def _piece(self, piece: Shown, state: Callable[[], State]) -> None:
        if not self._shown:
            print(f"{self._name(state(), piece.persona)}: ", end="")
        print(piece.text, end="", flush=True)
        self._shown += piece.text

    def _said(self, turn: Turn, state: State) -> None:
        shown, self._shown = self._shown, ""
        if self._drill:
            self._held.append(turn)
        elif not shown:
            print(f"{self._name(state, turn.persona)}: {turn.text}\n", flush=True)
        elif shown.strip() != turn.text.strip():
            print(f"\n[taken back, and said instead:] {turn.text}\n", flush=True)
        else:
            print("\n", flush=True)

    def caught_up(self, state: State, report: Callable[[], Report]) -> None:
        """In a drill: feedback on a question that has just been closed, then the turns that were held back."""
        if not self._drill:
            return
        closed = {record.opening for record in state.items if record.closed} - self._given
        if closed and not state.ended:
            for number, item in enumerate(report().items, 1):
                if item.opening in closed:
                    print(f"--- Feedback on “{item.title}”\n")
                    markdown(item_markdown(number, item, short=True))
                    print("---\n")
            self._given |= closed
        for turn in self._held:
            print(f"{self._name(state, turn.persona)}: {turn.text}\n", flush=True)
        self._held = []

    def end(self, report: Report) -> None:
        """The feedback in short, and how to see all of it."""
        markdown(to_markdown(report, short=True))
        session = report.facts.session
        print(f"All of it, with reasons, reference answers and what was said: interviewer sessions show {session}")
        print(f"As a file: interviewer sessions export {session} -o feedback.md")

    def _name(self, state: State, persona: str | None) -> str:
        """Who speaks: that one of the interviewers, else the one who holds the round."""
        index = min(max(len(state.rounds) - 1, 0), len(state.chosen.rounds) - 1)
        return self._library.persona(persona or state.chosen.rounds[index].persona).name


def _models(state: State) -> str:
    named = dict.fromkeys(state.chosen.models.values())
    return "Language model: " + ", ".join(named) + "."
