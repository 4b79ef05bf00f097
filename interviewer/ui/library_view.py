"""The library: questions to browse, search and practise, and the standards to read.

Knows shelves, pages and buttons. Never shows what a question is judged by before it was tried, unless asked to.
"""

from typing import Any

from interviewer.domain.errors import UsageError
from interviewer.domain.vocabulary import Mode
from interviewer.ui import choices, reader
from interviewer.ui.archive import Archive
from interviewer.ui.choices import Form
from interviewer.ui.desk import Desk
from interviewer.ui.talk_view import DELIMITERS, Updates
from interviewer.ui.toolkit import gr

CARDS = {True: ["cards", "eyebrow"], False: ["cards"]}
"""How entries look: a question's small line stands above its title, other entries' below their name."""


class LibraryView:
    """The shelves, the list and the reader, made inside the open Gradio context."""

    def __init__(self, desk: Desk) -> None:
        self._desk, library = desk, desk.house.library
        self._archive = Archive(desk.house.store, library)
        self.shelf = gr.Radio(
            reader.SHELVES, value=reader.QUESTIONS, label="Shelf", show_label=False, elem_id="library-shelf"
        )
        with gr.Row(elem_id="library-filters") as self.filters:
            self.search = gr.Textbox(
                label="Search the questions", info="In your own words.", max_lines=1, elem_id="library-words", scale=2
            )
            self.stage = gr.Dropdown(reader.stages(library), value=reader.ANY, label="Stage", min_width=180)
            self.kind = gr.Dropdown(reader.kinds(library), value=reader.ANY, label="Kind", min_width=140)
        with gr.Row(elem_id="library-body"):
            with gr.Column(scale=2, min_width=280):
                self.note = gr.Markdown("", elem_id="library-note")
                self.choice = gr.Radio(
                    [], label="On this shelf", show_label=False, elem_id="entries", elem_classes=CARDS[True]
                )
            with gr.Column(scale=3, min_width=320):
                self._reading()

    def _reading(self) -> None:
        shown: dict[str, Any] = {"latex_delimiters": DELIMITERS, "sanitize_html": True}
        self.page = gr.Markdown("", elem_id="library-page", **shown)
        with gr.Row(visible=False, elem_id="library-actions") as self.actions:
            self.practise = gr.Button("Practise this", variant="primary", elem_id="practise", size="md", min_width=140)
            self.reveal = gr.Button("Show the answer", elem_id="reveal", size="md", min_width=140)
        self.warning = gr.Markdown("", visible=False, elem_id="library-warning")
        self.answer = gr.Markdown("", visible=False, elem_id="library-answer", **shown)

    @property
    def asking(self) -> list[Any]:
        """What `listed` is asked with."""
        return [self.shelf, self.search, self.stage, self.kind]

    @property
    def outputs(self) -> list[Any]:
        """Every part that `listed` changes."""
        return [self.filters, self.note, self.choice, *self.reading]

    @property
    def reading(self) -> list[Any]:
        """Every part that `read` changes."""
        return [self.page, self.actions, self.reveal, self.warning, self.answer]

    def listed(self, shelf: str, text: str, stage: str, kind: str, keep: str | None = None) -> Updates:
        """What stands on the shelf and fits; `keep` stays chosen if it is there, else the first is."""
        options, said = self._entries(shelf, text or "", stage or reader.ANY, kind or reader.ANY)
        ids = [id for _, id in options]
        chosen = keep if keep in ids else next(iter(ids), None)
        return {
            self.filters: gr.update(visible=shelf == reader.QUESTIONS),
            self.note: gr.update(value=said, visible=bool(said)),
            self.choice: gr.update(
                choices=options, value=chosen, visible=bool(options), elem_classes=CARDS[shelf == reader.QUESTIONS]
            ),
            **self.read(shelf, chosen),
        }

    def _entries(self, shelf: str, text: str, stage: str, kind: str) -> tuple[reader.Options, str]:
        library = self._desk.house.library
        if shelf != reader.QUESTIONS:
            return reader.shelf(shelf, library), ""
        found = reader.questions(library, self._desk.house.questions, text, stage, kind)
        tried = self._archive.tried(self._desk.whose())
        options = [(reader.question_label(item, item.id in tried), item.id) for item in found]
        return options, counted(len(found), bool(text.strip()), len(library.items))

    def read(self, shelf: str, id: str | None) -> Updates:
        """One page; of a question nothing that it is judged by."""
        question = shelf == reader.QUESTIONS and id is not None
        untried = question and id not in self._archive.tried(self._desk.whose())
        return {
            self.page: reader.page(shelf, id, self._desk.house.library) if id else "",
            self.actions: gr.update(visible=question),
            self.reveal: gr.update(value="Show the answer anyway" if untried else "Show the answer", interactive=True),
            self.warning: gr.update(value=reader.UNTRIED if untried else "", visible=untried),
            self.answer: gr.update(value="", visible=False),
        }

    def opened(self, shelf: str, id: str | None) -> Updates:
        """What the question is judged by, because it was asked for."""
        if shelf != reader.QUESTIONS or not id:
            raise UsageError("no question is chosen", remedy="choose one from the list")
        text = reader.answer(self._desk.house.library.item(id))
        return {
            self.answer: gr.update(value=text, visible=True),
            self.warning: gr.update(visible=False),
            self.reveal: gr.update(interactive=False),
        }

    def drill(self, id: str | None, form: Form) -> Form:
        """The form for a drill of that question alone; level, project and model stay as they are chosen."""
        if not id:
            raise UsageError("no question is chosen", remedy="choose one from the list")
        item = self._desk.house.library.item(id)
        return Form(
            stage=item.stage[0].value,
            item=item.id,
            mode=Mode.DRILL.value,
            persona=choices.SURPRISE,
            seniority=form.seniority,
            role=form.role,
            organisation=form.organisation,
            project=form.project,
            model=form.model,
        )


def counted(found: int, searched: bool, held: int) -> str:
    """How many questions there are, or what to do where none fits."""
    if not held:
        return "There are no questions: add a folder with a question bank."
    if not found:
        return "No question fits. Try other words, or any stage and kind."
    many = "1 question" if found == 1 else f"{found} questions"
    return f"{many}, the best match first." if searched else f"{many}."
