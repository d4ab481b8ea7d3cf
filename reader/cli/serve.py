"""The verb that serves Reader to browsers."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.context import workspace_of
from reader.errors import ReaderError
from reader.text.glyphs import showable

if TYPE_CHECKING:
    from collections.abc import Sequence

PORT = 7323
"""The default port: READ on a telephone keypad."""
LOOPBACK = "127.0.0.1"
_NOT_THE_BROWSERS = ("TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY", "NO_COLOR", "SSH_TTY")
"""Environment variables about the server's own terminal, not the browser's."""


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True,
              help="Where to listen; 0 takes any port that is free.")  # fmt: skip
@click.option("--open", "opens", is_flag=True, help="Open it in the browser of this machine.")
@click.option("--host", default=LOOPBACK, show_default=True,
              help="Another address to listen at, for other machines: needs --token.")  # fmt: skip
@click.option("--token", default="", envvar="READER_TOKEN",
              help="The token in the address; without it, a new one each time.")  # fmt: skip
@click.pass_context
def serve(ctx: click.Context, *, port: int, opens: bool, host: str, token: str) -> None:
    """Serve Reader to browsers, on this machine alone unless --host says otherwise.

    Prints the address to open, with the token in it; C-c ends it.
    """
    if not token and host not in {LOOPBACK, "localhost", "::1"}:
        raise click.UsageError(
            f"Whoever reaches {showable(host)} could read and write here: say --token, with words "
            "that only you know."
        )
    if token and len(token) < 8:  # noqa: PLR2004 (what can be guessed by trying is none)
        raise click.UsageError("A token has at least 8 characters.")
    try:
        from reader.web import server
    except ModuleNotFoundError as error:
        raise ReaderError(
            f"{error.name} is missing, which serves Reader to browsers: "
            "pip install 'reader-tui[web]' brings it."
        ) from error
    import asyncio
    import secrets

    token = token or secrets.token_urlsafe(24)

    def ready(url: str) -> None:
        click.echo(f"Reader is at {url}\nC-c ends it.")
        sys.stdout.flush()
        if opens:
            click.launch(url)

    _forget_terminal()
    address = server.Address(host, port)
    asyncio.run(server.serve(_command(ctx), address, token, ready))


def _command(ctx: click.Context) -> Sequence[str]:
    """The command to run for each browser."""
    # Problems with the workspace are reported here, not in each browser.
    workspace = workspace_of(ctx)
    words = [sys.executable, "-m", "reader", "--workspace", str(workspace.root)]
    config = ctx.find_root().params.get("config")
    return [*words, "--config", str(Path(config).absolute())] if config else words


def _forget_terminal() -> None:
    """Remove environment variables about this terminal for the browsers' processes."""
    for name in _NOT_THE_BROWSERS:
        os.environ.pop(name, None)
    os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
