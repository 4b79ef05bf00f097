"""A run as a page and as numbers, kept, compared and stripped of words.

Knows made-up results. Never knows real ones.
"""

import re
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from interviewer.assess.grading import Grader
from interviewer.domain.errors import StoreError, UsageError
from interviewer.domain.library import Library
from interviewer.measure import shelf as shelves
from interviewer.measure.criteria import criteria_report, judged, read_labels
from interviewer.measure.drawn import Mark, plot
from interviewer.measure.evaluation import Evaluation, changes, numbers, read_evaluation, without_words
from interviewer.measure.figures import Figure, targeted, verdict, written
from interviewer.measure.graded import read_graded
from interviewer.measure.grader import Flips, graded, grader_report
from interviewer.measure.page import to_html
from interviewer.measure.shelf import Shelf
from tests.measure.conftest import ANSWERS, LABELS

FIGURES = (
    Figure(part="in place of an answer, x", name="filler, mean score", value=0.4, sort="r", target=0.35, most=True),
    Figure(part="<b>p</b>", name="share", value=0.5, target=0.4),
    Figure(part="<b>p</b>", name="nothing there", value=None),
)


@pytest.fixture(scope="module")
def run(grader: Grader, offline: object) -> Evaluation:
    file = read_graded(ANSWERS)
    none = Flips(how="not measured", of=0, share=None)
    labels = read_labels(LABELS)
    return Evaluation(
        judge="rules",
        questions=3,
        measured={"attacks": FIGURES},
        graders=(grader_report(file, list(graded(file.answers, grader)), none, draws=20),),
        criteria=(criteria_report("labels", labels, [judged(one, offline) for one in labels], draws=20),),  # type: ignore[arg-type]
    )


def test_a_figure_is_written_beside_its_target() -> None:
    assert [written(0.5, sort) for sort in ("share", "levels", "count", "r")] == ["50.0%", "0.50", "0", "0.500"]
    assert (targeted(FIGURES[0]), verdict(FIGURES[0])) == ("at most 0.350", "above")
    assert (targeted(FIGURES[2]), verdict(FIGURES[1])) == ("-", "")


def test_the_page_needs_nothing_else_and_escapes_what_it_shows(run: Evaluation) -> None:
    page = to_html(run)
    assert "<script" not in page
    assert not re.search(r"(?:src|href)=|https?://|url\(", page)
    assert "&lt;b&gt;p&lt;/b&gt;" in page
    assert "<b>p</b>" not in page
    assert page.count("<svg") == 2
    assert "filler, mean score" in page
    assert "Since the run before" not in page


def test_the_page_lists_what_misses_its_target_and_what_differs_from_the_run_before(run: Evaluation) -> None:
    assert [figure.name for figure in run.missed] == ["filler, mean score"]
    better = FIGURES[0].model_copy(update={"value": 0.2})
    now = run.model_copy(update={"measured": {"attacks": (better, *FIGURES[1:])}})
    assert "No target is missed." in to_html(now)
    page = to_html(now, run)
    assert "-0.200" in page
    assert "No number differs." in to_html(run, run)


def test_changes_are_between_numbers_that_both_runs_have_the_largest_first() -> None:
    found = changes({"a": 1.0, "b": 2.0, "c": 3.0, "gone": 1.0}, {"a": 1.0001, "b": 2.5, "c": 1.0, "new": 9.0})
    assert [one.name for one in found] == ["c", "b"]


def test_every_number_has_a_name(run: Evaluation) -> None:
    held = numbers(run)
    assert held["in place of an answer, x: filler, mean score"] == 0.4
    assert held["graded_answers: the offline judge: r"] == run.graders[0].judged.agreement.r.value
    assert held["labels: partial as met: kappa"] == run.criteria[0].agreed[1].kappa.value
    assert not any("nothing there" in name for name in held)


def test_without_words_no_word_of_an_answer_or_a_criterion_is_left(run: Evaluation) -> None:
    bare = without_words(run)
    assert numbers(bare) == numbers(run)
    text = bare.model_dump_json()
    for words in ("steel", "Steel", "buckle", "dropout does"):
        assert words not in text


def test_a_run_is_read_back_and_anything_else_is_told(run: Evaluation, tmp_path: Path) -> None:
    file = tmp_path / "evaluation.json"
    file.write_text(run.model_dump_json(), encoding="utf-8")
    assert read_evaluation(file) == run
    file.write_text("{}", encoding="utf-8")
    with pytest.raises(UsageError, match="no report of this version"):
        read_evaluation(file)
    with pytest.raises(UsageError, match="cannot be read"):
        read_evaluation(tmp_path / "nowhere.json")


def test_a_plot_says_its_numbers_to_those_who_do_not_see_it() -> None:
    drawn = plot("Title", [Mark("a & b", 0.5, 0.4, 0.6, strong=True), Mark("c", 2.0)], limit=0.3)
    assert 'aria-label="Title. a &amp; b: 0.500; c: 2.000"' in drawn
    assert drawn.count("<circle") == 2
    assert plot("Title", []) == ""


# -- kept

NUMBER = TypeAdapter(int)


def test_a_result_is_made_once_for_the_same_content_files_and_settings(library: Library, tmp_path: Path) -> None:
    made: list[int] = []

    def make() -> int:
        made.append(len(made))
        return len(made)

    file = tmp_path / "data.csv"
    file.write_text("one", encoding="utf-8")
    shelf = Shelf(tmp_path / "kept", library)
    assert shelf.get("x", ["m", file], NUMBER, make) == shelf.get("x", ["m", file], NUMBER, make) == 1
    assert Shelf(tmp_path / "kept", library).get("x", ["m", file], NUMBER, make) == 1
    assert shelf.get("x", ["n", file], NUMBER, make) == 2
    file.write_text("two", encoding="utf-8")
    assert shelf.get("x", ["m", file], NUMBER, make) == 3
    fewer = library.model_copy(update={"items": dict(list(library.items.items())[1:])})
    assert Shelf(tmp_path / "kept", fewer).get("x", ["m", file], NUMBER, make) == 4


def test_other_code_measures_anew(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Shelf(tmp_path, library).get("x", [], NUMBER, lambda: 1) == 1
    monkeypatch.setattr(shelves, "code", lambda: "changed")
    assert Shelf(tmp_path, library).get("x", [], NUMBER, lambda: 2) == 2


def test_a_broken_result_is_made_again_and_a_disk_that_refuses_is_told(library: Library, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "kept", library)
    shelf.get("x", [], NUMBER, lambda: 1)
    next((tmp_path / "kept").iterdir()).write_text("{", encoding="utf-8")
    assert shelf.get("x", [], NUMBER, lambda: 2) == 2
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be kept"):
        Shelf(tmp_path / "file", library).get("x", [], NUMBER, lambda: 1)
