"""Judging in batches: what it may cost, how much of it happens at once, and a bar that shows how far it is.

Knows options, an estimate and a limit. Never knows what is measured with the judgements.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, TypeVar

import typer

from interviewer.assess.tally import Judge
from interviewer.cli.output import told
from interviewer.config import Settings
from interviewer.domain.errors import UsageError
from interviewer.domain.library import Library
from interviewer.domain.vocabulary import Role
from interviewer.measure.rehearsal import Expected, Rehearsal
from interviewer.models import Price
from interviewer.models.budget import Budget
from interviewer.wiring import batch_judge, kept_replies, price_for, rehearsed_judge

AtOnce = Annotated[int, typer.Option("--at-once", min=1, max=64, help="Calls to the model in flight at a time.")]
Limit = Annotated[
    float | None, typer.Option("--limit-usd", min=0, help="US dollars that calls to the model may cost at most.")
]
PriceOf = Annotated[
    tuple[float, float] | None,
    typer.Option("--price", metavar="IN OUT", help="US dollars for a million tokens of prompts, and of replies."),
]
Draws = Annotated[int | None, typer.Option(min=1, max=9, help="How often the model judges each answer.")]

T = TypeVar("T")
Sampled = Callable[[Judge], float]
"""Judges a sample of the batch with the judge it is given, and says how many times as large the batch is."""


@dataclass
class Allowance:
    """What a person allows: calls at once, dollars for everything together, and a price where they know one."""

    at_once: int = 4
    limit: float | None = None
    price: tuple[float, float] | None = None
    _budget: Budget | None = None

    def budget(self, price: Price) -> Budget:
        """The one budget of everything that is measured under this allowance; without a limit only what is free."""
        if self._budget is None:
            self._budget = Budget(self.limit or 0.0, price)
        return self._budget


def judge_on(settings: Settings, library: Library, allowed: Allowance, sampled: Sampled) -> Judge:
    """The judge of the settings; with a model an estimate is told first, and no call is made without a limit.

    Raises UsageError where a call would have to be paid for and no limit, or no price, is known.
    """
    name = settings.models().get(Role.JUDGE)
    if not name:
        return batch_judge(settings, library, 1)
    least, most = (_rehearsed(settings, library, name, sampled, generous) for generous in (False, True))
    calls = f"{least.calls:,.0f} to {most.calls:,.0f} calls"
    price = Price(prompt=allowed.price[0], completion=allowed.price[1]) if allowed.price else price_for(settings)
    if not most.calls:
        told(f"{name}: every reply is kept from before, so nothing is asked")
        # Only a sample was looked at: should a reply be missing all the same, nobody has allowed it to cost anything.
        budget = allowed.budget(price or Price(prompt=1.0, completion=1.0))
        return batch_judge(settings, library, allowed.at_once, budget, keep=True)
    if price is None:
        raise UsageError(
            f"{calls} and no price is known", name, "give it with --price IN OUT; --price 0 0 for a model of one's own"
        )
    costs = f"${least.cost(price):,.2f} to ${most.cost(price):,.2f}"
    if allowed.limit is None and most.cost(price) > 0:
        raise UsageError(f"{calls} would cost about {costs}", name, "allow it with --limit-usd")
    told(
        f"{name}: {calls}, about {costs}"
        + ("" if allowed.limit is None else f", never above ${allowed.limit:,.2f} in all")
    )
    return batch_judge(settings, library, allowed.at_once, allowed.budget(price), keep=True)


def _rehearsed(settings: Settings, library: Library, name: str, sampled: Sampled, generous: bool) -> Expected:
    rehearsal = Rehearsal(name, kept_replies(settings), generous)
    factor = sampled(rehearsed_judge(settings, library, rehearsal))
    return rehearsal.expected.times(factor)


def watched(work: Iterable[T], count: int, what: str = "Reading") -> Iterator[T]:
    """The same, with a bar on standard error where that is a terminal."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    yield from track(work, what, total=count, console=console, disable=not sys.stderr.isatty(), transient=True)
