"""The whole page: its views and what a click in one of them does to the others.

Knows which call answers which click, and shows every fault as one line. Never knows more of a session than its id.
"""

import logging
from collections.abc import Callable, Iterator
from functools import partial, wraps
from typing import Any

from interviewer.domain.errors import InterviewerError
from interviewer.session import Action
from interviewer.ui import look
from interviewer.ui.desk import Desk, Mark, latest_done, message_id
from interviewer.ui.feedback_view import FeedbackView
from interviewer.ui.library_view import LibraryView
from interviewer.ui.past_view import PastView
from interviewer.ui.plain import as_text, fenced
from interviewer.ui.progress_view import ProgressView
from interviewer.ui.setup_view import SetupView
from interviewer.ui.sign_in import who_html
from interviewer.ui.talk_view import TalkView, Updates
from interviewer.ui.toolkit import gr
from interviewer.ui.work_view import WorkView

QUIET = {"show_progress": "hidden", "api_visibility": "private", "concurrency_limit": None}
UNFORESEEN = "Something went wrong here and is in the server's log; what you sent stays in the box: try again."
MOVED_ON = "The interview went on in another tab or window. It is shown as it stands; nothing was sent."
YOUR_WORK = "Your work: projects, papers, slides"
THREADS = 256
UPLOADS_S = (600, 3600)
"""Every ten minutes, uploads that nobody had read within an hour are removed."""

_log = logging.getLogger(__name__)


class Page:
    """The page over one desk. `blocks` is what Gradio serves."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        with gr.Blocks(title=look.TITLE, analytics_enabled=False, delete_cache=UPLOADS_S) as self.blocks:
            with gr.Row(elem_id="top"):
                gr.Markdown("# Mock interview for AI research scientists", elem_id="name")
                # HTML of ours alone, with an escaped name.
                self.who = gr.Markdown(elem_id="who", sanitize_html=False, visible=False)
            self.fault = gr.Markdown(elem_id="fault")
            with gr.Tabs(selected="interview") as self.tabs:
                with gr.Tab("Interview", id="interview"):
                    self.setup = SetupView(desk)
                    with self.setup.group, gr.Accordion(YOUR_WORK, open=False, elem_id="work") as self.unfolding:
                        self.work = WorkView(desk)
                    self.talk = TalkView(desk)
                with gr.Tab("Feedback", id="feedback") as self.feedback_tab:
                    self.feedback = FeedbackView(desk)
                with gr.Tab("Past sessions", id="past") as self.past_tab:
                    self.past = PastView(desk)
                with gr.Tab("Progress", id="progress") as self.progress_tab:
                    self.progress = ProgressView(desk)
                with gr.Tab("Library", id="library") as self.library_tab:
                    self.library = LibraryView(desk)
            self._everything = [
                self.fault,
                self.tabs,
                self.setup.group,
                *self.talk.outputs,
                self.feedback.reading,
            ]
            self._wire_talk()
            self._wire_rest()
            self._wire_past()
            self._wire_library()
            self._wire_work()
        self.blocks.max_threads = THREADS
        self.blocks.queue(default_concurrency_limit=None, api_open=False)

    # -- wiring

    def _wire_talk(self) -> None:
        talk = self.talk
        self.blocks.load(self._who, None, self.who, **QUIET)
        self._turn(self.blocks.load, self._load, None)
        self._turn(self.setup.start.click, self._start, self.setup.fields)
        sending = [talk.session, talk.answer, talk.turn, talk.code, talk.language]
        self._turn(talk.send.click, self._send, sending)
        self._turn(talk.answer.submit, self._send, sending)
        marking = [talk.session, talk.answer, talk.turn]
        self._turn(talk.next_slide.click, partial(self._mark, "slide"), marking)
        self._turn(talk.next_section.click, partial(self._mark, "next"), marking)
        self._turn(talk.talk_done.click, partial(self._mark, "done"), marking)
        pressing = [talk.session, talk.turn]
        self._turn(talk.hint.click, partial(self._press, "hint"), pressing)
        self._turn(talk.rephrase.click, partial(self._press, "rephrase"), pressing)
        self._turn(talk.skip.click, partial(self._press, "pass"), pressing)
        self._turn(talk.pause.click, self._pause, pressing)
        self._turn(talk.end_yes.click, partial(self._press, "end"), pressing)
        self._turn(talk.go_on.click, self._go_on, [talk.session])
        talk.end.click(lambda: gr.update(visible=True), None, talk.confirm, **QUIET)
        talk.end_no.click(lambda: gr.update(visible=False), None, talk.confirm, **QUIET)
        talk.anew.click(self._anew, None, self._everything, **QUIET)
        self._turn(talk.again.click, self._again, [talk.session])
        talk.strong.click(self._guarded(self._strong), talk.session, [self.fault, talk.strong_answer], **QUIET)

    def _turn(self, trigger: Callable[..., Any], handler: Callable[..., Updates], inputs: list[Any] | None) -> None:
        """What the click does, then the interviewer's turn as it is spoken, then the page as it stands after it."""
        talk = self.talk
        begun = trigger(self._guarded(handler), inputs, self._everything, **QUIET)
        spoken = begun.then(talk.follow, talk.session, talk.live, **QUIET)
        settled = spoken.then(self._guarded(self._settle), [talk.session, talk.speaking], self._everything, **QUIET)
        settled.then(self._after_item, talk.session, [talk.drill, talk.drill_report], **QUIET)

    def _wire_rest(self) -> None:
        past, feedback = self.past, self.feedback
        read: dict[str, Any] = {
            "fn": feedback.read,
            "inputs": feedback.reading,
            "outputs": feedback.outputs,
            **QUIET,
        }
        self.feedback_tab.select(**read)
        self.talk.read.click(self._to_feedback, self.talk.session, self._everything, **QUIET).then(**read)
        for place, drill in enumerate(feedback.drills):
            self._turn(drill.click, partial(self._drill, place), [feedback.reading, feedback.fixes])
        past.read.click(self._to_feedback, past.choice, self._everything, **QUIET).then(**read)

    def _wire_past(self) -> None:
        past = self.past
        listing: dict[str, Any] = {"outputs": [self.fault, *past.outputs], **QUIET}
        again = {"fn": self._guarded(past.listed), "inputs": past.asking, **listing}
        self.past_tab.select(self._guarded(past.again), [*past.asking, past.choice], **listing)
        past.search.change(**again, trigger_mode="always_last")
        past.status.input(**again)
        past.more.click(self._guarded(past.longer), [*past.asking, past.shown, past.choice], **listing)
        past.choice.input(self._guarded(past.chosen), past.choice, [self.fault, *past.acting], **QUIET)
        self._turn(past.open.click, self._open_past, [past.choice])
        past.delete.click(lambda id: gr.update(visible=bool(id)), past.choice, past.confirm, **QUIET)
        past.delete_no.click(lambda: gr.update(visible=False), None, past.confirm, **QUIET)
        deleting = [past.choice, self.talk.session, *past.asking]
        past.delete_yes.click(self._guarded(self._delete), deleting, [*self._everything, *past.outputs], **QUIET)

    def _wire_library(self) -> None:
        library, progress = self.library, self.progress
        drawing = [self.fault, *progress.outputs]
        self.progress_tab.select(self._guarded(progress.shown), None, drawing, **QUIET)
        listing: dict[str, Any] = {"outputs": [self.fault, *library.outputs], **QUIET}
        again = {"fn": self._guarded(library.listed), "inputs": library.asking, **listing}
        self.library_tab.select(**{**again, "inputs": [*library.asking, library.choice]})
        library.search.change(**again, trigger_mode="always_last")
        for choice in (library.shelf, library.stage, library.kind):
            choice.input(**again)
        reading, chosen = [self.fault, *library.reading], [library.shelf, library.choice]
        library.choice.input(self._guarded(library.read), chosen, reading, **QUIET)
        library.reveal.click(self._guarded(library.opened), chosen, reading, **QUIET)
        self._turn(library.practise.click, self._practise, [library.choice, *self.setup.fields])

    def _wire_work(self) -> None:
        work = self.work
        outputs = [self.fault, *work.outputs]
        self.blocks.load(self.setup.projects, None, self.setup.work, **QUIET)
        self.unfolding.expand(self._guarded(work.listed), work.project, outputs, **QUIET)
        work.project.input(self._guarded(work.listed), work.project, outputs, **QUIET)
        work.save.click(self._guarded(work.saved), work.describing, outputs, **QUIET)
        adding = {**QUIET, "concurrency_limit": 4}
        work.add.click(self._guarded(work.added), [work.project, work.file, work.role], outputs, **adding)
        for box, asked, kept in (
            (work.confirm, work.delete, work.delete_no),
            (work.drop_confirm, work.drop, work.drop_no),
        ):
            asked.click(lambda: gr.update(visible=True), None, box, **QUIET)
            kept.click(lambda: gr.update(visible=False), None, box, **QUIET)
        deleting = [work.project, work.document]
        work.delete_yes.click(self._guarded(work.deleted), deleting, outputs, **QUIET)
        for trigger, handler, given in (
            (work.begin.click, work.begun, work.name),
            (work.name.submit, work.begun, work.name),
            (work.drop_yes.click, work.dropped, work.project),
        ):
            done = trigger(self._guarded(handler), given, outputs, **QUIET)
            done.then(self.setup.projects, None, self.setup.work, **QUIET)

    def _guarded(self, handler: Callable[..., Updates]) -> Callable[..., Updates]:
        """The handler, with any fault as one line on the page and everything else left as it is."""

        @wraps(handler)
        def shielded(*given: Any, **named: Any) -> Updates:
            try:
                return {self.fault: "", **handler(*given, **named)}
            except InterviewerError as error:
                return {self.fault: as_text(str(error))}
            except Exception:
                _log.exception("a click failed")
                return {self.fault: UNFORESEEN}

        return shielded

    # -- handlers

    def _who(self) -> Any:
        """Who is signed in, with the way out; nothing where nobody has to."""
        name = self._desk.whose()
        return gr.skip() if name is None else gr.update(value=who_html(name), visible=True)

    def _load(self, request: gr.Request) -> Updates:
        session = request.query_params.get("session", "")
        return self._opened(session) if session else {}

    def _opened(self, session: str, anew: bool = False) -> Updates:
        screen = self._desk.open(session, anew)
        speaking = self._desk.live.running(session) is not None
        run = self._desk.live.latest(session)
        shown = self.talk.shown(screen, speaking, told=run.told if run and not speaking else ())
        return {self.setup.group: gr.update(visible=False), self.feedback.reading: session, **shown}

    def _start(self, *values: Any) -> Updates:
        session = self._desk.start(self.setup.form(*values))
        return self._speaking(session) | {self.setup.group: gr.update(visible=False), self.feedback.reading: session}

    def _speaking(self, session: str) -> Updates:
        return self.talk.shown(self._desk.screen(session), speaking=True)

    def _send(self, session: str, text: str, turn: str, code: bool = False, language: str = "") -> Updates:
        text = fenced(text, language) if code else text
        if text.strip() and self._desk.moved_on(session, int(turn), message_id(int(turn), text)):
            return self._refreshed(session)
        self._desk.send(session, text, int(turn))
        return self._speaking(session) | {self.talk.answer: ""}

    def _mark(self, mark: Mark, session: str, text: str, turn: str) -> Updates:
        """What was written so far in the talk, then its mark."""
        return self._send(session, self._desk.marked(session, text, mark), turn)

    def _press(self, action: Action, session: str, turn: str) -> Updates:
        if action in ("hint", "rephrase", "pass") and self._desk.moved_on(session, int(turn), f"{turn}-{action}"):
            return self._refreshed(session)
        self._desk.press(session, action, int(turn))
        return self._speaking(session)

    def _refreshed(self, session: str) -> Updates:
        """The session as it went on elsewhere; nothing is sent, and the box keeps what was written."""
        return self._opened(session) | {self.fault: MOVED_ON}

    def _again(self, session: str) -> Updates:
        later = self._desk.again(session)
        return self._speaking(later) | {self.feedback.reading: later, self.talk.drill: gr.update(visible=False)}

    def _strong(self, session: str) -> Updates:
        return {self.talk.strong_answer: gr.update(value=self._desk.strong(session), visible=True)}

    def _pause(self, session: str, turn: str) -> Updates:
        return self._press("resume" if self._desk.screen(session).paused else "pause", session, turn)

    def _go_on(self, session: str) -> Updates:
        self._desk.go_on(session)
        return self._speaking(session)

    def _settle(self, session: str, speaking: str) -> Updates:
        if not session or not speaking:  # the page stands as it was shown
            return {self.fault: gr.skip()}
        run = self._desk.live.latest(session)
        shown = self.talk.shown(self._desk.screen(session), speaking=False, told=run.told if run else ())
        return {self.fault: gr.skip(), **shown}

    def _after_item(self, session: str) -> Iterator[Updates]:
        """In a drill, the feedback on the question just closed."""
        try:
            screen = self._desk.screen(session) if session else None
            if screen is None or not (screen.drill and screen.readable):
                return
            text = latest_done(self._desk.house.interviews.state(session), self._desk.report(session))
        except InterviewerError as error:
            text = as_text(str(error))
        yield {self.talk.drill: gr.update(visible=bool(text)), self.talk.drill_report: text}

    def _anew(self) -> Updates:
        return self.talk.cleared() | {self.setup.group: gr.update(visible=True), self.fault: ""}

    def _to_feedback(self, session: str | None) -> Updates:
        return {self.feedback.reading: session or "", self.tabs: gr.update(selected="feedback")}

    def _drill(self, place: int, session: str, items: str) -> Updates:
        """A drill on the question of the fix in that place."""
        asked = items.split()
        if place >= len(asked):
            return {}
        later = self._desk.drill(session, asked[place])
        shown = self._speaking(later) | {self.setup.group: gr.update(visible=False), self.feedback.reading: later}
        return shown | {self.tabs: gr.update(selected="interview")}

    def _open_past(self, session: str | None) -> Updates:
        if not session:
            return {}
        return {self.tabs: gr.update(selected="interview"), **self._opened(session, anew=True)}

    def _practise(self, item: str | None, *values: Any) -> Updates:
        session = self._desk.start(self.library.drill(item, self.setup.form(*values)))
        begun = {self.setup.group: gr.update(visible=False), self.feedback.reading: session}
        return self._speaking(session) | begun | {self.tabs: gr.update(selected="interview")}

    def _delete(self, chosen: str | None, current: str, text: str = "", status: str = "all") -> Updates:
        if chosen:
            self._desk.delete(chosen)
        left = self._anew() | {self.feedback.reading: ""} if chosen == current else {}
        return left | self.past.listed(text, status)
