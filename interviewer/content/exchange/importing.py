"""A deck of cards into a folder of one's own, card by card, with a line on each.

Knows the order: a card is drafted, looked for among what is there, and only then written. Never changes what is there.
"""

from collections.abc import Iterator
from typing import Literal

from interviewer.content.exchange.card import Card, Deck, excerpt
from interviewer.content.exchange.drafting import Rarity, Wishes, drafted, id_of, kind_of
from interviewer.content.exchange.own_bank import Held, OwnBank
from interviewer.content.files import shown
from interviewer.content.lint import lint_item
from interviewer.content.lint_draft import gaps
from interviewer.domain.items import Item
from interviewer.domain.library import Library
from interviewer.domain.noun import Noun
from interviewer.domain.standards import ScoringRules
from interviewer.domain.text import folded


class Outcome(Noun):
    """What became of one card. line: of its file. why: in words, "" where it was simply taken.

    missing: what the item lacks for full quality. to_mend: faults that the lint would report.
    """

    status: Literal["taken", "already_there", "skipped"]
    line: int
    question: str
    id: str = ""
    file: str = ""
    why: str = ""
    key_points: int = 0
    missing: tuple[str, ...] = ()
    to_mend: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def import_deck(deck: Deck, source: str, bank: OwnBank, wishes: Wishes, library: Library) -> Iterator[Outcome]:
    """Write what is new; one outcome for each card and each that was put aside, in the order of their lines.

    source: the file's name. library: the built-in one, for its rules and its interviewers' words. Raises DeckError if
    the folder cannot be written to.
    """
    aside = [Outcome(status="skipped", line=one.line, question=one.question, why=one.why) for one in deck.left]
    rarity = Rarity(library, bank.items, deck.cards)
    before: dict[str, int] = {}
    for card in deck.cards:
        while aside and aside[0].line <= card.line:
            yield aside.pop(0)
        yield _one(card, source, bank, wishes, rarity, before, library.scoring)
    yield from aside


def _one(
    card: Card,
    source: str,
    bank: OwnBank,
    wishes: Wishes,
    rarity: Rarity,
    before: dict[str, int],
    scoring: ScoringRules,
) -> Outcome:
    """before: lines of this file by the file of the item that was written for them."""
    kind, asked = kind_of(card, wishes), excerpt(card.question)
    made = drafted(card, bank.free(id_of(card, kind)), kind, wishes, rarity)
    if made.item is None:
        return Outcome(status="skipped", line=card.line, question=asked, why=made.why)
    there = bank.already(made.item)
    if there is not None:
        return _there(card, made.item, there, before, asked)
    file = bank.put(made.item, card, source)
    before[str(file)] = card.line
    found = lint_item(made.item, scoring)
    return Outcome(
        status="taken",
        line=card.line,
        question=asked,
        id=made.item.id,
        file=shown(file),
        key_points=len(made.item.key_points),
        missing=gaps(made.item),
        to_mend=tuple(f"{one.what}: {one.remedy}" for one in found if one.severity == "error"),
        notes=made.notes,
    )


def _there(card: Card, item: Item, there: Held | str, before: dict[str, int], asked: str) -> Outcome:
    if isinstance(there, str):
        return Outcome(
            status="already_there", line=card.line, question=asked, id=there, why="with the same answer, elsewhere"
        )
    file = str(there.file)
    same = folded(there.item.reference_answer or "") == folded(item.reference_answer or "")
    why = f"as line {before[file]}" if file in before else ""
    if not same:
        why = f"{why + ', ' if why else ''}with another answer: edit its file, or word the question otherwise"
    return Outcome(
        status="already_there", line=card.line, question=asked, id=there.item.id, file=shown(there.file), why=why
    )
