"""A text read against the vocabulary of one item: its clauses, its windows, and how much of a wording each holds.

Knows keys, formulas and polarity. Never decides whether a share is enough.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from interviewer.domain.text import Span
from interviewer.lexical.clauses import Clause, clauses
from interviewer.lexical.stems import nearest
from interviewer.lexical.terms import Term
from interviewer.lexical.wordings import Formula, Wording, Wordings, formulas, is_named, key_of

LONGEST_FORMULA = 80
LONGEST_WINDOW = 34
TELLING = 0.7


class Window(NamedTuple):
    """Neighbouring clauses. keys: key -> whether it stands under a negation everywhere in the window."""

    first: int
    last: int
    keys: dict[str, bool]
    formulas: frozenset[Formula]


class Reading:
    """A text read against one item's vocabulary."""

    def __init__(self, text: str, known: Wordings) -> None:
        self.text = text
        self.clauses = clauses(text)
        self._keyed = [[self._key(term, known) for term in c.terms] for c in self.clauses]
        self._formulas = [_formulas(clause) for clause in self.clauses]

    @property
    def last_formula(self) -> int:
        """Number of the last clause that holds a formula, -1 if none does."""
        return max((at for at, held in enumerate(self._formulas) if held), default=-1)

    @staticmethod
    def _key(term: Term, known: Wordings) -> str | None:
        if term.sort == "number":
            return "#number"
        if term.sort != "content" and not is_named(term):
            return None
        key = key_of(term)
        return key if key in known.known else nearest(term.key, known.known) or key

    def windows(
        self, longest: int = LONGEST_WINDOW, usable: Collection[int] | None = None, sentences: int = 2
    ) -> list[Window]:
        """All runs of up to six neighbouring usable clauses within that many sentences."""
        out = []
        for first in range(len(self.clauses)):
            keys: dict[str, bool] = {}
            held: set[Formula] = set()
            size = 0
            for last in range(first, min(first + 6, len(self.clauses))):
                if usable is not None and last not in usable:
                    break
                clause = self.clauses[last]
                size += len(clause.terms)
                if last > first and (size > longest or clause.sentence >= self.clauses[first].sentence + sentences):
                    break
                for key, negated in zip(self._keyed[last], clause.negated, strict=True):
                    if key:
                        keys[key] = keys.get(key, True) and negated
                held |= self._formulas[last]
                out.append(Window(first, last, dict(keys), frozenset(held)))
        return out

    def span(self, window: Window) -> Span:
        """The characters of a window."""
        start, end = self.clauses[window.first].start, self.clauses[window.last].end
        while end > start and self.text[end - 1] in ".,;:!? ":
            end -= 1
        return Span(quote=self.text[start:end], start=start, end=end)


def _formulas(clause: Clause) -> frozenset[Formula]:
    """Every contiguous stretch of the clause's formulas, unless a negation or a leading minus turns it round."""
    out: set[Formula] = set()
    for every, start, _ in formulas(clause.terms):
        keys = every[:LONGEST_FORMULA]
        at = next(i for i, term in enumerate(clause.terms) if term.start == start)
        if clause.negated[at]:
            continue
        for run in (keys, *_turned(keys)):
            for low in range(len(run)):
                if _under_minus(run, low):
                    continue
                out.update(run[low:high] for high in range(low + 3, min(len(run), low + 14) + 1))
    return frozenset(out)


def _under_minus(run: Formula, low: int) -> bool:
    """Whether a minus without a left side stands before that place, as in `-(y - p)`."""
    return low > 0 and run[low - 1] == "-" and run[low] != "-" and (low == 1 or run[low - 2] in ("=", "+"))


def _turned(keys: Formula) -> Iterable[Formula]:
    """`- a + b` also as `b - a`."""
    if len(keys) >= 4 and keys[0] == "-" and "+" in keys:
        at = keys.index("+")
        yield (*keys[at + 1 : at + 2], "-", *keys[1:at])
    if "=" in keys:
        at = keys.index("=")
        yield from _turned(keys[at + 1 :])


def share_of(window: Window, way: Wording) -> tuple[float, int]:
    """Which part of the wording's weight stands in the window, polarity agreeing, and how many telling words."""
    if not way.total:
        return 0.0, 0
    got = max((weight for keys, weight in way.formulas if keys in window.formulas), default=0.0)
    strong = 2 if got else 0
    for key, weight in way.weights.items():
        negated = window.keys.get(key)
        if negated is None or (negated and key not in way.negated):
            continue
        got += weight if negated == (key in way.negated) else 0.6 * weight
        strong += weight >= TELLING
    return got / way.total, strong
