"""A language model that is left alone for a while after it kept somebody waiting for nothing.

Knows how long a call took before it failed. Never knows prompts or replies, nor who does without the model meanwhile.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from math import ceil
from threading import Lock
from time import monotonic

from interviewer.domain.errors import ModelBroke, ModelUnreachable
from interviewer.models.around import ModelAround
from interviewer.models.protocol import LanguageModel, Message, Spent

COSTLY_S = 5.0
FIRST_REST_S = 300.0
LONGEST_REST_S = 1800.0


class Rest:
    """When a model may be asked again; one for all its roles in a session.

    clock: seconds that only grow. A failure that took at least COSTLY_S is followed by a rest, each twice as long as
    the one before it; a reply ends that.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock, self._lock = clock, Lock()
        self._until, self._next_s = 0.0, FIRST_REST_S

    @contextmanager
    def watched(self, name: str) -> Iterator[None]:
        """One call to the model. ModelUnreachable at once while it rests."""
        begun = self._clock()
        with self._lock:
            left_s = self._until - begun
        if left_s > 0:
            minutes = ceil(left_s / 60)
            again = f"it is asked again in {minutes} minute{'s' if minutes > 1 else ''}"
            raise ModelUnreachable("the model kept the interview waiting and is left alone", name, again)
        try:
            yield
        except (ModelUnreachable, ModelBroke):
            if self._clock() - begun >= COSTLY_S:
                self._begin()
            raise
        with self._lock:
            self._next_s = FIRST_REST_S

    def _begin(self) -> None:
        with self._lock:
            self._until = self._clock() + self._next_s
            self._next_s = min(2 * self._next_s, LONGEST_REST_S)


class RestingModel(ModelAround):
    """The same model with its rests."""

    def __init__(self, model: LanguageModel, rest: Rest) -> None:
        super().__init__(model)
        self._rest = rest

    @contextmanager
    def _around(self, messages: Sequence[Message], max_tokens: int, spent: Spent) -> Iterator[Spent]:
        with self._rest.watched(self.name):
            yield spent
