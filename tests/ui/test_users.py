"""Who may sign in, and how often they may try.

Knows the file of users, the door and a clock that moves when told. Never knows a page.
"""

import stat
from pathlib import Path

import pytest

from interviewer.domain.errors import UsageError
from interviewer.ui.sign_in import LOCKED_S, STAYS_S, TRIES, Door, Throttle, cookie, login_page, who_html, within
from interviewer.ui.users import Users

PASSWORD = "correct horse battery"


class Time:
    """Seconds that pass when told."""

    def __init__(self) -> None:
        self.s = 100.0

    def __call__(self) -> float:
        return self.s


@pytest.fixture
def users(tmp_path: Path) -> Users:
    users = Users(tmp_path / "kept" / "users")
    users.add("ada", PASSWORD)
    return users


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def door(users: Users, time: Time) -> Door:
    return Door(users, time)


def header(ticket: str) -> str:
    return cookie(ticket, secure=False).split(";")[0]


def test_a_password_is_known_and_stands_nowhere(users: Users) -> None:
    assert users.knows("ada", PASSWORD)
    assert not users.knows("ada", PASSWORD + " ")
    assert not users.knows("bob", PASSWORD)
    assert not users.knows("bob", "")
    assert PASSWORD not in users.path.read_text()
    assert stat.S_IMODE(users.path.stat().st_mode) == 0o600


def test_two_with_the_same_password_have_different_lines(users: Users) -> None:
    users.add("bob", PASSWORD)
    ada, bob = (line.partition(":")[2] for line in users.path.read_text().splitlines()[1:])
    assert ada != bob
    assert users.names() == ("ada", "bob")


def test_a_new_password_replaces_the_old_one(users: Users) -> None:
    users.add("ada", "another one entirely")
    assert users.names() == ("ada",)
    assert not users.knows("ada", PASSWORD)


@pytest.mark.parametrize(
    ("name", "password"), [("a:b", PASSWORD), ("", PASSWORD), ("a\nb", PASSWORD), ("bob", "short")]
)
def test_what_cannot_be_a_name_or_a_password_is_refused(users: Users, name: str, password: str) -> None:
    before = users.path.read_text()
    with pytest.raises(UsageError):
        users.add(name, password)
    assert users.path.read_text() == before


@pytest.mark.parametrize("line", ["ada", "ada:plain", "ada:scrypt$3$AAAA$AAAA", "ada:scrypt$99999999$AAAA$AAAA"])
def test_a_wrong_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "users"
    path.write_text(f"# users\n{line}\n")
    with pytest.raises(UsageError, match="line 2"):
        Users(path).names()


def test_a_file_that_is_missing_or_empty_lets_nobody_in(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        Users(tmp_path / "none").names()
    (tmp_path / "empty").write_text("# nobody\n")
    with pytest.raises(UsageError, match="nobody may sign in"):
        Users(tmp_path / "empty").names()


def test_a_ticket_opens_until_its_holder_leaves(door: Door) -> None:
    ticket = door.enter("ada", PASSWORD)
    assert door.who(header(ticket)) == "ada"
    assert door.who(f"other=1; {header(ticket)}") == "ada"
    door.leave(header(ticket))
    assert door.who(header(ticket)) is None


@pytest.mark.parametrize("cookies", ["", "interviewer=", "interviewer=forged", "interviewer=ada", ";;;=\x00"])
def test_nothing_else_opens(door: Door, cookies: str) -> None:
    assert door.who(cookies) is None


def test_a_ticket_lapses_when_nothing_is_done(door: Door, time: Time) -> None:
    ticket = header(door.enter("ada", PASSWORD))
    time.s += STAYS_S - 1
    assert door.who(ticket) == "ada"
    time.s += STAYS_S - 1
    assert door.who(ticket) == "ada"
    time.s += STAYS_S
    assert door.who(ticket) is None


def test_after_five_wrong_tries_nobody_enters_under_that_name_for_a_minute(
    door: Door, users: Users, time: Time
) -> None:
    users.add("bob", PASSWORD)
    for _ in range(TRIES):
        with pytest.raises(UsageError, match="do not belong together"):
            door.enter("ada", "wrong password")
    with pytest.raises(UsageError, match="too many tries"):
        door.enter("ADA", PASSWORD)
    with pytest.raises(UsageError, match="too many tries"):
        door.enter("ada", PASSWORD)
    assert door.enter("bob", PASSWORD)
    time.s += LOCKED_S
    assert door.enter("ada", PASSWORD)


def test_a_right_try_forgives_the_wrong_ones(door: Door) -> None:
    for _ in range(2):
        for _ in range(TRIES - 1):
            with pytest.raises(UsageError, match="do not belong together"):
                door.enter("ada", "wrong password")
        door.enter("ada", PASSWORD)


def test_an_unknown_name_is_told_apart_by_nothing(door: Door) -> None:
    told = set()
    for name in ("ada", "nobody", "not a name", ""):
        with pytest.raises(UsageError) as caught:
            door.enter(name, "wrong password")
        told.add(str(caught.value))
    assert len(told) == 1


def test_a_stranger_is_not_told_where_the_users_are_kept(door: Door, users: Users) -> None:
    users.path.unlink()
    with pytest.raises(UsageError, match="nobody can sign in now") as caught:
        door.enter("ada", PASSWORD)
    assert users.path.name not in str(caught.value)


def test_one_address_may_not_try_every_name(time: Time) -> None:
    throttle = Throttle(3, 60, time)
    assert [throttle.admit("10.0.0.1") for _ in range(5)] == [True, True, True, False, False]
    assert throttle.admit("10.0.0.2")


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites() -> None:
    made = cookie("ticket", secure=True)
    assert all(word in made for word in ("HttpOnly", "SameSite=Lax", "Secure", "Path=/"))
    assert "Max-Age=0" in cookie("", secure=False)


@pytest.mark.parametrize("place", ["//elsewhere", "https://elsewhere", "/\\elsewhere", "", "/a\r\nb", "/login?place=/"])
def test_after_signing_in_nobody_is_sent_elsewhere(place: str) -> None:
    assert within(place) == "/"


def test_the_way_back_is_kept_and_nothing_in_it_is_markup() -> None:
    assert within("/?session=1a2b") == "/?session=1a2b"
    page = login_page('/?session="><b>', "<i>no</i>")
    assert "<b>" not in page
    assert "<i>" not in page
    assert "<b>" not in who_html("<b>")
