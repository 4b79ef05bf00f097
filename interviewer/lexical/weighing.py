"""How much of every key point's wordings each window of a text holds, summed clause by clause.

Knows sums, and the point that comes nearest besides. Never knows from which sum on a point counts.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import NamedTuple

from interviewer.lexical.reading import Reading
from interviewer.lexical.scales import Scales
from interviewer.lexical.targets import Formula

# A wording of which one telling word at most is said.
LONE_SHARE = 0.8
STRANGE_WEIGHT = 1.0
# Less than this is no trace of a point at all.
FAINT_SHARE = 0.25
# A single word in common says little, unless it is much of a wording.
LONE_TELLING = 1
LONE_LEAST = 0.4
# And one word of a wording is not enough where hardly anything is said with it, unless the wording has no other.
LEAST_WORDS = 2
LEAST_BESIDE = 4
# Added to a window's weight, so that a clause of a few words is not all about one point.
SPARE_WEIGHT = 4.0


class Weight(NamedTuple):
    """What one window says of one point. first, last: the window's clauses.

    share: of the best accepted wording's weight, 0 to 1; text: of the best part of the proposition itself. mass: weight
    of the point's telling words and formulas; rival: the most that any other point of the item has in the window.
    density: mass over the weight of all words in the window and a little more, 0 to 1. lone: whether a single word is
    all that they have in common.
    """

    first: int
    last: int
    point: int
    share: float
    text: float
    mass: float
    rival: float
    density: float
    lone: bool


class _Sums:
    """The sums of one window, which grows at its end."""

    def __init__(self, scales: Scales) -> None:
        self._scales = scales
        self._keys: dict[str, bool] = {}
        self._shares: dict[int, float] = defaultdict(float)
        self._strong: dict[int, int] = defaultdict(int)
        self._words: dict[int, int] = defaultdict(int)
        self._formulas: dict[int, float] = {}
        self._formula_mass = [0.0] * scales.count
        self.accepted = [0.0] * scales.count
        self.text = [0.0] * scales.count
        self.mass = [0.0] * scales.count
        self.telling = [0] * scales.count
        self.words = [0] * scales.count
        self.weight = 0.0

    @property
    def size(self) -> int:
        """How many different words the window has."""
        return len(self._keys)

    def add(self, keys: dict[str, bool], formulas: frozenset[Formula]) -> set[int]:
        """One clause more; the points that it says more of."""
        touched: set[int] = set()
        for key, negated in keys.items():
            before = self._keys.get(key)
            if before is None:
                self.weight += self._scales.heaviest.get(key, STRANGE_WEIGHT)
            elif negated or not before:
                continue
            else:
                self._take(key, True, -1, touched)
            self._keys[key] = negated
            self._take(key, negated, 1, touched)
        for formula in formulas:
            self._take_formula(formula)
            for slot, share in self._scales.formulas.get(formula, ()):
                if share > self._formulas.get(slot, 0.0):
                    self._strong[slot] += 0 if slot in self._formulas else 2
                    self._words[slot] += 0 if slot in self._formulas else 2
                    self._shares[slot] += share - self._formulas.get(slot, 0.0)
                    self._formulas[slot] = share
                    self._best(slot, touched)
        return touched

    def _take_formula(self, formula: Formula) -> None:
        """A formula is as good as telling words; of several only the heaviest counts."""
        before = max(self._formula_mass, default=0.0)
        for point, weight in self._scales.formula_masses.get(formula, {}).items():
            if weight > self._formula_mass[point]:
                self.mass[point] += weight - self._formula_mass[point]
                self._formula_mass[point] = weight
                self.telling[point] += 2
        self.weight += max(self._formula_mass, default=0.0) - before

    def _take(self, key: str, negated: bool, sign: int, touched: set[int]) -> None:
        for point, weight in self._scales.masses.get((key, negated), ()):
            self.mass[point] += sign * weight
            self.telling[point] += sign
            touched.add(point)
        for slot, share, strong in self._scales.shares.get((key, negated), ()):
            self._shares[slot] += sign * share
            self._strong[slot] += sign * strong
            self._words[slot] += sign
            self._best(slot, touched)

    def _best(self, slot: int, touched: set[int]) -> None:
        point, accepted = self._scales.slots[slot]
        share, strong = self._shares[slot], self._strong[slot]
        worth = share if strong > 1 else LONE_SHARE * share
        words = self._words[slot] + (slot in self._scales.short)
        self.words[point] = max(self.words[point], words)
        if accepted:
            self.accepted[point] = max(self.accepted[point], worth)
        else:
            self.text[point] = max(self.text[point], worth)
        touched.add(point)


def weigh(read: Reading, scales: Scales) -> Iterator[Weight]:
    """Every window with each point that its last clause adds something to, if it says anything of it at all."""
    for first, end in enumerate(read.ends()):
        sums = _Sums(scales)
        for last in range(first, end + 1):
            touched = sums.add(read.keys[last], read.formulas[last])
            if touched:
                yield from _weights(sums, scales.bare, first, last, touched)


def _weights(sums: _Sums, bare: Collection[int], first: int, last: int, touched: set[int]) -> Iterator[Weight]:
    at = max(range(len(sums.mass)), key=sums.mass.__getitem__)
    most, second = sums.mass[at], max((mass for point, mass in enumerate(sums.mass) if point != at), default=0.0)
    for point in touched:
        text, mass = sums.text[point], sums.mass[point]
        share = text if point in bare else sums.accepted[point]
        if max(share, text) < FAINT_SHARE and sums.telling[point] <= LONE_TELLING:
            continue
        thin = sums.words[point] < LEAST_WORDS and sums.size < LEAST_BESIDE
        lone = thin or (max(share, text) < LONE_LEAST and sums.telling[point] <= LONE_TELLING)
        rival = second if point == at else most
        yield Weight(first, last, point, share, text, mass, rival, mass / (sums.weight + SPARE_WEIGHT), lone)
