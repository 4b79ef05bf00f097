"""Which misconceptions of an item a text asserts, and which of those held it takes back.

Knows the authored claims, and signs of assertion, negation and withdrawal. Never knows the right answer.
"""

import re
from collections.abc import Callable, Collection

from interviewer.domain.items import Item, Misconception
from interviewer.domain.observation import Sighting
from interviewer.domain.text import Span, words
from interviewer.lexical import stance
from interviewer.lexical.points import find_points
from interviewer.lexical.reading import Reading, Window, share_of
from interviewer.lexical.terms import terms
from interviewer.lexical.wordings import Target, Wordings, key_of, wordings

# Shares of a wording's weight; fitted on worked answers so that no sound answer is accused.
DETECT_SHARE = 0.72
CLAIM_SHARE = 0.7
REPAIR_SHARE = 0.5
LONGEST_CLAIM = 30

# Patterns of speech rather than propositions; an item names them by these ids.
_SPOKEN: dict[str, Callable[[str], Span | None]] = {
    "we_only": stance.only_we,
    "hypothetical_drift": stance.hypothetical,
    "generic_answer": stance.without_specifics,
    "confidential_wall": stance.walled,
}
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


def find_misconceptions(item: Item, text: str) -> tuple[Sighting, ...]:
    """The misconceptions that the text asserts as its own: not negated, reported, asked, nor set right at once."""
    known = wordings(item)
    reading = Reading(text, known)
    usable = {at for at, clause in enumerate(reading.clauses) if not clause.reported and not clause.question}
    windows = reading.windows(LONGEST_CLAIM, usable, sentences=1)
    sightings = []
    for wrong, target, repair in zip(item.misconceptions, known.wrong, known.repairs, strict=True):
        span = _spoken(wrong, text) if wrong.id in _SPOKEN else _asserted(wrong, target, repair, reading, windows)
        if span is not None and wrong.id not in _LEDGER:
            sightings.append(Sighting(misconception=wrong.id, span=span))
    return tuple(sightings)


def _spoken(wrong: Misconception, text: str) -> Span | None:
    return _SPOKEN[wrong.id](text)


def _asserted(
    wrong: Misconception, target: Target, repair: Target, reading: Reading, windows: list[Window]
) -> Span | None:
    best: tuple[float, int, Window] | None = None
    # A formula that is wrong only "as the final answer" may stand on the way to another one.
    final = any("final" in phrase for phrase in wrong.detect)
    for window in windows:
        share = _claimed(target, window)
        literal = _literally(wrong, window, reading.span(window).quote) if share is None else None
        score = share or literal
        if score is None or _qualified(target, repair, window) or (final and window.last < reading.last_formula):
            continue
        rank = (score, window.first - window.last)
        if best is None or rank > best[:2]:
            best = (*rank, window)
    return reading.span(best[2]) if best else None


def _claimed(target: Target, window: Window) -> float | None:
    """The share of the wording that is said, if it is enough; a formula has to stand as it is."""
    scores = []
    for way in target.wordings:
        exact = any(keys in window.formulas for keys, _ in way.formulas)
        if way.formulas and len(way.weights) <= 3 and not exact:
            continue
        share, strong = share_of(window, way)
        least, count = (CLAIM_SHARE, 3) if way.role == "text" else (DETECT_SHARE, 2)
        if exact or (share >= least and strong >= count):
            scores.append(share)
    return max(scores, default=None)


def _literally(wrong: Misconception, window: Window, quote: str) -> float | None:
    """Whether a detect phrase of two words or more stands word for word in the quote, under no negation."""
    said = f" {' '.join(words(quote))} "
    for phrase in wrong.detect:
        if any(term.sort in ("sign", "symbol") for term in terms(phrase)):
            continue
        denied = any(window.keys.get(key_of(term)) for term in terms(phrase))
        if len(words(phrase)) >= 2 and f" {' '.join(words(phrase))} " in said and not denied:
            return 0.9
    return None


def _qualified(target: Target, repair: Target, window: Window) -> bool:
    """Whether the window says, beside the claim, what makes it right: two telling words of the authored repair."""
    own = {key for key, weight in repair.vocabulary.items() if key not in target.vocabulary and weight >= 1.0}
    return sum(key in window.keys and not window.keys[key] for key in own) >= 2


def find_repairs(item: Item, text: str, held: Collection[str]) -> tuple[Sighting, ...]:
    """Those of the held misconceptions that the text takes back or says the repair of, without asserting them again."""
    known = wordings(item)
    again = {sighting.misconception for sighting in find_misconceptions(item, text)}
    shown = {mark.key_point for mark in find_points(item, text) if mark.status == "shown"}
    withdrawn = _WITHDRAWN.search(text)
    reading = Reading(text, known)
    repaired = []
    for target, repair, wrong in zip(known.wrong, known.repairs, item.misconceptions, strict=True):
        if wrong.id not in held or wrong.id in again:
            continue
        span = _repair_span(item, wrong, target, repair, reading, withdrawn, shown, known)
        if span is not None:
            repaired.append(Sighting(misconception=wrong.id, span=span, repaired=True))
    return tuple(repaired)


def _repair_span(
    item: Item,
    wrong: Misconception,
    target: Target,
    repair: Target,
    reading: Reading,
    withdrawn: re.Match[str] | None,
    shown: set[str],
    known: Wordings,
) -> Span | None:
    if wrong.id in _SPOKEN:
        return _spoke_otherwise(wrong.id, reading.text)
    best = max(reading.windows(), key=lambda window: _repair_share(repair, window), default=None)
    if best is None:
        return None
    share = _repair_share(repair, best)
    related = bool(shown & _related(known, target, repair))
    near = withdrawn is not None and (share >= REPAIR_SHARE / 2 or _touches(target, reading))
    if not (share >= REPAIR_SHARE or related or near):
        return None
    if withdrawn and share < REPAIR_SHARE:
        return Span(quote=withdrawn.group(), start=withdrawn.start(), end=withdrawn.end())
    return reading.span(best)


def _repair_share(repair: Target, window: Window) -> float:
    shares = [share_of(window, way) for way in repair.wordings]
    return max((share for share, strong in shares if strong >= 2), default=0.0)


def _related(known: Wordings, target: Target, repair: Target) -> set[str]:
    """The key points nearest to the misconception: most telling words in common, at least two."""
    own = {key for key in (*target.vocabulary, *repair.vocabulary) if key not in known.question}
    common = {
        point.id: sum(key in own and weight >= 1.0 for key, weight in point.vocabulary.items())
        for point in known.points
    }
    most = max(common.values(), default=0)
    return {id for id, count in common.items() if count == most and count >= 2}


def _touches(target: Target, reading: Reading) -> bool:
    """Whether the text speaks of the claim at all."""
    said = {key for window in reading.windows() for key in window.keys}
    return any(weight >= 0.7 and key in said for key, weight in target.vocabulary.items())


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
