"""One file of questions in, whatever its format, as a deck of cards that are fit to become items.

Knows formats by name and by look, and what is too long. Never knows which questions are there already.
"""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from interviewer.content.exchange.card import (
    LONGEST_ANSWER,
    LONGEST_QUESTION,
    Card,
    Deck,
    Left,
    excerpt,
    tidy,
)
from interviewer.content.exchange.decoding import read_text
from interviewer.content.exchange.markdown_cards import markdown_cards, ranges
from interviewer.content.exchange.markup import PICTURE
from interviewer.content.exchange.table_cards import looks_like_a_table, table_cards
from interviewer.content.exchange.yaml_cards import yaml_cards
from interviewer.domain.errors import DeckError
from interviewer.domain.text import words

LARGEST_TEXT = 4_000_000
"""Characters of Markdown and YAML, whose structure is held in memory as a whole."""


class Format(StrEnum):
    """What a file of questions can be. CSV: any table, Anki's plain text too."""

    MD = "md"
    CSV = "csv"
    YAML = "yaml"


_BY_NAME = {
    ".md": Format.MD,
    ".markdown": Format.MD,
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".yaml": Format.YAML,
    ".yml": Format.YAML,
    ".json": Format.YAML,
}


def read_deck(file: Path, format: Format | None = None) -> Deck:
    """The cards of a file. format: by its name, else by its look. Raises DeckError: what, where, remedy in one line."""
    text, encoding = read_text(file)
    if not text.strip():
        raise DeckError("the file is empty", str(file), "write a question and its answer")
    format = format or _BY_NAME.get(file.suffix.lower())
    if format is None:
        format = Format.CSV if looks_like_a_table(text) else Format.MD
    if format is not Format.CSV and len(text) > LARGEST_TEXT:
        remedy = f"split it into files of at most {LARGEST_TEXT // 1_000_000} MB"
        raise DeckError(f"the file has {len(text) / 1e6:.1f} million characters", str(file), remedy)
    deck = _fit(_read(text, file, format, encoding))
    if not deck.cards and not deck.left:
        remedy = "mark questions with `Q:`, as headings, or as `question :: answer`; or give --format"
        raise DeckError("no question is found", str(file), remedy)
    return deck


def _read(text: str, file: Path, format: Format, encoding: str) -> Deck:
    where = str(file)
    if format is Format.CSV:
        table = table_cards(text, where, tabbed=file.suffix.lower() == ".tsv")
        return Deck(encoding=encoding, cards=table.cards, left=table.left, notes=table.notes)
    if format is Format.YAML:
        cards, left = yaml_cards(text, where)
        return Deck(encoding=encoding, cards=tuple(cards), left=tuple(left))
    found = markdown_cards(text, where)
    loose = list(ranges(found.unread)) if found.cards else []
    notes = (f"below no question, and not used: line {', '.join(loose[:10])}",) if loose else ()
    return Deck(encoding=encoding, cards=tuple(found.cards), left=tuple(found.left), notes=notes)


def _fit(deck: Deck) -> Deck:
    """The deck with cards tidied, and those that cannot be items put aside."""
    cards: list[Card] = []
    left: list[Left] = list(deck.left)
    for raw in deck.cards:
        points = tuple(filter(None, (" ".join(tidy(point).split()) for point in raw.points)))
        update = {"question": tidy(raw.question), "answer": tidy(raw.answer), "points": points}
        card = raw.model_copy(update=update)
        why = _unfit(card)
        if why:
            left.append(Left(line=card.line, question=excerpt(card.question), why=why))
        else:
            cards.append(card)
    return deck.model_copy(update={"cards": tuple(cards), "left": tuple(_in_order(left))})


def _unfit(card: Card) -> str:
    for what, text, most in (("question", card.question, LONGEST_QUESTION), ("answer", card.answer, LONGEST_ANSWER)):
        if len(text) > most:
            return f"its {what} has {len(text):,} characters, more than {most:,}: shorten it"
        if not words(text) and not any(char.isalnum() or char in "∞∅≤≥≠∑∏∫" for char in text):
            return f"its {what} has no words: write one"
        if _only_pictures(text):
            return f"its {what} is a picture, which cannot be asked: say it in words"
    return ""


def _only_pictures(text: str) -> bool:
    return bool(PICTURE.search(text)) and not words(PICTURE.sub("", text))


def _in_order(left: Iterable[Left]) -> list[Left]:
    return sorted(left, key=lambda one: one.line)
