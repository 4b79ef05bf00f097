"""What the candidate's documents claim, page by page, cut down to what an interview can take up.

Knows which claims weigh and which sentences count something. Never knows a file, nor what will be asked about it.
"""

import re
from collections import Counter
from collections.abc import Iterable

from interviewer.conduct.tracking_assertions import read_claims, read_settlings
from interviewer.conduct.tracking_ledger import across, counting
from interviewer.conduct.tracking_said import Said
from interviewer.domain.claims import Claim, ClaimKind, Document
from interviewer.domain.observation import Contradiction
from interviewer.lexical.clauses import sentences

MOST_CLAIMS = 24
MOST_COUNTS = 120
LONGEST, PROSE = 300, 0.7
"""Characters of a sentence that is kept, and the least share of letters in it."""
RUNNING = 3
"""Pages from which on a first line is a running head."""
_LINE_END = re.compile(r"(?<![.:;!?])\n(?!\n)")
_OURS = re.compile(r"\b(?:we|our|ours|i|my|this (?:paper|work|article)|the proposed)\b", re.IGNORECASE)
_FIRST = (ClaimKind.COMPARISON, ClaimKind.CAUSE, ClaimKind.NOVELTY, ClaimKind.NUMBER)


def read_documents(pages: Iterable[tuple[str, str]]) -> tuple[Document, ...]:
    """The claims of pages, of all documents together at most MOST_CLAIMS, the weightiest kinds first.

    pages: where a text stands, as the candidate would call it (“paper.pdf, page 3”), and the text. What a page itself
    settles, such as how many runs stand behind a number, its claims no longer call for; a page without a claim that
    calls for anything, and without a count, is left out.
    """
    read = [read_document(source, text) for source, text in _headless(list(pages))]
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
    """One text with the claims for its own work that call for something."""
    text = _LINE_END.sub(" ", text)
    said = Said(turn=text)
    settled = {settling.probe for settling in read_settlings(said) if not settling.admits}
    called = (
        claim.model_copy(update={"calls": tuple(probe for probe in claim.calls if probe not in settled)})
        for claim in read_claims(said)
    )
    claims = tuple(claim for claim in called if claim.calls and _is_own(claim, text) and claim.span.quote[0].isalpha())
    return Document(source=source, claims=claims, counts=tuple(filter(_is_prose, counting(text))))


def _headless(pages: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pages without the first lines that come again and again but for their number."""
    heads = [re.sub(r"\d+", "", text.partition("\n")[0]).strip() if "\n" in text else "" for _, text in pages]
    running = {head for head, often in Counter(heads).items() if head and often >= RUNNING}
    return [
        (source, text.partition("\n")[2] if head in running else text)
        for (source, text), head in zip(pages, heads, strict=True)
    ]


def _is_prose(sentence: str) -> bool:
    """Whether it is a sentence of words, and not a table or a listing without its line ends."""
    return len(sentence) <= LONGEST and sum(map(str.isalpha, sentence)) >= PROSE * len(sentence)


def _is_own(claim: Claim, text: str) -> bool:
    """Whether the claim is for the authors' own work. A paper tells of others' and of mathematics as well."""
    if claim.figures or claim.kind is ClaimKind.NOVELTY:
        return True
    around = next((text[low:high] for low, high in sentences(text) if low <= claim.span.start < high), "")
    return _OURS.search(around) is not None


def against_documents(turn: str, documents: Iterable[Document]) -> tuple[Contradiction, ...]:
    """Counts in the turn that differ from what a document says of plainly the same thing."""
    held = [(page.source, sentence) for page in documents for sentence in page.counts]
    found = across(turn, [(place, sentence) for place, (_, sentence) in enumerate(held)])
    return tuple(one.model_copy(update={"earlier_turn": 0, "source": held[one.earlier_turn][0]}) for one in found)
