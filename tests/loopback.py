"""A language model provider on 127.0.0.1 that behaves, or misbehaves, as told.

Knows the OpenAI chat protocol and the ways in which real servers break it. Never knows the code that talks to it.

    with Provider() as provider:
        provider.play(status(429, headers={"Retry-After": "0.1"}), say("Hello there."))
        ...provider.base is the address, provider.requests what came in

Each request takes the next behaviour; the last one stays.
"""

import json
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

MODEL = "loop"


class Exchange(BaseHTTPRequestHandler):
    """One request under way. Behaviours call its methods."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else a delayed acknowledgement adds 40 ms to small answers
    server: "_Server"

    def do_POST(self) -> None:
        """Note the request and play the next behaviour."""
        provider = self.server.provider
        self.body: dict[str, Any] = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))))
        self.hung_up = provider.hung_up
        behaviour = provider.take(self.path, dict(self.headers.items()), self.body)
        try:
            behaviour(self)
        except (ConnectionError, TimeoutError):
            self.hung_up.set()
            self.close_connection = True

    def setup(self) -> None:
        """Count the connection."""
        super().setup()
        self.server.provider.connections += 1

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def start(self, kind: str = "text/event-stream", code: int = 200, **headers: str) -> None:
        """The head of a chunked answer."""
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Transfer-Encoding", "chunked")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def send(self, raw: bytes | str) -> None:
        """One HTTP chunk, at once."""
        raw = raw.encode() if isinstance(raw, str) else raw
        self.wfile.write(f"{len(raw):x}\r\n".encode() + raw + b"\r\n")
        self.wfile.flush()

    def event(self, data: object) -> None:
        """One server-sent event."""
        self.send(f"data: {data if isinstance(data, str) else json.dumps(data)}\n\n")

    def delta(self, finish: str | None = None, **delta: object) -> None:
        """One chat completion chunk."""
        self.event(chunk([{"index": 0, "delta": delta, "finish_reason": finish}]))

    def end(self) -> None:
        """The end of a chunked answer."""
        self.wfile.write(b"0\r\n\r\n")
        self.wfile.flush()

    def finish_reply(self, reason: str = "stop", usage: bool = True) -> None:
        """The last chunk, the usage block, [DONE] and the end."""
        self.delta(finish=reason)
        if usage:
            self.event({**chunk([]), "usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}})
        self.event("[DONE]")
        self.end()

    def wait(self, seconds: float) -> None:
        """Be silent, but no longer than the test lasts."""
        self.server.provider.over.wait(seconds)

    def watch(self) -> None:
        """Wait until the other side hangs up, or the test is over."""
        self.connection.settimeout(0.02)
        while not self.server.provider.over.is_set():
            with suppress(TimeoutError):
                if self.connection.recv(1) == b"":
                    break
        self.hung_up.set()
        self.close_connection = True


Behaviour = Callable[[Exchange], None]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    provider: "Provider"

    def handle_error(self, *_: object) -> None:
        """Say nothing of clients that go away."""


class Provider:
    """The server. `requests` holds (path, headers, body) of each; `hung_up` is set when a client closes early."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, dict[str, str], dict[str, Any]]] = []
        self.connections = 0
        self.hung_up, self.over = threading.Event(), threading.Event()
        self._behaviours: list[Behaviour] = [say("Hello there.")]
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), Exchange)
        self._server.provider = self
        self.base = f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> "Provider":
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()

    def play(self, *behaviours: Behaviour) -> None:
        """What the next requests meet, a greeting if nothing is said; forgets the requests before."""
        self._behaviours, self.requests = list(behaviours) or [say("Hello there.")], []
        self.hung_up = threading.Event()  # a new one: late exchanges of the test before must not set it

    def take(self, path: str, headers: dict[str, str], body: dict[str, Any]) -> Behaviour:
        """Note a request and hand out its behaviour."""
        with self._lock:
            self.requests.append((path, headers, body))
            return self._behaviours.pop(0) if len(self._behaviours) > 1 else self._behaviours[0]

    @property
    def bodies(self) -> list[dict[str, Any]]:
        """The bodies of the requests, in order."""
        return [body for _, _, body in self.requests]


def chunk(choices: list[Any]) -> dict[str, Any]:
    """The envelope of a chat completion chunk."""
    return {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": MODEL, "choices": choices}


def say(text: str, *, finish: str = "stop", usage: bool = True, first_s: float = 0, gap_s: float = 0) -> Behaviour:
    """A good reply, word by word: `first_s` to the first token, then `gap_s` between two (seconds)."""

    def behave(exchange: Exchange) -> None:
        if first_s:
            exchange.wait(first_s)
        exchange.start()
        exchange.delta(role="assistant", content="")
        for place, word in enumerate(text.split(" ")):
            if gap_s and place:
                time.sleep(gap_s)
            exchange.delta(content=f" {word}" if place else word)
        exchange.finish_reply(finish, usage)

    return behave


def status(
    code: int, message: str = "no", error_code: str | None = None, headers: dict[str, str] | None = None
) -> Behaviour:
    """An error answer in OpenAI's form."""

    def behave(exchange: Exchange) -> None:
        error = {"error": {"message": message, "type": "some_error", "param": None, "code": error_code}}
        body = json.dumps(error).encode()
        exchange.send_response(code)
        for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
            exchange.send_header(name, value)
        exchange.send_header("Content-Length", str(len(body)))
        exchange.end_headers()
        exchange.wfile.write(body)

    return behave


def raw(body: str | bytes, kind: str = "text/event-stream") -> Behaviour:
    """An answer 200 of exactly this body."""

    def behave(exchange: Exchange) -> None:
        exchange.start(kind)
        exchange.send(body)
        exchange.end()

    return behave


def events(*data: object, done: bool = True) -> Behaviour:
    """An event stream of exactly these events."""

    def behave(exchange: Exchange) -> None:
        exchange.start()
        for one in data:
            exchange.event(one)
        if done:
            exchange.event("[DONE]")
        exchange.end()

    return behave


def tool(arguments: str) -> Behaviour:
    """A reply by tool call, the arguments in two parts, under the name that was asked for."""

    def behave(exchange: Exchange) -> None:
        name = exchange.body["tools"][0]["function"]["name"]
        half = len(arguments) // 2
        exchange.start()
        for place, part in enumerate((arguments[:half], arguments[half:])):
            head = {"id": "t1", "type": "function"} if place == 0 else {}
            function = {"name": name, "arguments": part} if place == 0 else {"arguments": part}
            exchange.delta(tool_calls=[{"index": 0, **head, "function": function}])
        exchange.finish_reply("tool_calls")

    return behave


def stall(words: int = 0, comments: bool = False) -> Behaviour:
    """Some words, then silence, or then keep-alive comments only, until the client hangs up."""

    def behave(exchange: Exchange) -> None:
        exchange.start()
        for _ in range(words):
            exchange.delta(content="word ")
        if not comments:
            return exchange.watch()
        while not exchange.server.provider.over.is_set():
            exchange.send(": keep-alive\n\n")
            time.sleep(0.02)
        return None

    return behave


def silence() -> Behaviour:
    """Not even a status line."""
    return lambda exchange: exchange.watch()


def cut(words: int = 0, clean: bool = False) -> Behaviour:
    """Some words, then the connection breaks; or, clean, the answer ends in order but without a finish."""

    def behave(exchange: Exchange) -> None:
        exchange.start()
        for _ in range(words):
            exchange.delta(content="word ")
        if clean:
            return exchange.end()
        exchange.close_connection = True
        return None

    return behave


def endless(piece: str = "and so on ", gap_s: float = 0.0) -> Behaviour:
    """Words for ever."""

    def behave(exchange: Exchange) -> None:
        exchange.start()
        while not exchange.server.provider.over.is_set():
            exchange.delta(content=piece)
            if gap_s:
                time.sleep(gap_s)

    return behave


def supporting(*forms: str, reply: Behaviour) -> Behaviour:
    """Answer 400 to any of `json_schema`, `json_object` and `tools` that is not in `forms`, else `reply`."""

    def behave(exchange: Exchange) -> None:
        form = exchange.body.get("response_format", {}).get("type") or ("tools" if "tools" in exchange.body else "")
        refused = status(400, f"'{form}' is not supported by this server")
        (reply if not form or form in forms else refused)(exchange)

    return behave
