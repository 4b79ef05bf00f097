"""A language model that remembers what its calls used.

Knows roles and tokens. Never knows prompts or replies.
"""

from collections.abc import Generator, Sequence
from threading import Lock

from interviewer.domain.events import ModelUsed
from interviewer.domain.vocabulary import Role
from interviewer.models.protocol import LanguageModel, Message, Spent, T, Tokens, unheeded


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


class MeteredModel:
    """The same model in one role, with every call counted."""

    def __init__(self, model: LanguageModel, role: Role, meter: Meter) -> None:
        self._model, self._role, self._meter = model, role, meter

    @property
    def name(self) -> str:
        """The model's own name."""
        return self._model.name

    def stream(
        self,
        messages: Sequence[Message],
        *,
        max_tokens: int,
        temperature: float | None = None,
        spent: Spent = unheeded,
    ) -> Generator[str, None, None]:
        """As the model streams."""
        return self._model.stream(messages, max_tokens=max_tokens, temperature=temperature, spent=self._counted(spent))

    def structured(
        self,
        messages: Sequence[Message],
        shape: type[T],
        *,
        max_tokens: int,
        temperature: float | None = None,
        spent: Spent = unheeded,
    ) -> T:
        """As the model answers."""
        return self._model.structured(
            messages, shape, max_tokens=max_tokens, temperature=temperature, spent=self._counted(spent)
        )

    def _counted(self, spent: Spent) -> Spent:
        def both(tokens: Tokens) -> None:
            self._meter.add(self._role, self.name, tokens)
            spent(tokens)

        return both
