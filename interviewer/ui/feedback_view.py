"""The feedback on one session: one's own levels first, then what was judged; taken away as a file, judged again.

Knows how a report is shown. Never knows how it came about.
"""

from collections.abc import Callable, Iterator
from typing import Any

from interviewer.assess.export_file import Format
from interviewer.assess.html import to_page
from interviewer.assess.pdf import can_print
from interviewer.assess.report import Report
from interviewer.domain.errors import InterviewerError
from interviewer.ui.desk import Desk, ungraded
from interviewer.ui.plain import as_text
from interviewer.ui.talk_view import Updates
from interviewer.ui.toolkit import gr

NONE_YET = "No feedback yet. It comes at the end of an interview, and after each question of a drill."
JUDGING = "*Judging what is not judged yet.*"
BEFORE = (
    "**Before you read it:** which level would you give yourself? {lowest} is the lowest and {highest} the highest; "
    "leave out what you cannot say."
)
CONTESTING = "*Judging that verdict again.*"
MOST_RATED = 24
MOST_DRILLS = 3
NAMES = {Format.MD: "Markdown", Format.HTML: "HTML", Format.PDF: "PDF", Format.JSON: "JSON"}
QUIET = {"show_progress": "hidden", "api_visibility": "private", "concurrency_limit": None}


class FeedbackView:
    """The report and its buttons, made inside the open Gradio context.

    reading: id of the session that is read. drills: unseen buttons that the report's own press; fixes: the question of
    each, parted by blanks. contest: the same for the verdict in
    contested, which the page's script fills in.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.reading = gr.Textbox(label="Session that is read", visible="hidden", elem_id="reading")
        self.fixes = gr.Textbox(label="Questions to drill", visible="hidden", elem_id="fixes")
        self.told = gr.Markdown(NONE_YET, elem_id="report-told", sanitize_html=True)
        self._rating()
        with gr.Row(visible=False, elem_id="report-buttons") as self.buttons:
            self.files = {
                form: gr.Button(f"Download {name}", link="/", elem_id=f"save-{form.value}", size="sm", min_width=120)
                for form, name in NAMES.items()
            }
            if not can_print():
                self.files.pop(Format.PDF).visible = False
            self.again = gr.Button("Judge again", visible=False, elem_id="judge-again", size="sm", min_width=120)
        # HTML of ours alone: everything that anybody wrote in it is escaped, and nothing in it is Markdown or LaTeX.
        self.report = gr.Markdown(elem_id="report", sanitize_html=False, latex_delimiters=[], show_label=False)
        self.drills = [
            gr.Button(f"Drill {place + 1}", visible="hidden", elem_id=f"drill-{place}") for place in range(MOST_DRILLS)
        ]
        self.contested = gr.Textbox(label="Verdict that is contested", visible="hidden", elem_id="contested")
        self.contest = gr.Button("Judge the contested verdict again", visible="hidden", elem_id="contest")
        self.contest.click(self.judge_contested, [self.reading, self.contested], self.outputs, **QUIET)
        self.again.click(self.judge_again, self.reading, self.outputs, **QUIET)
        self.rate.click(self.rated, [self.reading, *self.levels], self.outputs, **QUIET)
        self.unrate.click(self.rated, self.reading, self.outputs, **QUIET)

    def _rating(self) -> None:
        rules = self._desk.house.library.scoring
        lowest, highest = round(rules.lowest), round(rules.highest)
        with gr.Column(visible=False, elem_id="rating") as self.rating:
            gr.Markdown(BEFORE.format(lowest=lowest, highest=highest))
            scale = [(str(level), level) for level in range(lowest, highest + 1)]
            self.levels = [gr.Radio(scale, visible=False, elem_classes="own-level") for _ in range(MOST_RATED)]
            with gr.Row():
                self.rate = gr.Button("Show the feedback", variant="primary", elem_id="rate", size="md")
                self.unrate = gr.Button("Skip", elem_id="unrate", size="md")

    @property
    def outputs(self) -> list[Any]:
        """Every part that reading changes."""
        shown = [self.reading, self.fixes, self.told, self.rating, self.buttons, self.again, self.report]
        return [*shown, *self.levels, *self.files.values()]

    def read(self, session: str) -> Iterator[Updates]:
        """The feedback on the session, after a line that says what is waited for; one's own levels are asked first."""
        try:
            due = self._desk.unrated(session)[:MOST_RATED] if session else ()
        except InterviewerError as error:
            yield self._line(as_text(str(error)))
            return
        if due:
            yield self._asked(session, [title for _, title in due])
        else:
            yield from self._read(session, self._desk.report)

    def rated(self, session: str, *levels: int | None) -> Iterator[Updates]:
        """The feedback, once the candidate's own levels are saved; without any they would rather not say."""
        try:
            due = self._desk.unrated(session)
            given = {opening: level for (opening, _), level in zip(due, levels, strict=False) if level is not None}
            if due:
                self._desk.rate(session, given)
        except InterviewerError as error:
            yield self._line(as_text(str(error)))
            return
        yield from self._read(session, self._desk.report)

    def judge_again(self, session: str) -> Iterator[Updates]:
        """The feedback after another try at what is ungraded."""
        yield from self._read(session, self._desk.judge_again)

    def judge_contested(self, session: str, contested: str) -> Iterator[Updates]:
        """The feedback after one verdict was judged again. contested: opening, key point and reason, parted by blanks.

        Where it could not be judged again, a line says why and the feedback stays as it was.
        """
        opening, _, rest = contested.partition(" ")
        key_point, _, why = rest.partition(" ")
        if not session or not opening.isdecimal() or not key_point:
            return
        yield {self.told: CONTESTING}
        try:
            yield self._shown(session, self._desk.contest(session, int(opening), key_point, why))
        except InterviewerError as error:
            yield {self.told: as_text(str(error))}

    def _read(self, session: str, report: Callable[[str], Report]) -> Iterator[Updates]:
        if not session:
            yield self._line(NONE_YET)
            return
        yield {self.reading: session, **self._line(JUDGING)}
        try:
            yield self._shown(session, report(session))
        except InterviewerError as error:
            yield self._line(as_text(str(error)))

    def _line(self, line: str) -> Updates:
        """One line, and nothing else."""
        hidden = gr.update(visible=False)
        return {self.told: line, self.report: "", self.buttons: hidden, self.rating: hidden, self.fixes: ""}

    def _asked(self, session: str, titles: list[str]) -> Updates:
        named = [f"{number}. {title}" for number, title in enumerate(titles, 1)]
        rows = [gr.update(visible=True, label=name, value=None) for name in named]
        unused = [gr.update(visible=False, value=None)] * (MOST_RATED - len(rows))
        levels = dict(zip(self.levels, [*rows, *unused], strict=True))
        return {**self._line(""), self.reading: session, self.rating: gr.update(visible=True), **levels}

    def _shown(self, session: str, report: Report) -> Updates:
        links = {
            button: gr.update(link=f"/sessions/{session}/report.{form.value}") for form, button in self.files.items()
        }
        return {
            **links,
            self.told: "",
            self.report: to_page(report),
            self.fixes: " ".join(fix.item for fix in report.fixes),
            self.rating: gr.update(visible=False),
            self.buttons: gr.update(visible=True),
            self.again: gr.update(visible=bool(ungraded(report))),
        }
