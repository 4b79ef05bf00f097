"""What the candidate's documents claim, page by page, cut down to what an interview can take up.

Knows which claims weigh and which sentences count something. Never knows a file, nor what will be asked about it.
"""

from collections.abc import Iterable

from interviewer.conduct.tracking_assertions import read_claims, read_settlings
from interviewer.conduct.tracking_ledger import across, counting
from interviewer.conduct.tracking_said import Said
from interviewer.domain.claims import Claim, ClaimKind, Document
from interviewer.domain.observation import Contradiction

MOST_CLAIMS = 24
MOST_COUNTS = 60
_FIRST = (ClaimKind.COMPARISON, ClaimKind.CAUSE, ClaimKind.NOVELTY, ClaimKind.NUMBER)


def read_documents(pages: Iterable[tuple[str, str]]) -> tuple[Document, ...]:
    """The claims of pages, of all documents together at most MOST_CLAIMS, the weightiest kinds first.

    pages: where a text stands, as the candidate would call it (“paper.pdf, page 3”), and the text. What a page itself
    settles, such as how many runs stand behind a number, its claims no longer call for; a page without a claim that
    calls for anything, and without a count, is left out.
    """
    read = [read_document(source, text) for source, text in pages]
    open_claims = [(place, claim) for place, page in enumerate(read) for claim in page.claims]
    open_claims.sort(key=lambda held: _FIRST.index(held[1].kind))  # stable: within a kind in reading order
    kept: dict[int, list[Claim]] = {}
    for place, claim in open_claims[:MOST_CLAIMS]:
        kept.setdefault(place, []).append(claim)
    left = MOST_COUNTS
    out = []
    for place, page in enumerate(read):
        claims = tuple(sorted(kept.get(place, ()), key=lambda claim: claim.span.start))
        counts, left = page.counts[:left], left - len(page.counts[:left])
        if claims or counts:
            out.append(Document(source=page.source, claims=claims, counts=counts))
    return tuple(out)


def read_document(source: str, text: str) -> Document:
    """One text with its claims that call for something."""
    said = Said(turn=text)
    settled = {settling.probe for settling in read_settlings(said) if not settling.admits}
    called = (
        claim.model_copy(update={"calls": tuple(probe for probe in claim.calls if probe not in settled)})
        for claim in read_claims(said)
    )
    return Document(source=source, claims=tuple(claim for claim in called if claim.calls), counts=counting(text))


def against_documents(turn: str, documents: Iterable[Document]) -> tuple[Contradiction, ...]:
    """Counts in the turn that differ from what a document says of plainly the same thing."""
    held = [(page.source, sentence) for page in documents for sentence in page.counts]
    found = across(turn, [(place, sentence) for place, (_, sentence) in enumerate(held)])
    return tuple(one.model_copy(update={"earlier_turn": 0, "source": held[one.earlier_turn][0]}) for one in found)
