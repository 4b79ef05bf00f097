"""A language model with a limit in US dollars, and what a batch of calls would cost before the first of them.

Knows a price and tokens. Never knows what is asked, and never guesses a price that nobody has said.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock

from interviewer.domain.errors import LimitReached
from interviewer.models.around import ModelAround
from interviewer.models.price import Price
from interviewer.models.protocol import LanguageModel, Message, Spent, Tokens
from interviewer.models.transport import Usage

_CHARACTERS_A_TOKEN = 4


def at_most(messages: Sequence[Message], max_tokens: int) -> Usage:
    """What one call can use: its prompt at four characters a token, and the longest reply."""
    return Usage(sum(len(message.content) for message in messages) // _CHARACTERS_A_TOKEN, max_tokens)


class Budget:
    """Dollars left, shared by all threads. A call is paid for at its highest before it is made, and settled after."""

    def __init__(self, limit: float, price: Price) -> None:
        self.limit, self._price, self._lock = limit, price, Lock()
        self.spent, self.calls, self._held = 0.0, 0, 0.0

    def hold(self, most: Usage) -> float:
        """Set aside what the call may cost. Raises LimitReached where that is more than is left."""
        cost = self._price.of(most)
        with self._lock:
            if self.spent + self._held + cost > self.limit:
                raise LimitReached(
                    f"the limit of ${self.limit:.2f} is reached: ${self.spent:.2f} spent in {self.calls} calls",
                    remedy="what is judged is kept: run it again with a higher --limit-usd to go on",
                )
            self._held += cost
        return cost

    def settle(self, held: float, used: Sequence[Tokens]) -> None:
        """What a call did cost, in place of what was set aside."""
        cost = sum(
            tokens.cost if tokens.cost is not None else self._price.of(Usage(tokens.prompt, tokens.completion))
            for tokens in used
        )
        with self._lock:
            self._held -= held
            self.spent += cost
            self.calls += len(used)


class BudgetedModel(ModelAround):
    """The same model within a budget; a call that could cost more than is left raises LimitReached instead."""

    def __init__(self, model: LanguageModel, budget: Budget) -> None:
        super().__init__(model)
        self._budget = budget

    @contextmanager
    def _around(self, messages: Sequence[Message], max_tokens: int, spent: Spent) -> Iterator[Spent]:
        used: list[Tokens] = []

        def both(tokens: Tokens) -> None:
            used.append(tokens)
            spent(tokens)

        held = self._budget.hold(at_most(messages, max_tokens))
        try:
            yield both
        finally:
            self._budget.settle(held, used)
