"""Questions and answers out of a table: CSV, TSV, and Anki's notes in plain text.

Knows separators, quotes, headers and Anki's lines about a file. Never knows what a cell's text means.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interviewer.content.exchange.card import LONGEST_FIELD, MOST_CARDS, Card, Left, excerpt
from interviewer.content.exchange.cells import plain
from interviewer.content.exchange.latex import dollars, from_anki
from interviewer.content.exchange.markup import text_of_html, without_tags
from interviewer.domain.errors import DeckError
from interviewer.domain.text import folded

QUESTION, ANSWER, POINTS, ID, TAGS = "question", "answer", "key points", "id", "tags"
COLUMNS = (QUESTION, ANSWER, POINTS, ID, TAGS)
"""What this product writes, and reads by these names and by those below."""

_NAMES = {
    QUESTION: {"question", "front", "prompt", "q", "term", "frage"},
    ANSWER: {"answer", "back", "reference", "reference answer", "a", "definition", "response", "solution", "antwort"},
    POINTS: {"key points", "keypoints", "points"},
    ID: {"id"},
    TAGS: {"tags", "tag", "topics", "topic"},
}
_ROLE = {name: role for role, names in _NAMES.items() for name in names}
_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|", "colon": ":"}
_TRIED = ("\t", ";", ",", "|")
_ANKI = re.compile(
    r"#(separator|html|tags|columns|notetype|deck|tags column|notetype column|deck column|guid column|if matches)"
    r":(.*)",
    re.IGNORECASE,
)
_CLOZE = re.compile(r"\{\{c\d{1,3}::((?:(?!\{\{|\}\}|::).)*)(?:::((?:(?!\{\{|\}\}).)*))?\}\}", re.DOTALL)
_ENTITY = re.compile(r"&#?\w{1,20};")
_SAMPLE = 50


class Cards(NamedTuple):
    """What a table holds."""

    cards: tuple[Card, ...]
    left: tuple[Left, ...]
    notes: tuple[str, ...]


class _Head(NamedTuple):
    """What a table says about itself. columns: place by role. tags: of all its cards. after: lines before the data."""

    separator: str | None = None
    html: bool = False
    columns: dict[str, int] = {}
    special: frozenset[int] = frozenset()
    tags: tuple[str, ...] = ()
    after: int = 0


Row = tuple[int, list[str]]
"""The line on which a record begins, counted from 1, and its cells."""


def table_cards(text: str, where: str, tabbed: bool = False) -> Cards:
    """The questions of a table, with plain line ends; DeckError, naming `where`, if its quotes or columns are broken.

    tabbed: whether the file's name says that tabs part its columns.
    """
    head = _anki_head(text)
    body = "\n".join(text.split("\n")[head.after :]) if head.after else text
    separator = head.separator or ("\t" if tabbed else _separator(body))
    rows = list(_rows(body, separator, where, head.after))
    if not rows:
        raise DeckError("the file is empty", where, "write a question and an answer on each line")
    if not head.columns:
        head, rows = _with_header(head, rows, where)
    if max(len(cells) for _, cells in rows) < 2 and rows:
        raise DeckError("no second column is found", where, "part question and answer by a tab, a comma or a semicolon")
    return _read(rows, head)


def looks_like_a_table(text: str) -> bool:
    """Whether the text begins as Anki writes it, or most of its lines hold a tab."""
    lines = [line for line in text.split("\n")[:_SAMPLE] if line.strip()]
    return bool(_ANKI.match(text)) or (bool(lines) and 2 * sum("\t" in line.strip() for line in lines) > len(lines))


def _anki_head(text: str) -> _Head:
    said: dict[str, str] = {}
    after = 0
    for line in text.split("\n", 20)[:20]:
        match = _ANKI.fullmatch(line)
        if not match:
            break
        said[match[1].lower()] = match[2]
        after += 1
    if not said:
        return _Head()
    named = said.get("separator", "tab").strip(" ")
    separator = _SEPARATORS.get(named.lower(), named[:1] or "\t")
    special = {name: int(said[name]) - 1 for name in said if name.endswith(" column") and said[name].strip().isdigit()}
    names = next(csv.reader([said["columns"]], delimiter=separator), []) if "columns" in said else []
    columns = _roles(names)
    if not {QUESTION, ANSWER} <= set(columns):
        free = [place for place in range(len(special) + 2) if place not in special.values()]
        columns = {QUESTION: free[0], ANSWER: free[1]}
    columns.pop(ID, None)
    columns.pop(TAGS, None)
    if "tags column" in special:
        columns[TAGS] = special["tags column"]
    tags = tuple(said.get("tags", "").split())
    html = said.get("html", "").strip().lower() == "true"
    return _Head(separator, html, columns, frozenset(special.values()), tags, after)


def _roles(cells: Sequence[str]) -> dict[str, int]:
    """The place of each column that has a name that is known, the first of each."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        role = _ROLE.get(folded(cell).replace("_", " ").strip("* "))
        if role:
            found.setdefault(role, place)
    return found


def _separator(text: str) -> str:
    """The sign that parts the first records most evenly; one under which they have a header's names wins at once."""
    sample = _ENTITY.sub("", "\n".join(text.split("\n", 4 * _SAMPLE)[: 4 * _SAMPLE]))
    scores: dict[str, tuple[float, int]] = {}
    for sign in _TRIED:
        try:
            rows = [
                row for _, row in zip(range(_SAMPLE), csv.reader(io.StringIO(sample), delimiter=sign), strict=False)
            ]
        except csv.Error:
            continue
        rows = [row for row in rows if any(cell.strip() for cell in row)]
        if rows and {QUESTION, ANSWER} <= set(_roles(rows[0])):
            return sign
        widths = Counter(len(row) for row in rows if len(row) > 1)
        if widths:
            asks = sum(len(row) > 1 and row[0].rstrip().endswith("?") for row in rows)
            scores[sign] = (widths.most_common(1)[0][1] / len(rows), asks)
    return max(scores, key=lambda sign: scores[sign], default=",")


def _rows(text: str, separator: str, where: str, before: int) -> Iterator[Row]:
    """Records with the line on which each begins. before: lines of the file above the text."""
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    start, count = 1, 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            place = f"{where}:{before + start}"
            raise DeckError(
                _complaint(str(error)), place, "double a quote inside a quoted cell, and close it"
            ) from None
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            count += 1
            if count > MOST_CARDS + 1:
                raise DeckError(f"the file has more than {MOST_CARDS:,} questions", where, "split it")
            yield before + start, cells
        start = reader.line_num + 1


def _complaint(error: str) -> str:
    if "field larger" in error:
        return f"a cell that begins here has more than {LONGEST_FIELD:,} characters, as if a quote were not closed"
    if "unexpected end" in error:
        return "a quote that is opened in the record that begins here is never closed"
    return "a quoted cell of the record that begins here goes on after its closing quote"


def _with_header(head: _Head, rows: list[Row], where: str) -> tuple[_Head, list[Row]]:
    roles = _roles(rows[0][1])
    if {QUESTION, ANSWER} <= set(roles):
        return head._replace(columns=roles), rows[1:]
    missing = {QUESTION, ANSWER} - set(roles)
    if len(rows) > 1 and len(roles) > 1 and len(missing) == 1:
        name = next(iter(missing))
        raise DeckError(f"the header names no column for the {name}", f"{where}:{rows[0][0]}", f"call one “{name}”")
    return head._replace(columns={QUESTION: 0, ANSWER: 1}), rows


def _read(rows: Sequence[Row], head: _Head) -> Cards:
    cards: list[Card] = []
    left: list[Left] = []
    for line, cells in rows:
        found = {role: plain(cells[place]) for role, place in head.columns.items() if place < len(cells)}
        question, answer = _sides(found.get(QUESTION, ""), found.get(ANSWER, ""), head.html)
        if not question or not answer:
            what = "answer" if question else "question"
            left.append(Left(line=line, question=excerpt(question), why=f"its {what} is empty: write one"))
            continue
        points = tuple(_text(part, head.html) for part in found.get(POINTS, "").split("\n") if part.strip())
        tags = (*head.tags, *_tags(found.get(TAGS, "")))
        id = found.get(ID, "").strip() or None
        cards.append(Card(line=line, question=question, answer=answer, points=points, id=id, tags=tags))
    return Cards(tuple(cards), tuple(left), tuple(_notes(rows, head)))


def _sides(front: str, back: str, html: bool) -> tuple[str, str]:
    """Question and answer; a sentence with gaps is asked with the gaps, and answered with what fills them."""
    if not _CLOZE.search(front):
        return _text(front, html), _text(back, html)
    gaps = dict.fromkeys(_text(match[1], html) for match in _CLOZE.finditer(front))
    asked = _text(_CLOZE.sub(lambda match: f"[{match[2] or '…'}]", front), html)
    more = _text(back, html)
    filled = "\n".join(f"- {gap}" for gap in gaps) if len(gaps) > 1 else "".join(gaps)
    return f"Complete this: {asked}", filled + (f"\n\n{more}" if more else "")


def _text(cell: str, html: bool) -> str:
    text = text_of_html(cell) if html else without_tags(from_anki(cell, lambda formula: formula))
    return dollars(text).strip()


def _tags(cell: str) -> tuple[str, ...]:
    """Tags parted by blanks as Anki has them, or by commas or semicolons; the last name of a nested one."""
    parts = re.split(r"[,;\n]+" if re.search(r"[,;\n]", cell) else r"\s+", cell)
    return tuple(part.strip().rsplit("::", 1)[-1] for part in parts if part.strip())


def _notes(rows: Sequence[Row], head: _Head) -> Iterator[str]:
    used = {*head.columns.values(), *head.special}
    filled = {place for _, cells in rows for place, cell in enumerate(cells) if cell.strip()}
    unused = sorted(place + 1 for place in filled - used)
    if unused:
        names = ", ".join(map(str, unused[:10]))
        yield f"column{'s' if len(unused) > 1 else ''} {names} not used: it holds neither a question nor an answer"
