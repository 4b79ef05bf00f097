"""A language model for batches: so many calls in flight, and when the provider asks to wait, all of them wait.

Knows a clock, a count and how long a provider asked to be left alone. Never knows prompts or replies.
"""

import time
from collections.abc import Callable, Generator, Sequence
from threading import BoundedSemaphore, Lock

from interviewer.domain.errors import ModelUnreachable
from interviewer.models.faults import KINDS
from interviewer.models.protocol import LanguageModel, Message, Spent, T, unheeded

TRIES = 6
FIRST_PAUSE_S = 2.0
LONGEST_PAUSE_S = 120.0
_PASSING = frozenset(KINDS[kind][1] for kind in ("busy", "server"))
"""What a provider recovers from. No host, no connection and no answer in time are told at once."""


class PacedModel:
    """The same model, asked at most `at_once` times at a time and again after a fault that can pass.

    A provider's own Retry-After is obeyed by all callers; without one the pause doubles with every try of a call. A
    pause that it asks for beyond LONGEST_PAUSE_S is not waited for. clock, sleep: seconds; fakes in tests.
    """

    def __init__(
        self,
        model: LanguageModel,
        at_once: int,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._model, self._clock, self._sleep = model, clock, sleep
        self._free, self._lock = BoundedSemaphore(at_once), Lock()
        self._until = 0.0

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
        """As the model streams, once the way is free; what has begun is not asked for again."""
        with self._free:
            self._wait()
            yield from self._model.stream(messages, max_tokens=max_tokens, temperature=temperature, spent=spent)

    def structured(
        self,
        messages: Sequence[Message],
        shape: type[T],
        *,
        max_tokens: int,
        temperature: float | None = None,
        spent: Spent = unheeded,
    ) -> T:
        """As the model answers, after at most TRIES tries."""
        for tried in range(1, TRIES + 1):
            with self._free:
                self._wait()
                try:
                    return self._model.structured(
                        messages, shape, max_tokens=max_tokens, temperature=temperature, spent=spent
                    )
                except ModelUnreachable as fault:
                    asked = fault.retry_after_s
                    if asked is None and fault.what not in _PASSING:
                        raise
                    pause = FIRST_PAUSE_S * 2 ** (tried - 1) if asked is None else asked
                    if tried == TRIES or pause > LONGEST_PAUSE_S:
                        raise
                    self._rest(pause)
        raise AssertionError("the last try answers or raises")

    def _rest(self, seconds: float) -> None:
        with self._lock:
            self._until = max(self._until, self._clock() + seconds)

    def _wait(self) -> None:
        while (left := self._until - self._clock()) > 0:
            self._sleep(left)
