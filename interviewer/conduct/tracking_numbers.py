"""The numbers in a text: how large, in which unit, and what they count.

Knows how numbers are said and written. Never knows which of them are right.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from interviewer.conduct.tracking_said import MOST_CLAIMS
from interviewer.domain.claims import Figure
from interviewer.lexical.wordlists import FUNCTION, MULTIPLIERS, SMALL_NUMBERS

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_WORDS = "|".join(word for word in SMALL_NUMBERS if word != "one")
_SCALE = "hundred|thousand|million|billion"
FRACTIONS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1}
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:e-?\d+)?"
_NUMBER = (
    rf"(?P<digits>{_DIGITS})(?:(?P<k>[kKM])\b|\s(?P<scale>{_SCALE})\b)?"
    rf"|(?P<said>(?:(?:{_TENS})-(?:{_ONES})|{_WORDS}|one|a)(?:\s(?:{_SCALE}))|(?:{_TENS})-(?:{_ONES})|{_WORDS}"
    r"|one(?= (?:run|seed|gpu|experiment|data ?set|annotator|rater|week|month|year|hour|day|percent|point)s?\b))\b"
    r"|(?P<part>(?:a|one|two)\s(?:third|quarter|fifth|tenth)s?\b|half(?= (?:of|the|as|a)\b))"
)
_UNITS = {
    "percent": r"\s?%|\spercent|\sper cent",
    "points": r"\s(?:percentage |absolute |accuracy |bleu |f1 )?points?",
    "times": r"x\b|\stimes\b|-?\s?fold\b",
    "ms": r"\s?ms\b|\smilliseconds?",
    "seconds": r"\s?s\b|\sseconds?",
    "minutes": r"\s(?:minutes?|min)\b",
    "hours": r"\s?h\b|\s(?:gpu[ -])?hours?",
    "days": r"\sdays?",
    "weeks": r"\sweeks?",
    "months": r"\smonths?",
    "years": r"\syears?",
    "GB": r"\s?GB\b|\sgigabytes?",
    "db": r"\s?dB\b",
    "kilometres": r"\s?km\b|\skilomet\w+",
    "dollars": r"\s(?:dollars?|euros?)",
}
_FOUND = re.compile(
    rf"(?<![\w.^_/\\-])(?:{_NUMBER})(?:" + "|".join(f"(?P<{name}>{unit})" for name, unit in _UNITS.items()) + ")?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_FIRST = frozenset({*SMALL_NUMBERS, "a", "one", "half"})
_NAMES = re.compile(
    r"(?:\b(?:figure|fig\.|table|section|chapter|equation|eq\.|step|level|version|slide|page|stage|phase|row|column"
    r"|layer|part|point|question|reviewer|top|gpt|llama|v|rtx|in|since|until|from|by|of|after|before"
    r"|end of)|[A-Za-z]-)\s?$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d(?![\d,.]\d)")
_COUNTED = re.compile(r"(?:\sof(?:\s(?:the|our|all|my|its|their|these|those))?)?((?:\s[a-zA-Z][\w'-]*){1,3})")
RESULT_UNITS = frozenset({"percent", "points", "times", "db"})


class Number(NamedTuple):
    """One number at [start, end) of its text, its unit included. upto: where what it counts ends."""

    figure: Figure
    start: int
    end: int
    upto: int


@lru_cache(maxsize=64)
def numbers(text: str) -> tuple[Number, ...]:
    """The numbers of a text in order, as many as claims are read; years and names such as "table 2" are none."""
    out: list[Number] = []
    upto = 0
    for word in _WORD.finditer(text):
        if word.start() < upto or not (word.group()[0].isdigit() or word.group().lower() in _FIRST):
            continue
        match = _FOUND.match(text, word.start())
        if match is None:
            continue
        upto = match.end()
        unit = next((name for name in _UNITS if match.group(name)), "")
        if not unit and (_is_name(text, match) or _is_year(text, match)):
            continue
        counts, end = _counted(text, match.end())
        figure = Figure(value=_value(match), unit=unit, counts=counts)
        out.append(Number(figure, match.start(), match.end(), end))
        if len(out) == MOST_CLAIMS:
            break
    return tuple(out)


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether the digits are the name of something, such as a table or a model."""
    before = text[max(0, match.start() - 12) : match.start()]
    named = _NAMES.search(before)
    return named is not None and not re.search(
        r"\b(?:in|since|until|from|by|of|after|before|end of)\s?$", before, re.IGNORECASE
    )


def _is_year(text: str, match: re.Match[str]) -> bool:
    return _YEAR.fullmatch(match.group().strip()) is not None


def _value(match: re.Match[str]) -> float:
    if match.group("part"):
        first, *rest = match.group("part").lower().split()
        name = (rest[0] if rest else first).removesuffix("s")
        return FRACTIONS[name] * (2 if first == "two" else 1)
    if match.group("digits"):
        value = float(match.group("digits").replace(",", ""))
        scale = (match.group("scale") or "").lower()
        letter = {"k": 1_000, "m": 1_000_000}.get((match.group("k") or "").lower(), 1)
        return value * MULTIPLIERS.get(scale, 1) * letter
    return said_value(match.group("said"))


def said_value(words: str) -> float:
    """The value of a number in words, such as "forty-two" or "three hundred"."""
    value, scale = 0.0, 1
    for word in re.split(r"[\s-]", words.lower()):
        if word in MULTIPLIERS:
            scale *= MULTIPLIERS[word]
        else:
            value += 1 if word == "a" else float(SMALL_NUMBERS.get(word, "0"))
    return value * scale


def _counted(text: str, end: int) -> tuple[str, int]:
    """The words after a number that say what it counts, up to the first joining word, and where they end."""
    match = _COUNTED.match(text, end)
    if match is None:
        return "", end
    kept, at = [], match.start(1)
    for word in match.group(1).split():
        place = text.index(word, at)
        if word.lower() in FUNCTION or word.lower().endswith("ly"):
            break
        kept.append(word)
        at = place + len(word)
    return " ".join(kept), at if kept else end
