"""Lines from a file or from standard input, one at a time.

Knows files and bytes. Never knows what a line means, and never holds more than one.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from interviewer.domain.errors import UsageError


def lines_of(name: str) -> Iterator[str]:
    """The lines of that file, or of standard input for “-”. UsageError if it cannot be read.

    Bytes that are no UTF-8 become `\\xff` and the like, which JSON refuses: such a line is reported, not repaired.
    """
    if name == "-":
        yield from (_text(line) for line in sys.stdin.buffer)
        return
    try:
        with Path(name).open("rb") as file:
            yield from (_text(line) for line in file)
    except OSError as error:
        raise UsageError(
            f"the file cannot be read: {error.strerror or error}", name, "name a file of JSON lines, or - for input"
        ) from None


def _text(line: bytes) -> str:
    return line.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="backslashreplace")
