"""`interviewer serve`: the page.

Knows where it listens. Never loads the page's libraries before it is asked for.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from interviewer.cli.options import Content, Model, given
from interviewer.cli.output import told
from interviewer.config import Settings


def serve(
    context: typer.Context,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port to listen on.")] = None,
    model: Model = None,
    content: Content = None,
    users: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Those who may sign in, instead of INTERVIEWER_USERS.")
    ] = None,
    add_user: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Add somebody who may sign in, or a new password for them, and stop."),
    ] = None,
) -> None:
    """Open the page in a web server on this machine."""
    settings = given(context).settings(content, host=host, port=port, model=model, users=users)
    if add_user is not None:
        _add(add_user, settings)
        return
    from interviewer.ui.server import serve as listen

    listen(settings)


def _add(name: str, settings: Settings) -> None:
    """Ask for the password, twice at a terminal and else from the first line of standard input, and write it down."""
    from interviewer.ui.users import Users

    file = settings.users or settings.home / "users"
    if sys.stdin.isatty():
        password = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    Users(file).add(name, password)
    told(f"{name} may sign in once INTERVIEWER_USERS={file.absolute()} is set.")
