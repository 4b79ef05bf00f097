"""The two documents that stand for a question: what a search sees, and what its judge sees.

Knows which parts of an item go where. Never knows how documents are stored or ranked.
"""

import json
from hashlib import blake2b

from interviewer.domain.errors import RetrievalError
from interviewer.domain.items import Item, KeyPoint, Misconception
from interviewer.domain.noun import Noun
from interviewer.domain.vocabulary import Kind
from interviewer.retrieval.words import Field

FIELDS = (Field(6.0, 0.5), Field(2.0, 0.3), Field(3.0), Field(0.3))
"""How much a word tells in each of the texts of `worded`."""

CALLED = {
    Kind.MATH: "mathematics derivation derive",
    Kind.CONCEPT: "concept conceptual explain",
    Kind.DESIGN: "design experiment system",
    Kind.BEHAVIORAL: "behavioural story STAR situation example time",
    Kind.CODING: "coding exercise program implement code",
    Kind.BAR_RAISER: "bar raiser judgement research",
    Kind.NARRATIVE: "my own work project paper",
    Kind.DIAGNOSIS: "diagnosis diagnose debug log",
    Kind.LIGHTNING: "quick short definition simple sentence",
    Kind.CRITIQUE: "critique review paper",
}
"""What people call questions of each kind when they look for one."""


class ReferenceAnswer(Noun):
    """What a good answer to a question holds. text: the reference answer, or the judge's notes where none can exist."""

    item: str
    version: int
    text: str
    judge_notes: str | None
    key_points: tuple[KeyPoint, ...]
    misconceptions: tuple[Misconception, ...]


class Documents(Noun):
    """An item as it is stored.

    question: text that may be shown. searched: question and key terms, for the vector; never shown. worded: the same
    for the word index, as the texts of FIELDS.
    answer: a ReferenceAnswer as JSON. traits: what a search can be narrowed by, all on one level.
    """

    id: str
    question: str
    searched: str
    worded: tuple[str, ...]
    answer: str
    traits: dict[str, str | int | bool]

    def digest(self) -> str:
        """Changes whenever anything that is stored changes."""
        content = json.dumps(self.model_dump(mode="json"), sort_keys=True)
        return blake2b(content.encode(), digest_size=16).hexdigest()


def documents(item: Item) -> Documents:
    """The item's documents."""
    return Documents(
        id=item.id,
        question="\n".join((item.title, item.prompt, ", ".join(item.topic))),
        searched=searched(item),
        worded=worded(item),
        answer=reference(item).model_dump_json(),
        traits=_traits(item),
    )


def searched(item: Item) -> str:
    """What the question is called three times, what such questions are called and what is asked; answers stay out."""
    called, kind, asked, _ = worded(item)
    return "\n".join([*[called] * 3, kind, asked])


def worded(item: Item) -> tuple[str, ...]:
    """What it is called, what such questions are called, what is asked, and what its answers speak of."""
    points = [text for point in item.key_points for text in (point.text, *point.accept)]
    further = [follow.ask for follow in item.followups] + [wrong.claim for wrong in item.misconceptions]
    parts = (
        (item.title, *item.topic, item.id.partition(".")[2]),
        (CALLED[item.kind], *item.stage, item.modality.language or "", *item.modality.packages),
        (item.prompt.replace("{", " ").replace("}", " "), item.candidate_context or ""),
        (*points, *further),
    )
    return tuple(" ".join(part).replace("_", " ").replace("-", " ") for part in parts)


def reference(item: Item) -> ReferenceAnswer:
    """What a judge of the item reads."""
    return ReferenceAnswer(
        item=item.id,
        version=item.version,
        text=item.reference_answer or item.judge_notes or "",
        judge_notes=item.judge_notes,
        key_points=item.key_points,
        misconceptions=item.misconceptions,
    )


def read_reference(answer: str) -> ReferenceAnswer:
    """The stored JSON as a value; RetrievalError if it is not one of ours."""
    try:
        return ReferenceAnswer.model_validate_json(answer)
    except ValueError as error:
        raise RetrievalError("a stored answer cannot be read", remedy="start again, which rebuilds it") from error


def _traits(item: Item) -> dict[str, str | int | bool]:
    traits: dict[str, str | int | bool] = {"kind": item.kind.value, "difficulty": item.difficulty}
    traits |= {f"stage_{stage.value}": True for stage in item.stage}
    return traits | {f"topic_{topic}": True for topic in item.topic}
