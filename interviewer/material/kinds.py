"""Which format a file is in, by its bytes rather than by its name, and whether it is safe to unpack.

Knows signatures and the directory of a packed file. Never unpacks or parses one.
"""

import io
import zipfile
from enum import StrEnum
from pathlib import PurePath

from interviewer.material import limits
from interviewer.material.unread import Unread


class FileKind(StrEnum):
    """The formats that are read."""

    PDF = "pdf"
    PPTX = "pptx"
    DOCX = "docx"
    MARKDOWN = "markdown"
    TEXT = "text"


ENDINGS = {
    ".pdf": FileKind.PDF,
    ".pptx": FileKind.PPTX,
    ".docx": FileKind.DOCX,
    ".md": FileKind.MARKDOWN,
    ".markdown": FileKind.MARKDOWN,
    ".txt": FileKind.TEXT,
}
FORMATS = "PDF, PPTX, DOCX, Markdown or plain text (.pdf, .pptx, .docx, .md, .txt)"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def kind_of(name: str, data: bytes) -> tuple[FileKind, tuple[str, ...]]:
    """The format and what is odd about it. Raises Unread for what is not read at all."""
    ending = PurePath(name).suffix.lower()
    named = ENDINGS.get(ending)
    if named is None:
        what = f"files that end in “{ending}” are not read" if ending else "the file's name has no ending"
        raise Unread(what, f"save it as {FORMATS}")
    if not data.strip():
        raise Unread("the file is empty", "choose the file with the text")
    if len(data) > limits.MOST_BYTES:
        most = limits.MOST_BYTES // limits.MEGABYTE
        raise Unread(
            f"the file is larger than {most} MB", "save it with smaller pictures, or only the part that matters"
        )
    found, odd = _by_bytes(data)
    if found is None:
        return _as_text(named, data), ()
    if found is not named:
        odd = (*odd, f"Its name says {named.upper()}, but it is a {found.upper()} file and was read as one.")
    return found, odd


def _by_bytes(data: bytes) -> tuple[FileKind | None, tuple[str, ...]]:
    if b"%PDF-" in data[:1024]:
        return FileKind.PDF, ()
    if data.startswith(_OLD_OFFICE):
        raise Unread(
            "the file is protected by a password, or of an old Office format", "save it without a password as PDF"
        )
    if data.startswith(b"PK"):
        return _packed(data)
    return None, ()


def _as_text(named: FileKind, data: bytes) -> FileKind:
    if named not in (FileKind.MARKDOWN, FileKind.TEXT):
        raise Unread(f"the file is no {named.upper()} file, or is damaged", f"open it, and save it again as {FORMATS}")
    start = data[:65536]
    strange = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in start)
    if not data.startswith(_UTF_16) and (b"\0" in start or strange * 10 > len(start)):
        raise Unread("the file holds no text", f"save it as {FORMATS}")
    return named


def _packed(data: bytes) -> tuple[FileKind, tuple[str, ...]]:
    """PPTX or DOCX, from the packed file's own directory; nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError, NotImplementedError):
        raise Unread("the file is damaged", "open it in its own program, and save it again") from None
    names = {part.filename for part in parts}
    found = next(
        (
            kind
            for mark, kind in (("ppt/presentation.xml", FileKind.PPTX), ("word/document.xml", FileKind.DOCX))
            if mark in names
        ),
        None,
    )
    if found is None:
        raise Unread("the file is packed, and holds neither slides nor a document", f"unpack it, and choose {FORMATS}")
    if _explodes(parts):
        raise Unread("the file unpacks to far more than it should", "open it in its own program, and save it as PDF")
    if any(part.flag_bits & 1 for part in parts):
        raise Unread("the file is protected by a password", "save it without one")
    macros = any(name.lower().endswith("vbaproject.bin") for name in names)
    return found, ("It holds macros, which were not run.",) if macros else ()


def _explodes(parts: list[zipfile.ZipInfo]) -> bool:
    return (
        len(parts) > limits.PARTS
        or sum(part.file_size for part in parts) > limits.UNPACKED_BYTES
        or any(
            part.file_size > limits.PART_BYTES
            or (part.file_size > limits.MEGABYTE and part.file_size > limits.RATIO * max(1, part.compress_size))
            for part in parts
        )
    )
