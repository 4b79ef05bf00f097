"""What the rest of the house sees of a language model: messages in, text or a validated object out, tokens counted.

Knows the shape of the conversation with a model. Never knows a provider, a library or an interview.
"""

from collections.abc import Callable, Generator, Sequence
from typing import Literal, Protocol, TypeVar

from pydantic import BaseModel

from interviewer.domain.noun import Noun

T = TypeVar("T", bound=BaseModel)


class Message(Noun):
    """One message of a prompt."""

    role: Literal["system", "user", "assistant"]
    content: str


class Tokens(Noun):
    """What one request used.

    prompt, completion: tokens. cost: US dollars, None when the price is unknown (never 0 for unknown).
    estimated: the provider sent no usage; the counts are characters divided by four.
    """

    prompt: int
    completion: int
    cost: float | None = None
    estimated: bool = False


Spent = Callable[[Tokens], None]


def unheeded(tokens: Tokens) -> None:
    """The `spent` of a caller that does not count."""


class LanguageModel(Protocol):
    """A language model that streams text and answers in a given shape.

    Both methods call `spent` once for every request that brought a reply, also for one that was closed early, broke
    or had to be repaired. Both raise `ModelError` and nothing else.
    """

    @property
    def name(self) -> str:
        """The provider and the model, as litellm writes them: `openai/…`, `anthropic/…`, `ollama_chat/…`."""
        ...

    def stream(
        self,
        messages: Sequence[Message],
        *,
        max_tokens: int,
        temperature: float | None = None,
        spent: Spent = unheeded,
    ) -> Generator[str, None, None]:
        """The reply in pieces as they come; nothing is sent before the first piece is asked for.

        Closing the generator closes the connection. After the last piece the reply is whole: a stream that was cut,
        stalled or ran into `max_tokens` raises `ModelBroke`, an empty one `ModelNonsense`.
        """
        ...

    def structured(
        self,
        messages: Sequence[Message],
        shape: type[T],
        *,
        max_tokens: int,
        temperature: float | None = None,
        spent: Spent = unheeded,
    ) -> T:
        """The whole reply as a valid `shape`. Raises `ModelNonsense` when it still does not fit after one repair."""
        ...
