"""Whether follow-ups refer to what was said (M6a), and how deep a question went (M11).

Knows moves, marks and the candidate's words. Never knows what would have been the best question.
"""

import re
from collections.abc import Iterator

from interviewer.conduct.checks import content_stems
from interviewer.conduct.situation import FOLLOWUPS
from interviewer.domain.items import Item
from interviewer.domain.moves import MoveKind
from interviewer.domain.state import ItemRecord, Turn
from interviewer.domain.text import folded
from interviewer.measure.conduct_counts import Flaw, Tally
from interviewer.measure.simulate import Held

_FOLLOWING = (*FOLLOWUPS, MoveKind.PUSHBACK, MoveKind.CONTRADICTION)
_QUOTE = re.compile("“([^”]+)”")
_LATEST = 3


def specific(held: Held) -> Tally:
    """M6a: follow-ups that quote the candidate or share a content word with their last three turns, which the question
    has not. Not counted where they have said nothing that could be referred to."""
    hits, flaws = 0, []
    for item, record, at in _followups(held):
        refers = _refers(held, item, record, at)
        if refers is None:
            continue
        hits += refers
        if not refers:
            turn = record.turns[at]
            kind = turn.move.kind.value if turn.move else ""
            flaws.append(Flaw(metric="M6a", session=held.name, sequence=turn.sequence, text=f"{kind}: {turn.text}"))
    return Tally(hits=hits, of=hits + len(flaws), flaws=tuple(flaws))


def _followups(held: Held) -> Iterator[tuple[Item, ItemRecord, int]]:
    for record in held.state.items:
        item = held.library.items.get(record.item)
        for at, turn in enumerate(record.turns):
            if item is not None and turn.move is not None and turn.move.kind in _FOLLOWING:
                yield item, record, at


def _refers(held: Held, item: Item, record: ItemRecord, at: int) -> bool | None:
    turn = record.turns[at]
    if _quotes(held, turn):
        return True
    said = [t.text for t in record.turns[:at] if t.speaker == "candidate" and t.text]
    heard = frozenset[str]().union(*(content_stems(text) for text in said[-_LATEST:])) - content_stems(item.prompt)
    return bool(heard & content_stems(turn.text)) if heard else None


def _quotes(held: Held, turn: Turn) -> bool:
    said = [folded(t.text) for t in held.state.turns if t.speaker == "candidate" and t.sequence < turn.sequence]
    quotes = (folded(quote.replace("‘", "“").replace("’", "”")) for quote in _QUOTE.findall(turn.text))
    return any(quote in text for quote in quotes for text in said)


def core_assessed(held: Held) -> Tally:
    """M11: core points, of questions that were tried to the end, that were asked for or said.

    Rounds whose plan has no more than one follow-up to a question are not counted, nor is a talk.
    """
    hits, of, flaws = 0, 0, []
    for record in held.state.items:
        item = held.library.items.get(record.item)
        plan = held.library.plans[held.state.chosen.rounds[held.state.rounds[record.round].index].stage]
        if item is None or not _tried(record) or plan.followups <= 1 or plan.talk is not None:
            continue
        asked = {move.key_point for move in record.moves} | set(record.marks())
        core = [point.id for point in item.key_points if point.core]
        missing = [id for id in core if id not in asked]
        of, hits = of + len(core), hits + len(core) - len(missing)
        text = f"{record.item}, closed {record.closed}: nobody came to {', '.join(missing)}"
        flaws += [Flaw(metric="M11", session=held.name, sequence=record.opening, text=text)] if missing else []
    return Tally(hits=hits, of=of, flaws=tuple(flaws))


def _tried(record: ItemRecord) -> bool:
    said = sum(turn.observation.words for turn in record.said if turn.observation)
    return record.closed in ("covered", "budget", "time") and said >= 8


def strong_rungs(held: Held) -> Tally:
    """M11: the rungs that a strong candidate (level 3 or 4) reached, over their questions."""
    return _rungs(held) if held.profile is not None and held.profile.level >= 3 else Tally()


def weak_rungs(held: Held) -> Tally:
    """M11: the same of a weak candidate (level 1 or 2)."""
    return _rungs(held) if held.profile is not None and held.profile.level <= 2 else Tally()


def _rungs(held: Held) -> Tally:
    rungs = [_rung(held.library.items[r.item], r) for r in held.state.items if r.item in held.library.items and r.said]
    return Tally(hits=sum(rungs), of=len(rungs))


def _rung(item: Item, record: ItemRecord) -> int:
    """0 nothing shown, 1 something of the core, 2 all of it, 3 asked beyond it, 4 something beyond it shown."""
    shown = {id for id, mark in record.marks().items() if mark.status == "shown"}
    core = {point.id for point in item.key_points if point.core}
    if not shown & core:
        return 0
    if not core <= shown:
        return 1
    if shown & {point.id for point in item.key_points if point.stretch}:
        return 4
    return 3 if record.made(MoveKind.STRETCH, MoveKind.FOLLOWUP) else 2
