"""Where the candidate's turns come from: a keyboard, or a pipe with one answer a line.

Knows how an answer and a command are typed. Never knows what is done with them.
"""

import re
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Literal, NamedTuple, Protocol, cast

from interviewer.cli.output import minutes
from interviewer.domain.library import Library
from interviewer.domain.state import State
from interviewer.lexical.talk_standing import Standing, standing
from interviewer.session import Action

MARKS = ("/next", "/slide", "/done")
"""What a speaker may type in a talk: the next section, the next slide, the end. They are part of what is said."""
COMMANDS = ("/hint", "/rephrase", "/pass", "/pause", "/resume", "/end")
HINT = (
    "Answer in as many lines as you like; an empty line or a single “.” sends (a “.” alone where code is asked for). "
    "Commands: " + " ".join(COMMANDS) + ". Ctrl-C leaves, and nothing is lost."
)

# `\n` is a new line unless it begins a formula's command, such as \nabla or \neq.
_NEW_LINE = re.compile(r"\\n(?!(?:abla|eq|e|u|ot|otin|eg|i|mid|leq|geq|orm|onumber)(?![A-Za-z]))")


class Input(NamedTuple):
    """One turn of the candidate: words, a command, or leaving the session as it stands."""

    kind: Literal["answer", "command", "leave"]
    text: str = ""

    @property
    def action(self) -> Action:
        """The action that a command stands for."""
        return cast(Action, self.text.removeprefix("/"))


class Candidate(Protocol):
    """Somebody who answers. echoes: whether what they typed must be printed to be seen."""

    echoes: bool

    def next(self, state: State) -> Input:
        """The next turn."""

    def rested(self, minutes: float) -> bool:
        """Take a break, planned for so many minutes, and say whether they are back; False if they left."""


class Piped:
    """One answer a line, the end of the input is the end of the session; a literal `\\n` in a line is a new line."""

    echoes = True

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines

    def next(self, state: State) -> Input:
        """The next line that is not blank."""
        for line in self._lines:
            text = line.strip()
            if text in COMMANDS:
                return Input("command", text)
            if text:
                return Input("answer", _NEW_LINE.sub("\n", text))
        return Input("command", "/end")

    def rested(self, minutes: float) -> bool:
        """Lines need no break."""
        return True


class Typing:
    """Somebody at a keyboard: several lines, and a clock in the prompt."""

    echoes = False

    def __init__(self, library: Library, ask: Callable[[str], str] = input) -> None:
        self._library, self._ask = library, ask

    def next(self, state: State) -> Input:
        """The next turn; the end of the input leaves the session open."""
        try:
            return self._turn(state)
        except EOFError:
            return Input("leave")

    def rested(self, minutes: float) -> bool:
        """Whether they came back and pressed Enter; the end of the input leaves the session open."""
        try:
            self._ask(f"A break, {minutes:g} minutes as planned; the clock stands. Enter goes on > ")
        except EOFError:
            return False
        return True

    def _turn(self, state: State) -> Input:
        lines: list[str] = []
        prompt = f"[{clock(state, datetime.now(UTC))}] > "
        talk = standing(state, self._library)
        floor = talk is not None and talk.presenting
        if talk is not None:
            print(at_talk(talk))
        blank_sends = not self._writes_code(state) and not floor
        known = (*COMMANDS, *MARKS) if floor else COMMANDS
        while True:
            line = self._ask(prompt if not lines else "… ").rstrip()
            if not lines and line.startswith("/") and line[1:].isalpha():
                if line in known:
                    return Input("answer" if line in MARKS else "command", line)
                print(f"No such command. There are {' '.join(known)}.", file=sys.stderr)
            elif line == "." or (blank_sends and not line):
                if any(lines):
                    return Input("answer", "\n".join(lines).strip("\n"))
                lines = []
            elif line or lines:
                lines.append(line)

    def _writes_code(self, state: State) -> bool:
        item = self._library.items.get(state.item.item) if state.item else None
        return item is not None and item.modality.pad == "code"


def at_talk(held: Standing) -> str:
    """Where a talk stands, in one line; while somebody presents, with the minutes and how to go on."""
    if not held.presenting:
        return held.expected
    minutes_used = f"{held.talk.spoken_s / 60:.1f} of {held.talk.slot.speak:.1f} minutes"
    return f"{held.expected} {minutes_used}. “.” alone sends; {' '.join(MARKS)} mark section, slide and end."


def clock(state: State, now: datetime) -> str:
    """Minutes and seconds of the open round, and its planned minutes; `paused` while the clock stands."""
    if state.round is None:
        return "--:--"
    planned_s = 60 * state.chosen.rounds[state.round.index].minutes
    shown = f"{minutes(state.elapsed(now) - state.round.opened_s)} of {minutes(planned_s)}"
    return f"{shown}, paused" if state.paused else shown
