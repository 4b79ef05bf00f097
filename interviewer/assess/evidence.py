"""Whether a quotation may stand as evidence.

Knows the candidate's turns, the question and what is addressed to a grader. Never knows what a quotation proves.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from interviewer.domain.items import Item
from interviewer.domain.judgement import Quote
from interviewer.domain.observation import Special
from interviewer.domain.state import ItemRecord, Turn
from interviewer.domain.text import Span, find_quote, seen_through, visible, words
from interviewer.lexical.wordlists import FUNCTION

NO_QUOTE = "no quote was given"
NOT_SAID = "no turn of the candidate contains the quote"
TOO_SHORT = "the quote is shorter than three words"
NOT_OWN = "the quote repeats the interviewer's words"
INSTRUCTION = "the quote is addressed to the interviewer, not to the question"

LEAST_WORDS, LEAST_CONTENT = 3, 2
_FORMULA = re.compile(r"[=^_\\+*/<>|∂∑∏∫√≤≥≈∝∇]|\d|\w\s*[-−]\s*\w|\b(?:minus|plus|times|over|squared)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_ADDRESSED = re.compile(
    r"""
    \b(?:ignore|disregard|forget|override)\s+(?:(?:all|any|the|your|every|previous|above|prior|earlier|these|of)\s+){0,4}
      (?:instructions?|prompts?|rules?|rubric|criteria)\b
    | \b(?:give|award|assign|rate|grade|mark|score|treat|count|consider)\s+
      (?:me|my|th(?:is|e)\s+(?:whole\s+)?(?:answer|candidate)|everything|(?:all|every)\s+\w*\s*(?:criteri|key|point)\w*)\b.{0,50}
      (?:\b(?:full|maximum|max|top|highest|perfect)\s+(?:marks?|score|grade|points|credit|rating|level)\b
      | \bas\s+(?:met|correct|shown|passed|fulfilled)\b | \b(?:level|grade|score)\s*(?:of\s*)?\d | \b\d+\s*/\s*\d+\b)
    | \b(?:full|top|maximum|highest)\s+marks?\b
    | \baward\s+(?:it\s+|them\s+)?(?:the|a)\s+(?:full|maximum|max|top|highest|perfect)\s+(?:score|grade|points|credit)\b
    | ^\W*(?:\#\w+\s+)?(?:system|assistant|developer|interviewer|judge|grader|evaluator)\s*[:>\]|]
    | <\s*/?\s*(?:system|assistant|user|transcript|record|end)\b | \[\s*/?\s*(?:inst|system)\b | <\|
    | \bcount\s+(?:it|that|this|them)\s+as\s+(?:met|shown|mine|passed|fulfilled)\b
    | \b(?:all|every)\s+(?:the\s+)?key\s*points?\b.{0,30}\b(?:met|counted|shown|covered|present)\b
    | ^\W*verdict\s*:\s*(?:met|partial|shown|pass)
    | ["']verdict["']\s*:| ["'](?:score|level)["']\s*:\s*\d
    | \b(?:this|my|the)\s+answer\b.{0,40}\b(?:satisf|meets?|fulfil|deserv|covers)\w*\b.{0,40}
      \b(?:rubric|grade|score|marks?|level\s*4|criteri(?:on|a)|key\s*points?)\b
    | \b(?:dear|note\s+to|message\s+(?:to|for)|attention)\s+(?:the\s+)?(?:grader|judge|evaluator|interviewer|model|ai)\b
    | \b(?:repeat|reveal|print)\b.{0,30}\b(?:your\s+instructions|system\s+prompt|key\s*points|reference\s+answer)
    """,
    re.IGNORECASE | re.VERBOSE,
)
# The grader's own words held up to it, over as many sentences as they have.
_QUOTED_BACK = re.compile(
    r"\b(?:your|the)\s+(?:rubric|criteria|criterion)\s+(?:asks?|says?|wants?|requires?|reads?)\b[^\n:]{0,30}:"
    r"\s*(?:[“\"«][^”\"»]*[”\"»]?|[^\n]*)"
    r"|\bcriteri(?:on|a)\s+\w+\s*:[^\n]*?\bverdict\s*:\s*\w+",
    re.IGNORECASE,
)
# Whatever speaks to a grader has one of these.
_TELLTALE = (
    "instruction", "prompt", "rule", "rubric", "criteri", "mark", "score", "grade", "point", "credit", "rating",
    "level", "met", "correct", "shown", "passed", "fulfilled", "/", "system", "assistant", "developer", "interviewer",
    "judge", "evaluator", "<", "[", "verdict", "dear", "note to", "message", "attention", "reference answer",
)  # fmt: skip
_APART = (Special.STOP, Special.PAUSE, Special.THINKING, Special.DISTRESS)


def answers(record: ItemRecord) -> tuple[Turn, ...]:
    """The candidate's turns that can hold evidence: words, and not a wish to stop, pause or be left alone."""
    return tuple(
        turn
        for turn in record.said
        if turn.text.strip() and not (turn.observation and turn.observation.special(*_APART))
    )


def is_formula(text: str) -> bool:
    """Whether the text holds a sign, a number or an operation, so that two words of it can be a statement."""
    return bool(_FORMULA.search(text))


def can_hold_evidence(text: str) -> bool:
    """Whether any quotation of the text could stand: three words, or a formula."""
    return len(words(text)) >= LEAST_WORDS or is_formula(text)


def enough(item: Item, record: ItemRecord) -> bool:
    """Whether the answers hold enough of their own to be put to a model.

    That is a quotation that could stand, and two content words beside those of the question and of any order to the
    grader; a formula is enough alone.
    """
    text = " ".join(visible(answering(turn)) for turn in answers(record))
    if not can_hold_evidence(text):
        return False
    own = set(words(text)) - FUNCTION - set(words(item.prompt))
    return len(own) >= LEAST_CONTENT or (is_formula(text) and bool(own))


def attempted(turn: Turn) -> bool:
    """Whether part of the candidate's turn speaks to whoever grades."""
    return bool(_orders(turn))


def addressed(turn: Turn, span: Span) -> bool:
    """Whether the sentence around the span speaks to whoever grades instead of answering."""
    return any(start < span.end and span.start < end for start, end in _orders(turn))


def answering(turn: Turn) -> str:
    """The turn's text, of the same length, with blanks where it speaks to whoever grades."""
    return _blanked(turn.text, _orders(turn))


def unaddressed(text: str) -> str:
    """The same of a text that is nobody's turn."""
    return _blanked(text, _addressed_to_grader(text))


def _blanked(text: str, orders: Sequence[tuple[int, int]]) -> str:
    for start, end in orders:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _orders(turn: Turn) -> list[tuple[int, int]]:
    """Where the turn speaks to whoever grades, as offsets."""
    seen = turn.observation.special(Special.INSTRUCTION) if turn.observation else None
    noticed = [(seen.span.start, seen.span.end)] if seen else []
    return [*noticed, *_addressed_to_grader(turn.text)]


@lru_cache(maxsize=64)
def _addressed_to_grader(said: str) -> tuple[tuple[int, int], ...]:
    text, origin = seen_through(said)
    low = text.lower()
    telling = [word for word in _TELLTALE if word in low]
    if not telling:
        return ()
    found = (
        m.span()
        for m in _SENTENCE.finditer(text)
        if any(word in m.group().lower() for word in telling) and _ADDRESSED.search(m.group())
    )
    quoted = (m.span() for m in _QUOTED_BACK.finditer(text))
    return tuple((origin[start], origin[end - 1] + 1) for start, end in (*found, *quoted))


def check(quote: str, item: Item, record: ItemRecord) -> tuple[Quote | None, str]:
    """The first candidate turn in which the quote stands as evidence, or None and why it does not.

    Unicode, case and white space are folded; the Quote returned holds the candidate's own spelling.
    """
    quote = quote.strip().strip("\"'“”‘’`…").removesuffix("...").strip()
    if not quote:
        return None, NO_QUOTE
    if len(words(quote)) < LEAST_WORDS and not is_formula(quote):
        return None, TOO_SHORT
    flag = NOT_SAID
    for turn in answers(record):
        span = find_quote(quote, turn.text)
        if span is None:
            continue
        flag = fault(span, turn, item, record)
        if not flag:
            return Quote(turn=turn.sequence, span=span), ""
    return None, flag


def fault(span: Span, turn: Turn, item: Item, record: ItemRecord) -> str:
    """Why the stretch of the candidate's turn is no evidence, "" if it is.

    A formula of one or two words may be the interviewer's too: there is often only one way to write it.
    """
    heard = [item.prompt, item.candidate_context or ""]
    heard += [t.text for t in record.turns if t.speaker == "interviewer" and t.sequence < turn.sequence]
    if len(words(span.quote)) >= LEAST_WORDS and any(find_quote(span.quote, text) for text in heard):
        return NOT_OWN
    return INSTRUCTION if addressed(turn, span) else ""
