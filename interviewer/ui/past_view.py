"""Past sessions: searched, filtered, chosen, and what can be done with the one that is chosen.

Knows entries and buttons. Never knows what was said in a session beyond the words that were searched for.
"""

from typing import Any, cast

from interviewer.assess.export_file import Format
from interviewer.ui.archive import Archive, Entry, Status
from interviewer.ui.desk import Desk
from interviewer.ui.talk_view import Updates
from interviewer.ui.toolkit import gr

STEP = 20
LOADING = "*Looking through the sessions.*"
NONE_YET = "No sessions yet. An interview that you start on the first tab is kept here, to go on with or to read."
NAMES = {Format.MD: "Markdown", Format.HTML: "HTML", Format.PDF: "PDF", Format.JSON: "JSON"}
STATUSES = [("All", "all"), ("Open", "open"), ("Ended", "ended")]


class PastView:
    """The search, the list and its buttons, made inside the open Gradio context. shown: how many are listed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._archive = Archive(desk.house.store, desk.house.library)
        with gr.Row(elem_id="past-search"):
            self.search = gr.Textbox(
                label="Search",
                info="Title, stage, question, or words that you said.",
                max_lines=1,
                elem_id="past-words",
                scale=3,
            )
            self.status = gr.Radio(STATUSES, value="all", label="Status", elem_id="past-status", scale=2)
        self.note = gr.Markdown(LOADING, elem_id="past-note")
        self.choice = gr.Radio(
            [], label="Sessions", show_label=False, visible=False, elem_id="sessions", elem_classes="cards"
        )
        self.more = gr.Button("Show more", visible=False, elem_id="past-more", size="sm")
        self.shown = gr.Textbox(str(STEP), label="Sessions shown", visible="hidden", elem_id="past-shown")
        self._acting()

    def _acting(self) -> None:
        with gr.Row(visible=False, elem_id="past-actions") as self.actions:
            self.open = gr.Button("Open", variant="primary", elem_id="open-past", size="md", min_width=120)
            self.read = gr.Button("Read feedback", elem_id="read-past", size="md", min_width=120)
            self.delete = gr.Button("Delete", elem_id="delete", size="md", min_width=120)
        with gr.Row(visible=False, elem_id="confirm-delete") as self.confirm:
            gr.Markdown("Delete this session with all that was said in it? It cannot be brought back.")
            self.delete_yes = gr.Button("Yes, delete it", variant="stop", elem_id="delete-yes")
            self.delete_no = gr.Button("Keep it", elem_id="delete-no")
        with gr.Row(visible=False, elem_id="past-files") as self.files:
            self.exports = {
                form: gr.Button(f"Save as {name}", link="/", elem_id=f"past-{form.value}", size="sm", min_width=120)
                for form, name in NAMES.items()
            }

    @property
    def asking(self) -> list[Any]:
        """What `listed` is asked with."""
        return [self.search, self.status]

    @property
    def outputs(self) -> list[Any]:
        """Every part that `listed` changes."""
        return [self.note, self.choice, self.more, self.shown, *self.acting]

    @property
    def acting(self) -> list[Any]:
        """Every part that `chosen` changes."""
        return [self.actions, self.open, self.read, self.confirm, self.files, *self.exports.values()]

    def listed(self, text: str = "", status: str = "all", shown: int = STEP, keep: str | None = None) -> Updates:
        """The sessions that fit, at most so many; `keep` stays chosen if it is there, else the latest is."""
        entries = self._archive.entries(text, cast(Status, status), self._desk.whose())
        listed = entries[:shown]
        options = [(label(entry), entry.head.id) for entry in listed]
        ids = [id for _, id in options]
        chosen = keep if keep in ids else next(iter(ids), None)
        return {
            self.note: note(len(entries), len(listed), bool(text.strip()) or status != "all"),
            self.choice: gr.update(choices=options, value=chosen, visible=bool(options)),
            self.more: gr.update(visible=len(entries) > len(listed)),
            self.shown: str(shown),
            **self.chosen(chosen),
        }

    def again(self, text: str, status: str, keep: str | None) -> Updates:
        """The list anew; what is chosen stays so, and what is being confirmed of it is not taken away."""
        found = self.listed(text, status, keep=keep)
        if keep and found[self.choice]["value"] == keep:
            found[self.confirm] = gr.skip()
        return found

    def longer(self, text: str, status: str, shown: str, keep: str | None) -> Updates:
        """Some more of the same list."""
        before = int(shown) if shown.isdecimal() else 0
        return self.listed(text, status, before + STEP, keep)

    def chosen(self, session: str | None) -> Updates:
        """What can be done with the session."""
        screen = self._desk.screen(session) if session else None
        readable = screen is not None and screen.readable
        links = {
            button: gr.update(link=f"/sessions/{session}/report.{form.value}") if readable else gr.update()
            for form, button in self.exports.items()
        }
        return {
            self.actions: gr.update(visible=screen is not None),
            self.open: "Resume" if screen and screen.open else "Open",
            self.read: gr.update(interactive=readable),
            self.confirm: gr.update(visible=False),
            self.files: gr.update(visible=readable),
            **links,
        }


def label(entry: Entry) -> str:
    """Three lines of a session: what and how it stands, when and which it is, what was asked or found."""
    head = entry.head
    when = f"{head.started_at.day} {head.started_at:%b %Y, %H:%M} UTC"
    asked = "; ".join(entry.questions[:2]) + (f"; and {len(entry.questions) - 2} more" if entry.questions[2:] else "")
    lines = [f"{named(entry)} · {head.status}", f"{when} · {head.id}", asked or "Nothing asked yet"]
    return "\n".join([*lines, *([f"You said: {entry.said}"] if entry.said else [])])


def named(entry: Entry) -> str:
    """The session's title, with its stage as the library calls it."""
    plain = entry.head.stage.value.replace("_", " ").capitalize()
    stage, colon, rest = entry.head.title.partition(":")
    return entry.stage + colon + rest if stage == plain else entry.head.title


def note(found: int, shown: int, narrowed: bool) -> str:
    """How many there are, or what to do where there are none."""
    if not found:
        return "No session fits. Try fewer words, or another status." if narrowed else NONE_YET
    many = "1 session" if found == 1 else f"{found} sessions"
    which = f"{many} fit{'s' if found == 1 else ''}" if narrowed else many
    return f"{which}, the latest first." if shown == found else f"{which}; the latest {shown} are listed."
