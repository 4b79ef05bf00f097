"""Which language models could be used from here: keys in the environment by name, and servers on this machine.

Knows where common providers keep their keys and where local servers listen. Never knows a key, and asks no other host.
"""

import json
import re
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from typing import NamedTuple
from urllib.parse import urlsplit

from interviewer.domain.noun import Noun

PROBE_S = 0.3
"""Seconds that a server on this machine may take to each step of its answer."""

MOST_BYTES = 1_000_000
MOST_MODELS = 40
_PLAIN = re.compile(r"[\w.:/@+~-]{1,160}")

KEYS = {
    "OPENAI_API_KEY": ("OpenAI", "openai/gpt-5-mini"),
    "ANTHROPIC_API_KEY": ("Anthropic", "anthropic/claude-sonnet-4-5"),
    "GEMINI_API_KEY": ("Google Gemini", "gemini/gemini-2.5-flash"),
    "MISTRAL_API_KEY": ("Mistral", "mistral/mistral-small-latest"),
    "DEEPSEEK_API_KEY": ("DeepSeek", "deepseek/deepseek-chat"),
    "GROQ_API_KEY": ("Groq", "groq/llama-3.3-70b-versatile"),
    "OPENROUTER_API_KEY": ("OpenRouter", "openrouter/openai/gpt-5-mini"),
    "XAI_API_KEY": ("xAI", "xai/grok-4"),
}
"""The variable that litellm reads -> the provider and a model to begin with, which can be changed before it is used."""


class Local(NamedTuple):
    """A kind of server on this machine. lists: path of its list of models. prefix: litellm's way to it.

    known: litellm finds it there by itself, without the address.
    """

    name: str
    api_base: str
    lists: str
    prefix: str
    known: bool = False


LOCAL = (
    Local("Ollama", "http://127.0.0.1:11434", "/api/tags", "ollama_chat/", known=True),
    Local("LM Studio", "http://127.0.0.1:1234/v1", "/models", "openai/"),
    Local("vLLM", "http://127.0.0.1:8000/v1", "/models", "openai/"),
    Local("llama.cpp", "http://127.0.0.1:8080/v1", "/models", "openai/"),
)


class Found(Noun):
    """A model that could be used. label: for a list. api_base: "" for the provider's own address."""

    label: str
    model: str
    api_base: str = ""


def keys(environment: Mapping[str, str]) -> tuple[Found, ...]:
    """The providers whose key is in the environment; the key itself is not looked at beyond whether it is empty."""
    return tuple(
        Found(label=f"{name}: {variable} is set", model=model)
        for variable, (name, model) in KEYS.items()
        if environment.get(variable, "").strip()
    )


def servers(known: Iterable[Local] = LOCAL, timeout_s: float = PROBE_S) -> tuple[Found, ...]:
    """The models of the servers that answer on this machine, all asked at once; silent ones are left out."""
    known = tuple(known)
    pool = ThreadPoolExecutor(max_workers=max(1, len(known)), thread_name_prefix="discovery")
    asked = [pool.submit(_models, one, timeout_s) for one in known]
    wait(asked, timeout=4 * timeout_s)
    pool.shutdown(wait=False, cancel_futures=True)
    return tuple(found for one in asked if one.done() and not one.cancelled() for found in one.result())


def _models(server: Local, timeout_s: float) -> tuple[Found, ...]:
    try:
        names = _names(_listed(server, timeout_s))
    except (OSError, HTTPException, ValueError, RecursionError):
        return ()
    base = "" if server.known else server.api_base
    return tuple(
        Found(label=f"{server.name} on this machine: {name}", model=server.prefix + name, api_base=base)
        for name in names
    )


def _listed(server: Local, timeout_s: float) -> object:
    """What the server answers, without a proxy and without following it anywhere else."""
    parts = urlsplit(server.api_base)
    with closing(HTTPConnection(parts.hostname or "", parts.port, timeout=timeout_s)) as connection:
        connection.request("GET", parts.path + server.lists)
        answer = connection.getresponse()
        if answer.status != 200:
            return None
        return json.loads(answer.read(MOST_BYTES))


def _names(listed: object) -> tuple[str, ...]:
    """The names in Ollama's list or in one of the OpenAI protocol; whatever is no plain name is left out."""
    entries = (listed.get("models") or listed.get("data")) if isinstance(listed, dict) else None
    if not isinstance(entries, list):
        return ()
    named = (entry.get("name") or entry.get("id") for entry in entries if isinstance(entry, dict))
    plain = (name for name in named if isinstance(name, str) and _PLAIN.fullmatch(name))
    return tuple(dict.fromkeys(plain))[:MOST_MODELS]
