"""The page docs/accuracy.md says what the recorded results say, and nothing of anybody's answers.

Knows the page and its results. Never knows whether the numbers are good.
"""

import re

from docs.accuracy import PAGE, RESULTS, SETS, called, page
from interviewer.measure.baselines import BASELINES
from interviewer.measure.evaluation import numbers, read_evaluation, without_words

RECORDED = read_evaluation(RESULTS)


def test_the_page_is_what_the_recorded_results_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(RECORDED), "run `make docs`"


def test_another_result_gives_another_page() -> None:
    for title, figures in RECORDED.measured.items():
        changed = tuple(figure.model_copy(update={"value": 0.123456}) for figure in figures)
        other = RECORDED.model_copy(update={"measured": RECORDED.measured | {title: changed}})
        assert page(other) != page(RECORDED), title
    for number in range(len(RECORDED.graders)):
        fewer = tuple(report for at, report in enumerate(RECORDED.graders) if at != number)
        assert page(RECORDED.model_copy(update={"graders": fewer})) != page(RECORDED)


def test_every_figure_with_a_target_and_every_correlation_is_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for report in RECORDED.graders:
        assert f"### {called(report.name)}" in text
        for method in (report.judged, *report.baselines):
            assert f"{method.agreement.r.value:.3f}" in text
        assert [method.name for method in report.baselines] == list(BASELINES)
    assert set(re.findall(r"above|below", text)) <= {"above", "below"}
    missed = [figure for figures in RECORDED.measured.values() for figure in figures if figure.reached is False]
    assert len(re.findall(r"\| (?:above|below) \|", text)) == len(missed)


def test_what_is_recorded_was_measured_without_a_model_on_the_sets_that_are_named() -> None:
    assert RECORDED.judge == "rules"
    assert {report.name for report in RECORDED.graders} <= set(SETS)
    assert {read.name.partition(", ")[0] for read in RECORDED.criteria} <= set(SETS)
    assert len(numbers(RECORDED)) > 100


def test_no_word_of_an_answer_or_of_a_criterion_is_recorded() -> None:
    assert without_words(RECORDED) == RECORDED
