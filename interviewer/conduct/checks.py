"""What may not leave the interviewer's mouth: leaks, praise and verdicts, two questions, length, role words, repeats.

Knows how to read a finished or growing turn. Never knows who wrote it or what will replace it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from interviewer.domain.noun import Noun
from interviewer.domain.standards import TurnRules
from interviewer.domain.text import folded, words
from interviewer.lexical.stems import stem
from interviewer.lexical.wordlists import FUNCTION

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_SENTENCE = re.compile(r"(?<=[.!?])[”\"]?\s+|\n+")
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]")
_DIRECTION = re.compile(
    r"\*\w[^*]*\*|\((?:pauses?|smil|nods?|waits?|laughs?|leans?)[^)]*\)|^\s*[{#`\[]|</?[a-z]+>", re.I
)
_ASKS = "what|why|how|which|who|when|where|did|do|does|is|was|were|are|can|could|would|have|has|should|will"
_SECOND = re.compile(rf"\b(?:and|or)\s+(?:also\s+)?(?:{_ASKS})\b", re.I)
_ASKED = re.compile(r"[^.!?]*\?")
_OPTIONS = re.compile(r",[^,?.;:]+,?\s+or\s+[^?.]*\?", re.I)


class Bounds(Noun):
    """What one turn is held to.

    words: most words. banned: leak terms that nobody has said yet, lower case. earlier: own turns so far.
    heard: stems of content words that the candidate has used and the question has not; a follow-up refers to one.
    """

    words: int
    banned: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    heard: frozenset[str] = frozenset()
    followup: bool = False


def sentences(text: str) -> list[str]:
    """The sentences of a turn, trimmed."""
    return [part.strip() for part in _SENTENCE.split(text) if part.strip()]


def faults(text: str, bounds: Bounds, rules: TurnRules) -> tuple[str, ...]:
    """The checks that a finished turn fails: leak, praise, verdict, role, generic, questions, length, repeat, empty."""
    return tuple(dict.fromkeys([*_growing(text, bounds, rules), *_finished(text, bounds, rules)]))


def _growing(text: str, bounds: Bounds, rules: TurnRules) -> Iterator[str]:
    """Checks that can fail before the turn is whole, and then stay failed."""
    own = _QUOTED.sub("“”", text)
    if leaked(text, bounds.banned):
        yield "leak"
    yield from lexicon(own, rules)
    if own.count("?") > 1 or _double(own):
        yield "questions"
    if len(words(text)) > bounds.words:
        yield "length"


def _finished(text: str, bounds: Bounds, rules: TurnRules) -> Iterator[str]:
    own = _QUOTED.sub("“”", text)
    if not words(text):
        yield "empty"
    if any(phrase in folded(own) for phrase in rules.generic):
        yield "generic"
    if bounds.followup and bounds.heard and not bounds.heard & {stem(word) for word in words(text)}:
        yield "generic"
    if any(_same(sentence, said, rules) for sentence in _questions(text) for said in bounds.earlier):
        yield "repeat"


def leaked(text: str, banned: tuple[str, ...]) -> str | None:
    """The first banned term that the text contains, however it is embedded."""
    lowered = text.lower()
    return next((term for term in banned if term in lowered), None)


def lexicon(text: str, rules: TurnRules) -> Iterator[str]:
    """praise, verdict, role: which of the word lists the text falls under."""
    plain = folded(text)
    if _EMOJI.search(text) or any(_has(plain, phrase) for phrase in rules.praise):
        yield "praise"
    if any(_has(plain, phrase) for phrase in rules.verdicts):
        yield "verdict"
    if _DIRECTION.search(text) or any(_has(plain, phrase) for phrase in rules.role_words):
        yield "role"


def _has(plain: str, phrase: str) -> bool:
    at = plain.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        before = at == 0 or not plain[at - 1].isalnum()
        after = end == len(plain) or not plain[end].isalnum()
        if before and after:
            return True
        at = plain.find(phrase, at + 1)
    return False


def _double(text: str) -> bool:
    """Whether one sentence with a question mark holds two requests, or offers a list to choose from."""
    return any(_SECOND.search(part) or _OPTIONS.search(part) for part in _ASKED.findall(text))


def _questions(text: str) -> list[str]:
    own = _QUOTED.sub("", text)
    return [folded(sentence) for sentence in sentences(own) if "?" in sentence]


def _same(question: str, said: str, rules: TurnRules) -> bool:
    return any(fuzz.token_set_ratio(question, old) >= 100 * rules.similar for old in _questions(said))


@lru_cache(maxsize=512)
def content_stems(text: str) -> frozenset[str]:
    """Stems of the words that carry content."""
    return frozenset(stem(word) for word in words(text) if word not in FUNCTION and len(word) > 1)


class Gate:
    """Lets a model's turn through as it grows, holding back only what could still become a forbidden phrase.

    feed() returns the text that may be shown now; failed holds the checks that the turn has failed, after which nothing
    more is let through.
    """

    def __init__(self, bounds: Bounds, rules: TurnRules) -> None:
        self._bounds, self._rules = bounds, rules
        self._text, self._shown = "", 0
        lists = (bounds.banned, rules.praise, rules.verdicts, rules.role_words)
        self._beginnings = tuple(_beginnings(phrases) for phrases in lists)
        self._longest = max((len(phrase) for phrases in lists for phrase in phrases), default=0)
        self.failed: tuple[str, ...] = ()

    def feed(self, piece: str) -> str:
        """The part of the turn that may be shown after this piece."""
        self._text += piece
        self.failed = self.failed or tuple(_growing(self._text, self._bounds, self._rules))
        return "" if self.failed else self._release(len(self._text) - self._pending())

    def finish(self) -> str:
        """The rest of the turn once it is whole, or nothing if it failed a check."""
        self.failed = self.failed or faults(self._text, self._bounds, self._rules)
        return "" if self.failed else self._release(len(self._text))

    @property
    def text(self) -> str:
        """The whole turn so far, shown or not."""
        return self._text

    def _release(self, end: int) -> str:
        piece = self._text[self._shown : max(self._shown, end)]
        self._shown += len(piece)
        return piece

    def _pending(self) -> int:
        """Length of the longest end of the turn that begins a forbidden phrase without completing it."""
        tail = self._text[-self._longest :].lower()
        ends = (tail[at:] for at in range(len(tail)))
        return next((len(end) for end in ends if any(end in held for held in self._beginnings)), 0)


@lru_cache(maxsize=64)
def _beginnings(phrases: tuple[str, ...]) -> frozenset[str]:
    """Everything that one of the phrases begins with: many turns are under way at once, and each piece asks."""
    return frozenset(phrase[:end] for phrase in phrases for end in range(1, len(phrase) + 1))
