"""What rules cannot read of somebody's own work: things said, and said concretely, in words that no author foresaw.

Knows the answers and what was recognised in them. Never knows whether the rest is a key point: that is the reason.
"""

from collections.abc import Iterable, Mapping, Sequence

from interviewer.assess.wording import UNREAD
from interviewer.domain.items import Item
from interviewer.domain.judgement import CriterionVerdict, Judgement, MisconceptionVerdict, Quote
from interviewer.domain.vocabulary import Kind, Verdict
from interviewer.lexical.guards import is_repetitive, is_shuffled
from interviewer.lexical.prose import prose
from interviewer.lexical.stance import concrete
from interviewer.lexical.structure import is_keyword_list

TOO_LITTLE = f"{UNREAD}: too little of what was said is in words that rules can read"
# Kinds of which no wording can be foreseen, since the content is the candidate's.
OWN = frozenset({Kind.BEHAVIORAL, Kind.NARRATIVE, Kind.BAR_RAISER})
# An answer of so many content words, with so many deeds and figures, says something; where that share of it is in no
# key point that was recognised, a point that was not recognised may be in there.
LEAST_WORDS = 30
LEAST_CONCRETE = 4
UNREAD_SHARE = 0.5
# Of the points' weight so much must be recognised for a score.
LEAST_READ = 0.5


def is_unread(
    item: Item,
    said: Mapping[int, str],
    found: Iterable[CriterionVerdict],
    wrong: Sequence[MisconceptionVerdict],
) -> bool:
    """Whether a point that was not found may have been made all the same. said: turn -> its text.

    Short, vague or worn answers, and those that hold a misconception, are read well enough: what is not found there is
    missing.
    """
    if item.kind not in OWN or any(not one.repaired for one in wrong):
        return False
    text = "\n\n".join(said.values())
    words = len(prose(text).keys)
    if words < LEAST_WORDS or concrete(text) < LEAST_CONCRETE:
        return False
    if is_keyword_list(text) or is_shuffled(text) or is_repetitive(text):
        return False
    quotes = [one.quote for one in found if one.quote] + [one.quote for one in wrong if one.quote]
    return _beside(said, quotes) >= UNREAD_SHARE * words


def _beside(said: Mapping[int, str], quotes: Sequence[Quote]) -> int:
    """How many content words stand outside the quotes."""
    left = dict(said)
    for quote in quotes:
        text, span = left[quote.turn], quote.span
        left[quote.turn] = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return sum(len(prose(text).keys) for text in left.values())


def without_score(given: Judgement, item: Item) -> Judgement:
    """The judgement, without a score where too little was recognised for one."""
    read = unread = 0
    for one in given.criteria:
        point = item.key_point(one.key_point)
        if not point.stretch:
            unread += point.weight if UNREAD in one.flags else 0
            read += point.weight if one.verdict is not Verdict.NOT_ASSESSED else 0
    if not unread or read >= LEAST_READ * (read + unread):
        return given
    return given.model_copy(update={"score": None, "level": None, "base": None, "stretch": None, "why": TOO_LITTLE})
