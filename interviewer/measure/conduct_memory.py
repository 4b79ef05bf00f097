"""Whether the interviewer remembers: nothing asked twice, nothing declined comes back, contradictions are seen (M9).

Knows what was asked, answered and declined in a session. Never knows what was worth asking.
"""

import re

from rapidfuzz import fuzz

from interviewer.conduct.checks import sentences
from interviewer.domain.moves import MoveKind
from interviewer.domain.state import Turn
from interviewer.domain.text import folded, words
from interviewer.measure.conduct_counts import Flaw, Tally
from interviewer.measure.conduct_words import spoken
from interviewer.measure.simulate import Held

ALIKE = 90.0
_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"")
# Turns that put the standing question once more because the candidate asked, or did not answer it.
_ON_PURPOSE = (MoveKind.AGAIN, MoveKind.BOUNDARY, MoveKind.DEFLECT, MoveKind.REFOCUS, MoveKind.REPHRASE)
_ASKS_FOR = (MoveKind.KEY_POINT, MoveKind.STRETCH)
_GIVEN_UP = ("declined", "passed")


def asked_again(held: Held) -> Tally:
    """M9: questions like one asked before in the session, or for a point that the candidate had shown."""
    before: list[str] = []
    flaws: list[Turn] = []
    count = 0
    for turn in spoken(held):
        asked = _questions(turn.text)
        counted = turn.move is not None and turn.move.kind not in _ON_PURPOSE
        if asked and counted:
            count += 1
            if any(_alike(one, old) for one in asked for old in before) or _answered(held, turn):
                flaws.append(turn)
        before += asked
    return _tally(held, flaws, count)


def loops(held: Held) -> Tally:
    """M9: questions in the very words of an earlier one, where nobody asked for them again."""
    before: set[str] = set()
    flaws: list[Turn] = []
    count = 0
    for turn in spoken(held):
        asked = _questions(turn.text)
        if asked and turn.move is not None and turn.move.kind not in _ON_PURPOSE:
            count += 1
            flaws += [turn] if before & set(asked) else []
        before |= set(asked)
    return _tally(held, flaws, count)


def returns(held: Held) -> Tally:
    """M9: questions that come back to one which the candidate declined or passed."""
    flaws: list[Flaw] = []
    given_up: dict[str, str] = {}
    for record in held.state.items:
        item = held.library.items.get(record.item)
        put = record.moves[0] if record.moves else None
        # Listeners of a talk put questions of their own, each judged by one item.
        name = f"{record.item} {put.question or ''}" if put else record.item
        asked = folded(put.snippet if put and put.snippet else item.prompt if item else "")
        if name in given_up or any(_alike(asked, old) for old in given_up.values()):
            flaws.append(Flaw(metric="M9", session=held.name, sequence=record.opening, text=f"{record.item} again"))
        if record.closed in _GIVEN_UP:
            given_up[name] = asked
    return Tally(hits=len(flaws), of=len(given_up), flaws=tuple(flaws))


def contradictions(held: Held) -> Tally:
    """M9: planted contradictions that the next turn lays side by side."""
    hits, flaws = 0, []
    turns = held.state.turns
    for at, turn in enumerate(turns):
        if held.acts.get(turn.sequence) != "contradicts":
            continue
        after = next((t for t in turns[at + 1 :] if t.speaker == "interviewer"), None)
        noticed = after is not None and after.move is not None and after.move.kind is MoveKind.CONTRADICTION
        hits += noticed
        if not noticed:
            reply = after.text if after else "nothing"
            text = f"{turn.text[-80:]} → {reply}"
            flaws.append(Flaw(metric="M9", session=held.name, sequence=turn.sequence, text=text))
    return Tally(hits=hits, of=hits + len(flaws), flaws=tuple(flaws))


def _questions(text: str) -> list[str]:
    """The questions of a turn in the interviewer's own words, folded, of four words or more."""
    own = _QUOTED.sub("", text)
    found = (folded(sentence) for sentence in sentences(own) if "?" in sentence)
    return [one for one in found if len(words(one)) >= 4]


def _alike(one: str, old: str) -> bool:
    return fuzz.token_sort_ratio(one, old) >= ALIKE


def _answered(held: Held, turn: Turn) -> bool:
    """Whether the turn asks for a key point that was shown before it."""
    if turn.move is None or turn.move.kind not in _ASKS_FOR:
        return False
    record = next((r for r in held.state.items if any(t.sequence == turn.sequence for t in r.turns)), None)
    said = [t for t in record.said if t.sequence < turn.sequence] if record else []
    marks = (mark for t in said if t.observation for mark in t.observation.marks)
    return any(mark.key_point == turn.move.key_point and mark.status == "shown" for mark in marks)


def _tally(held: Held, flaws: list[Turn], of: int) -> Tally:
    told = (Flaw(metric="M9", session=held.name, sequence=turn.sequence, text=turn.text) for turn in flaws)
    return Tally(hits=len(flaws), of=of, flaws=tuple(told))
