"""Whether feedback keeps to what was said (M16): every quotation is literal, and nothing unobserved is spoken of.

Knows the report and the candidate's turns. Never knows whether a verdict is right.
"""

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from interviewer.assess.report import Counted, Evidence, TurnReport
from interviewer.measure.conduct_counts import Flaw, Tally
from interviewer.measure.simulate import Held

_UNOBSERVED = re.compile(
    r"\b(?:body language|eye contact|tone of voice|your voice|facial|posture|accent"
    r"|you (?:looked|seemed|sounded|appeared)|nervous(?:ness)?|confident manner|employab\w+|enthusias\w+)\b",
    re.I,
)


def literal(held: Held) -> Tally:
    """M16: quotations in the report that stand in the candidate's turn, at the place it names.

    Those of documents, which name no turn, are not counted.
    """
    if held.report is None:
        return Tally()
    said = {turn.sequence: turn.text for turn in held.state.turns if turn.speaker == "candidate"}
    hits, flaws = 0, []
    for quote, turn, start in _quotations(held.report):
        if not turn:
            continue
        text = said.get(turn, "")
        good = bool(quote) and text[start : start + len(quote)] == quote
        hits += good
        if not good:
            flaws.append(Flaw(metric="M16", session=held.name, sequence=turn, text=f"“{quote}” is not there"))
    return Tally(hits=hits, of=hits + len(flaws), flaws=tuple(flaws))


def unobserved(held: Held) -> Tally:
    """M16: sentences of the report on voice, looks or mood, which nobody observed."""
    if held.report is None:
        return Tally()
    texts = [text for text in _texts(held.report) if text.strip()]
    flaws = [Flaw(metric="M16", session=held.name, sequence=0, text=text) for text in texts if _UNOBSERVED.search(text)]
    return Tally(hits=len(flaws), of=len(texts), flaws=tuple(flaws))


def _quotations(noun: Any) -> Iterator[tuple[str, int, int]]:
    """Quotation, sequence number of its turn and offset in it, of everything in the noun."""
    if isinstance(noun, Evidence):
        yield noun.quote, noun.turn, noun.start
    elif isinstance(noun, TurnReport):
        yield from ((one.quote, noun.sequence, one.start) for one in noun.counted)
    elif isinstance(noun, BaseModel) and not isinstance(noun, Counted):
        for name in type(noun).model_fields:
            yield from _quotations(getattr(noun, name))
    elif isinstance(noun, tuple):
        for one in noun:
            yield from _quotations(one)


# Words of the question bank and of the two who spoke are not the report's own.
_OF_OTHERS = {"quote", "prompt", "context", "reference", "references", "text", "turns", "around", "claim", "why_wrong"}
_OF_OTHERS |= {"stronger", "about", "ask", "rehearse", "missed", "title", "anchor", "label", "item", "sounds_like"}


def _texts(noun: Any) -> Iterator[str]:
    """What the report itself says."""
    if isinstance(noun, str):
        yield noun
    elif isinstance(noun, BaseModel) and not isinstance(noun, Evidence):
        for name in type(noun).model_fields:
            if name not in _OF_OTHERS:
                yield from _texts(getattr(noun, name))
    elif isinstance(noun, tuple):
        for one in noun:
            yield from _texts(one)
