"""The authored wordings of an item, read once: weighted terms and formulas of each key point and misconception.

Knows how specific a word is to one point of its item. Never knows a candidate's text.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from interviewer.domain.items import Item, KeyPoint, Misconception
from interviewer.lexical.clauses import clauses
from interviewer.lexical.index import Index
from interviewer.lexical.scales import Scales
from interviewer.lexical.stems import stem
from interviewer.lexical.targets import TELLING, Formula, Role, Target, Wording
from interviewer.lexical.terms import Term, terms
from interviewer.lexical.thesaurus import canonical
from interviewer.lexical.wordlists import SMALL_NUMBERS, WEAK

FORMULA_WEIGHT = 4.0
QUESTION_SHARE = 0.2
WEAK_SHARE = 0.35
AS_P = {stem(word) for word in ["softmax", "prediction", "predicted", "probability", "probabilities", "output"]}
AS_Y = {stem(word) for word in ["target", "label", "truth", "indicator", "observed"]} | {"onehot"}
# Words that may stand inside a spoken formula without ending it: "the predicted distribution minus the true label".
_GLUE = {"the", "a", "an", "of", "its", "softmax"} | {
    stem(word) for word in ["distribution", "vector", "value", "true", "actual"]
}
_IN_FORMULA = {"log", "exp", "sum", "diag", "logsumexp", "sqrt", "var", "cov", "softmax"} | AS_P | AS_Y
_WEAK = frozenset(stem(word) for word in WEAK)
_BRACKETED = re.compile(r"(?<=\s)\(([^()]{8,})\)")
_PARTS = re.compile(r",\s+(?:or\s+|and\s+)?|;\s+|\s-\s|\s+or\s+(?=\w+\s+\w+)|:\s+")


@dataclass(frozen=True, eq=False)
class Wordings:
    """All targets of one item. key_points, misconceptions: as authored, in the order of their targets."""

    points: tuple[Target, ...]
    wrong: tuple[Target, ...]
    repairs: tuple[Target, ...]
    known: frozenset[str]
    question: frozenset[str]
    key_points: tuple[KeyPoint, ...]
    misconceptions: tuple[Misconception, ...]
    index: Index
    scales: Scales


def key_of(term: Term) -> str:
    """The term's key with synonyms brought to one."""
    return canonical().get(term.key, term.key) if term.sort == "content" else term.key


def is_named(term: Term) -> bool:
    """Whether the term is a symbol with a name of its own: theta or eps, not p or y."""
    return term.sort == "symbol" and len(term.key) >= 3


def formulas(found: Sequence[Term]) -> list[tuple[Formula, int, int]]:
    """Runs of at least three mathematical terms with a sign among them, and the characters that they span."""
    if not any(term.sort == "sign" for term in found):
        return []
    runs: list[list[tuple[str, Term]]] = [[]]
    for at, term in enumerate(found):
        key = _formula_key(found, at)
        if key is None:
            if term.key not in _GLUE:
                runs.append([])
        elif not (runs[-1] and runs[-1][-1][0] == key and key in ("p", "y") and term.sort == "content"):
            runs[-1].append((key, term))
    out = []
    for run in runs:
        while run and run[-1][1].sort == "sign":
            run.pop()
        keys = tuple(key for key, _ in run)
        if len(keys) >= 3 and any(term.sort == "sign" for _, term in run):
            out.append((keys, run[0][1].start, run[-1][1].end))
    return out


def _formula_key(found: Sequence[Term], at: int) -> str | None:
    term = found[at]
    if term.sort in ("symbol", "number", "sign"):
        after_softmax = at and found[at - 1].key == "softmax" and term.sort == "symbol"
        return "p" if after_softmax else term.key
    if term.key in AS_P:
        nxt = found[at + 1] if at + 1 < len(found) else None
        return None if term.key == "softmax" and nxt is not None and nxt.sort == "symbol" else "p"
    if term.key in _GLUE:
        return None
    if term.key in AS_Y:
        return "y"
    beside = [found[i] for i in (at - 1, at + 1) if 0 <= i < len(found)]
    if term.key in _IN_FORMULA or (term.sort == "content" and any(t.key in ("=", "/", "-") for t in beside)):
        return term.key
    return None


_LATEST: dict[int, tuple[Item, Wordings]] = {}


def wordings(item: Item) -> Wordings:
    """The item's wordings, read once per content."""
    held = _LATEST.get(id(item))
    if held is not None and held[0] is item:
        return held[1]
    known = _wordings(item.key_points, item.misconceptions, item.prompt + " " + item.title)
    if len(_LATEST) >= 256:
        _LATEST.clear()
    _LATEST[id(item)] = (item, known)
    return known


@lru_cache(maxsize=256)
def _wordings(
    points: tuple[KeyPoint, ...],
    wrong: tuple[Misconception, ...],
    question: str,
) -> Wordings:
    asked = frozenset(key_of(term) for term in terms(question) if term.sort == "content")
    spread = Counter(key for point in points for key in _keys((point.text, *point.accept)))
    count = len(points)
    shared = Counter(keys for point in points for keys in _formulas_in((point.text, *point.accept)))

    def weigh(key: str) -> float:
        weight = math.log(1 + (count + 1) / max(1, spread[key]))
        return weight * (QUESTION_SHARE if key in asked else 1) * (WEAK_SHARE if key in _WEAK else 1)

    def target(id: str, said: Iterable[tuple[Role, str]]) -> Target:
        ways = tuple(_wording(role, text, weigh, shared) for role, text in said)
        vocabulary = {key: weight for way in ways if way.role != "reject" for key, weight in way.weights.items()}
        telling = {key: weight for key, weight in vocabulary.items() if weight >= TELLING and key not in asked}
        return Target(id, ways, vocabulary, telling, frozenset(key for way in ways for key in way.negated))

    shelves = (
        tuple(target(p.id, _ways(p.text, p.accept, p.reject)) for p in points),
        tuple(target(w.id, (("text", w.claim), *(("accept", line) for line in w.detect))) for w in wrong),
        tuple(target(w.id, (("accept", w.repaired_if), ("text", w.why_wrong))) for w in wrong),
    )
    known = frozenset(key for shelf in shelves for one in shelf for way in one.wordings for key in way.weights)
    return Wordings(*shelves, known | asked, asked, points, wrong, Index(*shelves), Scales(shelves[0]))


def _keys(texts: Iterable[str]) -> set[str]:
    return {key_of(term) for text in texts for term in terms(text) if term.sort == "content" or is_named(term)}


def _formulas_in(texts: Iterable[str]) -> set[Formula]:
    return {keys for text in texts for keys, _, _ in formulas(terms(text))}


def _ways(text: str, accept: tuple[str, ...], reject: tuple[str, ...]) -> Iterable[tuple[Role, str]]:
    yield from (("accept", line) for line in accept)
    yield "text", text
    yield from (("piece", piece) for piece in _pieces(text))
    yield from (("reject", line.strip("'\"")) for line in reject)


def _pieces(text: str) -> Iterable[str]:
    """The parts of a proposition that lists several: what stands in brackets or between commas."""
    for inside in _BRACKETED.findall(text):
        yield from (part for part in _PARTS.split(inside) if part.strip())
    outside = _BRACKETED.sub(" ", text)
    parts = [part for part in _PARTS.split(outside) if part.strip()]
    if len(parts) > 1:
        yield from parts


def _wording(role: Role, text: str, weigh: Callable[[str], float], shared: Counter[Formula]) -> Wording:
    weights: dict[str, float] = {}
    under: set[str] = set()
    for clause in clauses(text):
        for term, negated in zip(clause.terms, clause.negated, strict=True):
            if term.sort == "content" or is_named(term):
                key = key_of(term)
                weights[key] = weigh(key)
                under |= {key} if negated else set()
            elif term.sort == "number" and term.key not in SMALL_NUMBERS.values():
                weights.setdefault("#number", 0.5)
    held = tuple((keys, FORMULA_WEIGHT / max(1, shared[keys])) for keys, _, _ in formulas(terms(text)))
    total = sum(weights.values()) + max((weight for _, weight in held), default=0.0)
    return Wording(role, weights, frozenset(under), held, total)
