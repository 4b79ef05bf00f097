"""A question from outside the bank, put into the form of an item so that the same judges can judge it.

Knows a question, a reference and what counts. Never knows a bank, a stage or how an answer is scored.
"""

import re
from collections.abc import Sequence

from interviewer.domain.items import Item, KeyPoint, Modality, TimeBox
from interviewer.domain.state import ItemRecord, Turn
from interviewer.domain.text import words
from interviewer.domain.vocabulary import Capability, Kind, Stage

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n+")
_LEAST_WORDS = 3


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a reference that say something; the whole text where none is long enough."""
    found = tuple(part.strip() for part in _SENTENCE_END.split(text) if len(words(part)) >= _LEAST_WORDS)
    return found or ((text.strip(),) if text.strip() else ())


def adhoc_item(question: str, reference: str, points: Sequence[str]) -> Item:
    """An item with one key point, of equal weight, for each text. Raises ValueError if there is none."""
    return Item(
        id="adhoc",
        version=1,
        draft=True,
        origin="user",
        kind=Kind.CONCEPT,
        title=question,
        stage=(Stage.TECHNICAL_CONCEPTS,),
        topic=("adhoc",),
        capabilities={Capability.TECHNICAL_FOUNDATIONS: 1.0},
        difficulty=1,
        rarity="occasional",
        time_box=TimeBox(think_s=0, soft_min=1, hard_min=1),
        modality=Modality(text=True, voice=False, pad="none"),
        prompt=question,
        reference_answer=reference or None,
        key_points=tuple(
            KeyPoint(id=f"k{number}", weight=1, text=text, probe=question) for number, text in enumerate(points, 1)
        ),
    )


def alone(item: Item, answer: str) -> ItemRecord:
    """A record of one answer to the item that no interviewer followed up."""
    turn = Turn(sequence=1, at_s=0.0, speaker="candidate", text=answer)
    return ItemRecord(
        opening=0,
        item=item.id,
        version=item.version,
        round=0,
        opened_s=0.0,
        turns=(turn,),
        closed="covered",
        closed_s=0.0,
    )
