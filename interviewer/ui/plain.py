"""Words shown as the words they are, inside Markdown: nothing in them becomes a tag, a link, an image or a list.

Knows fences, inline code, mathematics and tables, which stay what they are. Never knows who wrote the words.
"""

import re
from collections.abc import Iterator

# Each alternative stops at its own next opening, so that a long text without a closing takes no longer than its length.
_MATH = (
    r"\$\$(?:(?!\$\$).)+\$\$"
    r"|(?<!\\)\\\[(?:(?!(?<!\\)\\\[).)+?\\\]"
    r"|(?<!\\)\\\((?:(?!(?<!\\)\\\().)+?\\\)"
    r"|(?<![\\$\w])\$(?=[^\s$])[^$\n]*?(?<=[^\s$])\$(?![\d$])"
)
_KEPT = re.compile(
    r"(?P<code>`[^`\n]+`)"
    r"|(?P<table>^[ \t]*\|[^\n]+\|[ \t]*\n[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*(?:\n[ \t]*\|[^\n]*\|[ \t]*)*$)"
    rf"|(?P<math>{_MATH})",
    re.S | re.M,
)
_CELL = re.compile(rf"(?:`[^`\n]+`|{_MATH}|[^|])+")
_FENCE = re.compile(r"^```([^\n`]*)$", re.M)
_LANGUAGE = re.compile(r"[ \t]*(python|py|bash|sh|json|yaml|c|cpp|cuda|rust|java|javascript|sql|latex|text)?\b")
_INDENT = re.compile(r"(?<=\n)[ \t]+")
_FIRST_INDENT = re.compile(r"[ \t]+")
_MARK = re.compile(r"[!-/:-@\[-`{-~]")
_DOLLAR = "<span>&#36;</span>"
# Control characters, those that turn the direction of writing around, and halves of characters.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_FORMULA_MARK = re.compile(r"\$|\\\(|\\\[|%%%")
_OPENED = re.compile(r"(?P<display>\$\$|\\\[)|\\\(|[$`](?=[^\s$`])")
HELD_BACK, HELD_BACK_DISPLAY = 80, 400


def as_text(text: str) -> str:
    """Markdown that shows `text` literally, apart from closed code fences, inline code, tables and mathematics in it.

    Dollars that do not enclose mathematics stay dollars. Characters that cannot be seen are shown as signs.
    """
    text = seen(text)
    shown, at = [], 0
    for start, end in _fences(text):
        shown += [_between(text[at:start]), _fence(text[start:end])]
        at = end
    return "".join([*shown, _between(text[at:])])


def as_streamed(text: str) -> str:
    """`as_text` of words that are still coming: an open fence is code already, a formula waits until it is closed."""
    if any(end is None for _, end in _fence_lines(text)):
        return as_text(f"{text}\n```")
    at = max((kept.end() for kept in _KEPT.finditer(text)), default=0)
    opened = _OPENED.search(text, at)
    if opened is None:
        return as_text(text)
    waiting = text[opened.start() :]
    display = opened["display"] is not None
    held = len(waiting) <= (HELD_BACK_DISPLAY if display else HELD_BACK) and (display or "\n" not in waiting)
    return as_text(text[: opened.start()] if held else text)


def seen(text: str) -> str:
    """The text with characters that cannot be seen, but steer what can, as signs; line ends and tabs stay."""
    return _UNSEEN.sub(_sign, text.replace("\r\n", "\n").replace("\r", "\n"))


def whole(text: str) -> str:
    """The text with halves of characters replaced: such a text could neither be saved nor sent."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def fenced(code: str, language: str) -> str:
    """Code as a fenced block; as it is where it holds a fence already, or nothing."""
    if not code.strip() or "```" in code:
        return code
    return f"```{language}\n{code.rstrip()}\n```"


def _sign(char: re.Match[str]) -> str:
    number = ord(char.group())
    return chr(0x2400 + number) if number < 0x20 else f"⟨U+{number:04X}⟩"


def _fence_lines(text: str) -> Iterator[tuple[int, int | None]]:
    """Where each fence begins and ends; the last one may have no end."""
    begun: int | None = None
    for line in _FENCE.finditer(text):
        if begun is None:
            begun = line.start()
        elif not line.group(1).strip():
            yield begun, line.end()
            begun = None
    if begun is not None:
        yield begun, None


def _fences(text: str) -> Iterator[tuple[int, int]]:
    yield from ((start, end) for start, end in _fence_lines(text) if end is not None)


def _between(text: str) -> str:
    """Words outside fences."""
    shown, at = [], 0
    for kept in _KEPT.finditer(text):
        block = _AS_KEPT.get(kept.lastgroup or "", str)(kept.group())
        shown += [_literal(text, at, kept.start()), block]
        at = kept.end()
    return "".join([*shown, _literal(text, at, len(text))])


def _literal(text: str, start: int, end: int) -> str:
    """Every mark as a character reference, and indentation of lines as spaces that do not collapse."""
    marked = _MARK.sub(lambda mark: _DOLLAR if mark.group() == "$" else f"&#{ord(mark.group())};", text[start:end])
    if start == 0 or text[start - 1] == "\n":
        marked = _FIRST_INDENT.sub(_spaces, marked, count=1) if marked[:1] in (" ", "\t") else marked
    return _INDENT.sub(_spaces, marked)


def _spaces(indent: re.Match[str]) -> str:
    return "&nbsp;" * len(indent.group().expandtabs(4))


def _fence(block: str) -> str:
    """The block with no other language than one that is only coloured: some languages are drawn by scripts."""
    head, _, rest = block.partition("\n")
    named = _LANGUAGE.match(head, 3)
    language = (named.group(1) or "") if named and len(head.split()) <= 1 else ""
    if _FORMULA_MARK.search(rest):
        code, _, _ = rest.rpartition("\n")
        return f"<pre><code>{_references(code)}</code></pre>\n"
    return f"```{language}\n{rest}"


def _code(block: str) -> str:
    return f"<code>{_references(block[1:-1])}</code>" if _FORMULA_MARK.search(block) else block


def _references(code: str) -> str:
    """Code with every mark as a character reference: a formula is looked for before code is."""
    return _MARK.sub(lambda mark: f"&#{ord(mark.group())};", code)


def _table(block: str) -> str:
    """The table with the words of its cells as text, apart from the lines around it."""
    rows = [line.strip() for line in block.split("\n")]
    written = [row if place == 1 else _row(row) for place, row in enumerate(rows)]
    return "\n".join(["", "", *written, "", ""])


def _row(row: str) -> str:
    cells = _CELL.findall(row[1:-1].replace("||", "| |")) or [""]
    return f"| {' | '.join(_between(cell.strip()) for cell in cells)} |"


_AS_KEPT = {"table": _table, "code": _code}
