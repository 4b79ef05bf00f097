"""Sums in a turn that do not come out: multiples, fractions, shares above the whole, parts beside their total.

Knows arithmetic with room for rounding. Never knows which of two numbers is the wrong one, and is silent when in doubt.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from interviewer.conduct.tracking_numbers import FRACTIONS, Number, numbers
from interviewer.domain.observation import Contradiction
from interviewer.domain.text import Span
from interviewer.lexical.clauses import clauses, sentences
from interviewer.lexical.quoting import lowered

_ROUND = 0.15
_FACTORS = (
    (2.0, r"doubl(?:es|ed|ing)|twice (?:as|the|that)|twofold|a factor of two|two times (?:as|the)"),
    (3.0, r"tripl(?:es|ed|ing)|three times (?:as|the)|threefold|a factor of three"),
    (4.0, r"quadrupl(?:es|ed|ing)|four times (?:as|the)|fourfold|a factor of four"),
    (5.0, r"five times (?:as|the)|fivefold|a factor of five"),
    (10.0, r"ten times (?:as|the)|tenfold|a factor of ten|an order of magnitude"),
    (0.5, r"halv(?:es|ed|ing)|half (?:as|the|of)|by half"),
)
_FACTOR = re.compile(r"\b(?:" + "|".join(f"(?P<f{at}>{words})" for at, (_, words) in enumerate(_FACTORS)) + r")\b")
_LOOSE = re.compile(
    r"\b(?:almost|nearly|about|around|roughly|approximately|some|over|more than|less than|under|at least|up to|between"
    r"|close to|would|could|should|if|instead|each|every|not|n't|never)\b"
)
_RANGE = re.compile(r"\s*(?:%|percent|points?)?\s+to\s+(?:about |around |roughly |only |just )?")
_FROM = re.compile(r"\bfrom (?:about |around |roughly )?$")
_PART = re.compile(
    r"\b(?:(?P<one>an?|one|two|three) (?P<part>half|third|quarter|fifth|tenth)s?|(?P<half>half)) of "
    r"(?:the |our |my |all |those |these )?$"
)
_SHARE = re.compile(r"\s+of (?:the |our |my |all |those |these )?$")
_COMES_TO = re.compile(r"(?:\s[a-z]+)?,?\s(?:is|are|was|were|makes|gives|equals|comes to|came to|i\.e\.|that is)\s$")
_TIMES = re.compile(r"\s?(?:[a-z]+ )?(?:times|x|×|\*|multiplied by)\s$")
_MAKES = re.compile(r"(?:\s[a-z]+)?,?\s(?:is|are|was|were|makes|made|gives|equals|=|comes to)\s$")
_WHOLE = re.compile(r"^\s+of\s+(?:the|our|all|my|its|their|these|those|cases|patients|users|runs|samples)\b")
_BOUNDED = re.compile(r"\b(?:accuracy|precision|recall|sensitivity|specificity|f1|auc)\s(?:of|was|is|at|reached)\s$")
_REST = re.compile(r"\b(?:the )?(?:rest|remaining|remainder|others?)\b")
_OF_TOTAL = re.compile(r"^of (?:the |our |my |these |those )?$")


class _Sum(NamedTuple):
    """Two stretches of the turn that do not fit: what is given, and what is said to follow."""

    given: tuple[int, int]
    said: tuple[int, int]


def find_sums(turn: str) -> tuple[Contradiction, ...]:
    """Plain statements of the turn whose numbers do not fit each other; at most one for each sentence."""
    found = numbers(turn)
    if len(found) < 1:
        return ()
    low, out = lowered(turn), []
    for start, end in sentences(turn):
        inside = [number for number in found if start <= number.start < end]
        if not inside or turn[start:end].rstrip().endswith("?") or _supposed(turn, start, end):
            continue
        wrong = next(_checks(low, start, end, inside), None)
        if wrong is not None:
            given = turn[slice(*wrong.given)]
            span = Span(quote=turn[slice(*wrong.said)], start=wrong.said[0], end=wrong.said[1])
            out.append(Contradiction(earlier=given, earlier_turn=0, span=span))
    return tuple(out)


def _supposed(turn: str, start: int, end: int) -> bool:
    return any(c.reported or any(c.negated) for c in clauses(turn) if start <= c.start < end)


def _checks(low: str, start: int, end: int, inside: list[Number]) -> Iterator[_Sum]:
    yield from _multiples(low, start, end, inside)
    yield from _fractions(low, start, inside)
    yield from _products(low, inside)
    yield from _too_many(low, inside)
    yield from _parts(low, start, end, inside)


def _multiples(low: str, start: int, end: int, inside: list[Number]) -> Iterator[_Sum]:
    """As in "from 31 to 62, three times as many": the only change of the sentence beside the only multiple."""
    changes = [
        (one, other)
        for one, other in pairwise(inside)
        if _FROM.search(low, start, one.start) and _RANGE.fullmatch(low, one.end, other.start)
    ]
    named = list(_FACTOR.finditer(low, start, end))
    if len(changes) != 1 or len(named) != 1:
        return
    (one, other), match = changes[0], named[0]
    before = low[max(start, match.start() - 24) : match.start()]
    apart = low[other.end : match.start()] if match.start() > other.end else low[match.end() : one.start]
    near = len(apart) <= 30 and not re.search(r"\b(?:and|but|while|at|for|with)\b", apart)
    if _LOOSE.search(before) or not near or 0 in (one.figure.value, other.figure.value):
        return
    factor = next(value for at, (value, _) in enumerate(_FACTORS) if match.group(f"f{at}"))
    ratio = other.figure.value / one.figure.value
    if not (_close(ratio, factor) or _close(1 / ratio, factor)):
        change = (low.rindex("from", start, one.start), other.end)
        yield _Sum(change, match.span())


def _fractions(low: str, start: int, inside: list[Number]) -> Iterator[_Sum]:
    """As in "a third of 1,200 is 300", "20 percent of 50 users, that is 25"."""
    for at, (whole, part) in enumerate(pairwise(inside)):
        if not _COMES_TO.fullmatch(low, whole.end, part.start):
            continue
        named = _PART.search(low, start, whole.start)
        share = inside[at - 1] if at and _SHARE.fullmatch(low, inside[at - 1].end, whole.start) else None
        if named is not None:
            count = {"two": 2, "three": 3}.get(named.group("one") or "", 1)
            factor, begin = count * FRACTIONS[named.group("part") or "half"], named.start()
        elif share is not None and share.figure.unit == "percent":
            factor, begin = share.figure.value / 100, share.start
        elif share is not None and share.figure.value < 1:
            factor, begin = share.figure.value, share.start
        else:
            continue
        if part.figure.unit == whole.figure.unit and not _close(factor * whole.figure.value, part.figure.value):
            yield _Sum((begin, whole.upto), (part.start, part.upto))


def _products(low: str, inside: list[Number]) -> Iterator[_Sum]:
    """As in "40 trials times 14 hours is 700"."""
    for one, other, result in zip(inside, inside[1:], inside[2:], strict=False):
        asked = low[one.end : other.start]
        times = _TIMES.fullmatch(asked) or (one.figure.unit == "times" and asked.strip() == "")
        if times and _MAKES.fullmatch(low, other.end, result.start):
            units = {one.figure.unit, other.figure.unit, "times"}
            if result.figure.unit in units | {""} and not _close(
                one.figure.value * other.figure.value, result.figure.value
            ):
                yield _Sum((one.start, other.upto), (result.start, result.upto))


def _too_many(low: str, inside: list[Number]) -> Iterator[_Sum]:
    """As in "130 percent of the cases", "an accuracy of 104 percent"."""
    for number in inside:
        if number.figure.unit == "percent" and number.figure.value > 100:
            share = _WHOLE.match(low[number.end : number.end + 40])
            if share and not re.search(
                r"\b(?:budget|time|cost|baseline|original|size|price)", low[number.end : number.upto]
            ):
                yield _Sum((number.start, number.end), (number.start, max(number.upto, number.end + share.end())))
            elif _BOUNDED.search(low, max(0, number.start - 24), number.start):
                yield _Sum((number.start, number.end), (number.start, number.end))


def _parts(low: str, start: int, end: int, inside: list[Number]) -> Iterator[_Sum]:
    """As in "Of 40 errors 20 were noise, 15 restarts and the remaining 10 accents"; shares that miss 100."""
    total, parts = inside[0], inside[1:]
    of = _OF_TOTAL.match(low[start : total.start]) is not None
    rest = _REST.search(low, start, end)
    shares = [number for number in inside if number.figure.unit == "percent"]
    if of and len(parts) >= 2 and total.figure.unit == "":
        counted = [part for part in parts if part.figure.unit == "" and part.figure.value == int(part.figure.value)]
        if len(counted) != len(parts) or _LOOSE.search(low, total.end, end):
            return
        added = sum(part.figure.value for part in parts)
        if added > total.figure.value if rest is None else added != total.figure.value:
            yield _Sum((start, total.upto), (parts[0].start, parts[-1].upto))
    elif rest is not None and len(shares) >= 2 and len(shares) == len(inside) and rest.start() > shares[-2].end:
        added = sum(share.figure.value for share in shares)
        closing = rest.start() < shares[-1].start and not _LOOSE.search(low, start, end)
        if closing and abs(added - 100) > 2:
            yield _Sum((shares[0].start, shares[-2].upto), (rest.start(), shares[-1].end))


def _close(one: float, other: float) -> bool:
    """Whether two values agree as far as spoken numbers do."""
    return abs(one - other) <= max(_ROUND * max(abs(one), abs(other)), 0.51 if max(one, other) < 20 else 0.0)
