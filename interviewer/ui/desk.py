"""Everything that a visitor can do, as plain calls: start, open, send, press, read feedback, delete.

Knows the service and the running turns. Never knows Gradio, and decides nothing about an interview.
"""

import hashlib
from datetime import UTC, datetime

from interviewer.assess.export import item_markdown, to_json, to_markdown
from interviewer.assess.report import ItemReport, Report
from interviewer.domain.errors import UsageError
from interviewer.domain.state import State
from interviewer.domain.vocabulary import Mode
from interviewer.session import Action
from interviewer.store.contract import SessionHead
from interviewer.ui.choices import Form, setup_of
from interviewer.ui.live import Live, Run
from interviewer.ui.plain import as_text
from interviewer.ui.screen import Screen, screen_of
from interviewer.wiring import House

EXPORTS = {"md": ("text/markdown", to_markdown), "json": ("application/json", to_json)}
JUDGE_AGAIN = ("ungraded", "not_judged")


class Desk:
    """The page's way to the house. Every method raises InterviewerError with one line that can be shown."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.live = Live(house.interviews)
        self._taken_up: set[str] = set()

    def start(self, form: Form) -> str:
        """Start an interview, let the interviewer begin, and return the session's id."""
        session = self.house.interviews.start(setup_of(form, self.house.library, self.house.settings))
        self._taken_up.add(session)
        self.live.begin(session)
        return session

    def open(self, session: str, anew: bool = False) -> Screen:
        """Look at a session; one that this process has not held yet, or `anew`, is taken up without charging the gap.

        What the interviewer still owes is begun.
        """
        state = self.house.interviews.state(session)
        if state.ended is None and (anew or session not in self._taken_up):
            state = self.house.interviews.resume(session)
        self._taken_up.add(session)
        screen = self.screen(session)
        if screen.owed and screen.open:
            self.live.begin(session)
        return screen

    def screen(self, session: str) -> Screen:
        """The session as it stands now."""
        state = self.house.interviews.state(session)
        return screen_of(state, self.house.library, datetime.now(UTC))

    def send(self, session: str, text: str, answering: int) -> Run:
        """Save the answer to the interviewer's turn of that sequence number, then let the interviewer go on.

        The same text for the same turn is one answer, however often it is sent.
        """
        self.house.interviews.answer(session, text, message_id(answering, text))
        self._taken_up.add(session)
        return self.live.begin(session)

    def press(self, session: str, action: Action, answering: int) -> Run:
        """Save a button press, then let the interviewer go on."""
        once = None if action in ("pause", "resume") else f"{answering}-{action}"
        self.house.interviews.act(session, action, once)
        self._taken_up.add(session)
        return self.live.begin(session)

    def report(self, session: str) -> Report:
        """The feedback, every closed question judged; UsageError while a mock interview is still open."""
        screen = self.screen(session)
        if not screen.readable:
            after = "the first question is done" if screen.drill else "it has ended"
            raise UsageError("no feedback yet", f"session {session}", f"it can be read once {after}")
        return self.house.report(session)

    def judge_again(self, session: str) -> Report:
        """Judge once more what is ungraded."""
        for item in self.report(session).items:
            if item.status in JUDGE_AGAIN and any(turn.speaker == "candidate" for turn in item.turns):
                self.house.interviews.judge(session, item.opening)
        return self.report(session)

    def export(self, session: str, form: str) -> tuple[str, str]:
        """Media type and text of the report as `md` or `json`."""
        if form not in EXPORTS:
            raise UsageError(f"no report is written as “{form}”", remedy="one of " + ", ".join(EXPORTS))
        media, write = EXPORTS[form]
        return media, write(self.report(session))

    def heads(self) -> tuple[SessionHead, ...]:
        """All sessions, the latest changed first."""
        return self.house.store.list()

    def delete(self, session: str) -> None:
        """Remove a session with all that was said in it, after its running turn."""
        self.live.forget(session)
        self.house.interviews.delete(session)
        self._taken_up.discard(session)

    def close(self, timeout_s: float = 5.0) -> None:
        """Let running turns finish for that long, then let go of everything."""
        self.live.close(timeout_s)
        self.house.close()


def message_id(answering: int, text: str) -> str:
    """The client message id of an answer: the turn it answers and what it says."""
    return f"{answering}-{hashlib.sha256(text.encode()).hexdigest()[:16]}"


def ungraded(report: Report) -> tuple[ItemReport, ...]:
    """Questions that were answered and have no judgement, or a failed one."""
    return tuple(item for item in report.items if item.status == "ungraded")


def latest_done(state: State, report: Report) -> str:
    """In a drill, the feedback on the question that was closed last, as Markdown; "" where there is none."""
    closed = [record.opening for record in state.items if record.closed]
    if state.chosen.mode is not Mode.DRILL or not closed:
        return ""
    return next((item_markdown(1, item) for item in report.items if item.opening == closed[-1]), "")


def heads_table(heads: tuple[SessionHead, ...]) -> str:
    """The sessions as a Markdown table, in the order given."""
    if not heads:
        return "No sessions yet."
    rows = [f"| {started(head)} | {as_text(head.title)} | {head.status} | `{head.id}` |" for head in heads]
    return "\n".join(["| Started (UTC) | Interview | Status | Session |", "|---|---|---|---|", *rows])


def started(head: SessionHead) -> str:
    """When the session began, to the minute, UTC."""
    return f"{head.started_at:%Y-%m-%d %H:%M}"
