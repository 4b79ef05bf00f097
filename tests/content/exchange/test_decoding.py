"""Bytes of somebody's file: read in the encoding they are in, or refused in one line.

Knows encodings and files that are no text. Never knows what a text means.
"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.content.exchange import decoding
from interviewer.content.exchange.decoding import decoded, read_text
from interviewer.domain.errors import DeckError

FILE = Path("cards.csv")
SAID = "Qué es “softmax”? — naïve, 5 €"


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_text_is_read_in_the_encoding_it_is_in(codec: str, name: str) -> None:
    assert decoded(SAID.encode(codec), FILE) == (SAID, name)


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_any_text_in_utf8_comes_back(text: str) -> None:
    assert decoded(text.encode(), FILE)[0] == text.removeprefix("\ufeff")


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_one_line(raw: bytes) -> None:
    try:
        text, _ = decoded(raw, FILE)
    except DeckError as error:
        text = str(error)
    assert "\0" not in text


@pytest.mark.parametrize(
    ("raw", "name", "said"),
    [
        (b"PK\x03\x04\x00\x00\x00binary", "deck.apkg", "Notes in Plain Text"),
        (b"PK\x03\x04\x00\x00\x00binary", "table.xlsx", "CSV UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "picture.png", "give a text file"),
        (b"what?\x01\x02\x03", "odd.txt", "this is no text file"),
        (b"\xff\xfea\x00b", "cut.txt", "begins as UTF-16"),
        (b"caf\x81 \xff", "old.csv", "neither UTF-8 nor UTF-16"),
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(raw: bytes, name: str, said: str) -> None:
    with pytest.raises(DeckError) as caught:
        decoded(raw, Path(name))
    assert said in str(caught.value)
    assert name in str(caught.value)


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "huge.md"
    with file.open("wb") as out:
        out.truncate(decoding.LARGEST + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("it was read"))
    with pytest.raises(DeckError, match="split it into files of at most 20 MB"):
        read_text(file)


def test_line_ends_are_plain(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"one\r\ntwo\rthree\n")
    assert read_text(file)[0] == "one\ntwo\nthree\n"
