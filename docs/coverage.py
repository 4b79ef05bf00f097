"""The page docs/coverage.md: every ID of the two guides with what covers it, or why nothing does yet.

Knows docs/coverage.yaml and the question bank. Never knows the guides' words, and believes a question only where the
question itself names the ID.

    python -m docs.coverage
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from pydantic import TypeAdapter

from interviewer.assess.markdown import plain, table
from interviewer.content.files import Faults, read_yaml
from interviewer.content.loader import Content, read_content
from interviewer.domain.errors import ContentError
from interviewer.domain.items import Text
from interviewer.domain.noun import Noun

ROOT = Path(__file__).resolve().parents[1]
LIST = ROOT / "docs" / "coverage.yaml"
PAGE = ROOT / "docs" / "coverage.md"

Kind = Literal[
    "practice question",
    "plan topic",
    "follow-along task",
    "metadata",
    "artifact",
    "answer content",
    "tip",
    "plan phase",
    "capability",
    "stage",
    "lens",
]
Status = Literal["questions", "elsewhere", "not yet"]

NOT_WRITTEN = "The question is not written yet."
OTHER = "Another reason, which stands in the row."
HEAD = """\
# What the two guides hold, and where it is

`make docs` makes this page of [coverage.yaml](coverage.yaml) and the question bank; it is never edited.

Topics and facts come from two guides. `RG` is an interview guide by Kundan Kumar, of 24 November 2025. `QA` is a list
of questions by Milad Bonakdar, of which an earlier version is of 23 November 2025. The copies that were used name no
licence. None of their sentences is here: a test over hashed runs of six words holds every question, every interviewer
and this page to that.

An ID is covered by the questions that name it as their source, or by something else in this repository that does what
the guides ask for. What is there only in part says what is missing; what is not there says why.
"""


class Row(Noun):
    """One ID. by: `file` or `file::words` of this repository that cover it, and note how.

    partly: what is missing though something is there. not_yet: why nothing is, in words or by a name of the list's
    `missing`. expected: a question is to cover it.
    """

    id: Text
    kind: Kind
    content: Text
    expected: Literal["item"] | None = None
    by: tuple[Text, ...] = ()
    note: str = ""
    partly: str = ""
    not_yet: str = ""


class Section(Noun):
    """Rows that belong together in a guide."""

    title: Text
    rows: tuple[Row, ...]


class Guides(Noun):
    """Everything the guides hold. missing: reasons that several rows share, by name."""

    missing: dict[str, Text]
    sections: tuple[Section, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in order."""
        return tuple(row for section in self.sections for row in section.rows)


class Covered(NamedTuple):
    """A row with the questions that name it, by id, and what is still missing, "" if nothing is."""

    row: Row
    questions: tuple[str, ...]
    missing: str

    @property
    def status(self) -> Status:
        """What covers the row; a question always counts."""
        return "questions" if self.questions else "elsewhere" if self.row.by else "not yet"

    @property
    def in_part(self) -> bool:
        """Whether something is there, and something is missing."""
        return self.status != "not yet" and bool(self.missing)


def read_guides() -> Guides:
    """The list. Raises ContentError with all its faults."""
    faults = Faults()
    entry = read_yaml(LIST, TypeAdapter(Guides), faults)
    if entry is None:
        raise ContentError(tuple(faults.lines))
    return entry.value


def cover(guides: Guides, content: Content) -> dict[str, Covered]:
    """Every row by its ID, with the questions of the bank that name it."""
    naming: dict[str, list[str]] = {}
    for item in content.library.items.values():
        for source in item.source_ids:
            naming.setdefault(source, []).append(item.id)
    found = ((row, tuple(sorted(naming.get(row.id, ())))) for row in guides.rows)
    return {row.id: Covered(row, questions, _missing(row, questions, guides)) for row, questions in found}


def _missing(row: Row, questions: tuple[str, ...], guides: Guides) -> str:
    unwritten = NOT_WRITTEN if row.expected and not questions else ""
    return " ".join(filter(None, (unwritten, row.partly, guides.missing.get(row.not_yet, row.not_yet))))


def page(guides: Guides, content: Content) -> str:
    """The page as Markdown."""
    covered = cover(guides, content)
    parts = [HEAD.rstrip(), "## Counts", _counts(covered), "## Not yet, and why", _reasons(guides, covered)]
    for section in guides.sections:
        rows = (_line(covered[row.id], content) for row in section.rows)
        heads = ("ID", "kind", "content", "where it is", "what is missing")
        parts += [f"## {section.title}", table(heads, rows)]
    return "\n\n".join(parts) + "\n"


def _counts(covered: Mapping[str, Covered]) -> str:
    heads = ("kind", "IDs", "by questions", "by something else", "of both only in part", "not yet")
    lines = [_count(kind, [c for c in covered.values() if c.row.kind == kind]) for kind in get_args(Kind)]
    return table(heads, [_count("all", list(covered.values())), *lines])


def _count(name: str, some: list[Covered]) -> tuple[str, ...]:
    held = Counter(c.status for c in some)
    numbers = (len(some), held["questions"], held["elsewhere"], sum(c.in_part for c in some), held["not yet"])
    return (name, *map(str, numbers))


def _reasons(guides: Guides, covered: Mapping[str, Covered]) -> str:
    rows = [c.row for c in covered.values() if c.status == "not yet"]
    without = Counter(NOT_WRITTEN if row.expected else guides.missing.get(row.not_yet, OTHER) for row in rows)
    ordered = sorted(without.items(), key=lambda pair: (pair[0] == OTHER, -pair[1], pair[0]))
    return table(("why", "IDs"), ((plain(why), str(count)) for why, count in ordered))


def _line(one: Covered, content: Content) -> tuple[str, ...]:
    row = one.row
    there = "; ".join([*_questions(one, content), *_places(row)])
    return row.id, row.kind, plain(row.content), there or "not yet", plain(one.missing)


def _questions(one: Covered, content: Content) -> Iterator[str]:
    for id in one.questions:
        file = content.places[id].source.file.relative_to(ROOT).as_posix()
        yield f"[{id}](../{file})"


def _places(row: Row) -> Iterator[str]:
    links = []
    for place in row.by:
        file, _, words = place.partition("::")
        links.append(f"[{file}](../{file})" + (f" `{words}`" if words else ""))
    if links:
        yield f"{plain(row.note)}: {', '.join(links)}"


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(read_guides(), read_content([ROOT])), encoding="utf-8")


if __name__ == "__main__":
    main()
