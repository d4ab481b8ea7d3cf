"""Access control: requests need the token, and must come from the server's own page and host name.

Another page that is open in the same browser could otherwise read and write here (by a request,
by a websocket, or by a host name of its own that resolves to this machine).
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
    """The HTTP status of the response."""
    reason: str
    """A sentence for the user."""


class Guard:
    """Decides which requests may pass."""

    def __init__(self, host: str, token: str) -> None:
        """Guard a server.

        Args:
            host: The address that the server listens on.
            token: The secret that clients have to present.
        """
        self._host = host
        self._token = token

    @property
    def secret(self) -> str:
        """The value of the cookie: it proves the token without revealing it."""
        return hashlib.sha256(f"reader-session:{self._token}".encode()).hexdigest()

    def cookie(self, port: int) -> str:
        """The name of the cookie, with the port: all ports of a machine share cookies."""
        return f"reader-{port}"

    def knows(self, token: str) -> bool:
        """Whether a token is correct."""
        return hmac.compare_digest(token.encode(), self._token.encode())

    def refusal(
        self, headers: Mapping[str, str], cookie: str, *, is_socket: bool = False
    ) -> Refusal | None:
        """Why a request is refused, or None if it may pass.

        Args:
            headers: The headers of the request.
            cookie: The value of its cookie, or None.
            is_socket: Whether a websocket is requested, which must state its origin.
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
        """Whether a host name that a browser used is one of this server's."""
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
    """Whether a name is a numeric address, which nobody can rebind."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
