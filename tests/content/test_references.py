"""The record of references: each reference of the bank was looked up, and says what was found.

Knows the bank and docs/references.yaml. Never knows the sources themselves: it looks nothing up.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import Field, TypeAdapter

from interviewer.content.files import Faults, read_yaml
from interviewer.content.loader import load_content
from interviewer.domain.items import Reference
from interviewer.domain.noun import Noun

RECORD = Path(__file__).parents[2] / "docs" / "references.yaml"
FOUND = ("title", "authors", "year", "arxiv", "doi", "url")


class Seen(Noun):
    """A reference as it was found. seen_in: the public source, in a few words."""

    title: str
    authors: str
    year: int
    arxiv: str | None = None
    doi: str | None = None
    url: str | None = None
    seen_in: Annotated[str, Field(min_length=1)]


def name(reference: Reference | Seen) -> str:
    """What a reference is looked up by: its identifier, or its title where it has none."""
    return reference.arxiv or reference.doi or reference.url or reference.title


def disagreements(reference: Reference, record: dict[str, Seen]) -> Iterator[str]:
    """What the record says otherwise of this reference, a line for each field."""
    seen = record.get(name(reference))
    if seen is None:
        yield f"{name(reference)} is not in the record: look it up, then add it to docs/references.yaml"
        return
    for field in FOUND:
        said, found = getattr(reference, field), getattr(seen, field)
        if said != found:
            yield f"{name(reference)} has {field} {said!r}, found was {found!r}"


@pytest.fixture(scope="module")
def seen() -> tuple[Seen, ...]:
    faults = Faults()
    entry = read_yaml(RECORD, TypeAdapter(tuple[Seen, ...]), faults)
    assert faults.lines == []
    assert entry is not None
    return entry.value


@pytest.fixture(scope="module")
def record(seen: tuple[Seen, ...]) -> dict[str, Seen]:
    return {name(one): one for one in seen}


@pytest.fixture(scope="module")
def cited() -> list[tuple[str, Reference]]:
    return [(item.id, reference) for item in load_content().library.items.values() for reference in item.references]


def test_every_reference_of_the_bank_is_as_it_was_found(cited, record):
    assert [f"{id}: {line}" for id, one in cited for line in disagreements(one, record)] == []


def test_the_record_holds_nothing_twice_and_nothing_unused(cited, seen):
    names = [name(one) for one in seen]
    assert sorted(names) == sorted({name(reference) for _, reference in cited})
    assert len({one.title.casefold() for one in seen}) == len(seen)


def test_identifiers_have_their_form_and_an_arxiv_identifier_its_year(seen):
    assert [one.arxiv for one in seen if one.arxiv and not re.fullmatch(r"\d{4}\.\d{4,5}", one.arxiv)] == []
    assert [one.doi for one in seen if one.doi and not re.fullmatch(r"10\.\d{4,}/\S+", one.doi)] == []
    assert [one.url for one in seen if one.url and not re.match(r"https?://\S+$", one.url)] == []
    assert [name(one) for one in seen if one.arxiv and one.year != 2000 + int(one.arxiv[:2])] == []


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"year": 2016}, "1706.03762 has year 2016, found was 2017"),
        ({"title": "Attention"}, "1706.03762 has title 'Attention', found was 'Attention Is All You Need'"),
        ({"authors": "Bahdanau"}, "1706.03762 has authors 'Bahdanau', found was 'Vaswani et al.'"),
        (
            {"arxiv": "1706.03763"},
            "1706.03763 is not in the record: look it up, then add it to docs/references.yaml",
        ),
    ],
)
def test_a_reference_that_differs_from_what_was_found_is_named(record: dict[str, Seen], changed: dict[str, Any], line):
    true = {field: getattr(record["1706.03762"], field) for field in FOUND}
    assert list(disagreements(Reference.model_validate(true), record)) == []
    assert list(disagreements(Reference.model_validate(true | changed), record)) == [line]
