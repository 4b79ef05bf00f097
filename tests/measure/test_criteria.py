"""Labels on single criteria: read, judged, and judged wrongly on purpose.

Knows a small set of our own. Never knows what the real judge reaches on sets from elsewhere.
"""

from pathlib import Path

import pytest

from interviewer.assess.offline import OfflineJudge
from interviewer.domain.errors import UsageError
from interviewer.domain.judgement import CriterionVerdict, Judgement
from interviewer.domain.vocabulary import Verdict
from interviewer.measure.criteria import MILD, STRICT, CriteriaReport, criteria_report, judged, read_labels
from tests.measure.conftest import LABELS

MET, PARTIAL, MISSED = Verdict.MET, Verdict.PARTIAL, Verdict.MISSED
PEOPLE = ((MET, MET), (MET, MISSED), (MISSED, MISSED))


def report(*verdicts: tuple[Verdict, Verdict], file: Path = LABELS) -> CriteriaReport:
    """What a judge with these verdicts, two an answer, comes to."""
    answers = read_labels(file)
    given = [
        Judgement(
            item="adhoc",
            item_version=1,
            opening=0,
            rubric_version="1",
            judge="m/x",
            status="graded",
            criteria=tuple(CriterionVerdict(key_point=f"k{n}", verdict=verdict) for n, verdict in enumerate(two, 1)),
        )
        for two in verdicts
    ]
    return criteria_report(file.stem, answers, given, draws=50)


def test_labels_are_gathered_by_answer() -> None:
    answers = read_labels(LABELS)
    assert [len(one.criteria) for one in answers] == [2, 2, 2]
    assert tuple(tuple(c.labels[0] for c in one.criteria) for one in answers) == PEOPLE
    assert answers[0].reference.startswith("Steel grows")


def test_a_judge_that_agrees_has_kappa_and_f1_of_one_and_no_leniency() -> None:
    strict = report(*PEOPLE).agreed[0]
    assert (strict.kappa.value, strict.macro_f1.value, strict.leniency.value) == (1.0, 1.0, 0.0)
    assert all(not read.disagreements for read in report(*PEOPLE).criteria)


def test_a_judge_that_meets_everything_is_noticed_by_kappa_and_by_leniency() -> None:
    kind = report((MET, MET), (MET, MET), (MET, MET))
    assert (kind.agreed[0].kappa.value, kind.agreed[0].leniency.value) == (0.0, 0.5)
    assert (kind.agreed[0].macro_f1.value or 1) < 0.5
    assert [len(read.disagreements) for read in kind.criteria] == [1, 2]
    assert kind.criteria[1].disagreements[0].people == (MISSED,)
    harsh = report((MISSED, MISSED), (MISSED, MISSED), (MISSED, MISSED)).agreed[0]
    assert harsh.leniency.value == -0.5


def test_a_judge_that_says_the_opposite_has_a_kappa_below_chance() -> None:
    turned = report(*(tuple(MISSED if v is MET else MET for v in two) for two in PEOPLE))  # type: ignore[arg-type]
    assert turned.agreed[0].kappa.value == -1.0


def test_partial_verdicts_are_read_both_ways_where_people_give_none() -> None:
    one = report((MET, PARTIAL), (PARTIAL, MISSED), (MISSED, MISSED))
    assert [agreed.reading for agreed in one.agreed] == [STRICT, MILD]
    strict, mild = one.agreed
    assert (mild.kappa.value or 0) > (strict.kappa.value or 0)


def test_two_people_have_a_kappa_of_their_own(tmp_path: Path) -> None:
    file = tmp_path / "two.csv"
    rows = ["answer,criterion,rater1,rater2", "a,x,1,1", "b,x,0,0", "c,x,1,0", "d,x,0,0"]
    file.write_text("\n".join(rows), encoding="utf-8")
    answers = read_labels(file)
    assert answers[2].criteria[0].labels == (MET, MISSED)
    given = [
        Judgement(
            item="adhoc",
            item_version=1,
            opening=0,
            rubric_version="1",
            judge="m/x",
            status="graded",
            criteria=(CriterionVerdict(key_point="k1", verdict=MET),),
        )
    ] * 4
    one = criteria_report("two", answers, given, draws=0)
    assert one.people == pytest.approx(0.5)
    assert len(one.criteria[0].disagreements) == 2


def test_a_label_that_is_none_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_text("answer,criterion,label\na,x,met\nb,x,perhaps\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"“perhaps” is no label .*line 3"):
        read_labels(file)
    file.write_text("answer,criterion\na,x\n", encoding="utf-8")
    with pytest.raises(UsageError, match="no column holds the label"):
        read_labels(file)


def test_the_offline_judge_agrees_with_our_own_labels(offline: OfflineJudge) -> None:
    answers = read_labels(LABELS)
    one = criteria_report("labels", answers, [judged(answer, offline) for answer in answers], draws=0)
    assert (one.agreed[1].kappa.value or 0) > 0.6
