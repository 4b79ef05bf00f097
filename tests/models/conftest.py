"""A provider on the loopback, limits for tests, and a model over each transport.

Knows how to connect. Never knows a real provider.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from pydantic import BaseModel

from interviewer.models.connected import ConnectedModel
from interviewer.models.litellm_transport import LiteLLMTransport
from interviewer.models.openai_transport import OpenAITransport
from interviewer.models.patience import Patience
from interviewer.models.protocol import Message
from tests.loopback import MODEL, Provider

KEY = "a-key-that-nobody-may-see"
CALM = Patience(first_s=5, between_s=5, whole_s=20, after_s=0.1, characters=2000, pause_s=0.01, retry_after_cap_s=0.3)
HASTY = replace(CALM, first_s=0.15, between_s=0.15, whole_s=1.2)
PROMPT = (Message(role="system", content="Be brief."), Message(role="user", content="Say hello."))

Connect = Callable[..., ConnectedModel]


class Verdict(BaseModel):
    """A shape with a nested list, a choice and an optional field."""

    class Point(BaseModel):
        """One of several."""

        id: str
        met: bool

    level: int
    points: tuple[Point, ...] = ()
    note: str | None = None


@pytest.fixture(scope="session")
def one_provider() -> Iterator[Provider]:
    """The server, once."""
    with Provider() as provider:
        yield provider


@pytest.fixture
def provider(one_provider: Provider) -> Provider:
    """The server, behaving."""
    one_provider.play()
    return one_provider


@pytest.fixture(params=["openai", "litellm"])
def connected(request: pytest.FixtureRequest, provider: Provider) -> Connect:
    """How to connect over one of the transports."""

    def connect(base: str = provider.base, key: str = KEY, patience: Patience = CALM) -> ConnectedModel:
        if request.param == "openai":
            return ConnectedModel(OpenAITransport(MODEL, base, key), patience)
        return ConnectedModel(LiteLLMTransport(f"hosted_vllm/{MODEL}", base, key), patience)

    return connect


@pytest.fixture
def model(connected: Connect) -> ConnectedModel:
    """A model over one of the transports."""
    return connected()


@pytest.fixture
def hasty(connected: Connect) -> ConnectedModel:
    """A model over one of the transports that waits for a moment only, warm: litellm's first request is slow."""
    list(connected().stream(PROMPT, max_tokens=5))
    return connected(patience=HASTY)
