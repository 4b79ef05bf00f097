"""Which misconceptions of an item a text asserts, and which of those held it takes back.

Knows the authored claims, and signs of assertion, negation and withdrawal. Never knows the right answer.
"""

import re
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

from interviewer.domain.items import Item, Misconception
from interviewer.domain.observation import Mark, Sighting
from interviewer.domain.text import Span, words
from interviewer.lexical import stance
from interviewer.lexical.clauses import clauses
from interviewer.lexical.points import find_points
from interviewer.lexical.reading import Chain, Reading, Window, reading, share_of
from interviewer.lexical.targets import CLAIM_SHARE, DETECT_SHARE, REPAIR_SHARE, TELLING, Formula, Target, Wording
from interviewer.lexical.terms import terms
from interviewer.lexical.wordings import AS_P, AS_Y, Wordings, key_of, wordings

LONGEST_CLAIM = 30

# Patterns of speech rather than propositions; an item names them by these ids.
_SPOKEN: dict[str, Callable[[str], Span | None]] = {
    "we_only": stance.only_we,
    "hypothetical_drift": stance.hypothetical,
    "generic_answer": stance.without_specifics,
    "confidential_wall": stance.walled,
}
_PREDICTED = {"p", "gradient", "deriv", "partial", "jacobian"}
_LEDGER = frozenset({"contradicts_earlier"})
_WITHDRAWN = re.compile(
    r"\b(?:i (?:take|took) (?:that|it|this) back"
    r"|(?:that|it|this|what i said|my claim|i) (?:was|were|is|am) (?:simply |just |plainly |clearly |actually )?"
    r"(?:wrong|mistaken|incorrect|a mistake|not right|too strong|not true|sloppy|an error)"
    r"|i (?:misspoke|mis-spoke|was confus\w+|mixed (?:that|it|them|this) up|stand corrected|withdraw|retract"
    r"|have to correct|need to correct|correct myself|was careless|missed|forgot)"
    r"|you(?:'re| are) right|you have a point|fair (?:point|enough)|good catch|scratch that|my mistake"
    r"|let me (?:correct|fix|redo|revise)|on reflection|on second thought"
    r"|(?:so|then|ah|oh|hm+|ok(?:ay)?|no|wait|right|actually|"
    r"sorry)[,.]? (?:then )?(?:it|that|the \w+(?: \w+)?|this|they) "
    r"(?:should|must|can(?:no|')t|has to|does not|doesn't|is not|isn't|will not|won't|would not|wouldn't|goes|would)"
    r"|no[,;.:] (?:it|that|the|they|there|in|not|of course))\b",
    re.IGNORECASE,
)


class _Phrase(NamedTuple):
    """A detect phrase word for word, with a blank on either side, and the keys of its terms."""

    said: str
    keys: tuple[str, ...]


def find_misconceptions(item: Item, text: str) -> tuple[Sighting, ...]:
    """The misconceptions that the text asserts as its own: not negated, reported, asked, nor set right at once."""
    return _misconceptions(wordings(item), text)


def is_claim(wrong: Misconception) -> bool:
    """Whether it is a proposition that a single turn can assert, rather than a way of speaking or a contradiction."""
    return wrong.id not in _SPOKEN and wrong.id not in _LEDGER


@lru_cache(maxsize=256)
def _misconceptions(known: Wordings, text: str) -> tuple[Sighting, ...]:
    read = reading(known, text)
    usable = {at for at, clause in enumerate(read.clauses) if not clause.reported and not clause.question}
    said = f" {' '.join(words(text))} "
    sightings = []
    for at, wrong in enumerate(known.misconceptions):
        if wrong.id in _LEDGER:
            continue
        if wrong.id in _SPOKEN:
            span = _SPOKEN[wrong.id](text)
        else:
            phrases = [phrase for phrase in _phrases(known)[at] if phrase.said in said]
            span = _asserted(known, at, read, usable, phrases)
        if span is not None:
            sightings.append(Sighting(misconception=wrong.id, span=span))
    return tuple(sightings)


@lru_cache(maxsize=256)
def _phrases(known: Wordings) -> tuple[tuple[_Phrase, ...], ...]:
    """For each misconception its detect phrases of two words or more that hold no formula."""
    return tuple(
        tuple(
            _Phrase(f" {' '.join(words(phrase))} ", _claimed_keys(phrase))
            for phrase in wrong.detect
            if len(words(phrase)) >= 2 and not any(term.sort in ("sign", "symbol") for term in terms(phrase))
        )
        for wrong in known.misconceptions
    )


def _claimed_keys(phrase: str) -> tuple[str, ...]:
    """The keys of a phrase that it does not itself deny."""
    pairs = (pair for clause in clauses(phrase) for pair in zip(clause.terms, clause.negated, strict=True))
    return tuple(key_of(term) for term, denied in pairs if not denied)


def _asserted(known: Wordings, at: int, read: Reading, usable: set[int], phrases: list[_Phrase]) -> Span | None:
    target, repair = known.wrong[at], known.repairs[at]
    best: tuple[tuple[float, int], Window] | None = None
    # A formula that is wrong only "as the final answer" may stand on the way to another one.
    final = any("final" in phrase for phrase in known.misconceptions[at].detect)
    every = tuple(range(len(target.wordings)))
    chains = [Chain(first, every) for first in range(len(read.clauses))] if phrases else read.chains("wrong", at)
    for chain in chains:
        ways = [target.wordings[way] for way in chain.ways]
        for window in read.windows(chain.first, LONGEST_CLAIM, 1, usable):
            claimed = _claimed(ways, window)
            claimed = claimed if claimed and (_as_it_is(ways, window) or _nearest(known, target, window)) else None
            score = claimed or (_literally(phrases, window, read) if phrases else None)
            if score is None or _qualified(target, repair, window):
                continue
            if final and (window.last < read.last_formula or window.formulas & _sound(known)):
                continue
            rank = (score, window.first - window.last)
            if best is None or rank > best[0]:
                best = (rank, window)
    return read.span(best[1]) if best else None


@lru_cache(maxsize=256)
def opposed(known: Wordings) -> dict[str, frozenset[str]]:
    """For each key point the misconceptions that its near misses assert."""
    return {
        point.id: frozenset(seen.misconception for near in point.reject for seen in _misconceptions(known, near))
        for point in known.key_points
    }


@lru_cache(maxsize=256)
def _sound(known: Wordings) -> frozenset[Formula]:
    """The formulas that key points accept."""
    ways = (way for target in known.points for way in target.wordings if way.role == "accept")
    return frozenset(keys for way in ways for keys, _ in way.formulas)


def _claimed(ways: Iterable[Wording], window: Window) -> float | None:
    """The share of the wording that is said, if it is enough; a formula has to stand as it is."""
    scores = []
    for way in ways:
        exact = way.formulas and any(keys in window.formulas for keys, _ in way.formulas)
        if way.formulas and len(way.weights) <= 3 and not exact:
            continue
        share, strong = share_of(window, way)
        least, count = (CLAIM_SHARE, 3) if way.role == "text" else (DETECT_SHARE, 2)
        if exact or (share >= least and strong >= count):
            scores.append(share)
    return max(scores, default=None)


def _as_it_is(ways: Iterable[Wording], window: Window) -> bool:
    """Whether a formula of the claim stands in the window."""
    return any(keys in window.formulas for way in ways for keys, _ in way.formulas)


def _nearest(known: Wordings, target: Target, window: Window) -> bool:
    """Whether the window has more telling words of the claim than of any key point: what is right is said in many of
    the same words."""
    own = _telling(target, window)
    return all(own > _telling(point, window) for point in known.points)


def _telling(target: Target, window: Window) -> float:
    return sum(target.telling.get(key, 0.0) for key in window.keys)


def _literally(phrases: list[_Phrase], window: Window, read: Reading) -> float | None:
    """Whether a detect phrase stands word for word in the window, under no negation."""
    for phrase in phrases:
        last = next((at for at in range(window.first, window.last + 1) if phrase.said in _said(read, window, at)), None)
        if last is None or any(window.keys.get(key) for key in phrase.keys):
            continue
        if "0" not in phrase.keys or not _of_target(read, last):
            return 0.9
    return None


def _said(read: Reading, window: Window, last: int) -> str:
    """The words from the window's first clause to that one, with a blank on either side."""
    return f" {' '.join(words(read.text[read.clauses[window.first].start : read.clauses[last].end]))} "


def _of_target(read: Reading, last: int) -> bool:
    """Whether what is nought is the target itself: the sentences up to here name it, and nothing that is predicted."""
    sentence = read.clauses[last].sentence
    before = [clause for clause in read.clauses[: last + 1] if clause.sentence >= sentence - 1]
    keys = {term.key for clause in before for term in clause.terms}
    return bool(keys & (AS_Y | {"y"})) and not keys & (AS_P | _PREDICTED)


def _qualified(target: Target, repair: Target, window: Window) -> bool:
    """Whether the window says, beside the claim, what makes it right: two telling words of the authored repair."""
    own = {key for key, weight in repair.vocabulary.items() if key not in target.vocabulary and weight >= 1.0}
    return sum(key in window.keys and not window.keys[key] for key in own) >= 2


def find_repairs(item: Item, text: str, held: Collection[str]) -> tuple[Sighting, ...]:
    """Those of the held misconceptions that the text takes back or says the repair of, without asserting them again."""
    known = wordings(item)
    again = {sighting.misconception for sighting in _misconceptions(known, text)} if held else set()
    repaired = []
    for at, wrong in enumerate(known.misconceptions):
        if wrong.id not in held or wrong.id in again:
            continue
        span = _spoke_otherwise(wrong.id, text) if wrong.id in _SPOKEN else _repaired(item, known, at, text)
        if span is not None:
            repaired.append(Sighting(misconception=wrong.id, span=span, repaired=True))
    return tuple(repaired)


def _repaired(item: Item, known: Wordings, at: int, text: str) -> Span | None:
    """Where a misconception is taken back: the repair is said, the claim withdrawn, or the nearest point shown."""
    target, repair = known.wrong[at], known.repairs[at]
    read = reading(known, text)
    best, share = _repair_window(repair, read, at)
    if share >= REPAIR_SHARE and best is not None:
        return read.span(best)
    withdrawn = _WITHDRAWN.search(text)
    if withdrawn and (share >= REPAIR_SHARE / 2 or _touches(target, read)):
        return Span(quote=withdrawn.group(), start=withdrawn.start(), end=withdrawn.end())
    related = _related(known, target, repair)
    shown = (mark for mark in find_points(item, text) if mark.status == "shown" and mark.key_point in related)
    mark: Mark | None = next(shown, None)
    return mark.span if mark else None


def _repair_window(repair: Target, read: Reading, at: int) -> tuple[Window | None, float]:
    """The window that says most of the repair, and the share that it says."""
    best: tuple[Window | None, float] = (None, 0.0)
    for chain in read.chains("repair", at):
        for window in read.windows(chain.first):
            for way in chain.ways:
                share, strong = share_of(window, repair.wordings[way])
                if strong >= 2 and share > best[1]:
                    best = (window, share)
    return best


def _related(known: Wordings, target: Target, repair: Target) -> set[str]:
    """The key points nearest to the misconception: most telling words in common, at least two."""
    own = {key for key in (*target.vocabulary, *repair.vocabulary) if key not in known.question}
    common = {
        point.id: sum(key in own and weight >= 1.0 for key, weight in point.vocabulary.items())
        for point in known.points
    }
    most = max(common.values(), default=0)
    return {id for id, count in common.items() if count == most and count >= 2}


def _touches(target: Target, read: Reading) -> bool:
    """Whether the text speaks of the claim at all."""
    return any(target.vocabulary.get(key, 0.0) >= TELLING for keys in read.keys for key in keys)


def _spoke_otherwise(id: str, text: str) -> Span | None:
    """Whether a pattern of speech has given way: own deeds for we, the past for would, figures for generalities."""
    heard = stance.voice(text)
    if id == "we_only":
        good = heard.i >= 1 and heard.i >= heard.we
    elif id == "hypothetical_drift":
        good = heard.did >= 1 and heard.did > heard.would
    else:
        good = stance.without_specifics(text, least_words=1) is None
    whole = text.strip()
    start = text.index(whole)
    return Span(quote=whole, start=start, end=start + len(whole)) if good and whole else None
