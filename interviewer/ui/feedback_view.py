"""The feedback on one session: read here, taken away as a file, judged again where a judge failed.

Knows how a report is shown. Never knows how it came about.
"""

from collections.abc import Callable, Iterator
from typing import Any

from interviewer.assess.export import to_markdown
from interviewer.assess.report import Report
from interviewer.domain.errors import InterviewerError
from interviewer.ui.desk import Desk, ungraded
from interviewer.ui.plain import as_text
from interviewer.ui.talk_view import DELIMITERS, Updates
from interviewer.ui.toolkit import gr

NONE_YET = "No feedback yet. It comes at the end of an interview, and after each question of a drill."
JUDGING = "*Judging what is not judged yet.*"


class FeedbackView:
    """The report and its buttons, made inside the open Gradio context. reading: id of the session that is read."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.reading = gr.Textbox(label="Session that is read", visible="hidden", elem_id="reading")
        with gr.Row(visible=False) as self.buttons:
            self.markdown = gr.Button("Download as Markdown", link="/", elem_id="save-md", size="sm")
            self.json = gr.Button("Download as JSON", link="/", elem_id="save-json", size="sm")
            self.again = gr.Button("Judge again", visible=False, elem_id="judge-again", size="sm")
        self.report = gr.Markdown(NONE_YET, elem_id="report", latex_delimiters=DELIMITERS, sanitize_html=True)
        self.again.click(
            self.judge_again,
            self.reading,
            self.outputs,
            show_progress="hidden",
            api_visibility="private",
            concurrency_limit=None,
        )

    @property
    def outputs(self) -> list[Any]:
        """Every part that reading changes."""
        return [self.reading, self.buttons, self.markdown, self.json, self.again, self.report]

    def read(self, session: str) -> Iterator[Updates]:
        """The feedback on the session, after a line that says what is waited for."""
        yield from self._read(session, self._desk.report)

    def judge_again(self, session: str) -> Iterator[Updates]:
        """The feedback after another try at what is ungraded."""
        yield from self._read(session, self._desk.judge_again)

    def _read(self, session: str, report: Callable[[str], Report]) -> Iterator[Updates]:
        if not session:
            yield {self.report: NONE_YET, self.buttons: gr.update(visible=False)}
            return
        yield {self.reading: session, self.report: JUDGING, self.buttons: gr.update(visible=False)}
        try:
            yield self._shown(session, report(session))
        except InterviewerError as error:
            yield {self.report: as_text(str(error)), self.buttons: gr.update(visible=False)}

    def _shown(self, session: str, report: Report) -> Updates:
        return {
            self.report: to_markdown(report),
            self.buttons: gr.update(visible=True),
            self.markdown: gr.update(link=f"/sessions/{session}/report.md"),
            self.json: gr.update(link=f"/sessions/{session}/report.json"),
            self.again: gr.update(visible=bool(ungraded(report))),
        }
