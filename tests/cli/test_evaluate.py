"""`interviewer eval` at the command line.

Knows the built-in bank, small sets of our own and scripted models. Never knows which figures are good ones.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from interviewer import wiring
from interviewer.cli import evaluate_grader, evaluate_report
from interviewer.content.loader import load_library
from interviewer.domain.errors import ModelUnreachable
from interviewer.domain.vocabulary import Kind
from interviewer.measure.figures import Figure
from interviewer.models import Message, ScriptedModel
from tests.cli.conftest import Run
from tests.measure.conftest import ANSWERS, LABELS
from tests.played import MATH


@pytest.fixture
def muddled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bank of three quick questions, two of which call their weak exemplar strong and the strong one weak."""
    library = load_library()
    quick = sorted((item for item in library.items.values() if item.kind is Kind.LIGHTNING), key=lambda item: item.id)
    swapped = [
        item.model_copy(
            update={
                "exemplars": item.exemplars.model_copy(
                    update={"weak": item.exemplars.strong, "strong": item.exemplars.weak}
                )
            }
        )
        for item in quick[:2]
        if item.exemplars
    ]
    few = library.model_copy(update={"items": {item.id: item for item in [*swapped, quick[2]]}})
    monkeypatch.setattr(wiring, "load_library", lambda _: few)


@pytest.mark.usefixtures("muddled")
def test_the_table_gives_every_total_with_its_target_and_the_worst_questions(run: Run) -> None:
    done = run("eval", "bank", "--kind", "lightning", "--worst", "1")
    assert (done.status, done.err) == (0, "")
    for said in ("weak < ok < strong", "95.0%", "at most 0", "taken out of the item", "worst questions", "order: weak"):
        assert said in done.out
    listed = done.out.split("worst questions")[1].splitlines()
    assert len([line for line in listed if line.startswith("  ") and not line.startswith("   ")]) == 1


def test_as_json_it_holds_totals_and_every_item_and_says_the_same_twice(run: Run) -> None:
    done = run("eval", "bank", "--kind", "lightning", "--json")
    page = json.loads(done.out)
    quick = {id for id, item in load_library().items.items() if item.kind is Kind.LIGHTNING}
    assert {row["item"] for row in page["items"]} == quick
    assert all({"name", "value", "target", "reached"} <= set(row) for row in page["totals"])
    assert run("eval", "bank", "--kind", "lightning", "--json").out == done.out


# -- grader, criteria


def test_grades_stand_beside_simple_graders_and_people(run: Run) -> None:
    done = run("eval", "grader", str(ANSWERS), "--skip", "is_reference")
    assert done.status == 0
    for said in ("12 answers to 3 questions", "the offline judge", "tf-idf cosine", "2 raters", "0.0% of 2 changed"):
        assert said in done.out, said
    assert done.err == "graded_answers: 1 lines are left out as asked\n"


def test_the_same_as_json_and_again_the_same(run: Run) -> None:
    done = run("eval", "grader", str(ANSWERS), "--json")
    report = json.loads(done.out)[0]
    assert report["judged"]["agreement"]["r"]["low"] <= report["judged"]["agreement"]["r"]["value"]
    assert run("eval", "grader", str(ANSWERS), "--json").out == done.out


def test_a_column_that_is_not_there_is_wrong_usage(run: Run) -> None:
    done = run("eval", "grader", str(ANSWERS), "--score", "marks")
    assert (done.status, done.out) == (2, "")
    assert "no column “marks”" in done.err


def test_labels_are_measured_by_criterion_with_disagreements(run: Run) -> None:
    done = run("eval", "criteria", str(LABELS))
    assert (done.status, done.err) == (0, "")
    for said in ("6 labels on 3 answers", "macro-F1", "leniency", "Without a gap the deck would buckle."):
        assert said in done.out, said
    assert json.loads(run("eval", "criteria", str(LABELS), "--json").out)["people"] is None


def test_exemplars_stand_beside_what_their_authors_said(run: Run) -> None:
    done = run("eval", "exemplars", "--item", MATH, "--worst", "1")
    assert (done.status, done.err) == (0, "")
    for said in ("labels on 4 answers, judged by rules", "weak < ok < strong", "distance from the authored level"):
        assert said in done.out, said
    assert json.loads(run("eval", "exemplars", "--item", MATH, "--json").out)["verdicts"]["answers"] == 4


def test_an_unknown_question_is_one_line_with_the_likest(run: Run) -> None:
    done = run("eval", "exemplars", "--item", MATH.removeprefix("math."))
    assert (done.status, done.out) == (2, "")
    assert MATH in done.err


# -- with a model


def verdicts(messages: Sequence[Message]) -> dict[str, Any]:
    """A judge that finds nothing."""
    labels = re.findall(r"^(c\d+):", messages[0].content, re.MULTILINE)
    criteria = [{"criterion": label, "quote": "", "verdict": "missed", "reason": "No."} for label in labels]
    return {"criteria": criteria, "misconceptions": []}


@pytest.fixture
def judging(monkeypatch: pytest.MonkeyPatch) -> ScriptedModel:
    """The model that every name stands for."""
    model = ScriptedModel(verdicts, name="openai/judge")
    monkeypatch.setattr(wiring, "connect", lambda *_, **__: model)
    return model


GRADE = ("eval", "grader", str(ANSWERS), "--model", "openai/judge")


def test_no_call_is_made_before_a_price_and_a_limit_are_known(run: Run, judging: ScriptedModel) -> None:
    done = run(*GRADE)
    assert (done.status, done.out) == (2, "")
    assert re.search(r"1\d to \d+ calls and no price is known .*--price IN OUT", done.err)
    done = run(*GRADE, "--price", "1", "4")
    assert done.status == 2
    assert re.search(r"would cost about \$0\.\d\d to \$0\.\d\d .*--limit-usd", done.err)
    assert judging.asked == []


def test_within_the_limit_it_is_judged_once_and_a_repeat_is_free(run: Run, judging: ScriptedModel) -> None:
    done = run(*GRADE, "--price", "1", "4", "--limit-usd", "5", "--json")
    assert done.status == 0
    assert "never above $5.00" in done.err
    asked = len(judging.asked)
    assert asked == 12
    again = run(*GRADE, "--json")
    assert (again.out, len(judging.asked)) == (done.out, asked)
    assert "nothing is asked" in again.err


def test_at_the_limit_it_stops_and_goes_on_later_where_it_was(run: Run, judging: ScriptedModel) -> None:
    done = run(*GRADE, "--price", "1", "4", "--limit-usd", "0.012", "--at-once", "1")
    assert (done.status, done.out) == (1, "")
    assert "the limit of $0.01 is reached" in done.err
    before = len(judging.asked)
    assert 0 < before < 12
    assert run(*GRADE, "--price", "1", "4", "--limit-usd", "5").status == 0
    assert len(judging.asked) == 12


def test_a_reply_that_is_missing_after_all_is_not_paid_for_unasked(
    run: Run, judging: ScriptedModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only a sample is looked at for the estimate."""
    monkeypatch.setattr(evaluate_grader, "SAMPLE", 2)
    assert run(*GRADE, "--price", "1", "4", "--limit-usd", "5").status == 0
    asked = len(judging.asked)
    kept = sorted((Path("home") / "replies").rglob("*.json"))
    for file in kept:
        whole = file.read_text(encoding="utf-8")
        file.unlink()
        done = run(*GRADE)
        if "nothing is asked" in done.err:
            break
        file.write_text(whole, encoding="utf-8")
    assert (done.status, done.out, len(judging.asked)) == (1, "", asked)
    assert "the limit of $0.00 is reached" in done.err


def test_a_model_of_ones_own_may_cost_nothing(run: Run, judging: ScriptedModel) -> None:
    assert run(*GRADE, "--price", "0", "0").status == 0
    assert len(judging.asked) == 12


def test_answers_that_a_model_fails_on_are_left_out_and_counted(
    run: Run, judging: ScriptedModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(messages: Sequence[Message]) -> Any:
        away = "law" in messages[-1].content
        return ModelUnreachable("no such host") if away else verdicts(messages)

    monkeypatch.setattr(judging, "_reply", failing)
    done = run(*GRADE, "--price", "0", "0")
    assert done.status == 0
    assert "1 answers got no number" in done.out


def test_a_model_that_never_answers_is_told_in_one_line(
    run: Run, judging: ScriptedModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "_reply", lambda _: ModelUnreachable("no such host", "openai/judge", "check it"))
    done = run("eval", "criteria", str(LABELS), "--model", "openai/judge", "--price", "0", "0")
    assert (done.status, done.out) == (1, "")
    assert done.err.splitlines()[-1].startswith("interviewer: no answer was judged (labels): no such host")


def test_criteria_are_put_to_a_model_together(run: Run, judging: ScriptedModel) -> None:
    done = run("eval", "criteria", str(LABELS), "--model", "openai/judge", "--price", "0", "0")
    assert done.status == 0
    assert len(judging.asked) == 3
    assert "judged by openai/judge" in done.out


def test_exemplars_are_put_to_a_model_one_by_one(run: Run, judging: ScriptedModel) -> None:
    done = run("eval", "exemplars", "--item", MATH, "--model", "openai/judge", "--price", "0", "0")
    assert done.status == 0
    assert len(judging.asked) == 4
    assert "judged by openai/judge" in done.out
    assert re.search(r"weak < ok < strong +0.0% +97.0% +below", done.out)


# -- attacks, report


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bank of a few questions, so that everything can be measured."""
    library = load_library()
    kept = [id for id, item in sorted(library.items.items()) if item.kind is Kind.LIGHTNING][:3]
    few = library.model_copy(update={"items": {id: library.items[id] for id in kept}})
    monkeypatch.setattr(wiring, "load_library", lambda _: few)


@pytest.mark.usefixtures("small")
def test_attacks_are_counted_in_place_of_answers_inside_them_and_on_replies(run: Run) -> None:
    done = run("eval", "attacks", str(ANSWERS), "--each", "1")
    assert (done.status, done.err) == (0, "")
    for said in (
        "in place of an answer, questions of the bank",
        "in place of an answer, graded_answers",
        "negated references flagged",
        "levels raised",
        "keyword salad",
        "forged quotes, levels changed",
    ):
        assert said in done.out, said
    pairs = re.search(r"pairs judged +(\d+)", done.out)
    assert pairs is not None
    assert int(pairs[1]) >= 180


@pytest.mark.usefixtures("small")
def test_a_report_is_one_page_with_its_numbers_beside_it_and_compares_with_the_run_before(
    run: Run, tmp_path: Path
) -> None:
    asked = ("eval", "report", str(ANSWERS), "--criteria", str(LABELS), "--out", str(tmp_path / "out"))
    done = run(*asked)
    assert done.status == 0
    assert done.out.strip().endswith("evaluation.html")
    page = (tmp_path / "out" / "evaluation.html").read_text(encoding="utf-8")
    assert "Since the run before" not in page
    numbers = (tmp_path / "out" / "evaluation.json").read_bytes()
    assert run(*asked).status == 0
    assert (tmp_path / "out" / "evaluation.json").read_bytes() == numbers
    assert "No number differs." in (tmp_path / "out" / "evaluation.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("small")
def test_the_limit_of_a_report_is_for_all_of_its_measurements_together(
    run: Run, judging: ScriptedModel, tmp_path: Path
) -> None:
    other = tmp_path / "other.csv"
    other.write_text(ANSWERS.read_text(encoding="utf-8").replace("steel", "iron"), encoding="utf-8")
    paid = ("--model", "openai/judge", "--price", "1", "4", "--limit-usd")
    assert run("eval", "grader", str(ANSWERS), *paid, "0.025").status == 0
    first = len(judging.asked)
    both = run("eval", "report", str(ANSWERS), str(other), *paid, "0.012", "--out", str(tmp_path / "out"))
    assert both.status == 1
    assert "the limit of $0.01 is reached" in both.err
    assert len(judging.asked) > first
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("small")
def test_a_report_that_was_interrupted_goes_on_where_it_was(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    bank, twins = evaluate_report._bank, evaluate_report._twins
    broken = [True]

    def interrupted(*given: Any) -> tuple[Figure, ...]:
        read.append("twins")
        if broken.pop() if broken else False:
            raise KeyboardInterrupt
        return twins(*given)

    monkeypatch.setattr(evaluate_report, "_bank", lambda *given: (read.append("bank"), bank(*given))[1])
    monkeypatch.setattr(evaluate_report, "_twins", interrupted)
    assert run("eval", "report", "--out", str(tmp_path / "out")).status == 130
    assert run("eval", "report", "--out", str(tmp_path / "out")).status == 0
    assert read == ["bank", "twins", "twins"]


def test_the_interviewers_conduct_is_a_table_of_metrics_with_targets_and_intervals(run: Run) -> None:
    done = run("eval", "interviewer", "--stages", "2", "--no-planted", "--worst", "2")
    assert (done.status, done.err) == (0, "")
    for said in ("2 sessions", "M1a", "turns that leak a key point", "≤ 0.0%", "M18", "interval"):
        assert said in done.out


def test_the_conduct_as_json_has_every_row_and_recorded_sessions_can_be_measured(run: Run) -> None:
    nobody = run("eval", "interviewer", "--sessions")
    assert nobody.status == 2
    assert "no session that has ended" in nobody.err
    item = "lightning.entropy"
    run("practice", "--item", item, lines=["It is the mean surprise of an outcome, in bits.", "No, thanks.", "/end"])
    done = run("eval", "interviewer", "--sessions", "--json")
    page = json.loads(done.out)
    assert page["sessions"] == 1
    assert {"id", "name", "value", "low", "high", "target", "met"} <= set(page["rows"][0])
    assert run("eval", "interviewer", "--session", "nobody").status == 2
