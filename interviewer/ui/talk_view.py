"""The conversation: what was said, the turn being spoken, the answer box, the buttons and the clock.

Knows how a screen is laid out. Never knows why the interviewer says something, nor how it is judged.
"""

from collections.abc import Iterator
from typing import Any

from interviewer.ui.desk import Desk
from interviewer.ui.plain import as_streamed, as_text
from interviewer.ui.presenting import Presenting
from interviewer.ui.screen import Screen, clock_html
from interviewer.ui.silence import silence_html
from interviewer.ui.toolkit import gr

DELIMITERS = [
    {"left": "$$", "right": "$$", "display": True},
    {"left": "\\[", "right": "\\]", "display": True},
    {"left": "\\(", "right": "\\)", "display": False},
    {"left": "$", "right": "$", "display": False},
]
THINKING = "*The interviewer is reading.*"
Updates = dict[Any, Any]


class TalkView:
    """The parts of a running interview, made inside the open Gradio context."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        with gr.Column(visible=False, elem_id="talk") as self.group:
            with gr.Row(elem_id="heading"):
                with gr.Column(scale=4, min_width=220):
                    self.title = gr.Markdown(elem_id="title")
                with gr.Column(scale=1, min_width=120):
                    # HTML of ours alone, with an escaped id; gr.HTML wants a policy that lets pages evaluate strings.
                    self.clock = gr.Markdown(elem_id="clock", sanitize_html=False)
            self.banner = gr.Markdown(elem_id="banner")
            self.meter = gr.Markdown(elem_id="meter")
            # HTML of ours alone again, with every name in it escaped.
            self.presenting = gr.Markdown(elem_id="presenting", sanitize_html=False, visible=False)
            self._conversation()
            # HTML of ours alone again, with the rubric's words escaped.
            self.silence = gr.Markdown(elem_id="silence", sanitize_html=False)
            self._answering()
            self._ending()
        self.session = gr.Textbox(label="Session", visible="hidden", elem_id="session")
        self.turn = gr.Textbox("0", label="Turn", visible="hidden", elem_id="turn")
        self.speaking = gr.Textbox(label="Whether a turn is under way", visible="hidden", elem_id="speaking")
        self.language = gr.Textbox(label="Language of the code", visible="hidden", elem_id="language")
        self.draft = gr.Textbox(label="Draft with formulas", visible="hidden", elem_id="draft")
        self.draft.change(
            as_text,
            self.draft,
            self.preview,
            trigger_mode="always_last",
            show_progress="hidden",
            api_visibility="private",
            concurrency_limit=None,
        )

    def _conversation(self) -> None:
        """What was said, the turn being spoken, what failed in it: one height together, so that nothing jumps."""
        with gr.Column(elem_id="stage"):
            self.chat = gr.Chatbot(
                label="Conversation",
                show_label=False,
                elem_id="conversation",
                height=440,
                autoscroll=False,  # the page's script does, without the delay that pulls back whoever scrolls up
                latex_delimiters=DELIMITERS,
                sanitize_html=True,
                feedback_options=None,
                buttons=["copy_all"],
                group_consecutive_messages=False,
            )
            self.live = gr.Markdown(
                elem_id="live", latex_delimiters=DELIMITERS, sanitize_html=True, line_breaks=True, visible=False
            )
            self.told = gr.Markdown(elem_id="told")

    def _answering(self) -> None:
        self.answer = gr.Textbox(
            label="Your answer",
            info="Ctrl or ⌘ with Enter sends. Fences ``` hold code, $…$ formulas.",
            lines=4,
            max_lines=18,
            elem_id="answer",
            max_length=200_000,
        )
        self.preview = gr.Markdown(
            elem_id="preview", latex_delimiters=DELIMITERS, sanitize_html=True, line_breaks=True, container=True
        )
        self.code = gr.Checkbox(
            label="Answer in code",
            info="Sent as a code block; it is read, not run. Tab indents; Esc, then Tab leaves the box.",
            visible=False,
            container=False,
            elem_id="code-mode",
        )
        with gr.Row(elem_id="pressing"):
            self.send = gr.Button("Send", variant="primary", elem_id="send", scale=3, size="md")
            self.hint = gr.Button("Hint", elem_id="hint", min_width=80, size="md")
            self.rephrase = gr.Button("Rephrase", elem_id="rephrase", min_width=80, size="md")
            self.skip = gr.Button("Pass", elem_id="pass", min_width=80, size="md")
            self.pause = gr.Button("Pause", elem_id="pause", min_width=80, size="md")
            self.end = gr.Button("End", elem_id="end", min_width=80, size="md")
        with gr.Row(elem_id="marking", visible=False) as self.marking:
            self.next_slide = gr.Button("Next slide", elem_id="next-slide", min_width=120, size="md")
            self.next_section = gr.Button("Next section", elem_id="next-section", min_width=120, size="md")
            self.talk_done = gr.Button("The talk is done", elem_id="talk-done", min_width=120, size="md")
        self.go_on = gr.Button("Continue", variant="primary", visible=False, elem_id="continue")

    def _ending(self) -> None:
        with gr.Row(visible=False, elem_id="confirm-end") as self.confirm:
            gr.Markdown("End the interview now? What you said so far is judged.")
            self.end_yes = gr.Button("Yes, end it", variant="stop", elem_id="end-yes")
            self.end_no = gr.Button("Keep going", elem_id="end-no")
        with gr.Row(visible=False) as self.after:
            self.read = gr.Button("Read the feedback", variant="primary", elem_id="read")
            self.anew = gr.Button("New interview", elem_id="new")
        with gr.Accordion("Feedback on the last question", open=True, visible=False) as self.drill:
            with gr.Row():
                self.again = gr.Button("Try it again", elem_id="again", size="md")
                self.strong = gr.Button("Show a strong answer", elem_id="strong", size="md")
            self.strong_answer = gr.Markdown(
                elem_id="strong-answer",
                latex_delimiters=DELIMITERS,
                sanitize_html=True,
                container=True,
                visible=False,
            )
            # HTML of ours alone: everything that anybody wrote in it is escaped.
            self.drill_report = gr.Markdown(elem_id="drill", latex_delimiters=[], sanitize_html=False)

    @property
    def outputs(self) -> list[Any]:
        """Every part that `shown` may change."""
        buttons = [
            self.send,
            self.hint,
            self.rephrase,
            self.skip,
            self.pause,
            self.end,
            self.presenting,
            self.marking,
            self.next_slide,
            self.next_section,
            self.talk_done,
            self.go_on,
            self.confirm,
            self.after,
            self.read,
        ]
        said = [self.title, self.clock, self.banner, self.meter, self.chat, self.live, self.told, self.silence]
        written = [self.answer, self.code, self.language, self.drill, self.strong_answer]
        return [self.session, self.turn, self.speaking, self.group, *said, *written, *buttons]

    def shown(self, screen: Screen, speaking: bool, told: tuple[str, ...] = ()) -> Updates:
        """The session on the page. speaking: a turn is under way, and nothing may be pressed until it is over."""
        may = screen.open and not speaking
        talk, floor = screen.presenting, screen.presenting is not None and screen.presenting.open
        messages = [{"role": message.role, "content": message.content} for message in screen.messages]
        return {
            self.session: screen.session,
            self.turn: str(screen.answering),
            self.speaking: "yes" if speaking else "",
            self.group: gr.update(visible=True),
            self.title: screen.title,
            self.clock: clock_html(screen),
            self.banner: screen.banner,
            self.chat: messages,
            self.live: gr.update(value=THINKING if speaking else "", visible=speaking),
            self.told: "  \n".join(as_text(line) for line in told),
            self.meter: screen.meter,
            self.silence: silence_html(screen.offers, screen.answering, screen.minute_s) if may else "",
            self.answer: gr.update(visible=screen.open),
            self.code: gr.update(visible=bool(screen.code), **({} if screen.code else {"value": False})),
            self.language: screen.code,
            self.strong_answer: gr.update(value="", visible=False) if speaking or not screen.drill else gr.update(),
            self.send: gr.update(interactive=may and not screen.paused, visible=screen.open),
            self.hint: gr.update(interactive=may and not screen.paused, visible=screen.open),
            self.rephrase: gr.update(interactive=may and not screen.paused, visible=screen.open),
            self.skip: gr.update(interactive=may and not screen.paused, visible=screen.open),
            self.pause: gr.update(value="Resume" if screen.paused else "Pause", interactive=may, visible=screen.open),
            self.end: gr.update(interactive=may, visible=screen.open),
            self.presenting: gr.update(value=talk.html if talk else "", visible=talk is not None),
            self.marking: gr.update(visible=screen.open and floor),
            self.next_slide: gr.update(interactive=may and not screen.paused, value=_slide_label(talk)),
            self.next_section: gr.update(interactive=may and not screen.paused),
            self.talk_done: gr.update(interactive=may and not screen.paused),
            self.go_on: gr.update(visible=may and screen.owed),
            self.confirm: gr.update(visible=False),
            self.after: gr.update(visible=not screen.open),
            self.drill: gr.update() if screen.readable and screen.drill else gr.update(visible=False),
        }

    def cleared(self) -> Updates:
        """No session on the page."""
        gone: Updates = {self.session: "", self.turn: "0", self.group: gr.update(visible=False)}
        return gone | {self.clock: "", self.silence: "", self.meter: "", self.presenting: ""}

    def follow(self, session: str) -> Iterator[str]:
        """The turn under way, as it is spoken; nothing if there is none."""
        run = self._desk.running(session) if session else None
        for frame in run.frames() if run else ():
            yield (as_text if frame.done else as_streamed)(frame.text) or THINKING


def _slide_label(talk: Presenting | None) -> str:
    return f"Next slide ({talk.deck} in your deck)" if talk is not None and talk.deck else "Next slide"
