"""Texts that only look like answers: words out of order, the same thing over and over, and what denies its own source.

Knows closed classes of words, where they can stand and which of them deny. Never knows what is asked or what is true.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from interviewer.domain.text import words
from interviewer.lexical.clauses import clauses
from interviewer.lexical.terms import terms
from interviewer.lexical.wordings import key_of
from interviewer.lexical.wordlists import NEGATIONS, NOT_REALLY_NEGATING, words_of

_ARTICLES = words_of("a an the its their my our your every each")
_PREPOSITIONS = words_of("of from with into by than as to at")
_MODALS = words_of("can could should may might must will would")
_BEING = words_of("is are was were")
_PRONOUNS = words_of("it they we he she")
_JOINING = words_of("and or but if because that which who")
# What cannot stand behind each of them.
_NEVER_AFTER: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        _ARTICLES,
        _ARTICLES | _PREPOSITIONS | _MODALS | _BEING | _PRONOUNS | _JOINING | words_of("has have had not for on in so"),
    ),
    **dict.fromkeys(_PREPOSITIONS, _MODALS | _BEING | words_of("of from and or but if has have had")),
    **dict.fromkeys(_MODALS, _ARTICLES | _PREPOSITIONS | _MODALS | _BEING | _JOINING),
    **dict.fromkeys(_BEING, _BEING | _MODALS | words_of("of has have had and or")),
    **dict.fromkeys(_PRONOUNS, _PRONOUNS | words_of("of from a an")),
    **dict.fromkeys(_JOINING, words_of("of and or but")),
}
_ENDS_NOTHING = _ARTICLES | _MODALS | _JOINING | words_of("of from with into by than as")
_PLACE = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[.!?;:,()\n]|\S")
_DENYING = NEGATIONS | {"true"}
_STOPS = frozenset(".!?;:,)\n")
_BEGINS = frozenset(".!?:;(\n\"'“‘*-–—•")

# Log odds of words in no order: per place where a word cannot stand or could, per pair of a wording's neighbours that
# the text keeps together or has apart. Fitted on answers of people and on the same with their words shuffled.
SLIP, SOUND = 2.0, -0.25
TOGETHER, APART = -1.2, 0.7
SHUFFLED = 2.5
NEAR = 2
# A text of that many words whose runs of four are mostly heard already.
LEAST_WORDS = 12
RUN = 4
FRESH_SHARE = 0.5
# A sentence is held against the one of the source with which it has that share of content words in common.
SAME_SENTENCE = 0.55
LEAST_COMMON = 2
DENIED_SHARE = 0.25


def is_shuffled(text: str, wordings: Sequence[str] = ()) -> bool:
    """Whether the words stand in no order: small words where they cannot stand, neighbours of all wordings torn apart.

    wordings: what the text may have its words from; without any only the small words tell.
    """
    slips, places = _order(text)
    small = SLIP * slips + SOUND * (places - slips)
    torn = min((_torn(text, wording) for wording in wordings), default=0.0)
    return small + torn >= SHUFFLED


@lru_cache(maxsize=256)
def _order(text: str) -> tuple[int, int]:
    """How often a word stands where it cannot, and how often it could have been so."""
    found = [match.group() for match in _PLACE.finditer(text)]
    slips = places = 0
    for at, word in enumerate(found):
        never = _NEVER_AFTER.get(word)
        if never is not None:
            after = found[at + 1] if at + 1 < len(found) else "."
            places += 1
            slips += after in never or (after in _STOPS and word in _ENDS_NOTHING)
        elif word.istitle() and len(word) > 1 and word.lower() in _NEVER_AFTER:
            places += 1
            slips += at > 0 and found[at - 1] not in _BEGINS and not found[at - 1].isdigit()
    return slips, places


def _torn(text: str, wording: str) -> float:
    """Log odds from the neighbouring content words of the wording that the text has too."""
    places: dict[str, list[int]] = {}
    for at, key in enumerate(_content(text)):
        places.setdefault(key, []).append(at)
    pairs = {(one, two) for one, two in pairwise(_content(wording)) if one != two and one in places and two in places}
    together = sum(any(0 < b - a <= NEAR for a in places[one] for b in places[two]) for one, two in pairs)
    return TOGETHER * together + APART * (len(pairs) - together)


@lru_cache(maxsize=256)
def _content(text: str) -> tuple[str, ...]:
    return tuple(key_of(term) for term in terms(text) if term.sort == "content")


def is_repetitive(text: str) -> bool:
    """Whether the text says the same words over and over."""
    said = words(text)
    runs = [tuple(said[at : at + RUN]) for at in range(len(said) - RUN + 1)]
    return len(said) >= LEAST_WORDS and len(set(runs)) < FRESH_SHARE * len(runs)


def denied(source: str, text: str) -> float:
    """Which share of what the text repeats of the source, sentence by sentence, it denies: 0 to 1.

    0 where it is less than a quarter: one sentence put the other way round is no contradiction of the whole.
    """
    held = [(frozenset[str]().union(*(keys for keys, _ in one)), one) for one in _polar(source)]
    common = against = 0
    for said in _polar(text):
        keys = frozenset[str]().union(*(part for part, _ in said))
        nearest, parts = max(held, key=lambda one: _overlap(keys, one[0]), default=(frozenset[str](), ()))
        if len(keys & nearest) >= LEAST_COMMON and _overlap(keys, nearest) >= SAME_SENTENCE:
            common += len(keys)
            against += len(keys) if _denies(said, nearest) != _denies(parts, keys) else 0
    share = against / common if common else 0.0
    return share if share >= DENIED_SHARE else 0.0


_Sentence = tuple[tuple[frozenset[str], bool], ...]


def _denies(said: _Sentence, about: frozenset[str]) -> bool:
    """Whether a clause of the sentence denies, of those that have to do with what it is about."""
    return any(denies and keys & about for keys, denies in said)


def _overlap(one: frozenset[str], two: frozenset[str]) -> float:
    return len(one & two) / len(one | two) if one or two else 0.0


@lru_cache(maxsize=256)
def _polar(text: str) -> tuple[_Sentence, ...]:
    """For each sentence its clauses: their content words, and whether a word of theirs denies."""
    out: dict[int, list[tuple[frozenset[str], bool]]] = {}
    for clause in clauses(text):
        said = text[clause.start : clause.end]
        plain = said.lower().replace("’", "'")
        for phrase in NOT_REALLY_NEGATING:
            plain = plain.replace(phrase, " ")
        spelt = ((term, text[term.start : term.end].lower()) for term in clause.terms if term.sort == "content")
        keys = frozenset(key_of(term) for term, word in spelt if word not in _DENYING)
        out.setdefault(clause.sentence, []).append((keys, any(word in NEGATIONS for word in words(plain))))
    return tuple(tuple(parts) for parts in out.values() if any(keys for keys, _ in parts))
