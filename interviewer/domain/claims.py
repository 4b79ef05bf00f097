"""Claims that a candidate makes about their work, and words that settle such claims.

Knows kinds, spans, figures and the probes that a claim calls for. Never knows whether a claim is true.
"""

from enum import StrEnum

from interviewer.domain.noun import Noun
from interviewer.domain.text import Span
from interviewer.domain.vocabulary import Probe


class ClaimKind(StrEnum):
    """What sort of thing is claimed."""

    NUMBER = "number"
    COMPARISON = "comparison"
    CAUSE = "cause"
    NOVELTY = "novelty"


class Figure(Noun):
    """A number as it was said. unit: "percent", "hours", "" for a bare count; counts: the words of what it counts."""

    value: float
    unit: str = ""
    counts: str = ""


class Claim(Noun):
    """One claim with its literal words. calls: probes that ask for what would settle it, the first one first.

    A claim that calls for nothing is a plain statement, such as how many users were asked.
    """

    kind: ClaimKind
    span: Span
    figures: tuple[Figure, ...] = ()
    calls: tuple[Probe, ...] = ()


class Settling(Noun):
    """Words that settle claims which call for `probe`. admits: they say that it was not done.

    probe: None for an admission that names nothing; it answers what was just asked.
    """

    probe: Probe | None
    span: Span
    admits: bool = False


class Document(Noun):
    """A text from elsewhere, such as a page of the candidate's paper, with what it claims.

    source: how the candidate knows it: “paper.pdf, page 3”. counts: its sentences that say how many of something there
    were; other counts may contradict them.
    """

    source: str
    claims: tuple[Claim, ...] = ()
    counts: tuple[str, ...] = ()
