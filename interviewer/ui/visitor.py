"""Whose click it is: the name that the request under way was signed in with.

Knows the two places where a request is at hand, our own routes and Gradio's events. Never knows a session or a page.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from interviewer.domain.errors import UsageError

Whose = Callable[[], str | None]
SCOPE = "visitor"
"""Where the guard writes the name into a request's scope."""

_here: ContextVar[str | None] = ContextVar("visitor", default=None)


def everybody() -> None:
    """Without a sign-in every session belongs to whoever sits at this machine."""
    return


@contextmanager
def visited_by(name: str | None) -> Iterator[None]:
    """For as long as a route of ours works for that person."""
    token = _here.set(name)
    try:
        yield
    finally:
        _here.reset(token)


def signed_in() -> str:
    """The name of whoever the work under way is for. UsageError if that is nobody: then nothing is shown or done."""
    name = _here.get() or _clicking()
    if not name:
        raise UsageError("nobody is signed in", remedy="reload the page and sign in")
    return name


def _clicking() -> str | None:
    from interviewer.ui.toolkit import gr

    request = gr.context.LocalContext.request.get(None)
    return getattr(request, "username", None)
