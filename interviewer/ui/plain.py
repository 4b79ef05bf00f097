"""Words shown as the words they are, inside Markdown: nothing in them becomes a tag, a link, an image or a list.

Knows fences, inline code and mathematics, which stay what they are. Never knows who wrote the words.
"""

import re

_KEPT = re.compile(
    r"(?P<fence>^```[^\n`]*\n.*?^```[ \t]*$)"
    r"|(?P<code>`[^`\n]+`)"
    r"|(?P<math>\$\$.+?\$\$|\\\[.+?\\\]|\\\(.+?\\\)|(?<![\\$\w])\$(?=[^\s$])[^$\n]*?(?<=[^\s$])\$(?![\d$]))",
    re.S | re.M,
)
_LANGUAGE = re.compile(r"```[ \t]*(python|py|bash|sh|json|yaml|c|cpp|cuda|rust|java|javascript|sql|latex|text)?\b")
_INDENT = re.compile(r"^[ \t]+", re.M)
_MARK = re.compile(r"[!-/:-@\[-`{-~]")
_DOLLAR = "<span>&#36;</span>"


def as_text(text: str) -> str:
    """Markdown that shows `text` literally, apart from closed code fences, inline code and mathematics in it.

    Dollars that do not enclose mathematics stay dollars.
    """
    shown, at = [], 0
    for kept in _KEPT.finditer(text):
        shown.append(_literal(text[at : kept.start()]))
        shown.append(_fence(kept.group()) if kept.lastgroup == "fence" else kept.group())
        at = kept.end()
    return "".join([*shown, _literal(text[at:])])


def _literal(text: str) -> str:
    """Every mark as a character reference, and indentation as spaces that do not collapse."""
    marked = _MARK.sub(lambda mark: _DOLLAR if mark.group() == "$" else f"&#{ord(mark.group())};", text)
    return _INDENT.sub(lambda indent: "&nbsp;" * len(indent.group().expandtabs(4)), marked)


def _fence(block: str) -> str:
    """The block with no other language than one that is only coloured: some languages are drawn by scripts."""
    named = _LANGUAGE.match(block)
    head, _, rest = block.partition("\n")
    language = (named.group(1) or "") if named and len(head.split()) <= 1 else ""
    return f"```{language}\n{rest}"
