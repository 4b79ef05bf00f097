"""`interviewer serve`: who may sign in.

Knows the command's arguments and its file. Never opens a page.
"""

from pathlib import Path

import pytest

from interviewer.ui.users import Users
from tests.cli.conftest import Run

PASSWORD = "correct horse battery"


def test_somebody_is_added_with_the_password_from_standard_input(run: Run, home: Path) -> None:
    ran = run("serve", "--add-user", "ada", lines=[PASSWORD])
    assert ran.status == 0
    assert f"INTERVIEWER_USERS={home / 'users'}" in ran.err
    assert PASSWORD not in ran.err + ran.out
    assert Users(home / "users").knows("ada", PASSWORD)


def test_the_file_of_the_settings_is_written(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERVIEWER_USERS", str(tmp_path / "team"))
    assert run("serve", "--add-user", "ada", lines=[PASSWORD]).status == 0
    assert run("serve", "--users", str(tmp_path / "other"), "--add-user", "bob", lines=[PASSWORD]).status == 0
    assert Users(tmp_path / "team").names() == ("ada",)
    assert Users(tmp_path / "other").names() == ("bob",)


def test_a_password_that_is_too_short_is_one_line(run: Run, home: Path) -> None:
    ran = run("serve", "--add-user", "ada", lines=["short"])
    assert ran.status == 2
    assert ran.err.count("\n") == 1
    assert not (home / "users").exists()


def test_beyond_this_machine_there_is_no_page_without_a_sign_in(run: Run, tmp_path: Path) -> None:
    ran = run("serve", "--host", "0.0.0.0", "--port", "0")
    assert ran.status == 2
    assert "--add-user" in ran.err
    (tmp_path / "nobody").write_text("")
    ran = run("serve", "--host", "0.0.0.0", "--port", "0", "--users", str(tmp_path / "nobody"))
    assert ran.status == 2
    assert "nobody may sign in" in ran.err
