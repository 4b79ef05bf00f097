"""Counted things that a candidate said twice with different numbers.

Knows nouns that are counted in research. Never knows which of the two numbers is right.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from interviewer.conduct.tracking_salient import fragment
from interviewer.domain.observation import Contradiction
from interviewer.domain.text import Span
from interviewer.lexical.clauses import Clause, clauses
from interviewer.lexical.wordlists import SMALL_NUMBERS

# Nouns counted as one thing; the first word names the thing.
_THINGS = (
    ("seeds", r"(?:random )?seeds?|(?:independent |separate )?runs?|repeats|repetitions|replicates|times"),
    ("gpus", r"gpus?|a100s?|h100s?|v100s?|tpus?|accelerators|cards"),
    ("annotators", r"annotators?|raters?|labell?ers?"),
    ("datasets", r"data ?sets?|corpora|benchmarks"),
    ("epochs", r"epochs?"),
    ("people", r"people|persons?|engineers?|researchers?|team members?|colleagues|authors|students"),
    ("weeks", r"weeks?"),
    ("months", r"months?"),
    ("layers", r"layers?"),
    ("parameters", r"(?:million |billion )?param(?:eter)?s?"),
    ("participants", r"participants?|subjects?|users?|patients?"),
    ("checkpoints", r"checkpoints?"),
    ("folds", r"folds?"),
)
_NUMBER = r"\d[\d,.]*k?|" + "|".join(SMALL_NUMBERS) + r"|a single|single|a hundred|once|twice"
_COUNT = re.compile(
    rf"\b(?P<number>{_NUMBER})\s+(?:(?!(?:and|or|of|to|in|on|for|with|per)\b)[\w-]+\s+){{0,2}}?(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _THINGS)
    + r")\b|\b(?P<once>(?:ran|trained|run|did|repeated|tried) (?:it|that|this|"
    r"everything|each|the \w+) (?:only |just )?(?:once|a single time))\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:more|another|other|additional|extra|first|last|next|of the|out of|up to|at least|at most|would|could|will"
    r"|should|plan|instead|if|need|want|later|then|baselines?|they|their|after|than|until|cut|fewer|remaining|keep|left|afford"
    r"|ideally|only have|from)\b",
    re.IGNORECASE,
)
_COUNTING = frozenset({"singl", "a", "onc", "once", "twice", "one", "hundr"})
_NEVER_SAME = frozenset({"weeks", "months"})


class _Count(NamedTuple):
    thing: str
    number: str
    start: int
    end: int
    around: str


def find_contradictions(turn: str, earlier: Sequence[tuple[int, str]]) -> tuple[Contradiction, ...]:
    """Counts in the turn that differ from the candidate's earlier count of the same thing.

    earlier: (sequence number, text) of the candidate's turns before. Only plain statements of what was done are
    compared, and a thing counted in two ways within one turn is left alone.
    """
    now = _counts(turn) if earlier else ()
    found: list[Contradiction] = []
    for thing in dict.fromkeys(count.thing for count in now):
        here = [count for count in now if count.thing == thing]
        for sequence, text in reversed(earlier):
            there = [count for count in _counts(text) if count.thing == thing]
            if not there:
                continue
            if _differ(here, there):
                span = _span(turn, here[0])
                found.append(Contradiction(earlier=_span(text, there[0]).quote, earlier_turn=sequence, span=span))
            break
    return tuple(found)


def _differ(here: Sequence[_Count], there: Sequence[_Count]) -> bool:
    if len({count.number for count in here}) > 1 or len({count.number for count in there}) > 1:
        return False
    if here[0].thing in _NEVER_SAME and not set(here[0].around.split()) & set(there[0].around.split()):
        return False
    return here[0].number != there[0].number


@lru_cache(maxsize=64)
def _counts(text: str) -> tuple[_Count, ...]:
    out = []
    for clause in clauses(text):
        if clause.question or clause.reported or any(clause.negated) or not _may_count(clause):
            continue
        quoted = text[clause.start : clause.end]
        if _OTHER.search(quoted):
            continue
        for match in _COUNT.finditer(text, clause.start, clause.end):
            thing = "seeds" if match.group("once") else next(name for name, _ in _THINGS if match.group(name))
            number = "1" if match.group("once") else _value(match.group("number"))
            if thing == "seeds" and match.group().lower().endswith("times") and not _repeated(quoted):
                continue
            if match.group().lower().rstrip().endswith(("runs", "run")) and not _repeats_of_one(quoted):
                continue
            out.append(_Count(thing, number, match.start(), match.end(), _context(quoted, match.group())))
    return tuple(out)


def _may_count(clause: Clause) -> bool:
    """Whether the clause has a number, or a word that stands for one."""
    return any(term.sort == "number" or term.key in _COUNTING for term in clause.terms)


def _repeated(quoted: str) -> bool:
    return re.search(r"\b(?:ran|repeat\w*|trained|reran|run)\b", quoted, re.IGNORECASE) is not None


def _repeats_of_one(quoted: str) -> bool:
    """Whether "runs" counts repetitions rather than everything that was ever launched."""
    return (
        re.search(r"\b(?:sweeps?|total|altogether|hundreds?|all in all|search|configurations?)\b", quoted, re.I) is None
    )


def _value(number: str) -> str:
    lower = number.lower().replace(",", "")
    if lower in ("a single", "single", "once"):
        return "1"
    if lower == "twice":
        return "2"
    if lower == "a hundred":
        return "100"
    return SMALL_NUMBERS.get(lower, lower.rstrip("."))


def _context(quoted: str, counted: str) -> str:
    return " ".join(word for word in re.findall(r"[a-z]{4,}", quoted.replace(counted, " ").lower()))


def _span(text: str, count: _Count) -> Span:
    held: Clause | None = next((c for c in clauses(text) if c.start <= count.start < c.end), None)
    if held is not None:
        span = fragment(text, held.start, held.end, (count.start, count.end))
        if span is not None:
            return span
    return Span(quote=text[count.start : count.end], start=count.start, end=count.end)
