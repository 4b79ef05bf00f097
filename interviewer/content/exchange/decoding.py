"""The bytes of somebody's file as text.

Knows encodings and what is no text at all. Never knows what the text means.
"""

import codecs
from pathlib import Path

from interviewer.domain.errors import DeckError

LARGEST = 20_000_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_PACKED = {
    ".apkg": "export it from Anki as “Notes in Plain Text (.txt)”",
    ".colpkg": "export it from Anki as “Notes in Plain Text (.txt)”",
    ".xlsx": "save it as CSV UTF-8",
    ".ods": "save it as CSV",
    ".docx": "save it as plain text or Markdown",
    ".odt": "save it as plain text or Markdown",
    ".pdf": "copy its text into a Markdown file",
}
_FEW = 8  # UTF-16 without a mark is told by the zeros of plain letters, of which a text this short may have none
_STRAY = 0.1  # share of control characters that a text may have by accident
_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13}


def read_text(file: Path) -> tuple[str, str]:
    """The file's text with plain line ends, and the encoding it was read in. DeckError if it cannot be had."""
    try:
        size = file.stat().st_size
        if size > LARGEST:
            limit = f"split it into files of at most {LARGEST // 1_000_000} MB"
            raise DeckError(f"the file has {size / 1e6:.0f} MB", str(file), limit)
        raw = file.read_bytes()
    except OSError as error:
        raise DeckError(f"the file cannot be read: {error.strerror or error}", str(file), "restore it") from None
    text, encoding = decoded(raw, file)
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def decoded(raw: bytes, file: Path) -> tuple[str, str]:
    """The text of the bytes and the name of their encoding. file: only named in what is said if there is none."""
    for mark, codec, name in _MARKS:
        if raw.startswith(mark):
            return _as(raw, codec, name, file)
    if b"\0" in raw:
        return _wide(raw, file)
    try:
        text, name = raw.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError as error:
        text, name = _western(raw, error, file)
    head = raw[:4096]
    if sum(byte in _CONTROLS for byte in head) > _STRAY * len(head):
        raise _binary(file)
    return text, name


def _wide(raw: bytes, file: Path) -> tuple[str, str]:
    """UTF-16 without a mark, known by zeros in every other byte."""
    head = raw[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    most = max(even, odd)
    if len(raw) % 2 or len(raw) < _FEW or most * 3 < len(head) or min(even, odd) * 10 > most:
        raise _binary(file)
    return _as(raw, "utf-16-le" if odd > even else "utf-16-be", "UTF-16", file)


def _as(raw: bytes, codec: str, name: str, file: Path) -> tuple[str, str]:
    try:
        text = raw.decode(codec)
    except UnicodeDecodeError as error:
        where = f"{file}, byte {error.start + 1}"
        raise DeckError(f"the file begins as {name} and goes on as something else", where, "save as UTF-8") from None
    if "\0" in text:
        raise _binary(file)
    return text, name


def _western(raw: bytes, wrong: UnicodeDecodeError, file: Path) -> tuple[str, str]:
    """Windows' western code page, in which nearly all bytes mean something: only for files that are no UTF-8."""
    try:
        return raw.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        where = f"{file}:{raw[: wrong.start].count(bytes([10])) + 1}"
        raise DeckError("neither UTF-8 nor UTF-16 nor Windows-1252", where, "save the file as UTF-8") from None


def _binary(file: Path) -> DeckError:
    remedy = _PACKED.get(file.suffix.lower(), "give a text file: Markdown, CSV, TSV, Anki's plain text or YAML")
    return DeckError("this is no text file", str(file), remedy)
