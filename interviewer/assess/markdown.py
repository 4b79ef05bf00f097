"""Text made safe to stand in a Markdown document.

Knows what Markdown and HTML would take as their own. Never knows a report.
"""

import re
from collections.abc import Iterable, Sequence

from interviewer.domain.text import visible

_SPECIAL = re.compile(r"([\\`*_\[\]|~$])")
_MATH = re.compile(r"(\$\$?[^$]+\$\$?)")
_BAR = re.compile(r"\\?\|")
_LINK = re.compile(r":(?=//)|(?<=\bwww)\.|@", re.IGNORECASE)
_TAG = re.compile(
    r"<(?=!--|/?(?:a\s+href|body|button|div|embed|form|html|iframe|img|input|link|meta|object|script|span|style|svg"
    r"|video|audio)\b)",
    re.IGNORECASE,
)


def inline(text: str) -> str:
    """Somebody's words on one line, as they are: no markup, no HTML, no formula, no link comes of them."""
    line = " ".join(visible(text).split()).replace("&", "&amp;").replace("<", "&lt;")
    return _LINK.sub(lambda m: f"&#{ord(m.group())};", _SPECIAL.sub(r"\\\1", line))


def fenced(text: str) -> str:
    """Somebody's words as a block in which nothing is markup; the fence is longer than any in the text."""
    body = "\n".join(visible(text).splitlines())
    longest = max((len(run) for run in re.findall(r"`+", body)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{body}\n{fence}"


def plain(text: str) -> str:
    """Authored text on one line: formulas between dollar signs stay, stars and underscores elsewhere are themselves."""
    parts = _MATH.split(" ".join(text.split()))
    return "".join(_formula(part) if place % 2 else _prose(part) for place, part in enumerate(parts))


def _prose(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", _TAG.sub("&lt;", text))


def _formula(text: str) -> str:
    """The formula without bars, which would end a table's cell."""
    return _BAR.sub(lambda m: r"\Vert " if m.group() == r"\|" else r"\vert ", text)


def authored(text: str) -> str:
    """Authored text: formulas stay, HTML does not."""
    return _TAG.sub("&lt;", text.strip())


def bullets(lines: Iterable[str]) -> str:
    """A list; each line stands as it is, on one line."""
    return "\n".join(f"- {' '.join(line.split())}" for line in lines)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells stand as they are, each on one line."""
    lines = [heads, ["---" for _ in heads], *rows]
    return "\n".join("| " + " | ".join(" ".join(cell.split()) for cell in line) + " |" for line in lines)


def quoted(quote: str) -> str:
    """Somebody's words between quotation marks, on one line."""
    return f"“{inline(quote)}”"
