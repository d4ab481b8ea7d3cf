"""A server on loopback for tests, which answers as it is told, also wrongly."""

from __future__ import annotations

import socket
import ssl
import threading
from contextlib import contextmanager, suppress


class Server:
    """Answers each path with the bytes or by the function that it was given."""

    def __init__(self, certificate=None):
        self.answers = {}
        self.asked = []
        """The requests so far, as text."""
        self.closing = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._context = None
        if certificate:
            self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._context.load_cert_chain(certificate)
        scheme = "https" if certificate else "http"
        self.address = f"{scheme}://127.0.0.1:{self._socket.getsockname()[1]}"

    def page(self, path, body, kind="text/html; charset=utf-8", status="200 OK", **headers):
        """Answer a path with a page."""
        data = body if isinstance(body, bytes) else body.encode()
        lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(data)}"]
        lines += [f"{key.replace('_', '-')}: {value}" for key, value in headers.items()]
        self.answers[path] = "\r\n".join(lines).encode() + b"\r\nConnection: close\r\n\r\n" + data
        return self.address + path

    def redirect(self, path, target):
        """Answer a path with a redirection."""
        return self.page(path, "", status="302 Found", Location=target)

    def raw(self, path, answer):
        """Answer a path with bytes as they are, or by a function of the connection."""
        self.answers[path] = answer
        return self.address + path

    def serve(self):
        while not self.closing.is_set():
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection):
        try:
            with connection:
                whole = (
                    self._context.wrap_socket(connection, server_side=True)
                    if self._context
                    else connection
                )
                with whole:
                    asked = b""
                    while b"\r\n\r\n" not in asked and (piece := whole.recv(65536)):
                        asked += piece
                        if asked.startswith(b"\x16"):
                            # Somebody wants to talk in secret.
                            whole.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                            return
                    self.asked.append(asked.decode("latin-1"))
                    answer = self.answers.get(self.asked[-1].split()[1])
                    if answer is None:
                        answer = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
                    if callable(answer):
                        answer(whole)
                    else:
                        whole.sendall(answer)
        except (OSError, IndexError):
            return

    def close(self):
        self.closing.set()
        with suppress(OSError):
            # Otherwise a thread that waits in `accept` would take one more.
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


@contextmanager
def serving(certificate=None):
    """A server that runs meanwhile."""
    server = Server(certificate)
    threading.Thread(target=server.serve, daemon=True).start()
    try:
        yield server
    finally:
        server.close()
