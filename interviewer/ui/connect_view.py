"""The panel that connects a language model: what was found, a name, an address, a key, and whether it works.

Knows fields and buttons. Never knows a key for longer than a click, nor how a model is asked.
"""

from collections.abc import Iterator
from typing import Any

from interviewer.domain.errors import InterviewerError
from interviewer.ui import connecting
from interviewer.ui.desk import Desk
from interviewer.ui.plain import as_text
from interviewer.ui.toolkit import gr

KEPT = "Kept in the server's memory until it stops; never shown or written down again."
QUIET = {"show_progress": "hidden", "api_visibility": "private", "concurrency_limit": None}
Updates = dict[Any, Any]


class ConnectView:
    """The panel, made inside the open Gradio context. chosen: the model for the next session, "" for offline."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        own = desk.house.settings.model or ""
        self.chosen = gr.Textbox(own, label="Model in use", visible="hidden", elem_id="model")
        with gr.Accordion("Language model: connect one, or work offline", open=False, elem_id="connect") as self.panel:
            self.line = gr.Markdown(as_text(connecting.in_use(desk.house, own)), elem_id="connected")
            self.found = gr.Dropdown(
                [],
                value=None,
                label="Found here",
                info="The settings' model, servers on this machine, and providers whose key is set.",
                elem_id="found",
            )
            with gr.Row():
                self.model = gr.Textbox(
                    own,
                    label="Model",
                    info="Provider and name.",
                    placeholder="openai/gpt-5-mini",
                    max_lines=1,
                    max_length=200,
                    elem_id="model-name",
                )
                self.address = gr.Textbox(
                    label="Address",
                    info="Only for a server of your own.",
                    placeholder="http://host:port/v1",
                    max_lines=1,
                    max_length=500,
                    elem_id="model-address",
                )
                self.key = gr.Textbox(
                    label="Key",
                    info="Only if none is set here already.",
                    type="password",
                    max_lines=1,
                    max_length=500,
                    elem_id="model-key",
                    html_attributes=gr.InputHTMLAttributes(autocomplete="off"),
                )
            with gr.Row():
                self.trying = gr.Button("Try it", elem_id="try-model", size="md")
                self.use = gr.Button("Use without trying", elem_id="use-model", size="md")
                self.offline = gr.Button("Work offline", elem_id="use-offline", size="md")
            gr.Markdown(f"<small>A key: {KEPT[0].lower()}{KEPT[1:]}</small>", elem_id="key-note")
        self._wire()

    def _wire(self) -> None:
        typed = [self.model, self.address, self.key]
        self.panel.expand(self.look, None, [self.found], **QUIET)
        self.found.input(self.fill, self.found, [self.model, self.address], **QUIET)
        self.trying.click(self.try_it, typed, self.outputs, **QUIET)
        self.use.click(self.take, typed, self.outputs, **QUIET)
        self.offline.click(self.go_offline, None, self.outputs, **QUIET)

    @property
    def outputs(self) -> list[Any]:
        """Every part that a button changes."""
        return [self.chosen, self.line, self.key, self.trying, self.use]

    def look(self) -> Updates:
        """What can be connected from here, now that somebody asks."""
        there = connecting.found(self._desk.house.settings)
        options = [(one.label, f"{one.model} {one.api_base}") for one in there]
        info = "Choose one; its name can still be changed." if options else "Nothing found: type a name and a key."
        return {self.found: gr.update(choices=options, value=None, info=info)}

    def fill(self, choice: str | None) -> Updates:
        """The choice's name and address in the fields."""
        model, _, address = (choice or "").partition(" ")
        return {self.model: model, self.address: address}

    def try_it(self, model: str, address: str, key: str) -> Iterator[Updates]:
        """One tiny request, and its outcome as one line; a model that answers is in use from then on."""
        yield {self.line: "*Asking for one word.*", self.key: "", **self._pressable(False)}
        house = self._desk.house
        try:
            name = connecting.taken(house, model or "", address or "", key or "", self._owner())
            told = f"{connecting.tried(house, name)} {connecting.in_use(house, name)}"
            yield {self.chosen: name, self.line: as_text(told), **self._pressable(True)}
        except InterviewerError as error:
            yield {self.line: f"{as_text(connecting.fault(error))}.", **self._pressable(True)}

    def take(self, model: str, address: str, key: str) -> Updates:
        """Use it without asking it first."""
        house = self._desk.house
        try:
            name = connecting.taken(house, model or "", address or "", key or "", self._owner())
        except InterviewerError as error:
            return {self.key: "", self.line: f"{as_text(connecting.fault(error))}."}
        return {self.key: "", self.chosen: name, self.line: as_text(connecting.in_use(house, name))}

    def go_offline(self) -> Updates:
        """Use no model."""
        return {self.key: "", self.chosen: "", self.line: connecting.OFFLINE}

    def _owner(self) -> str:
        return self._desk.whose() or ""

    def _pressable(self, may: bool) -> Updates:
        return {self.trying: gr.update(interactive=may), self.use: gr.update(interactive=may)}
