"""A card made into an item: a draft that can be asked, with key points out of its own answer and nothing invented.

Knows what an item needs and what each kind of question usually has. Never writes an exemplar, a misconception or a
reference: those take a person.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

from pydantic import ValidationError

from interviewer.content.exchange.card import Card, excerpt
from interviewer.content.exchange.points import MOST, statements
from interviewer.content.exchange.probes import SPOKEN, probes
from interviewer.content.lint import texts
from interviewer.domain.items import Item
from interviewer.domain.library import Library
from interviewer.domain.text import folded, words
from interviewer.domain.vocabulary import Capability, Kind, Stage

MOST_GIVEN = 12
"""Key points that a file names itself: more cannot be probed in one question."""

_TITLE = 90
_SLUG = 60
_FEWEST = 5  # letters of a word that can give something away
_TERMS = 2
_SMALL_WORDS = (
    "a an and are as at be by can could do does did for from had has have how i in is it its of on or our should so "
    "some than that the their them then there these they this to was we were what when where which who why will with "
    "would you your me my not no if into about between explain describe"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_FENCE = re.compile(r"^```[^\n`]*\n(.*)\n```$", re.DOTALL)
_BACK = re.compile(r"\n\s*\n|\n(?=```)")
_ID = re.compile(r"[a-z0-9][a-z0-9_.-]{0,120}")


class Usual(NamedTuple):
    """What questions of a kind usually have; the author of a draft changes it in the file."""

    stages: tuple[Stage, ...]
    capabilities: dict[Capability, float]
    box: tuple[int, float, float]
    pad: str = "none"


_C = Capability
_FOUNDATIONS = {_C.TECHNICAL_FOUNDATIONS: 0.85, _C.COMMUNICATION: 0.15}
_TRIALS = {_C.EXPERIMENTATION: 0.6, _C.SYSTEMS: 0.25, _C.COMMUNICATION: 0.15}
_DEPTH = {_C.RESEARCH_DEPTH: 0.7, _C.COMMUNICATION: 0.3}
USUAL: Mapping[Kind, Usual] = {  # of the kinds of a stage the first is what it usually asks
    Kind.CONCEPT: Usual((Stage.TECHNICAL_CONCEPTS,), _FOUNDATIONS, (20, 5, 8)),
    Kind.MATH: Usual((Stage.TECHNICAL_CONCEPTS,), _FOUNDATIONS, (30, 6, 9), "math"),
    Kind.DESIGN: Usual((Stage.SYSTEMS_EXPERIMENTATION,), _TRIALS, (45, 10, 15), "free"),
    Kind.DIAGNOSIS: Usual((Stage.SYSTEMS_EXPERIMENTATION, Stage.TECHNICAL_CONCEPTS), _TRIALS, (30, 8, 12)),
    Kind.CODING: Usual((Stage.CODING,), {_C.TECHNICAL_FOUNDATIONS: 0.5, _C.EXECUTION: 0.5}, (60, 15, 20), "code"),
    Kind.BEHAVIORAL: Usual((Stage.BEHAVIORAL,), {_C.EXECUTION: 0.6, _C.COMMUNICATION: 0.4}, (30, 8, 12)),
    Kind.BAR_RAISER: Usual((Stage.BAR_RAISER,), {_C.RESEARCH_DEPTH: 0.6, _C.EXPERIMENTATION: 0.4}, (45, 8, 12)),
    Kind.NARRATIVE: Usual((Stage.RESEARCH_DEEP_DIVE, Stage.SCREEN), _DEPTH, (30, 6, 10)),
    Kind.CRITIQUE: Usual((Stage.RESEARCH_DEEP_DIVE,), _DEPTH, (30, 8, 12)),
    Kind.LIGHTNING: Usual((Stage.LIGHTNING,), _FOUNDATIONS, (5, 0.75, 1.5)),
}


class Wishes(NamedTuple):
    """What whoever imports asked for. topic: of questions that name none."""

    kind: Kind | None = None
    stage: Stage | None = None
    topic: str = "imported"


class Drafted(NamedTuple):
    """An item, or why there is none; notes are for whoever reads the report."""

    item: Item | None
    why: str = ""
    notes: tuple[str, ...] = ()


class Rarity:
    """How often words are used in all questions there are.

    library: its interviewers say some words whatever the question is; those cannot be kept from being said.
    """

    def __init__(self, library: Library, items: Iterable[Item], cards: Iterable[Card]) -> None:
        self.spoken = f"{SPOKEN} {_turns(library)}"
        self._count: Counter[str] = Counter()
        for item in items:
            for _, text in texts(item.model_dump(mode="json", include={"prompt", "reference_answer", "key_points"})):
                self._count.update(words(text))
        for card in cards:
            self._count.update(words(f"{card.question} {card.answer}"))

    def rarest(self, candidates: Iterable[str]) -> list[str]:
        """The words, the rarest first; of equally rare ones the longest."""
        return sorted(candidates, key=lambda word: (self._count[word], -len(word), word))


def _turns(library: Library) -> str:
    """Every sentence that an interviewer may say whatever the question is, folded."""
    told = [library.phrases, *library.personas.values(), *library.plans.values()]
    return folded(" ".join(text for one in told for _, text in texts(one.model_dump(mode="json"))))


def kind_of(card: Card, wishes: Wishes) -> Kind:
    """The kind that the card names, the one wished for, that of its id or of a tag, or what its stage usually asks."""
    named = card.given.get("kind")
    prefix = (card.id or "").partition(".")[0].replace("-", "_")
    usual = next((kind for kind, one in USUAL.items() if one.stages[0] is wishes.stage), None)
    for word in (named, wishes.kind, prefix, *_kinds(card.tags), usual):
        if isinstance(word, str) and word in set(Kind):
            return Kind(word)
    return Kind.CONCEPT


def _kinds(tags: Sequence[str]) -> list[str]:
    return [word for tag in tags if (word := tag.lower().replace("-", "_")) in set(Kind)]


def id_of(card: Card, kind: Kind) -> str:
    """The card's own id where it is one of that kind, else `kind.words-of-the-question`."""
    prefix = kind.value.replace("_", "-")
    own = card.id or ""
    if own.startswith(f"{prefix}.") and _ID.fullmatch(own) and len(own) > len(prefix) + 1:
        return own
    return f"{prefix}.{slug(card.question)}"


def slug(text: str) -> str:
    """The text as words joined by hyphens; a short hash where it has no Latin letter or digit."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    found = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    telling = [word for word in found if word not in _SMALL] or found
    made = "-".join(telling)[:_SLUG]
    whole = made if len("-".join(telling)) <= _SLUG else made.rpartition("-")[0] or made
    return whole or "q-" + blake2b(folded(text).encode(), digest_size=4).hexdigest()


def drafted(card: Card, id: str, kind: Kind, wishes: Wishes, rarity: Rarity) -> Drafted:
    """The item of that id; what the card gives stands, the rest is what is usual."""
    stated, notes = _stated(card)
    data = _head(card, id, kind, wishes) | _points_of(card, stated, rarity)
    given = {name: value for name, value in card.given.items() if name != "key_points"}
    data |= given
    data["draft"] = data.get("exemplars") is None
    try:
        return Drafted(Item.model_validate_json(json.dumps(data), strict=True), notes=notes)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = ".".join(map(str, first["loc"]))
        return Drafted(None, f"“{name}” does not fit: {first['msg'][:1].lower()}{first['msg'][1:]}")


def _stated(card: Card) -> tuple[list[Any], tuple[str, ...]]:
    """What an answer must say: strings, or mappings of a key point's fields."""
    given = card.given.get("key_points")
    if isinstance(given, list) and given:
        return given, ()
    if card.points:
        cut = (f"{len(card.points)} key points, of which the first {MOST_GIVEN} are taken",)
        return list(card.points[:MOST_GIVEN]), cut if len(card.points) > MOST_GIVEN else ()
    found = statements(card.answer)
    cut = (f"{len(found)} statements, of which the first {MOST} are key points",)
    return list(found[:MOST]), cut if len(found) > MOST else ()


def _head(card: Card, id: str, kind: Kind, wishes: Wishes) -> dict[str, Any]:
    usual = USUAL[kind]
    think, soft, hard = usual.box
    prompt, context = _asked(card.question)
    pad = "math" if usual.pad == "none" and "$" in card.question + card.answer else usual.pad
    return {
        "id": id,
        "version": 1,
        "origin": "user",
        "kind": kind.value,
        "title": excerpt(prompt, _TITLE),
        "stage": [wishes.stage.value] if wishes.stage else [stage.value for stage in usual.stages],
        "topic": _topics(card.tags) or [wishes.topic],
        "capabilities": {capability.value: share for capability, share in usual.capabilities.items()},
        "difficulty": 2,
        "rarity": "occasional",
        "time_box": {"think_s": think, "soft_min": soft, "hard_min": hard},
        "modality": {"text": True, "voice": True, "pad": pad},
        "prompt": prompt,
        "candidate_context": context,
        "reference_answer": card.answer,
    }


def _asked(question: str) -> tuple[str, str | None]:
    """What is asked, and the data below it; a question whose own question comes last stays whole."""
    head, *rest = _BACK.split(question, maxsplit=1)
    below = question[len(head) :].strip()
    if not rest or not below or ("?" in below and "?" not in head and not below.startswith("```")):
        return question, None
    fenced = _FENCE.match(below)
    return head.strip(), fenced[1] if fenced else below


def _topics(tags: Sequence[str]) -> list[str]:
    named = (slug(tag)[:40].strip("-") for tag in tags if not _kinds([tag]))
    return [*dict.fromkeys(name for name in named if name)][:6]


def _points_of(card: Card, stated: Sequence[Any], rarity: Rarity) -> dict[str, Any]:
    said = [str(one.get("text", "")) if isinstance(one, dict) else str(one) for one in stated]
    core = _core(len(said))
    asked = probes(said)
    terms = leak_terms(said, card.question, rarity)
    ids = _ids(said)
    points = []
    for place, one in enumerate(stated):
        point = {
            "id": ids[place],
            "weight": 3 if place < core else 2,
            "core": place < core,
            "text": said[place],
            "probe": asked[place],
            "leak_terms": terms[place],
        }
        points.append(point | one if isinstance(one, dict) else point)
    return {"key_points": points}


def _core(count: int) -> int:
    """How many of so many points are core: at least two where there are two, at most four."""
    return min(4, max(min(count, 2), (count + 1) // 2))


def leak_terms(said: Sequence[str], question: str, rarity: Rarity) -> list[list[str]]:
    """For each statement at most two of its rarest words, which nothing else that is spoken or stated contains."""
    asked = folded(question)
    lowered = [folded(one) for one in said]
    found = []
    for place, one in enumerate(said):
        others = " ".join(text for number, text in enumerate(lowered) if number != place)
        telling = {
            word
            for word in words(folded(one))
            if _tells(word) and word not in asked and word not in others and word not in rarity.spoken
        }
        found.append(rarity.rarest(telling)[:_TERMS])
    return found


def _tells(word: str) -> bool:
    long = len(word) >= (_FEWEST if word.isascii() else 2)
    return long and not word.isdigit() and "'" not in word and word not in _SMALL


def _ids(said: Sequence[str]) -> list[str]:
    """A short id for each statement, all different."""
    taken: list[str] = []
    for one in said:
        base = "_".join(slug(one).split("-")[:3])
        id, number = base, 2
        while id in taken:
            id, number = f"{base}_{number}", number + 1
        taken.append(id)
    return taken
