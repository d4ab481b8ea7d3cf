"""The server: a page with a terminal in it, and one process of Reader for each browser."""

from __future__ import annotations

import asyncio
import json
import logging
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote
from weakref import WeakSet

import textual_serve
from aiohttp import WSCloseCode, WSMsgType, web
from aiohttp.http import HttpProcessingError
from aiohttp.typedefs import Handler, Middleware
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from reader.errors import ReaderError
from reader.pastes import PasteFilter, keys_apart
from reader.web.guard import PARAMETER, Guard

OWN = Path(__file__).parent / "static"
"""The page, with its style and its script."""
TERMINAL = Path(textual_serve.__file__).parent / "static"
"""The terminal in the page."""
MOST_SESSIONS = 16
"""The most sessions at once: each costs a process."""
MOST_CELLS = 2000
"""The most columns and rows that a browser may ask for."""
BEAT = 15.0
"""Seconds between checks whether a browser is still connected."""
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        "connect-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
        "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}
"""The content security policy: nothing is fetched from elsewhere, and no page embeds this one."""


@dataclass(frozen=True, slots=True)
class Address:
    """The address that a server listens on."""

    host: str
    """The name or number of the machine's own address."""
    port: int
    """The port; 0 for any that is free."""

    def url(self, port: int) -> str:
        """The address as a URL for browsers."""
        host = "127.0.0.1" if self.host in {"0.0.0.0", "::"} else self.host  # noqa: S104
        return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


class BrowserSession(AppService):
    """A Reader process for one browser, which is notified when the process ends."""

    async def run(self) -> None:
        """Pass on the output of the process until it ends."""
        try:
            await super().run()
        finally:
            with suppress(ConnectionError):
                await self.remote_close()


class Server:
    """Serves sessions of a command to browsers."""

    def __init__(self, command: Sequence[str], guard: Guard) -> None:
        """Serve a command.

        Args:
            command: The words of the command that runs in each session.
            guard: Decides which requests may pass.
        """
        words = list(command)
        is_windows = sys.platform == "win32"
        self._command = subprocess.list2cmdline(words) if is_windows else shlex.join(words)
        self._guard = guard
        self._downloads = DownloadManager()
        self._sessions: WeakSet[web.WebSocketResponse] = WeakSet()
        self.port = 0
        """The port that it listens on, once it does."""

    def app(self) -> web.Application:
        """The handler of requests."""
        app = web.Application(middlewares=[self._guarded()])
        app.add_routes(
            [
                web.get("/", self._page),
                web.get("/ws", self._session),
                web.static("/reader", OWN),
                web.static("/static", TERMINAL),
            ]
        )
        app.on_shutdown.append(self._end_sessions)
        return app

    def _guarded(self) -> Middleware:
        @web.middleware
        async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
            is_socket = request.path == "/ws"
            if request.path == "/" and PARAMETER in request.query:
                response = self._let_in(request)
            else:
                cookie = request.cookies.get(self._guard.cookie(self.port), "")
                refused = self._guard.refusal(request.headers, cookie, is_socket=is_socket)
                if refused:
                    response = web.Response(status=refused.status, text=refused.reason)
                else:
                    response = await handler(request)
            if not response.prepared:
                response.headers.update(HEADERS)
            return response

        return guarded

    def _let_in(self, request: web.Request) -> web.StreamResponse:
        """Exchange the token in an address for a cookie, to keep it out of the history."""
        refused = self._guard.stranger(request.headers)
        if refused:
            return web.Response(status=refused.status, text=refused.reason)
        if not self._guard.knows(request.query[PARAMETER]):
            return web.Response(
                status=HTTPStatus.FORBIDDEN, text="This is not the token that reader serve printed."
            )
        response = web.Response(status=HTTPStatus.SEE_OTHER, headers={"Location": "/"})
        response.set_cookie(
            self._guard.cookie(self.port), self._guard.secret, httponly=True, samesite="Strict"
        )
        return response

    async def _page(self, request: web.Request) -> web.StreamResponse:
        """The page with the terminal."""
        del request
        return web.FileResponse(OWN / "page.html")

    async def _session(self, request: web.Request) -> web.StreamResponse:
        """Run a session: a process that lasts as long as the browser's connection."""
        if len(self._sessions) >= MOST_SESSIONS:
            return web.Response(
                status=HTTPStatus.SERVICE_UNAVAILABLE, text="Too many browsers are open here."
            )
        socket = web.WebSocketResponse(heartbeat=BEAT)
        await socket.prepare(request)
        self._sessions.add(socket)

        async def close() -> None:
            await socket.close()

        service = BrowserSession(
            self._command,
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=close,
            download_manager=self._downloads,
        )
        try:
            size = [_cells(request.query.get(name, "")) for name in ("width", "height")]
            await service.start(size[0] or 80, size[1] or 24)
            await self._pass_on(socket, service)
        except ConnectionError:
            # The browser is gone: nobody is left to tell.
            pass
        finally:
            self._sessions.discard(socket)
            await service.stop()
            await socket.close()
        return socket

    async def _pass_on(self, socket: web.WebSocketResponse, service: AppService) -> None:
        """Pass on messages of a browser to its session; invalid ones are dropped."""
        pastes = PasteFilter()
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                continue
            try:
                envelope = json.loads(message.data)
            except ValueError:
                continue
            match envelope:
                case ["stdin", str(typed)]:
                    data = typed.encode("utf-8", "replace")
                    await service.send_bytes(keys_apart(pastes.feed(data) + pastes.flush()))
                case ["resize", {"width": int(width), "height": int(height)}]:
                    await service.set_terminal_size(_within(width), _within(height))
                case ["ping", said]:
                    await socket.send_json(["pong", said])
                case ["focus"]:
                    await service.focus()
                case ["blur"]:
                    await service.blur()

    async def _end_sessions(self, app: web.Application) -> None:
        """End all sessions, so that each saves its reading positions."""
        del app
        for socket in list(self._sessions):
            await socket.close(code=WSCloseCode.GOING_AWAY, message=b"The server ends")


def _cells(text: str) -> int:
    return _within(int(text)) if text.isascii() and text.isdigit() else 0


def _within(cells: int) -> int:
    return min(max(cells, 1), MOST_CELLS)


async def serve(
    command: Sequence[str], address: Address, token: str, ready: Callable[[str], None]
) -> None:
    """Serve a command until this process is stopped.

    Args:
        command: The words of the command that runs in each session.
        address: The address to listen on.
        token: The secret that clients have to present.
        ready: Called with the address to open, once it can be opened.

    Raises:
        ReaderError: The server can't listen on the address.
    """
    server = Server(command, Guard(address.host, token))
    log = logging.getLogger("reader.web")
    log.addFilter(_is_own_fault)
    runner = web.AppRunner(server.app(), access_log=None, logger=log)
    await runner.setup()
    try:
        site = web.TCPSite(runner, address.host, address.port)
        try:
            await site.start()
        except OSError as error:
            raise ReaderError(
                f"Nothing can be served at {address.host}, port {address.port}: "
                f"{error.strerror or error}. --port chooses another one."
            ) from error
        server.port = runner.addresses[0][1]
        ready(f"{address.url(server.port)}?{PARAMETER}={quote(token, safe='')}")
        await _end_asked_for()
    finally:
        await runner.cleanup()


def _is_own_fault(record: logging.LogRecord) -> bool:
    """Whether a message is not about a request that is no HTTP, which anybody can send."""
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, HttpProcessingError)


async def _end_asked_for() -> None:
    """Wait until the process is told to stop."""
    end, loop = asyncio.Event(), asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM"):
        with suppress(NotImplementedError, RuntimeError, ValueError):
            loop.add_signal_handler(getattr(signal, name), end.set)
    await end.wait()
