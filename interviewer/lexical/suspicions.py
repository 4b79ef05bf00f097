"""Which misconception a text may well state in words of its own, where none of the authored wordings is met.

Knows which side of an item a sentence's words are on, the wrong claims' or the key points'. Never knows whether what is
said is true: it is ground enough for a question, and for no verdict.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from interviewer.domain.items import Item
from interviewer.domain.observation import Sighting
from interviewer.domain.text import Span
from interviewer.lexical.clauses import Clause, clauses, sentences
from interviewer.lexical.points import find_points
from interviewer.lexical.stems import stem
from interviewer.lexical.wordings import Wordings, key_of, wordings
from interviewer.lexical.wordlists import WEAK

# Fitted by logistic regression on half of the items, each authored wording read against the item without it: log odds
# that a sentence is a wrong claim's and no key point's. On the other half 46 % of left-out wordings of wrong claims
# are found at 1 % false alarms on left-out wordings of key points, 61 % at 3 %.
WRONG_COSINE = 1.53
WRONG_GRAMS = 6.31
WRONG_TELLS = 0.5
RIGHT_COSINE = -0.61
RIGHT_GRAMS = -0.69
RIGHT_TELLS = -0.65
ABSOLUTE = 0.37
HEDGED = -0.5
LENGTH = -0.66
START = 1.0
# From here on it is suspected; a sentence with a reservation in it, and one of many, only from further on. With a dozen
# wordings for a wrong claim 1.4, which had meant 3 % false alarms with five, let through 7 % of planted right claims;
# here it is 5 %, and 80 % of planted wrong ones are met.
SUSPECTED = 2.2
THOUGH_HEDGED = 1.0
AMONG_OTHERS = 0.4

FEWEST_WORDS = 4
MOST_SENTENCES = 16
GRAM = 4
_ASKED_SHARE, _WEAK_SHARE, _OPPOSED = 0.2, 0.5, -0.3
_MOST_SIGNS = 3
_LIKEST = 0.55  # nearer by characters is hardly a sentence that is not met word for word
_WEAK = frozenset(stem(word) for word in WEAK)
_ABSOLUTE = re.compile(
    r"\b(?:always|never|no matter|everything|everybody|everyone|nothing|any(?:body|one|thing)?|all|every|each|none"
    r"|exact(?:ly)?|guarantee\w*|impossible|cannot|simply|just|enough|suffic\w+|solves?|removes?|eliminat\w+"
    r"|disappear\w*|gone|must|only|whole|same|best|safe|perfect\w*|sure|certain|proves?|means that"
    r"|the (?:more|larger|bigger|higher)|know that|tells? (?:you|us)|will do|has to|needs? (?:no|nothing)|point of)\b",
    re.I,
)
_HEDGED = re.compile(
    r"\b(?:but|although|though|however|unless|except|depends?|may|might|can (?:still|be|also)|could|need not"
    r"|not (?:yet|necessarily|all|only|always)|rather than|instead|whereas|while|roughly|about|often|usually|sometimes"
    r"|partly|if|provided|as long as|compared|bounds?|only (?:bounds?|shows?)|still|and not|approximat\w+|estimat\w+"
    r"|would)\b",
    re.I,
)


class _Phrase(NamedTuple):
    """A wording ready to be compared. keys: key -> whether it stands under a negation. size: length of its vector."""

    keys: dict[str, bool]
    grams: frozenset[str]
    size: float


class _Side(NamedTuple):
    """The wordings of one misconception or key point, and all their keys."""

    phrases: tuple[_Phrase, ...]
    keys: frozenset[str]


class _Sides(NamedTuple):
    wrong: tuple[_Side, ...]
    right: tuple[_Side, ...]
    weights: dict[str, float]
    unknown: float


def find_suspicions(item: Item, text: str) -> tuple[Sighting, ...]:
    """The one misconception that a sentence of the text most likely states in other words, if it is likely enough.

    Sentences that ask, report somebody else or show a key point are not suspected.
    """
    return _suspicions(item, wordings(item), text) if item.misconceptions else ()


def _suspicions(item: Item, known: Wordings, text: str) -> tuple[Sighting, ...]:
    sides = _sides(known)
    best: tuple[float, int, int, int] | None = None
    stated = list(islice(_stated(text), MOST_SENTENCES))
    for low, high, inside in stated:
        hedged = THOUGH_HEDGED if _HEDGED.search(text, low, high) else 0.0
        least = SUSPECTED + hedged + AMONG_OTHERS * math.log(len(stated))
        found = _speaks(sides, text[low:high], inside, max(least, best[0] if best else least))
        if found is not None and not _shows(item, text[low:high]):
            best = (*found, low, high)
    if best is None:
        return ()
    _, at, low, high = best
    quote = text[low:high].rstrip(" .;!\n")
    span = Span(quote=quote, start=low, end=low + len(quote))
    return (Sighting(misconception=known.misconceptions[at].id, span=span),)


def _shows(item: Item, sentence: str) -> bool:
    return any(mark.status == "shown" for mark in find_points(item, sentence))


def _stated(text: str) -> Iterator[tuple[int, int, list[Clause]]]:
    """The sentences that state something, with their clauses: no question, and not all reported."""
    held = clauses(text)
    for low, high in sentences(text):
        inside = [clause for clause in held if low <= clause.start < high]
        asks = text[low:high].rstrip("\"'”) \n").endswith("?")
        if asks or len(text[low:high].split()) < FEWEST_WORDS or not inside:
            continue
        if not all(clause.reported or clause.question for clause in inside):
            yield low, high, inside


def _speaks(sides: _Sides, sentence: str, inside: Sequence[Clause], least: float) -> tuple[float, int] | None:
    """The log odds that the sentence states a wrong claim, and the place of the likeliest; None if under `least`."""
    keys = _keys(inside)
    telling = [_tells(sides, keys, side) for side in sides.wrong]
    signs = (
        ABSOLUTE * min(_MOST_SIGNS, len(_ABSOLUTE.findall(sentence)))
        + HEDGED * min(_MOST_SIGNS, len(_HEDGED.findall(sentence)))
        + LENGTH * math.log(1 + len(sentence.split()))
        + START
    )
    if signs + WRONG_TELLS * max(telling) + WRONG_GRAMS * _LIKEST + WRONG_COSINE < least:
        return None
    said = _phrase(sentence, keys, sides.weights, sides.unknown)
    best: tuple[float, int] | None = None
    for at, (side, tells) in enumerate(zip(sides.wrong, telling, strict=True)):
        if not tells:
            continue
        grams = max(_gram_cosine(said, phrase) for phrase in side.phrases)
        speaks = signs + WRONG_TELLS * tells + WRONG_GRAMS * grams
        if speaks + WRONG_COSINE >= (best[0] if best else least):
            speaks += WRONG_COSINE * max(_cosine(sides, said, phrase) for phrase in side.phrases)
            best = (speaks, at) if best is None or speaks > best[0] else best
    if best is None or best[0] < least:
        return None  # what speaks for the key points only lessens it
    speaks = best[0] + _speaks_against(sides, said)
    return (speaks, best[1]) if speaks >= least else None


def _speaks_against(sides: _Sides, said: _Phrase) -> float:
    """The log odds that the key points take away."""
    phrases = [phrase for side in sides.right for phrase in side.phrases]
    return (
        RIGHT_COSINE * max((_cosine(sides, said, phrase) for phrase in phrases), default=0.0)
        + RIGHT_GRAMS * max((_gram_cosine(said, phrase) for phrase in phrases), default=0.0)
        + RIGHT_TELLS * max((_tells(sides, said.keys, side) for side in sides.right), default=0.0)
    )


def _tells(sides: _Sides, keys: dict[str, bool], side: _Side) -> float:
    """What the sentence's words weigh that are among the side's."""
    return sum(_weight(sides, key) for key in keys.keys() & side.keys)


def _gram_cosine(said: _Phrase, phrase: _Phrase) -> float:
    shared = len(said.grams & phrase.grams)
    return shared / math.sqrt(len(said.grams) * len(phrase.grams)) if shared else 0.0


def _cosine(sides: _Sides, said: _Phrase, phrase: _Phrase) -> float:
    agree = sum(
        _weight(sides, key) ** 2 * (1.0 if said.keys[key] == phrase.keys[key] else _OPPOSED)
        for key in said.keys.keys() & phrase.keys.keys()
    )
    return agree / (said.size * phrase.size) if said.size and phrase.size else 0.0


def _weight(sides: _Sides, key: str) -> float:
    return sides.weights.get(key, sides.unknown)


@lru_cache(maxsize=64)
def _sides(known: Wordings) -> _Sides:
    """Both sides of an item. A key weighs less the more of its points and claims have it, and less if it is asked."""
    wrong = [(one.claim, *one.detect) for one in known.misconceptions]
    right = [(one.text, *one.accept) for one in known.key_points]
    spread = Counter(
        key for texts in (*wrong, *right) for key in {key for text in texts for key in _keys(clauses(text))}
    )
    count = len(wrong) + len(right)
    weights = {
        key: math.log(1 + (count + 1) / (1 + held))
        * (_ASKED_SHARE if key in known.question else 1.0)
        * (_WEAK_SHARE if key in _WEAK else 1.0)
        for key, held in spread.items()
    }
    unknown = math.log(2 + count)
    return _Sides(_side(wrong, weights, unknown), _side(right, weights, unknown), weights, unknown)


def _side(shelf: Iterable[tuple[str, ...]], weights: dict[str, float], unknown: float) -> tuple[_Side, ...]:
    held = [tuple(_phrase(text, _keys(clauses(text)), weights, unknown) for text in texts) for texts in shelf]
    return tuple(_Side(phrases, frozenset(key for phrase in phrases for key in phrase.keys)) for phrases in held)


def _phrase(text: str, keys: dict[str, bool], weights: dict[str, float], unknown: float) -> _Phrase:
    size = math.sqrt(sum(weights.get(key, unknown) ** 2 for key in keys))
    return _Phrase(keys, _grams(text), size)


def _keys(inside: Iterable[Clause]) -> dict[str, bool]:
    """Key -> whether it stands under a negation wherever the clauses have it."""
    keys: dict[str, bool] = {}
    for clause in inside:
        for term, negated in zip(clause.terms, clause.negated, strict=True):
            if term.sort in ("content", "number", "symbol"):
                key = key_of(term)
                keys[key] = keys.get(key, True) and negated
    return keys


def _grams(text: str) -> frozenset[str]:
    plain = f" {re.sub(r'[^a-z0-9]+', ' ', text.lower()).strip()} "
    return frozenset(plain[at : at + GRAM] for at in range(len(plain) - GRAM + 1))
