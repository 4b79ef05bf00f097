"""The seam below a language model: one request goes out, raw pieces come back.

Knows the fields of a chat completion, which every provider is brought to. Never knows deadlines, retries or shapes.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, Protocol

from interviewer.models.patience import Patience
from interviewer.models.protocol import Message

Form = Literal["text", "schema", "object", "tool"]


class Usage(NamedTuple):
    """What the provider says it used: tokens, and US dollars where it says so."""

    prompt: int
    completion: int
    cost: float | None = None


class Piece(NamedTuple):
    """One step of a stream. `thought`: the model reasons, which is a sign of life but no text. `done`: [DONE] came."""

    text: str = ""
    thought: bool = False
    finish: str = ""
    usage: Usage | None = None
    done: bool = False


@dataclass(frozen=True)
class Request:
    """One request. `wanted`: the JSON schema for the forms schema and tool. `without`: what the provider refuses."""

    messages: tuple[Message, ...]
    max_tokens: int
    temperature: float | None = None
    form: Form = "text"
    title: str = ""
    wanted: Mapping[str, Any] | None = None
    strict: bool = True
    without: frozenset[str] = frozenset()


class Line:
    """The wire between the thread that reads a stream and the one that wants it: it can be cut from outside."""

    def __init__(self) -> None:
        self.abandoned = False
        self._lock = threading.Lock()
        self._cut: Callable[[], None] | None = None

    def on_cut(self, cut: Callable[[], None]) -> None:
        """Register what interrupts the blocking read; called at once if the line is already abandoned."""
        with self._lock:
            self._cut = cut
        if self.abandoned:
            cut()

    def abandon(self) -> None:
        """Nobody listens any more. Safe to call twice, from any thread."""
        with self._lock:
            self.abandoned, cut = True, self._cut
        if cut is not None:
            with suppress(Exception):
                cut()


class Transport(Protocol):
    """One way to a provider. `address`: for messages, without secrets. `secret`: the key, to be struck from them."""

    name: str
    address: str
    secret: str

    def load(self) -> None:
        """Load the library behind it, which takes seconds that are not the provider's."""
        ...

    def pieces(self, request: Request, patience: Patience, line: Line) -> Iterator[Piece]:
        """Send one request and yield what comes, blocking; raises whatever its library raises."""
        ...

    def cost(self, usage: Usage) -> float | None:
        """US dollars, or None when the price is unknown."""
        ...


def payload(request: Request) -> dict[str, Any]:
    """The request as the keyword arguments that openai and litellm share."""
    limit = "max_completion_tokens" if "max_tokens" in request.without else "max_tokens"
    sent: dict[str, Any] = {
        "messages": [message.model_dump() for message in request.messages],
        "stream": True,
        limit: request.max_tokens,
    }
    if "stream_options" not in request.without:
        sent["stream_options"] = {"include_usage": True}
    if request.temperature is not None and "temperature" not in request.without:
        sent["temperature"] = request.temperature
    return sent | _form(request)


def _form(request: Request) -> dict[str, Any]:
    if request.form == "object":
        return {"response_format": {"type": "json_object"}}
    if request.form == "schema":
        schema = {"name": request.title, "schema": request.wanted, "strict": request.strict}
        return {"response_format": {"type": "json_schema", "json_schema": schema}}
    if request.form == "tool":
        function = {"name": request.title, "parameters": request.wanted}
        return {
            "tools": [{"type": "function", "function": function}],
            "tool_choice": {"type": "function", "function": {"name": request.title}},
        }
    return {}


def piece(chunk: object) -> Piece:
    """A chat completion chunk, or a whole completion, as a piece. Takes a dict or a library's object."""
    usage = _usage(_get(chunk, "usage"))
    choices = _get(chunk, "choices")
    if not choices:
        return Piece(usage=usage)
    delta = _get(choices[0], "delta") or _get(choices[0], "message")
    text = _get(delta, "content") or _arguments(_get(delta, "tool_calls"))
    finish = "content_filter" if _get(delta, "refusal") else _get(choices[0], "finish_reason")
    thought = bool(_get(delta, "reasoning_content") or _get(delta, "reasoning"))
    return Piece(text if isinstance(text, str) else "", thought, str(finish or ""), usage)


def _arguments(calls: Any) -> str:
    """What a model writes into the arguments of the tool we asked for is its answer."""
    return "".join(_get(_get(call, "function"), "arguments") or "" for call in calls or ())


def _usage(block: object) -> Usage | None:
    prompt, completion = _get(block, "prompt_tokens"), _get(block, "completion_tokens")
    if not prompt and not completion:
        return None
    cost = _get(block, "cost")
    return Usage(int(prompt or 0), int(completion or 0), float(cost) if isinstance(cost, int | float) else None)


def _get(holder: object, name: str) -> Any:
    return holder.get(name) if isinstance(holder, dict) else getattr(holder, name, None)
