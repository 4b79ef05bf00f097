"""What could be used from here.

Knows servers on this machine that list models in several ways. Never knows a real one.
"""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from time import monotonic

import pytest

from interviewer.models.discovery import KEYS, LOCAL, Local, keys, servers

OLLAMA = {"models": [{"name": "llama3.1:8b"}, {"name": "qwen3"}]}
OPENAI = {"object": "list", "data": [{"id": "org/some-model"}]}


class Lister(BaseHTTPRequestHandler):
    """Answers a path with what the server holds for it."""

    server: "Machine"

    def do_GET(self) -> None:
        answer = self.server.answers.get(self.path)
        if answer is None:
            self.server.over.wait(5)
            return
        status, headers, body = answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Machine(ThreadingHTTPServer):
    """One server on this machine."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Lister)
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.over = Event()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def lists(self, path: str, listed: object, status: int = 200, **headers: str) -> None:
        self.answers[path] = (status, headers, listed if isinstance(listed, bytes) else json.dumps(listed).encode())


@pytest.fixture
def machine() -> Iterator[Machine]:
    machine = Machine()
    serving = Thread(target=machine.serve_forever, kwargs={"poll_interval": 0.02})
    serving.start()
    yield machine
    machine.over.set()
    machine.shutdown()
    machine.server_close()
    serving.join()


def test_a_provider_is_known_by_the_name_of_its_variable_and_the_key_is_nowhere() -> None:
    found = keys({"OPENAI_API_KEY": "sk-very-secret", "MISTRAL_API_KEY": "  ", "HOME": "/root"})
    assert [one.model.partition("/")[0] for one in found] == ["openai"]
    assert "OPENAI_API_KEY" in found[0].label
    assert "sk-very-secret" not in repr(found)


def test_every_suggestion_names_its_provider() -> None:
    assert all("/" in model for _, model in KEYS.values())


def test_both_kinds_of_lists_are_read(machine: Machine) -> None:
    machine.lists("/api/tags", OLLAMA)
    machine.lists("/v1/models", OPENAI)
    found = servers(
        (
            Local("Ollama", machine.base, "/api/tags", "ollama_chat/", known=True),
            Local("LM Studio", f"{machine.base}/v1", "/models", "openai/"),
        )
    )
    assert [(one.model, one.api_base) for one in found] == [
        ("ollama_chat/llama3.1:8b", ""),
        ("ollama_chat/qwen3", ""),
        ("openai/org/some-model", f"{machine.base}/v1"),
    ]
    assert found[2].label == "LM Studio on this machine: org/some-model"


@pytest.mark.parametrize(
    "listed",
    [b"<html>", b"[1]", b"{}", {"data": "none"}, {"data": [{"id": "a b\n<script>"}, {"id": 3}, "x"]}, b"\xff", b""],
)
def test_what_is_no_list_of_names_is_nothing(machine: Machine, listed: object) -> None:
    machine.lists("/models", listed)
    assert servers((Local("Odd", machine.base, "/models", "openai/"),)) == ()


def test_a_refusal_and_a_way_elsewhere_are_not_followed(machine: Machine) -> None:
    machine.lists("/models", OPENAI)
    machine.lists("/moved/models", b"", 302, Location=f"{machine.base}/models")
    machine.lists("/shut/models", OPENAI, 401)
    assert (
        servers(tuple(Local("Odd", f"{machine.base}/{way}", "/models", "openai/") for way in ("moved", "shut"))) == ()
    )


def test_a_server_that_is_silent_or_absent_costs_little_time(machine: Machine) -> None:
    machine.lists("/v1/models", OPENAI)
    began = monotonic()
    found = servers(
        (
            Local("Silent", f"{machine.base}/silent", "/models", "openai/"),
            Local("Absent", "http://127.0.0.1:9", "/models", "openai/"),
            Local("There", f"{machine.base}/v1", "/models", "openai/"),
        ),
        timeout_s=0.2,
    )
    assert [one.label for one in found] == ["There on this machine: org/some-model"]
    assert monotonic() - began < 2


def test_only_this_machine_is_asked() -> None:
    assert all(one.api_base.startswith("http://127.0.0.1:") for one in LOCAL)
