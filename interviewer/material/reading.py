"""A file handed in, its text handed back: read in another process, so that no file can hold up or bring down this one.

Knows the process, its time and its answer. Never runs a parser itself, and gives the process no key and no setting.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Semaphore

from pydantic import ValidationError

import interviewer
from interviewer.domain.errors import MaterialError
from interviewer.domain.noun import Noun
from interviewer.domain.own_work import DocumentRole
from interviewer.material import limits
from interviewer.material.cleaning import one_line
from interviewer.material.kinds import FileKind, kind_of
from interviewer.material.sections import Extract
from interviewer.material.unread import Unread

_at_once = Semaphore(limits.AT_ONCE)
_NAME = 120
WORKER = "interviewer.material.worker"


class _Refusal(Noun):
    what: str
    remedy: str


class Text(Noun):
    """What a file holds, and the format that it is in."""

    kind: FileKind
    extract: Extract


def read_file(name: str, data: bytes, role: DocumentRole) -> Text:
    """The text of a file of that name. Raises MaterialError, one line that names the file and a remedy."""
    try:
        kind, odd = kind_of(name, data)
        extract = _parsed(kind, role, data)
    except Unread as unread:
        raise MaterialError(unread.what, file_name(name), unread.remedy) from None
    return Text(kind=kind, extract=extract.model_copy(update={"warnings": (*odd, *extract.warnings)}))


def file_name(name: str) -> str:
    """The last part of a path as it may be shown."""
    return one_line(name.replace("\\", "/").rsplit("/", 1)[-1], _NAME) or "a file without a name"


def _parsed(kind: FileKind, role: DocumentRole, data: bytes) -> Extract:
    extract = _read(kind, role, data)
    if not extract.sections:
        raise _no_text(kind)
    warnings = list(extract.warnings)
    warnings += [f"No text on {_pages(extract.bare)}; pictures are not read."] if extract.bare else []
    warnings += [f"Damaged and left out: {_pages(extract.broken)}."] if extract.broken else []
    return extract.model_copy(update={"warnings": tuple(warnings)})


def _no_text(kind: FileKind) -> Unread:
    if kind is not FileKind.PDF:
        return Unread("the file holds no text", "paste the text into a .txt file")
    return Unread(
        "there is no text in the PDF: its pages are pictures, as of a scan, or damaged",
        "run text recognition (OCR) over it, or paste the text into a .txt file",
    )


def _pages(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:8])) + (f" and {len(numbers) - 8} more" if numbers[8:] else "")
    return f"page{'' if len(numbers) == 1 else 's'} {shown}"


def _read(kind: FileKind, role: DocumentRole, data: bytes) -> Extract:
    """What the process reads. Raises Unread."""
    # -P: nothing is imported from the folder that the program happens to stand in.
    command = [sys.executable, "-P", "-m", WORKER, kind.value, role.value]
    if not _at_once.acquire(timeout=limits.QUEUE_S):
        raise Unread("too many files are being read", "try again in a minute")
    try:
        done = subprocess.run(
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_surroundings(),
            timeout=limits.PATIENCE_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _too_long() from None
    finally:
        _at_once.release()
    if done.returncode != 0:
        raise _too_long()
    with suppress(ValidationError):
        return Extract.model_validate_json(done.stdout)
    try:
        refusal = _Refusal.model_validate_json(done.stdout)
    except ValidationError:
        raise Unread("the file is damaged", "open it in its own program, and save it again") from None
    raise Unread(refusal.what, refusal.remedy)


def _too_long() -> Unread:
    return Unread(
        f"the file takes more than {limits.PATIENCE_S:g} s or too much memory to read",
        "print it to a new PDF, or save only the part that matters",
    )


def _surroundings() -> dict[str, str]:
    """What the process needs to find Python and this package, and no more."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    root = str(Path(interviewer.__file__).parent.parent)
    return {**kept, "PYTHONPATH": root, "PYTHONUTF8": "1"}
