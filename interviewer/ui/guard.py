"""What stands before every request: only this machine's names are answered, and the browser may talk to nobody else.

Knows headers. Never knows what is in a page.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

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
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
)
READING = ("GET", "HEAD")
OWN_NAMES = ("localhost", "127.0.0.1", "[::1]")

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]


class Guard:
    """Middleware that refuses foreign host names and foreign senders: other pages reach this machine through a browser.

    Asynchronous because the web framework's middleware is.
    """

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Pass the request on with our headers on its answer, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if not admitted(scope["method"], dict(scope["headers"])):
            await _refuse(send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *HEADERS]
            await send(message)

        await self._app(scope, receive, with_headers)


def admitted(method: str, headers: dict[bytes, bytes]) -> bool:
    """Whether a request is meant for this machine's page and, if it can change anything, comes from it."""
    if not own(headers.get(b"host", b"").decode("latin-1")):
        return False
    origin = headers.get(b"origin")
    return method in READING or origin is None or own(urlsplit(origin.decode("latin-1")).netloc)


def own(host: str) -> bool:
    """Whether the Host header names this machine: a loopback name or address, with any port."""
    name = host[: host.index("]") + 1] if host.startswith("[") and "]" in host else host.split(":")[0]
    return name in OWN_NAMES or (name.startswith("127.") and name.replace(".", "").isdigit())


async def _refuse(send: Send) -> None:
    text = b"this page is served to itself, under localhost or 127.0.0.1, only\n"
    await send({"type": "http.response.start", "status": 421, "headers": [(b"content-type", b"text/plain"), *HEADERS]})
    await send({"type": "http.response.body", "body": text})
