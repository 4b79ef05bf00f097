"""What rules cannot read of somebody's own work: things said, and said concretely, in words that no author foresaw.

Knows the answers and what was recognised in them. Never knows whether the rest is a key point: that is the reason.
"""

from collections.abc import Iterable, Mapping, Sequence

from interviewer.assess.wording import UNREAD
from interviewer.domain.items import Item
from interviewer.domain.judgement import CriterionVerdict, Judgement, MisconceptionVerdict, Quote
from interviewer.domain.vocabulary import Kind, Verdict
from interviewer.lexical.cohesion import tied
from interviewer.lexical.guards import is_repetitive, is_shuffled
from interviewer.lexical.prose import prose
from interviewer.lexical.stance import concrete
from interviewer.lexical.structure import is_keyword_list, without_lists

TOO_LITTLE = f"{UNREAD}: too little of what was said is in words that rules can read"
# Kinds of which no wording can be foreseen, since the content is the candidate's.
OWN = frozenset({Kind.BEHAVIORAL, Kind.NARRATIVE, Kind.BAR_RAISER})
# A story of so many content words, with so many deeds and figures, says something; where that share of it is in no key
# point that was recognised, a point that was not recognised may be in there. The sentences of a story come back to what
# others of it speak of; those that do not, such as fluent filler, are none of it.
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
    if is_keyword_list(text) or is_shuffled(text) or is_repetitive(text):
        return False
    told = _told(said)
    words = _words(told)
    if words < LEAST_WORDS or sum(map(concrete, told.values())) < LEAST_CONCRETE:
        return False
    quotes = [one.quote for one in found if one.quote] + [one.quote for one in wrong if one.quote]
    return _words(_beside(told, quotes)) >= UNREAD_SHARE * words


def _told(said: Mapping[int, str]) -> dict[int, str]:
    """The answers, of the same length, with blanks for the sentences that are tied to no other one of any answer."""
    text, told, start = "\n\n".join(said.values()), dict[int, str](), 0
    kept = tied(without_lists(text))
    for turn, words in said.items():
        inside = [(low - start, high - start) for low, high in kept if start <= low < start + len(words)]
        left = list(" " * len(words))
        for low, high in inside:
            left[low:high] = words[low:high]
        told[turn] = "".join(left)
        start += len(words) + 2
    return told


def _words(said: Mapping[int, str]) -> int:
    """How many content words there are."""
    return sum(len(prose(text).keys) for text in said.values())


def _beside(said: Mapping[int, str], quotes: Sequence[Quote]) -> dict[int, str]:
    """The answers with blanks for the quotes."""
    left = dict(said)
    for quote in quotes:
        text, span = left[quote.turn], quote.span
        left[quote.turn] = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return left


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
