"""The same event log judged twice gives the same result, byte for byte.

Knows an event log, the judge without a model, and a moody model whose replies are kept. Never knows a provider.
"""

from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from interviewer.assess.judge_prompt import SECOND_LOOK
from interviewer.assess.model_judge import ModelJudge
from interviewer.assess.offline import OfflineJudge
from interviewer.assess.tally import Judge
from interviewer.domain.events import Recorded
from interviewer.domain.library import Library
from interviewer.domain.state import fold
from interviewer.domain.vocabulary import Stage
from interviewer.models.fakes import ScriptedModel
from interviewer.models.kept import KeptModel, KeptReplies
from interviewer.models.protocol import Message

ASKED = (
    "math.softmax-cross-entropy-gradient",
    "concept.rope-long-context",
    "behavioral.experiment-invalidated-roadmap",
)
MOODS = ("met", "missed", "partial", "met", "met", "missed", "partial")


@pytest.fixture
def log(talk: Any, library: Library) -> list[Recorded]:
    """Three questions, each answered in two turns."""
    told = talk(Stage.TECHNICAL_CONCEPTS).open()
    for id, name in zip(ASKED, ("strong", "ok", "weak"), strict=True):
        item = library.item(id)
        told.ask(item).answer(item.exemplars.named()[name].answer)
        told.answer("And on reflection I would check the sign with a number.").close()
    return list(told.events)


def judged(log: Sequence[Recorded], judge: Judge, library: Library) -> bytes:
    """All judgements of the log, as they would be written down."""
    state = fold("s", log)
    given = [
        judge.judge(library.item(record.item), record, library.item(record.item).reference_answer or "")
        for record in state.items
    ]
    assert len(given) == len(ASKED)
    return "\n".join(one.model_dump_json() for one in given).encode()


def copied(log: Sequence[Recorded]) -> list[Recorded]:
    """The log as another process reads it from a store."""
    return [Recorded.model_validate_json(one.model_dump_json()) for one in log]


def test_without_a_model(log: list[Recorded], library: Library) -> None:
    first = judged(log, OfflineJudge(library.scoring, library.rubric_version), library)
    assert judged(copied(log), OfflineJudge(library.scoring, library.rubric_version), library) == first
    assert b'"verdict":"met"' in first


@pytest.mark.parametrize("draws", [1, 3])
def test_with_a_model_whose_replies_are_kept(
    draws: int, log: list[Recorded], library: Library, filled: Any, tmp_path: Path
) -> None:
    number = count()

    def moody(messages: Sequence[Message]) -> Any:
        verdict = MOODS[next(number) % len(MOODS)]
        if messages[0].content.startswith(SECOND_LOOK):
            return {"missing": "a sign", "verdict": verdict}
        asked = next(item for item in map(library.item, ASKED) if item.prompt in messages[0].content)
        said = {point.id: ("check the sign with a number", verdict) for point in asked.key_points}
        return filled(asked, said)(messages)

    model = ScriptedModel(moody)

    def judge() -> Judge:
        kept = KeptModel(model, KeptReplies(tmp_path))
        return ModelJudge(kept, library.scoring, library.rubric_version, draws=draws)

    first = judged(log, judge(), library)
    asked = len(model.asked)
    assert judged(copied(log), judge(), library) == first
    assert len(model.asked) == asked
    unkept = ModelJudge(model, library.scoring, library.rubric_version, draws=draws)
    assert judged(log, unkept, library) != first  # the model itself changes its mind
