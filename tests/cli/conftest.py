"""Running a command as `interviewer …` runs it, with its own data folder and captured streams.

Knows arguments, input lines, output and exit status. Never knows what a command is made of.
"""

import io
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from interviewer.cli import main
from interviewer.domain.library import Library
from interviewer.retrieval import open_index


class Ran(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Path:
    """A data folder whose question store is up to date."""
    folder = tmp_path_factory.mktemp("filled")
    open_index(folder, library.items).close()
    return folder


@pytest.fixture
def home(tmp_path: Path, filled: Path) -> Path:
    """The data folder of this test, with a question store that need not be made again."""
    return Path(shutil.copytree(filled, tmp_path / "home"))


@pytest.fixture
def run(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command with lines (text or bytes) on its standard input, which is no terminal."""
    for name in os.environ:
        if name.startswith("INTERVIEWER_") or name.endswith("_API_KEY"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("INTERVIEWER_HOME", str(home))
    monkeypatch.chdir(tmp_path)  # no `.env` of the working folder is read

    def ran(*argv: str, lines: list[str] | bytes = b"") -> Ran:
        given = lines if isinstance(lines, bytes) else "".join(f"{line}\n" for line in lines).encode()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        capsys.readouterr()
        status = main(argv)
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    return ran
