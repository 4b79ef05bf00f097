"""Which probe a turn's own words call for: a claim of a kind, without what would settle it.

Knows the rule of each probe type that text alone can show. Never knows the right answer, nor which probe is asked.
"""

import re
from collections.abc import Callable, Collection
from typing import NamedTuple

from interviewer.conduct import tracking_claims as claims
from interviewer.conduct import tracking_stances as stances
from interviewer.conduct.tracking_salient import fragment
from interviewer.domain.observation import Trigger
from interviewer.domain.text import Span
from interviewer.domain.vocabulary import Kind, Probe
from interviewer.lexical import stance
from interviewer.lexical.clauses import clauses, sentences
from interviewer.lexical.quoting import lowered, whole
from interviewer.lexical.terms import terms
from interviewer.lexical.wordings import formulas

_OWN_WORK = frozenset({Kind.BEHAVIORAL, Kind.BAR_RAISER, Kind.NARRATIVE})
_STORY = _OWN_WORK | {Kind.DESIGN, Kind.CRITIQUE, Kind.DIAGNOSIS}
_ARGUED = frozenset(Kind) - {Kind.MATH, Kind.CODING}
_WORKED = frozenset({Kind.MATH, Kind.CODING})
# A turn may be one sentence of a thousand claims; the first ones, and what stands around them, are enough.
MOST_CLAIMS = 40
FARTHEST = 300
_CODE = re.compile(r"^\s*(?:def |import |return |for .+:|[\w.]+ = )|np\.\w+\(", re.MULTILINE)


class Said(NamedTuple):
    """A turn with what bears on it. earlier: the candidate's turns before, joined. kind: the item's, if known."""

    turn: str
    earlier: str = ""
    question: str = ""
    kind: Kind | None = None

    @property
    def low(self) -> str:
        """The turn in lower case, every character in its place."""
        return lowered(self.turn)

    def settles(self, *patterns: re.Pattern[str]) -> bool:
        """Whether one of the patterns stands in this turn or an earlier one."""
        return any(pattern.search(lowered(text)) for text in (self.turn, self.earlier) if text for pattern in patterns)

    def among(self, kinds: Collection[Kind]) -> bool:
        """Whether the item is of one of these kinds; a question of unknown kind may be any."""
        return self.kind is None or self.kind in kinds


class _Claim(NamedTuple):
    """A match of a claim in a sentence [low, high)."""

    match: re.Match[str]
    low: int
    high: int

    def sentence(self, said: Said) -> str:
        """The sentence in lower case."""
        return said.low[self.low : self.high]

    def before(self, said: Said) -> str:
        """What stands before the claim in its sentence, in lower case."""
        return said.low[self.low : self.match.start()]


def find_triggers(said: Said) -> tuple[Trigger, ...]:
    """At most one trigger per probe type, in the order of the probes; spans are literal and at most nine words."""
    found = []
    for probe, rule in _RULES.items():
        span = rule(said)
        if span is not None:
            found.append(Trigger(probe=probe, span=span))
    return tuple(found)


def _claims(said: Said, pattern: re.Pattern[str]) -> list[_Claim]:
    """Where the turn itself claims: sentences that ask nothing, in order."""
    out = []
    for low, high in sentences(said.turn):
        if not said.turn[low:high].rstrip("\"'”) ").endswith("?"):
            for match in pattern.finditer(said.low, low, high):
                around = max(low, match.start() - FARTHEST), min(high, match.end() + FARTHEST)
                out.append(_Claim(match, *around))
                if len(out) == MOST_CLAIMS:
                    return out
    return out


def _quoted(said: Said, claim: _Claim) -> Span:
    """A fragment that holds the claim and reads by itself; the bare match where none does."""
    around = (claim.match.start(), claim.match.end())
    for clause in clauses(said.turn):
        if clause.start <= around[0] and around[1] <= clause.end:
            span = fragment(said.turn, clause.start, clause.end, around)
            if span is not None:
                return span
    return _whole(said, *around)


def _whole(said: Said, start: int, end: int) -> Span:
    """The stretch with every word, formula and bracket entire."""
    start, end = whole(said.turn, start, end)
    return Span(quote=said.turn[start:end], start=start, end=end)


def _first(said: Said, found: list[_Claim], wanted: Callable[[_Claim], bool]) -> Span | None:
    return next((_quoted(said, claim) for claim in found if wanted(claim)), None)


def _open(said: Said, found: list[_Claim], *settling: re.Pattern[str]) -> Span | None:
    """The first claim, unless what settles such a claim has been said."""
    return _quoted(said, found[0]) if found and not said.settles(*settling) else None


def _variance(said: Said) -> Span | None:
    if said.kind in _WORKED:
        return None

    def bare(claim: _Claim) -> bool:
        if claims.SUPPOSED.search(claim.before(said)):
            return False
        figure = claims.FIGURE.search(claim.sentence(said)) is not None
        return figure or said.among(_STORY)

    found = [claim for claim in _claims(said, claims.IMPROVEMENT) if bare(claim)]
    return _open(said, found, claims.SPREAD, claims.SPREAD_SIGN)


def _fair_baseline(said: Said) -> Span | None:
    if not said.among(_STORY):
        return None

    def compared(claim: _Claim) -> bool:
        sentence = claim.sentence(said)
        supposed = claims.SUPPOSED.search(claim.before(said))
        rival = claims.BASELINE.search(sentence) or claims.NAMED_RIVAL.search(said.turn, claim.low, claim.high)
        return rival is not None and not supposed

    return _open(said, [claim for claim in _claims(said, claims.IMPROVEMENT) if compared(claim)], claims.TUNED)


def _cause(said: Said) -> Span | None:
    if not said.among(_STORY | {Kind.CONCEPT}):
        return None

    def effective(claim: _Claim) -> bool:
        supposed = claims.SUPPOSED.search(claim.before(said))
        return claims.EFFECT.search(claim.sentence(said)) is not None and not supposed

    return _open(said, [claim for claim in _claims(said, claims.CAUSE) if effective(claim)], claims.CONTROLLED)


def _mechanism(said: Said) -> Span | None:
    labelled = _claims(said, stances.LABEL_CAUSE)
    words = len(said.turn.split())
    explained = len(stances.MECHANISM.findall(said.low))
    if labelled and explained <= 2 and words <= 40:
        return _quoted(said, labelled[0])
    buzz = _claims(said, stances.BUZZ)
    distinct = {claim.match.group() for claim in buzz}
    exact = any(term.sort in ("sign", "number") for term in terms(said.turn))
    dense = len(distinct) >= 3 and len(buzz) >= 0.09 * words and explained <= max(1, words // 30)
    if exact or not dense:
        return None
    return max((_quoted(said, claim) for claim in buzz), key=lambda span: len(span.quote.split()))


def _ownership(said: Said) -> Span | None:
    if not said.among(_STORY):
        return None
    voice = stance.voice(said.turn)
    if voice.we < 1 or voice.we <= 2 * voice.i or stances.OWN_ACTION.search(said.low):
        return None
    return _first(said, _claims(said, stances.ACTION), lambda claim: True)


def _number(said: Said) -> Span | None:
    if said.kind is Kind.MATH:
        return None

    def bare(claim: _Claim) -> bool:
        around = said.low[max(claim.low, claim.match.start() - 12) : claim.match.start()]
        return not claims.QUANTITY.search(claim.sentence(said)) and not claims.NOT_VAGUE.search(around)

    return _first(said, _claims(said, claims.VAGUE), bare)


def _assumption(said: Said) -> Span | None:
    def bare(claim: _Claim) -> bool:
        before = said.low[max(claim.low, claim.match.start() - 24) : claim.match.start()]
        if claims.NOT_ABSOLUTE.search(before):
            return False
        sentence = claim.sentence(said)
        negated = re.search(r"\b(?:not|no|never|cannot|n't|fails?|breaks?|myth|wrong)\b|n't\b", before, re.IGNORECASE)
        return not claims.CONDITIONED.search(sentence) and not negated

    return _first(said, _claims(said, claims.ABSOLUTE), bare)


def _alternative(said: Said) -> Span | None:
    return _open(said, _claims(said, stances.CHOICE), stances.REJECTED) if said.among(_OWN_WORK) else None


def _falsify(said: Said) -> Span | None:
    if not said.among(_ARGUED):
        return None
    found = [claim for claim in _claims(said, stances.BELIEF) if not claims.SUPPOSED.search(claim.before(said))]
    return _open(said, found, stances.FALSIFIABLE)


def _constraint(said: Said) -> Span | None:
    return _first(said, _claims(said, stances.AMPLE), lambda claim: True)


def _audience(said: Said) -> Span | None:
    for low, high in sentences(said.turn):
        found = list(stances.ACRONYM.finditer(said.turn, low, high))
        fresh = {match.group() for match in found if match.group() not in said.question}
        if len(fresh) >= 4 and said.kind is not Kind.CODING:
            return Span(quote=found[0].group(), start=found[0].start(), end=found[0].end())
    return None


def _nearest_work(said: Said) -> Span | None:
    if not said.among(_STORY):
        return None

    def claimed(claim: _Claim) -> bool:
        return not re.search(r"\b(?:not|n't|no|isn't|hardly)\s+(?:the |a |very )?$", claim.before(said), re.I)

    return _open(said, [claim for claim in _claims(said, stances.NOVELTY) if claimed(claim)], stances.NEIGHBOUR)


def _source(said: Said) -> Span | None:
    def loose(claim: _Claim) -> bool:
        return stances.CITED.search(said.turn, claim.low, claim.high) is None

    return _first(said, _claims(said, stances.SOURCE), loose)


def _lesson(said: Said) -> Span | None:
    if not said.among(_OWN_WORK) or stances.LATER.search(said.low):
        return None
    return _first(
        said,
        _claims(said, stances.LESSON),
        lambda claim: stances.GENERIC_LESSON.search(said.low, claim.match.end(), claim.high) is not None,
    )


def _think_aloud(said: Said) -> Span | None:
    """A bare result where a derivation was asked for."""
    short = len(said.turn.split()) <= 16 and len(said.earlier.split()) <= 16
    asked = stances.DERIVES.search(said.question) is not None
    if not (short and asked and said.among({Kind.MATH, Kind.CONCEPT})) or said.turn.strip().endswith("?"):
        return None
    bare = [found for clause in clauses(said.turn) for found in formulas(clause.terms)]
    if len(bare) == 1 and len(said.turn.split()) <= 6:
        return _whole(said, bare[0][1], bare[0][2])
    return _result(said)


def _check(said: Said) -> Span | None:
    if said.kind is Kind.CODING:
        if not _CODE.search(said.turn) or said.settles(stances.CHECKED):
            return None
        last = [line for line in said.turn.splitlines() if line.strip()][-1].strip()
        start = said.turn.rindex(last)
        return Span(quote=last, start=start, end=start + len(last))
    derives = said.kind is Kind.MATH or (said.kind is None and stances.DERIVES.search(said.question) is not None)
    if not derives or said.settles(stances.CHECKED):
        return None
    return _result(said)


def _result(said: Said) -> Span | None:
    """The last formula that the turn concludes with."""
    for clause in reversed(clauses(said.turn)):
        if clause.question or clause.reported or any(clause.negated):
            continue
        found = formulas(clause.terms)
        if found and stances.CONCLUDES.search(said.turn, clause.start, clause.end):
            return _whole(said, found[-1][1], found[-1][2])
    return None


_RULES: dict[Probe, Callable[[Said], Span | None]] = {
    Probe.VARIANCE: _variance,
    Probe.FAIR_BASELINE: _fair_baseline,
    Probe.ISOLATE_CAUSE: _cause,
    Probe.MECHANISM: _mechanism,
    Probe.OWNERSHIP: _ownership,
    Probe.NUMBER: _number,
    Probe.ASSUMPTION: _assumption,
    Probe.ALTERNATIVE: _alternative,
    Probe.FALSIFY: _falsify,
    Probe.CHANGE_CONSTRAINT: _constraint,
    Probe.AUDIENCE: _audience,
    Probe.NEAREST_WORK: _nearest_work,
    Probe.SOURCE: _source,
    Probe.LESSON: _lesson,
    Probe.THINK_ALOUD: _think_aloud,
    Probe.CHECK: _check,
}
