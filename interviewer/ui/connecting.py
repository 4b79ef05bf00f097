"""Connecting a language model from the page: what is offered, what is taken, whether it answers.

Knows the settings, the connections of this process and one tiny request. Never knows a page, and never shows a key.
"""

import os
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing

from interviewer.config import Settings
from interviewer.domain.errors import InterviewerError, ModelRefused, ModelUnreachable, UsageError
from interviewer.models import Message
from interviewer.models.connections import plain
from interviewer.models.discovery import LOCAL, Found, Local, keys, servers
from interviewer.wiring import House, model_named

QUESTION = Message(role="user", content="Answer with the one word: ready")
MOST_TOKENS = 400
OFFLINE = "The offline interviewer is in use: nothing you write leaves the server."


def found(
    settings: Settings, environment: Mapping[str, str] = os.environ, local: Iterable[Local] = LOCAL
) -> tuple[Found, ...]:
    """What could be connected from here, the settings' own model first. Servers on this machine are asked now."""
    own = (Found(label=f"The settings' own: {settings.model}", model=settings.model),) if settings.model else ()
    return (*own, *servers(local), *keys(environment))


def taken(house: House, model: str, api_base: str, key: str, owner: str) -> str:
    """The name that a session is to be started with; the key stays in the server's memory.

    A model that the server reaches by itself, with its own settings or variables, keeps its own name, which still
    means the same after a restart. Raises UsageError for what cannot be a model or an address.
    """
    model, base = model.strip(), api_base.strip()
    if not model:
        raise UsageError("no model is named", remedy="choose one of the list, or name one as provider/model")
    given = key.strip() or house.connections.has_key(model, owner)
    if not given and _by_settings(model, base, house.settings):
        return model
    name = house.connections.add(model, base, key, owner)
    house.interviews.recast()
    return name


def _by_settings(model: str, base: str, settings: Settings) -> bool:
    """Whether the settings' address and key, or the provider's own variable where they name none, are meant for it."""
    if model == settings.model and base in ("", settings.api_base or ""):
        return True
    if base or settings.api_base:
        return base == settings.api_base
    same = _provider(settings.model or "") == _provider(model)
    return settings.api_key is None or same


def _provider(model: str) -> str:
    return model.partition("/")[0]


def tried(house: House, name: str, clock: Callable[[], float] = time.monotonic) -> str:
    """One line about one tiny request that the model answered. Raises InterviewerError if it did not."""
    model = model_named(house.settings, name, house.connections)
    began = clock()
    with closing(model.stream([QUESTION], max_tokens=MOST_TOKENS)) as pieces:
        next(pieces, "")
        return f"{plain(name)} works: its first word came after {clock() - began:.1f} s."


def fault(error: InterviewerError) -> str:
    """The fault's line; what was typed here is mended here, not in the settings."""
    if isinstance(error, ModelRefused):
        remedy = "check the name, the address and the key"
    elif isinstance(error, ModelUnreachable):
        remedy = "check the address and that the server runs, or try again later"
    else:
        return str(error)
    where = f" ({error.where})" if error.where else ""
    return f"{error.what}{where}: {remedy}"


def in_use(house: House, name: str) -> str:
    """Which model is in use, and where what is written goes."""
    if not name:
        return OFFLINE
    held = house.connections.named(name)
    where = held.where if held else house.settings.api_base and "the settings' address"
    return f"{plain(name)} is in use: what you write is sent to {where or 'its provider'}."
