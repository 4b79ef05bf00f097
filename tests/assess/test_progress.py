"""What is said of a capability over time, and what is never joined.

Knows judgements written by hand. Never knows a store or a chart.
"""

from datetime import timedelta

from interviewer.assess.progress import FEW_QUESTIONS, ONE_QUESTION, SEPARATE, TENTATIVE, Judged, Progress, progress
from interviewer.domain.judgement import Judgement
from interviewer.domain.library import Library
from interviewer.domain.scoring import ItemEvidence, stage_scores
from interviewer.domain.vocabulary import Capability
from tests.played import NINE

RD, TF = Capability.RESEARCH_DEPTH, Capability.TECHNICAL_FOUNDATIONS


def judged(
    session: str,
    score: float | None,
    day: int = 0,
    opening: int = 3,
    status: str = "graded",
    rubric: str = "r1",
    judge: str = "judge-a",
    shares: dict[Capability, float] | None = None,
    minutes: float = 10,
) -> Judged:
    said = Judgement.model_validate(
        {
            "item": "math.x",
            "item_version": 1,
            "opening": opening,
            "rubric_version": rubric,
            "judge": judge,
            "status": status,
            "score": score,
        }
    )
    at = NINE + timedelta(days=day)
    return Judged(session=session, at=at, judgement=said, minutes=minutes, capabilities=shares or {TF: 1.0})


def values(found: Progress, capability: Capability = TF) -> list[list[float]]:
    return [[point.value for point in one.points] for one in found.of(capability)]


def test_a_session_is_one_value_and_the_oldest_comes_first(library: Library) -> None:
    found = progress([judged("b", 3.04, day=2), judged("a", 1.96, day=1)], library.scoring)
    assert values(found) == [[2.0, 3.0]]
    assert found.sessions == ("a", "b")


def test_a_value_is_weighted_by_planned_minutes_and_share(library: Library) -> None:
    short = judged("a", 1.0, opening=3, shares={TF: 0.5, RD: 0.5}, minutes=10)
    long = judged("a", 4.0, opening=9, shares={TF: 1.0}, minutes=10)
    found = progress([short, long], library.scoring)
    assert values(found, TF) == [[3.0]]
    assert values(found, RD) == [[1.0]]


def test_the_value_is_that_of_a_report_of_one_round(library: Library) -> None:
    several = [
        judged("a", 1 + n / 2, opening=n, minutes=5 + n, shares={TF: (n + 1) / 6, RD: (5 - n) / 6}) for n in range(5)
    ]
    there = [
        ItemEvidence(score=one.judgement.score, minutes=one.minutes, capabilities=one.capabilities) for one in several
    ]
    reported = stage_scores(there)
    found = progress(several, library.scoring)
    assert values(found, TF) == [[round(reported[TF].score, 1)]]
    assert values(found, RD) == [[round(reported[RD].score, 1)]]


def test_one_question_has_no_interval_and_that_is_said(library: Library) -> None:
    found = progress([judged("a", 2.0)], library.scoring)
    (point,) = found.series[0].points
    assert (point.low, point.high, point.questions) == (None, None, 1)
    assert found.notes == (ONE_QUESTION,)


def test_an_interval_holds_the_value_and_is_the_same_every_time(library: Library) -> None:
    several = [judged("a", score, opening=n) for n, score in enumerate((1.2, 2.0, 2.6, 3.4, 3.0))]
    found = progress(several, library.scoring)
    (point,) = found.series[0].points
    assert point.low is not None
    assert point.high is not None
    assert 1.2 <= point.low < point.value < point.high <= 3.4
    assert found == progress(reversed(several), library.scoring)
    assert found.notes == ()


def test_an_interval_from_few_questions_is_said_to_be_too_narrow(library: Library) -> None:
    found = progress([judged("a", 1.0, opening=3), judged("a", 4.0, opening=9)], library.scoring)
    assert (found.series[0].points[0].low, found.series[0].points[0].high) == (1.0, 4.0)
    assert found.notes == (FEW_QUESTIONS,)


def test_tentative_and_graded_are_never_one_line(library: Library) -> None:
    found = progress([judged("a", 2.0), judged("b", 3.0, day=1, status="tentative")], library.scoring)
    assert values(found) == [[2.0], [3.0]]
    assert [line.status for line in found.lines] == ["graded", "tentative"]
    assert {SEPARATE, TENTATIVE} <= set(found.notes)


def test_another_rubric_or_another_judge_begins_another_line(library: Library) -> None:
    found = progress(
        [judged("a", 2.0), judged("b", 3.0, 1, rubric="r2"), judged("c", 4.0, 2, judge="judge-b"), judged("d", 1.0, 3)],
        library.scoring,
    )
    assert values(found) == [[2.0, 1.0], [3.0], [4.0]]
    assert SEPARATE in found.notes


def test_both_kinds_in_one_session_stay_apart(library: Library) -> None:
    found = progress([judged("a", 2.0), judged("a", 4.0, opening=9, status="tentative")], library.scoring)
    assert values(found) == [[2.0], [4.0]]


def test_the_latest_judgement_of_a_question_counts(library: Library) -> None:
    assert values(progress([judged("a", 1.0), judged("a", 3.0)], library.scoring)) == [[3.0]]


def test_what_has_no_score_is_left_out_not_low(library: Library) -> None:
    found = progress([judged("a", None, status="ungraded"), judged("b", None)], library.scoring)
    assert found == Progress(series=(), sessions=(), notes=())


def test_no_number_has_more_than_one_decimal(library: Library) -> None:
    several = [judged("a", 1 + n / 7, opening=n, minutes=3 + n) for n in range(7)]
    (point,) = progress(several, library.scoring).series[0].points
    assert all(x == round(x, 1) for x in (point.value, point.low, point.high) if x is not None)
