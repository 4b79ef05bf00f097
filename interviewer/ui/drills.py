"""After a question of a drill: the same question once more, or one good answer to it.

Knows which question was closed last. Never knows how it was judged.
"""

from interviewer.domain.errors import UsageError
from interviewer.domain.events import Setup
from interviewer.domain.library import Library
from interviewer.domain.state import ItemRecord, State
from interviewer.domain.vocabulary import Mode
from interviewer.ui.plain import as_text

ONE_OF_MANY = "**One good answer, not the answer.** Others can be as good; see what it covers, and say it your way."
OF_A_DRAFT = "**The reference answer.** This question is a draft: no good answer has been written for it yet."


def done(state: State) -> ItemRecord | None:
    """The question of a drill that was closed last, if there is one."""
    closed = [record for record in state.items if record.closed]
    return closed[-1] if closed and state.chosen.mode is Mode.DRILL else None


def once_more(state: State, seed: int) -> Setup:
    """A drill of that one question with the same interviewer; UsageError before any was closed."""
    record = _done(state)
    held = state.chosen.rounds[record.round if record.round < len(state.chosen.rounds) else 0]
    alone = {"item": record.item, "rounds": (held.model_copy(update={"items": 1}),), "loop": None, "topic": None}
    return state.chosen.model_copy(update={**alone, "wish": None, "seed": seed})


def strong_answer(state: State, library: Library) -> str:
    """The strong exemplar of that question as Markdown, of a draft its reference answer.

    UsageError before it was attempted or in a mock interview.
    """
    item = library.item(_done(state).item)
    if item.exemplars is None:
        return f"{OF_A_DRAFT}\n\n{as_text(item.reference_answer or item.judge_notes or '')}"
    return f"{ONE_OF_MANY}\n\n{as_text(item.exemplars.strong.answer)}"


def _done(state: State) -> ItemRecord:
    record = done(state)
    if record is None:
        raise UsageError("no question of a drill is done yet", f"session {state.id}", "finish one first")
    return record
