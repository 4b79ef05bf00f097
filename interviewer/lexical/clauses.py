"""A text as sentences and clauses, and what hangs over each of them: negation, supposition, someone else's voice.

Knows punctuation and a few joining words. Never knows what is being claimed.
"""

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from interviewer.lexical.terms import Term, terms
from interviewer.lexical.wordlists import GREEK, MATH_WORDS, NEGATIONS, NOT_REALLY_NEGATING

_SENTENCE_END = re.compile(
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\bal)(?<!\bvs)(?<!\bcf)(?<!\bDr)[.!?]+(?=\s|$|[\"'”)])"
    r"|\n\s*\n|\n(?=\s*(?:[-*•#\d]|def\b|return\b|import\b|[A-Za-z_]\w*\s*=))|(?<=;)"
)
_BREAK = re.compile(
    r"\s*[;:]\s|,\s|\s[-–—]+\s(?=[a-zA-Z]{2})|—|[()]"
    r"|\s(?=(?:but|because|whereas|although|though|while|since|so that|which|unless|except|rather than|instead of)\s)"
    r"|\s(?=(?:and|so|then|or) (?:i|we|it|they|he|she|the|that|this|you|not|there)\s)",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:some|many|most|people|others|they|someone|one|textbooks?|papers?|reviewers?|folks|it is|it's|is)\b"
    r"[^.;]{0,20}\b(?:say|says|said|claim|claims|claimed|think|believe|argue|assume|explain)\b"
    r"|\b(?:the (?:myth|claim|story|misconception|belief|idea|intuition) (?:that|is)"
    r"|a common (?:mistake|misconception|claim)|naively|so-called|supposedly|it is tempting|you might think"
    r"|one might think|at first (?:glance|i thought)|i (?:used to|once|first|initially) (?:think|thought|believed?)"
    r"|if (?:it|this|that|you|we|i|someone) (?:were|was|said)|suppose|imagine)\b",
    re.IGNORECASE,
)
_FALSE = (
    r"(?:wrong|false|untrue|incorrect|mistaken|nonsense|not (?:true|right|correct|so|the case)"
    r"|an? (?:\w+ )?(?:myth|misunderstanding|misconception|mistake|fallacy|error))"
)
_FALSE_STEMS = (
    "wrong", "false", "untrue", "incorrect", "mistake", "nonsense", "not true", "not right", "not correct", "not so",
    "not the case", "myth", "misunderstanding", "misconception", "fallacy", "error",
)  # fmt: skip
# What denies all that follows in the sentence: "it is wrong that", "I would never say that", "I disagree that".
_DENYING = re.compile(
    rf"\b{_FALSE} (?:that|to (?:say|claim|think|believe|assume|conclude))\b"
    r"|\b(?:not|never|n't|nobody|no one|hardly)(?: (?:really|want to|mean to|would|can|should|ever))* "
    r"(?:say|claim|think|believe|argue|assume|agree|accept|conclude|mean|imply)(?:s|ed)?(?: with the \w+)? that\b"
    r"|\bit(?: is|'s)(?: simply| just)? not(?: so)? that\b"
    r"|\bdisagree (?:that|with the (?:view|idea|claim|notion) that)\b",
    re.IGNORECASE,
)
# What denies the clause that it ends, and what says so of the whole sentence before.
_DENIED = re.compile(rf"\b(?:is|are|was|were)(?: \w+ly| just)? {_FALSE}[.!]*$", re.IGNORECASE)
_DENIED_BEFORE = re.compile(
    rf"(?:(?:but|no|yet|however|and)[, ]+)*(?:that|this|which|it)(?: is| was|'s)(?: \w+ly| just)? {_FALSE}\b",
    re.IGNORECASE,
)
_SAY_OTHERS = re.compile(
    r"(?:so |as )?(?:they|some|many|people|others)(?: people)? (?:often |always |like to |tend to )?"
    r"(?:say|claim|think|believe)[.!]*$",
    re.IGNORECASE,
)
_TURNS = re.compile(r"(?:but|however|yet|whereas|in fact|actually|in reality|though)\b", re.IGNORECASE)
# Fewer words make no clause of their own.
LEAST_TURN = 3

_MATHEMATICAL = GREEK | MATH_WORDS
# Stretches that every negation has one of.
_NEGATING = ("n't", "nt", "no", "ne", "with", "hardly", "wrong", "false", "untrue", "incorrect", "mis", "my")


class Clause(NamedTuple):
    """One clause, [start, end) of the text. sentence: its sentence's number. reported: someone else's view,
    supposed, or denied as a whole.

    negated: for each term whether a negation stands before it. question: the sentence ends in a question mark.
    """

    start: int
    end: int
    sentence: int
    terms: tuple[Term, ...]
    negated: tuple[bool, ...]
    reported: bool
    question: bool


@lru_cache(maxsize=1_024)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """[start, end) of each sentence, closing punctuation included, white space around left out."""
    bounds, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        bounds.append((start, match.end()))
        start = match.end()
    bounds.append((start, len(text)))
    return tuple(trimmed for bound in bounds if (trimmed := _trim(text, *bound)) is not None)


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


@lru_cache(maxsize=1_024)
def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses in order; brackets belong to the clause when they touch a symbol, as in `p(1 - p)`."""
    found = terms(text)
    signs = frozenset(term.start for term in found if term.sort == "sign")
    starts = [term.start for term in found]
    out: list[Clause] = []
    first = 0
    low_text = text.lower()
    false = any(word in low_text for word in _FALSE_STEMS)
    denying = _DENYING.search(text) is not None
    for number, (start, end) in enumerate(sentences(text)):
        asks = text[start:end].rstrip("\"'”)").endswith("?")
        if false and _DENIED_BEFORE.match(text, start, end):
            out[first:] = [clause._replace(reported=True) for clause in out[first:]]
        first, reported = len(out), False
        for low, high in _pieces(text, start, end, signs):
            if _SAY_OTHERS.match(text, low, high):
                out[first:] = [clause._replace(reported=True) for clause in out[first:]]
            reported = (reported and not _turns(text, low, high)) or _others(text, low, high, denying)
            inside = found[bisect_left(starts, low) : bisect_left(starts, high)]
            if inside:
                out.append(
                    Clause(
                        low,
                        high,
                        number,
                        inside,
                        _negated(text, inside),
                        reported or (false and _ends_denied(text, low, high)),
                        asks,
                    )
                )
        if false and text[start : start + 5].lower() == "that " and _DENIED.search(text, start, end):
            out[first:] = [clause._replace(reported=True) for clause in out[first:]]
    return tuple(out)


def _turns(text: str, low: int, high: int) -> bool:
    """Whether somebody goes on in a voice of their own: "but faster" is still what the others say."""
    return _TURNS.match(text, low) is not None and len(text[low:high].split()) >= LEAST_TURN


def _others(text: str, low: int, high: int, denying: bool) -> bool:
    """Whether what follows is someone else's view, supposed or denied."""
    if _REPORTED.search(text, low, high) is not None:
        return True
    return denying and _DENYING.search(text, low, high) is not None


def _ends_denied(text: str, low: int, high: int) -> bool:
    return _DENIED.search(text, low, high) is not None


def _pieces(text: str, start: int, end: int, signs: frozenset[int]) -> list[tuple[int, int]]:
    pieces, low = [], start
    for match in _BREAK.finditer(text, start, end):
        if match.group() in "()" and _formula_bracket(text, match.start()):
            continue
        if any(at in signs for at in range(match.start(), match.end())):
            continue
        pieces.append((low, match.start()))
        low = match.end()
    pieces.append((low, end))
    return [trimmed for piece in pieces if (trimmed := _trim(text, *piece)) is not None]


def _formula_bracket(text: str, at: int) -> bool:
    """Whether the bracket belongs to a formula: it touches a symbol outside, or holds signs and single letters only."""
    if text[at] == "(":
        close = text.find(")", at)
    else:
        close, at = at, text.rfind("(", 0, at)
    if close < 0 or at < 0:
        return False
    touches = at > 0 and not text[at - 1].isspace()
    return touches or all(word.lower() in _MATHEMATICAL for word in re.findall(r"[^\W\d_]{3,}", text[at:close]))


def _negated(text: str, inside: tuple[Term, ...]) -> tuple[bool, ...]:
    """For each term whether a negation stands before it in the clause."""
    low = text[inside[0].start : inside[-1].end].lower().replace("’", "'")
    if not any(word in low for word in _NEGATING) or any(phrase in low for phrase in NOT_REALLY_NEGATING):
        return (False,) * len(inside)
    seen, flags = False, []
    for term in inside:
        flags.append(seen)
        seen = seen or text[term.start : term.end].lower().replace("’", "'") in NEGATIONS
    return tuple(flags)
