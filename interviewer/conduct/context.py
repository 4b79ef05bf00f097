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
_DOING = re.compile(r"^(?:we|i)(?:'ve| have| had)?\s+(?:[\w-]+\s+){1,2}?(?=(?:an?|the)\s)", re.I)
_NOTHING = re.compile(
    r"^\W*(?:no|none|nothing|n/a|i (?:have|'ve) (?:none|no|never)|i don'?t (?:have|know)|no idea|pass|skip)\b", re.I
)


def method_of(project: str | None) -> str | None:
    """The candidate's method as a short literal phrase of theirs, or None if they named none."""
    text = " ".join((project or "").split())
    if len(words(text)) < 1 or _NOTHING.match(text):
        return None
    if len(words(text)) <= _MOST_WORDS:
        return text.strip(" .,;:!?“”\"'")
    named = _NAMED.search(text)
    phrase = named.group(1) if named else _CLAUSE.split(text, maxsplit=1)[0]
    phrase = _DOING.sub("", phrase, count=1)
    return " ".join(phrase.split()[:_MOST_WORDS]).strip(" .,;:!?“”\"'") or None


def filled(text: str, state: State) -> str:
    """The text with `{method}` and `{claim}` in the candidate's words."""
    if "{" not in text:
        return text
    method = method_of(state.project.quote if state.project else None) or "the project you have in mind"
    return text.replace("{method}", method).replace("{claim}", method)
