"""A text as words, read once for whatever compares whole texts: the keys of its words, in order and by sentence.

Knows spelling and closed classes of words. Never knows formulas, items or scores; for those a text is read as terms.
"""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from interviewer.lexical.order import kind
from interviewer.lexical.stems import stem
from interviewer.lexical.thesaurus import canonical
from interviewer.lexical.wordlists import FUNCTION, WEAK, words_of

STOPS = frozenset(".!?;\n")
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[.!?;\n](?=\s|$)|[,:()]|\n|[^\w\s]")
# What stands behind the number of a line in a list; such a number ends no sentence and is no word of it.
_NUMBERED = frozenset(".):")
_MOST_WORDS = 100_000
# Words of every talk, that are synonyms of something only in few.
_SAID_ANYWAY = words_of("better different difference general generally lead times view advantage disadvantage depend")


class Prose(NamedTuple):
    """tokens: lower case, in order, words and marks. read: of each its key, "" if a function word, None if a mark.

    kinds: of each its kind, for its order. words: the words of the tokens. keys: of content words, in order, stems with
    synonyms brought to one. stems: the same as a set. sentences: of each. function: how many of the words carry no
    content.
    """

    tokens: list[str]
    read: list[str | None]
    kinds: list[int]
    words: list[str]
    keys: list[str]
    stems: frozenset[str]
    sentences: list[frozenset[str]]
    function: int

    @property
    def function_share(self) -> float:
        """Share of the words that carry no content, 0 to 1."""
        return self.function / len(self.words) if self.words else 0.0


def _key(root: str) -> str:
    """The stem, or that of its synonyms; of words that everybody says anyway none are as good as others."""
    return root if root in weak() else canonical().get(root, root)


@lru_cache(maxsize=1)
def weak() -> frozenset[str]:
    """Stems of content words that say little in whole texts."""
    return frozenset(stem(word) for word in WEAK | _SAID_ANYWAY)


class _Known(dict[str, tuple[str | None, int]]):
    """Token -> its key and its kind, worked out once; emptied before it grows without end."""

    def __missing__(self, token: str) -> tuple[str | None, int]:
        if len(self) >= _MOST_WORDS:
            self.clear()
        found = None
        if token[0].isalnum():
            found = "" if token.replace("’", "'") in FUNCTION else _key(stem(token))
        known = self[token] = found, kind(token)
        return known


_KNOWN = _Known()


@lru_cache(maxsize=256)
def prose(text: str) -> Prose:
    """The text read; the latest texts are kept."""
    tokens = _unnumbered(_TOKEN.findall(text.lower()))
    known = [_KNOWN[token] for token in tokens]
    read = [found for found, _ in known]
    words = [token for token, found in zip(tokens, read, strict=True) if found is not None]
    keys = [found for found in read if found]
    return Prose(
        tokens,
        read,
        [at for _, at in known],
        words,
        keys,
        frozenset(keys),
        _sentences(tokens, read),
        len(words) - len(keys),
    )


def _unnumbered(tokens: list[str]) -> list[str]:
    """The tokens without the numbers of a list's lines."""
    if not any(token.isdecimal() for token in tokens):
        return tokens
    out: list[str] = []
    for token in tokens:
        if token in _NUMBERED and out and _is_numbering(out):
            out.pop()
        else:
            out.append(token)
    return out


def _is_numbering(before: list[str]) -> bool:
    """Whether the last token is a small number at the beginning of a sentence."""
    return before[-1].isdecimal() and len(before[-1]) <= 2 and (len(before) < 2 or not before[-2][0].isalnum())


def _sentences(tokens: list[str], read: list[str | None]) -> list[frozenset[str]]:
    ends = [at for at, token in enumerate(tokens) if token in STOPS]
    found = (frozenset(filter(None, read[low:high])) for low, high in pairwise([0, *ends, len(read)]))
    return [sentence for sentence in found if sentence]
