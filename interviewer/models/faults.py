"""From whatever a model library raises to the one error tree.

Knows the names of the libraries' exceptions and what each means to a person. Never imports a library or repeats a key.
"""

import json
import re
import socket
from collections.abc import Iterator
from contextlib import suppress
from email.utils import parsedate_to_datetime
from time import time
from typing import Any

from interviewer.domain.errors import ModelBroke, ModelError, ModelNonsense, ModelRefused, ModelUnreachable


class Complaint(Exception):
    """A fault that no library raised: found by us in the answer (a kind), or told in it by the provider ("told")."""

    def __init__(self, kind: str, code: str = "", words: str = "") -> None:
        super().__init__(words or kind)
        self.kind, self.code, self.message = kind, code, words
        self.status_code = int(code) if code.isdecimal() else None


class RequestRejected(ModelRefused):
    """The provider rejected the request as it is built. `complaint`: its own words in lower case, to adapt to."""

    complaint = ""


class RanOut(ModelBroke):
    """The reply reached a limit of size: asking again would bring the same."""


_KEY_REMEDY = "set INTERVIEWER_API_KEY or the provider's own variable, such as OPENAI_API_KEY"
_ADDRESS_REMEDY = "check the model's name and INTERVIEWER_API_BASE, which usually ends in /v1"

KINDS: dict[str, tuple[type[ModelError], str, str]] = {
    "key": (ModelRefused, "the provider refused the key", _KEY_REMEDY),
    "unset": (ModelRefused, "no key is set for the provider", _KEY_REMEDY),
    "forbidden": (ModelRefused, "the provider does not allow this key to use the model", "use another key or model"),
    "credit": (ModelRefused, "the account at the provider has no credit left", "top it up or use another key"),
    "missing": (ModelRefused, "the provider knows no such model or address", _ADDRESS_REMEDY),
    "page": (ModelRefused, "the address answers with a web page, not with a model", _ADDRESS_REMEDY),
    "long": (ModelRefused, "the prompt is longer than the model can read", "use a model with a larger context"),
    "filter": (ModelRefused, "the provider's content filter withheld the reply", "rephrase, or use another model"),
    "rejected": (ModelRefused, "the provider rejected the request", "check the model's name and what it supports"),
    "absent": (
        ModelRefused,
        "a library that the provider needs is not installed",
        "install it or use another provider",
    ),
    "misused": (ModelRefused, "the model library cannot do this", "use another model"),
    "busy": (ModelUnreachable, "the provider limits how often it is asked", "wait a little and try again"),
    "server": (ModelUnreachable, "the provider has a fault of its own", "try again, or use another model"),
    "slow": (ModelUnreachable, "the provider did not answer in time", "try again, or use a faster model"),
    "host": (ModelUnreachable, "no such host", "check INTERVIEWER_API_BASE and the network"),
    "connection": (
        ModelUnreachable,
        "no connection to the provider",
        "check the network and INTERVIEWER_API_BASE, and that the server runs",
    ),
    "cut": (ModelBroke, "the reply was cut before its end", "try again"),
    "stalled": (ModelBroke, "the reply stopped coming", "try again, or use a faster model"),
    "late": (ModelBroke, "the reply took too long as a whole", "try again, or use a faster model"),
    "endless": (RanOut, "the reply did not end", "use another model"),
    "limit": (RanOut, "the reply ran into its limit of tokens", "use a model that says less, or allow more"),
    "garbled": (ModelBroke, "the provider's answer cannot be read", "try again"),
    "unknown": (ModelBroke, "the model library failed", "try again, or use another model"),
    "empty": (ModelNonsense, "the reply is empty", "try again, or use another model"),
}
"""What each kind of fault is in the tree, what it is called, and the remedy."""

_BY_KIND = {
    "key": "AuthenticationError OAuthError SubjectTokenProviderError",
    "forbidden": "PermissionDeniedError BlockedPiiEntityError GuardrailRaisedException ModifyResponseException "
    "SensitiveDataRouteException",
    "credit": "PaymentRequiredError BudgetExceededError",
    "missing": "NotFoundError ModelNotMappedError LiteLLMUnknownProvider InvalidURL UnsupportedProtocol",
    "long": "ContextWindowExceededError",
    "filter": "ContentFilterFinishReasonError ContentPolicyViolationError RejectedRequestError",
    "rejected": "BadRequestError UnprocessableEntityError InvalidRequestError UnsupportedParamsError ImageFetchError "
    "VectorStoreSearchError HTTPStatusError TooManyRedirects",
    "absent": "ImportError",
    "misused": "InvalidWebhookSignatureError WebSocketConnectionClosedError WebSocketQueueFullError CookieConflict "
    "LocalProtocolError StreamError StreamConsumed ResponseNotRead RequestNotRead",
    "busy": "RateLimitError ConflictError",
    "server": "InternalServerError ServiceUnavailableError BadGatewayError APIStatusError MockException",
    "slow": "APITimeoutError Timeout ConnectTimeout PoolTimeout",
    "host": "gaierror",
    "connection": "APIConnectionError ConnectError ProxyError ConnectionError",
    "cut": "HTTPError RequestError TransportError NetworkError ReadError WriteError CloseError ProtocolError "
    "RemoteProtocolError StreamClosed MidStreamFallbackError",
    "stalled": "TimeoutException ReadTimeout WriteTimeout TimeoutError",
    "limit": "LengthFinishReasonError",
    "garbled": "APIResponseValidationError JSONSchemaValidationError JSONDecodeError UnicodeDecodeError DecodingError",
    "unknown": "OpenAIError APIError",
}
CLASSES = {name: kind for kind, names in _BY_KIND.items() for name in names.split()}
"""The name of a library's exception -> the kind of fault. By name, so that no library need be loaded to be mapped."""

_STATUS = {401: "key", 402: "credit", 403: "forbidden", 404: "missing", 405: "missing", 408: "slow", 409: "busy"}
_STATUS |= {
    410: "missing",
    413: "long",
    425: "busy",
    429: "busy",
    499: "slow",
    504: "slow",
    529: "busy",
    501: "rejected",
}

_SIGNS = (
    ("long", r"context.{0,20}(length|window|size)|maximum context|prompt is too long|too many (input )?tokens"),
    ("credit", r"insufficient_quota|exceeded your current quota|credit balance|billing"),
    ("filter", r"content_filter|content.{0,12}policy|responsibleai|safety system"),
    ("key", r"invalid_api_key|incorrect api key|authentication"),
    ("missing", r"model_not_found|model.{0,60}(does not exist|not found)|llm provider not provided"),
    ("busy", r"rate.?limit|overloaded|too many requests"),
)
_SIGNS_MATTER_FOR = {"rejected", "busy", "server", "missing", "unknown"}
_SECRETS = re.compile(r"(?i)\b(?:bearer\s+\S+|(?:sk|key|pk|gsk|xai|hf|AIza)[-_]?[\w*-]{10,})")
_LIBRARY_PREFIX = re.compile(r"^(?:litellm\.)?\w*(?:Error|Exception)\b[:\s-]*(?:\w*(?:Error|Exception)\b[:\s-]*)*")


def fault(error: BaseException, where: str, secret: str = "") -> ModelError:
    """The error of our tree for whatever was raised. `secret` is struck from the provider's words."""
    if isinstance(error, ModelError):
        return error
    kind = _kind(error)
    if kind == "rejected":
        return _rejected(error, where, secret)
    made = told(kind, where)
    if kind == "unknown":
        made.what += f" with {type(error).__name__}"
    if isinstance(made, ModelUnreachable):
        made.retry_after_s = retry_after(error)
    return made


def told(kind: str, where: str) -> ModelError:
    """The error of a kind."""
    made, what, remedy = KINDS[kind]
    return made(what, where, remedy)


def _rejected(error: BaseException, where: str, secret: str) -> RequestRejected:
    words = _words(error) or type(error).__name__
    words = _SECRETS.sub("[key]", words.replace(secret, "[key]") if secret else words)
    _, what, remedy = KINDS["rejected"]
    made = RequestRejected(f"{what}, saying “{words[:200]}”", where, remedy)
    made.complaint = words[:2000].lower()
    return made


def _kind(error: BaseException) -> str:
    if isinstance(error, Complaint) and error.kind != "told":
        return error.kind
    if original := getattr(error, "original_exception", None):  # litellm wraps what happens within a stream
        kind = _kind(original)
        return "cut" if kind in {"connection", "unknown"} else kind
    kind = _by_class(error)
    status = getattr(error, "status_code", None)
    if kind in {"unknown", "server", "rejected"} and isinstance(status, int) and status >= 400:
        kind = _STATUS.get(status) or ("server" if status >= 500 else "rejected")
    if kind in {"connection", "server", "unknown"}:  # litellm calls a refused connection a server error
        kind = next((deeper for deeper in map(_by_class, _causes(error)) if deeper in {"host", "connection"}), kind)
    if kind in _SIGNS_MATTER_FOR:
        words = f"{getattr(error, 'code', '')} {getattr(error, 'type', '')} {error} {_words(error)}"[:4000].lower()
        kind = next((sign for sign, pattern in _SIGNS if re.search(pattern, words)), kind)
    return "unset" if kind in {"unknown", "key"} and "api_key client option" in str(error) else kind


def _by_class(error: BaseException) -> str:
    if isinstance(error, socket.gaierror):
        return "host"
    return next((CLASSES[kind.__name__] for kind in type(error).__mro__ if kind.__name__ in CLASSES), "unknown")


def _causes(error: BaseException) -> Iterator[BaseException]:
    """What led to the error, deepest first."""
    chain: list[BaseException] = []
    cause = error.__cause__ or error.__context__
    while cause is not None and cause not in chain and len(chain) < 20:
        chain.append(cause)
        cause = cause.__cause__ or cause.__context__
    return reversed(chain)


def _words(error: BaseException) -> str:
    """What the provider says, in one line: out of the answer's body, or out of what litellm makes of it."""
    body: Any = getattr(error, "body", None)
    words = _LIBRARY_PREFIX.sub("", str(getattr(error, "message", "") or error))
    with suppress(ValueError, RecursionError):
        body = body or json.loads(words)
    if isinstance(body, dict) and isinstance(body.get("error"), dict):
        body = body["error"]
    said = body.get("message") if isinstance(body, dict) else None
    return " ".join(str(said or words).split())


def retry_after(error: BaseException) -> float | None:
    """Seconds that the provider asks to wait: Retry-After in seconds or as a date, or retry-after-ms."""
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    headers = headers or getattr(error, "litellm_response_headers", None) or {}
    try:
        if asked := headers.get("retry-after-ms"):
            return max(0.0, float(asked) / 1000)
        asked = headers.get("retry-after")
        if not asked:
            return None
        return max(0.0, float(asked) if _is_number(asked) else parsedate_to_datetime(asked).timestamp() - time())
    except (TypeError, ValueError):
        return None


def _is_number(asked: str) -> bool:
    return asked.replace(".", "", 1).isdecimal()
