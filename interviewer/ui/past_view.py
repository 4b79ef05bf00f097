"""Past sessions: the list, and what can be done with one of them.

Knows heads and buttons. Never knows what was said in a session.
"""

from typing import Any

from interviewer.store.contract import SessionHead
from interviewer.ui.desk import Desk, heads_table, started
from interviewer.ui.talk_view import Updates
from interviewer.ui.toolkit import gr


class PastView:
    """The table and the choice, made inside the open Gradio context."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.table = gr.Markdown("No sessions yet.", elem_id="sessions")
        self.choice = gr.Dropdown(
            [], label="Session", info="The one to open, read or delete.", elem_id="choice", interactive=True
        )
        with gr.Row():
            self.open = gr.Button("Open", variant="primary", elem_id="open-past", size="md")
            self.read = gr.Button("Read feedback", elem_id="read-past", size="md")
            self.delete = gr.Button("Delete", elem_id="delete", size="md")
        with gr.Row(visible=False) as self.confirm:
            gr.Markdown("Delete this session with all that was said in it? It cannot be brought back.")
            self.delete_yes = gr.Button("Yes, delete it", variant="stop", elem_id="delete-yes")
            self.delete_no = gr.Button("Keep it", elem_id="delete-no")

    @property
    def outputs(self) -> list[Any]:
        """Every part that `listed` changes."""
        return [self.table, self.choice, self.confirm]

    def listed(self) -> Updates:
        """The sessions as they are now, the latest chosen."""
        heads = self._desk.heads()
        options = [(_label(head), head.id) for head in heads]
        return {
            self.table: heads_table(heads),
            self.choice: gr.update(choices=options, value=options[0][1] if options else None),
            self.confirm: gr.update(visible=False),
        }


def _label(head: SessionHead) -> str:
    return f"{started(head)}, {head.title}, {head.status} ({head.id})"
