"""Which of the candidate's own words can be quoted back: a short fragment that stands by itself.

Knows what makes a fragment read well. Never knows what will be asked about it.
"""

import re
from collections.abc import Collection, Sequence

from interviewer.conduct.tracking_units import Unit, units
from interviewer.domain.text import Span
from interviewer.lexical.clauses import Clause, clauses
from interviewer.lexical.quoting import opened, with_formulas
from interviewer.lexical.stems import stem
from interviewer.lexical.wordlists import (
    ARTICLES,
    BARRING,
    BEING,
    CLOSING,
    EDGE_WORDS,
    FUNCTION,
    JOINING,
    LINKING,
    NEGATIONS,
    OPENING,
    POSSESSIVES,
    PRAISE,
    PREPOSITIONS,
    PRONOUNS,
    SCOPE,
    WEAK,
)

LONGEST = 9
LEAST_WORTH = 1.5
CLAUSES_TRIED = 4
ENOUGH = 3.0
_WEAK = frozenset(stem(word) for word in WEAK)
_CONFLICTED = re.compile(
    r"\b(?:ignore|disregard|interviewer|grader|system prompt|instructions?|full marks|score|level \d|rubric)\b", re.I
)
# Words about the talk itself, which hold nothing to go back to.
_ASIDE = re.compile(
    r"\b(?:(?:all|what|everything) (?:that )?i (?:have|know|can say|said|wanted to say)\b"
    r"|nothing (?:more |else )?to add|(?:this|your) question|right to ask|stay with what i|stand by (?:it|that|what)"
    r"|(?:you|that) (?:wanted|meant|asked)\b|several layers|where (?:do|should) i (?:begin|start)"
    r"|(?:three|two|a few|several) things to say|in order\W*$|get the picture|hope (?:that )?(?:this|that|i|you)\b"
    r"|not sure (?:whether|if) (?:that|this|it) (?:is|was)|(?:a bit |rather |so )?nervous\b|i try to explain"
    r"|your group)",
    re.I,
)
# "a | third of those errors": without its article a fraction is no number.
_FRACTION = re.compile(r"\b(?:an?|one|two|three) (?:thirds?|quarters?|fifths?|tenths?|dozen|few|couple|lot)\b", re.I)


def fragment(
    text: str,
    start: int,
    end: int,
    around: tuple[int, int] | None = None,
    question: Collection[str] = (),
    most: int = LONGEST,
) -> Span | None:
    """At most `most` words of text[start:end] that read by themselves, holding `around` if given; None if nothing does.

    question: stems that the interviewer's question already holds and that make a fragment less telling.
    """
    begin = opened(text, start, end)
    if around is not None and begin > around[0]:
        begin = start
    marked = '"' in text[begin:end]
    found = units(text, begin, end)
    worth, depth = [0.0], [0]
    for unit in found:
        depth.append(depth[-1] + unit.depth)
        worth.append(worth[-1] + sum(_weight(word, question) for word in unit.words))
    best: tuple[float, int, int] | None = None
    ends = [(high, _end_cost(found, high)) for high in range(1, len(found) + 1)]
    starts = _starts(found)
    if around is not None:
        starts += [(at, 1.5) for at, unit in enumerate(found) if unit.start == around[0]]
    for low, start_cost in starts:
        if around is not None and found[low].start > around[0]:
            continue
        for high, end_cost in ends[low:]:
            if found[high - 1].upto - found[low].upto + len(found[low].words) > most:
                break
            if end_cost is None or depth[high] != depth[low]:
                continue
            if around is not None and found[high - 1].end < around[1]:
                continue
            if marked and text.count('"', found[low].start, found[high - 1].end) % 2:
                continue
            said = worth[high] - worth[low]
            score = (
                (said if around is None else min(said, ENOUGH)) - start_cost - end_cost - _inner_cost(found, low, high)
            )
            if best is None or score > best[0]:
                best = (score, low, high)
    if best is None:
        return None
    low_at, high_at = with_formulas(text, found[best[1]].start, found[best[2] - 1].end)
    low_at = _with_article(text, begin, low_at, high_at, most)
    return Span(quote=text[low_at:high_at], start=low_at, end=high_at)


def _with_article(text: str, begin: int, low: int, high: int, most: int) -> int:
    """Where the fragment begins once a fraction has its article."""
    for cut in _FRACTION.finditer(text, begin, high):
        if cut.start() < low < cut.end() and len(text[cut.start() : high].split()) <= most:
            return cut.start()
    return low


def _weight(word: str, question: Collection[str]) -> float:
    if any(char.isdigit() for char in word):
        return 1.6
    if word in FUNCTION:
        return -0.25
    if word in PRAISE:
        return -20.0
    root = stem(word)
    return 0.5 if root in question else 0.6 if root in _WEAK else 1.0


def _starts(found: Sequence[Unit]) -> list[tuple[int, float]]:
    """Where a fragment may begin: with the clause, or with a noun phrase inside it, and what each costs."""
    out = []
    denied = False
    for at, unit in enumerate(found):
        before = found[at - 1].words[-1] if at else ""
        cost = _start_cost(unit, before, at == 0 or (at == 1 and before in ARTICLES))
        if cost is not None:
            out.append((at, cost + 1.5 * (denied and cost >= 0)))
        denied = denied or any(word in NEGATIONS for word in unit.words)
    return out


def _start_cost(unit: Unit, before: str, opens: bool) -> float | None:
    first = unit.words[0]
    bound = len(unit.words) > 1 and first in BARRING
    content = unit.solid or bound or (first not in EDGE_WORDS and first not in FUNCTION)
    if opens:
        subject = first in PRONOUNS or first in POSSESSIVES
        return -2.0 if subject else -1.2 if content or first in SCOPE or first in OPENING else None
    if first in PRONOUNS and first != "it":
        return 1.2 if before in ("that", "which", "who") else 0.2
    if first in POSSESSIVES:
        return 0.3
    if first in SCOPE:
        return 0.6 if bound or first in ("without", "no", "only", "nearly", "roughly", "about") else None
    if not content:
        return None
    if before in BARRING:
        return 3.5
    if before in ARTICLES or before in PREPOSITIONS:
        return 0.4 + 0.8 * (before in ("to", "with", "of"))
    if before in BEING:
        return 0.8 + 0.6 * first.endswith("ed")
    return 1.2 if unit.solid else None


def _end_cost(found: Sequence[Unit], high: int) -> float | None:
    """What it costs to end before unit `high`; None where the fragment would break off."""
    last = found[high - 1].words[-1]
    if last in ("one", "ones") and high > 1 and found[high - 2].words[-1] not in FUNCTION:
        last = "thing"  # "the supervised one" is a whole noun phrase
    if high == len(found):
        return None if last in EDGE_WORDS and last not in CLOSING else -1.2
    if last in EDGE_WORDS or last in FUNCTION:
        return None
    words = [word for unit in found[max(0, high - 2) : high] for word in unit.words]
    before, after = words[-2] if len(words) > 1 else "", found[high].words[0]
    # "wanted to look | for", "a and b | that": the last word belongs to what follows.
    hanging = 2.0 * (before == "to" and after in PREPOSITIONS) + 1.2 * (before in ("and", "or", "then"))
    # "the supervised | one", "a taste that p | does": half of a noun phrase, half of a relative clause.
    if after in ("one", "ones") or before in ("that", "which", "who"):
        return None
    if after == "of" or after in NEGATIONS or after in SCOPE:
        return 2.5 + hanging
    if after in PREPOSITIONS:
        return (1.6 if after == "to" else 0.8) + hanging
    if after in JOINING:
        return 0.3 + hanging
    return (1.0 if after in FUNCTION else 3.0) + hanging


def _inner_cost(found: Sequence[Unit], low: int, high: int) -> float:
    """A noun phrase that goes on into a verb or another subject reads badly; so does a single word."""
    inner = {word for unit in found[low + 1 : high] for word in unit.words}
    cost = 0.8 if found[high - 1].upto - found[low].upto + len(found[low].words) == 1 else 0.0
    if low > 1 and found[low].words[0] not in PRONOUNS:
        cost += 1.2 * bool(inner & LINKING)
    if found[low].words[0] not in PRONOUNS and inner & PRONOUNS - {"it"} and (low > 1 or not inner & JOINING):
        cost += 2.5
    return cost


def readable(text: str, span: Span, most: int = LONGEST) -> Span | None:
    """The span, or the most telling fragment of it where it is too long, or around it where it is a word or two.

    None where nothing in it reads by itself.
    """
    count = len(span.quote.split())
    held = [clause for clause in clauses(text) if clause.start < span.end and span.start < clause.end]
    if 2 < count <= most and len({clause.sentence for clause in held}) == 1:
        return span
    found: list[tuple[float, Span]] = []
    for clause in held:
        low, high = (
            (max(clause.start, span.start), min(clause.end, span.end)) if count > 2 else (clause.start, clause.end)
        )
        around = (span.start, span.end) if count <= 2 else None
        part = fragment(text, low, high, around, most=most)
        if part is not None:
            found.append((_worth(part.quote, ()) - 0.02 * len(found), part))
    best = max(found, key=lambda one: one[0], default=None)
    if best is not None and (count > 2 or len(best[1].quote.split()) > 1):
        return best[1]
    return span if 1 < count <= most else None


def salient(text: str, question: str, barred: Collection[tuple[int, int]] = ()) -> Span | None:
    """The fragment of the turn most worth going back to: new words and figures, inside one clause, outside `barred`."""
    asked = {stem(word) for word in re.findall(r"\w+", question.lower())}
    ranked = sorted(
        ((_clause_worth(clause, asked) - 0.02 * at, -at, clause) for at, clause in enumerate(clauses(text))),
        reverse=True,
    )
    best: tuple[float, Span] | None = None
    tried = 0
    for worth, at, clause in ranked:
        if tried == CLAUSES_TRIED or worth < LEAST_WORTH - 1:
            break
        if clause.question or any(sort.search(text, clause.start, clause.end) for sort in (_CONFLICTED, _ASIDE)):
            continue
        if any(low < clause.end and clause.start < high for low, high in barred):
            continue
        tried += 1
        span = fragment(text, clause.start, clause.end, question=asked)
        if span is None:
            continue
        said = _worth(span.quote, asked) + 0.02 * at
        if best is None or said > best[0]:
            best = (said, span)
    return best[1] if best and best[0] >= LEAST_WORTH else None


def _clause_worth(clause: Clause, asked: Collection[str]) -> float:
    worth = 0.0
    for term in clause.terms:
        if term.sort == "number":
            worth += 1.2
        elif term.sort == "content" and term.key not in asked:
            worth += 0.4 if term.key in _WEAK else 1.0
    return min(worth, 5.0)


def _worth(quote: str, asked: Collection[str]) -> float:
    """New content words and figures in the fragment; around five of them are enough."""
    worth = 0.0
    for word in quote.lower().split():
        plain = word.strip("'’\"“”.,;:")
        if any(char.isdigit() for char in plain):
            worth += 1.2
        elif plain not in FUNCTION and stem(plain) not in asked:
            worth += 0.4 if stem(plain) in _WEAK else 1.0
    return min(worth, 5.0) + (0.5 if 3 <= len(quote.split()) <= LONGEST else 0.0)
