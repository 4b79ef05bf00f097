"""Past sessions at the command line.

Knows one short session. Never knows how it was held.
"""

import json
from pathlib import Path
from shutil import which

import pytest

from interviewer.assess.pdf import BROWSERS
from tests.cli.conftest import Run

MATH = "math.softmax-cross-entropy-gradient"


@pytest.fixture
def session(run: Run) -> str:
    """A session that has ended."""
    return str(run("practice", "--item", MATH, "--json", lines=["It is p minus y."]).rows[-1]["session"])


def test_sessions_are_listed_and_shown(run: Run, session: str) -> None:
    assert run("sessions", "list").out.startswith(session)
    shown = run("sessions", "show", session).out
    assert "You, 0:00\n\n```text\nIt is p minus y.\n```" in shown
    assert "**tentative: matched by words**; score" in shown
    assert "### Reference answer" in shown
    assert shown.rstrip() == run("sessions", "export", session).out.rstrip()
    state = json.loads(run("sessions", "show", session, "--json").out)["state"]
    assert state["items"][0]["item"] == MATH


def test_of_an_open_mock_interview_only_what_was_said_is_shown(run: Run, home: Path) -> None:
    run("practice", "--item", MATH, "--mode", "mock", "--json", lines=["It is p minus y.", "x" * 200_001])
    [head] = run("sessions", "list", "--json").rows
    shown = run("sessions", "show", head["id"])
    assert "It is p minus y." in shown.out
    assert "Interview report" not in shown.out
    assert "--resume" in shown.err


def test_feedback_is_exported_as_markdown_and_json(run: Run, session: str, tmp_path: Path) -> None:
    assert run("sessions", "export", session).out.startswith("# Interview report")
    file = tmp_path / "feedback.json"
    done = run("sessions", "export", session, "--format", "json", "-o", str(file))
    assert (done.status, done.out) == (0, "")
    assert json.loads(file.read_text("utf-8"))["facts"]["session"] == session


def test_a_file_that_cannot_be_written_is_named(run: Run, session: str, tmp_path: Path) -> None:
    done = run("sessions", "export", session, "-o", str(tmp_path / "no" / "folder.md"))
    assert (done.status, len(done.err.splitlines())) == (2, 1)
    assert "folder.md" in done.err


def test_what_a_failing_judge_left_is_judged_again_on_demand(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERVIEWER_JUDGE_MODEL", "openai/away")
    monkeypatch.setenv("INTERVIEWER_API_BASE", "http://127.0.0.1:9/v1")
    held = run("practice", "--item", MATH, "--json", lines=["It is p minus y."]).rows[-1]["session"]
    again = run("sessions", "judge", held)
    assert again.status == 1
    assert "0 of 1 ungraded answers are judged now." in again.err
    state = json.loads(run("sessions", "show", held, "--json").out)["state"]
    assert [judgement["status"] for judgement in state["judgements"]] == ["ungraded", "ungraded"]


def test_a_verdict_is_contested_by_number_and_label_and_both_results_are_told(run: Run, session: str) -> None:
    done = run("sessions", "contest", session, "--question", "1", "--point", "p2", "--why", "I said so")
    assert done.status == 0
    assert "P2 of “" in done.err
    assert "judged again on request by the same rules, which give the same result" in done.err
    assert "level stays" in done.err
    assert "judged again on request" in run("sessions", "export", session).out
    state = json.loads(run("sessions", "show", session, "--json").out)["state"]
    assert [contest["why"] for contest in state["contests"]] == ["I said so"]
    assert run("sessions", "contest", session, "--question", "1", "--point", "P2").status == 2


@pytest.mark.parametrize(
    ("question", "point", "said"), [("7", "P1", "there is no question 7"), ("1", "P99", "no key point is called “P99”")]
)
def test_what_does_not_exist_cannot_be_contested(run: Run, session: str, question: str, point: str, said: str) -> None:
    done = run("sessions", "contest", session, "--question", question, "--point", point)
    assert (done.status, len(done.err.splitlines())) == (2, 1)
    assert said in done.err


def test_a_session_with_nothing_ungraded_has_nothing_to_judge_again(run: Run, session: str) -> None:
    done = run("sessions", "judge", session)
    assert (done.status, "0 of 0" in done.err) == (0, True)


def test_nothing_is_deleted_unasked_and_everything_when_told(run: Run, session: str) -> None:
    refused = run("sessions", "delete", session)
    assert refused.status == 2
    assert "--yes" in refused.err
    assert session in run("sessions", "list").out
    assert run("sessions", "delete", session, "--yes").status == 0
    assert run("sessions", "list").out == ""
    assert run("sessions", "show", session).status == 2


def test_an_unknown_session_is_wrong_usage_with_the_likest_one(run: Run, session: str) -> None:
    typo = session[:-1] + ("0" if session[-1] != "0" else "1")
    for command in ("show", "export", "delete"):
        done = run("sessions", command, typo)
        assert (done.status, len(done.err.splitlines())) == (2, 1)
        assert f"did you mean “{session}”?" in done.err


def test_feedback_is_exported_as_a_page_and_for_printing(run: Run, session: str, tmp_path: Path) -> None:
    for name, begins in (("feedback.html", b"<!doctype html>"), ("feedback.pdf", b"%PDF")):
        file = tmp_path / name
        if file.suffix == ".pdf" and not any(which(browser) for browser in BROWSERS):
            continue
        done = run("sessions", "export", session, "--format", file.suffix[1:], "-o", str(file))
        assert (done.status, done.out) == (0, "")
        assert file.read_bytes().startswith(begins)
    assert "p minus y" in (tmp_path / "feedback.html").read_text("utf-8")


def test_an_unknown_format_is_wrong_usage(run: Run, session: str) -> None:
    assert run("sessions", "export", session, "--format", "docx").status == 2
