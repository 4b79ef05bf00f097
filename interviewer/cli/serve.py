"""`interviewer serve`: the page.

Knows where it listens. Never loads the page's libraries before it is asked for.
"""

from typing import Annotated

import typer

from interviewer.cli.options import Content, Model, given


def serve(
    context: typer.Context,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port to listen on.")] = None,
    model: Model = None,
    content: Content = None,
) -> None:
    """Open the page in a web server on this machine."""
    from interviewer.ui.server import serve as listen

    listen(given(context).settings(content, host=host, port=port, model=model))
