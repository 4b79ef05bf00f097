"""Twins of an answer: the same content in other words (test set T3) or another style (T4), made by rule.

Knows sentences and authored words that change nothing. Never knows a question or how a judge reads.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from importlib.resources import files
from pathlib import Path

from pydantic import TypeAdapter

from interviewer.assess.adhoc import alone
from interviewer.assess.tally import Judge
from interviewer.content.files import Faults, read_yaml
from interviewer.domain.errors import ContentError
from interviewer.domain.items import Item, Text
from interviewer.domain.noun import Noun
from interviewer.domain.standards import ScoringRules
from interviewer.lexical.clauses import sentences
from interviewer.lexical.wordlists import words_of
from interviewer.measure.figures import Figure

MEAN_CHANGE, FAR = 0.10, 0.02
PADDED = 3
_SMALL = words_of("a an the is are was were be been it this that there of to i we my our would will")
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")


class Words(Noun):
    """What twins are made of."""

    swaps: dict[Text, tuple[Text, Text]]
    padding: tuple[Text, ...]
    hedges: tuple[Text, ...]
    jargon: tuple[Text, ...]


class Twin(Noun):
    """One twin of one exemplar, judged beside it. before, after: scores, 1.0 to 4.0."""

    item: str
    exemplar: str
    sort: str
    kind: str
    before: float
    after: float

    @property
    def change(self) -> int:
        """Levels gained."""
        return int(self.after + 0.5) - int(self.before + 0.5)


@lru_cache(maxsize=1)
def words() -> Words:
    """The words beside this module. Raises ContentError if the file is not as it should be."""
    faults = Faults()
    entry = read_yaml(Path(str(files("interviewer.measure") / "twins.yaml")), TypeAdapter(Words), faults)
    if entry is None:
        raise ContentError(tuple(faults.lines))
    return entry.value


def twins(answer: str) -> Iterator[tuple[str, str, str]]:
    """Each twin: its sort, paraphrase or style, what was done, and the text. Twins like the answer are left out."""
    for sort, made in (("paraphrase", _PARAPHRASES), ("style", _STYLES)):
        for kind, make in made.items():
            text = make(answer)
            if text != answer:
                yield sort, kind, text


def swapped(answer: str, which: int) -> str:
    """Common words put into others of the same meaning."""
    swaps = words().swaps

    def other(found: re.Match[str]) -> str:
        word = found.group()
        new = swaps.get(word.lower())
        if new is None:
            return word
        return new[which][0].upper() + new[which][1:] if word[0].isupper() else new[which]

    return _WORD.sub(other, answer)


def turned_round(answer: str) -> str:
    """The sentences in the opposite order."""
    return " ".join(reversed(_sentences(answer)))


def padded(answer: str) -> str:
    """Sentences that say nothing between the others, until it is three times as long."""
    said, filler = _sentences(answer), words().padding
    most = PADDED * len(answer.split())
    out: list[str] = []
    length, at = len(answer.split()), 0
    for place, sentence in enumerate(said):
        out.append(sentence)
        while length < most * (place + 1) / len(said):
            out.append(filler[at % len(filler)])
            length, at = length + len(out[-1].split()), at + 1
    return " ".join(out)


def bulleted(answer: str) -> str:
    """A heading, and each sentence as a point with its first word in bold."""
    lines = [re.sub(r"^(\w+)", r"**\1**", sentence) for sentence in _sentences(answer)]
    return "\n".join(["## My answer", "", *(f"- {line}" for line in lines)])


def opened_with(openings: Sequence[str], answer: str) -> str:
    """Every sentence behind one of the openings."""
    return " ".join(
        f"{openings[at % len(openings)]} {_lowered(sentence)}" for at, sentence in enumerate(_sentences(answer))
    )


def telegraphic(answer: str) -> str:
    """Without articles, forms of to be, pronouns and the like."""
    return " ".join(word for word in answer.split() if word.strip(".,;:!?").lower() not in _SMALL)


def _sentences(answer: str) -> list[str]:
    return [answer[low:high].strip() for low, high in sentences(answer) if answer[low:high].strip()]


def _lowered(sentence: str) -> str:
    """Its first word in lower case unless that is a name or a symbol."""
    first = sentence.split(" ", 1)[0]
    return sentence if first == "I" or not first.istitle() else sentence[0].lower() + sentence[1:]


Make = Callable[[str], str]
_PARAPHRASES: Mapping[str, Make] = {
    "other common words": partial(swapped, which=0),
    "yet other common words": partial(swapped, which=1),
    "sentences turned round": turned_round,
}
_STYLES: Mapping[str, Make] = {
    "padded to three times its length": padded,
    "as bullet points": bulleted,
    "hedged": lambda answer: opened_with(words().hedges, answer),
    "with jargon": lambda answer: opened_with(words().jargon, answer),
    "telegraphic": telegraphic,
}


def judged_twins(items: Sequence[Item], judge: Judge, rules: ScoringRules) -> Iterator[tuple[Twin, ...]]:
    """The twins of every exemplar of each question that reading settles, a question at a time."""

    def score(item: Item, answer: str) -> float:
        given = judge.judge(item, alone(item, answer), item.reference_answer or "").score
        return rules.lowest if given is None else given

    for item in items:
        held: list[Twin] = []
        settled = any(point.by for point in item.key_points)
        for name, anchor in item.exemplars.named().items() if item.exemplars and not settled else ():
            before = score(item, anchor.answer)
            for sort, kind, text in twins(anchor.answer):
                after = score(item, text)
                held.append(Twin(item=item.id, exemplar=name, sort=sort, kind=kind, before=before, after=after))
        yield tuple(held)


def twin_totals(results: Sequence[Twin]) -> Iterator[Figure]:
    """For each kind of twin the mean change in levels, up or down, and the share more than one level away."""
    for sort, part in (("paraphrase", "paraphrases of exemplars"), ("style", "exemplars in another style")):
        of_sort = [one for one in results if one.sort == sort]
        for kind in dict.fromkeys(one.kind for one in of_sort):
            held = [one for one in of_sort if one.kind == kind]
            mean = sum(one.after - one.before for one in held) / len(held)
            target = MEAN_CHANGE if sort == "style" else None
            name = f"{kind}: mean change, levels"
            yield Figure(part=part, name=name, value=abs(mean), sort="levels", target=target, most=True)
            same = sum(one.change == 0 for one in held) / len(held)
            yield Figure(part=part, name=f"{kind}: same level", value=same)
            far = sum(abs(one.change) > 1 for one in held) / len(held)
            name, target = f"{kind}: more than a level away", FAR if sort == "style" else None
            yield Figure(part=part, name=name, value=far, target=target, most=True)
