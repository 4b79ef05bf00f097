"""The statements of an answer, each of which can be said or missed.

Knows lists, sentences and clauses. Never knows which statement matters more, and adds no word.
"""

import re
from collections.abc import Callable, Iterator

from interviewer.content.exchange.card import alike
from interviewer.content.exchange.latex import literals, outside_literals
from interviewer.content.exchange.markup import PICTURE
from interviewer.domain.text import words

MOST = 8
LONGEST = 300

_ITEM = re.compile(
    r"^(?P<indent>[ ]*)(?:[-*+•–▪◦]|\(?\d{1,3}[.)]|\(?[a-z][)])[ ]+(?:\[[ xX]\][ ]+)?(?P<text>\S.*)$", re.IGNORECASE
)
_FENCE = re.compile(r"^[ ]{0,3}```")
_HEADING = re.compile(r"^#{1,6}[ ]+.*$", re.MULTILINE)
_RULE = re.compile(r"^[ ]{0,3}(?:[-*_][ ]*){3,}$|^[|:\- ]+$", re.MULTILINE)
_END = re.compile(r"[.!?][\"”’')\]]*(?=\s)|[。！？；]|\n[ ]*\n|\n(?=[ ]*\S)")
_SHORT = re.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|cf|vs|etc|al|eqs?|figs?|secs?|ch|approx|resp|w\.r\.t|s\.t|dr|prof|no|[a-z])\.$", re.I
)
_CLAUSE = re.compile(
    r";[ ]+|[ ][—–][ ]|,[ ]+(?=(?:and|but|so|because|which|while|whereas|since|then|therefore|thus|hence|not)\b)"
    r"|[ ]+(?=because\b|whereas\b)|:[ ]+(?=\S+[ ]\S+[ ]\S+)",
    re.IGNORECASE,
)
_INLINE_NUMBER = re.compile(r"(?:^|(?<=[\s:;,.]))\(?(?:[1-9]|[a-h])\)[ ]+")
_JOINT = re.compile(r"^(?:and|but|so)[ ]+(?:also[ ]+)?", re.IGNORECASE)
_STARS = re.compile(r"(\*\*|__|\*)(?=\S)([^*_\n]{1,300}?)(?<=\S)\1")
_WRAPPED = 60  # a line at least so long, without an end of a sentence, goes on in the next one
_LEAST_WORDS = 3
_SEMICOLON = re.compile(r";[ ]+")

Counts = Callable[[str, re.Match[str]], bool]
"""Whether a mark found in a text parts it."""


def statements(answer: str) -> tuple[str, ...]:
    """What the answer says, in order: entries of its lists if it has two, else sentences, else clauses of its sentence.

    At least one where the answer has any text; each on one line.
    """
    listed = [entry for entry in map(_one, _entries(answer)) if entry]
    found = listed if len(listed) > 1 else [part for part in map(_one, _said(_prose(answer))) if part]
    unique = {alike(part): part for part in reversed(found)}
    ordered = [part for part in dict.fromkeys(found) if unique[alike(part)] == part]
    return tuple(map(_cut, ordered)) or (_cut(" ".join(answer.replace("```", " ").split())),)


def _entries(answer: str) -> Iterator[str]:
    """The entries of all lists; one that only names those below it stands in front of each of them."""
    found: list[tuple[int, str]] = []
    fenced = False
    for line in answer.expandtabs(4).split("\n"):
        fenced ^= bool(_FENCE.match(line))
        item = None if fenced else _ITEM.match(line)
        if item:
            found.append((len(item["indent"]), item["text"]))
        elif found and line.startswith(" ") and line.strip() and not fenced:
            found[-1] = (found[-1][0], f"{found[-1][1]} {line.strip()}")
    label, above = "", -1
    for place, (indent, text) in enumerate(found):
        heads = place + 1 < len(found) and found[place + 1][0] > indent and text.rstrip("* ").endswith(":")
        if heads:
            label, above = text.rstrip(), indent
        else:
            label = label if indent > above else ""
            yield f"{label} {text}" if label else text


def _prose(answer: str) -> str:
    """The answer without code, headings and rules; what is left of a list stays as lines."""
    lines: list[str] = []
    fenced = False
    for line in answer.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            item = _ITEM.match(line)
            lines.append(item["text"] if item else line)
    return _RULE.sub("", _HEADING.sub("", "\n".join(lines))).strip()


def _said(text: str) -> list[str]:
    sentences = list(_parts(text, _END, _ends))
    split = [clause for sentence in sentences for clause in _numbered(sentence)]
    split = [clause for sentence in split for clause in _semicolons(sentence)]
    if len(split) > 1 or not split:
        return split
    return list(_glued(_parts(split[0], _CLAUSE, _always)))


def _numbered(sentence: str) -> list[str]:
    marks = len(_INLINE_NUMBER.findall(sentence))
    return [part for part in _INLINE_NUMBER.split(sentence) if words(part)] if marks > 1 else [sentence]


def _semicolons(sentence: str) -> list[str]:
    return list(_glued(_parts(sentence, _SEMICOLON, _always)))


def _parts(text: str, mark: re.Pattern[str], counts: Counts) -> Iterator[str]:
    """The text cut behind each mark that counts and stands in no formula, code or bracket."""
    kept = [*literals(text), *_brackets(text)]
    inside = bytearray(len(text) + 1)
    for start, end in kept:
        inside[start + 1 : end] = b"\1" * max(0, end - start - 1)
    at = 0
    for match in mark.finditer(text):
        if not inside[match.start()] and counts(text, match):
            yield text[at : match.end()]
            at = match.end()
    yield text[at:]


def _always(text: str, match: re.Match[str]) -> bool:
    return True


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in re.finditer(r"\([^()\n]{0,200}\)", text))


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence ends there: not behind an abbreviation, not where a long line is only wrapped."""
    sign = match.group()
    before = text[max(0, match.start() - 400) : match.start()]
    if sign[0] == ".":
        following = text[match.end() :].lstrip()[:1]
        return not _SHORT.search(f"{before}.") and not following.islower()
    if sign == "\n":
        line = before.rsplit("\n", 1)[-1].rstrip()
        following = text[match.end() :].lstrip()[:1]
        return line.endswith((".", "!", "?", ";", ":", "。")) or not (len(line) >= _WRAPPED or following.islower())
    return True


def _glued(parts: Iterator[str]) -> Iterator[str]:
    """Clauses of fewer than three words go with the one before, or with the next where they come first."""
    held = ""
    for part in parts:
        if held and _enough(part) and _enough(held):
            yield held
            held = part
        else:
            held += part
    if held.strip():
        yield held


def _enough(text: str) -> bool:
    return len(words(text)) >= _LEAST_WORDS or any(sign in text for sign in "$\\=`")


def _one(text: str) -> str:
    """The statement on one line, without stars and joining words around it; "" where nothing is stated."""
    text = PICTURE.sub("", text)
    line = " ".join(outside_literals(text, lambda part: _STARS.sub(r"\2", part)).split()).strip(" ;,—–")
    line = _JOINT.sub("", line)
    if line.endswith(("?", "？", ":")) or line.startswith("See ") or not any(char.isalnum() for char in line):
        return ""
    return line[:1].upper() + line[1:] if line[:1].islower() and line[1:2].islower() else line


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    end = next((start for start, end in literals(text) if start < LONGEST < end), LONGEST)
    return (text[:end].rsplit(" ", 1)[0] or text[:LONGEST]).rstrip(" ,;:") + " …"
