"""Models that somebody connected while the server runs: under which name a session knows them, at which address.

Knows keys, in memory alone, and whose they are. Never writes anything down: after a restart nothing is connected.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Lock

from interviewer.domain.errors import UsageError
from interviewer.models.addresses import shown

NO_KEY = "none"
"""Sent to an address that was given without a key: without it a provider's own key would go to a foreign address."""

_HANDLE = re.compile(r"(?P<model>.+) \(connection [0-9a-f]{8}\)")


@dataclass(frozen=True)
class Connection:
    """One model of one person. api_base: None for the provider's own. key: None for the provider's own variable."""

    owner: str
    model: str
    api_base: str | None = None
    key: str | None = field(default=None, repr=False)

    @property
    def where(self) -> str:
        """The address as it may be shown, "" for the provider's own."""
        return shown(self.api_base) if self.api_base else ""


class Connections:
    """The connections of this process. Safe to use from several threads."""

    def __init__(self) -> None:
        self._held: dict[str, Connection] = {}
        self._keys: dict[tuple[str, str], str] = {}
        self._lock = Lock()

    def add(self, model: str, api_base: str = "", key: str = "", owner: str = "") -> str:
        """Keep a connection and return the name that a session is to be started with.

        The same model at the same address has the same name, also in a later process. key: "" takes the key that the
        same person gave for the same address before, if any. Raises UsageError for what cannot be a model or address.
        """
        model, base, key = _line(model, "the model's name"), _line(api_base, "the address"), _line(key, "the key")
        if not model or not model.isprintable() or _HANDLE.fullmatch(model):
            raise UsageError("no model is named", remedy="name one as provider/model, such as openai/gpt-5-mini")
        if base and not base.startswith(("http://", "https://")):
            raise UsageError("the model's address is no address", shown(base), "write it as http://host:port/v1")
        place = (owner, base or model.partition("/")[0])
        name = f"{model} (connection {hashlib.sha256(repr((owner, model, base)).encode()).hexdigest()[:8]})"
        with self._lock:
            if key:
                self._keys[place] = key
            kept = self._keys.get(place) or (NO_KEY if base else None)
            self._held[name] = Connection(owner, model, base or None, kept)
        return name

    def has_key(self, model: str, owner: str = "") -> bool:
        """Whether that person gave a key for the provider's own address before."""
        with self._lock:
            return (owner, model.partition("/")[0]) in self._keys

    def named(self, name: str) -> Connection | None:
        """The connection of that name, if this process has it."""
        with self._lock:
            return self._held.get(name)

    def lost(self, names: Iterable[str]) -> tuple[str, ...]:
        """Which of a session's model names stand for a connection that this process does not have."""
        return tuple(name for name in dict.fromkeys(names) if is_connection(name) and self.named(name) is None)

    def check(self, name: str, owner: str) -> None:
        """UsageError if the name stands for somebody else's connection; one that is lost is told of in the session."""
        held = self.named(name)
        if held is not None and held.owner != owner:
            raise UsageError(f"{plain(name)} is not connected", remedy="connect it again, or go on without a model")


def is_connection(name: str) -> bool:
    """Whether the name stands for something connected while a server ran, not for a model of the settings."""
    return _HANDLE.fullmatch(name) is not None


def plain(name: str) -> str:
    """The model's own name."""
    found = _HANDLE.fullmatch(name)
    return found["model"] if found else name


def _line(text: str, what: str) -> str:
    text = text.strip()
    if len(text) > 2000 or not text.isprintable():
        raise UsageError(f"{what} is not one plain line", remedy="type it again")
    return text
