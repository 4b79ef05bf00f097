"""A language model over any transport: deadlines, one retry, the ladder of structured answers and the count of tokens.

Knows what makes a reply whole and what can pass by itself. Never knows a provider's library or what a reply is for.
"""

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import chain
from time import monotonic
from typing import TypeVar

from tenacity import RetryCallState, Retrying

from interviewer.domain.errors import ModelBroke, ModelError, ModelNonsense, ModelUnreachable
from interviewer.models.faults import RanOut, RequestRejected, fault, told
from interviewer.models.patience import Patience
from interviewer.models.protocol import Message, Spent, T, Tokens, unheeded
from interviewer.models.reading import read
from interviewer.models.shapes import asked_for, fitted, is_closed, schema_of
from interviewer.models.terms import RUNGS, Terms
from interviewer.models.thoughts import Thoughts
from interviewer.models.transport import Form, Piece, Request, Transport, Usage

R = TypeVar("R")

_CHARACTERS_A_TOKEN = 4
_MOST_REPEATED = 8_000


@dataclass
class _Reply:
    """What has come of one request. `text`: without the model's thoughts."""

    text: list[str] = field(default_factory=list)
    finish: str = ""
    usage: Usage | None = None
    thoughts: Thoughts = field(default_factory=Thoughts)

    def add(self, piece: Piece | None) -> str:
        """The text that is new; None for the end."""
        if piece is not None:
            self.finish = piece.finish or self.finish or ("stop" if piece.done else "")
            self.usage = piece.usage or self.usage
        text = self.thoughts.without(piece.text) if piece is not None else self.thoughts.rest()
        if text:
            self.text.append(text)
        return text


class ConnectedModel:
    """A `LanguageModel` over a transport. Safe to use from several threads at once."""

    def __init__(self, transport: Transport, patience: Patience) -> None:
        self.name = transport.name
        self._transport, self._patience, self._terms = transport, patience, Terms()

    def __repr__(self) -> str:
        return f"ConnectedModel({self._where()!r})"

    def load(self) -> None:
        """Load the library behind the model now rather than in the first reply. Sends nothing."""
        try:
            self._transport.load()
        except Exception as error:
            raise self._told(error, begun=False) from None

    def cost(self, usage: Usage) -> float | None:
        """US dollars for so many tokens, None where nobody has said the price."""
        return self._transport.cost(usage)

    def stream(
        self,
        messages: Sequence[Message],
        *,
        max_tokens: int,
        temperature: float | None = None,
        spent: Spent = unheeded,
    ) -> Generator[str, None, None]:
        """See `LanguageModel.stream`."""
        request = Request(tuple(messages), max_tokens, temperature)
        self.load()
        deadline = monotonic() + self._patience.whole_s

        def opened() -> tuple[str, Generator[str, None, None]]:
            texts = self._texts(request, deadline, spent, _Reply())
            return next(texts), texts

        first, texts = self._retried(opened, deadline)
        with closing(texts):
            yield first
            yield from texts

    def structured(
        self,
        messages: Sequence[Message],
        shape: type[T],
        *,
        max_tokens: int,
        temperature: float | None = None,
        spent: Spent = unheeded,
    ) -> T:
        """See `LanguageModel.structured`. Goes down the ladder once for a connection, then starts where it ended."""
        request = Request(tuple(messages), max_tokens, temperature, title=shape.__name__)
        self.load()
        for rung in range(self._terms.rung, len(RUNGS)):
            try:
                return self._on_rung(rung, request, shape, spent)
            except RequestRejected:
                if RUNGS[rung] == "text":
                    raise
        raise AssertionError("the last rung answers or raises")

    def _on_rung(self, rung: int, request: Request, shape: type[T], spent: Spent) -> T:
        form = RUNGS[rung]
        asked = _asking(request, form, shape)
        text = self._whole(asked, spent)
        found = fitted(text, shape)
        if isinstance(found, str):
            found = self._repaired(asked, text, found, shape, spent)
            if text and "{" not in text and form != "text":
                rung += 1  # the form was accepted and ignored: next time the schema stands in the prompt
        self._terms.rung = rung
        return found

    def _repaired(self, asked: Request, text: str, complaint: str, shape: type[T], spent: Spent) -> T:
        said = (Message(role="assistant", content=text[:_MOST_REPEATED]),) if text.strip() else ()
        again = Message(role="user", content=f"Your answer does not fit: {complaint}. {asked_for(shape)}")
        found = fitted(self._whole(replace(asked, messages=(*asked.messages, *said, again)), spent), shape)
        if isinstance(found, str):
            what = f"the reply is no {shape.__name__}, also after one repair: {found}"
            raise ModelNonsense(what, self._where(), "try again, or use another model")
        return found

    def _whole(self, request: Request, spent: Spent) -> str:
        """The whole text. Nobody has seen a broken one, so it is asked again like one that never began."""
        deadline = monotonic() + self._patience.whole_s

        def fold() -> str:
            reply = _Reply()
            try:
                for _ in self._texts(request, deadline, spent, reply):
                    pass
            except ModelError as error:
                if isinstance(error, ModelNonsense) or (isinstance(error, RanOut) and reply.finish):
                    return "".join(reply.text)  # empty or cut short: one for the repair
                raise
            return "".join(reply.text)

        return self._retried(fold, deadline)

    def _texts(self, request: Request, deadline: float, spent: Spent, reply: _Reply) -> Generator[str, None, None]:
        """One reply, asked again only when the provider refuses a parameter that can be left out."""
        while True:
            try:
                yield from self._attempt(request, deadline, spent, reply)
            except RequestRejected as error:
                if not self._terms.learn(error.complaint):
                    raise
            else:
                return

    def _attempt(self, request: Request, deadline: float, spent: Spent, reply: _Reply) -> Generator[str, None, None]:
        request = replace(request, without=frozenset(self._terms.refused))
        pieces = read(self._transport, request, self._patience, deadline)
        try:
            with closing(pieces):
                for piece in chain(pieces, (None,)):
                    if text := reply.add(piece):
                        yield text
            self._check(reply)
        except Exception as error:
            raise self._told(error, begun=bool(reply.text)) from None
        finally:
            if reply.text or reply.usage:
                spent(self._tokens(request, reply))

    def _check(self, reply: _Reply) -> None:
        if not reply.finish:
            raise told("cut", self._where())
        if reply.finish == "content_filter":
            raise told("filter", self._where())
        if reply.finish == "length":
            raise told("limit", self._where())
        if not "".join(reply.text).strip():
            raise told("empty", self._where())

    def _told(self, error: Exception, begun: bool) -> ModelError:
        made = fault(error, self._where(), self._transport.secret)
        if begun and isinstance(made, ModelUnreachable):  # what had begun broke, whatever the reason
            return ModelBroke(made.what, made.where, made.remedy)
        return made

    def _tokens(self, request: Request, reply: _Reply) -> Tokens:
        usage, whole = reply.usage, bool(reply.usage and reply.finish)
        if usage is None or not whole:
            sent = sum(len(message.content) for message in request.messages)
            said = sum(map(len, reply.text)) // _CHARACTERS_A_TOKEN
            usage = Usage(usage.prompt if usage else sent // _CHARACTERS_A_TOKEN, said)
        cost = self._transport.cost(usage)
        return Tokens(prompt=usage.prompt, completion=usage.completion, cost=cost, estimated=not whole)

    def _retried(self, work: Callable[[], R], deadline: float) -> R:
        patience = self._patience

        def pause(state: RetryCallState) -> float:
            asked = getattr(state.outcome and state.outcome.exception(), "retry_after_s", None)
            return patience.pause_s if asked is None else float(asked)

        def worth_it(state: RetryCallState) -> bool:
            error = state.outcome and state.outcome.exception()
            can_pass = isinstance(error, ModelUnreachable | ModelBroke) and not isinstance(error, RanOut)
            if not can_pass or state.attempt_number > patience.retries:
                return False
            return pause(state) <= patience.retry_after_cap_s and monotonic() + pause(state) < deadline

        return Retrying(retry=worth_it, wait=pause, reraise=True)(work)

    def _where(self) -> str:
        address = self._transport.address
        return f"{self.name} at {address}" if address else self.name


def _asking(request: Request, form: Form, shape: type[T]) -> Request:
    """The request in this form. Where the provider does not see the schema, it stands at the end of the prompt."""
    wanted = schema_of(shape)
    if form in {"schema", "tool"}:
        return replace(request, form=form, wanted=wanted, strict=is_closed(wanted))
    return replace(request, form=form, messages=_with(request.messages, asked_for(shape)))


def _with(messages: tuple[Message, ...], sentence: str) -> tuple[Message, ...]:
    """The messages with a sentence of ours as the last one, apart from anybody's words."""
    return (*messages, Message(role="user", content=sentence))
