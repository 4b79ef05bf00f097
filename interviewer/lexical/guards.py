"""Texts that only look like answers: words out of order, and the same thing over and over.

Knows the order of English words, and the neighbours of a wording. Never knows what is asked or what is true.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from interviewer.lexical.order import order
from interviewer.lexical.prose import prose

# Log odds of words in no order: per unit of what speaks for their order, per pair of a wording's neighbours that the
# text keeps together or has apart, and the most that all pairs say. Fitted on answers of people and on the same with
# their words shuffled.
ORDERED = -0.9
TOGETHER, APART = -1.0, 1.0
MOST_TORN = 14.0
NEAR = 2
# From when on they are in no order: with a wording to hold them against, and by themselves.
SHUFFLED, SHUFFLED_ALONE = 2.0, 3.5
# A text of that many words whose runs of four are mostly heard already.
LEAST_WORDS = 12
RUN = 4
FRESH_SHARE = 0.5
# Words that are nearly all a wording's own, and most of it, of whose neighbours there less than that share still are.
OWN_WORDS, MOST_OF_IT, KEPT_PAIRS = 0.8, 0.6, 0.45
LEAST_OWN, LEAST_PAIRS = 6, 4
# So many content words and nothing else, of which hardly any two are neighbours in the question or in a wording.
MOST_BARE, BARE_PAIRS = 8, 0.5
_MARKS = frozenset(".,;:!?\n()-–—*•/")


def is_shuffled(text: str, wordings: Sequence[str] = ()) -> bool:
    """Whether the words stand in no order: kinds of words that do not follow each other, neighbours torn apart.

    wordings: what the text may have its words from; without any only the kinds of words tell.
    """
    if any(_is_jumbled(text, wording) for wording in wordings):
        return True
    loose = ORDERED * _order(text)
    if not wordings:
        return loose >= SHUFFLED_ALONE
    return loose + MOST_TORN >= SHUFFLED and loose + min(_torn(text, wording) for wording in wordings) >= SHUFFLED


@lru_cache(maxsize=256)
def _order(text: str) -> float:
    return order(prose(text).kinds)


def _torn(text: str, wording: str) -> float:
    """Log odds from the neighbouring content words of the wording that the text has too."""
    places: dict[str, list[int]] = {}
    for at, word in enumerate(prose(text).keys):
        places.setdefault(word, []).append(at)
    pairs = [(one, two) for one, two in _neighbours(wording) if one in places and two in places]
    together = sum(any(0 < b - a <= NEAR for a in places[one] for b in places[two]) for one, two in pairs)
    return min(MOST_TORN, TOGETHER * together + APART * (len(pairs) - together))


@lru_cache(maxsize=256)
def _neighbours(wording: str) -> tuple[tuple[str, str], ...]:
    """Content words that follow each other, function words between them left out, with no mark between them."""
    pairs: dict[tuple[str, str], None] = {}
    last = ""
    held = prose(wording)
    for token, found in zip(held.tokens, held.read, strict=True):
        if found is None:
            last = "" if token in _MARKS else last
        elif found:
            if last and last != found:
                pairs[last, found] = None
            last = found
    return tuple(pairs)


def is_bare(text: str, wordings: Sequence[str]) -> bool:
    """Whether a few content words stand side by side with nothing between them, as they stand in no wording."""
    said = prose(text)
    if not said.tokens or len(said.tokens) > MOST_BARE or not all(said.read):
        return False
    pairs = list(pairwise(said.keys))
    known = {pair for wording in wordings for pair in pairwise(prose(wording).read)}
    return bool(pairs) and sum(pair in known for pair in pairs) <= BARE_PAIRS * len(pairs)


def _is_jumbled(text: str, wording: str) -> bool:
    """Whether the text is the wording's own words, content or not, and stands in no order of it."""
    words, whole = _between_marks(text), _between_marks(wording)
    said, there = Counter(words), Counter(whole)
    count = said.total() - said[""]
    if count < max(LEAST_OWN, MOST_OF_IT * (there.total() - there[""])):
        return False
    if sum(min(n, there[word]) for word, n in said.items() if word) < OWN_WORDS * count:
        return False
    pairs = {pair for pair in pairwise(whole) if all(word and word in said for word in pair)}
    return len(pairs) >= LEAST_PAIRS and len(pairs.intersection(pairwise(words))) <= KEPT_PAIRS * len(pairs)


@lru_cache(maxsize=256)
def _between_marks(text: str) -> tuple[str, ...]:
    """The words, figures and signs, "" for a mark."""
    return tuple("" if token in _MARKS else token for token in prose(text).tokens)


def is_repetitive(text: str) -> bool:
    """Whether the text says the same words over and over."""
    said = prose(text).words
    if len(said) < LEAST_WORDS:
        return False
    fresh = len(set(zip(*(said[at:] for at in range(RUN)), strict=False)))
    return fresh < FRESH_SHARE * (len(said) - RUN + 1)
