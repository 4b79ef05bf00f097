"""A text read against the vocabulary of one item: its clauses, its windows, and how much of a wording each holds.

Knows keys, formulas and polarity. Never decides whether a share is enough.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

from interviewer.domain.text import Span
from interviewer.lexical.clauses import Clause, clauses
from interviewer.lexical.index import FULL
from interviewer.lexical.quoting import opened, whole
from interviewer.lexical.stems import nearest
from interviewer.lexical.targets import TELLING, Formula, Wording
from interviewer.lexical.terms import Sort, Term
from interviewer.lexical.wordings import Wordings, formulas, is_named, key_of

LONGEST_RUN = 80
LONGEST_WINDOW = 34
MOST_CLAUSES = 6


class Window(NamedTuple):
    """Neighbouring clauses. keys: key -> whether it stands under a negation everywhere in the window."""

    first: int
    last: int
    keys: dict[str, bool]
    formulas: frozenset[Formula]


class Chain(NamedTuple):
    """The windows that begin with one clause, the longest of which might reach a target, by the ways given."""

    first: int
    ways: tuple[int, ...]


class Reading:
    """A text read against one item's vocabulary."""

    def __init__(self, text: str, known: Wordings) -> None:
        self.text = text
        self.known = known
        self.clauses = clauses(text)
        self.keys = [_keys(clause, known) for clause in self.clauses]
        held = [_formulas(clause, known) for clause in self.clauses]
        self.formulas = [found for found, _ in held]
        self.last_formula = max((at for at, (_, any_) in enumerate(held) if any_), default=-1)
        self._windows: dict[tuple[int, int], Window] = {}
        self._ends: dict[tuple[int, int], list[int]] = {}
        self._chains = self._reachable()

    def window(self, first: int, last: int) -> Window:
        """The window of the clauses from `first` to `last`."""
        held = self._windows.get((first, last))
        if held is None:
            if first == last:
                held = Window(first, last, self.keys[first], self.formulas[first])
            else:
                before = self.window(first, last - 1)
                keys = dict(before.keys)
                for key, negated in self.keys[last].items():
                    keys[key] = keys.get(key, True) and negated
                held = Window(first, last, keys, before.formulas | self.formulas[last])
            self._windows[first, last] = held
        return held

    def windows(
        self, first: int, longest: int = LONGEST_WINDOW, sentences: int = 2, usable: Collection[int] | None = None
    ) -> Iterable[Window]:
        """The windows that begin with that clause: up to six usable clauses within that many sentences and terms."""
        for last in range(first, self.ends(longest, sentences)[first] + 1):
            if usable is not None and last not in usable:
                return
            yield self.window(first, last)

    def ends(self, longest: int = LONGEST_WINDOW, sentences: int = 2) -> list[int]:
        """For each clause the last one that a window beginning with it may hold."""
        held = self._ends.get((longest, sentences))
        if held is None:
            held = [self._end(first, longest, sentences) for first in range(len(self.clauses))]
            self._ends[longest, sentences] = held
        return held

    def _end(self, first: int, longest: int, sentences: int) -> int:
        size, last = len(self.clauses[first].terms), first
        beyond = self.clauses[first].sentence + sentences
        for at in range(first + 1, min(first + MOST_CLAUSES, len(self.clauses))):
            size += len(self.clauses[at].terms)
            if size > longest or self.clauses[at].sentence >= beyond:
                break
            last = at
        return last

    def chains(self, shelf: str, target: int) -> list[Chain]:
        """Where the target of that shelf might be reached; nowhere else is it worth scoring."""
        return self._chains.get((shelf, target), [])

    def _reachable(self) -> dict[tuple[str, int], list[Chain]]:
        """Chains by shelf and target: a sum of the clauses' bounds slides along the text."""
        index = self.known.index
        vectors = [index.vector(keys, held) for keys, held in zip(self.keys, self.formulas, strict=True)]
        bounds = [0] * len(index.slots)
        over: set[int] = set()
        out: dict[tuple[str, int], list[Chain]] = defaultdict(list)
        added = 0
        for first, last in enumerate(self.ends()):
            for vector in vectors[added : last + 1]:
                for slot, bound in vector.items():
                    bounds[slot] += bound
                    if bounds[slot] >= FULL:
                        over.add(slot)
            added = last + 1
            for place in {(index.slots[slot].shelf, index.slots[slot].target) for slot in over}:
                ways = (way for slot, way in index.ways[place] if bounds[slot] >= index.slots[slot].faint)
                out[place].append(Chain(first, tuple(ways)))
            for slot, bound in vectors[first].items():
                bounds[slot] -= bound
                if bounds[slot] < FULL:
                    over.discard(slot)
        return dict(out)

    def span(self, window: Window) -> Span:
        """The characters of a window, without joining words in front, formulas and brackets entire."""
        start, end = self.clauses[window.first].start, self.clauses[window.last].end
        while end > start and self.text[end - 1] in ".,;:!? ":
            end -= 1
        start, end = whole(self.text, opened(self.text, start, end), end)
        return Span(quote=self.text[start:end], start=start, end=end)


@lru_cache(maxsize=8)
def reading(known: Wordings, text: str) -> Reading:
    """The text read against the item's vocabulary; the latest readings are kept."""
    return Reading(text, known)


def _keys(clause: Clause, known: Wordings) -> dict[str, bool]:
    """Key -> whether it stands under a negation wherever the clause has it."""
    keys: dict[str, bool] = {}
    for term, negated in zip(clause.terms, clause.negated, strict=True):
        key = _key(term.key, term.sort, known)
        if key:
            keys[key] = keys.get(key, True) and negated
    return keys


@lru_cache(maxsize=32_768)
def _key(key: str, sort: Sort, known: Wordings) -> str | None:
    term = Term(key, 0, 0, sort)
    if sort == "number":
        return "#number"
    if sort != "content" and not is_named(term):
        return None
    canonical = key_of(term)
    return canonical if canonical in known.known else nearest(key, known.known) or canonical


def _formulas(clause: Clause, known: Wordings) -> tuple[frozenset[Formula], bool]:
    """The item's formulas in the clause, unless a negation or a leading minus turns them; and whether it has any."""
    out: set[Formula] = set()
    held = False
    for every, start, _ in formulas(clause.terms):
        keys = every[:LONGEST_RUN]
        at = next(i for i, term in enumerate(clause.terms) if term.start == start)
        if clause.negated[at]:
            continue
        for run in (keys, *_turned(keys)):
            held = held or any(not _under_minus(run, low) for low in range(len(run) - 2))
            out.update(known_ for low, known_ in known.index.formulas_in(run) if not _under_minus(run, low))
    return frozenset(out), held


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
    got, strong = 0.0, 0
    if way.formulas:
        got = max((weight for keys, weight in way.formulas if keys in window.formulas), default=0.0)
        strong = 2 if got else 0
    keys = window.keys
    for key, weight in way.weights.items():
        if key in keys:
            negated, denies = keys[key], key in way.negated
            if denies or not negated:
                got += weight if negated == denies else 0.6 * weight
                strong += weight >= TELLING
    return got / way.total, strong
