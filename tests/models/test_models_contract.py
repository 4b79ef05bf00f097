"""What every transport must do with a provider that behaves, and with one that does not."""

import logging
import socket
import threading
import time

import pytest

from interviewer.domain.errors import ModelBroke, ModelError, ModelNonsense, ModelRefused, ModelUnreachable
from interviewer.models.connected import ConnectedModel
from interviewer.models.patience import Patience
from interviewer.models.protocol import Tokens
from tests.loopback import Behaviour, Exchange, Provider, chunk, cut, endless, events, raw, say, silence, stall, status
from tests.models.conftest import CALM, KEY, PROMPT, Connect


def heard(model: ConnectedModel) -> tuple[list[str], ModelError | None, list[Tokens]]:
    """The pieces, the error and the tokens of one stream."""
    pieces: list[str] = []
    spent: list[Tokens] = []
    try:
        pieces.extend(model.stream(PROMPT, max_tokens=50, spent=spent.append))
    except ModelError as error:
        return pieces, error, spent
    return pieces, None, spent


def told(model: ConnectedModel, provider: Provider, *behaviours: Behaviour) -> ModelError:
    """The error that these behaviours end in."""
    provider.play(*behaviours)
    _, error, _ = heard(model)
    assert error is not None
    return error


def test_a_reply_comes_in_pieces_with_its_tokens(model: ConnectedModel, provider: Provider) -> None:
    provider.play(say("Hello there, you."))
    pieces, error, spent = heard(model)
    assert (pieces, error) == (["Hello", " there,", " you."], None)
    assert spent == [Tokens(prompt=11, completion=7)]


def test_the_request_carries_messages_limit_temperature_and_key(model: ConnectedModel, provider: Provider) -> None:
    list(model.stream(PROMPT, max_tokens=50, temperature=0.3))
    _, headers, body = provider.requests[0]
    assert [message["content"] for message in body["messages"]] == ["Be brief.", "Say hello."]
    assert (body["max_tokens"], body["temperature"]) == (50, 0.3)
    assert headers["Authorization"] == f"Bearer {KEY}"


def test_nothing_is_sent_before_the_first_piece_is_asked_for(model: ConnectedModel, provider: Provider) -> None:
    model.stream(PROMPT, max_tokens=50)
    assert provider.requests == []


def test_the_first_piece_does_not_wait_for_the_second(model: ConnectedModel, provider: Provider) -> None:
    provider.play(say("one two", gap_s=0.3))
    began = time.monotonic()
    stream = model.stream(PROMPT, max_tokens=50)
    assert next(stream) == "one"
    assert time.monotonic() - began < 0.25
    assert list(stream) == [" two"]


def test_tokens_without_a_usage_block_are_estimated_and_say_so(model: ConnectedModel, provider: Provider) -> None:
    provider.play(say("twelve chars", usage=False))
    assert heard(model)[2] == [Tokens(prompt=4, completion=3, estimated=True)]


@pytest.mark.parametrize(
    ("behaviour", "kind", "words"),
    [
        (status(401, "Incorrect API key provided"), ModelRefused, "INTERVIEWER_API_KEY"),
        (status(403), ModelRefused, "does not allow"),
        (status(402), ModelRefused, "no credit"),
        (status(404, "The model `loop` does not exist"), ModelRefused, "no such model"),
        (status(400, "messages must alternate"), ModelRefused, "messages must alternate"),
        (
            status(400, "maximum context length is 8192 tokens", "context_length_exceeded"),
            ModelRefused,
            "larger context",
        ),
        (status(400, "The response was filtered", "content_filter"), ModelRefused, "content filter"),
        (status(429, "You exceeded your current quota", "insufficient_quota"), ModelRefused, "no credit"),
        (status(429), ModelUnreachable, "limits how often"),
        (status(500), ModelUnreachable, "fault of its own"),
        (status(502), ModelUnreachable, "fault of its own"),
        (status(503), ModelUnreachable, "fault of its own"),
        (raw("<html><body>Welcome</body></html>", "text/html"), ModelRefused, "usually ends in /v1"),
        (raw('data: {"choices": [{"delta": {"conte'), ModelBroke, "try again"),
        (say("", finish="content_filter"), ModelRefused, "content filter"),
        (say("one two", finish="length"), ModelBroke, "limit of tokens"),
        (cut(), ModelBroke, "cut before its end"),
        (cut(words=2), ModelBroke, "cut before its end"),
        (cut(words=2, clean=True), ModelBroke, "cut before its end"),
    ],
)
def test_a_provider_that_fails_ends_in_the_one_error_tree(
    model: ConnectedModel, provider: Provider, behaviour: Behaviour, kind: type[ModelError], words: str
) -> None:
    error = told(model, provider, behaviour)
    assert isinstance(error, kind)
    assert words in str(error)
    assert "\n" not in str(error)
    assert error.where == f"{model.name} at {provider.base}"


@pytest.mark.parametrize(
    ("behaviour", "kind", "words"),
    [
        (silence(), ModelUnreachable, "in time"),
        (stall(), ModelUnreachable, "in time"),
        (stall(comments=True), ModelUnreachable, "in time"),
        (stall(words=2), ModelBroke, "stopped coming"),
        (stall(words=2, comments=True), ModelBroke, "stopped coming"),
    ],
)
def test_silence_is_not_waited_out_and_keep_alive_comments_are_silence(
    hasty: ConnectedModel, provider: Provider, behaviour: Behaviour, kind: type[ModelError], words: str
) -> None:
    began = time.monotonic()
    error = told(hasty, provider, behaviour)
    assert isinstance(error, kind)
    assert words in str(error)
    assert time.monotonic() - began < 1.5


@pytest.mark.parametrize(
    "behaviour",
    [
        events(chunk([{"index": 0, "delta": {"content": None}, "finish_reason": None}]), chunk([]), chunk([])),
        events(chunk([]), done=False),
        events(chunk([])),
    ],
    ids=["null content", "empty choices, no end", "empty choices"],
)
def test_a_reply_without_text_is_never_an_empty_success(
    model: ConnectedModel, provider: Provider, behaviour: Behaviour
) -> None:
    assert isinstance(told(model, provider, behaviour), ModelNonsense | ModelBroke)


def test_null_content_with_a_proper_end_is_nonsense(model: ConnectedModel, provider: Provider) -> None:
    null = {"index": 0, "delta": {"role": "assistant", "content": None}, "finish_reason": "stop"}
    assert isinstance(told(model, provider, events(chunk([null]))), ModelNonsense)


def test_a_refused_connection_says_to_check_the_server(connected: Connect) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    error = heard(connected(base=f"http://127.0.0.1:{port}/v1"))[1]
    assert isinstance(error, ModelUnreachable)
    assert "no connection" in str(error)


def test_a_host_that_does_not_exist_is_told_as_such(connected: Connect) -> None:
    error = heard(connected(base="http://nowhere.invalid/v1", patience=Patience(pause_s=0.01)))[1]
    assert isinstance(error, ModelUnreachable)
    assert "no such host" in str(error)


def test_what_had_begun_keeps_its_pieces_and_is_not_asked_again(model: ConnectedModel, provider: Provider) -> None:
    provider.play(cut(words=2), say("again"))
    pieces, error, spent = heard(model)
    assert pieces == ["word ", "word "]
    assert isinstance(error, ModelBroke)
    assert len(provider.requests) == 1
    assert spent[0].estimated


@pytest.mark.parametrize("passing", [status(500), status(503), cut(), status(429)])
def test_what_can_pass_is_asked_once_more(model: ConnectedModel, provider: Provider, passing: Behaviour) -> None:
    provider.play(passing, say("Now it works."))
    assert "".join(heard(model)[0]) == "Now it works."
    assert len(provider.requests) == 2


@pytest.mark.parametrize("behaviour", [status(500), cut(), status(429)])
def test_it_is_asked_once_more_and_no_more(model: ConnectedModel, provider: Provider, behaviour: Behaviour) -> None:
    told(model, provider, behaviour)
    assert len(provider.requests) == 2


@pytest.mark.parametrize("behaviour", [status(401), status(404), status(400), say("", finish="length"), say("")])
def test_what_cannot_pass_is_not_asked_again(model: ConnectedModel, provider: Provider, behaviour: Behaviour) -> None:
    told(model, provider, behaviour)
    assert len(provider.requests) == 1


def test_a_provider_that_was_silent_is_asked_once_more(hasty: ConnectedModel, provider: Provider) -> None:
    provider.play(stall(), say("Now it works."))
    assert "".join(heard(hasty)[0]) == "Now it works."


def test_retry_after_is_waited_for(model: ConnectedModel, provider: Provider) -> None:
    provider.play(status(429, headers={"Retry-After": "0.2"}), say("Fine."))
    began = time.monotonic()
    assert heard(model)[0] == ["Fine."]
    assert time.monotonic() - began >= 0.2


def test_a_retry_after_beyond_the_cap_is_passed_on_instead(model: ConnectedModel, provider: Provider) -> None:
    error = told(model, provider, status(429, headers={"Retry-After": "40"}))
    assert isinstance(error, ModelUnreachable)
    assert error.retry_after_s == 40
    assert len(provider.requests) == 1


def test_an_endless_reply_is_ended(model: ConnectedModel, provider: Provider) -> None:
    provider.play(endless("0123456789 " * 9))
    pieces, error, _ = heard(model)
    assert isinstance(error, ModelBroke)
    assert sum(map(len, pieces)) <= CALM.characters
    assert provider.hung_up.wait(2)


def test_a_reply_that_drips_for_ever_meets_the_deadline_of_the_whole(connected: Connect, provider: Provider) -> None:
    model = connected(patience=Patience(first_s=0.5, between_s=0.5, whole_s=0.3))
    provider.play(endless(gap_s=0.05))
    began = time.monotonic()
    _, error, _ = heard(model)
    assert isinstance(error, ModelBroke)
    assert "too long as a whole" in str(error)
    assert time.monotonic() - began < 0.8


def test_chunks_without_text_do_not_count_as_a_reply(hasty: ConnectedModel, provider: Provider) -> None:
    provider.play(endless("", gap_s=0.02))
    assert isinstance(heard(hasty)[1], ModelUnreachable)


def test_a_model_that_thinks_first_is_waited_for(hasty: ConnectedModel, provider: Provider) -> None:
    def thinking(exchange: Exchange) -> None:
        exchange.start()
        for _ in range(4):
            exchange.wait(0.05)
            exchange.delta(reasoning_content="hm ")
        exchange.delta(content="Yes.")
        exchange.finish_reply()

    provider.play(thinking)
    assert heard(hasty)[:2] == (["Yes."], None)


def test_thoughts_written_into_the_reply_are_not_passed_on(model: ConnectedModel, provider: Provider) -> None:
    provider.play(say("<think> The candidate is lost. </think> Take your time."))
    assert "".join(heard(model)[0]) == "Take your time."


def test_closing_the_stream_hangs_up(model: ConnectedModel, provider: Provider) -> None:
    provider.play(endless("w ", gap_s=0.01))
    spent: list[Tokens] = []
    stream = model.stream(PROMPT, max_tokens=50, spent=spent.append)
    next(stream)
    stream.close()
    assert provider.hung_up.wait(2)
    assert spent[0].estimated


def test_a_stalled_stream_is_hung_up_on_and_leaves_no_thread(hasty: ConnectedModel, provider: Provider) -> None:
    told(hasty, provider, stall(words=1, comments=True))
    assert provider.hung_up.wait(2)
    until = time.monotonic() + 2
    while any(thread.name == "model-stream" for thread in threading.enumerate()):
        assert time.monotonic() < until, "the reader is still there"
        time.sleep(0.01)


@pytest.mark.parametrize("told_words", [f"Incorrect API key provided: {KEY}", "bad: sk-proj-abcdef1234567890"])
@pytest.mark.parametrize("code", [400, 401, 404, 429, 500])
def test_no_key_is_ever_repeated(
    model: ConnectedModel,
    provider: Provider,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    told_words: str,
    code: int,
) -> None:
    caplog.set_level(logging.INFO)
    error = told(model, provider, status(code, told_words))
    shown = " ".join([str(error), repr(error), repr(vars(error)), repr(model), repr(vars(model)), caplog.text])
    for secret in (KEY, "sk-proj-abcdef1234567890"):
        assert secret not in shown + "".join(capfd.readouterr())


def test_a_parameter_that_the_provider_refuses_is_left_out_from_then_on(
    model: ConnectedModel, provider: Provider
) -> None:
    def picky(exchange: Exchange) -> None:
        body = exchange.body
        for name in ("max_tokens", "stream_options", "temperature"):
            if name in body:
                status(400, f"Unsupported parameter: '{name}' is not supported with this model.")(exchange)
                return
        say("Good.")(exchange)

    provider.play(picky)
    assert list(model.stream(PROMPT, max_tokens=50, temperature=0.2)) == ["Good."]
    assert provider.bodies[-1]["max_completion_tokens"] == 50
    before = len(provider.requests)
    assert list(model.stream(PROMPT, max_tokens=50, temperature=0.2)) == ["Good."]
    assert len(provider.requests) == before + 1


def test_many_streams_at_once_keep_apart(model: ConnectedModel, provider: Provider) -> None:
    provider.play(lambda exchange: say(exchange.body["messages"][-1]["content"], gap_s=0.002)(exchange))
    heard_by: dict[int, str] = {}

    def ask(number: int) -> None:
        words = PROMPT[1].model_copy(update={"content": f"I am number {number} of them"})
        heard_by[number] = "".join(model.stream([words], max_tokens=50))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert heard_by == {number: f"I am number {number} of them" for number in range(12)}
