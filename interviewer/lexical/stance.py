"""How a text speaks rather than what about: we or I, would or did, its own numbers, a wall of confidentiality.

Knows pronouns, moods and figures. Never knows which item asks for them.
"""

import re
from typing import NamedTuple

from interviewer.domain.text import Span

_I = re.compile(r"\b(?:I|I'm|I've|I'd|I'll|me|my|mine|myself)\b")
_WE = re.compile(r"\b(?:we|we're|we've|we'd|we'll|us|our|ours|ourselves|the team)\b", re.IGNORECASE)
_WOULD = re.compile(
    r"\b(?:(?:I|we|one|you)(?:'d| would| should| could| might)"
    r"(?! have\b| not have\b| like to (?:say|add)\b| (?:say|argue|call|guess)\b)"
    r"|(?:typically|usually|generally|normally|in general|in such cases?|"
    r"in those situations?|ideally),? (?:I|we|one|you)\b"
    r"|(?:I|we) (?:typically|usually|generally|normally|always|tend to)\b|(?:you|one) (?:need|needs|have|has) to\b)",
    re.IGNORECASE,
)
_DID = re.compile(
    r"\b(?:I|we|he|she|they)(?: then| also| first| had| only| quickly| simply| immediately)? "
    r"(?!would\b|should\b|could\b)(?:was|were|had|ran|reran|told|took|found|"
    r"made|wrote|built|went|gave|saw|said|did|chose"
    r"|kept|left|lost|spent|cut|put|set|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"\b(?:under (?:an |a strict )?nda\b"
    r"|(?:can(?:not|'t|’t)|can not|not (?:able|allowed|permitted) to|unable to|won't|not at liberty to) "
    r"(?:really |actually |legally )?(?:share|disclose|discuss|talk about|go into|reveal|say more)"
    r"|confidential|proprietary)",
    re.IGNORECASE,
)
_OWN_NUMBER = re.compile(
    r"\b\d[\d,.]*k?\b(?!\s*(?:%|percent|per cent))"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred"
    r"|thousand|dozen)\b(?!\s*(?:%|percent|per cent|fifths?))",
    re.IGNORECASE,
)


class Voice(NamedTuple):
    """Counts of a text's pronouns and moods."""

    we: int
    i: int
    would: int
    did: int


def voice(text: str) -> Voice:
    """How often the text says we, I, "would do" and "did"."""
    return Voice(*(len(pattern.findall(text)) for pattern in (_WE, _I, _WOULD, _DID)))


def concrete(text: str) -> int:
    """How many deeds and figures of its own the text tells."""
    return len(_DID.findall(text)) + len(_OWN_NUMBER.findall(text))


def only_we(text: str, least: int = 4, ratio: float = 3.0) -> Span | None:
    """The first "we" with its clause, if "we" is said `least` times or more and over `ratio` times as often as "I"."""
    heard = voice(text)
    if heard.we < least or heard.we <= ratio * heard.i:
        return None
    return _around(text, _WE.search(text))


def hypothetical(text: str) -> Span | None:
    """Where the text says what one would do, and hardly what was done."""
    heard = voice(text)
    if heard.would >= 1 and heard.would > heard.did and len(text.split()) >= 8:
        return _around(text, _WOULD.search(text))
    return None


def walled(text: str) -> Span | None:
    """Where details are refused for confidentiality, and no figure is given all the same."""
    found = _WALL.search(text)
    if found is None or _OWN_NUMBER.search(text) or re.search(r"\b(?:ratio|factor|anonymi[sz]ed|roughly)\b", text):
        return None
    return _around(text, found)


def without_specifics(text: str, least_words: int = 15) -> Span | None:
    """The first sentence, where a longer text has no figure of its own and tells nothing that was done."""
    if len(text.split()) < least_words or _OWN_NUMBER.search(text) or _DID.search(text):
        return None
    found = re.compile(r"[^.!?\n]+(?:\n[^.!?\n]+)*").search(text.strip())
    if found is None:
        return None
    start = text.index(found.group().strip())
    quote = found.group().strip()
    return Span(quote=quote, start=start, end=start + len(quote))


def _around(text: str, found: re.Match[str] | None) -> Span | None:
    """The stretch between punctuation that holds the match."""
    if found is None:
        return None
    start = max((text.rfind(mark, 0, found.start()) for mark in ".!?;,\n"), default=-1) + 1
    ends = [at for mark in ".!?;,\n" if (at := text.find(mark, found.end())) >= 0]
    end = min(ends, default=len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(quote=text[start:end], start=start, end=end)
