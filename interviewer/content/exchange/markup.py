"""HTML reduced to text.

Knows tags, entities and how blocks are laid out. Never runs a script, loads a picture or keeps a link.
"""

import html
import re
from pathlib import PurePosixPath

from interviewer.content.exchange.card import without_edges
from interviewer.content.exchange.latex import BRACKETED, from_anki, outside_literals

_GONE = ("script", "style", "head", "template", "iframe", "object", "svg", "noscript", "audio", "video", "textarea")
_BLOCK_NAMES = (
    "p div section article header footer main aside nav h1 h2 h3 h4 h5 h6 table thead tbody tfoot tr blockquote "
    "details summary figure figcaption dl dt dd form fieldset hr pre"
)
_OTHER_NAMES = (
    "a abbr b bdi bdo big button caption center cite code col colgroup data del dfn em embed font html body i img "
    "input ins kbd label link li mark math meta ol param q s samp select small source span strike strong sub sup td "
    "th time tt u ul var wbr br base option area map track"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_NAMES = "|".join(sorted({*_GONE, *_BLOCKS, *_OTHER_NAMES.split()}, key=len, reverse=True))
_TAG = re.compile(rf"<(?P<end>/?)(?P<name>{_NAMES})(?=[\s/>])(?P<rest>[^<>]*)>", re.IGNORECASE)
_ALT = re.compile(r"""\b(alt|src)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE)
_RAISED = re.compile(r"<(su[bp])\s*>([^<>]{1,40})</\1\s*>", re.IGNORECASE)
PICTURE = re.compile(r"\[picture(?:: [^\]\n]{0,80})?\]")
"""What a picture is reduced to."""

_HELD = re.compile("\ue000(\\d+)\ue001")
_BLANK = re.compile(r"[ \t\r\n\f\xa0]+")
_STRAY = re.compile(r"^[ \t]+(?![ \t]|- |\d+\. )", re.MULTILINE)
_GAPS = re.compile(r"\n{3,}")
_SOUND = re.compile(r"\[sound:[^\]\n]{0,300}\]")
_CODE = re.compile(r"<(pre|code)(?=[\s>])[^<>]*>((?:(?!</?\1\b).)*)</\1\s*>", re.IGNORECASE | re.DOTALL)
_ROUNDS = 20


def without_tags(text: str) -> str:
    """Text in which tags may stand without them; entities, code and formulas stay as they are."""
    return outside_literals(_without(text, *_COMMENT), _stripped)


def text_of_html(source: str) -> str:
    """HTML as text: blocks on lines of their own, lists with marks, code in backticks, formulas in round brackets."""
    held: list[str] = []

    def hold(text: str) -> str:
        held.append(text)
        return f"\ue000{len(held) - 1}\ue001"

    text = _without_elements(source.replace("\ue000", "").replace("\ue001", ""))
    text = from_anki(_SOUND.sub("", text), _inner)
    text = BRACKETED.sub(lambda match: hold(_inner(match.group())), text)
    text = _CODE.sub(lambda match: hold(_code(match[1].lower(), match[2])), text)
    text = _RAISED.sub(_raised, _BLANK.sub(" ", text))
    text = _STRAY.sub("", without_edges(html.unescape(_Layout().of(text)).replace("\xa0", " ")))
    text = _GAPS.sub("\n\n", text)
    for _ in range(3):  # a formula may stand in code
        text = _HELD.sub(lambda match: held[int(match[1])] if int(match[1]) < len(held) else "", text)
    return text.strip()


def _without_elements(text: str) -> str:
    text = _without(text, *_COMMENT)
    for name in _GONE:
        text = _without(text, re.compile(rf"<{name}(?=[\s/>])", re.I), re.compile(rf"</{name}\s*>", re.I))
    return text


_COMMENT = (re.compile("<!--"), re.compile("-->"))


def _without(text: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> str:
    """The text without what stands between the two; an opening that is never closed is left for the tags' rule."""
    parts, at = [], 0
    while (start := opening.search(text, at)) and (end := closing.search(text, start.end())):
        parts.append(text[at : start.start()])
        at = end.end()
    return "".join([*parts, text[at:]])


def _stripped(text: str) -> str:
    """The text without tags, also those that come to be when others are taken out."""
    text = _without_elements(text)
    for _ in range(_ROUNDS):
        fewer = _TAG.sub(lambda match: _as_text(match), text)
        if fewer == text:
            return text
        text = fewer
    return _TAG.sub(lambda match: match.group().replace("<", "< "), text)


def _as_text(tag: re.Match[str]) -> str:
    name = tag["name"].lower()
    if name == "br":
        return "\n"
    return _picture(tag["rest"]) if name == "img" else ""


def _inner(text: str) -> str:
    return html.unescape(_TAG.sub(lambda tag: "\n" if tag["name"].lower() in ("br", "div", "p") else "", text))


def _code(name: str, source: str) -> str:
    body = _inner(source).strip("\n")
    if name == "code" and "\n" not in body:
        return f"`{body}`" if body and "`" not in body else body
    return f"\n```\n{body.replace('```', '` ` `')}\n```\n"


def _raised(match: re.Match[str]) -> str:
    """`x<sup>2</sup>` as `x^2`."""
    sign, body = "^" if match[1].lower() == "sup" else "_", match[2].strip()
    return f"{sign}{body}" if re.fullmatch(r"[-−]?\w+", body) else f"{sign}({body})"


def _picture(attributes: str) -> str:
    """A picture as its name: nothing is loaded."""
    found = {name.lower(): value.strip("\"'") for name, value in _ALT.findall(attributes)}
    source = found.get("src", "")
    name = found.get("alt") or ("" if source.startswith("data:") else PurePosixPath(source.split("?")[0]).name)
    name = " ".join(name.replace("]", ")").split())[:80]
    return f"[picture: {name}]" if name else "[picture]"


class _Layout:
    """Tags as line ends and marks of lists."""

    def __init__(self) -> None:
        self._lists: list[int | None] = []

    def of(self, text: str) -> str:
        return _TAG.sub(self._mark, text)

    def _mark(self, tag: re.Match[str]) -> str:
        name, ends = tag["name"].lower(), bool(tag["end"])
        if name == "br":
            return "\n"
        if name == "img":
            return _picture(tag["rest"])
        if name in ("ul", "ol"):
            return self._list(name, ends)
        if name == "li":
            return "" if ends else self._item()
        if name in ("td", "th"):
            return " " if ends else ""
        if name == "p" and ends:
            return "\n\n"
        return "\n" if name in _BLOCKS else ""

    def _list(self, name: str, ends: bool) -> str:
        if not ends:
            self._lists.append(0 if name == "ol" else None)
            return "\n" if len(self._lists) == 1 else ""
        if self._lists:
            self._lists.pop()
        return "" if self._lists else "\n"

    def _item(self) -> str:
        depth = "  " * (min(len(self._lists), 6) - 1)
        if self._lists and self._lists[-1] is not None:
            self._lists[-1] += 1
            return f"\n{depth}{self._lists[-1]}. "
        return f"\n{depth}- "
