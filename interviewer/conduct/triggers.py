"""Which probe a turn's own words call for: a claim of a kind, without what would settle it.

Knows the rule of each probe type that text alone can show. Never knows the right answer, nor which probe is asked.
"""

import re
from collections.abc import Callable

from interviewer.conduct import tracking_claims as claims
from interviewer.conduct import tracking_stances as stances
from interviewer.conduct.tracking_said import Claim, Said, claims_of, entire, first, quoted, unsettled
from interviewer.domain.observation import Trigger
from interviewer.domain.text import Span
from interviewer.domain.vocabulary import Kind, Probe
from interviewer.lexical import stance
from interviewer.lexical.clauses import clauses, sentences
from interviewer.lexical.terms import terms
from interviewer.lexical.wordings import formulas

__all__ = ["Said", "find_triggers"]

_OWN_WORK = frozenset({Kind.BEHAVIORAL, Kind.BAR_RAISER, Kind.NARRATIVE})
_STORY = _OWN_WORK | {Kind.DESIGN, Kind.CRITIQUE, Kind.DIAGNOSIS}
_ARGUED = frozenset(Kind) - {Kind.MATH, Kind.CODING}
_WORKED = frozenset({Kind.MATH, Kind.CODING})
_CODE = re.compile(r"^\s*(?:def |import |return |for .+:|[\w.]+ = )|np\.\w+\(", re.MULTILINE)


def find_triggers(said: Said) -> tuple[Trigger, ...]:
    """At most one trigger per probe type, in the order of the probes; spans are literal and at most nine words."""
    found = []
    for probe, rule in _RULES.items():
        span = rule(said)
        if span is not None:
            found.append(Trigger(probe=probe, span=span))
    return tuple(found)


def _variance(said: Said) -> Span | None:
    if said.kind in _WORKED:
        return None

    def bare(claim: Claim) -> bool:
        if claims.SUPPOSED.search(claim.before(said)):
            return False
        figure = claims.FIGURE.search(claim.sentence(said)) is not None
        return figure or said.among(_STORY)

    found = [claim for claim in claims_of(said, claims.IMPROVEMENT) if bare(claim)]
    return unsettled(said, found, claims.SPREAD, claims.SPREAD_SIGN)


def _fair_baseline(said: Said) -> Span | None:
    if not said.among(_STORY):
        return None

    def compared(claim: Claim) -> bool:
        sentence = claim.sentence(said)
        supposed = claims.SUPPOSED.search(claim.before(said))
        rival = claims.BASELINE.search(sentence) or claims.NAMED_RIVAL.search(said.turn, claim.low, claim.high)
        return rival is not None and not supposed

    return unsettled(said, [claim for claim in claims_of(said, claims.IMPROVEMENT) if compared(claim)], claims.TUNED)


def _cause(said: Said) -> Span | None:
    if not said.among(_STORY | {Kind.CONCEPT}):
        return None

    def effective(claim: Claim) -> bool:
        supposed = claims.SUPPOSED.search(claim.before(said))
        return claims.EFFECT.search(claim.sentence(said)) is not None and not supposed

    return unsettled(said, [claim for claim in claims_of(said, claims.CAUSE) if effective(claim)], claims.CONTROLLED)


def _mechanism(said: Said) -> Span | None:
    labelled = claims_of(said, stances.LABEL_CAUSE)
    words = len(said.turn.split())
    explained = len(stances.MECHANISM.findall(said.low))
    if labelled and explained <= 2 and words <= 40:
        return quoted(said, labelled[0])
    buzz = claims_of(said, stances.BUZZ)
    distinct = {claim.match.group() for claim in buzz}
    exact = any(term.sort in ("sign", "number") for term in terms(said.turn))
    dense = len(distinct) >= 3 and len(buzz) >= 0.09 * words and explained <= max(1, words // 30)
    if exact or not dense:
        return None
    return max((quoted(said, claim) for claim in buzz), key=lambda span: len(span.quote.split()))


def _ownership(said: Said) -> Span | None:
    if not said.among(_STORY):
        return None
    voice = stance.voice(said.turn)
    if voice.we < 1 or voice.we <= 2 * voice.i or stances.OWN_ACTION.search(said.low):
        return None
    return first(said, claims_of(said, stances.ACTION), lambda claim: not stances.ASIDE.search(claim.before(said)))


def _number(said: Said) -> Span | None:
    if said.kind is Kind.MATH:
        return None

    def bare(claim: Claim) -> bool:
        around = said.low[max(claim.low, claim.match.start() - 12) : claim.match.start()]
        return not claims.QUANTITY.search(claim.sentence(said)) and not claims.NOT_VAGUE.search(around)

    return first(said, claims_of(said, claims.VAGUE), bare)


def _assumption(said: Said) -> Span | None:
    def bare(claim: Claim) -> bool:
        before = said.low[max(claim.low, claim.match.start() - 24) : claim.match.start()]
        if claims.NOT_ABSOLUTE.search(before):
            return False
        sentence = claim.sentence(said)
        negated = re.search(r"\b(?:not|no|never|cannot|n't|fails?|breaks?|myth|wrong)\b|n't\b", before, re.IGNORECASE)
        return not claims.CONDITIONED.search(sentence) and not negated

    return first(said, claims_of(said, claims.ABSOLUTE), bare)


def _alternative(said: Said) -> Span | None:
    return unsettled(said, claims_of(said, stances.CHOICE), stances.REJECTED) if said.among(_OWN_WORK) else None


def _falsify(said: Said) -> Span | None:
    if not said.among(_ARGUED):
        return None
    found = [claim for claim in claims_of(said, stances.BELIEF) if not claims.SUPPOSED.search(claim.before(said))]
    return unsettled(said, found, stances.FALSIFIABLE)


def _constraint(said: Said) -> Span | None:
    return first(said, claims_of(said, stances.AMPLE), lambda claim: True)


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

    def claimed(claim: Claim) -> bool:
        return not re.search(r"\b(?:not|n't|no|isn't|hardly)\s+(?:the |a |very )?$", claim.before(said), re.I)

    return unsettled(said, [claim for claim in claims_of(said, stances.NOVELTY) if claimed(claim)], stances.NEIGHBOUR)


def _source(said: Said) -> Span | None:
    def loose(claim: Claim) -> bool:
        return stances.CITED.search(said.turn, claim.low, claim.high) is None

    return first(said, claims_of(said, stances.SOURCE), loose)


def _lesson(said: Said) -> Span | None:
    """A lesson of a general kind, or mere advice, where no later occasion is told."""
    if not said.among(_OWN_WORK) or stances.LATER.search(said.low):
        return None

    def general(claim: Claim) -> bool:
        return stances.GENERIC_LESSON.search(said.low, claim.match.end(), claim.high) is not None

    framed = first(said, claims_of(said, stances.LESSON), general)
    if said.kind is None:
        return framed
    advice = first(said, claims_of(said, stances.ADVICE), lambda claim: not stances.TOLD.search(claim.before(said)))
    return advice or framed


def _think_aloud(said: Said) -> Span | None:
    """A bare result where a derivation was asked for."""
    short = len(said.turn.split()) <= 16 and len(said.earlier.split()) <= 16
    asked = stances.DERIVES.search(said.question) is not None
    if not (short and asked and said.among({Kind.MATH, Kind.CONCEPT})) or said.turn.strip().endswith("?"):
        return None
    bare = [found for clause in clauses(said.turn) for found in formulas(clause.terms)]
    if len(bare) == 1 and len(said.turn.split()) <= 6:
        return entire(said, bare[0][1], bare[0][2])
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
            return entire(said, found[-1][1], found[-1][2])
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
