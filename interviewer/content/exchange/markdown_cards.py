"""Questions and answers out of a Markdown text.

Knows which marks of an outline are questions and where an answer ends. Never reads what an answer says.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise
from textwrap import dedent

from interviewer.content.exchange.card import MOST_CARDS, Card, Left, excerpt
from interviewer.content.exchange.latex import dollars
from interviewer.content.exchange.markup import without_tags
from interviewer.content.exchange.outline import Entry, Outline, answers, entry_text, outline
from interviewer.domain.errors import DeckError

_TITLE = re.compile(r"^(?:show )?(?:answer|antwort)\s*$", re.IGNORECASE)
_QUESTION = re.compile(r"[?？]\W{0,3}$")


@dataclass
class Found:
    """What a text holds. unread: lines, counted from 1, that belong to no question."""

    cards: list[Card] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)


def markdown_cards(text: str, where: str) -> Found:
    """The questions of a Markdown text, with plain line ends. DeckError, naming `where`, if it holds too many.

    A question is, in this order of trust: a line with `Q:`; a heading that ends with a question mark, and others of its
    level; a bold line that does; a list entry that does, with something below it; `question :: answer` on one line;
    else the headings of the commonest level, or list entries with something below them. What is trusted less counts
    only outside of the answers to what is trusted more.
    """
    read = outline(_without_front_matter(text))
    marks = _marks(read) if len(read.headings) <= MOST_CARDS else {}
    if max(len(read.headings), len(marks)) > MOST_CARDS:
        raise DeckError(f"the file has more than {MOST_CARDS:,} questions", where, "split it")
    found = Found()
    last = 0
    for line, following in pairwise([*sorted(marks), len(read.lines)]):
        question, end = marks[line]
        _note_unread(read, last, line, found)
        last = max(last, _take(read, line, question, min(end, following), found))
    _note_unread(read, last, len(read.lines), found)
    return found


Marks = dict[int, tuple[str, int]]
"""By line: the question, and the line at which its answer ends at the latest. Lines are counted from 0."""


def _marks(read: Outline) -> Marks:
    pairs = {n: q for n, (q, _) in read.pairs.items() if _QUESTION.search(q)}
    marks = _best_marks(read)
    marks |= _outside(marks, _bold(read)) if marks else {}
    marks |= _outside(marks, _asking_entries(read)) if marks else {}
    if not marks or all(line in read.pairs for line in marks):
        pairs = {n: q for n, (q, _) in read.pairs.items()}
        marks = marks if not pairs else {}
    return marks | {line: (question, len(read.lines)) for line, question in pairs.items()}


def _best_marks(read: Outline) -> Marks:
    """The marks of the first kind that asks anything, without pairs."""
    end = len(read.lines)
    if read.marked:
        sections = _sections(read)
        return {n: (q, next((s for s in sections if s > n), end)) for n, q in read.marked.items()}
    asking = [h for h in read.headings if _QUESTION.search(h.text)]
    if asking:
        return _headings(read, {h.level for h in asking})
    if read.bold:
        return _bold(read)
    nested = {e.line: (entry_text(read.lines[e.line]), e.end) for e in read.entries if e.nests or _asks_alone(read, e)}
    if any(_QUESTION.search(question) for question, _ in nested.values()):
        asked = {e.line: (entry_text(read.lines[e.line]), e.end) for e in read.entries}
        return {n: mark for n, mark in asked.items() if n in nested or _QUESTION.search(mark[0])}
    if read.pairs:
        return {}
    if nested and len(read.headings) < 2:
        return nested
    with_body = Counter(h.level for h in read.headings if _has_body(read, h.after))
    if not with_body:
        return {}
    return _headings(read, {max(with_body, key=lambda level: (with_body[level], level))})


def _outside(marks: Marks, more: Marks) -> Marks:
    """Those of `more` that stand in no answer of `marks`."""
    lines = sorted(marks)
    kept: Marks = {}
    for line, mark in more.items():
        before = bisect_left(lines, line)
        if line not in marks and (before == 0 or marks[lines[before - 1]][1] <= line):
            kept[line] = mark
    return kept


def _bold(read: Outline) -> Marks:
    """Bold lines that ask; a heading ends their answers."""
    stops = [h.line for h in read.headings]
    end = len(read.lines)
    return {
        n: (q, stops[place] if (place := bisect_left(stops, n)) < len(stops) else end) for n, q in read.bold.items()
    }


def _asking_entries(read: Outline) -> Marks:
    """Entries of lists that ask; one that is a pair is left to that."""
    asked = {e.line: (entry_text(read.lines[e.line]), e.end) for e in read.entries if e.line not in read.pairs}
    return {n: mark for n, mark in asked.items() if _QUESTION.search(mark[0])}


def _asks_alone(read: Outline, entry: Entry) -> bool:
    """Whether the entry's first line is a question, and more of the same paragraph follows."""
    more = any(line.strip() for line in read.lines[entry.line + 1 : entry.end])
    return more and bool(_QUESTION.search(read.lines[entry.line].rstrip()))


def _headings(read: Outline, levels: set[int]) -> Marks:
    """Headings of these levels and all that ask; a heading that is shallower ends an answer, a deeper one does not."""
    marks: Marks = {}
    for place, heading in enumerate(read.headings):
        following = read.headings[place + 1].level if place + 1 < len(read.headings) else 0
        section = not _has_body(read, heading.after) and following > heading.level
        if not _QUESTION.search(heading.text) and (heading.level not in levels or section):
            continue
        ends = (h.line for h in islice(read.headings, place + 1, None) if h.level <= heading.level)
        marks[heading.line] = (heading.text, next(ends, len(read.lines)))
    return marks


def _sections(read: Outline) -> list[int]:
    """Headings that stand above a marked question or another heading; one with text below it is part of an answer."""
    below = ((h.line, _next_line(read, h.after)) for h in read.headings)
    return [line for line, following in below if following in read.marked or following in read.heads]


def _next_line(read: Outline, line: int) -> int:
    while line < len(read.lines) and not read.lines[line].strip():
        line += 1
    return line


def _has_body(read: Outline, line: int) -> bool:
    below = _next_line(read, line)
    return below < len(read.lines) and below not in read.heads


def _take(read: Outline, line: int, question: str, until: int, found: Found) -> int:
    """Put the card that begins on that line to what was found; the line after its answer."""
    if line in read.pairs and line not in read.marked:
        until = _paragraph_end(read, line + 1, until)
        body = [read.pairs[line][1], *read.lines[line + 1 : until]]
    else:
        question, body = _parted(read, line, question, until)
    answer = _laid_out(body)
    if question and answer:
        section = _section(read, line)
        tags = (section,) if section else ()
        asked, said = dollars(without_tags(question)).strip(), dollars(without_tags(answer)).strip()
        found.cards.append(Card(line=line + 1, question=asked, answer=said, tags=tags))
    else:
        why = (
            "it has no answer: write one below it" if question else "no words stand after the mark: write the question"
        )
        found.left.append(Left(line=line + 1, question=excerpt(question), why=why))
    return until


def _parted(read: Outline, line: int, question: str, until: int) -> tuple[str, list[str]]:
    """The whole question, and the lines of its answer."""
    start = read.heads[line].after if line in read.heads else line + 1
    if line not in read.marked:
        return question, read.lines[start:until]
    for number in range(start, until):
        said = None if number in read.code else answers(read.lines[number])
        if said is not None:
            asked = _laid_out([question, *read.lines[start:number]])
            return asked, [said, *read.lines[number + 1 : until]]
    if not question:
        start = _next_line(read, start)
        question, start = (read.lines[start].strip(), start + 1) if start < until else ("", start)
    return question, read.lines[start:until]


def _paragraph_end(read: Outline, line: int, until: int) -> int:
    while line < until and read.lines[line].strip() and line not in read.heads and line not in read.pairs:
        line += 1
    return line


def _laid_out(lines: list[str]) -> str:
    """The lines moved to the left as far as all of them go, without the answer's own mark."""
    said = [line.expandtabs(4).rstrip() for line in lines]
    while said and not said[0]:
        said.pop(0)
    if not said:
        return ""
    if said[0][0] == " ":
        return dedent("\n".join(said)).strip()
    first, more = said[0], dedent("\n".join(said[1:]))
    marked = "" if _TITLE.match(without_tags(first).strip()) else answers(first)
    return f"{first if marked is None else marked}\n{more}".strip()


def _section(read: Outline, line: int) -> str:
    """The nearest heading above that is shallower, or any above a question that is no heading itself."""
    own = read.heads[line].level if line in read.heads else 7
    place = bisect_left(read.headings, line, key=lambda h: h.line)
    above = (read.headings[n] for n in range(place - 1, -1, -1))
    return next((h.text for h in above if h.level < own and not _QUESTION.search(h.text)), "")


def _note_unread(read: Outline, start: int, end: int, found: Found) -> None:
    loose = (n + 1 for n in range(start, end) if read.lines[n].strip(" \t-*_=#") and n not in read.titles)
    found.unread += loose


def _without_front_matter(text: str) -> str:
    """The text with the lines of a front matter emptied, so that lines keep their numbers."""
    match = re.match(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", text, re.DOTALL | re.MULTILINE)
    return "\n" * match.group().count("\n") + text[match.end() :] if match else text


def ranges(numbers: list[int]) -> Iterator[str]:
    """Line numbers in a row as one range each."""
    start = last = None
    for number in numbers:
        if last is not None and start is not None and number > last + 2:
            yield f"{start}-{last}" if last > start else str(start)
            start = None
        start, last = (number if start is None else start), number
    if start is not None and last is not None:
        yield f"{start}-{last}" if last > start else str(start)
