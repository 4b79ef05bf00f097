"""Anything that speaks the OpenAI protocol: OpenAI, vLLM, LM Studio, Ollama's /v1, any address.

Knows the openai client, and loads it at the first request. Never knows deadlines, retries or shapes.

The client sends and judges the status; the body is read here, because openai 2.54 drops the connection after every
stream that is not drained to its end, and takes a cut stream for a whole one.
"""

import os
from collections.abc import Iterator
from threading import Lock
from typing import TYPE_CHECKING

from interviewer.models.addresses import hang_up, shown
from interviewer.models.faults import Complaint
from interviewer.models.patience import Patience
from interviewer.models.price import Price
from interviewer.models.sse import stream_pieces, whole_piece
from interviewer.models.transport import Line, Piece, Request, Usage, payload

if TYPE_CHECKING:
    from openai import OpenAI

_NO_KEY = "none"
"""Sent to a server of one's own that asks for no key: the client insists on one."""

_clients: dict[tuple[str | None, str], "OpenAI"] = {}
_lock = Lock()


def _client(base: str | None, key: str) -> "OpenAI":
    """One client per address and key, kept: building one costs 30 ms, and it holds the open connections."""
    with _lock:
        if (base, key) not in _clients:
            from openai import OpenAI

            client = OpenAI(base_url=base, api_key=key, max_retries=0)
            _ = client.chat.completions.with_streaming_response  # the client loads its parts at first use
            _clients[base, key] = client
        return _clients[base, key]


class OpenAITransport:
    """model: as the provider calls it. base: the address, None for OpenAI's own. key: None for OPENAI_API_KEY."""

    def __init__(self, model: str, base: str | None = None, key: str | None = None, price: Price | None = None) -> None:
        self.name, self._model, self._base, self._price = f"openai/{model}", model, base, price
        self.secret = key or os.environ.get("OPENAI_API_KEY", "")
        self.address = shown(base or os.environ.get("OPENAI_BASE_URL") or "https://api.openai.com/v1")
        self._local = bool(base or os.environ.get("OPENAI_BASE_URL"))

    def __repr__(self) -> str:
        return f"OpenAITransport({self._model!r}, {self.address!r})"

    def load(self) -> None:
        """See `Transport.load`."""
        if self._key():
            _client(self._base, self._key())

    def pieces(self, request: Request, patience: Patience, line: Line) -> Iterator[Piece]:
        """See `Transport.pieces`."""
        if not self._key():
            raise Complaint("unset")
        create = _client(self._base, self._key()).chat.completions.with_streaming_response.create
        with create(model=self._model, timeout=patience.silence_s, **payload(request)) as answer:
            line.on_cut(lambda: hang_up(answer.http_response))
            kind = answer.headers.get("content-type", "")
            if "html" in kind:
                raise Complaint("page")
            yield from (whole_piece if "json" in kind else stream_pieces)(answer.iter_bytes())

    def cost(self, usage: Usage) -> float | None:
        """What the provider says, else by the price that was given, else unknown."""
        return usage.cost if usage.cost is not None or self._price is None else self._price.of(usage)

    def _key(self) -> str:
        return self.secret or (_NO_KEY if self._local else "")
