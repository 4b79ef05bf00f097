"""The door: who has signed in, by a cookie, and how often somebody may try.

Knows names, tickets and tries, in memory alone. Never knows a page, nor what anybody does inside.
"""

import hashlib
import html
import logging
import secrets
import time
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from threading import Lock

from interviewer.domain.errors import UsageError
from interviewer.ui.users import NAME, Users

COOKIE = "interviewer"
TRIES, LOCKED_S = 5, 60.0
TRIES_OF_AN_ADDRESS = 20
STAYS_S = 12 * 3600.0
"""How long somebody stays signed in who does nothing."""

Seconds = Callable[[], float]
_log = logging.getLogger(__name__)


class Throttle:
    """At most so many tries for one name or address, then none for `locked_s` seconds after the last."""

    def __init__(self, tries: int = TRIES, locked_s: float = LOCKED_S, clock: Seconds = time.monotonic) -> None:
        self._most, self._locked_s, self._clock = tries, locked_s, clock
        self._tries: dict[str, tuple[int, float]] = {}
        self._lock = Lock()

    def admit(self, who: str) -> bool:
        """Whether one more try may be made; it is counted at once, so that many at the same time are many."""
        now = self._clock()
        with self._lock:
            if len(self._tries) > 10_000:
                self._tries = {name: held for name, held in self._tries.items() if now - held[1] < self._locked_s}
            count, last = self._tries.get(who, (0, now))
            if now - last >= self._locked_s:
                count = 0
            if count >= self._most:
                return False
            self._tries[who] = (count + 1, now)
            return True

    def forgive(self, who: str) -> None:
        """Forget the tries: the last one was right."""
        with self._lock:
            self._tries.pop(who, None)


class Door:
    """Signing in and out. Safe to use from several threads."""

    def __init__(self, users: Users, clock: Seconds = time.monotonic) -> None:
        self._users, self._clock = users, clock
        self._names = Throttle(TRIES, clock=clock)
        self._addresses = Throttle(TRIES_OF_AN_ADDRESS, clock=clock)
        self._tickets: dict[str, tuple[str, float]] = {}
        self._lock = Lock()

    def enter(self, name: str, password: str, address: str = "") -> str:
        """A ticket for the cookie. UsageError if name and password do not belong together, or after too many tries."""
        name = name.strip()
        if not NAME.fullmatch(name):
            raise _wrong()
        if not (self._addresses.admit(address) and self._names.admit(name.casefold())):
            raise UsageError("too many tries", remedy="wait a minute, then try again")
        if not self._known(name, password):
            raise _wrong()
        self._names.forgive(name.casefold())
        self._addresses.forgive(address)
        ticket = secrets.token_urlsafe(32)
        now = self._clock()
        with self._lock:
            self._tickets = {mark: held for mark, held in self._tickets.items() if held[1] > now}
            self._tickets[_mark(ticket)] = (name, now + STAYS_S)
        return ticket

    def _known(self, name: str, password: str) -> bool:
        try:
            return self._users.knows(name, password)
        except UsageError as error:  # names a file, which is nothing for strangers
            _log.error("%s", error)
            raise UsageError("nobody can sign in now", remedy="tell whoever runs this server") from None

    def who(self, cookies: str) -> str | None:
        """The name of whoever sends these cookies, None if nobody has signed in with them."""
        ticket = _ticket(cookies)
        now = self._clock()
        with self._lock:
            name, until = self._tickets.get(_mark(ticket), ("", 0.0)) if ticket else ("", 0.0)
            if not name or until <= now:
                return None
            self._tickets[_mark(ticket)] = (name, now + STAYS_S)
            return name

    def leave(self, cookies: str) -> None:
        """Let the ticket in these cookies open nothing any more."""
        with self._lock:
            self._tickets.pop(_mark(_ticket(cookies)), None)


def cookie(ticket: str, secure: bool) -> str:
    """The Set-Cookie header for a ticket; "" takes it away. No script may read it, no other site may send it along."""
    gone = "; Max-Age=0" if not ticket else ""
    return f"{COOKIE}={ticket}; Path=/; HttpOnly; SameSite=Lax{'; Secure' if secure else ''}{gone}"


def within(place: str) -> str:
    """The path to go on to after signing in: one of this page's own, never another host's."""
    fine = place.startswith("/") and not place.startswith(("//", "/\\")) and place.isprintable()
    return place if fine and "\\" not in place and not place.startswith("/login") else "/"


def login_page(place: str, fault: str = "") -> str:
    """The form as HTML of its own, without scripts."""
    told = f'<p role="alert">{html.escape(fault)}</p>' if fault else ""
    return _PAGE.replace("{fault}", told).replace("{place}", html.escape(within(place), quote=True))


def who_html(name: str) -> str:
    """Who is signed in, and the button that signs out, for the head of the page."""
    out = '<button type="submit">Sign out</button>'
    return f'<form class="who" method="post" action="/logout">Signed in as {html.escape(name)} {out}</form>'


def _wrong() -> UsageError:
    return UsageError("name and password do not belong together", remedy="try again")


def _ticket(cookies: str) -> str:
    try:
        held = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        return ""
    return held.value if held else ""


def _mark(ticket: str) -> str:
    """What is kept of a ticket: enough to know it again, not enough to forge it."""
    return hashlib.sha256(ticket.encode()).hexdigest()


_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><title>Sign in · Mock interview</title>
<style>
:root { color-scheme: light dark; --ink: #1e293b; --ground: #f8fafc; --card: #fff; --line: #cbd5e1; --fault: #b91c1c; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e2e8f0; --ground: #0f172a; --card: #1e293b; --line: #475569; --fault: #fca5a5; }
}
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }
form { box-sizing: border-box; width: min(22rem, calc(100vw - 2rem)); padding: 1.5rem; background: var(--card);
  border: 1px solid var(--line); border-radius: .5rem; }
h1 { font-size: 1.2rem; margin: 0 0 1rem; }
label { display: block; margin-bottom: 1rem; font-size: .9rem; }
input { box-sizing: border-box; width: 100%; margin-top: .25rem; padding: .5rem .6rem; font: inherit; color: inherit;
  background: transparent; border: 1px solid var(--line); border-radius: .375rem; }
button { width: 100%; padding: .6rem; font: inherit; font-weight: 600; color: #fff; background: #2563eb; border: 0;
  border-radius: .375rem; cursor: pointer; }
:is(input, button):focus-visible { outline: 2px solid #3b82f6; outline-offset: 2px; }
p { margin: 0 0 1rem; color: var(--fault); }
</style></head><body><main><form method="post" action="/login">
<h1>Mock interview</h1>{fault}
<label>Name<input name="name" autocomplete="username" autocapitalize="none" maxlength="64" required autofocus></label>
<label>Password<input name="password" type="password" autocomplete="current-password" required></label>
<input type="hidden" name="place" value="{place}">
<button>Sign in</button>
</form></main></body></html>
"""
