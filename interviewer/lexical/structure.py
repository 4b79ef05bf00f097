"""Whether a text is made of sentences or of strung-up keywords.

Knows the share of function words, verbs and signs. Never knows what the words mean.
"""

import re
from functools import lru_cache

from interviewer.lexical.terms import terms
from interviewer.lexical.wordlists import FUNCTION, words_of

_LEAST_FUNCTION_SHARE = 0.16
_LEAST_TERMS = 7
# Telegraphic notes still have verbs; bare lists of nouns have none of these endings or words.
_RELATING = words_of(
    """is are was were be has have had do does did gives give get gets got goes means makes make needs need so because
    since if then as cancels depends sums equals becomes shows breaks fails keeps rotates changes"""
)
# Four bare words or more, with nothing but marks, "and" and "or" between them, say nothing of each other.
_WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
_BARE = rf"(?!(?:{'|'.join(map(re.escape, sorted(FUNCTION)))})(?![\w'’-])){_WORD}"
_JOINT = r"\s*(?:,\s*(?:and|or)\b|[,/;|]|\b(?:and|or|plus)\b|\n\s*(?:[-*•]|\d{1,2}[.)])?)\s*"
_STRUNG, _STRUNG_BARE = (
    re.compile(rf"(?<![\w'’-]){word}(?:{_JOINT}{word}){{3,}}(?![\w'’-])", re.IGNORECASE) for word in (_WORD, _BARE)
)


@lru_cache(maxsize=256)
def without_lists(text: str) -> str:
    """The text, of the same length, with blanks for its lists of single content words."""
    return _STRUNG.sub(lambda found: _STRUNG_BARE.sub(_blank, found.group()), text)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def is_keyword_list(text: str) -> bool:
    """Whether the text strings keywords together without saying anything about them; formulas are not keywords."""
    found = terms(text)
    if len(found) < _LEAST_TERMS:
        return False
    words = [text[term.start : term.end].lower() for term in found if term.sort in ("content", "function")]
    if not words:
        return False
    signs = sum(term.sort in ("sign", "symbol") for term in found)
    if signs >= len(words):
        return False
    share = sum(word in FUNCTION for word in words) / len(words)
    relating = sum(word in _RELATING for word in words) / len(words)
    return share < _LEAST_FUNCTION_SHARE and relating < 0.04
