"""The web server: the page, `/healthz`, reports as files, signing in, and headers that keep the browser at home.

Knows addresses, ports and headers. Never knows an interview; Gradio is loaded only when a page is built.
"""

import gc
import ipaddress
import socket
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import TYPE_CHECKING, Any

from interviewer import __version__
from interviewer.config import Settings
from interviewer.domain.errors import InterviewerError, SessionUnknown, UsageError
from interviewer.material.limits import MOST_BYTES
from interviewer.ui.guard import Guard
from interviewer.ui.sign_in import Door, cookie, login_page, within
from interviewer.ui.users import Users
from interviewer.ui.visitor import SCOPE, everybody, signed_in

if TYPE_CHECKING:
    from fastapi import FastAPI, Request

    from interviewer.ui.desk import Desk
    from interviewer.wiring import House

GOODBYE_S = 1


def application(house: "House") -> "FastAPI":
    """The web application over a house; it closes the house when it stops."""
    from interviewer.ui.toolkit import gr  # noqa: I001 - the switches come before everything else

    from fastapi import FastAPI

    from interviewer.ui import look
    from interviewer.ui.desk import Desk
    from interviewer.ui.page import Page

    door = Door(Users(house.settings.users)) if house.settings.users else None
    desk = Desk(house, signed_in if door else everybody)

    # The web framework's own hooks are asynchronous; nothing of ours waits in them but the goodbye.
    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        house.answering()
        yield
        desk.close()

    app = FastAPI(title=look.TITLE, version=__version__, docs_url=None, redoc_url=None, openapi_url=None, lifespan=life)
    app.add_middleware(Guard, door=door)
    _routes(app, desk)
    if door is not None:
        _door_routes(app, door)
    return gr.mount_gradio_app(  # type: ignore[no-any-return]
        app,
        Page(desk).blocks,
        path="/",
        ssr_mode=False,
        footer_links=[],
        run_history=False,
        show_error=False,
        enable_monitoring=False,
        mcp_server=False,
        max_file_size=MOST_BYTES,
        theme=look.theme(),
        css=look.CSS,
        head=look.HEAD,
        auth_dependency=_visitor if door else None,
    )


def _visitor(request: "Request") -> str | None:
    """Who sent the request, as the guard found."""
    return request.scope.get(SCOPE)


def _routes(app: "FastAPI", desk: "Desk") -> None:
    from fastapi import Request
    from fastapi.responses import JSONResponse, PlainTextResponse, Response

    def healthz(request: Request) -> Response:
        told = health(desk.house)
        stranger = request.scope.get(SCOPE, "") is None
        shown = {"status": told["status"]} if stranger else told
        return JSONResponse(shown, status_code=200 if told["status"] == "ok" else 503)

    def report(session: str, form: str) -> Response:
        try:
            media, content = desk.export(session, form)
        except InterviewerError as error:
            return PlainTextResponse(f"{error}\n", 404 if isinstance(error, SessionUnknown) else 409)
        named = f'attachment; filename="interview-{session}.{form}"'
        return Response(content, media_type=media, headers={"Content-Disposition": named})

    app.add_api_route("/healthz", healthz)
    app.add_api_route("/sessions/{session}/report.{form}", report)


def _door_routes(app: "FastAPI", door: Door) -> None:
    from fastapi import Form, Request
    from fastapi.responses import HTMLResponse, RedirectResponse, Response

    def ask(place: str = "/") -> Response:
        return HTMLResponse(login_page(place))

    def enter(request: Request, name: str = Form(""), password: str = Form(""), place: str = Form("/")) -> Response:
        address = request.client.host if request.client else ""
        try:
            ticket = door.enter(name, password, address)
        except InterviewerError as error:
            return HTMLResponse(login_page(place, str(error)), 401)
        there = RedirectResponse(within(place), 303)
        there.headers["Set-Cookie"] = cookie(ticket, request.url.scheme == "https")
        return there

    def leave(request: Request) -> Response:
        door.leave(request.headers.get("cookie", ""))
        out = RedirectResponse("/login", 303)
        out.headers["Set-Cookie"] = cookie("", request.url.scheme == "https")
        return out

    app.add_api_route("/login", ask)
    app.add_api_route("/login", enter, methods=["POST"])
    app.add_api_route("/logout", leave, methods=["POST"])


def health(house: "House") -> dict[str, Any]:
    """Version, what the library holds, and whether the store answers. status: ok or failing."""
    library = house.library
    counts = {"items": len(library.items), "personas": len(library.personas), "stages": len(library.plans)}
    store = "ok"
    try:
        house.store.read("healthz")
    except SessionUnknown:
        pass
    except InterviewerError as error:
        store = str(error)
    return {"status": "ok" if store == "ok" else "failing", "version": __version__, "library": counts, "store": store}


def serve(settings: Settings) -> None:
    """Serve the page until it is interrupted. UsageError if the address cannot be taken."""
    listening = listen(settings)
    with listening:
        with _lasting():
            from interviewer.ui.toolkit import switch_off

            switch_off()
            import uvicorn

            from interviewer.wiring import build

            app = application(build(settings, _say, beside=True))
        server = uvicorn.Server(
            uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=GOODBYE_S)
        )
        _say(f"The page is at {address(settings.host, listening.getsockname()[1])} (Ctrl-C stops it).")
        if not at_home(settings.host):
            _say("Passwords and answers travel in the clear over http: put a proxy with https before this.")
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listening])


@contextmanager
def _lasting() -> Iterator[None]:
    """What is made in here lasts as long as the process: nobody looks for garbage in it, neither now nor later.

    A fifth of the time to the first page went into looking. `gc.freeze` is Python's own way to say so.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def listen(settings: Settings) -> socket.socket:
    """A socket bound to the settings' host and port; UsageError says what is in the way. Port 0 takes a free one."""
    if settings.users is not None:
        Users(settings.users).names()
    elif not at_home(settings.host):
        raise UsageError(
            "there is no sign-in, so the page is served to this machine alone",
            f"host {settings.host}",
            "use 127.0.0.1, or name those who may sign in: `interviewer serve --add-user NAME`, then INTERVIEWER_USERS",
        )
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((settings.host, settings.port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        reason = error.strerror or str(error)
        where = f"{settings.host}:{settings.port}"
        raise UsageError(f"the address cannot be used: {reason}", where, "choose another with --port") from None
    return listening


def at_home(host: str) -> bool:
    """Whether the host is this machine's own loopback."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def address(host: str, port: int) -> str:
    """The page's address as a browser wants it."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
