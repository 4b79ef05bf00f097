"""The claim ledger of a deep dive as a candidate reads it, and the follow-ups that are worth preparing.

Knows the ledger and the library's probes. Never knows whether a claim is true, and adds no claim of its own.
"""

from interviewer.assess.report import ClaimReport, Evidence, FollowUp
from interviewer.domain.claims import ClaimKind
from interviewer.domain.ledger import Entry, Words, ledger
from interviewer.domain.library import Library
from interviewer.domain.state import State
from interviewer.domain.vocabulary import Probe

HARDEST = 5
KINDS = {
    ClaimKind.NUMBER: "number",
    ClaimKind.COMPARISON: "comparison",
    ClaimKind.CAUSE: "cause",
    ClaimKind.NOVELTY: "novelty",
}
_MISSING = {
    Probe.VARIANCE: "how far it would move if it were done again",
    Probe.FAIR_BASELINE: "what the other side of the comparison was given",
    Probe.ISOLATE_CAUSE: "what separates this cause from everything that came with it",
    Probe.NEAREST_WORK: "the nearest thing that existed, and where it stops",
    Probe.NUMBER: "a number",
    Probe.SOURCE: "where it comes from",
}


def claims_of(state: State, library: Library) -> tuple[tuple[ClaimReport, ...], tuple[FollowUp, ...]]:
    """The claims made in rounds whose plan audits claims, those that matter most first, and the hardest follow-ups.

    Plain statements that call for nothing are left out unless something speaks against them.
    """
    audited = {r.index for r in state.rounds if library.plans[state.chosen.rounds[r.index].stage].audits}
    if not audited:
        return (), ()

    told = [entry for entry in ledger(state, library).entries if _is_told(entry, audited)]
    told.sort(key=lambda entry: -entry.weight)
    return tuple(map(_claim, told)), _hardest(told, library)


def _is_told(entry: Entry, audited: set[int]) -> bool:
    here = entry.round in audited or entry.said_in == "document"
    return here and bool(entry.claim.calls or entry.against)


def shows_words(claim: ClaimReport) -> bool:
    """Whether the words in `settled` belong to what is said of the claim."""
    return claim.settled is not None and not claim.says.startswith("missing")


def _claim(entry: Entry) -> ClaimReport:
    held = [found for found in entry.settled.values() if not found.admits] + [
        found for found in entry.settled.values() if found.admits
    ]
    apart = [found for found in held if found.words.span != entry.claim.span]  # rather other words than its own
    by = entry.against or next((found.words for found in apart or held), None)
    return ClaimReport(
        quote=Evidence(quote=entry.claim.span.quote, turn=entry.turn or 0, start=entry.claim.span.start),
        said_in=entry.said_in,
        source=entry.source,
        kind=KINDS[entry.claim.kind],
        status=entry.status,
        settled=_evidence(by) if by else None,
        says=_says(entry),
        asked=len(entry.asked),
    )


def _says(entry: Entry) -> str:
    """How it stands in words: what is missing, what does not fit, what was said not to be known."""
    if entry.against is not None:
        return f"in {entry.against.source} it reads" if entry.against.source else "does not fit with"
    if entry.admitted is not None:
        return "you said that it was not checked:"
    missing = [_MISSING[probe] for probe in entry.open if probe in _MISSING]
    return "missing: " + "; ".join(missing) if missing else "settled by"


def _evidence(words: Words) -> Evidence:
    return Evidence(quote=words.span.quote, turn=words.turn or 0, start=words.span.start)


def _hardest(told: list[Entry], library: Library) -> tuple[FollowUp, ...]:
    """Claims that stayed open with the probe that they call for, no two with the same words."""
    out: list[FollowUp] = []
    used: set[str] = set()
    for entry in told:
        probes = (Probe.CONTRADICTION,) if entry.against else (*entry.open, *_admitted(entry))
        if probes and len(out) < HARDEST:
            lines = library.phrases.probes[probes[0]]
            ask = next((line for line in lines if line not in used), lines[0])
            used.add(ask)
            quote = Evidence(quote=entry.claim.span.quote, turn=entry.turn or 0, start=entry.claim.span.start)
            out.append(FollowUp(quote=quote, ask=ask, probe=probes[0]))
    return tuple(out)


def _admitted(entry: Entry) -> tuple[Probe, ...]:
    return tuple(probe for probe, found in entry.settled.items() if found.admits)
