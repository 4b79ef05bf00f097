"""The question store on disk and on a server: brought up to date, mended, and never trusted blindly.

Knows the folder. Never knows rankings.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from interviewer.domain.errors import RetrievalError
from interviewer.domain.items import Item
from interviewer.retrieval import open_index

ROPE, SOFTMAX = "concept.rope-long-context", "math.softmax-cross-entropy-gradient"


def lines_of(place: str | Path, items: dict[str, Item]) -> list[str]:
    """What is said when the index is opened; afterwards it finds what it holds."""
    lines: list[str] = []
    index = open_index(place, items, lines.append)
    assert {hit.item_id for hit in index.search("rotary embeddings")} & {ROPE} == items.keys() & {ROPE}
    index.close()
    return lines


def test_only_what_changed_is_written(tmp_path: Path, items: dict[str, Item]) -> None:
    assert lines_of(tmp_path, items) == ["Question store: 6 added."]
    assert lines_of(tmp_path, items) == []
    changed = items | {ROPE: items[ROPE].model_copy(update={"prompt": "Rotary how?"})}
    assert lines_of(tmp_path, changed) == ["Question store: 1 updated."]
    fewer = {id: item for id, item in changed.items() if id != SOFTMAX}
    assert lines_of(tmp_path, fewer) == ["Question store: 1 removed."]
    assert lines_of(tmp_path, items) == ["Question store: 1 added, 1 updated."]


def test_a_new_version_of_an_answer_is_the_one_that_is_given(tmp_path: Path, items: dict[str, Item]) -> None:
    lines_of(tmp_path, items)
    newer = items[ROPE].model_copy(update={"reference_answer": "Other.", "version": items[ROPE].version + 1})
    index = open_index(tmp_path, items | {ROPE: newer})
    assert (index.reference(ROPE).text, index.reference(ROPE).version) == ("Other.", newer.version)
    index.close()


def test_a_question_that_went_is_not_found(tmp_path: Path, items: dict[str, Item]) -> None:
    lines_of(tmp_path, items)
    lines_of(tmp_path, {id: item for id, item in items.items() if id != ROPE})


def damage_database(folder: Path) -> None:
    (folder / "chroma.sqlite3").write_bytes(os.urandom(30_000))


def cut_database(folder: Path) -> None:
    os.truncate(folder / "chroma.sqlite3", 5_000)


def put_text_in_its_place(folder: Path) -> None:
    (folder / "chroma.sqlite3").write_text("not a database")


def empty_its_tables(folder: Path) -> None:
    import sqlite3

    connection = sqlite3.connect(folder / "chroma.sqlite3")
    connection.execute("DROP TABLE embeddings")
    connection.commit()
    connection.close()


@pytest.mark.parametrize("damage", [damage_database, cut_database, put_text_in_its_place, empty_its_tables])
def test_a_damaged_store_is_rebuilt_with_one_line(tmp_path: Path, items: dict[str, Item], damage) -> None:
    lines_of(tmp_path, items)
    damage(tmp_path / "chroma")
    assert lines_of(tmp_path, items) == ["The question store was damaged and has been rebuilt."]
    assert lines_of(tmp_path, items) == []


@pytest.mark.parametrize("mark", ["0\n", "999\n", "", "\x00x"])
def test_a_store_of_another_version_is_rebuilt_with_one_line(tmp_path: Path, items: dict[str, Item], mark: str) -> None:
    lines_of(tmp_path, items)
    (tmp_path / "chroma" / "interviewer-questions").write_text(mark)
    assert lines_of(tmp_path, items) == ["The question store was made by another version and has been rebuilt."]


def test_rebuilding_touches_nothing_beside_the_folder(tmp_path: Path, items: dict[str, Item]) -> None:
    (tmp_path / "sessions.db").write_text("precious")
    lines_of(tmp_path, items)
    damage_database(tmp_path / "chroma")
    lines_of(tmp_path, items)
    assert (tmp_path / "sessions.db").read_text() == "precious"
    assert {path.name for path in tmp_path.iterdir()} == {"sessions.db", "chroma", "chroma.lock"}


def test_a_folder_of_unknown_origin_is_neither_opened_nor_deleted(tmp_path: Path, items: dict[str, Item]) -> None:
    (tmp_path / "chroma").mkdir()
    (tmp_path / "chroma" / "thesis.tex").write_text("precious")
    with pytest.raises(RetrievalError, match=r"unknown origin .*move it away"):
        open_index(tmp_path, items)
    assert (tmp_path / "chroma" / "thesis.tex").read_text() == "precious"


def test_a_link_to_elsewhere_is_not_followed(tmp_path: Path, items: dict[str, Item]) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "chroma").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(RetrievalError, match="unknown origin"):
        open_index(tmp_path / "home", items)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_home_that_cannot_be_made_is_told_in_one_line(tmp_path: Path, items: dict[str, Item]) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RetrievalError) as refusal:
        open_index(tmp_path / "file", items)
    assert "\n" not in str(refusal.value)


def test_a_server_that_is_not_there_is_told(items: dict[str, Item]) -> None:
    with pytest.raises(RetrievalError, match="start the Chroma server, or unset INTERVIEWER_CHROMA_URL"):
        open_index(f"http://127.0.0.1:{_free_port()}", items)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """A Chroma server on this machine."""
    program = Path(sys.executable).with_name("chroma")
    if not program.exists():
        pytest.skip("the chroma program is not installed")
    port = _free_port()
    command = [str(program), "run", "--path", str(tmp_path), "--host", "127.0.0.1", "--port", str(port)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    running.kill()
    running.wait()


def test_a_server_holds_the_same_store(server: str, items: dict[str, Item]) -> None:
    assert lines_of(server, items) == ["Question store: 6 added."]
    assert lines_of(server, items) == []
    index = open_index(server, items)
    assert index.reference(SOFTMAX).text == items[SOFTMAX].reference_answer
    index.close()


def test_chroma_is_not_loaded_before_an_index_is_opened() -> None:
    code = "import sys, interviewer.retrieval; sys.exit('chromadb' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
