"""A session held through a pipe or at a keyboard, from its first question to its feedback.

Knows input lines, output, events and what is kept. Never knows how a turn is decided or worded.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from interviewer.content.loader import load_library
from interviewer.domain.events import Recorded
from interviewer.domain.state import State, fold
from interviewer.store import open_store
from interviewer.wiring import DATABASE
from tests.cli.conftest import Run
from tests.loopback import Provider, status

MATH = "math.softmax-cross-entropy-gradient"
WRONG = "The gradient is minus y k times one minus p k for the true class and zero for the other classes."


def stored(home: Path, session: str) -> State:
    """The session as it is kept."""
    with closing(open_store(home / DATABASE)) as store:
        return fold(session, store.read(session))


ONE_OF_EACH_KIND = {item.kind: id for id, item in sorted(load_library().items.items())}


@pytest.mark.parametrize("item", ONE_OF_EACH_KIND.values())
def test_a_question_of_every_kind_can_be_sat_through_a_pipe(run: Run, item: str) -> None:
    answer = load_library().items[item].exemplars.ok.answer.replace("\n", " ").strip()
    done = run("practice", "--item", item, "--project", "sparse attention", lines=[answer, "I am not sure.", "/pass"])
    assert done.status == 0, done.err
    assert f"## 1. {load_library().items[item].title}" in done.out
    assert f"You: {answer}" in done.out
    assert "sessions export" in done.out
    [head] = run("sessions", "list", "--json").rows
    assert head["status"] == "ended"


def test_a_wrong_claim_is_pushed_back_on_and_stands_in_the_feedback_in_the_candidates_words(run: Run) -> None:
    done = run("practice", "--item", MATH, lines=[WRONG])
    said, _, feedback = done.out.partition("# Interview report")
    assert load_library().items[MATH].misconception("diagonal_only").pushback[0] in said.split(WRONG)[1]
    assert WRONG not in feedback  # what was said stands just above
    session = run("sessions", "list", "--json").rows[0]["id"]
    assert "zero for the other classes" in run("sessions", "show", session).out.partition("# Interview report")[2]


def test_an_item_alone_is_one_question_and_the_end_of_the_input_ends_the_session(run: Run, home: Path) -> None:
    done = run("practice", "--item", MATH, "--json", lines=["p minus y", "/pass"])
    state = stored(home, done.rows[-1]["session"])
    assert [record.item for record in state.items] == [MATH]
    assert state.ended == "plan"
    ended = run("practice", "--item", MATH, "--json", lines=["p minus y"])
    assert stored(home, ended.rows[-1]["session"]).ended == "candidate"


def test_json_lines_are_the_events_and_fold_to_the_state_that_is_kept(run: Run, home: Path) -> None:
    done = run("practice", "--item", MATH, "--json", lines=[WRONG, "/hint", "so it is p minus y"])
    *events, last = done.rows
    state = stored(home, last["session"])
    assert fold(last["session"], map(Recorded.model_validate, events)) == state
    assert last["kind"] == "report"
    assert last["report"]["items"][0]["item"] == MATH
    assert state.judgements
    assert {"started", "answered", "acted", "tracked", "spoken", "judged", "ended"} <= {
        event["event"]["kind"] for event in events
    }


def test_the_answers_event_is_written_before_what_follows_from_it(run: Run) -> None:
    events = run("practice", "--item", MATH, "--json", lines=["p minus y"]).rows[:-1]
    kinds = [event["event"]["kind"] for event in events]
    assert kinds.index("answered") < kinds.index("tracked")
    assert [event["sequence"] for event in events] == list(range(1, len(events) + 1))


def test_a_literal_new_line_in_a_piped_answer_is_one_and_a_formula_stays_a_formula(run: Run, home: Path) -> None:
    done = run("practice", "--item", MATH, "--json", lines=[r"First\nthen $\nabla L \neq \nu$\n\nnext"])
    [said] = [
        turn.text for turn in stored(home, done.rows[-1]["session"]).turns if turn.text and turn.speaker[0] == "c"
    ]
    assert said == "First\nthen $\\nabla L \\neq \\nu$\n\nnext"


def test_pause_and_resume_work_through_a_pipe(run: Run, home: Path) -> None:
    done = run("practice", "--item", MATH, "--json", lines=["/pause", "/resume", "p minus y"])
    acted = [row["event"]["action"] for row in done.rows[:-1] if row["event"]["kind"] == "acted"]
    assert acted == ["pause", "resume", "end"]


def test_a_loop_is_held_in_all_its_stages(run: Run) -> None:
    done = run("practice", "--loop", "quick_mock", "--json")
    stages = [round["stage"] for round in done.rows[0]["event"]["setup"]["rounds"]]
    assert stages == ["screen", "technical_concepts", "lightning"]
    assert "Left out" not in done.err


def test_in_a_drill_the_feedback_on_a_question_stands_before_the_next_one(run: Run) -> None:
    done = run(
        "practice", "--mode", "drill", "--stage", "technical_concepts", "--item", MATH, lines=["p minus y", "/pass"]
    )
    assert "Think aloud" in done.out[: done.out.index("p minus y")]
    feedback = done.out.index("--- Feedback on “Gradient of softmax")
    prompts = {item.prompt.split("?")[0].strip() for item in load_library().items.values()}
    later = min(place for prompt in prompts if (place := done.out.find(prompt, feedback)) > 0)
    assert "“p minus y”" in done.out[feedback:later]


def test_a_session_can_be_resumed_where_it_was_left_and_keeps_its_setup(run: Run) -> None:
    assert run("practice", "--resume", "nothing").status == 2
    refused = run("practice", "--resume", "x", "--stage", "coding")
    assert (refused.status, refused.out) == (2, "")
    assert "leave out other options" in refused.err


def test_resuming_a_session_that_has_ended_shows_its_feedback(run: Run) -> None:
    session = run("practice", "--item", MATH, "--json", lines=["p minus y"]).rows[-1]["session"]
    again = run("practice", "--resume", session)
    assert again.status == 0
    assert "# Interview report" in again.out


def test_a_model_that_fails_is_told_in_a_line_and_the_interview_goes_on_in_authored_words(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Provider() as provider:
        provider.play(status(401))
        monkeypatch.setenv("INTERVIEWER_API_BASE", provider.base)
        monkeypatch.setenv("INTERVIEWER_API_KEY", "kept-to-itself")
        done = run("practice", "--item", MATH, "--model", "openai/loop", lines=[WRONG, "It is p minus y."])
    assert done.status == 0
    assert "the interview goes on" in done.err
    assert "It is p minus y." in done.out
    assert "ungraded" in done.out
    assert "kept-to-itself" not in done.out + done.err


def test_an_answer_that_is_refused_stops_the_pipe_before_others_take_its_place(run: Run, home: Path) -> None:
    done = run("practice", "--item", MATH, "--json", lines=["p minus y", "x" * 200_001, "for another question"])
    assert done.status == 2
    assert "200,001 characters" in done.err
    [head] = run("sessions", "list", "--json").rows
    assert [turn.text for turn in stored(home, head["id"]).items[0].said] == ["p minus y"]
    assert f"--resume {head['id']}" in done.err


def _may_be_interrupted() -> None:
    """As at a terminal: tests that run in the background are started with interrupts ignored, and pass that on."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def sitting(home: Path, *argv: str) -> Iterator["subprocess.Popen[str]"]:
    """A practice in a process of its own."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("INTERVIEWER_")} | {"INTERVIEWER_HOME": str(home)}
    command = [sys.executable, "-m", "interviewer", "practice", "--json", *argv]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, env=env, preexec_fn=_may_be_interrupted
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def until(process: "subprocess.Popen[str]", kind: str, times: int) -> None:
    """Read events until that kind has come so many times."""
    assert process.stdout
    while times:
        line = process.stdout.readline()
        assert line, "the process ended first"
        times -= json.loads(line)["event"]["kind"] == kind


def test_a_killed_session_is_resumed_with_everything_that_was_said(run: Run, home: Path) -> None:
    with sitting(home, "--item", MATH) as process:
        assert process.stdin
        process.stdin.write(WRONG + "\n")
        process.stdin.flush()
        until(process, "spoken", 3)
        process.send_signal(signal.SIGKILL)
    [head] = run("sessions", "list", "--json").rows
    assert head["status"] == "open"
    resumed = run("practice", "--resume", head["id"], "--json", lines=["No, they get p k."])
    assert resumed.status == 0
    assert resumed.rows[0]["event"]["kind"] == "reopened"
    assert [turn.text for turn in stored(home, head["id"]).items[0].said] == [WRONG, "No, they get p k."]


def test_an_interrupted_session_says_how_to_go_on_and_ends_with_130(home: Path) -> None:
    with sitting(home, "--item", MATH) as process:
        until(process, "spoken", 2)
        process.send_signal(signal.SIGINT)
        assert process.stderr
        told = process.stderr.read()
        assert process.wait() == 130
    assert "practice --resume" in told
    assert "Traceback" not in told
