"""Reading graded answers, grading them, and what becomes of a grader that is broken on purpose.

Knows a small set of our own. Never knows what the real grader reaches on sets from elsewhere.
"""

import json
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from interviewer.assess.grading import Answer, Grade, GradedPoint, Grader
from interviewer.domain.errors import InterviewerError, UsageError
from interviewer.domain.vocabulary import Verdict
from interviewer.measure.baselines import BASELINES, FIVE, GATED, LENGTH, RECALL, WHOLE, Baselines
from interviewer.measure.graded import Graded, read_graded
from interviewer.measure.grader import Flips, GraderReport, flips, graded, grader_report
from interviewer.measure.tables import Columns
from tests.measure.conftest import ANSWERS

MATH = "math.softmax-cross-entropy-gradient"
SKIP = Columns(skip="is_reference")
NONE = Flips(how="", of=0, share=None)


class Told:
    """A grader that gives what a function says."""

    def __init__(self, score: Callable[[Answer], float | None], name: str = "rules") -> None:
        self.score, self.name = score, name

    def grade(self, answer: Answer, line: int = 1) -> Grade:
        score = self.score(answer)
        status = "ungraded" if score is None else "tentative"
        return Grade(line=line, score=score, level=None, status=status, grader=self.name, why="away")


def measured(grader: Told | Grader, columns: Columns = SKIP) -> GraderReport:
    file = read_graded(ANSWERS, columns)
    return grader_report(file, list(graded(file.answers, grader)), NONE, draws=0)


def human(answer: Answer) -> float:
    return next(one.score for one in read_graded(ANSWERS).answers if one.answer.answer == answer.answer)


# -- reading


def test_columns_are_found_by_their_headers_and_scores_are_shares_of_full_marks() -> None:
    file = read_graded(ANSWERS)
    assert (file.name, len(file.answers), file.steps) == ("graded_answers", 13, 3)
    first = file.answers[2]
    assert (first.question, first.score, first.raters) == ("joints", 0.5, (0.5, 0.5))
    assert (
        first.answer.reference_answer == "Steel grows when it is heated. Without a gap the deck would buckle in summer."
    )
    assert (len(read_graded(ANSWERS, SKIP).answers), read_graded(ANSWERS, SKIP).skipped) == (12, 1)


def test_json_lines_with_other_headers_are_read_and_bad_lines_are_named(tmp_path: Path) -> None:
    row = {"q": "Why?", "ref": "Because of heat.", "said": "Heat.", "points": 5}
    lines = [json.dumps(row), "{broken", json.dumps({**row, "points": "many"}), json.dumps({**row, "points": 10})]
    file = tmp_path / "own.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    named = {"question": "q", "reference_answer": "ref", "answer": "said", "score": "points"}
    read = read_graded(file, Columns(named=named))
    assert [one.score for one in read.answers] == [0.5, 1.0]
    assert [fault.split(" is ")[0] for fault in read.faults] == ["line 2", "line 3"]


def test_an_answer_may_name_a_question_of_the_bank(grader: Grader, tmp_path: Path) -> None:
    file = tmp_path / "items.jsonl"
    rows = [{"item": MATH, "answer": text, "score": score} for text, score in (("It is p minus y.", 1), ("No.", 0))]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    read = read_graded(file)
    assert [(one.question, one.answer.item, one.score) for one in read.answers] == [
        (MATH, MATH, 1.0),
        (MATH, MATH, 0.0),
    ]
    assert [grade.level is not None for grade in graded(read.answers, grader)] == [True, True]


@pytest.mark.parametrize(
    "text, word",
    [
        ("", "holds no rows"),
        ("question,answer\nWhy?,So.\n", "holds the score"),
        ("question,answer,score\nWhy?,So.,1\n", "reference_answer"),
        ("question,answer,score\n", "holds no rows"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_in_one_line(text: str, word: str, tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=word) as raised:
        read_graded(file)
    assert "\n" not in str(raised.value)


def test_a_column_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(UsageError, match=r"no column “nowhere”.*student_answer"):
        read_graded(ANSWERS, Columns(named={"answer": "nowhere"}))
    with pytest.raises(UsageError, match="cannot be read"):
        read_graded(Path("nowhere.csv"))


# -- baselines


def test_every_baseline_puts_a_full_answer_above_one_beside_the_point() -> None:
    answers = read_graded(ANSWERS, SKIP).answers
    simple = Baselines(answers)
    full, beside = simple.scores(answers[0]), simple.scores(answers[3])
    assert set(full) == set(BASELINES)
    for name in BASELINES:
        assert full[name] > beside[name], name


def test_recall_is_a_share_of_stems_and_a_list_of_keywords_is_cut() -> None:
    one = read_graded(ANSWERS, SKIP).answers[0]

    def said(text: str) -> dict[str, float]:
        given = one.model_copy(update={"answer": one.answer.model_copy(update={"answer": text})})
        return Baselines([one]).scores(given)

    reference = one.answer.reference_answer or ""
    assert said(reference)[RECALL] == 1.0
    assert said("Summers.")[RECALL] == pytest.approx(1 / 7)
    listed = said("steel grows heated gap deck buckle summer")
    assert (listed[RECALL], listed[GATED]) == (1.0, 0.3)
    assert listed[FIVE] > 0.5
    assert said("a " * 50)[LENGTH] > listed[LENGTH]


def test_words_of_the_question_count_in_full_only_where_they_are_left_in() -> None:
    one = read_graded(ANSWERS, SKIP).answers[0]
    asked = {"question": "Why does steel need a gap?", "answer": "Steel and a gap."}
    given = one.model_copy(update={"answer": one.answer.model_copy(update=asked)})
    scores = Baselines([given]).scores(given)
    assert scores[WHOLE] > scores[GATED]


# -- mutants


def test_a_perfect_grader_a_random_one_and_a_reversed_one_are_told_apart() -> None:
    perfect = measured(Told(human)).judged.agreement
    reversed_ = measured(Told(lambda answer: 1 - human(answer))).judged.agreement
    constant = measured(Told(lambda answer: 0.5)).judged.agreement
    assert (perfect.r.value, perfect.kappa.value, perfect.bias.value) == (pytest.approx(1), 1.0, 0.0)
    assert reversed_.r.value == pytest.approx(-1)
    assert constant.r.value is None


def test_the_offline_grader_is_far_above_chance_on_our_own_set_and_beside_every_baseline(grader: Grader) -> None:
    report = measured(grader)
    assert (report.judged.agreement.r.value or 0) > 0.7
    assert [method.name for method in report.baselines] == list(BASELINES)
    assert set(report.ahead) == set(BASELINES)
    assert (report.grader, report.answers, report.questions) == ("rules", 12, 3)


def test_answers_without_a_number_are_left_out_of_every_figure_and_counted() -> None:
    numbers = count()
    report = measured(Told(lambda answer: None if next(numbers) < 4 else human(answer), "m/x"))
    assert (report.answers, report.ungraded) == (8, 4)
    assert report.baselines[0].agreement.answers == 8
    with pytest.raises(InterviewerError, match="no answer was graded"):
        measured(Told(lambda answer: None))


def test_a_grader_that_changes_its_mind_is_noticed_by_flips(grader: Grader) -> None:
    file = read_graded(ANSWERS, SKIP)
    numbers = count()
    moody = Told(lambda answer: 0.1 * (next(numbers) % 7))
    assert flips(file.answers, list(graded(file.answers, moody)), moody).share == 1.0
    steady = flips(file.answers, list(graded(file.answers, grader)), grader)
    assert (steady.share, steady.of) == (0.0, 2)


def test_draws_that_differ_are_the_flips_of_a_model() -> None:
    def grade(uncertain: bool, draws: int) -> Grade:
        point = GradedPoint(key_point="k", verdict=Verdict.MET, quote=None, confidence=1, uncertain=uncertain)
        return Grade(score=1, level=None, status="graded", verdicts=(point,), grader="m/x", draws=draws)

    answers: list[Graded] = []
    moody = Told(lambda answer: 1.0)
    assert flips(answers, [grade(True, 3), grade(False, 3), grade(False, 3), grade(False, 3)], moody).share == 0.25
    assert flips(answers, [grade(False, 1)], moody).share is None


def test_the_ceiling_is_how_well_the_raters_agree() -> None:
    report = measured(Told(human))
    assert report.ceiling is not None
    assert (report.ceiling.raters, report.ceiling.answers) == (2, 12)
    assert 0.6 < (report.ceiling.r or 0) < 1
    assert 0.4 < (report.ceiling.kappa or 0) < 1
    assert (report.ceiling.judge_r or 0) > (report.ceiling.r or 0)
    alone = measured(Told(human), Columns(skip="is_reference", raters=("rater_a",)))
    assert alone.ceiling is None
