"""What a text claims - numbers, comparisons, causes, novelty - and which of its words settle such claims.

Knows one text, a candidate's turn or a document. Never knows what was claimed elsewhere, nor what is asked of it.
"""

import re
from collections.abc import Iterator

from interviewer.conduct import tracking_claims as claims
from interviewer.conduct import tracking_stances as stances
from interviewer.conduct.tracking_numbers import RESULT_UNITS, Number, numbers
from interviewer.conduct.tracking_said import Claim as Found
from interviewer.conduct.tracking_said import Said, claims_of, entire, quoted, quoted_at
from interviewer.domain.claims import Claim, ClaimKind, Figure, Settling
from interviewer.domain.text import Span, words
from interviewer.domain.vocabulary import Kind, Probe
from interviewer.lexical.clauses import Clause, clauses, sentences
from interviewer.lexical.wordlists import FUNCTION

OWN_WORK = frozenset({Kind.BEHAVIORAL, Kind.BAR_RAISER, Kind.NARRATIVE, Kind.DESIGN, Kind.CRITIQUE, Kind.DIAGNOSIS})
_SUPERLATIVE = re.compile(r"state[- ]of[- ]the[- ]art|\bsota\b|\bbest\b", re.IGNORECASE)
_NOT_NOVEL = re.compile(r"\b(?:not|n't|no|isn't|hardly|nor|whether|if)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:not|n't|no|never|nothing|neither|without)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_NOVEL = re.compile(
    r"(?<![\w-])(?:novel|nobody (?:else )?(?:had|has|did|does|was)|no one (?:else )?(?:had|has|did|does)"
    r"|state[- ]of[- ]the[- ]art|sota)(?![\w-])"
)
_BLAME = re.compile(
    r"(?<![\w-])(?:because of|due to|thanks to|owing to|(?:comes?|came|stems?|stemmed|results?|resulted) from"
    r"|caused by|driven by)(?![\w-])"
)
_MEASURE = re.compile(
    r"\b(?:accura\w+|error|recall|precision|f1|auc|bleu|wer|loss|perplexity|score\w*|sensitivity|specificity|skill"
    r"|latency|throughput|faster|slower|better|worse|higher|lower|improv\w+|gain\w*|reduc\w+|drop\w*|fell|rose"
    r"|increas\w+|decreas\w+|speed-?up|called|caught|detect\w+|reach\w+|achiev\w+|correct\w*|false alarms?|agree\w*)\b"
)
_ADMITS = re.compile(
    r"\b(?:never|not|(?:did|do|was|were|have|has|had|could|is)n't)\s+(?:\w+\s+){0,2}?(?:measur\w+"
    r"|check\w*|test\w*|tun\w+"
    r"|ablat\w+|isolat\w+|separat\w+|repeat\w*|quantif\w+|compar\w+|estimat\w+|rerun|re-?ran|control\w*|run|ran"
    r"|look(?:ed)? (?:at|into)|know)\b"
    r"|\b(?:ran|run|trained|did|measured) (?:it |that |this |each |them |everything )?(?:only |just )?once\b"
    r"|\b(?:only|just) (?:a |one |a single )(?:single )?(?:run|seed|trial)\b|\b(?:a|one) single (?:run|seed)\b"
    r"|\bno (?:ablations?|controls?|error ?bars?|seeds|repeats|intervals?|second run|tuning)\b"
    r"|\b(?:i|we) (?:cannot|can't|could not|couldn't) (?:say|tell|separate|rule (?:it|that) out)\b",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"\b(?:give or take|either (?:way|side)|in (?:both|either) directions?|within (?:about |roughly |around |half )?"
    r"(?:a |one |two |three |\d[\d.]*)\s?(?:points?|percent|%)|(?:vary|varies|varied|moves?|moved|differ(?:s|ed)?) by)",
    re.IGNORECASE,
)
_FITS = re.compile(
    r"\b(?:misspoke|mis-?said|i meant|my mistake|sorry|correction|should (?:be|have been)|that was (?:for |in |on )?"
    r"(?:the|a|another)|two different|different (?:experiments?|models?|sets?|things?|stages?|runs?)"
    r"|the (?:first|earlier"
    r"|former|latter|second|later|other) (?:one |number |figure )?(?:is|was|were|refers?|counts?)"
    r"|both (?:are|hold|were))\b",
    re.IGNORECASE,
)
_BEATS = re.compile(r"^(?:beat|outperform|surpass|exceed|outclass|outrank|outscor|overt)")
_WANTED = re.compile(r"\b(?:want\w*|hop(?:e|ed|ing)|aim\w*|tr(?:y|ied|ying)|goal|plan\w*|set out)\b[^.;]{0,30}$")
_OF_THE_ART = re.compile(r"state[- ]of[- ]the[- ]art|\bsota\b")
_HOLDS_THE_ART = re.compile(
    r"\b(?:new|is|are|was|were|reach\w*|achiev\w*|sets?|beat\w*|improv\w+|surpass\w*|outperform\w*|above|over)"
    r" (?:on |upon )?(?:the |a |new |previous )*(?:state[- ]of[- ]the[- ]art|sota)"
    r"|(?:state[- ]of[- ]the[- ]art|sota) (?:results?|performance|accuracy|scores?|numbers?|on)\b"
)
_BARE_BEST = re.compile(r"(?:clearly |by far |simply )?the best")
_NEAR = 40
_PLANNED = re.compile(r"\b(?:would|could|should|will|might|if|going to|plan(?:ned)? to)\b")
_TOP = re.compile(r"\btop ")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORIGIN = re.compile(
    r"\b(?:et al|arxiv|(?:from|in) (?:our|my|the|their) (?:own )?(?:\w+ )?(?:logs?|records?|papers?|data"
    r"|tables?|appendix"
    r"|census|register|survey|measurements?)|(?:i|we) (?:counted|measured|logged|labelled|recorded) (?:it"
    r"|them|that|these))\b",
    re.IGNORECASE,
)
_SETTLING: tuple[tuple[Probe, tuple[re.Pattern[str], ...]], ...] = (
    (Probe.VARIANCE, (claims.SPREAD, claims.SPREAD_SIGN, _RANGE)),
    (Probe.FAIR_BASELINE, (claims.TUNED,)),
    (Probe.ISOLATE_CAUSE, (claims.CONTROLLED,)),
    (Probe.NEAREST_WORK, (stances.NEIGHBOUR,)),
    (Probe.SOURCE, (_ORIGIN,)),
    (Probe.CONTRADICTION, (_FITS,)),
)


def read_claims(said: Said) -> tuple[Claim, ...]:
    """What the text claims, in order; a stretch that compares, explains or is first is not listed as a number too."""
    found = [*_comparisons(said), *_causes(said), *_novelties(said)]
    kept: list[Claim] = []
    for claim in found:
        if not any(claim.kind is held.kind and _touch(claim.span, held.span) for held in kept):
            kept.append(claim)
    kept += [claim for claim in _counts(said) if not any(_within(claim.span, held.span) for held in kept)]
    return tuple(sorted(kept, key=lambda claim: claim.span.start))


def read_settlings(said: Said) -> tuple[Settling, ...]:
    """The first words of the text that settle each kind of claim, and the first that admit what was not done."""
    out = []
    for probe, patterns in _SETTLING:
        matches = (held for pattern in patterns for held in claims_of(said, pattern))
        found = next((held for held in matches if _settles(said, held)), None)
        if found is not None:
            around = max(found.low, found.match.start() - _NEAR), min(found.high, found.match.end() + _NEAR)
            admits = _ADMITS.search(said.turn, *around) is not None
            out.append(Settling(probe=probe, span=quoted(said, found), admits=admits))
    counted = numbers(said.turn)
    if counted:
        out.append(Settling(probe=Probe.NUMBER, span=entire(said, counted[0].start, counted[0].upto)))
    admitted = claims_of(said, _ADMITS)
    if admitted:
        out.append(Settling(probe=None, span=quoted(said, admitted[0]), admits=True))
    return tuple(out)


def _settles(said: Said, found: Found) -> bool:
    """Whether the words tell of something done: a bare year is no source, and a plan settles nothing."""
    return not _YEAR.fullmatch(found.match.group()) and not _PLANNED.search(found.before(said)[-40:])


def _comparisons(said: Said) -> Iterator[Claim]:
    for found in claims_of(said, claims.IMPROVEMENT):
        before = found.before(said)
        if (
            claims.SUPPOSED.search(before)
            or _DENIED.search(before)
            or _BARE_BEST.fullmatch(found.match.group().strip())
        ):
            continue
        sentence = found.sentence(said)
        figures = _figures(said, found)
        rival = claims.BASELINE.search(sentence) or claims.NAMED_RIVAL.search(said.turn, found.low, found.high)
        against = rival is not None or " than " in sentence or _BEATS.search(found.match.group()) is not None
        calls = (Probe.VARIANCE, *([Probe.FAIR_BASELINE] if against else []), *([] if figures else [Probe.NUMBER]))
        span = quoted(said, found)
        if figures or sum(word not in FUNCTION for word in words(span.quote)) > 1:  # "it is worse" tells nobody of what
            yield Claim(kind=ClaimKind.COMPARISON, span=span, figures=figures, calls=calls)


def _causes(said: Said) -> Iterator[Claim]:
    for pattern in (claims.CAUSE, _BLAME):
        for found in claims_of(said, pattern):
            before = found.before(said)
            supposed = claims.SUPPOSED.search(before) or _DENIED.search(before)
            if claims.EFFECT.search(found.sentence(said)) and not supposed:
                span = quoted(said, found)
                yield Claim(
                    kind=ClaimKind.CAUSE, span=span, figures=_figures(said, found), calls=(Probe.ISOLATE_CAUSE,)
                )


def _novelties(said: Said) -> Iterator[Claim]:
    for pattern in (stances.NOVELTY, _NOVEL):
        for found in claims_of(said, pattern):
            before = found.before(said)
            if _NOT_NOVEL.search(before) or claims.SUPPOSED.search(before) or _WANTED.search(before):
                continue
            if _OF_THE_ART.search(found.match.group()) and not _HOLDS_THE_ART.search(found.sentence(said)):
                continue
            compares = _SUPERLATIVE.search(found.match.group()) is not None
            calls = (Probe.NEAREST_WORK, *([Probe.FAIR_BASELINE] if compares else []))
            yield Claim(kind=ClaimKind.NOVELTY, span=quoted(said, found), calls=calls)


def _counts(said: Said) -> Iterator[Claim]:
    """Every number; one that measures a result, or is borrowed without its source, calls for something."""
    for number in numbers(said.turn):
        clause = next((c for c in clauses(said.turn) if c.start <= number.start < c.end), None)
        if clause is None or clause.question:
            continue
        measured = number.figure.unit in RESULT_UNITS and not _TOP.search(
            said.low, max(0, number.start - 5), number.start
        )
        result = measured and _MEASURE.search(said.low, clause.start, clause.end) is not None
        loose = measured and _borrowed(said, clause)
        calls = (Probe.SOURCE,) if loose else (Probe.VARIANCE,) if result else ()
        yield Claim(
            kind=ClaimKind.NUMBER, span=_around(said, number, bool(calls)), figures=(number.figure,), calls=calls
        )


def _borrowed(said: Said, clause: Clause) -> bool:
    """Whether the clause's sentence leans on somebody else's work without naming it."""
    low, high = next((s for s in sentences(said.turn) if s[0] <= clause.start < s[1]), (clause.start, clause.end))
    cited = stances.CITED.search(said.turn, low, high)
    return cited is None and stances.SOURCE.search(said.low, low, high) is not None


def _around(said: Said, number: Number, telling: bool) -> Span:
    """The words to quote a number by: a fragment where it will be asked about, else it and what it counts."""
    return quoted_at(said, number.start, number.end) if telling else entire(said, number.start, number.upto)


def _figures(said: Said, found: Found) -> tuple[Figure, ...]:
    return tuple(n.figure for n in numbers(said.turn) if found.low <= n.start < found.high)


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
