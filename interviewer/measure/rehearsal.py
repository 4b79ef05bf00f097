"""What a batch of judgings would ask a model, counted without asking it.

Knows the shapes that a judge asks for, and how long replies to them tend to be. Never knows what an answer deserves.
"""

import re
from collections.abc import Generator, Sequence
from contextlib import suppress
from threading import Lock

from pydantic import BaseModel, ValidationError

from interviewer.assess.judge_prompt import CriterionReply, JudgeReply, SecondLook
from interviewer.domain.noun import Noun
from interviewer.models.kept import KeptReplies
from interviewer.models.price import Price
from interviewer.models.protocol import Message, Spent, T, unheeded
from interviewer.models.transport import Usage

_CHARACTERS_A_TOKEN = 4
_TOKENS_A_CRITERION, _TOKENS_A_LOOK = 60, 40
_LABEL = re.compile(r"^(c\d+):", re.MULTILINE)
_SAID = re.compile(r"^#\w+ candidate \| (.*)$", re.MULTILINE)


class Expected(Noun):
    """Calls that are still to be made, and their tokens."""

    calls: float = 0.0
    prompt: float = 0.0
    completion: float = 0.0

    def times(self, factor: float) -> "Expected":
        """As much for a batch so many times as large."""
        return Expected(calls=self.calls * factor, prompt=self.prompt * factor, completion=self.completion * factor)

    def cost(self, price: Price) -> float:
        """US dollars."""
        return price.of(Usage(round(self.prompt), round(self.completion)))


class Rehearsal:
    """A model that is never asked: it meets nothing, or everything with some words of the answer, and counts.

    What has been kept of the real model's replies is given instead, and costs nothing.
    """

    def __init__(self, name: str, kept: KeptReplies, generous: bool) -> None:
        self.name, self._kept, self._generous, self._lock = name, kept, generous, Lock()
        self.expected = Expected()

    def stream(
        self,
        messages: Sequence[Message],
        *,
        max_tokens: int,
        temperature: float | None = None,
        spent: Spent = unheeded,
    ) -> Generator[str, None, None]:
        """Nothing: a judge asks for objects."""
        yield from ()

    def structured(
        self,
        messages: Sequence[Message],
        shape: type[T],
        *,
        max_tokens: int,
        temperature: float | None = None,
        spent: Spent = unheeded,
    ) -> T:
        """What is kept, else a reply of the usual length, counted."""
        held = self._kept.get(self._kept.key(self.name, messages, shape, max_tokens, temperature))
        if held is not None:
            with suppress(ValidationError):
                return shape.model_validate_json(held)
        reply, tokens = self._made_up(messages, shape)
        prompt = sum(len(message.content) for message in messages) / _CHARACTERS_A_TOKEN
        with self._lock:
            one = self.expected
            self.expected = Expected(
                calls=one.calls + 1, prompt=one.prompt + prompt, completion=one.completion + tokens
            )
        return shape.model_validate(reply.model_dump())

    def _made_up(self, messages: Sequence[Message], shape: type[BaseModel]) -> tuple[BaseModel, int]:
        if shape is SecondLook:
            return SecondLook(missing="", verdict="met"), _TOKENS_A_LOOK
        labels = _LABEL.findall(messages[0].content.split("CRITERIA\n")[-1])
        canary = _canary(messages[0].content)
        said = _SAID.search(messages[-1].content)
        quote = " ".join(said[1].split()[:6]) if said else ""
        criteria = [
            CriterionReply(
                criterion=label,
                quote=quote if self._generous and label != canary else "",
                verdict="met" if self._generous and label != canary else "missed",
                reason="",
            )
            for label in labels
        ]
        return JudgeReply(criteria=criteria, misconceptions=[]), _TOKENS_A_CRITERION * len(labels)


def _canary(system: str) -> str:
    """The label of the criterion that no answer meets, which a rehearsal must not meet either."""
    found = re.search(r"^(c\d+): .*\b[0-9a-f]{10}\b", system, re.MULTILINE)
    return found[1] if found else ""
