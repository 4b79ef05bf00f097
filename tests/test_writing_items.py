"""The page on writing questions: its example is an item that the loader takes and the lint has nothing to say about.

Knows `docs/writing-items.md`. Never knows what the example asks.
"""

import re
from pathlib import Path

from interviewer.content.lint import lint_library
from interviewer.content.loader import BUILT_IN, load_content
from interviewer.content.overlap import read_runs
from interviewer.domain.text import words
from interviewer.lexical.coverage import coverage

PAGE = (Path(__file__).parent.parent / "docs" / "writing-items.md").read_text(encoding="utf-8")
ID = "concept.gradient-accumulation"


def example(folder: Path) -> Path:
    """A content folder that holds the page's example."""
    [source] = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    file = folder / "question_bank" / "concept" / "example.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(source, encoding="utf-8")
    return folder


def test_the_example_loads_and_is_without_a_finding(tmp_path: Path) -> None:
    content = load_content([example(tmp_path)])
    findings = lint_library(content.library, content.locate, read_runs(BUILT_IN))
    assert [str(finding) for finding in findings if finding.item == ID] == []


def test_the_exemplars_of_the_example_differ_as_their_levels_do(tmp_path: Path) -> None:
    item = load_content([example(tmp_path)]).library.items[ID]
    assert item.exemplars is not None
    assert not item.draft
    scores = [
        coverage(item.prompt, item.reference_answer or "", one.answer)
        for one in (item.exemplars.weak, item.exemplars.ok, item.exemplars.strong)
    ]
    assert scores == sorted(scores)


def test_the_page_is_one_page_and_names_its_commands() -> None:
    assert len(PAGE.splitlines()) <= 120
    assert len(words(PAGE)) < 1500
    for command in ("bank import", "bank check", "bank export", "practice --content"):
        assert f"interviewer {command}" in PAGE
