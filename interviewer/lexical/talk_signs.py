"""What a listener of a talk misses: undefined symbols, axes, units, spread, plain words - and which slides there are.

Knows the plan's word lists and the sentences of a talk. Never knows who listens, nor what is asked about it.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from interviewer.domain.noun import Noun
from interviewer.domain.talk_plan import Listening, Missing, Unclear
from interviewer.domain.text import Span, words
from interviewer.lexical.stems import stem
from interviewer.lexical.talk import Sentence, Talk
from interviewer.lexical.talk_marks import phrase_pattern
from interviewer.lexical.wordlists import FUNCTION, SMALL_NUMBERS

_ABBREVIATION = re.compile(r"(?<![\w-])[A-Z][A-Z0-9]{1,5}s?(?![\w-])")
_GREEK = (
    "alpha|beta|gamma|delta|epsilon|eta|theta|kappa|lambda|mu|nu|xi|rho|sigma|tau|phi|chi|psi|omega"
    "|[αβγδεηθκλμνξρστφχψωΓΔΘΛΣΦΨΩ]"
)
_SYMBOL = re.compile(rf"(?<![\w-])(?:{_GREEK})(?![\w-])", re.IGNORECASE)
_LETTER = re.compile(r"(?<![\w'’.-])[A-Zb-hj-z](?=\s?(?:=|≤|≥|<|>|∈)\s?\S)")
_NUMBER = re.compile(r"(?<![\w.,-])\d+(?:[.,]\d+)*")
_UNIT = re.compile(
    r"\s?(?:%|percent\b|per cent\b|points?\b|x\b|×|times\b|-?fold\b|±|[a-zµ]{1,3}/\w|\$|€|°"
    r"|(?:to|of|against|from|and|or|versus|vs\.?|out of|–|-|/)\s?\d)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:slide|figure|fig\.|table|section|chapter|equation|eq\.|step|level|version|page|row|column|layer|part|top"
    r"|grade|in|since|year)\s?$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NOUN_AFTER = re.compile(r"\s([a-z][\w-]+)", re.IGNORECASE)
_MONEY = re.compile(r"[$€£]\s?$")
_FORMULA = re.compile(r"\$[^$]+\$|[=∑∏∂∇≤≥≈]")
_NEGATION = re.compile(r"\b(?:not|no|never|cannot|can't|doesn't|don't|without|nothing|fails?|less|worse|lower)\b", re.I)
_RUNS = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|ten|twelve|twenty|independent|repeated|all|several)"
    r" (?:\w+ )?(?:runs|seeds|repeats|folds)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:prior|previous|earlier|existing|others?'?|usual|current) (?:\w+ )?"
    r"(?:work|methods?|systems?|approach\w*|models?)\b",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"\b(?:claim|thesis|in one sentence|main point|remember|take[- ]?(?:home|away))\b", re.IGNORECASE
)
_THESIS_WORDS = 280
_SAME, _NEARLY_THE_SAME = 0.6, 0.85


class Unclarity(Noun):
    """Something that a listener cannot follow. span: the words of it in the turn."""

    sort: Unclear
    span: Span
    sentence: Sentence


class Compared(NamedTuple):
    """Thesis against last sentence. overlap: share of the shorter one's content stems that both have."""

    says: Literal["same claim", "drifted", "missing"]
    overlap: float


def unclear(talk: Talk, turn: int, listening: Listening) -> Unclarity | None:
    """The first thing in that turn that no listener could follow: a symbol, else axes, else a bare number."""
    here = talk.sentences(turn)
    heard = [sentence for sentence in talk.sentences() if sentence.turn <= turn]
    told = {found for asked in talk.interruptions if asked.lead for found in [asked.lead.quote.lower()]}
    for sentence in (one for one in here if one.spoken):
        found = _undefined(sentence, heard, listening)
        if found is not None and found.quote.lower() not in told:
            return Unclarity(sort="symbol", span=found, sentence=sentence)
    for at, sentence in enumerate(here):
        found = _bare_figure(sentence, here[at : at + 3], listening) if sentence.spoken else None
        if found is not None:
            return Unclarity(sort="axis", span=found, sentence=sentence)
    for sentence in (one for one in here if one.spoken):
        found = _bare_number(sentence, listening)
        if found is not None:
            return Unclarity(sort="unit", span=found, sentence=sentence)
    return None


def unexplained_figures(talk: Talk, listening: Listening) -> tuple[Sentence, ...]:
    """Sentences that point at a figure whose axes are not named there or just after."""
    held = [sentence for sentence in talk.sentences() if sentence.spoken]
    return tuple(one for at, one in enumerate(held) if _bare_figure(one, held[at : at + 3], listening))


def results(talk: Talk, listening: Listening) -> tuple[Sentence, ...]:
    """Sentences about the own work that give a result as a number."""
    measure = phrase_pattern(listening.measures)
    return tuple(one for one in own_work(talk) if measure.search(one.text) and list(_values(one.text)))


def spreadless(talk: Talk, listening: Listening) -> tuple[Sentence, ...]:
    """Results without a word of their spread in the sentence or the two after it."""
    held, spread = talk.sentences(), phrase_pattern(listening.spread)
    bare = []
    for result in results(talk, listening):
        at = held.index(result)
        near = held[max(0, at - 1) : at + 3]
        if not any(spread.search(one.text) or _RUNS.search(one.text) for one in near):
            bare.append(result)
    return tuple(bare)


def missing(talk: Talk, listening: Listening) -> tuple[Missing, ...]:
    """The slides that the talk does not have, of those every talk needs."""
    found: list[Missing] = []
    if named(talk, listening.failure) is None:
        found.append("failure")
    if named(talk, listening.limits) is None:
        found.append("limits")
    if spreadless(talk, listening) or not results(talk, listening):
        found.append("spread")
    return tuple(found)


def own_work(talk: Talk) -> tuple[Sentence, ...]:
    """The sentences after motivation and gap, which speak of others' work; all of them where no section was told."""
    opening = {part.section for part in talk.parts} <= set(talk.opening)
    return tuple(one for one in talk.sentences() if opening or one.section not in talk.opening)


def first(sentences: Sequence[Sentence], phrases: Sequence[str]) -> Sentence | None:
    """The first sentence with one of the phrases in it."""
    pattern = phrase_pattern(tuple(phrases))
    return next((one for one in sentences if pattern.search(one.text)), None)


def named(talk: Talk, phrases: Sequence[str]) -> Sentence | None:
    """The first sentence about the own work with one of the phrases, or under a title that has one."""
    pattern = phrase_pattern(tuple(phrases))
    own = tuple(one for one in own_work(talk) if not _OTHERS.search(one.text))
    titled = {(part.turn, part.start) for part in talk.parts if pattern.search(part.title)}
    under = (one for one in own if (one.turn, one.start) in titled)
    return first(own, phrases) or next(under, None)


def costs(talk: Talk, listening: Listening) -> Sentence | None:
    """The first sentence that says with a number what the work takes in data, time, machines or money."""
    cost = phrase_pattern(listening.cost)
    return next((one for one in own_work(talk) if any(_counted(one.text, m) for m in cost.finditer(one.text))), None)


def _counted(text: str, found: re.Match[str]) -> bool:
    """Whether a number stands close before the words, or just after them."""
    before, after = text[max(0, found.start() - 24) : found.start()], text[found.end() : found.end() + 8]
    return any(char.isdigit() for char in before + after) or any(word in SMALL_NUMBERS for word in words(before))


def jargon(sentence: Sentence, listening: Listening) -> tuple[str, ...]:
    """The terms of the sentence that only the field understands and that it does not make plain, each once."""
    if phrase_pattern(listening.explains).search(sentence.text):
        return ()
    known = {name.lower() for name in listening.known}
    found = [match.group() for match in phrase_pattern(listening.jargon).finditer(sentence.text)]
    found += [m.group() for m in _ABBREVIATION.finditer(sentence.text) if m.group().rstrip("s").lower() not in known]
    found += [match.group() for match in _SYMBOL.finditer(sentence.text)]
    found += ["a formula"] if _FORMULA.search(sentence.text) else []
    return tuple(dict.fromkeys(term.lower() for term in found))


def early_thesis(talk: Talk) -> Sentence | None:
    """The sentence in the first two minutes that says the thesis, by its content words."""
    if talk.thesis is None:
        return None
    thesis, said = stems(talk.thesis.quote), 0
    for sentence in talk.sentences():
        if said >= _THESIS_WORDS:
            return None
        own = stems(sentence.text)
        shared = len(thesis & own)
        announced = shared >= 3 and _ANNOUNCES.search(sentence.text) is not None
        if announced or shared >= 0.5 * len(thesis) or (shared >= 5 and shared >= 0.5 * len(own)):
            return sentence
        said += len(words(sentence.text)) if sentence.spoken else 0
    return None


def compare(thesis: str, final: str) -> Compared:
    """Whether the last sentence makes the thesis' claim: most of its words, its numbers, the same side of a "not"."""
    one, other = stems(thesis), stems(final)
    if not other or not one:
        return Compared("missing", 0.0)
    overlap = len(one & other) / min(len(one), len(other))
    numbers = set(_NUMBER.findall(thesis)), set(_NUMBER.findall(final))
    other_numbers = all(numbers) and not numbers[0] & numbers[1]
    alike = len(one & other) / len(one | other) >= _NEARLY_THE_SAME
    turned = alike and bool(_NEGATION.search(thesis)) != bool(_NEGATION.search(final))
    same = overlap >= _SAME and not other_numbers and not turned
    return Compared("same claim" if same else "drifted", round(overlap, 2))


def stems(text: str) -> frozenset[str]:
    """Stems of the words that carry content."""
    return frozenset(stem(word) for word in words(text) if word not in FUNCTION and len(word) > 1)


def _undefined(sentence: Sentence, heard: Iterable[Sentence], listening: Listening) -> Span | None:
    """A symbol or abbreviation that neither the sentence nor anything before it explains."""
    known = {name.lower() for name in listening.known}
    text = " ".join(one.text for one in heard)
    for pattern in (_SYMBOL, _LETTER, _ABBREVIATION):
        for found in pattern.finditer(sentence.text):
            name = found.group()
            low = name.lower()
            if low in known or low.rstrip("s") in known or low in FUNCTION:
                continue
            if not _defined(name.rstrip("s") if pattern is _ABBREVIATION else name, text):
                return _span(sentence, found.start(), found.end())
    return None


def _defined(name: str, text: str) -> bool:
    """Whether the text says what the name stands for."""
    own = rf"(?<![\w-]){re.escape(name)}s?(?![\w-])"
    letters = list(name) if name.isupper() else []
    spelled = r"\W+(?:(?:of|the|and|for|to|in)\W+)?".join(rf"{letter}[\w-]+" for letter in letters)
    shapes = [
        rf"\(\s*{own}\s*[,)]",
        rf"{own}\s*\(",
        rf"{own},? (?:is|are|was|means|denotes|stands for|stand for|being|for short|our|the|an?|that is|i\.e\.)\b",
        rf"\b(?:call(?:ed)?|named|denoted|written|write|abbreviated|by|as|short)(?: it| this| them)?,? {own}",
        rf"\b(?:the|a|an|our|its|their|with|of|and) (?:[a-z-]+ ){{1,3}}{own}",
        *([spelled] if len(letters) > 1 else []),
    ]
    if name.isupper():
        shapes.remove(rf"\b(?:the|a|an|our|its|their|with|of|and) (?:[a-z-]+ ){{1,3}}{own}")
    return any(re.search(shape, text, re.IGNORECASE if shape is not spelled else re.I) for shape in shapes)


def _bare_figure(sentence: Sentence, after: Sequence[Sentence], listening: Listening) -> Span | None:
    """Words that point at a figure, where no axis is named in the sentence or the two after it."""
    found = phrase_pattern(listening.figures).search(sentence.text)
    if found is None or any(phrase_pattern(listening.axes).search(one.text) for one in after):
        return None
    return _span(sentence, found.start(), found.end())


def _bare_number(sentence: Sentence, listening: Listening) -> Span | None:
    """A number said of a quantity that needs a unit, without one."""
    if not phrase_pattern(listening.needs_unit).search(sentence.text):
        return None
    for found in _values(sentence.text):
        rest = sentence.text[found.end() :]
        noun = _NOUN_AFTER.match(rest)
        unit = _UNIT.match(rest) or (noun is not None and noun.group(1).lower() not in FUNCTION)
        before = sentence.text[: found.start()]
        share = found.group().startswith(("0.", "0,"))
        if not unit and not share and not _MONEY.search(before) and not before.rstrip().endswith(("=", "<", ">")):
            return _span(sentence, found.start(), found.end())
    return None


def _values(text: str) -> Iterable[re.Match[str]]:
    """The numbers of a text that are values: neither years nor names of something."""
    for found in _NUMBER.finditer(text):
        if not _YEAR.fullmatch(found.group()) and not _NAMED.search(text[max(0, found.start() - 10) : found.start()]):
            yield found


def _span(sentence: Sentence, start: int, end: int) -> Span:
    return Span(quote=sentence.text[start:end], start=sentence.start + start, end=sentence.start + end)
