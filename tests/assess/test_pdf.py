"""A report as PDF: printed by a browser if there is one, by WeasyPrint else, and one line of advice without either.

Knows printers and stands in for those that are not there. Never knows what a report says.
"""

import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from interviewer.assess import feedback
from interviewer.assess.pdf import BROWSERS, can_print, to_pdf
from interviewer.assess.report import Report
from interviewer.domain.errors import InterviewerError, UsageError
from interviewer.domain.items import Item
from interviewer.domain.library import Library
from interviewer.domain.vocabulary import Stage

WORDS = "Grüße: the gradient is p minus y, шаг за шагом"


@pytest.fixture
def report(talk: Any, math: Item, library: Library) -> Report:
    told = talk(Stage.TECHNICAL_CONCEPTS).open().ask(math).answer(WORDS).close().close_round().end()
    return feedback.report(told.state, library, lambda id: library.items[id].reference_answer)


def nowhere(name: str) -> None:
    return None


def missing(name: str) -> Any:
    raise ImportError(name)


def test_a_browser_prints_what_was_said(report: Report, tmp_path: Path) -> None:
    if not any(shutil.which(name) for name in BROWSERS):
        pytest.skip("no browser on this machine")
    made = to_pdf(report)
    assert made.startswith(b"%PDF")
    reader = shutil.which("pdftotext")
    if reader:
        file = tmp_path / "report.pdf"
        file.write_bytes(made)
        text = subprocess.run([reader, str(file), "-"], capture_output=True, check=True).stdout.decode()
        assert WORDS in " ".join(text.split())


def test_without_a_browser_weasyprint_prints_with_formulas_as_their_source(report: Report) -> None:
    given: dict[str, Any] = {}

    def document(**named: Any) -> Any:
        given.update(named)
        return SimpleNamespace(write_pdf=lambda: b"%PDF-1.7")

    assert to_pdf(report, nowhere, lambda name: SimpleNamespace(HTML=document)) == b"%PDF-1.7"
    assert "<math" not in given["string"]
    with pytest.raises(ValueError, match="not fetched"):
        given["url_fetcher"]("http://evil.test/x")


def test_without_either_one_line_says_what_to_do(report: Report) -> None:
    assert can_print(lambda name: f"/usr/bin/{name}")
    with pytest.raises(UsageError, match="install Chromium or WeasyPrint") as caught:
        to_pdf(report, nowhere, missing)
    assert "\n" not in str(caught.value)


def test_a_browser_that_fails_is_named_in_one_line(report: Report) -> None:
    with pytest.raises(InterviewerError, match="/bin/false") as caught:
        to_pdf(report, lambda name: "/bin/false", missing)
    assert "print it from your browser" in str(caught.value)
    assert "\n" not in str(caught.value)
