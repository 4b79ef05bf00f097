"""Every exception of the libraries has its place in the one error tree."""

import inspect
import json
from types import ModuleType

import httpx
import pytest

from interviewer.domain.errors import ModelBroke, ModelError, ModelRefused, ModelUnreachable
from interviewer.models.faults import CLASSES, KINDS, RequestRejected, fault, retry_after


def exceptions_of(module: ModuleType) -> set[str]:
    return {
        name
        for name, found in vars(module).items()
        if inspect.isclass(found) and issubclass(found, Exception) and not name.startswith("_")
    }


def answer(code: int, body: object = None, **headers: str) -> httpx.Response:
    request = httpx.Request("POST", "http://127.0.0.1/v1")
    return httpx.Response(
        code, json=body, headers={k.replace("_", "-"): v for k, v in headers.items()}, request=request
    )


def test_every_exception_of_openai_is_mapped() -> None:
    import openai

    assert exceptions_of(openai) | exceptions_of(openai._exceptions) <= set(CLASSES)


def test_every_exception_of_httpx_is_mapped() -> None:
    assert exceptions_of(httpx) <= set(CLASSES)


def test_every_exception_of_litellm_is_mapped() -> None:
    from interviewer.models.litellm_transport import LiteLLMTransport

    LiteLLMTransport("anthropic/any").load()
    import litellm.exceptions

    # Complaints about litellm's own configuration objects, not about a provider's answer.
    assert exceptions_of(litellm.exceptions) - {"VectorStoreSearchFailure"} <= set(CLASSES)


def test_every_kind_says_what_and_what_to_do() -> None:
    assert set(CLASSES.values()) <= set(KINDS)
    assert all(issubclass(made, ModelError) and what and remedy for made, what, remedy in KINDS.values())


@pytest.mark.parametrize("raised", [KeyError("choices"), IndexError(), TypeError("x"), RuntimeError("y")])
def test_what_nobody_foresaw_is_still_an_error_of_ours(raised: Exception) -> None:
    error = fault(raised, "here")
    assert isinstance(error, ModelBroke)
    assert type(raised).__name__ in str(error)


def test_an_error_of_ours_passes_unchanged() -> None:
    ours = ModelRefused("no")
    assert fault(ours, "here") is ours


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after-ms": "250"}, 0.25),
        ({"retry-after": "Thu, 01 Jan 1970 00:00:00 GMT"}, 0.0),
        ({"retry-after": "soon"}, None),
        ({}, None),
    ],
)
def test_retry_after_is_read_in_every_form(headers: dict[str, str], seconds: float | None) -> None:
    import openai

    error = openai.RateLimitError("slow down", response=answer(429, **headers), body=None)
    assert retry_after(error) == seconds
    made = fault(error, "here")
    assert isinstance(made, ModelUnreachable)
    assert made.retry_after_s == seconds


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        *((code, RequestRejected) for code in (400, 418, 422, 501)),
        *((code, ModelRefused) for code in (401, 402, 403, 404, 413)),
        *((code, ModelUnreachable) for code in (408, 429, 500, 504, 529, 599)),
    ],
)
def test_a_status_decides_where_the_class_says_nothing(code: int, kind: type[ModelError]) -> None:
    import openai

    assert type(fault(openai.APIStatusError("x", response=answer(code), body=None), "here")) is kind


def test_the_providers_words_are_quoted_in_one_bounded_line() -> None:
    import openai

    body = {"message": "line one\nline two " + "x" * 500}
    error = fault(openai.BadRequestError("x", response=answer(400), body=body), "here")
    assert "line one line two" in str(error)
    assert len(str(error)) < 350


def test_the_words_are_found_inside_what_litellm_makes_of_them() -> None:
    class BadRequestError(Exception):
        message = "litellm.BadRequestError: Hosted_vllmException - " + json.dumps({"error": {"message": "odd roles"}})

    assert "saying “odd roles”" in str(fault(BadRequestError(), "here"))


def test_a_key_in_the_providers_words_is_struck_out() -> None:
    import openai

    body = {"message": "Bad header: Bearer very.secret.token, key mine-123, sk-ant-REDACTED"}
    error = fault(openai.BadRequestError("x", response=answer(400), body=body), "here", secret="mine-123")
    for secret in ("very.secret.token", "mine-123", "sk-ant-REDACTED"):
        assert secret not in str(error) + repr(vars(error))
