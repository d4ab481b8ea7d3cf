"""Who may use the server: whoever has the token, from a page of its own and by a name of its own.

Another page that is open in the same browser could otherwise read and write here (by a request,
by a websocket, or by a name of its own that leads to this machine).
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit

PARAMETER = "token"
"""What the token is called in an address."""
_ANY = {"0.0.0.0", "::", ""}  # noqa: S104 (compared with, not bound to)
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is refused."""

    status: HTTPStatus
    """The status of the answer."""
    reason: str
    """A sentence for whoever sees it."""


class Guard:
    """Tells requests that may pass from those that may not."""

    def __init__(self, host: str, token: str) -> None:
        """Guard a server.

        Args:
            host: The address that it listens at.
            token: What whoever uses it has to know.
        """
        self._host = host
        self._token = token

    @property
    def secret(self) -> str:
        """What the cookie says: it proves the token without telling it."""
        return hashlib.sha256(f"reader-session:{self._token}".encode()).hexdigest()

    def cookie(self, port: int) -> str:
        """The name of the cookie, by the port: cookies of a machine are there for all its ports."""
        return f"reader-{port}"

    def knows(self, token: str) -> bool:
        """Whether a token is the right one."""
        return hmac.compare_digest(token.encode(), self._token.encode())

    def refusal(
        self, headers: Mapping[str, str], cookie: str, *, is_socket: bool = False
    ) -> Refusal | None:
        """Why a request is refused, or None if it may pass.

        Args:
            headers: Those of the request.
            cookie: What its cookie says, or nothing.
            is_socket: Whether a websocket is asked for, which has to say where it comes from.
        """
        refused = self.stranger(headers, is_socket=is_socket)
        if refused is None and not hmac.compare_digest(cookie.encode(), self.secret.encode()):
            return Refusal(
                HTTPStatus.FORBIDDEN,
                "Open the address that reader serve printed, with its token: this one has none, "
                "or one of another session.",
            )
        return refused

    def stranger(self, headers: Mapping[str, str], *, is_socket: bool = False) -> Refusal | None:
        """Why a request comes from elsewhere, or None if it does not."""
        host = headers.get("Host", "")
        if not self._is_own(host):
            return Refusal(
                HTTPStatus.MISDIRECTED_REQUEST, "Nobody of this name is here: use the address "
                "that reader serve printed."
            )  # fmt: skip
        origin = headers.get("Origin")
        if origin is None:
            if is_socket:
                return Refusal(HTTPStatus.FORBIDDEN, "A session needs a page of this server.")
            return None
        parts = urlsplit(origin)
        if parts.scheme in {"http", "https"} and parts.netloc.casefold() == host.casefold():
            return None
        return Refusal(HTTPStatus.FORBIDDEN, "Another page may not use this server.")

    def _is_own(self, host: str) -> bool:
        """Whether a name that a browser used is one of this server's."""
        try:
            name = (urlsplit(f"//{host}").hostname or "").casefold()
        except ValueError:
            return False
        if name in _LOOPBACK or name == self._host.casefold():
            return True
        if self._host not in _ANY:
            return False
        machine = socket.gethostname().casefold()
        return name in {machine, f"{machine}.local", socket.getfqdn().casefold()} or _is_ip(name)


def _is_ip(name: str) -> bool:
    """Whether a name is an address in numbers, which nobody else can give another meaning."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
