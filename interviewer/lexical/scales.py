"""The wordings of all key points of an item, gathered by the words and formulas that they are made of.

Knows which share of a wording each of its words carries, under a negation and without. Never knows a candidate's text.
"""

from collections import defaultdict
from collections.abc import Sequence

from interviewer.lexical.targets import TELLING, Formula, Target

# Polarity of one side only: the words are there, what they say may be something else.
UNLIKE_SHARE = 0.6


class Scales:
    """The wordings of all points by key and by formula. slots: a wording's point, and whether it is an accepted one.

    short: slots that are a single telling word, which is enough where its author says so. bare: points that accept no
    wording besides their own proposition, which then counts as one too.
    """

    def __init__(self, points: Sequence[Target]) -> None:
        self.count = len(points)
        self.bare: set[int] = set()
        self.slots: list[tuple[int, bool]] = []
        self.short: set[int] = set()
        self.shares: dict[tuple[str, bool], list[tuple[int, float, int]]] = defaultdict(list)
        self.masses: dict[tuple[str, bool], list[tuple[int, float]]] = defaultdict(list)
        self.formulas: dict[Formula, list[tuple[int, float]]] = defaultdict(list)
        self.formula_masses: dict[Formula, dict[int, float]] = defaultdict(dict)
        self.heaviest: dict[str, float] = {}
        for at, point in enumerate(points):
            self._add(at, point)

    def _add(self, at: int, point: Target) -> None:
        if not any(way.role == "accept" for way in point.wordings):
            self.bare.add(at)
        for way in point.wordings:
            if way.role == "reject" or not way.total:
                continue
            slot = len(self.slots)
            self.slots.append((at, way.role == "accept"))
            if way.role == "accept" and len(way.weights) == 1 and way.total >= TELLING and not way.formulas:
                self.short.add(slot)
            for key, weight in way.weights.items():
                share, strong = weight / way.total, int(weight >= TELLING)
                denied = key in way.negated
                self.shares[key, denied].append((slot, share, strong))
                if denied:
                    self.shares[key, False].append((slot, UNLIKE_SHARE * share, strong))
            for keys, weight in way.formulas:
                self.formulas[keys].append((slot, weight / way.total))
                self.formula_masses[keys][at] = weight
        for key, weight in point.telling.items():
            self.masses[key, False].append((at, weight))
            if key in point.denied:
                self.masses[key, True].append((at, weight))
        for key, weight in point.vocabulary.items():
            self.heaviest[key] = max(self.heaviest.get(key, 0.0), weight)
