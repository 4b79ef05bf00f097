"""Progress: each capability over the sessions, drawn on the server.

Knows where the drawing stands on the page. Never knows how a value came about.
"""

from typing import Any

from interviewer.assess.item_report import capability_name
from interviewer.domain.vocabulary import Capability
from interviewer.ui.archive import Archive
from interviewer.ui.desk import Desk
from interviewer.ui.progress_chart import drawn
from interviewer.ui.talk_view import Updates
from interviewer.ui.toolkit import gr

LOADING = "*Looking through the sessions.*"


class ProgressView:
    """The drawing, made inside the open Gradio context."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._archive = Archive(desk.house.store, desk.house.library)
        # HTML of ours alone, every word in it escaped.
        self.charts = gr.Markdown(LOADING, elem_id="progress", sanitize_html=False)

    @property
    def outputs(self) -> list[Any]:
        """Every part that `shown` changes."""
        return [self.charts]

    def shown(self) -> Updates:
        """Progress as it stands now."""
        names = {capability: capability_name(self._desk.house.library, capability) for capability in Capability}
        return {self.charts: drawn(self._archive.progress(self._desk.whose()), names)}
