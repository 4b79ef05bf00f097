"""A model that kept somebody waiting is left alone for a while, and no other one is.

Knows a clock that is set by hand. Never waits.
"""

from collections.abc import Sequence

import pytest

from interviewer.domain.errors import ModelError, ModelRefused, ModelUnreachable
from interviewer.models import Message, ScriptedModel
from interviewer.models.resting import COSTLY_S, FIRST_REST_S, LONGEST_REST_S, Rest, RestingModel

PROMPT = [Message(role="user", content="Go on.")]


class Waiting:
    """A model that fails after so many seconds, and the clock that shows them."""

    def __init__(self, error: ModelError | None = None, lasts_s: float = COSTLY_S) -> None:
        self.now, self.error, self.lasts_s = 0.0, error, lasts_s
        self.model = ScriptedModel(self._reply)
        self.rest = Rest(lambda: self.now)

    def _reply(self, messages: Sequence[Message]) -> str | ModelError:
        self.now += self.lasts_s
        return self.error or "Fine."

    def asks(self) -> str:
        return "".join(RestingModel(self.model, self.rest).stream(PROMPT, max_tokens=5))

    def fails(self) -> str:
        with pytest.raises(ModelError) as failed:
            self.asks()
        return str(failed.value)


SLOW = ModelUnreachable("the provider did not answer in time", "openai/loop", "try again")


def test_after_a_long_wait_for_nothing_it_is_not_asked_until_it_has_rested() -> None:
    waiting = Waiting(SLOW)
    assert "did not answer in time" in waiting.fails()
    assert "asked again in 5 minutes" in waiting.fails()
    assert len(waiting.model.asked) == 1
    waiting.now += FIRST_REST_S
    assert "did not answer in time" in waiting.fails()
    assert len(waiting.model.asked) == 2


def test_rests_grow_up_to_a_limit_and_a_reply_ends_that() -> None:
    waiting = Waiting(SLOW)
    waiting.fails()
    for _ in range(8):
        waiting.now += LONGEST_REST_S
        waiting.fails()
    assert "in 30 minutes" in waiting.fails()
    waiting.now += LONGEST_REST_S
    waiting.error = None
    assert waiting.asks() == "Fine."
    waiting.error = SLOW
    waiting.fails()
    assert "in 5 minutes" in waiting.fails()


@pytest.mark.parametrize(
    ("error", "lasts_s"), [(SLOW, COSTLY_S / 2), (ModelRefused("the provider refused the key"), 2 * COSTLY_S)]
)
def test_a_quick_failure_and_a_refusal_cost_no_rest(error: ModelError, lasts_s: float) -> None:
    waiting = Waiting(error, lasts_s)
    waiting.fails()
    waiting.fails()
    assert len(waiting.model.asked) == 2


def test_one_rest_serves_all_roles_of_a_model() -> None:
    waiting = Waiting(SLOW)
    waiting.fails()
    other = RestingModel(ScriptedModel(["Fine."]), waiting.rest)
    with pytest.raises(ModelUnreachable, match="left alone"):
        list(other.stream(PROMPT, max_tokens=5))
