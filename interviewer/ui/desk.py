"""Everything that a visitor can do, as plain calls: start, open, send, press, read feedback, delete.

Knows the service and the running turns. Never knows Gradio, and decides nothing about an interview.
"""

import hashlib
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from threading import Lock
from typing import Literal

from interviewer.assess.export_file import MEDIA, Format, to_file
from interviewer.assess.html import to_question
from interviewer.assess.report import ItemReport, Report
from interviewer.domain.errors import UsageError
from interviewer.domain.state import State
from interviewer.domain.vocabulary import Mode
from interviewer.material.deck import next_slide
from interviewer.material.work import method_words
from interviewer.session import Action
from interviewer.store.contract import SessionHead, unknown
from interviewer.ui.choices import Form, drill_form, setup_of
from interviewer.ui.drills import once_more, strong_answer
from interviewer.ui.live import Live, Run
from interviewer.ui.plain import seen, whole
from interviewer.ui.screen import Screen, banner, screen_of
from interviewer.ui.visitor import Whose, everybody
from interviewer.wiring import House

EXPORTS = tuple(form.value for form in Format)
Mark = Literal["next", "slide", "done"]
JUDGE_AGAIN = ("ungraded", "not_judged")


class Desk:
    """The page's way to the house. Every method raises InterviewerError with one line that can be shown.

    whose: the name of whoever the call under way is for; None sees all sessions. Another's session is an unknown one.
    """

    def __init__(self, house: House, whose: Whose = everybody) -> None:
        self.house = house
        self.live = Live(house.interviews)
        self.whose = whose
        self._taken_up: set[str] = set()
        self._owners: dict[str, str] = {}
        self._printing = Lock()  # one browser at a time is enough

    def start(self, form: Form) -> str:
        """Start an interview, let the interviewer begin, and return the session's id."""
        owner = self.owner()
        self.house.connections.check(form.model, owner)
        brought = self.house.brought(owner, form.work) if form.work else ()
        if form.work:
            form = form.model_copy(update={"project": method_words(self.house.work.project(owner, form.work))})
        setup = setup_of(form, self.house.library, self.house.settings)
        if form.work:
            setup = setup.model_copy(update={"slides": self.house.slides(owner, form.work)})
        session = self.house.interviews.start(setup, owner, brought)
        self._taken_up.add(session)
        self.live.begin(session)
        return session

    def open(self, session: str, anew: bool = False) -> Screen:
        """Look at a session; one that this process has not held yet, or `anew`, is taken up without charging the gap.

        What the interviewer still owes is begun.
        """
        self.own(session)
        state = self.house.interviews.state(session)
        if state.ended is None and (anew or session not in self._taken_up):
            state = self.house.interviews.resume(session)
        self._taken_up.add(session)
        screen = self.screen(session)
        if screen.open and (screen.owed or self.house.interviews.notice(session)):
            self.live.begin(session)
        return screen

    def screen(self, session: str) -> Screen:
        """The session as it stands now."""
        self.own(session)
        state = self.house.interviews.state(session)
        deck = self.house.deck(self.owner(), state.chosen.slides)
        screen = screen_of(state, self.house.library, datetime.now(UTC), len(deck))
        lost = self.house.connections.lost(state.chosen.models.values())
        left = {role: name for role, name in state.chosen.models.items() if name not in lost}
        return screen.model_copy(update={"banner": banner(left, lost)}) if lost else screen

    def send(self, session: str, text: str, answering: int) -> Run:
        """Save the answer to the interviewer's turn of that sequence number, then let the interviewer go on.

        The same text for the same turn is one answer, however often it is sent.
        """
        self.own(session)
        self.house.interviews.answer(session, whole(text), message_id(answering, text))
        self._taken_up.add(session)
        return self.live.begin(session)

    def marked(self, session: str, text: str, mark: Mark) -> str:
        """What was written, and after it the mark: the next section, the next slide, or the end of the talk.

        The next slide comes from the candidate's document, if the session has one and it has a further slide.
        """
        self.own(session)
        written = f"/{mark}"
        if mark == "slide":
            state = self.house.interviews.state(session)
            deck = self.house.deck(self.owner(), state.chosen.slides)
            written = next_slide(state, self.house.library, deck) or written
        return f"{text.rstrip()}\n\n{written}" if text.strip() else written

    def moved_on(self, session: str, answering: int, once: str) -> bool:
        """Whether the interviewer has spoken since that turn, other than after the message of that id."""
        self.own(session)
        state = self.house.interviews.state(session)
        return once not in state.messages and self.screen(session).answering != answering

    def again(self, session: str) -> str:
        """Start a drill of the question closed last, and return the new session's id."""
        self.own(session)
        setup = once_more(self.house.interviews.state(session), secrets.randbelow(2**31))
        later = self.house.interviews.start(setup, self.whose() or "")
        self._taken_up.add(later)
        self.live.begin(later)
        return later

    def strong(self, session: str) -> str:
        """One strong answer to the question of a drill closed last, as Markdown."""
        self.own(session)
        return strong_answer(self.house.interviews.state(session), self.house.library)

    def press(self, session: str, action: Action, answering: int) -> Run:
        """Save a button press, then let the interviewer go on."""
        self.own(session)
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

    def contest(self, session: str, opening: int, key_point: str, why: str) -> Report:
        """Have one key point judged once more, blind, and return the feedback with both verdicts."""
        self.report(session)
        self.house.interviews.contest(session, opening, key_point, why)
        return self.report(session)

    def unrated(self, session: str) -> tuple[tuple[int, str], ...]:
        """Opening and title of each question that the candidate may still give themselves a level for.

        That is before any level was shown: at the end of a mock interview, once.
        """
        self.own(session)
        state, library = self.house.interviews.state(session), self.house.library
        if state.ended is None or state.chosen.mode is Mode.DRILL or state.self_rated is not None:
            return ()
        return tuple(
            (record.opening, library.items[record.item].title)
            for record in state.items
            if record.said and record.item in library.items
        )

    def rate(self, session: str, levels: Mapping[int, int]) -> None:
        """Save the levels that the candidate gives themselves, by openings; none of them is an answer too."""
        self.own(session)
        self.house.interviews.rate(session, levels)

    def export(self, session: str, form: str) -> tuple[str, bytes]:
        """Media type and content of the report as a file of that format."""
        if form not in EXPORTS:
            raise UsageError(f"no report is written as “{form}”", remedy="one of " + ", ".join(EXPORTS))
        report = self.report(session)
        with self._printing:
            return MEDIA[Format(form)], to_file(report, Format(form))

    def drill(self, session: str, item: str) -> str:
        """Start a drill on one question as it was asked in the session, and return the new session's id."""
        self.own(session)
        return self.start(drill_form(self.house.interviews.state(session), item))

    def owner(self) -> str:
        """Whose everything is that is begun or kept now; "" where nobody signs in."""
        return self.whose() or ""

    def projects(self) -> list[tuple[str, str]]:
        """Name and id of each project that the visitor keeps."""
        return [(seen(one.name), one.id) for one in self.house.work.projects(self.owner())]

    def heads(self) -> tuple[SessionHead, ...]:
        """All sessions that the visitor may see, the latest changed first."""
        return self.house.store.list(self.whose())

    def own(self, session: str) -> None:
        """SessionUnknown if the session is not one that the visitor may see."""
        owner = self.whose()
        if owner is None:
            return
        if session not in self._owners:
            self._owners.update((head.id, head.owner) for head in self.house.store.list(owner))
        if self._owners.get(session) != owner:
            raise unknown(session)

    def running(self, session: str) -> Run | None:
        """The turn under way in the session, if there is one."""
        self.own(session)
        return self.live.running(session)

    def go_on(self, session: str) -> Run:
        """Let the interviewer do what is owed."""
        self.own(session)
        return self.live.begin(session)

    def delete(self, session: str) -> None:
        """Remove a session with all that was said in it, after its running turn."""
        self.own(session)
        self.live.forget(session)
        self.house.interviews.delete(session)
        self._taken_up.discard(session)

    def close(self, timeout_s: float = 5.0) -> None:
        """Let running turns finish for that long, then let go of everything."""
        self.live.close(timeout_s)
        self.house.close()


def message_id(answering: int, text: str) -> str:
    """The client message id of an answer: the turn it answers and what it says."""
    return f"{answering}-{hashlib.sha256(whole(text).encode()).hexdigest()[:16]}"


def ungraded(report: Report) -> tuple[ItemReport, ...]:
    """Questions that were answered and have no judgement, or a failed one."""
    return tuple(item for item in report.items if item.status == "ungraded")


def latest_done(state: State, report: Report) -> str:
    """In a drill, the feedback on the question that was closed last, as HTML; "" where there is none."""
    closed = [record.opening for record in state.items if record.closed]
    if state.chosen.mode is not Mode.DRILL or not closed:
        return ""
    return next((to_question(item) for item in report.items if item.opening == closed[-1]), "")
