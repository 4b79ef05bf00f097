"""Counted things that a candidate said twice with different numbers, on one question or across a session.

Knows nouns that are counted in research. Never knows which of the two numbers is right.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from interviewer.conduct.tracking_numbers import Number, numbers
from interviewer.conduct.tracking_salient import fragment
from interviewer.domain.observation import Contradiction
from interviewer.domain.text import Span
from interviewer.lexical.clauses import Clause, clauses, sentences
from interviewer.lexical.stems import stem
from interviewer.lexical.wordlists import FUNCTION, SMALL_NUMBERS, WEAK

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
    rf"\b(?P<number>{_NUMBER})\s+(?:(?!(?:and|or|of|to|in|on|for|with|per|over)\b)[\w-]+\s+){{0,2}}?(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _THINGS)
    + r")\b|\b(?P<once>(?:ran|trained|run|did|repeated|tried) (?:it|that|this|"
    r"everything|each|the \w+) (?:only |just )?(?:once|a single time))\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:more|another|other|additional|extra|first|last|next|of the|out of|up to|at least|at most|would|could|will"
    r"|should|plan|instead|if|need|want|later|then|baselines?|they|their|after|than|until|cut|fewer"
    r"|remaining|keep|left|afford"
    r"|ideally|only have|from)\b",
    re.IGNORECASE,
)
_COUNTING = frozenset({"singl", "a", "onc", "once", "twice", "one", "hundr"})
_NEVER_SAME = frozenset({"weeks", "months"})
_WEAK = frozenset(stem(word) for word in WEAK)
# Words that say of a count that it holds for everything that was done.
_THROUGHOUT = re.compile(
    r"\b(?:everything|every (?:setting|experiment|result|number|row)|each (?:setting|experiment|row)"
    r"|all (?:the |our |my )?(?:experiments|results|settings|runs|numbers)|throughout|(?:ran|did"
    r"|trained) (?:it|that) (?:only |just )?once)\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"\b(?:nothing|never|nobody|no one|none)\b[^.,;]{0,40}?\bany (?:single )?(?P<thing>[a-z]{4,})", re.I
)
_SINGLE = re.compile(r"\b(?:one|a single|the same) (?P<thing>[a-z]{4,})\b", re.I)

# Words that tell one part of the work from another: counts of two such parts may well differ.
_PARTS = re.compile(
    r"\b(?:pilot|trial|stud(?:y|ies)|main|final|initial|prelim\w+|train(?:ing)?|test\w*|valid\w+|dev|held-?out"
    r"|baseline|ours?|small\w*"
    r"|larg\w+|big\w*|old|new|early|earlier|late|later|before|after|pre-?train\w*|fine-?tun\w+|search"
    r"|sweep|ablation\w*|second|third"
    r"|fourth|other|version|today|now)\b",
    re.IGNORECASE,
)


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


def across(turn: str, before: Sequence[tuple[int, str]]) -> tuple[Contradiction, ...]:
    """Counts in the turn that differ from what the candidate said on earlier questions of the session.

    before: (sequence number, text) of those turns. Other questions are about other experiments, so that two counts are
    set against each other only where both are plainly of the same thing: they share the words around them, or one of
    them is said of everything.
    """
    now = _plain(turn) if before else ()
    found: dict[str, Contradiction] = {}
    for sequence, text in reversed(before):
        for count in now:
            there = [held for held in _plain(text) if _same_thing(held, count)]
            alone = len({held.value for held in there}) == 1
            here = {held.value for held in now if held.thing == count.thing}
            if not alone or len(here) > 1 or there[0].value == count.value or count.thing in found:
                continue
            earlier = _quote(text, there[0]).quote
            found[count.thing] = Contradiction(earlier=earlier, earlier_turn=sequence, span=_quote(turn, count))
    return tuple(found.values())


def counting(text: str) -> tuple[str, ...]:
    """The sentences of a text that say plainly how many of something there were."""
    places = [plain.start for plain in _plain(text)]
    return tuple(text[low:high].strip() for low, high in sentences(text) if any(low <= at < high for at in places))


class _Plain(NamedTuple):
    """A number at [start, end) said plainly of something. around: stems of what else its clause is about.

    parts: stems of words that tell this part of the work from others.
    """

    thing: str
    unit: str
    value: float
    around: frozenset[str]
    parts: frozenset[str]
    throughout: bool
    start: int
    end: int


def _same_thing(one: _Plain, other: _Plain) -> bool:
    if (one.thing, one.unit) != (other.thing, other.unit) or one.parts != other.parts:
        return False
    if one.throughout or other.throughout:
        return True
    return len(one.around & other.around) >= (1 if one.parts else 2)


@lru_cache(maxsize=1024)  # the sentences of documents are read at every turn
def _plain(text: str) -> tuple[_Plain, ...]:
    """The numbers of a text that say how many of something there were, and nothing of a plan, a part or a rival."""
    out: list[_Plain] = []
    counts = {count.start: count for count in _counts(text)}
    counted = [n for n in numbers(text) if n.figure.counts and n.start not in counts]
    for clause in clauses(text):
        out += _of_everything(text, clause)
        here = [count for at, count in counts.items() if clause.start <= at < clause.end]
        also = [number for number in counted if clause.start <= number.start < clause.end]
        if not (here or also) or clause.question or clause.reported or any(clause.negated):
            continue
        quoted = text[clause.start : clause.end]
        if _OTHER.search(quoted):
            continue
        found = [(count.thing, "", _float(count.number), count.start, count.end) for count in here]
        found += [(_head(n), n.figure.unit, n.figure.value, n.start, n.upto) for n in also]
        around = frozenset(
            root
            for word in re.findall(r"[a-z]{4,}", quoted.lower())
            if word not in FUNCTION and (root := stem(word)) not in _WEAK
        )
        parts = frozenset(stem(part) for part in _PARTS.findall(quoted))
        throughout = _THROUGHOUT.search(quoted) is not None
        out += [
            _Plain(thing, unit, value, around - {stem(thing), thing}, parts, throughout, start, end)
            for thing, unit, value, start, end in found
        ]
    return tuple(out)


def _of_everything(text: str, clause: Clause) -> Iterator[_Plain]:
    """What is said of all that was done: that nothing was of a sort, or everything of a single one."""
    if clause.question or clause.reported:
        return
    nothing = _NOTHING.search(text, clause.start, clause.end)
    single = _THROUGHOUT.search(text, clause.start, clause.end) and _SINGLE.search(text, clause.start, clause.end)
    for found, value in ((nothing, 0.0), (single, 1.0)):
        if found:
            thing = stem(found.group("thing").lower())
            yield _Plain(thing, "", value, frozenset(), frozenset(), True, found.start(), found.end())


def _head(number: Number) -> str:
    return stem(number.figure.counts.split()[-1].lower())


def _float(number: str) -> float:
    return float(number) if number.replace(".", "", 1).isdigit() else -1.0


def _quote(text: str, plain: _Plain) -> Span:
    return _span(text, _Count(plain.thing, "", plain.start, plain.end, ""))


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
