"""Which targets a stretch of text could reach at all, found by its keys before anything is scored.

Knows upper bounds. Never decides whether a target is reached.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from interviewer.lexical.targets import (
    CLAIM_SHARE,
    DETECT_SHARE,
    LONGEST_FORMULA,
    REPAIR_SHARE,
    Formula,
    Target,
)

FULL = 1_000
# Below this share a wording changes neither a mark nor its confidence.
FAINT_SHARE = 0.34
_WRONG = {"accept": DETECT_SHARE, "text": CLAIM_SHARE}
_REPAIR = {"accept": REPAIR_SHARE / 2, "text": REPAIR_SHARE / 2}


class Slot(NamedTuple):
    """A wording of a target. faint: the bound from which it counts."""

    shelf: str
    target: int
    way: int
    faint: int


class Index:
    """Slots by key and by formula. A slot's bound is in thousandths of what a match of its kind needs at least."""

    def __init__(self, points: Sequence[Target], wrong: Sequence[Target], repairs: Sequence[Target]) -> None:
        self.slots: list[Slot] = []
        self.by_key: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.by_formula: dict[Formula, list[tuple[int, int]]] = defaultdict(list)
        self.formulas: dict[str, list[Formula]] = defaultdict(list)
        self.ways: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
        for shelf, targets, least in (
            ("wrong", wrong, _WRONG),
            ("repair", repairs, _REPAIR),
        ):
            for at, target in enumerate(targets):
                self._add(shelf, at, target, least)
        for target in (*points, *wrong, *repairs):
            for way in target.wordings:
                for keys, _ in way.formulas:
                    if len(keys) <= LONGEST_FORMULA and keys not in self.formulas[keys[0]]:
                        self.formulas[keys[0]].append(keys)

    def _add(self, shelf: str, at: int, target: Target, least: Mapping[str, float]) -> None:
        for number, way in enumerate(target.wordings):
            if way.role == "reject" or not way.total:
                continue
            need = way.total * least[way.role]
            slot = self._slot(shelf, at, number, min(FULL, math.floor(FULL * FAINT_SHARE / least[way.role])))
            for key, weight in way.weights.items():
                self.by_key[key].append((slot, math.ceil(FULL * weight / need)))
            for keys, weight in way.formulas:
                # A formula that stands as it is may count by itself.
                self.by_formula[keys].append((slot, max(FULL, math.ceil(FULL * weight / need))))

    def _slot(self, shelf: str, at: int, way: int, faint: int) -> int:
        self.slots.append(Slot(shelf, at, way, faint))
        self.ways[shelf, at].append((len(self.slots) - 1, way))
        return len(self.slots) - 1

    def formulas_in(self, run: Formula) -> Iterator[tuple[int, Formula]]:
        """The known formulas that stand in the run as one stretch, each with its place."""
        for low, key in enumerate(run):
            for keys in self.formulas.get(key, ()):
                if run[low : low + len(keys)] == keys:
                    yield low, keys

    def vector(self, keys: Iterable[str], formulas: Iterable[Formula]) -> dict[int, int]:
        """Slot -> bound, from the keys and formulas of one clause."""
        out: dict[int, int] = {}
        for key in keys:
            for slot, bound in self.by_key.get(key, ()):
                out[slot] = out.get(slot, 0) + bound
        for formula in formulas:
            for slot, bound in self.by_formula.get(formula, ()):
                out[slot] = out.get(slot, 0) + bound
        return out
