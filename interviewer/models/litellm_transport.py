"""Every provider that does not speak the OpenAI protocol, through litellm.

Knows litellm, and loads it at the first request: it takes seconds. Never knows deadlines, retries or shapes.
"""

import os
import warnings
from collections.abc import Iterator
from threading import Lock
from typing import Any

from interviewer.models.addresses import hang_up, shown
from interviewer.models.faults import Complaint
from interviewer.models.patience import Patience
from interviewer.models.price import Price
from interviewer.models.transport import Line, Piece, Request, Usage, payload, piece

_OFFLINE = {
    "LITELLM_LOCAL_MODEL_COST_MAP": "True",  # else the import fetches a price list
    "LITELLM_LOG": "ERROR",
    "HF_HUB_OFFLINE": "1",  # else a Llama-named model without a usage block downloads a tokenizer
}
_NOISE: tuple[tuple[str, type[Warning]], ...] = (
    (r".*`ReadOnly` qualifier.*", UserWarning),
    (r".*Accessing the.*attribute on the instance is deprecated.*", DeprecationWarning),
)
"""What litellm's own use of pydantic warns of in every request."""

_HOLDERS = ("response", "streaming_response", "raw_response", "iterator", "_iterator", "self")
_lock = Lock()


def _library() -> Any:
    """litellm, quiet and offline. The first call loads it."""
    with _lock:
        for name, value in _OFFLINE.items():
            os.environ.setdefault(name, value)
        import litellm

        for message, category in _NOISE:  # litellm does so once, when loaded, which whoever resets the filters undoes
            warnings.filterwarnings("ignore", message=message, category=category)
        litellm.suppress_debug_info = True
        litellm.disable_streaming_logging = True
        litellm.disable_token_counter = True
        litellm.disable_hf_tokenizer_download = True
        return litellm


class LiteLLMTransport:
    """name: provider and model as litellm writes them. base, key: None for the provider's own address and variable."""

    def __init__(self, name: str, base: str | None = None, key: str | None = None, price: Price | None = None) -> None:
        self.name, self._base, self._price = name, base, price
        self.secret = key or ""
        self.address = shown(base) if base else ""

    def __repr__(self) -> str:
        return f"LiteLLMTransport({self.name!r}, {self.address!r})"

    def load(self) -> None:
        """See `Transport.load`."""
        _library()

    def pieces(self, request: Request, patience: Patience, line: Line) -> Iterator[Piece]:
        """See `Transport.pieces`."""
        stream = _library().completion(
            model=self.name,
            api_base=self._base,
            api_key=self.secret or None,
            timeout=patience.silence_s,  # `stream_timeout` is ignored in synchronous calls
            num_retries=0,
            max_retries=0,
            _skip_mcp_handler=True,  # else a request with tools imports the mcp package, which is not installed
            **payload(request),
        )
        response = _response_under(stream)
        try:
            if response is not None:
                line.on_cut(lambda: hang_up(response))
                if "html" in response.headers.get("content-type", ""):  # litellm reads it as an empty reply
                    raise Complaint("page")
            yield from _honest(stream)
        finally:
            if response is not None:
                response.close()

    def cost(self, usage: Usage) -> float | None:
        """What the provider says, else the price that was given, else litellm's local list, else unknown."""
        if usage.cost is not None:
            return usage.cost
        price = self._price or _listed(self.name)
        return None if price is None else price.of(usage)


def _listed(name: str) -> Price | None:
    """The price in the list that litellm ships with. Its own `cost_per_token` would ask an Ollama server first."""
    provider, _, model = name.rpartition("/")
    entry = _library().model_cost.get(name) or _library().model_cost.get(model) or {}
    if not entry.get("litellm_provider", "").startswith(provider):  # another provider's model of the same name
        return None
    if entry.get("input_cost_per_token") is None or entry.get("output_cost_per_token") is None:
        return None
    return Price(prompt=entry["input_cost_per_token"] * 1e6, completion=entry["output_cost_per_token"] * 1e6)


def _honest(stream: Any) -> Iterator[Piece]:
    """The pieces, without the finish that litellm makes up for a stream that ended without one."""
    for chunk in stream:
        got = piece(chunk)
        made_up = got.finish and not (stream.received_finish_reason or stream.intermittent_finish_reason)
        yield got._replace(finish="") if made_up else got


def _response_under(stream: Any) -> Any:
    """The httpx response that a litellm stream reads from, or None where it hides it.

    litellm has no way to stop a blocked read. The response is held by the provider's stream object, or by the
    generator of its lines, which has not been started yet.
    """
    held = getattr(stream, "completion_stream", None)
    for _ in range(6):
        if held is None or hasattr(held, "extensions"):
            return held
        frame = getattr(held, "gi_frame", None)
        if frame is not None:
            held = next((frame.f_locals[name] for name in _HOLDERS if name in frame.f_locals), None)
        else:
            held = next((value for name in _HOLDERS if (value := getattr(held, name, None)) is not None), None)
    return None
