"""Your work: projects to describe, and documents to add, look over and delete.

Knows fields and buttons. Never knows how a file is read, and shows what one says as text alone.
"""

from contextlib import suppress
from pathlib import Path
from typing import Any

from interviewer.domain.errors import UsageError
from interviewer.domain.own_work import LONGEST_STEP, MOST_PROJECTS, Document, DocumentRole, Lens, Project, Result
from interviewer.material.kinds import ENDINGS
from interviewer.material.limits import MOST_BYTES
from interviewer.ui.desk import Desk
from interviewer.ui.plain import as_text, seen
from interviewer.ui.talk_view import Updates
from interviewer.ui.toolkit import gr

NONE_YET = "No project yet. Name one, and add the paper, the slides or your notes about it."
GUESS = ""
ROLES = [
    ("As its name suggests", GUESS),
    ("Paper or preprint", DocumentRole.PAPER.value),
    ("Slides", DocumentRole.SLIDES.value),
    ("CV", DocumentRole.CV.value),
    ("Job description", DocumentRole.JOB.value),
    ("The team's sheet", DocumentRole.TEAM.value),
]
STEPS = {
    "problem": "What is hard, and for whom.",
    "gap": "What was missing before.",
    "idea": "The one thought behind it.",
    "method": "In a few words; questions about your project use them.",
    "evidence": "What shows that it works.",
    "limits": "Where it does not.",
    "next_steps": "The experiment that comes next.",
    "impact": "What it changed, or would.",
}
_FIRST = 160


class WorkView:
    """The list of projects and what belongs to the chosen one, made inside the open Gradio context."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._work = desk, desk.house.work
        self.note = gr.Markdown(NONE_YET, elem_id="work-note")
        self.project = gr.Radio([], label="Project", visible=False, elem_id="work-projects")
        with gr.Row(elem_id="work-new") as self.beginning:
            self.name = gr.Textbox(label="New project", info="Its name.", max_lines=1, elem_id="work-name", scale=3)
            self.begin = gr.Button("Begin it", elem_id="work-begin", scale=1, min_width=120)
        with gr.Column(visible=False, elem_id="work-chosen") as self.chosen:
            self._documents()
            self._description()
            self.drop = gr.Button("Delete this project", elem_id="work-drop", size="sm", min_width=120)
            with gr.Row(visible=False, elem_id="confirm-drop") as self.drop_confirm:
                gr.Markdown("Delete this project with all its documents? They cannot be brought back.")
                self.drop_yes = gr.Button("Yes, delete the project", variant="stop", elem_id="drop-yes")
                self.drop_no = gr.Button("Keep the project", elem_id="drop-no")

    def _documents(self) -> None:
        with gr.Row():
            self.file = gr.File(
                label="Document: PDF, PPTX, DOCX, Markdown or text",
                file_types=list(ENDINGS),
                elem_id="work-file",
                scale=3,
                height=170,
            )
            with gr.Column(scale=2, min_width=240):
                self.role = gr.Dropdown(ROLES, value=GUESS, label="What it is")
                self.add = gr.Button("Read and keep it", variant="primary", elem_id="work-add")
        self.told = gr.Markdown(elem_id="work-told")
        self.document = gr.Radio(
            [], label="Documents", visible=False, elem_id="work-documents", elem_classes="cards", show_label=False
        )
        self.delete = gr.Button("Delete this document", visible=False, elem_id="work-delete", size="sm", min_width=120)
        with gr.Row(visible=False, elem_id="confirm-document") as self.confirm:
            gr.Markdown("Delete this document with all that was read in it? It cannot be brought back.")
            self.delete_yes = gr.Button("Yes, delete the document", variant="stop", elem_id="document-yes")
            self.delete_no = gr.Button("Keep the document", elem_id="document-no")

    def _description(self) -> None:
        with gr.Accordion("Describe it: eight steps and your best results", open=False):
            steps = list(STEPS.items())
            self.steps: list[Any] = []
            for left in range(0, len(steps), 2):
                with gr.Row():
                    self.steps += [
                        gr.Textbox(
                            label=step.replace("_", " ").capitalize(),
                            info=info,
                            lines=2,
                            max_lines=6,
                            max_length=LONGEST_STEP,
                            min_width=280,
                            elem_id=f"step-{step}",
                        )
                        for step, info in steps[left : left + 2]
                    ]
            self.results = gr.Textbox(
                label="Results",
                info="One a line, at most five: claim | metric | baseline | n and seeds | source",
                lines=3,
                max_lines=8,
                elem_id="work-results",
            )
            self.save = gr.Button("Save the description", variant="primary", elem_id="work-save")

    @property
    def outputs(self) -> list[Any]:
        """Every part that `listed` changes."""
        own = [self.note, self.project, self.beginning, self.name, self.chosen, self.drop_confirm, self.told, self.file]
        return [*own, self.document, self.delete, self.confirm, *self.steps, self.results]

    @property
    def describing(self) -> list[Any]:
        """What `saved` is given."""
        return [self.project, *self.steps, self.results]

    def listed(self, keep: str | None = None, told: str = "") -> Updates:
        """The projects, and the one of that id or the first as the chosen one; told: what was done, as Markdown."""
        projects = self._work.projects(self._desk.owner())
        chosen = next((one for one in projects if one.id == keep), projects[0] if projects else None)
        many = f"{len(projects)} of {MOST_PROJECTS} projects. An interview can be begun with one of them."
        return {
            self.note: many if projects else NONE_YET,
            self.project: gr.update(
                choices=[(seen(one.name), one.id) for one in projects],
                value=chosen.id if chosen else None,
                visible=bool(projects),
            ),
            self.beginning: gr.update(visible=len(projects) < MOST_PROJECTS),
            self.chosen: gr.update(visible=chosen is not None),
            self.drop_confirm: gr.update(visible=False),
            self.told: told,
            self.file: None,
            **self._of(chosen),
        }

    def _of(self, project: Project | None) -> Updates:
        owner = self._desk.owner()
        documents = self._work.documents(owner, project.id) if project else ()
        options = [(self._label(owner, one), one.id) for one in documents]
        lens = project.lens if project else Lens()
        return {
            self.document: gr.update(choices=options, value=options[0][1] if options else None, visible=bool(options)),
            self.delete: gr.update(visible=bool(options)),
            self.confirm: gr.update(visible=False),
            **{box: getattr(lens, step) for box, step in zip(self.steps, STEPS, strict=True)},
            self.results: "\n".join(map(result_line, project.results)) if project else "",
        }

    def _label(self, owner: str, document: Document) -> str:
        """What was read: name and role; pages and characters; its first words; what is odd about it."""
        unit = "slides" if document.role is DocumentRole.SLIDES else "pages"
        pages = f"{document.pages} {unit}, " if document.pages is not None else ""
        passages = self._work.passages(owner, document.id)
        first = " ".join(passages[0].text.split())[:_FIRST] if passages else ""
        odd = [*document.warnings, *(f"Reads like an order to an interviewer: {one}" for one in document.orders)]
        role = {id: label for label, id in ROLES}[document.role.value]
        lines = [f"{document.name} · {role}", f"{pages}{document.characters:,} characters", f"Begins: {first}", *odd]
        return "\n".join(seen(" ".join(line.split())) for line in lines)

    def begun(self, name: str) -> Updates:
        """A new project, chosen. The box is emptied here alone: somebody may be writing into it."""
        return self.listed(self._work.begin(self._desk.owner(), name or "").id) | {self.name: ""}

    def added(self, project: str | None, file: str | None, role: str) -> Updates:
        """The uploaded file read and kept; the upload itself is removed, whatever comes of it."""
        if not project or not file:
            raise UsageError("no file is chosen", remedy="choose one first")
        path = Path(file).resolve()
        if not path.is_relative_to(Path(gr.utils.get_upload_folder()).resolve()):
            raise UsageError("this is no upload", remedy="choose the file again")
        try:
            with path.open("rb") as upload:
                data = upload.read(MOST_BYTES + 1)
        finally:
            path.unlink(missing_ok=True)
            with suppress(OSError):
                path.parent.rmdir()
        known = {one.value for one in DocumentRole}
        document = self._work.add(
            self._desk.owner(), project, path.name, data, DocumentRole(role) if role in known else None
        )
        return self.listed(project, f"Read: {as_text(document.name)}. Look over what is shown below.")

    def saved(self, project: str | None, *values: str) -> Updates:
        """The description as it was written."""
        *steps, results = (value or "" for value in values)
        rows = [line.split("|") for line in results.splitlines()]
        lens = dict(zip(STEPS, steps, strict=True))
        self._work.describe(self._desk.owner(), project or "", lens, rows)
        return self.listed(project, "The description is saved.")

    def deleted(self, project: str | None, document: str | None) -> Updates:
        """Without the document."""
        name = self._work.delete_document(self._desk.owner(), document or "")
        return self.listed(project, f"Deleted: {as_text(name)}.")

    def dropped(self, project: str | None) -> Updates:
        """Without the project."""
        self._work.delete(self._desk.owner(), project or "")
        return self.listed()


def result_line(result: Result) -> str:
    """A row as it is typed; empty cells at its end are left out."""
    return " | ".join(cell for _, cell in result).rstrip(" |")
