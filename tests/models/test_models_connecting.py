"""Names, addresses, keys and prices; and what is not loaded."""

import subprocess
import sys

import pytest

from interviewer.domain.errors import ModelBroke, ModelError, ModelRefused, UsageError
from interviewer.models import Patience, Price, Tokens, connect
from interviewer.models.addresses import PROVIDERS, route, shown
from interviewer.models.connected import ConnectedModel
from interviewer.models.litellm_transport import LiteLLMTransport
from interviewer.models.openai_transport import OpenAITransport
from interviewer.models.transport import Usage
from tests.loopback import Behaviour, Exchange, Provider, chunk, events, raw, say, stall
from tests.models.conftest import CALM, KEY, PROMPT


@pytest.mark.parametrize(
    ("name", "base", "way"),
    [
        ("openai/gpt-4o", None, ("openai", "gpt-4o")),
        ("gpt-4o", None, ("openai", "gpt-4o")),
        ("o3-mini", None, ("openai", "o3-mini")),
        ("claude-sonnet-4-5", None, ("litellm", "claude-sonnet-4-5")),
        ("anthropic/claude-sonnet-4-5", None, ("litellm", "anthropic/claude-sonnet-4-5")),
        ("anthropic/claude-sonnet-4-5", "http://proxy", ("litellm", "anthropic/claude-sonnet-4-5")),
        ("ollama_chat/llama3.2", "http://localhost:11434", ("litellm", "ollama_chat/llama3.2")),
        ("llama3.2", "http://localhost:11434/v1", ("openai", "llama3.2")),
        ("meta-llama/Llama-3.1-8B", "http://localhost:8000/v1", ("openai", "meta-llama/Llama-3.1-8B")),
        ("openai/meta-llama/Llama-3.1-8B", "http://localhost:8000/v1", ("openai", "meta-llama/Llama-3.1-8B")),
        ("hosted_vllm/qwen", "http://localhost:8000/v1", ("openai", "qwen")),
        ("hosted_vllm/qwen", None, ("litellm", "hosted_vllm/qwen")),
    ],
)
def test_a_name_and_an_address_choose_the_transport(name: str, base: str | None, way: tuple[str, str]) -> None:
    assert route(name, base) == way


def test_the_known_prefixes_are_litellms() -> None:
    LiteLLMTransport("anthropic/any").load()
    import litellm

    known = {getattr(provider, "value", provider) for provider in litellm.provider_list}
    assert known >= PROVIDERS


def test_the_address_is_shown_without_its_secrets() -> None:
    assert shown("https://me:secret@host.example:8443/v1?key=secret") == "https://host.example:8443/v1"


@pytest.mark.parametrize(("name", "base"), [("", None), ("  ", None), ("m", "localhost:8000/v1"), ("m", "ftp://host")])
def test_what_can_never_work_is_told_at_once(name: str, base: str | None) -> None:
    with pytest.raises(UsageError):
        connect(name, base)


def test_no_key_for_openai_itself_is_told_without_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    with pytest.raises(ModelRefused, match="no key is set"):
        list(connect("openai/gpt-4o").stream(PROMPT, max_tokens=5))


def test_a_server_of_ones_own_needs_no_key(provider: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    assert list(connect("loop", provider.base, patience=CALM).stream(PROMPT, max_tokens=5)) == ["Hello", " there."]


def test_importing_and_using_openai_loads_no_litellm(provider: Provider) -> None:
    code = (
        "import sys\n"
        "from interviewer.models import connect, Message\n"
        "assert not {'openai', 'httpx', 'litellm'} & set(sys.modules), 'loaded on import'\n"
        f"model = connect('loop', {provider.base!r}, 'k')\n"
        "text = ''.join(model.stream([Message(role='user', content='hi')], max_tokens=5))\n"
        "print(text, 'openai' in sys.modules, 'litellm' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "Hello there. True False"


def test_the_connection_is_kept_from_one_stream_to_the_next(one_provider: Provider) -> None:
    one_provider.play(say("one two"))
    before = one_provider.connections
    for _ in range(4):  # a new model object each time: the client belongs to the address and the key
        list(connect("loop", one_provider.base, "a-key-of-its-own", patience=CALM).stream(PROMPT, max_tokens=5))
    assert one_provider.connections == before + 1


def test_a_price_that_was_given_makes_a_cost(provider: Provider) -> None:
    spent: list[Tokens] = []
    model = connect("loop", provider.base, KEY, price=Price(prompt=2.0, completion=10.0), patience=CALM)
    list(model.stream(PROMPT, max_tokens=5, spent=spent.append))
    assert spent[0].cost == pytest.approx((11 * 2 + 7 * 10) / 1e6)


def test_a_cost_that_the_provider_tells_is_taken(provider: Provider) -> None:
    usage = {"prompt_tokens": 3, "completion_tokens": 2, "cost": 0.25}
    provider.play(
        events(chunk([{"index": 0, "delta": {"content": "a"}, "finish_reason": "stop"}]), {**chunk([]), "usage": usage})
    )
    spent: list[Tokens] = []
    list(connect("loop", provider.base, KEY, patience=CALM).stream(PROMPT, max_tokens=5, spent=spent.append))
    assert spent == [Tokens(prompt=3, completion=2, cost=0.25)]


def test_a_cost_is_unknown_rather_than_nothing() -> None:
    assert OpenAITransport("gpt-4o", None, KEY).cost(Usage(10, 10)) is None
    assert LiteLLMTransport("hosted_vllm/gpt-4o").cost(Usage(10, 10)) is None


def test_litellms_local_list_gives_a_price() -> None:
    cost = LiteLLMTransport("anthropic/claude-sonnet-4-5").cost(Usage(1000, 1000))
    assert cost is not None
    assert 0 < cost < 1


def test_a_server_that_does_not_stream_is_understood(provider: Provider) -> None:
    body = '{"choices": [{"message": {"content": "All at once."}, "finish_reason": "stop"}]}'
    provider.play(raw(body, "application/json"))
    model = connect("loop", provider.base, KEY, patience=CALM)
    assert list(model.stream(PROMPT, max_tokens=5)) == ["All at once."]


@pytest.mark.parametrize("told", [{"message": "engine overloaded", "code": 503}, "out of memory"])
def test_an_error_told_within_the_stream_is_an_error(provider: Provider, told: object) -> None:
    provider.play(events({"error": told}))
    model = connect("loop", provider.base, KEY, patience=CALM)
    with pytest.raises(ModelError):
        list(model.stream(PROMPT, max_tokens=5))


def test_a_line_without_an_end_does_not_fill_the_memory(provider: Provider) -> None:
    def line(exchange: Exchange) -> None:
        exchange.start()
        for _ in range(200):
            exchange.send(b"x" * 100_000)

    provider.play(line)
    model = connect("loop", provider.base, KEY, patience=Patience(retries=0))
    with pytest.raises(ModelBroke, match="did not end"):
        list(model.stream(PROMPT, max_tokens=5))


def test_a_model_that_says_it_has_finished_is_not_waited_for(provider: Provider) -> None:
    def lingering(exchange: Exchange) -> None:
        exchange.start()
        exchange.delta(content="Done.")
        exchange.delta(finish="stop")
        exchange.watch()

    provider.play(lingering)
    assert list(connect("loop", provider.base, KEY, patience=CALM).stream(PROMPT, max_tokens=5)) == ["Done."]
    assert provider.hung_up.wait(2)


def test_loading_sends_nothing(provider: Provider) -> None:
    provider.play(stall())
    ConnectedModel(OpenAITransport("loop", provider.base, KEY), CALM).load()
    assert provider.requests == []


def ollama(*lines: str) -> Behaviour:
    return raw("".join(line + "\n" for line in lines), "application/x-ndjson")


def test_a_stream_that_is_no_event_stream_is_honest_about_its_end_too(provider: Provider) -> None:
    said = '{"model":"x","created_at":"2024-01-01T00:00:00Z","message":{"role":"assistant","content":"%s"},"done":%s}'
    model = connect("ollama_chat/x", provider.base.removesuffix("/v1"), KEY, patience=CALM)
    provider.play(ollama(said % ("Hello", "false"), said % (" you", "false"), said % ("", "true")))
    assert list(model.stream(PROMPT, max_tokens=5)) == ["Hello", " you"]
    provider.play(ollama(said % ("Hello", "false"), said % (" you", "false")))
    with pytest.raises(ModelBroke, match="cut before its end"):
        list(model.stream(PROMPT, max_tokens=5))
