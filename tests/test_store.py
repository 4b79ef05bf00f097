"""What every store promises, on a real SQLite file and on the fake.

Knows the public face of the store. Never knows its tables, save where a test damages them.
"""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from interviewer.domain.errors import SequenceTaken, SessionUnknown, StoreError
from interviewer.domain.events import SCHEMA, Acted, Answered, Ended, Event, Faulted, ItemOpened, Round, Setup, Started
from interviewer.domain.vocabulary import Stage
from interviewer.store import EventStore, MemoryStore, MessageKnown, open_store
from interviewer.store.line import Line

AT = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)


def started(stage: Stage = Stage.CODING, **chosen: object) -> Started:
    return Started(setup=Setup(rounds=(Round(stage=stage, persona="engineer", minutes=30),), **chosen))


def said(text: str, message: str | None = None) -> Answered:
    return Answered(text=text, client_message_id=message)


@pytest.fixture(params=["sqlite", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[EventStore]:
    opened: EventStore = open_store(tmp_path / "home" / "sessions.db") if request.param == "sqlite" else MemoryStore()
    yield opened
    opened.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sessions.db"


def test_events_come_back_in_order_with_their_places_and_times(store: EventStore) -> None:
    events: list[Event] = [started(), said("p minus y"), Acted(action="hint")]
    recorded = store.append("s", events, AT)
    assert [one.sequence for one in recorded] == [1, 2, 3]
    assert store.read("s") == recorded
    assert [one.event for one in recorded] == events
    assert {one.at for one in recorded} == {AT}


def test_numbers_go_on_from_the_last_append(store: EventStore) -> None:
    store.append("s", [started()], AT)
    assert [one.sequence for one in store.append("s", [said("a"), said("b")], AT)] == [2, 3]
    assert [one.event for one in store.read("s", after=2)] == [said("b")]
    assert store.read("s", after=3) == ()


def test_nothing_to_append_changes_nothing(store: EventStore) -> None:
    assert store.append("s", [], AT) == ()
    assert store.list() == ()


def test_any_time_zone_is_kept_as_utc(store: EventStore) -> None:
    store.append("s", [started()], AT.astimezone(timezone(timedelta(hours=5))))
    assert store.read("s")[0].at.utcoffset() == timedelta(0)
    assert store.read("s")[0].at == AT


def test_any_text_survives_literally(store: EventStore) -> None:
    text = "a'b\"c; DROP TABLE events; -- \x00 \u202e ∇L = p − y 🙂\r\n"
    store.append("s", [started(), said(text)], AT)
    assert store.read("s")[1].event == said(text)


def test_an_append_that_expects_another_place_is_refused(store: EventStore) -> None:
    store.append("s", [started(), said("a")], AT, expected=0)
    with pytest.raises(SequenceTaken):
        store.append("s", [said("b")], AT, expected=1)
    assert len(store.read("s")) == 2
    assert store.append("s", [said("b")], AT, expected=2)[0].sequence == 3


def test_a_session_begins_once(store: EventStore) -> None:
    store.append("s", [started()], AT)
    with pytest.raises(SequenceTaken):
        store.append("s", [started()], AT)
    assert len(store.read("s")) == 1


def test_a_session_that_never_started_takes_no_events(store: EventStore) -> None:
    with pytest.raises(SessionUnknown):
        store.append("s", [said("a")], AT)
    with pytest.raises(SessionUnknown):
        store.read("s")


def test_the_same_message_sent_twice_is_one_answer(store: EventStore) -> None:
    store.append("s", [started()], AT)
    store.append("s", [said("p minus y", "m1")], AT, expected=1)
    with pytest.raises(MessageKnown) as known:
        store.append("s", [said("p minus y", "m1"), Faulted(line="x")], AT, expected=1)
    assert known.value.sequence == 2
    assert len(store.read("s")) == 2


def test_the_same_message_id_in_another_session_is_another_answer(store: EventStore) -> None:
    for session in ("s", "t"):
        store.append(session, [started(), said("a", "m1")], AT)
    assert len(store.read("t")) == 2


def test_a_message_that_is_twice_in_one_append_is_refused_whole(store: EventStore) -> None:
    store.append("s", [started()], AT)
    with pytest.raises(StoreError, match="twice"):
        store.append("s", [said("a", "m"), Acted(action="hint", client_message_id="m")], AT)
    assert len(store.read("s")) == 1


def test_the_head_says_what_was_chosen_and_where_it_stands(store: EventStore) -> None:
    store.append("s", [started(Stage.TECHNICAL_CONCEPTS, topic="optimization")], AT, owner="ada")
    later = AT + timedelta(minutes=4)
    store.append("s", [said("a")], later)
    (head,) = store.list()
    assert (head.id, head.owner, head.title, head.stage) == (
        "s",
        "ada",
        "Technical concepts: optimization",
        Stage.TECHNICAL_CONCEPTS,
    )
    assert (head.started_at, head.updated_at, head.sequence, head.status) == (AT, later, 2, "open")
    store.append("s", [Ended(reason="candidate")], later)
    store.append("s", [Faulted(line="judged later")], later)
    assert store.list()[0].status == "ended"


def test_a_loop_gives_its_name_to_the_session(store: EventStore) -> None:
    store.append("s", [started(loop="big_lab")], AT)
    assert store.list()[0].title == "Big lab"


def test_sessions_are_listed_the_latest_changed_first_and_by_owner(store: EventStore) -> None:
    for minutes, (session, owner) in enumerate([("a", "ada"), ("b", "bob"), ("c", "ada")]):
        store.append(session, [started()], AT + timedelta(minutes=minutes), owner=owner)
    store.append("a", [said("x")], AT + timedelta(hours=1))
    assert [head.id for head in store.list()] == ["a", "c", "b"]
    assert [head.id for head in store.list(owner="ada")] == ["a", "c"]
    assert store.list(owner="") == ()


def test_what_an_owner_was_asked_in_their_other_sessions_is_known(store: EventStore) -> None:
    for session, owner, item in [("a", "ada", "math.x"), ("b", "ada", "math.y"), ("c", "bob", "math.z")]:
        store.append(session, [started(), ItemOpened(item=item, version=1), said("a")], AT, owner=owner)
    store.append("d", [started()], AT, owner="ada")
    assert store.items_asked(besides="d") == {"math.x", "math.y"}
    assert store.items_asked(besides="a") == {"math.y"}
    assert store.items_asked(besides="c") == frozenset()
    assert store.items_asked(besides="unheard") == frozenset()
    store.delete("b")
    assert store.items_asked(besides="d") == {"math.x"}


def test_events_of_some_kinds_are_read_across_the_sessions_of_an_owner(store: EventStore) -> None:
    for session, owner in [("a", "ada"), ("b", "bob"), ("c", "ada")]:
        asked = ItemOpened(item=f"math.{session}", version=1)
        store.append(session, [started(), asked, said(f"from {session}")], AT, owner=owner)
    found = store.across(["answered", "item_opened"], owner="ada")
    assert sorted((session, one.sequence, one.event.kind) for session, one in found) == [
        ("a", 2, "item_opened"),
        ("a", 3, "answered"),
        ("c", 2, "item_opened"),
        ("c", 3, "answered"),
    ]
    assert [one.sequence for session, one in found if session == "c"] == [2, 3]
    assert {session for session, _ in store.across(["answered"])} == {"a", "b", "c"}
    assert store.across(["answered"], owner="nobody") == store.across([]) == ()
    store.delete("a")
    assert {session for session, _ in store.across(["answered"], owner="ada")} == {"c"}


def test_a_deleted_session_is_gone_and_its_name_is_free(store: EventStore) -> None:
    store.append("s", [started(), said("a", "m1")], AT)
    store.append("t", [started()], AT)
    store.delete("s")
    with pytest.raises(SessionUnknown):
        store.read("s")
    with pytest.raises(SessionUnknown):
        store.delete("s")
    with pytest.raises(SessionUnknown):
        store.append("s", [said("late")], AT, expected=2)
    assert [head.id for head in store.list()] == ["t"]
    assert [one.sequence for one in store.append("s", [started(), said("b", "m1")], AT)] == [1, 2]


def test_threads_that_append_to_one_session_leave_no_gap(store: EventStore) -> None:
    store.append("s", [started()], AT)
    names = [f"{thread}-{n}" for thread in range(8) for n in range(10)]

    def write(thread: int) -> None:
        for name in names[thread * 10 : thread * 10 + 10]:
            store.append("s", [said(name)], AT)

    _together(8, write)
    recorded = store.read("s")
    assert [one.sequence for one in recorded] == list(range(1, 82))
    assert sorted(one.event.text for one in recorded[1:]) == sorted(names)


def test_of_threads_that_expect_the_same_place_one_wins(store: EventStore) -> None:
    store.append("s", [started()], AT)
    outcomes: list[str] = []

    def write(thread: int) -> None:
        try:
            store.append("s", [said(str(thread))], AT, expected=1)
            outcomes.append("won")
        except SequenceTaken:
            outcomes.append("lost")

    _together(6, write)
    assert sorted(outcomes) == ["lost"] * 5 + ["won"]


def _together(count: int, work: Callable[[int], None]) -> None:
    threads = [threading.Thread(target=work, args=(n,)) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


WRITER = """
import sys
from datetime import UTC, datetime
from interviewer.domain.events import Answered, Round, Setup, Started
from interviewer.domain.errors import SequenceTaken
from interviewer.store import open_store

path, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
store, at = open_store(path), datetime.now(UTC)
begin = Started(setup=Setup(rounds=(Round(stage="coding", persona="p", minutes=1),)))
for session in ("shared", name):
    try:
        store.append(session, [begin], at)
    except SequenceTaken:
        pass
for n in range(count):
    for session in ("shared", name):
        store.append(session, [Answered(text=f"{name}-{n}", client_message_id=f"{name}-{n}")], at)
    print(n, flush=True)
"""


def _writer(file: Path, name: str, count: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", WRITER, str(file), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_four_processes_lose_and_double_nothing(file: Path) -> None:
    writers = [_writer(file, f"w{n}", 50) for n in range(4)]
    faults = [writer.communicate()[1] for writer in writers]
    assert faults == [""] * 4
    store = open_store(file)
    shared = store.read("shared")
    assert [one.sequence for one in shared] == list(range(1, 202))
    assert sorted(one.event.text for one in shared[1:]) == sorted(f"w{w}-{n}" for w in range(4) for n in range(50))
    for w in range(4):
        assert [one.event.text for one in store.read(f"w{w}")[1:]] == [f"w{w}-{n}" for n in range(50)]
    store.close()


def test_every_acknowledged_append_survives_a_kill(file: Path) -> None:
    for round in range(4):
        writer = _writer(file, f"k{round}", 100_000)
        assert writer.stdout is not None
        acknowledged = [int(writer.stdout.readline()) for _ in range(20 + 15 * round)]
        os.kill(writer.pid, signal.SIGKILL)
        acknowledged += [int(line) for line in writer.communicate()[0].split()]
        store = open_store(file)
        recorded = store.read(f"k{round}")
        assert [one.sequence for one in recorded] == list(range(1, len(recorded) + 1))
        assert [one.event.text for one in recorded[1:]][: len(acknowledged)] == [f"k{round}-{n}" for n in acknowledged]
        assert store.append(f"k{round}", [said("on")], AT)[0].sequence == len(recorded) + 1
        store.close()


def test_what_was_saved_is_there_when_the_file_is_opened_again(file: Path) -> None:
    store = open_store(f"sqlite:///{file}")
    recorded = store.append("s", [started(), said("a")], AT)
    store.close()
    again = open_store(file)
    assert again.read("s") == recorded
    again.close()


def test_deleted_words_are_not_left_in_the_files(file: Path) -> None:
    store = open_store(file)
    store.append("s", [started(), said("a very private sentence")], AT)
    store.append("t", [started()], AT)
    store.delete("s")
    left = b"".join(path.read_bytes() for path in file.parent.iterdir())
    store.close()
    assert b"private sentence" not in left


def test_a_path_with_signs_that_mean_something_in_addresses_is_a_path(tmp_path: Path) -> None:
    file = tmp_path / "what? 100% #1" / "x.db"
    store = open_store(file)
    store.append("s", [started()], AT)
    store.close()
    assert file.is_file()


def _refused(fault: str, remedy: str, work: Callable[[], object]) -> None:
    with pytest.raises(StoreError, match=fault) as refusal:
        work()
    line = str(refusal.value)
    assert remedy in line
    assert "\n" not in line


def test_a_file_that_is_not_a_database_is_told(file: Path) -> None:
    file.write_text("Dear diary, " * 200)
    _refused("not a database", "move it away", lambda: open_store(file))
    assert file.read_text().startswith("Dear diary")


def test_a_damaged_database_is_told(file: Path) -> None:
    store = open_store(file)
    store.append("s", [started(), *[said("x" * 2000) for _ in range(60)]], AT)
    store.close()
    size = file.stat().st_size
    with file.open("r+b") as raw:
        raw.seek(4096)
        raw.write(os.urandom(size - 4096))
    _refused("damaged", "restore it", lambda: open_store(file).read("s"))


def test_a_database_that_may_not_be_written_is_told(file: Path) -> None:
    open_store(file).close()
    store = open_store(f"sqlite:///file:{file}?mode=ro&uri=true")
    _refused("cannot be written", "writable", lambda: store.append("s", [started()], AT))
    store.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    _refused("cannot be", "writable", lambda: open_store(tmp_path / "x.db"))


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    _refused("folder cannot be made", "INTERVIEWER_HOME", lambda: open_store(tmp_path / "file" / "home" / "x.db"))


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    _refused("cannot be opened", "INTERVIEWER_HOME", lambda: open_store(tmp_path))


def test_a_database_that_another_program_holds_is_told_after_the_wait(file: Path) -> None:
    store = open_store(file, wait_s=0.05)
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    _refused("locked", "try again", lambda: store.append("s", [started()], AT))
    holder.close()
    assert store.append("s", [started()], AT)
    store.close()


def test_a_disk_that_takes_no_more_is_told_and_loses_nothing(file: Path) -> None:
    script = """
import resource, sys
from datetime import UTC, datetime
from interviewer.domain.errors import StoreError
from interviewer.domain.events import Answered, Round, Setup, Started
from interviewer.store import open_store

store, at = open_store(sys.argv[1]), datetime.now(UTC)
store.append("s", [Started(setup=Setup(rounds=(Round(stage="coding", persona="p", minutes=1),)))], at)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
try:
    while True:
        print(store.append("s", [Answered(text="x" * 5000)], at)[0].sequence)
except StoreError as error:
    print(error, file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", script, str(file)], capture_output=True, text=True, check=True)
    assert done.stderr.count("\n") == 1
    assert "free" in done.stderr
    store = open_store(file)
    assert store.read("s")[-1].sequence == int(done.stdout.split()[-1])
    store.close()


def test_a_database_of_a_newer_version_is_left_alone(file: Path) -> None:
    open_store(file).close()
    _edit(file, "UPDATE meta SET value = value + 1")
    before = file.read_bytes()
    _refused("newer version", "upgrade", lambda: open_store(file))
    assert file.read_bytes() == before


def test_an_event_of_a_newer_schema_is_not_guessed_at(file: Path) -> None:
    store = open_store(file)
    store.append("s", [started()], AT)
    _edit(file, f"UPDATE events SET schema_version = {SCHEMA + 1}")
    _refused("newer version", "upgrade", lambda: store.read("s"))
    store.close()


def test_an_event_that_cannot_be_read_is_named(file: Path) -> None:
    store = open_store(file)
    store.append("s", [started(), said("a")], AT)
    _edit(file, 'UPDATE events SET body = \'{"kind": "unheard"}\' WHERE sequence = 2')
    _refused("saved event cannot be read .*session s, event 2", "restore", lambda: store.read("s"))
    store.close()


def _edit(file: Path, statement: str) -> None:
    connection = sqlite3.connect(file)
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("url", ["mongodb://host/x", "sqlite://", "://", "mysql://root@localhost/x"])
def test_an_unknown_kind_of_database_is_told(url: str) -> None:
    _refused("no such kind of database", "postgresql://", lambda: open_store(url))


def test_a_password_is_never_shown() -> None:
    with pytest.raises(StoreError) as refusal:
        open_store("postgresql://ada:sesame@127.0.0.1:9/x?connect_timeout=1")
    assert "sesame" not in str(refusal.value)


def test_no_database_library_is_loaded_before_one_is_opened() -> None:
    code = "import sys, interviewer.store; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# -- standing in line


def test_writers_of_one_process_are_served_in_the_order_in_which_they_came() -> None:
    line, served = Line(wait_s=10), []

    def write(number: int) -> None:
        with line:
            served.append(number)

    threads = []
    with line:
        for number in range(8):
            threads.append(threading.Thread(target=write, args=(number,)))
            threads[-1].start()
            while len(line) < number + 2:
                pass
    for thread in threads:
        thread.join()
    assert served == list(range(8))


def test_a_writer_that_waited_too_long_says_so_and_leaves_the_line() -> None:
    line = Line(wait_s=0.01)
    with line:
        with pytest.raises(StoreError, match="busy"), line:
            pass
        assert len(line) == 1
    with line:
        assert len(line) == 1
