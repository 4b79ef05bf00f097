"""Text made into HTML: formulas as MathML, authored Markdown as elements, somebody's words as the words they are.

Knows LaTeX, Markdown and what HTML would take as its own. Never knows a report.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from xml.etree import ElementTree

from markupsafe import Markup, escape

_FORMULA = re.compile(
    r"\$\$(?P<block>.+?)\$\$|\\\[(?P<shown>.+?)\\\]|\\\((?P<inline>.+?)\\\)"
    r"|(?<![\\$\w])\$(?=[^\s$])(?P<dollar>[^$\n]*?)(?<=[^\s$])\$(?![\d$])",
    re.S,
)
_CODE = re.compile(r"^```.*?^```[ \t]*$|`[^`\n]+`", re.S | re.M)
_BLOCK = re.compile(
    r"^```[^\n`]*\n(?P<code>.*?)\n?^```[ \t]*\n?"
    r"|(?P<table>^[ \t]*\|[^\n]+\|[ \t]*\n[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*(?:\n[ \t]*\|[^\n]*\|[ \t]*)*$)\n?",
    re.S | re.M,
)
_HELD = re.compile("\ue000(\\d+)\ue001")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ARG = re.compile(r"\\arg(?![a-zA-Z])")  # a name that the converter does not know
_LONGEST = 4000
_ELEMENTS = re.compile(
    "math|m(?:row|i|n|o|s|text|space|sub|sup|subsup|under|over|underover|multiscripts|prescripts|frac|sqrt|root"
    "|fenced|enclose|padded|phantom|style|table|tr|td)|none"
)
_ATTRIBUTES = re.compile(
    "display|displaystyle|scriptlevel|mathvariant|stretchy|fence|form|separator|accent|accentunder|movablelimits"
    "|largeop|symmetric|lspace|rspace|minsize|maxsize|width|height|depth|linethickness|notation"
    "|columnalign|rowspacing|columnspacing"
)
_PARTS = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3, "munderover": 3}
_MATHML = "{http://www.w3.org/1998/Math/MathML}"


def said(text: str) -> Markup:
    """Somebody's words as they are. Line ends and tabs are references, so that nothing around them cuts the text.

    Controls that have no shape are shown as such; those that turn the direction of what follows are left out.
    """
    clean = _CONTROL.sub("\ufffd", _BIDI.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    return Markup(str(escape(clean)).replace("\n", "&#10;").replace("\t", "&#9;"))


def quoted(text: str, formulas: bool = True) -> Markup:
    """Somebody's words as they are, with their formulas drawn."""
    return _drawn(text, said, formulas)


def answered(text: str, formulas: bool = True) -> Markup:
    """An answer as it was written: formulas are drawn, fenced code is a block of its own, a table is one."""
    return _drawn(text, _with_blocks, formulas)


def line(text: str, formulas: bool = True) -> Markup:
    """Authored text on one line: formulas are drawn, all else stands as it is."""
    return _drawn(" ".join(text.split()), said, formulas)


def rich(text: str, formulas: bool = True) -> Markup:
    """Markdown with formulas as elements; HTML, links and images in it are not taken as such."""
    return _drawn(text.strip(), _markdown, formulas)


def _with_blocks(text: str) -> Markup:
    parts, at = [], 0
    for block in _BLOCK.finditer(text):
        code = block["code"]
        drawn = _markdown(block["table"]) if code is None else Markup("<pre><code>%s</code></pre>") % said(code)
        parts += [said(text[at : block.start()]), drawn]
        at = block.end()
    return Markup().join([*parts, said(text[at:])])


def _drawn(text: str, lay_out: Callable[[str], Markup], formulas: bool) -> Markup:
    """The text laid out, with its formulas put back afterwards, where nothing can take them for markup."""
    drawn: list[Markup] = []

    def hold(match: re.Match[str]) -> str:
        drawn.append(_one(match))
        return f"\ue000{len(drawn) - 1}\ue001"

    plain = text.replace("\ue000", "").replace("\ue001", "")
    held = _outside_code(plain, lambda part: _FORMULA.sub(hold, part)) if formulas else plain
    return Markup(_HELD.sub(lambda match: drawn[int(match[1])], str(lay_out(held))))


def _outside_code(text: str, change: Callable[[str], str]) -> str:
    parts, at = [], 0
    for code in _CODE.finditer(text):
        parts += [change(text[at : code.start()]), code.group()]
        at = code.end()
    return "".join([*parts, change(text[at:])])


def _one(match: re.Match[str]) -> Markup:
    block = match.lastgroup in ("block", "shown")
    return mathml(match[match.lastgroup or 0], block) or said(match.group())


@lru_cache(maxsize=2048)
def mathml(latex: str, block: bool = False) -> Markup | None:
    """The formula as MathML, None where it cannot be read or would be more than mathematics.

    The converter passes on what it does not know, so only elements and attributes of a closed list are let through.
    """
    from latex2mathml.converter import convert

    if len(latex) > _LONGEST:
        return None
    try:
        known = _ARG.sub(r"\\operatorname{arg}", latex)
        tree = ElementTree.fromstring(convert(known, display="block" if block else "inline"))
    except Exception:  # the converter raises a dozen kinds; each of them means that the source is shown
        return None
    for element in tree.iter():
        element.tag = element.tag.removeprefix(_MATHML)
        if not _is_mathematics(element):
            return None
    written = ElementTree.tostring(tree, encoding="unicode", short_empty_elements=False)
    return Markup(written.replace("\n", " "))


def _is_mathematics(element: ElementTree.Element) -> bool:
    """Whether the element is one of ours, with the parts it needs; a backslash left over is a command nobody knew."""
    known = _ELEMENTS.fullmatch(element.tag) and all(_ATTRIBUTES.fullmatch(name) for name in element.attrib)
    whole = len(element) == _PARTS.get(element.tag, len(element)) and "\\" not in (element.text or "")
    return bool(known) and whole


@lru_cache(maxsize=1)
def _parser() -> Callable[[str], str]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.disable(["image", "link", "autolink", "html_block", "html_inline", "reference"])
    render: Callable[[str], str] = parser.render
    return render


def _markdown(text: str) -> Markup:
    clean = _CONTROL.sub("\ufffd", _BIDI.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    made = _parser()(clean).strip()
    lowered = re.sub(r"<(/?)h[1-6]>", r"<\1h5>", made)
    return Markup(lowered.replace("\n", "&#10;").replace("\t", "&#9;"))
