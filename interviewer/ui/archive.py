"""What all sessions of one person hold: found by words, questions tried, judgements over time.

Knows the store and the library. Never knows Gradio, and changes nothing.
"""

import unicodedata
from collections.abc import Iterable
from typing import Literal

from interviewer.assess.progress import Judged, Progress, progress
from interviewer.domain.events import Answered, ItemOpened, Recorded, Started
from interviewer.domain.events import Judged as JudgedEvent
from interviewer.domain.library import Library
from interviewer.domain.noun import Noun
from interviewer.domain.text import find_quote
from interviewer.domain.vocabulary import Mode
from interviewer.store.contract import EventStore, SessionHead

Status = Literal["all", "open", "ended"]
AROUND = 45


class Entry(Noun):
    """One session in the list. stage: as the library names it. questions: titles of what was asked, in order.

    said: the candidate's own words around what was searched for, "" where it was not found in them.
    """

    head: SessionHead
    stage: str
    questions: tuple[str, ...]
    said: str = ""


class Archive:
    """All that was kept, for reading. owner: whose; None is everybody, where there is no sign-in."""

    def __init__(self, store: EventStore, library: Library) -> None:
        self._store, self._library = store, library

    def entries(self, text: str = "", status: Status = "all", owner: str | None = None) -> tuple[Entry, ...]:
        """Sessions of that status in which the words stand: in title, stage, id, a question or an answer.

        The latest changed first. Case and white space do not matter; "" finds all. Raises StoreError.
        """
        heads = [head for head in self._store.list(owner) if status in ("all", head.status)]
        words = _plain(text)
        asked = self._asked(owner)
        answers = self._answers(owner) if words else {}
        found = (self._entry(head, asked.get(head.id, ()), answers.get(head.id, ()), words) for head in heads)
        return tuple(entry for entry in found if entry is not None)

    def _entry(self, head: SessionHead, items: Iterable[str], answers: Iterable[str], words: str) -> Entry | None:
        plan = self._library.plans.get(head.stage)
        known = {id: self._library.items[id].title if id in self._library.items else id for id in items}
        entry = Entry(head=head, stage=plan.name if plan else head.stage.value, questions=tuple(known.values()))
        if not words:
            return entry
        said = next((around for answer in answers if (around := _around(words, answer))), "")
        named = (head.title, head.id, head.stage.value, entry.stage, *known, *known.values())
        if said or any(words in _plain(name) for name in named):
            return entry.model_copy(update={"said": said})
        return None

    def _asked(self, owner: str | None) -> dict[str, list[str]]:
        asked: dict[str, list[str]] = {}
        for session, recorded in self._store.across(("item_opened",), owner):
            if isinstance(recorded.event, ItemOpened):
                asked.setdefault(session, []).append(recorded.event.item)
        return asked

    def _answers(self, owner: str | None) -> dict[str, list[str]]:
        answers: dict[str, list[str]] = {}
        for session, recorded in self._store.across(("answered",), owner):
            if isinstance(recorded.event, Answered):
                answers.setdefault(session, []).append(recorded.event.text)
        return answers

    def tried(self, owner: str | None = None) -> frozenset[str]:
        """Questions that were answered and are over: in an ended session, or closed in a drill.

        An answer in a mock interview that goes on does not count: its feedback is kept back too.
        """
        ended = {head.id for head in self._store.list(owner) if head.status == "ended"}
        held = self._store.across(("started", "judged"), owner)
        over = ended | {session for session, recorded in held if _drill(recorded)}
        judged = (recorded.event for session, recorded in held if session in over)
        return frozenset(event.judgement.item for event in judged if isinstance(event, JudgedEvent))

    def progress(self, owner: str | None = None) -> Progress:
        """Each capability over the sessions that are over, without drafts and questions no longer in the library."""
        heads = {head.id: head for head in self._store.list(owner)}
        held = self._store.across(("started", "judged"), owner)
        drills = {session for session, recorded in held if _drill(recorded)}
        judged = []
        for session, recorded in held:
            head, event = heads.get(session), recorded.event
            if head is None or not isinstance(event, JudgedEvent) or event.judgement.item not in self._library.items:
                continue
            if head.status != "ended" and session not in drills:
                continue  # a mock interview that goes on shows no verdict, here neither
            item = self._library.items[event.judgement.item]
            if item.draft:
                continue  # a level by a standard that nobody has checked is no figure to compare
            judged.append(
                Judged(
                    session=session,
                    at=head.started_at,
                    judgement=event.judgement,
                    minutes=item.time_box.soft_min,
                    capabilities=item.capabilities,
                )
            )
        return progress(judged, self._library.scoring)


def _drill(recorded: Recorded) -> bool:
    return isinstance(recorded.event, Started) and recorded.event.setup.mode is Mode.DRILL


def _plain(text: str) -> str:
    """Lower case, one blank for any white space: quick, as every answer there is goes through it."""
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())


def _around(words: str, answer: str) -> str:
    """The answer's own words around the first place where `words` stand, on one line; "" if they do not."""
    if words not in _plain(answer):
        return ""
    span = find_quote(words, answer)
    if span is None:
        return ""
    start, end = max(0, span.start - AROUND), min(len(answer), span.end + AROUND)
    start = answer.find(" ", start, span.start) + 1 if start else 0
    cut = answer.rfind(" ", span.end, end) if end < len(answer) else end
    end = cut if cut > 0 else end
    return ("…" if start else "") + " ".join(answer[start:end].split()) + ("…" if end < len(answer) else "")
