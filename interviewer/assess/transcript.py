"""A record laid out as quoted data for a model that judges it.

Knows turns, a mark that no candidate can foresee, and how long a transcript may be. Never knows criteria.
"""

import secrets

from interviewer.assess.evidence import answers
from interviewer.domain.noun import Noun
from interviewer.domain.state import ItemRecord
from interviewer.domain.text import visible

LONGEST = 6000


class Transcript(Noun):
    """text: every line of it begins with `mark`. cut: words of the candidate's that were left out."""

    mark: str
    text: str
    cut: int


def lay_out(record: ItemRecord, longest: int = LONGEST) -> Transcript:
    """The record's turns, role-labelled; beyond `longest` words of the candidate's the middle is cut, with a note."""
    turns = [turn for turn in record.turns if turn.speaker == "interviewer" or turn in answers(record)]
    spoken = {turn.sequence: visible(turn.text).splitlines() for turn in turns}
    mark = _mark("\n".join("\n".join(lines) for lines in spoken.values()))
    own = [turn.sequence for turn in turns if turn.speaker == "candidate"]
    cut = _cut_middle({sequence: spoken[sequence] for sequence in own}, longest)
    spoken |= cut.kept
    lines = [f"{mark} {turn.speaker} | {line}" for turn in turns for line in spoken[turn.sequence] if line.strip()]
    return Transcript(mark=mark, text="\n".join(lines), cut=cut.words)


class _Cut(Noun):
    kept: dict[int, list[str]]
    words: int


def _cut_middle(spoken: dict[int, list[str]], longest: int) -> _Cut:
    """The same turns without the middle of their words; a note stands where words are missing."""
    count = sum(len(line.split()) for lines in spoken.values() for line in lines)
    if count <= longest:
        return _Cut(kept=spoken, words=0)
    first, last = longest // 2, count - (longest - longest // 2)
    kept: dict[int, list[str]] = {}
    at, noted = 0, False
    for sequence, lines in spoken.items():
        kept[sequence] = []
        for line in lines:
            held = line.split()
            head, tail = held[: max(0, first - at)], held[max(0, last - at) :]
            inside = at < last and at + len(held) > first
            at += len(held)
            if not inside:
                kept[sequence].append(line)
                continue
            note = [] if noted else [f"[... {last - first} words left out here ...]"]
            noted = True
            kept[sequence].append(" ".join([*head, *note, *tail]))
    return _Cut(kept=kept, words=last - first)


def _mark(text: str) -> str:
    """A random mark that does not occur in the text."""
    while True:
        mark = f"#{secrets.token_hex(4)}"
        if mark not in text:
            return mark
