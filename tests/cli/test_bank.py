"""The question bank at the command line.

Knows the built-in bank and a small folder beside it. Never knows the rules of the lint.
"""

import shutil
from pathlib import Path

import pytest

from interviewer.content.loader import BUILT_IN, load_library
from tests.cli.conftest import Run

MATH = "math.softmax-cross-entropy-gradient"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A further content folder with one question of its own."""
    bank = tmp_path / "more" / "question_bank" / "math"
    bank.mkdir(parents=True)
    source = BUILT_IN / "question_bank" / "math" / "softmax_cross_entropy_gradient.yaml"
    own = shutil.copy(source, bank / "own.yaml")
    Path(own).write_text(source.read_text("utf-8").replace(f"id: {MATH}", "id: math.own-question", 1), encoding="utf-8")
    return tmp_path / "more"


def test_the_list_names_every_question_and_gives_nothing_away(run: Run) -> None:
    done = run("bank", "list", "--json")
    assert {row["id"] for row in done.rows} == set(load_library().items)
    assert not {"key_points", "reference_answer", "exemplars", "misconceptions"} & set(done.rows[0])


def test_the_list_is_narrowed_by_stage_kind_and_topic(run: Run) -> None:
    listed = run("bank", "list", "--kind", "math", "--json").rows
    assert MATH in {row["id"] for row in listed}
    assert {row["kind"] for row in listed} == {"math"}
    assert run("bank", "list", "--stage", "coding").out.startswith("coding.")
    assert MATH in run("bank", "list", "--topic", "Numerics").out
    assert run("bank", "list", "--topic", "numeric").status == 2


def test_a_question_is_shown_without_its_answer_unless_asked_for(run: Run) -> None:
    item = load_library().items[MATH]
    shown = run("bank", "show", MATH).out
    assert item.prompt in shown
    assert item.key_points[0].text not in shown
    answers = run("bank", "show", MATH, "--answers").out
    assert item.key_points[0].text in answers
    assert (item.reference_answer or "?") in answers
    assert "key_points" not in run("bank", "show", MATH, "--json").out
    assert "key_points" in run("bank", "show", MATH, "--json", "--answers").out


def test_search_finds_a_question_by_words(run: Run) -> None:
    assert run("bank", "search", "gradient of softmax", "--json").rows[0]["id"] == MATH
    assert len(run("bank", "search", "experiment", "--limit", "1").out.splitlines()) == 1


def test_the_built_in_bank_has_no_errors(run: Run) -> None:
    done = run("bank", "check")
    assert done.status == 0, done.out
    assert "0 errors" in done.err


def test_a_further_folder_is_checked_listed_and_asked_from(run: Run, folder: Path) -> None:
    assert "math.own-question" in run("bank", "list", "--content", str(folder)).out
    done = run("practice", "--item", "math.own-question", "--content", str(folder), lines=["p minus y"])
    assert (done.status, "math.own-question" in done.out) == (0, True)


def test_all_faults_of_a_folder_are_listed_with_file_and_line(run: Run, folder: Path) -> None:
    file = folder / "question_bank" / "math" / "own.yaml"
    file.write_text(file.read_text("utf-8") + "\ncolour: red\nshape: round\n", encoding="utf-8")
    done = run("bank", "check", "--content", str(folder))
    assert (done.status, done.out) == (1, "")
    assert "colour" in done.err
    assert "shape" in done.err
    assert "own.yaml:" in done.err


def test_a_finding_of_the_lint_fails_the_check(run: Run, folder: Path) -> None:
    file = folder / "question_bank" / "math" / "own.yaml"
    text = file.read_text("utf-8").replace("expected_level: 1", "expected_level: 4")
    file.write_text(text, encoding="utf-8")
    done = run("bank", "check", "--content", str(folder), "--json")
    assert done.status == 1
    assert '"item": "math.own-question"' in done.out
