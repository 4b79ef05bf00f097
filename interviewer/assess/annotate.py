"""An answer cut at the ends of what counted in it, so that each stretch can be marked in place.

Knows offsets and what stands at them. Never knows a page, and never marks words that the turn does not hold literally.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from interviewer.assess.report import ItemReport, MisconceptionReport, TurnReport
from interviewer.assess.wording import PUT_RIGHT, claimed
from interviewer.domain.noun import Noun
from interviewer.domain.vocabulary import Verdict

Sort = Literal["met", "partly", "claim", "mended"]
SORTS: tuple[Sort, ...] = ("met", "partly", "mended", "claim")  # the gravest last


class Mark(Noun):
    """A stretch text[start:end] and what it counted for.

    label: number of the key point or the claim in its question, such as P3 or C1. says: the verdict in words.
    about: the key point or the claim itself.
    """

    label: str
    says: str
    sort: Sort
    about: str
    start: int
    end: int


class Piece(Noun):
    """A stretch with the same marks all over. ends: those of its marks that end with it."""

    text: str
    marks: tuple[Mark, ...] = ()
    ends: tuple[Mark, ...] = ()

    @property
    def sort(self) -> Sort | None:
        """The gravest of its marks, None without one."""
        return max((mark.sort for mark in self.marks), key=SORTS.index, default=None)


def marks_of(turn: TurnReport, item: ItemReport | None) -> tuple[Mark, ...]:
    """The marks of the turn, in the order in which they begin. item: the question that it belongs to, if any."""
    found = [*_points(turn), *(_claims(turn, item) if item else ())]
    return tuple(sorted(found, key=lambda mark: (mark.start, mark.end, mark.label)))


def claim_label(number: int) -> str:
    """What the claim of that number in its question is called."""
    return f"C{number}"


def pieces(text: str, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """The text in pieces, cut wherever a mark begins or ends; marks may overlap, nest or be equal."""
    fitting = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    cuts = sorted({0, len(text), *(m.start for m in fitting), *(m.end for m in fitting)})
    return tuple(
        Piece(
            text=text[start:end],
            marks=tuple(m for m in fitting if m.start <= start and end <= m.end),
            ends=tuple(m for m in fitting if m.end == end and m.start <= start),
        )
        for start, end in pairwise(cuts)
    )


def _points(turn: TurnReport) -> Iterator[Mark]:
    for counted in turn.counted:
        if turn.text[counted.start : counted.end] == counted.quote:
            yield Mark(
                label=counted.label,
                says=counted.says,
                sort="met" if counted.verdict is Verdict.MET else "partly",
                about=counted.text,
                start=counted.start,
                end=counted.end,
            )


def _claims(turn: TurnReport, item: ItemReport) -> Iterator[Mark]:
    for number, wrong in enumerate(item.misconceptions, 1):
        held = wrong.evidence
        if held is None or held.turn != turn.sequence:
            continue
        end = held.start + len(held.quote)
        if turn.text[held.start : end] == held.quote:
            yield _claim(number, wrong, held.start, end, item.status == "tentative")


def _claim(number: int, wrong: MisconceptionReport, start: int, end: int, tentative: bool) -> Mark:
    return Mark(
        label=claim_label(number),
        says=PUT_RIGHT if wrong.repaired else claimed(tentative),
        sort="mended" if wrong.repaired else "claim",
        about=wrong.claim,
        start=start,
        end=end,
    )
