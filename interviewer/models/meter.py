"""A language model that remembers what its calls used.

Knows roles and tokens. Never knows prompts or replies.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock

from interviewer.domain.events import ModelUsed
from interviewer.domain.vocabulary import Role
from interviewer.models.around import ModelAround
from interviewer.models.protocol import LanguageModel, Message, Spent, Tokens


class Meter:
    """Collects the calls of one session from all threads until they are written down."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._used: list[ModelUsed] = []

    def add(self, role: Role, model: str, tokens: Tokens) -> None:
        """One more call."""
        used = ModelUsed(
            role=role,
            model=model,
            prompt_tokens=tokens.prompt,
            completion_tokens=tokens.completion,
            cost=tokens.cost,
        )
        with self._lock:
            self._used.append(used)

    def drain(self) -> tuple[ModelUsed, ...]:
        """The calls since the last drain."""
        with self._lock:
            used, self._used = tuple(self._used), []
        return used


class MeteredModel(ModelAround):
    """The same model in one role, with every call counted."""

    def __init__(self, model: LanguageModel, role: Role, meter: Meter) -> None:
        super().__init__(model)
        self._role, self._meter = role, meter

    @contextmanager
    def _around(self, messages: Sequence[Message], max_tokens: int, spent: Spent) -> Iterator[Spent]:
        def both(tokens: Tokens) -> None:
            self._meter.add(self._role, self.name, tokens)
            spent(tokens)

        yield both
