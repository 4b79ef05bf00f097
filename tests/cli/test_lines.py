"""Grading and tracking as tools: JSON lines in, JSON lines out.

Knows lines in and lines out. Never knows how an answer or a turn is read.
"""

import json
import re
from pathlib import Path

import pytest

from interviewer.content.loader import load_library
from tests.cli.conftest import Run
from tests.loopback import Exchange, Provider, say, status

MATH = "math.softmax-cross-entropy-gradient"


def line(**fields: object) -> str:
    return json.dumps(fields)


def test_a_bad_line_in_the_middle_is_reported_by_number_and_the_rest_is_graded(run: Run) -> None:
    good = line(item=MATH, answer="It is p minus y.", id="a")
    done = run("grade", lines=[good, "{not json", good])
    assert done.status == 1
    assert [row["status"] for row in done.rows] == ["tentative", "ungraded", "tentative"]
    assert [row["line"] for row in done.rows] == [1, 2, 3]
    assert done.rows[0]["id"] == "a"
    assert "line 2" in done.err
    assert len(done.err.splitlines()) == 1


def test_good_lines_are_graded_with_status_0_weak_below_strong(run: Run) -> None:
    anchors = load_library().items[MATH].exemplars
    done = run(
        "grade", lines=[line(item=MATH, answer=anchors.weak.answer), line(item=MATH, answer=anchors.strong.answer)]
    )
    assert (done.status, done.err) == (0, "")
    weak, strong = (row["score"] for row in done.rows)
    assert weak < strong
    answer = anchors.strong.answer
    assert all(v["quote"] in answer for v in done.rows[1]["verdicts"] if v["quote"])


def test_a_question_from_outside_the_bank_is_graded_against_its_reference(run: Run) -> None:
    asked = {"question": "What does a firewall do?", "reference_answer": "It filters packets by rules on ports."}
    done = run(
        "grade", lines=[line(answer="It filters packets by port rules.", **asked), line(answer="Bananas.", **asked)]
    )
    assert done.status == 0
    assert done.rows[0]["score"] > done.rows[1]["score"]
    assert done.rows[0]["level"] is None


def test_bytes_that_are_no_utf_8_spoil_their_own_line_only(run: Run) -> None:
    good = line(item=MATH, answer="It is p minus y.").encode()
    done = run("grade", lines=b"\n".join([good, good.replace(b"minus", b"\xff"), b"", good]))
    assert done.status == 1
    assert [row["status"] for row in done.rows] == ["tentative", "ungraded", "tentative"]


def test_lines_are_read_from_a_file_too(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    file.write_text(line(item=MATH, answer="It is p minus y."), encoding="utf-8")
    assert len(run("grade", str(file)).rows) == 1


@pytest.mark.parametrize("command", ["grade", "track"])
def test_a_file_that_is_not_there_is_wrong_usage(run: Run, command: str) -> None:
    done = run(command, "nowhere.jsonl")
    assert (done.status, done.out, len(done.err.splitlines())) == (2, "", 1)
    assert "nowhere.jsonl" in done.err


def test_a_model_that_refuses_leaves_the_answer_ungraded_and_is_no_zero(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Provider() as provider:
        provider.play(status(401))
        monkeypatch.setenv("INTERVIEWER_API_BASE", provider.base)
        monkeypatch.setenv("INTERVIEWER_API_KEY", "kept-to-itself")
        done = run(
            "grade", "--model", "openai/loop", lines=[line(item=MATH, answer="It is p minus y, by the chain rule.")]
        )
    assert done.status == 1
    assert (done.rows[0]["status"], done.rows[0]["score"]) == ("ungraded", None)
    assert "line 1" in done.err
    assert "kept-to-itself" not in done.out + done.err


def test_a_provider_that_limits_a_batch_is_waited_for_and_every_line_is_graded(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = status(429, headers={"Retry-After": "0.02"})

    def judged(exchange: Exchange) -> None:
        labels = re.findall(r"^(c\d+):", exchange.body["messages"][0]["content"], re.MULTILINE)
        criteria = [{"criterion": label, "quote": "", "verdict": "missed", "reason": "No."} for label in labels]
        say(json.dumps({"criteria": criteria, "misconceptions": []}))(exchange)

    rows = [line(item=MATH, answer=f"It is p minus y by the chain rule, attempt {n}.", id=n) for n in range(6)]
    with Provider() as provider:
        provider.play(busy, busy, busy, judged, busy, busy, busy, judged, busy, judged)
        monkeypatch.setenv("INTERVIEWER_API_BASE", provider.base)
        done = run("grade", "--model", "openai/loop", "--at-once", "3", lines=rows)
        refused = len(provider.requests) - len(rows)
    assert (done.status, done.err) == (0, "")
    assert [(row["id"], row["status"]) for row in done.rows] == [(n, "graded") for n in range(6)]
    assert refused == 7


def test_the_tracker_shows_key_points_with_their_literal_place(run: Run) -> None:
    turn = "So, after the terms cancel, the gradient is p minus y."
    [row] = run("track", lines=[line(item=MATH, turn=turn, id=3)]).rows
    assert row["id"] == 3
    assert "result" in [point["id"] for point in row["key_points"]]
    assert all(turn[found["start"] : found["end"]] == found["quote"] for found in row["key_points"])
    assert row["tracker"] == "rules"


def test_the_tracker_shows_a_misconception(run: Run) -> None:
    turn = "The gradient is zero for the other classes."
    [row] = run("track", lines=[line(item=MATH, turn=turn)]).rows
    assert [(wrong["quote"] in turn, wrong["repaired"]) for wrong in row["misconceptions"]] == [(True, False)]


def test_a_turn_without_an_item_is_tracked_by_its_question_and_context(run: Run) -> None:
    context = ["We used one seed.", {"speaker": "interviewer", "text": "Only one?"}]
    done = run("track", lines=[line(question="How sure are you?", turn="I don't know.", context=context)])
    assert done.status == 0
    assert "dont_know" in [special["kind"] for special in done.rows[0]["special"]]


def test_a_turn_that_cannot_be_read_has_an_error_and_the_rest_is_tracked(run: Run) -> None:
    good = line(item=MATH, turn="p minus y")
    done = run("track", lines=[good, "[]", line(turn="x"), line(item="math.softmax", turn="x"), good])
    assert done.status == 1
    assert ["error" in row for row in done.rows] == [False, True, True, True, False]
    assert len(done.err.splitlines()) == 3
    assert f"did you mean “{MATH}”?" in done.rows[3]["error"]
