"""Names that a person typed, and the ones that exist.

Knows likeness of spelling. Never knows what the names are of.
"""

from collections.abc import Collection
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from interviewer.domain.errors import UsageError

FEWEST = 4  # letters that a part of a name needs to mean it
E = TypeVar("E", bound=StrEnum)


def known(what: str, name: str, names: Collection[str], remedy: str = "") -> str:
    """The name if it exists; otherwise a UsageError with the likest that does.

    remedy: said where nothing is like it; the list of all by default.
    """
    if name in names:
        return name
    within = [other for other in names if len(name) >= FEWEST and name in other]
    like = within[:1] or get_close_matches(name, names, n=1, cutoff=0.5)
    all_of_them = "one of " + ", ".join(names) if names else "there are none yet"
    advice = f"did you mean “{like[0]}”?" if like else remedy or all_of_them
    raise UsageError(f"no {what} is called “{name}”", remedy=advice)


def word(what: str, name: str, words: type[E]) -> E:
    """The member of a closed word list; blanks and hyphens count as underscores."""
    folded = name.strip().lower().replace("-", "_").replace(" ", "_")
    return words(known(what, folded, [member.value for member in words]))
