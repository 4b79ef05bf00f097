"""Who may sign in: a file with one line for each, a name and what a password must come to.

Knows salted scrypt and the file. Never knows a password beyond the moment it is checked or set.
"""

import base64
import hashlib
import hmac
import os
import re
import secrets
from contextlib import suppress
from pathlib import Path
from threading import Semaphore

from interviewer.domain.errors import UsageError

COST, BLOCK, LANES = 2**14, 8, 1
"""scrypt's parameters: 16 MB and about 50 ms for each try."""

SHORTEST = 10
LONGEST = 1000
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")
_LINE = re.compile(r"(?P<name>[^:]+):scrypt\$(?P<cost>\d+)\$(?P<salt>[\w+/=]+)\$(?P<hash>[\w+/=]+)")
_HEAD = "# Who may sign in. A line is made by `interviewer serve --add-user NAME`.\n"
_COSTS = {str(2**power) for power in range(12, 19)}
_at_once = Semaphore(2)


class Users:
    """The file, read anew at each use: whoever is added can sign in without a restart."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def names(self) -> tuple[str, ...]:
        """Everybody in the file; UsageError if there is no file, a line is wrong, or there is nobody."""
        names = tuple(self._read())
        if not names:
            remedy = "add somebody with `interviewer serve --add-user NAME`"
            raise UsageError("nobody may sign in", str(self.path), remedy)
        return names

    def knows(self, name: str, password: str) -> bool:
        """Whether this is that person's password. An unknown name takes as long as a wrong password."""
        cost, salt, wanted = self._read().get(name, (COST, b"nobody", b""))
        found = _scrypt(password, salt, cost) if len(password) <= LONGEST else b"-"
        return hmac.compare_digest(found, wanted)

    def add(self, name: str, password: str) -> None:
        """Write somebody down, or a new password for them; only the file's owner may read it."""
        if not NAME.fullmatch(name):
            raise UsageError(f"“{name}” cannot be a name", remedy="use up to 64 letters, digits, dots, dashes or @")
        if not SHORTEST <= len(password) <= LONGEST:
            raise UsageError("the password is too short", remedy=f"use at least {SHORTEST} characters")
        held = self._read() if self.path.exists() else {}
        salt = secrets.token_bytes(16)
        held[name] = (COST, salt, _scrypt(password, salt, COST))
        self._write("".join(f"{who}:{_told(*what)}\n" for who, what in held.items()))

    def _read(self) -> dict[str, tuple[int, bytes, bytes]]:
        try:
            lines = self.path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is not text"
            raise UsageError(f"the users cannot be read: {reason}", str(self.path), "check INTERVIEWER_USERS") from None
        return dict(self._entry(n, line) for n, line in enumerate(lines, 1) if line.strip() and line[0] != "#")

    def _entry(self, number: int, line: str) -> tuple[str, tuple[int, bytes, bytes]]:
        found = _LINE.fullmatch(line.strip())
        if found and NAME.fullmatch(found["name"]) and found["cost"] in _COSTS:
            with suppress(ValueError):
                salt, hash = base64.b64decode(found["salt"]), base64.b64decode(found["hash"])
                return found["name"], (int(found["cost"]), salt, hash)
        where = f"{self.path}, line {number}"
        raise UsageError("this is no user", where, "make the line again with `interviewer serve --add-user NAME`")

    def _write(self, lines: str) -> None:
        """A whole new file in place of the old one, which stays if anything fails."""
        fresh = self.path.with_name(f".{self.path.name}.{secrets.token_hex(4)}")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
                file.write(_HEAD + lines)
            fresh.replace(self.path)
        except OSError as error:
            fresh.unlink(missing_ok=True)
            what = f"the users cannot be written: {error.strerror or error}"
            raise UsageError(what, str(self.path), "check INTERVIEWER_USERS") from None


def _scrypt(password: str, salt: bytes, cost: int) -> bytes:
    memory = 128 * cost * BLOCK * LANES + 2**20
    with _at_once:  # many tries at once must not take the machine's memory
        return hashlib.scrypt(password.encode(), salt=salt, n=cost, r=BLOCK, p=LANES, maxmem=memory, dklen=32)


def _told(cost: int, salt: bytes, hash: bytes) -> str:
    return f"scrypt${cost}${base64.b64encode(salt).decode()}${base64.b64encode(hash).decode()}"
