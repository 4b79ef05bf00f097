"""The candidate's own project: how its method is named, in the candidate's words.

Knows how to find a short literal name in what was said. Never knows the project itself, and invents nothing.
"""

import re

from interviewer.domain.state import State
from interviewer.domain.text import words

_NAMED = re.compile(
    r"\b(?:called|named|the method (?:is|was)|method:|we (?:built|proposed|trained|developed|used)|"
    r"i (?:built|proposed|trained|developed|used)|it (?:is|was)|on|about)\s+([^.;:,?!\n]{3,80})",
    re.I,
)
_CLAUSE = re.compile(r"[.;:?!\n]|,\s+(?:which|where|and|but|so)\b")
_MOST_WORDS = 9
# "We pre-train a sensor encoder": what is done, without who does it and the verb.
_DOING = re.compile(
    r"^\W*(?:we|i)(?:'ve|'m)? (?:(?:have|had|also|then|first|now|currently) )*[\w-]+ (?:(?:on|with|in|at) )?(?=\S)",
    re.I,
)
_DANGLING = re.compile(
    r"(?:\s+(?:the|an?|of|to|for|by|with|in|on|at|and|or|that|which|from|than|its?|their|our|my|they|is|are|was|were))+$",
    re.I,
)
_OWN = re.compile(r"^(?:our|my)\b", re.I)
_NOTHING = re.compile(
    r"^\W*(?:no|none|nothing|n/a|i (?:have|'ve) (?:none|no|never)|i don'?t (?:have|know)|no idea|pass|skip)\b", re.I
)


def method_of(project: str | None) -> str | None:
    """The candidate's method as a short literal phrase of theirs, or None if they named none."""
    text = " ".join((project or "").split())
    if len(words(text)) < 1 or _NOTHING.match(text):
        return None
    if len(words(text)) <= _MOST_WORDS and not _DOING.match(text):
        return _as_named(text)
    named = None if _DOING.match(text) else _NAMED.search(text)
    phrase = named.group(1) if named else _DOING.sub("", _CLAUSE.split(text, maxsplit=1)[0], count=1)
    short = " ".join(phrase.split(",", maxsplit=1)[0].split()[:_MOST_WORDS])
    return _as_named(_DANGLING.sub("", short)) or None


def _as_named(phrase: str) -> str:
    """The phrase as somebody else would say it: what was "our router" is "your router"."""
    return _OWN.sub("your", phrase.strip(" .,;:!?“”\"'"), count=1)


def filled(text: str, state: State) -> str:
    """The text with `{method}` and `{claim}` in the candidate's words."""
    if "{" not in text:
        return text
    method = method_of(state.project.quote if state.project else None) or "the project you have in mind"
    return text.replace("{method}", method).replace("{claim}", method)
