"""A language model that says what it was told to say, for tests, demonstrations and measurements.

Knows a script and what it was asked. Never reaches a network.
"""

import json
from collections.abc import Callable, Generator, Iterable, Sequence
from threading import Lock
from typing import Any

from pydantic import BaseModel

from interviewer.domain.errors import ModelNonsense
from interviewer.models.protocol import Message, Spent, T, Tokens, unheeded
from interviewer.models.shapes import fitted

Scripted = str | BaseModel | dict[str, Any] | BaseException
Script = Iterable[Scripted] | Callable[[Sequence[Message]], Scripted]


class ScriptedModel:
    """A `LanguageModel` from a list of replies, each used once, or from a function of the messages.

    A reply is a text, an object, a dict that becomes the asked object, or an exception to raise. A text that should
    become an object is read like a model's reply, with chatter and fences, but without a repair. When the script is
    used up, asking again is an AssertionError: the code under test asked more often than expected.
    `asked` records the messages of every request, `tokens` are reported for each reply.
    """

    def __init__(self, replies: Script, name: str = "scripted/model") -> None:
        self.name = name
        self.asked: list[tuple[Message, ...]] = []
        self._reply = replies if callable(replies) else None
        self._replies = [] if callable(replies) else list(replies)
        self._lock = Lock()

    def stream(
        self,
        messages: Sequence[Message],
        *,
        max_tokens: int,
        temperature: float | None = None,
        spent: Spent = unheeded,
    ) -> Generator[str, None, None]:
        """The next reply word by word; an object as its JSON."""
        reply = self._next(messages)
        text = reply if isinstance(reply, str) else _json(reply)
        _count(messages, text, spent)
        words = text.split(" ")
        yield from (word + " " * (place < len(words)) for place, word in enumerate(words, 1))

    def structured(
        self,
        messages: Sequence[Message],
        shape: type[T],
        *,
        max_tokens: int,
        temperature: float | None = None,
        spent: Spent = unheeded,
    ) -> T:
        """The next reply as a `shape`."""
        reply = self._next(messages)
        text = reply if isinstance(reply, str) else _json(reply)
        _count(messages, text, spent)
        if isinstance(reply, shape):
            return reply
        found = fitted(text, shape)
        if isinstance(found, str):
            raise ModelNonsense(f"the reply is no {shape.__name__}: {found}", self.name, "mend the script")
        return found

    def _next(self, messages: Sequence[Message]) -> str | BaseModel | dict[str, Any]:
        with self._lock:
            self.asked.append(tuple(messages))
            if self._reply is None and not self._replies:
                raise AssertionError(f"{self.name} was asked {len(self.asked)} times, which is more than its script")
            reply = self._reply(messages) if self._reply else self._replies.pop(0)
        if isinstance(reply, BaseException):
            raise reply
        return reply


def _json(reply: BaseModel | dict[str, Any]) -> str:
    return reply.model_dump_json() if isinstance(reply, BaseModel) else json.dumps(reply, ensure_ascii=False)


def _count(messages: Sequence[Message], text: str, spent: Spent) -> None:
    sent = sum(len(message.content) for message in messages)
    spent(Tokens(prompt=sent // 4, completion=len(text) // 4, estimated=True))
