"""Batches of calls: several at once and in order, in the provider's pace, kept on disk, within a limit.

Knows scripted models and clocks that are told. Never waits.
"""

import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from interviewer.domain.errors import LimitReached, ModelError, ModelNonsense, ModelUnreachable, StoreError
from interviewer.models import Message, Price, ScriptedModel, Tokens
from interviewer.models.abreast import abreast
from interviewer.models.budget import Budget, BudgetedModel
from interviewer.models.faults import KINDS
from interviewer.models.kept import KeptModel, KeptReplies
from interviewer.models.paced import LONGEST_PAUSE_S, TRIES, PacedModel
from interviewer.models.transport import Usage

BUSY = KINDS["busy"][1]


class Said(BaseModel):
    word: str


def asked(text: str = "Hello?") -> tuple[Message, ...]:
    return (Message(role="user", content=text),)


def ask(model: Any, text: str = "Hello?", **more: Any) -> str:
    return str(model.structured(asked(text), Said, max_tokens=100, **more).word)


# -- abreast


@pytest.mark.parametrize("at_once", [1, 4])
def test_results_come_in_order_and_little_of_an_endless_input_is_taken(at_once: int) -> None:
    taken: list[int] = []

    def endless() -> Iterator[int]:
        for number in count():
            taken.append(number)
            yield number

    found = abreast(lambda n: n * n, endless(), at_once)
    assert [next(found) for _ in range(50)] == [n * n for n in range(50)]
    assert len(taken) <= 50 + 4 * at_once
    found.close()  # type: ignore[attr-defined]


def test_so_many_are_worked_on_at_once_and_no_more() -> None:
    meeting = threading.Barrier(3, timeout=10)
    assert list(abreast(lambda n: (meeting.wait(), n)[1], range(6), 3)) == list(range(6))
    free = threading.Lock()
    inside, most = 0, 0

    def busy(n: int) -> int:
        nonlocal inside, most
        with free:
            inside += 1
            most = max(most, inside)
        with free:
            inside -= 1
        return n

    assert list(abreast(busy, range(40), 3)) == list(range(40))
    assert most <= 3


def test_what_the_work_raises_is_raised_in_its_turn() -> None:
    found = abreast(lambda n: 10 // (n - 2), range(9), 3)
    assert [next(found), next(found)] == [-5, -10]
    with pytest.raises(ZeroDivisionError):
        next(found)


# -- paced


class Clock:
    """Sleeping moves it."""

    def __init__(self) -> None:
        self.time, self.slept = 0.0, []

    def __call__(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


def paced(replies: Any, at_once: int = 2) -> tuple[PacedModel, Clock, ScriptedModel]:
    clock, model = Clock(), ScriptedModel(replies)
    return PacedModel(model, at_once, clock, clock.sleep), clock, model


def test_a_providers_pause_is_waited_for_and_then_it_is_asked_again() -> None:
    model, clock, _ = paced([ModelUnreachable(BUSY, retry_after_s=7.0), {"word": "yes"}])
    assert ask(model) == "yes"
    assert clock.slept == [7.0]


def test_the_pause_that_one_caller_is_told_holds_for_all() -> None:
    model, clock, scripted = paced([ModelUnreachable(BUSY, retry_after_s=200.0), {"word": "later"}])
    with pytest.raises(ModelUnreachable):
        ask(model)
    assert clock.slept == []  # longer than anybody waits, and nobody else is held up by it
    model, clock, scripted = paced([ModelUnreachable(BUSY, retry_after_s=9.0), {"word": "one"}, {"word": "two"}])
    assert ask(model) == "one"
    clock.time = 4.0  # as if the second caller came in while the pause ran
    assert ask(model) == "two"
    assert clock.slept == [9.0, 5.0]
    assert len(scripted.asked) == 3


def test_without_a_named_pause_it_doubles_and_ends() -> None:
    model, clock, scripted = paced(lambda _: ModelUnreachable(BUSY))
    with pytest.raises(ModelUnreachable):
        ask(model)
    assert clock.slept == [2.0, 4.0, 8.0, 16.0, 32.0]
    assert len(scripted.asked) == TRIES
    assert max(clock.slept) <= LONGEST_PAUSE_S


@pytest.mark.parametrize("fault", [ModelUnreachable(KINDS["host"][1]), ModelNonsense("x"), ModelError("y")])
def test_what_will_not_pass_is_told_at_once(fault: ModelError) -> None:
    model, clock, scripted = paced([fault])
    with pytest.raises(type(fault)):
        ask(model)
    assert (clock.slept, len(scripted.asked)) == ([], 1)


def test_no_more_calls_are_in_flight_than_allowed() -> None:
    inside, most, lock = 0, 0, threading.Lock()
    two = threading.Barrier(2, timeout=10)

    class Counting(ScriptedModel):
        """Answers when a second call is in flight too."""

        def structured(self, messages, shape, **more):  # type: ignore[no-untyped-def]
            nonlocal inside, most
            with lock:
                inside += 1
                most = max(most, inside)
            two.wait()
            with lock:
                inside -= 1
            return shape(word="ok")

    clock = Clock()
    model = PacedModel(Counting([]), 2, clock, clock.sleep)
    assert set(abreast(lambda n: ask(model, str(n)), range(40), 8)) == {"ok"}
    assert most == 2


# -- kept


def test_a_reply_is_asked_for_once_also_by_the_next_process(tmp_path: Path) -> None:
    scripted = ScriptedModel([{"word": "first"}, {"word": "second"}])
    model = KeptModel(scripted, KeptReplies(tmp_path))
    assert [ask(model, "a"), ask(model, "b"), ask(model, "a")] == ["first", "second", "first"]
    again = KeptModel(ScriptedModel([]), KeptReplies(tmp_path))
    assert (ask(again, "a"), ask(again, "b")) == ("first", "second")


def test_another_model_address_prompt_or_limit_is_another_question(tmp_path: Path) -> None:
    kept = KeptReplies(tmp_path)
    keys = {
        kept.key("m", asked(), Said, 100, None),
        kept.key("n", asked(), Said, 100, None),
        kept.key("m", asked("Hello!"), Said, 100, None),
        kept.key("m", asked(), Said, 200, None),
        kept.key("m", asked(), Said, 100, 0.5),
        kept.key("m", asked(), None, 100, None),
        KeptReplies(tmp_path, "http://elsewhere").key("m", asked(), Said, 100, None),
    }
    assert len(keys) == 7
    assert kept.key("m", asked(), Said, 100, None) in keys


def test_a_fault_is_not_kept_and_a_broken_file_is_asked_for_again(tmp_path: Path) -> None:
    scripted = ScriptedModel([ModelUnreachable("away"), {"word": "back"}, {"word": "mended"}])
    model = KeptModel(scripted, KeptReplies(tmp_path))
    with pytest.raises(ModelUnreachable):
        ask(model)
    assert ask(model) == "back"
    next(tmp_path.rglob("*.json")).write_text("{broken", encoding="utf-8")
    assert ask(model) == "mended"


def test_a_stream_is_kept_when_it_is_whole(tmp_path: Path) -> None:
    model = KeptModel(ScriptedModel(["one two three"]), KeptReplies(tmp_path))
    cut = model.stream(asked(), max_tokens=9)
    next(cut)
    cut.close()
    model = KeptModel(ScriptedModel(["four five"]), KeptReplies(tmp_path))
    assert "".join(model.stream(asked(), max_tokens=9)) == "four five"
    assert "".join(KeptModel(ScriptedModel([]), KeptReplies(tmp_path)).stream(asked(), max_tokens=9)) == "four five"


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    model = KeptModel(ScriptedModel([{"word": "x"}]), KeptReplies(tmp_path / "file"))
    with pytest.raises(StoreError, match="cannot be kept"):
        ask(model)


# -- budget


PRICE = Price(prompt=1_000.0, completion=10_000.0)  # 0.001 and 0.01 dollars a token


def test_no_call_is_made_that_could_cost_more_than_is_left() -> None:
    scripted = ScriptedModel(lambda _: {"word": "ok"})
    budget = Budget(1.02, PRICE)
    model = BudgetedModel(scripted, budget)
    spent: list[Tokens] = []
    assert ask(model, "12345678", spent=spent.append) == "ok"  # at most 0.002 + 1.0
    assert 0 < budget.spent < 0.2
    assert len(spent) == 1
    with pytest.raises(LimitReached, match=r"limit of \$1.02 is reached: \$0.\d\d spent in 1 calls"):
        ask(model, "12345678")
    assert len(scripted.asked) == 1


def test_what_a_provider_says_it_cost_counts_and_a_call_that_failed_gives_back_what_was_set_aside() -> None:
    class Costly(ScriptedModel):
        def structured(self, messages, shape, *, spent, **more):  # type: ignore[no-untyped-def]
            spent(Tokens(prompt=1, completion=1, cost=0.5))
            return super().structured(messages, shape, **more)

    budget = Budget(10.0, PRICE)
    model = BudgetedModel(Costly([{"word": "ok"}, ModelUnreachable("away")]), budget)
    ask(model)
    with pytest.raises(ModelUnreachable):
        ask(model)
    assert (budget.spent, budget.calls) == (1.0, 2)
    assert budget.hold(Usage(0, 899)) == pytest.approx(8.99)


def test_calls_at_once_cannot_overspend_together() -> None:
    meeting = threading.Event()

    def reply(_: object) -> dict[str, str]:
        meeting.wait(10)
        return {"word": "ok"}

    model = BudgetedModel(ScriptedModel(reply), Budget(2.1, PRICE))

    def tried(number: int) -> str:
        try:
            return ask(model, "1234")
        except LimitReached:
            meeting.set()
            return "refused"

    assert sorted(abreast(tried, range(3), 3)) == ["ok", "ok", "refused"]
