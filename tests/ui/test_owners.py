"""Several people on one server: everybody has their own sessions, and nobody enters without signing in.

Knows the desk and the web application in this process. Never knows how the page looks.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import pytest
import uvicorn

from interviewer.domain.errors import SessionUnknown, UsageError
from interviewer.ui.desk import Desk
from interviewer.ui.server import address, application, listen
from interviewer.ui.users import Users
from interviewer.ui.visitor import signed_in, visited_by
from interviewer.wiring import House
from tests.ui.test_desk import FORM, begun, ended
from tests.ui.test_page import in_a_loop

PASSWORD = "correct horse battery"


@pytest.fixture
def shared(house: House) -> Iterator[Desk]:
    desk = Desk(house, signed_in)
    yield desk
    desk.close()


@pytest.fixture
def adas(shared: Desk) -> str:
    """A session of Ada's that has ended."""
    with visited_by("ada"):
        session = begun(shared)
        ended(shared, session)
    return session


@pytest.fixture(params=["bob", ""])
def other(request: pytest.FixtureRequest) -> Iterator[str]:
    """Somebody else, or somebody whom nobody knows."""
    with visited_by(request.param):
        yield request.param


def test_everybody_sees_their_own_sessions(shared: Desk, adas: str) -> None:
    with visited_by("ada"):
        assert [head.id for head in shared.heads()] == [adas]
        assert shared.screen(adas).session == adas
        assert shared.report(adas)
    with visited_by("bob"):
        assert shared.heads() == ()


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("open", ()),
        ("screen", ()),
        ("send", ("words", 3)),
        ("press", ("hint", 3)),
        ("report", ()),
        ("judge_again", ()),
        ("export", ("md",)),
        ("delete", ()),
        ("running", ()),
        ("go_on", ()),
        ("again", ()),
        ("strong", ()),
        ("moved_on", (3, "once")),
        ("unrated", ()),
        ("rate", ({},)),
        ("drill", ("math.softmax-cross-entropy-gradient",)),
    ],
)
def test_anothers_session_is_an_unknown_one(
    shared: Desk, adas: str, other: str, name: str, given: tuple[object, ...]
) -> None:
    with pytest.raises(SessionUnknown if other else UsageError) as caught:
        getattr(shared, name)(adas, *given)
    if other:
        with pytest.raises(SessionUnknown) as unknown:
            getattr(shared, name)("nosuchone", *given)
        assert str(unknown.value) == str(caught.value).replace(adas, "nosuchone")
    assert shared.house.store.read(adas)


def test_nobody_uses_anothers_connection(shared: Desk) -> None:
    model = shared.house.connections.add("openai/a", "http://127.0.0.1:9/v1", "secret", "ada")
    with visited_by("bob"), pytest.raises(UsageError, match="is not connected"):
        shared.start(FORM.model_copy(update={"model": model}))


# -- over HTTP


@pytest.fixture
def served(house: House, tmp_path: Path) -> Iterator[tuple[House, str]]:
    """A server with two who may sign in."""
    users = Users(tmp_path / "users")
    users.add("ada", PASSWORD)
    users.add("bob", PASSWORD)
    settings = house.settings.model_copy(update={"port": 0, "users": users.path})
    house = House(settings, house.library, house.store, house.questions, house.interviews)
    with listen(settings) as listening:
        server = uvicorn.Server(uvicorn.Config(in_a_loop(application, house), log_level="error"))
        serving = Thread(target=server.run, kwargs={"sockets": [listening]})
        serving.start()
        yield house, address("127.0.0.1", listening.getsockname()[1])
        server.should_exit = True
        serving.join()


@contextmanager
def client(url: str, name: str = "") -> Iterator[httpx.Client]:
    """A browser's stand-in, signed in where a name is given."""
    with httpx.Client(base_url=url, trust_env=False) as made:
        if name:
            answer = made.post("/login", data={"name": name, "password": PASSWORD, "place": "/?session=x"})
            assert (answer.status_code, answer.headers["location"]) == (303, "/?session=x")
        yield made


def clicked(client: httpx.Client, name: str, given: list[Any]) -> str:
    """What the server answers to a raw call of the page's first event whose handler has that name."""
    config = client.get("/config").json()
    event = next(one for one in config["dependencies"] if one["api_name"] == name)
    joined = client.post("/gradio_api/queue/join", json={"data": given, "fn_index": event["id"], "session_hash": "s"})
    assert joined.status_code == 200
    with client.stream("GET", "/gradio_api/queue/data?session_hash=s") as lines:
        for line in lines.iter_lines():
            if "process_completed" in line:
                return line
    return ""


def test_without_signing_in_there_is_only_the_way_in(served: tuple[House, str]) -> None:
    _, url = served
    with client(url) as stranger:
        asked = stranger.get("/?session=1a", headers={"accept": "text/html"})
        assert asked.status_code == 303
        assert asked.headers["location"] == "/login?place=/%3Fsession%3D1a"
        assert 'value="/?session=1a"' in stranger.get(asked.headers["location"]).text
        for path in ("/", "/config", "/theme.css", "/gradio_api/queue/data", "/sessions/x/report.md", "/nosuch"):
            assert stranger.get(path).status_code == 401
        assert stranger.post("/gradio_api/queue/join", json={}).status_code == 401
        assert stranger.post("/login", content=b"x" * 10_000).status_code == 401
        assert stranger.get("/healthz").json() == {"status": "ok"}


def test_a_wrong_password_is_told_in_one_line_and_soon_refused(served: tuple[House, str]) -> None:
    _, url = served
    with client(url) as stranger:
        wrong = {"name": "ada", "password": "wrong password"}
        told = [stranger.post("/login", data=wrong) for _ in range(6)]
    assert {answer.status_code for answer in told} == {401}
    assert "do not belong together" in told[0].text
    assert "too many tries" in told[5].text


def test_a_form_on_another_page_signs_nobody_in_or_out(served: tuple[House, str]) -> None:
    _, url = served
    with client(url, "ada") as ada:
        for path in ("/login", "/logout"):
            assert ada.post(path, headers={"origin": "https://elsewhere.example"}).status_code == 421
        assert ada.get("/healthz").json()["version"]
        assert ada.post("/logout").status_code == 303
        assert ada.get("/config").status_code == 401


def test_a_session_is_its_owners_alone_by_whatever_way_it_is_asked_for(served: tuple[House, str]) -> None:
    house, url = served
    with client(url, "bob") as bob, client(url, "ada") as ada:
        assert "Signed in as bob" in clicked(bob, "_who", [])
        assert "Signed in as ada" in clicked(ada, "_who", [])
        setup = Desk(house, lambda: "ada")
        session = begun(setup)
        assert "no session is called" in clicked(bob, "_settle", [session, "yes"])
        assert "no session is called" not in clicked(ada, "_settle", [session, "yes"])
        assert "no session is called" in clicked(bob, "_go_on", [session])
        assert bob.get("/healthz").status_code == 200
        ended(setup, session)
        assert bob.get(f"/sessions/{session}/report.json").status_code == 404
        mine = ada.get(f"/sessions/{session}/report.json")
        assert json.loads(mine.text)["facts"]["session"] == session
        assert clicked(bob, "read", [session])
        assert "p - y" not in clicked(bob, "read", [session])
