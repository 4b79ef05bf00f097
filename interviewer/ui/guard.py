"""What stands before every request: this machine's names alone or a sign-in, and a browser that talks to nobody else.

Knows headers. Never knows what is in a page.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import quote, urlsplit

from interviewer.ui.sign_in import Door
from interviewer.ui.visitor import SCOPE, visited_by

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "media-src 'self' blob:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
)
READING = ("GET", "HEAD")
OURS = "/sessions/"
OPEN = ("/login", "/healthz")
LONGEST_LOGIN = 8192
OWN_NAMES = ("localhost", "127.0.0.1", "[::1]")

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]


class Guard:
    """Middleware that refuses foreign senders, and foreign host names or whoever has not signed in.

    Without a door only this machine's own names are answered: other pages reach this machine through a browser.
    Asynchronous because the web framework's middleware is.
    """

    def __init__(self, app: App, door: Door | None = None) -> None:
        self._app, self._door = app, door

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Pass the request on with our headers on its answer, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # the page uses no web sockets
            await send({"type": "websocket.close", "code": 1008})
            return
        headers = dict(scope["headers"])
        if not admitted(scope["method"], headers, anywhere=self._door is not None):
            await _answer(send, 421, b"this page is served to itself, under its own name, only\n")
            return
        if self._door is not None:
            name = scope[SCOPE] = self._door.who(headers.get(b"cookie", b"").decode("latin-1"))
            if name is None and not _for_strangers(scope, headers):
                await _sign_in_first(scope, send)
                return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *HEADERS]
            await send(message)

        if scope["path"].startswith(OURS):
            with visited_by(scope.get(SCOPE)):  # not for Gradio's paths: its queue would go on under the first name
                await self._app(scope, receive, with_headers)
        else:
            await self._app(scope, receive, with_headers)


def admitted(method: str, headers: dict[bytes, bytes], anywhere: bool = False) -> bool:
    """Whether a request is meant for this page and, if it can change anything, comes from it.

    anywhere: the page may go by any name, because whoever uses it has signed in under that name.
    """
    host = headers.get(b"host", b"").decode("latin-1")
    if not (anywhere or own(host)):
        return False
    origin = headers.get(b"origin")
    if method in READING or origin is None:
        return True
    sender = urlsplit(origin.decode("latin-1")).netloc
    return sender == host if anywhere else own(sender)


def own(host: str) -> bool:
    """Whether the Host header names this machine: a loopback name or address, with any port."""
    name = host[: host.index("]") + 1] if host.startswith("[") and "]" in host else host.split(":")[0]
    return name in OWN_NAMES or (name.startswith("127.") and name.replace(".", "").isdigit())


def _for_strangers(scope: Message, headers: dict[bytes, bytes]) -> bool:
    """Whether the request is one that nobody has to be signed in for; a form that is too long is none."""
    length = headers.get(b"content-length", b"0" if scope["method"] in READING else b"-")
    return scope["path"] in OPEN and length.isdigit() and int(length) <= LONGEST_LOGIN


async def _sign_in_first(scope: Message, send: Send) -> None:
    if scope["method"] in READING and b"text/html" in dict(scope["headers"]).get(b"accept", b""):
        query = scope.get("query_string", b"").decode("latin-1")
        place = quote(scope["path"] + (f"?{query}" if query else ""), safe="/")
        await _answer(send, 303, b"", (b"location", f"/login?place={place}".encode()))
    else:
        await _answer(send, 401, b"sign in first\n")


async def _answer(send: Send, status: int, text: bytes, *more: tuple[bytes, bytes]) -> None:
    headers = [(b"content-type", b"text/plain"), *more, *HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": text})
