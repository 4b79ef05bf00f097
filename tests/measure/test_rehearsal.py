"""A rehearsal counts what a judge would ask, without asking.

Knows the judge that asks a model. Never knows a price list.
"""

from pathlib import Path

import pytest

from interviewer.assess.adhoc import alone
from interviewer.assess.judge_prompt import JudgeReply
from interviewer.assess.model_judge import ModelJudge
from interviewer.domain.items import Item
from interviewer.domain.judgement import Judgement
from interviewer.domain.library import Library
from interviewer.measure.rehearsal import Expected, Rehearsal
from interviewer.models import Price, ScriptedModel
from interviewer.models.kept import KeptModel, KeptReplies


@pytest.fixture(scope="module")
def item(library: Library) -> Item:
    return library.item("concept.rope-long-context")


def rehearsed(library: Library, item: Item, kept: KeptReplies, generous: bool) -> tuple[Expected, Judgement]:
    model = Rehearsal("m/x", kept, generous)
    judge = ModelJudge(model, library.scoring, library.rubric_version)
    given = judge.judge(item, alone(item, item.exemplars.strong.answer), item.reference_answer or "")
    return model.expected, given


def test_where_nothing_is_met_there_is_one_call_and_where_all_is_met_a_second_look_at_every_core_point(
    library: Library, item: Item, tmp_path: Path
) -> None:
    kept = KeptReplies(tmp_path)
    least, none = rehearsed(library, item, kept, generous=False)
    most, every = rehearsed(library, item, kept, generous=True)
    assert (least.calls, none.status) == (1, "graded")
    assert every.status == "graded"  # the criterion that no answer meets was not met
    assert most.calls == 1 + sum(point.core for point in item.key_points)
    assert most.prompt > least.prompt > 500
    assert least.completion == 60 * (1 + len(item.key_points))


def test_what_is_kept_of_the_real_model_costs_nothing(library: Library, item: Item, tmp_path: Path) -> None:
    kept = KeptReplies(tmp_path)
    rehearsal = Rehearsal("m/x", KeptReplies(tmp_path / "none"), generous=False)
    real = ScriptedModel(lambda messages: _reply(rehearsal, messages), name="m/x")
    judge = ModelJudge(KeptModel(real, kept), library.scoring, library.rubric_version)
    judge.judge(item, alone(item, item.exemplars.strong.answer), item.reference_answer or "")
    assert len(real.asked) == 1
    assert rehearsed(library, item, kept, generous=False)[0] == Expected()


def _reply(rehearsal: Rehearsal, messages: object) -> dict[str, object]:
    return rehearsal.structured(messages, JudgeReply, max_tokens=9).model_dump()  # type: ignore[arg-type]


def test_a_batch_so_many_times_as_large_costs_so_many_times_as_much() -> None:
    one = Expected(calls=2, prompt=1_000, completion=500)
    assert one.times(10) == Expected(calls=20, prompt=10_000, completion=5_000)
    assert one.times(10).cost(Price(prompt=1, completion=4)) == pytest.approx(0.03)
