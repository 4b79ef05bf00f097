"""Questions imported and exported at the command line.

Knows small files and what is printed. Never knows how a file is read.
"""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

NOTES = """# Nets

## What does dropout do?

- It zeroes activations at random in training.
- It prevents co-adaptation of units.
- Nothing is dropped at test time.

## What is momentum?

It accumulates past gradients; it damps oscillation.

## What is nothing?
"""


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    file = tmp_path / "notes.md"
    file.write_text(NOTES, encoding="utf-8")
    return file


def tree(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_notes_become_questions_that_are_checked_listed_and_practised(run: Run, notes: Path) -> None:
    done = run("bank", "import", str(notes), "--to", "own")
    assert done.status == 0
    assert done.out.splitlines() == [
        f"{notes}:3: taken: concept.dropout, 3 key points",
        f"{notes}:9: taken: concept.momentum, 2 key points",
        f"{notes}:13: skipped: it has no answer: write one below it (“What is nothing?”)",
    ]
    assert "2 questions taken, 0 already there, 1 skipped." in done.err
    assert "Missing for full quality: exemplars (2)" in done.err
    check = run("bank", "check", "--content", "own")
    assert check.status == 0
    assert "dropout.yaml:6: warning: draft lacks exemplars, misconceptions, references" in check.out
    assert "What does dropout do? (draft)" in run("bank", "list", "--content", "own").out
    said = run(
        "practice", "--content", "own", "--item", "concept.dropout", lines=["It zeroes activations in training."]
    )
    assert said.status == 0
    assert "a draft of a question" in said.out
    assert "P2: It prevents co-adaptation of units." in said.out


def test_the_same_file_twice_changes_nothing(run: Run, notes: Path, tmp_path: Path) -> None:
    run("bank", "import", str(notes), "--to", "own")
    before = tree(tmp_path / "own")
    done = run("bank", "import", str(notes), "--to", "own")
    assert done.status == 0
    assert f"{notes}:3: already there: concept.dropout" in done.out
    assert tree(tmp_path / "own") == before


def test_json_says_what_was_written_and_what_is_missing(run: Run, notes: Path) -> None:
    done = run("bank", "import", str(notes), "--to", "own", "--kind", "lightning", "--json")
    page = json.loads(done.out)
    assert (page["taken"], page["already_there"], page["skipped"]) == (2, 0, 1)
    first, _, last = page["files"][0]["questions"]
    assert first["id"] == "lightning.dropout"
    assert first["file"] == "own/question_bank/lightning/dropout.yaml"
    assert "exemplars" in first["missing"]
    assert last["why"].startswith("it has no answer")


def test_stage_and_kind_are_taken_over(run: Run, notes: Path) -> None:
    run("bank", "import", str(notes), "--to", "own", "--stage", "screen", "--kind", "concept")
    rows = run("bank", "list", "--content", "own", "--stage", "screen", "--json").rows
    assert {row["id"] for row in rows if row["draft"]} == {"concept.dropout", "concept.momentum"}


def test_a_broken_file_keeps_no_other_from_being_imported(run: Run, notes: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.csv"
    broken.write_text('q,a\nWhat?,"never closed\n', encoding="utf-8")
    done = run("bank", "import", str(broken), str(notes), "--to", "own")
    assert done.status == 1
    assert f"never closed ({broken}:2): double a quote inside a quoted cell, and close it" in done.err
    assert "2 questions taken" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("nothing.md", "--to", "own"), "no such file (nothing.md)"),
        ((".", "--to", "own"), "this is a folder"),
        (("notes.md",), "--to"),
        (("notes.md", "--to", "notes.md"), "this is a file, not a folder"),
        (("notes.md", "--to", "own", "--kind", "consept"), "did you mean “concept”?"),
        (("notes.md", "--to", "own", "--stage", "codin"), "did you mean “coding”?"),
    ],
)
def test_wrong_usage_is_one_line(run: Run, notes: Path, tmp_path: Path, argv: tuple[str, ...], said: str) -> None:
    done = run("bank", "import", *argv)
    assert done.status == 2
    assert said in done.err
    assert len(done.err.splitlines()) == 1
    assert not (tmp_path / "own").exists()


def test_a_file_without_questions_fails(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_text("question,answer\na?,\n", encoding="utf-8")
    done = run("bank", "import", "empty.csv", "--to", "own")
    assert done.status == 1
    assert "skipped: its answer is empty" in done.out


def test_another_encoding_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_bytes("Was ist Größe?,Es ist Länge\n".encode("cp1252"))
    done = run("bank", "import", "old.csv", "--to", "own")
    assert done.status == 0
    assert "read as Windows-1252" in done.err


def test_a_table_goes_out_and_comes_in_again_as_the_same_questions(run: Run, notes: Path, tmp_path: Path) -> None:
    run("bank", "import", str(notes), "--to", "own")
    out = run(
        "bank", "export", "concept.dropout", "concept.momentum", "--content", "own", "--format", "csv", "-o", "t.csv"
    )
    assert (out.status, out.out) == (0, "")
    assert out.err == "2 questions written to t.csv, with the reference answers.\n"
    run("bank", "import", "t.csv", "--to", "other")

    def items(folder: str) -> list[list[str]]:
        files = sorted((tmp_path / folder).rglob("*.yaml"))
        return [file.read_text("utf-8").split("\n")[1:] for file in files]

    assert items("own") == items("other")


def test_export_is_narrowed_by_ids_and_stage(run: Run) -> None:
    done = run("bank", "export", "--stage", "coding", "--format", "anki")
    assert done.out.startswith("#separator:tab\n#html:true\n#tags column:3\n")
    count = len(run("bank", "list", "--stage", "coding", "--json").rows)
    assert len(done.out.splitlines()) == 3 + count
    assert f"{count} questions written, with the reference answers." in done.err
    assert run("bank", "export", "no.such").status == 2
    assert run("bank", "export", "concept.rope-long-context", "--stage", "coding").status == 2
    assert run("bank", "export", "--format", "csv", "-o", "missing/t.csv").status == 2
    assert run("bank", "export").out.startswith("# Questions\n\n## ")
