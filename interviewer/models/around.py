"""A language model with something done around each of its calls: counting, resting, keeping to a budget.

Knows the seam's two methods, once for all who stand around a model. Never knows what is done, nor what is asked.
"""

from collections.abc import Generator, Sequence
from contextlib import AbstractContextManager, nullcontext

from interviewer.models.protocol import LanguageModel, Message, Spent, T, unheeded


class ModelAround:
    """The same model, each call within `_around`."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model

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
        """As the model streams; raises what `_around` raises."""
        with self._around(messages, max_tokens, spent) as told:
            yield from self._model.stream(messages, max_tokens=max_tokens, temperature=temperature, spent=told)

    def structured(
        self,
        messages: Sequence[Message],
        shape: type[T],
        *,
        max_tokens: int,
        temperature: float | None = None,
        spent: Spent = unheeded,
    ) -> T:
        """As the model answers; raises what `_around` raises."""
        with self._around(messages, max_tokens, spent) as told:
            return self._model.structured(messages, shape, max_tokens=max_tokens, temperature=temperature, spent=told)

    def _around(self, messages: Sequence[Message], max_tokens: int, spent: Spent) -> AbstractContextManager[Spent]:
        """What is done before and after one call; gives whoever is told what the call has used."""
        return nullcontext(spent)
