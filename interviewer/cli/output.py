"""Lines to standard output and standard error.

Knows how a line, a JSON line and a list are written. Never knows what they say.
"""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence

from pydantic import BaseModel


def told(line: str) -> None:
    """One line for the person, on standard error."""
    print(" ".join(line.split()), file=sys.stderr, flush=True)


def json_line(value: BaseModel | Mapping[str, object]) -> None:
    """One JSON object on one line, at once."""
    data = value.model_dump(mode="json") if isinstance(value, BaseModel) else value
    print(json.dumps(data, ensure_ascii=False), flush=True)


def json_page(value: object) -> None:
    """One JSON value, indented."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def columns(rows: Iterable[Sequence[str]]) -> None:
    """Rows of text under each other, every column but the last as wide as its widest cell."""
    table = [list(row) for row in rows]
    widths = [max(map(len, cells)) for cells in zip(*table, strict=True)] if table else []
    for row in table:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        print("  ".join(cells).rstrip())


def markdown(text: str) -> None:
    """Markdown, laid out on a terminal and as it is elsewhere."""
    if not sys.stdout.isatty():
        print(text)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(text))


def minutes(seconds: float) -> str:
    """Seconds as `mm:ss`."""
    return f"{int(seconds) // 60:02d}:{int(seconds) % 60:02d}"
