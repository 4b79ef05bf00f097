"""How every command starts, ends and fails.

Knows exit statuses and lines on standard error. Never knows a command's work.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from interviewer import __version__
from tests.cli.conftest import Run


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder that is not there yet."""
    return tmp_path / "home"


def test_help_and_version_end_well(run: Run) -> None:
    for command in ("practice", "grade", "track", "bank", "sessions", "doctor", "serve"):
        assert command in run("--help").out
        assert run(command, "--help").status == 0
    assert __version__ in run("--version").out
    assert run().out == run("--help").out


@pytest.mark.parametrize(
    "argv",
    [
        ["practise"],
        ["bank"],
        ["bank", "lst"],
        ["bank", "list", "--colour"],
        ["bank", "show"],
        ["bank", "show", "math.softmax"],
        ["practice", "--minutes", "many"],
        ["sessions", "export", "x", "--format", "docx"],
        ["bank", "list", "--content", "/no/such/folder"],
    ],
)
def test_wrong_usage_is_one_line_on_standard_error_and_status_2(run: Run, argv: list[str]) -> None:
    done = run(*argv)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("interviewer: ")
    assert len(done.err.splitlines()) == 1


def test_a_fault_of_the_machine_is_one_line_and_status_1(run: Run, home: Path) -> None:
    home.write_text("a file where the data folder should be")
    done = run("sessions", "list")
    assert (done.status, done.out, len(done.err.splitlines())) == (1, "", 1)
    assert str(home) in done.err


def test_a_traceback_is_shown_only_for_debugging(run: Run, home: Path) -> None:
    home.write_text("a file where the data folder should be")
    assert "Traceback" in run("--debug", "sessions", "list").err


def test_the_data_folder_can_be_named_for_one_command(run: Run, home: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    assert run("--home", str(other), "sessions", "list").status == 0
    assert other.is_dir()
    assert not home.exists()


def test_a_setting_that_is_not_valid_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERVIEWER_PORT", "many")
    done = run("sessions", "list")
    assert done.status == 2
    assert "INTERVIEWER_PORT" in done.err


def test_listing_loads_no_library_with_weight() -> None:
    code = (
        "import sys; from interviewer.cli import main; main(['--help']); assert main(['bank', 'list']) == 0; "
        "print({'gradio', 'litellm', 'chromadb', 'openai', 'sqlalchemy'} & set(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "set()\n"


def test_a_reader_that_leaves_is_no_error_to_speak_of() -> None:
    shell = f"yes '{{}}' | head -20000 | {sys.executable} -m interviewer grade 2>/dev/null | head -1"
    quiet = f"{sys.executable} -m interviewer bank list | true"
    assert subprocess.run(["sh", "-c", shell], capture_output=True, text=True).stdout.count("\n") == 1
    assert subprocess.run(["sh", "-c", quiet], capture_output=True, text=True).stderr == ""


def test_the_doctor_finds_a_sound_installation_sound(run: Run) -> None:
    done = run("doctor")
    assert done.status == 0, done.out
    assert all(line.startswith("ok ") for line in done.out.splitlines())
    assert "6 questions" in done.out or "questions" in done.out


def test_the_doctor_names_what_is_wrong_and_the_remedy_and_goes_on(run: Run, home: Path) -> None:
    home.write_text("a file where the data folder should be")
    done = run("doctor")
    assert done.status == 1
    [failed] = [line for line in done.out.splitlines() if "data folder:" in line]
    assert failed.startswith("FAIL")
    assert "INTERVIEWER_HOME" in failed
    assert "ok    content" in done.out


def test_the_doctor_says_whether_there_is_a_key_and_never_the_key(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERVIEWER_API_KEY", "kept-to-itself")
    done = run("doctor", "--model", "openai/some", "--json")
    assert "key given" in done.out
    assert "kept-to-itself" not in done.out + done.err


def test_the_doctor_asks_the_model_only_when_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.loopback import Provider, say, status

    with Provider() as provider:
        monkeypatch.setenv("INTERVIEWER_API_BASE", provider.base)
        provider.play(say("ready"), status(401))
        assert run("doctor", "--model", "openai/loop").status == 0
        assert provider.requests == []
        assert "it answers" in run("doctor", "--model", "openai/loop", "--ask-model").out
        assert run("doctor", "--model", "openai/loop", "--ask-model").status == 1
