"""Texts made to look like answers, by rule: keywords, filler, copies, repetition, shuffled and negated words.

Knows a question, its reference and the authored attacks. Never knows what a judge makes of any of it.
"""

import random
import re
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from pydantic import Field, TypeAdapter

from interviewer.content.files import Faults, read_yaml
from interviewer.domain.errors import ContentError
from interviewer.domain.items import Text
from interviewer.domain.noun import Noun
from interviewer.lexical.clauses import sentences
from interviewer.lexical.stems import stem
from interviewer.lexical.wordlists import FUNCTION

KEYWORDS = 5
# Of how many words a salad is, and how many words a filler has at least.
SALADS = (5, 8, 12)
FILLED = (20, 60, 120, 200, 300)
POSITIONS = ("start", "middle", "end")
_WORD = re.compile(r"[^\W\d_]{3,}(?:['’-][^\W\d_]+)*")
_AUXILIARY = re.compile(r"\b(is|are|was|were|can|could|should|would|will|must|may|does|do|has|have)\b(?! not)", re.I)
_STRINGS = ("uses", "needs", "gives", "is about", "helps", "matters for", "means", "goes with")
_NEGATED = re.compile(r"\b(?:not|no|never|none|cannot|nor|without)\b|n['’]t\b", re.IGNORECASE)


class Attack(Noun):
    """One text. family: what it tries. times: on how many times as many answers as others it is tried."""

    family: Text
    text: Text
    times: int = Field(default=1, ge=1)


class Attacks(Noun):
    """All authored attacks, and texts that are fluent and say nothing."""

    fillers: tuple[Text, ...]
    attacks: tuple[Attack, ...]


@lru_cache(maxsize=1)
def authored() -> Attacks:
    """The attacks beside this module. Raises ContentError if the file is not as it should be."""
    faults = Faults()
    file = Path(str(files("interviewer.measure") / "attacks.yaml"))
    entry = read_yaml(file, TypeAdapter(Attacks), faults)
    if entry is None:
        raise ContentError(tuple(faults.lines))
    return entry.value


def filled(attack: Attack, reference: str, question: str, point: str, seed: str = "") -> str:
    """The attack's text for the question at hand, the same for the same seed."""
    rnd = random.Random(f"{seed}:{attack.text}")
    some = keywords(reference, question, rnd.choice(SALADS))
    rnd.shuffle(some)
    made = {
        "{keywords}": ", ".join(some),
        "{anded}": " and ".join(some),
        "{bare}": " ".join(some),
        "{bulleted}": "\n".join(f"- {word}" for word in some),
        "{strung}": "".join(f"{word} {rnd.choice(_STRINGS)} " for word in some[:-1]) + "".join(some[-1:]),
        "{point}": point,
    }
    text = attack.text
    for name, words in made.items():
        text = text.replace(name, words)
    while "{filler}" in text:
        text = text.replace("{filler}", filler(f"{seed}:{len(text)}", rnd.choice(FILLED)), 1)
    return text


def filler(seed: str, words: int) -> str:
    """At least so many words that say nothing: sentences of several fillers, the same for the same seed."""
    rnd, out = random.Random(seed), list[str]()
    fillers = list(authored().fillers)
    rnd.shuffle(fillers)
    for text in fillers:
        said = [text[low:high].strip() for low, high in sentences(text)]
        start = rnd.randrange(len(said))
        for sentence in said[start:] + said[:start]:
            out.append(sentence)
            if len(" ".join(out).split()) >= words:
                return " ".join(out)
    return " ".join(out)


def placed(answer: str, attack: str, position: str) -> str:
    """The answer with the attack at its start, between two of its sentences, or at its end."""
    ends = [high for _, high in sentences(answer)]
    middle = ends[(len(ends) - 1) // 2] if len(ends) > 1 else len(answer)
    if position == "start":
        return f"{attack}\n{answer}"
    if position == "end":
        return f"{answer}\n{attack}"
    return f"{answer[:middle].rstrip()}\n{attack}\n{answer[middle:].lstrip()}".rstrip("\n")


def keywords(reference: str, question: str, count: int = KEYWORDS) -> list[str]:
    """The longest words of the reference that are none of the question's, each stem once."""
    asked = {stem(word) for word in _words(question)}
    found: dict[str, str] = {}
    for word in _words(reference):
        if stem(word) not in asked:
            found.setdefault(stem(word), word)
    chosen = sorted(found.values(), key=lambda word: (-len(word), word))[:count]
    return sorted(chosen, key=reference.lower().find)


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.lower()) if word not in FUNCTION]


def repetition(reference: str, question: str) -> str:
    """One short statement out of the reference's rarest words, said over and over."""
    return " ".join([f"It is about {' and '.join(keywords(reference, question, 3))}."] * 12)


def shuffled(text: str, seed: str = "") -> str:
    """The text's words in no order, the same each time."""
    held = text.split()
    random.Random(f"{seed}:{text}").shuffle(held)
    return " ".join(held)


def negated(text: str) -> str:
    """Each sentence put into the negative: by `not` behind its first auxiliary, else as something that is not true.

    A sentence that denies something already is left as it is.
    """
    return " ".join(_denied(text[low:high].strip()) for low, high in sentences(text) if text[low:high].strip())


def _denied(sentence: str) -> str:
    if _NEGATED.search(sentence):
        return sentence
    found = _AUXILIARY.search(sentence)
    if found:
        return f"{sentence[: found.end()]} not{sentence[found.end() :]}"
    return f"It is not true that {sentence[:1].lower()}{sentence[1:]}"
