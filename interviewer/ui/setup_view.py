"""The form before an interview.

Knows its fields and which depend on others. Never knows what happens after the start.
"""

from typing import Any

from interviewer.domain.errors import InterviewerError
from interviewer.domain.vocabulary import Mode, Seniority
from interviewer.ui import choices
from interviewer.ui.choices import Form
from interviewer.ui.connect_view import ConnectView
from interviewer.ui.desk import Desk
from interviewer.ui.screen import banner
from interviewer.ui.toolkit import gr

MODES = [
    ("Mock: like the real thing, feedback at the end", Mode.MOCK.value),
    ("Drill: feedback after each question", Mode.DRILL.value),
]
TYPED = ("As written beside this", choices.ANY)


class SetupView:
    """The fields, made inside the open Gradio context, and the button that starts."""

    def __init__(self, desk: Desk) -> None:
        self._desk, library = desk, desk.house.library
        first = choices.first_stage(library)
        with gr.Column(elem_id="setup") as self.group:
            with gr.Row():
                self.stage = gr.Dropdown(
                    choices.stages(library),
                    value=first,
                    label="Stage",
                    info=choices.about_stage(library, first),
                    min_width=280,
                )
                self.persona = gr.Dropdown(
                    choices.personas(library, first),
                    value=choices.SURPRISE,
                    label="Interviewer",
                    info="Who asks: manner and pace, never the standard.",
                    min_width=280,
                )
            with gr.Row():
                self.item = gr.Dropdown(
                    choices.items(library, first),
                    value=choices.ANY,
                    label="Question",
                    info="The one to begin with; in a drill the only one.",
                    min_width=280,
                )
                self.minutes = gr.Number(
                    choices.minutes(library, first),
                    label="Minutes",
                    info="How long the round may take.",
                    minimum=1,
                    maximum=choices.longest(library),
                    min_width=280,
                )
            self.slot = gr.Radio(
                label="Slot",
                info="How long the talk may take with its questions; in a mock it is held section by section.",
                visible=False,
                elem_id="slot",
            )
            self.mode = gr.Radio(MODES, value=Mode.MOCK.value, label="Mode", info="When you read feedback.")
            self.banner = gr.Markdown(elem_id="offline")
            self.start = gr.Button("Start the interview", variant="primary", elem_id="start")
            with gr.Accordion("Choose more: level, topic, several rounds, your own words", open=False):
                self._choose_more(first)
            self.connect = ConnectView(desk)
            self.model = self.connect.chosen
            self.banner.value = self._banner(self.model.value)
        self._wire()

    def _choose_more(self, stage: str) -> None:
        library = self._desk.house.library
        with gr.Row():
            self.seniority = gr.Dropdown(
                choices.seniorities(library),
                value=Seniority.NEW_PHD.value,
                label="Level",
                info=choices.about_level(library, Seniority.NEW_PHD.value),
                min_width=280,
            )
            self.loop = gr.Dropdown(
                choices.loops(library),
                value=choices.ANY,
                label="Loop",
                info="Several rounds in a row instead of one; stage, question and minutes then follow from the loop.",
                min_width=280,
            )
        with gr.Row():
            self.second = gr.Dropdown(
                choices.seconds(library, stage),
                value=choices.ANY,
                label="Second interviewer",
                info="Listens, and takes over once; a talk has its audience instead.",
                min_width=280,
            )
            self.organisation = gr.Dropdown(
                choices.organisations(library),
                value=choices.ANY,
                label="Kind of place",
                info=choices.about_organisation(library, choices.ANY),
                min_width=280,
            )
            self.role = gr.Dropdown(
                choices.roles(library),
                value=choices.ROLE,
                label="Job",
                info="What a decision at the end of a loop weighs, and what no other strength can pay for.",
                min_width=280,
            )
        with gr.Row():
            self.topic = gr.Dropdown(
                choices.topics(library, stage),
                value=choices.ANY,
                label="Topic",
                info="Questions on it are preferred.",
                min_width=280,
            )
            self.wish = gr.Textbox(
                label="Wish",
                info="What you would like to be asked about, in your own words.",
                max_lines=3,
                min_width=280,
            )
        with gr.Row():
            self.work = gr.Dropdown(
                [TYPED],
                value=choices.ANY,
                label="Project",
                info="One that you keep under “Your work”, or the words beside this.",
                min_width=280,
            )
            self.project = gr.Textbox(
                label="Your project",
                info="Its method in a few words; some questions are about it.",
                max_lines=3,
                min_width=280,
            )

    def projects(self) -> Any:
        """The projects to choose from as they are now; none is chosen."""
        try:
            return gr.update(choices=[TYPED, *self._desk.projects()], value=choices.ANY)
        except InterviewerError:
            return gr.skip()

    @property
    def fields(self) -> list[Any]:
        """The inputs, in the order of `Form`'s fields."""
        return [getattr(self, name) for name in Form.model_fields]

    def form(self, *values: Any) -> Form:
        """The form that the fields' values make."""
        filled = dict(zip(Form.model_fields, values, strict=True))
        return Form(**{name: value for name, value in filled.items() if value is not None})

    def _banner(self, model: str) -> str:
        return banner(choices.models_of(model or "", self._desk.house.settings))

    def _wire(self) -> None:
        quiet = {"show_progress": "hidden", "api_visibility": "private"}
        depend = [self.persona, self.second, self.item, self.topic, self.minutes, self.slot, self.stage]
        self.stage.change(self._restaged, [self.stage, self.organisation], depend, **quiet)
        self.slot.input(lambda chosen: chosen, self.slot, self.minutes, **quiet)
        self.seniority.change(self._about_level, self.seniority, self.seniority, **quiet)
        placed = [self.organisation, self.minutes, self.slot]
        self.organisation.change(self._placed, [self.organisation, self.stage], placed, **quiet)
        self.model.change(self._banner, self.model, self.banner, **quiet)

    def _restaged(self, stage: str, organisation: str) -> list[Any]:
        library = self._desk.house.library
        try:
            usual = choices.minutes(library, stage, organisation)
            return [
                gr.update(choices=choices.personas(library, stage), value=choices.SURPRISE),
                gr.update(choices=choices.seconds(library, stage), value=choices.ANY),
                gr.update(choices=choices.items(library, stage), value=choices.ANY),
                gr.update(choices=choices.topics(library, stage), value=choices.ANY),
                gr.update(value=usual, visible=not (slots := choices.slots(library, stage))),
                gr.update(choices=slots, value=usual if slots else None, visible=bool(slots)),
                gr.update(info=choices.about_stage(library, stage)),
            ]
        except (InterviewerError, ValueError):
            return [gr.skip()] * 7

    def _placed(self, organisation: str, stage: str) -> list[Any]:
        """What the kind of place changes, in words and in minutes."""
        library = self._desk.house.library
        try:
            usual = choices.minutes(library, stage, organisation)
            slot = usual if choices.slots(library, stage) else None
            return [gr.update(info=choices.about_organisation(library, organisation)), usual, gr.update(value=slot)]
        except (InterviewerError, ValueError):
            return [gr.skip()] * 3

    def _about_level(self, level: str) -> Any:
        try:
            return gr.update(info=choices.about_level(self._desk.house.library, level))
        except (InterviewerError, ValueError):
            return gr.skip()
