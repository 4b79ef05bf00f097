"""A record laid out as quoted data for a model that judges it.

Knows turns, a mark that none of them holds, and how long a transcript may be. Never knows criteria.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from itertools import count

from interviewer.assess.evidence import answers
from interviewer.domain.judgement import Quote
from interviewer.domain.noun import Noun
from interviewer.domain.state import ItemRecord, Turn
from interviewer.domain.text import Span, visible

LONGEST = 6000
AROUND = 400
_LEFT_OUT = "[... words left out here ...]"


class Transcript(Noun):
    """text: every line of it begins with `mark`. cut: words of the candidate's that were left out."""

    mark: str
    text: str
    cut: int

    def unmarked(self, quote: str) -> str:
        """A quote copied from it over several lines, without their beginnings."""
        return re.sub(rf"\s*{self.mark}(?:\s*(?:interviewer|candidate|quote)\s*\|)?\s*", " ", quote)


def lay_out(record: ItemRecord, longest: int = LONGEST) -> Transcript:
    """The record's turns, role-labelled; beyond `longest` words of the candidate's the middle is cut, with a note."""
    turns = _heard(record)
    spoken = {turn.sequence: visible(turn.text).splitlines() for turn in turns}
    own = [turn.sequence for turn in turns if turn.speaker == "candidate"]
    cut = _cut_middle({sequence: spoken[sequence] for sequence in own}, longest)
    return _marked(turns, spoken | cut.kept, cut.words)


def excerpt(record: ItemRecord, quote: Quote, longest: int = AROUND) -> Transcript:
    """The quote in its context: a first part with the quote alone, then the record.

    Where the candidate said more than `longest` words, the record is the turn of the quote, its nearest words, and
    what the interviewer said before it.
    """
    turns = _heard(record)
    if sum(len(turn.text.split()) for turn in turns if turn.speaker == "candidate") > longest:
        at = next(place for place, turn in enumerate(turns) if turn.sequence == quote.turn)
        near = turns[at].model_copy(update={"text": _window(turns[at].text, quote.span, longest // 2)})
        turns = [*(turn for turn in turns[max(0, at - 1) : at] if turn.speaker == "interviewer"), near]
    spoken = {turn.sequence: visible(turn.text).splitlines() for turn in turns}
    return _marked(turns, spoken, 0, quoted=visible(quote.span.quote).splitlines())


def _heard(record: ItemRecord) -> list[Turn]:
    held = {turn.sequence for turn in answers(record)}
    return [turn for turn in record.turns if turn.speaker == "interviewer" or turn.sequence in held]


def _marked(
    turns: Sequence[Turn], spoken: Mapping[int, Sequence[str]], cut: int, quoted: Sequence[str] = ()
) -> Transcript:
    """Every line with the mark and who said it, so that no line of a turn can pass for another's."""
    told = [("quote", line) for line in quoted]
    told += [(turn.speaker, line) for turn in turns for line in spoken[turn.sequence] if line.strip()]
    mark = mark_for("\n".join(line for _, line in told))
    return Transcript(mark=mark, text="\n".join(f"{mark} {who} | {line}" for who, line in told), cut=cut)


def _window(text: str, span: Span, each: int) -> str:
    """The span with at most that many words before and after it."""
    before = [word.start() for word in re.finditer(r"\S+", text[: span.start])]
    after = [word.end() for word in re.finditer(r"\S+", text[span.end :])]
    low = before[-each] if len(before) > each else 0
    high = span.end + after[each - 1] if len(after) > each else len(text)
    return (f"{_LEFT_OUT} " if low else "") + text[low:high] + (f" {_LEFT_OUT}" if high < len(text) else "")


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


def mark_for(text: str, digits: int = 8) -> str:
    """A mark that does not occur in the text, and so cannot have been foreseen in it; the same for the same text."""
    for attempt in count():
        mark = f"#{hashlib.sha256(f'{attempt}:{text}'.encode()).hexdigest()[:digits]}"
        if mark not in text:
            break
    return mark
