"""The program that fetches one address, and reads the result once to test it.

A job comes on standard input, as JSON; the response goes to standard output, as a line of JSON
followed by the bytes. What comes from the network is unpacked and read in this process only, which
has limited time and memory, and which its parent can end.
"""

from __future__ import annotations

import json
import os
import ssl
import sys
import threading
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpx

from reader import __version__
from reader.errors import ReaderError
from reader.workspace.intake import onward
from reader.workspace.intake.network_files import ending_of, in_utf8
from reader.workspace.intake.walls import wall

_MEMORY = 2 << 30
"""The process's memory limit in bytes, where the system can enforce it."""
_READING = 60
"""Seconds allowed for reading the result."""
_MOST_HOPS = 10
_MEGABYTE = 1_000_000
_ANSWERS: Mapping[int, str] = {
    401: "wants a login: open it in a browser, save the page, and add that file",
    402: "wants to be paid for it: if you have access, save the page in a browser, and add that",
    403: "refuses it: open it in a browser, save the page, and add that file",
    404: "has no such page: check the address",
    410: "has this page no more",
    429: "is asked too often: try again later",
    451: "may not show it, for legal reasons",
}


class _Refused(Exception):  # noqa: N818 — the server does, or its answer is
    """Why nothing is accepted, as a sentence."""


def main() -> None:
    """Fetch an address, or report why that failed."""
    job = json.load(sys.stdin)
    _limit()
    timer = threading.Timer(job["seconds"], _late, [job])
    timer.daemon = True
    timer.start()
    try:
        answer, data = _fetched(job)
        timer.cancel()
        if job["reads"]:
            data = _tried(job, answer, data)
    except _Refused as refused:
        _finish({"error": str(refused)})
    except ReaderError as error:
        _finish({"error": f"{job['address']} can't be read: {error}"})
    except (MemoryError, RecursionError):
        _finish({"error": f"{job['address']} is too large, or nested too deeply, to be read."})
    else:
        _finish(answer, data)


def _late(job: Mapping[str, Any]) -> NoReturn:
    _finish({"error": f"{job['address']} did not come whole in {job['seconds']:g} s: try again."})


def _fetched(job: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
    """The content of an address, after all redirections."""
    address = job["address"]
    hops: list[str] = []
    headers = {"User-Agent": f"Reader/{__version__}", "Accept": job["accept"]}
    end = time.monotonic() + job["seconds"]
    try:
        with httpx.Client(headers=headers, timeout=job["seconds"]) as client:
            while True:
                with client.stream("GET", address) as response:
                    if response.has_redirect_location:
                        after = urljoin(address, response.headers["location"])
                    else:
                        data = _body(response, job, end)
                        after = _refreshed(response, data) if job["reads"] else ""
                    if not after:
                        kind = response.headers.get("content-type", "")
                        told = {"address": _public(address), "hops": list(map(_public, hops))}
                        return {**told, "type": kind}, data
                hops.append(address)
                _check_hop(job["address"], after, hops)
                address = after
    except httpx.HTTPError as error:
        raise _Refused(_sentence(error, address)) from error
    except (httpx.InvalidURL, ValueError) as error:
        raise _Refused(f"{address} is no address that can be fetched.") from error


def _refreshed(response: httpx.Response, data: bytes) -> str:
    """The address of the page that a browser shows at once in place of one; empty if there is none.

    A page that shows itself for a while first may be the text.
    """
    other = onward.refresh(data, str(response.url), response.headers.get("refresh", ""))
    return other.address if other and other.seconds == 0 else ""


def _public(address: str) -> str:
    """An address without the name and the password in it, which are no part of a citation."""
    parts = urlsplit(address)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _check_hop(asked: str, after: str, hops: list[str]) -> None:
    """Refuse a redirection that leads nowhere."""
    if after in hops:
        raise _Refused(f"{asked} redirects in circles, by way of {after}.")
    if len(hops) >= _MOST_HOPS:
        raise _Refused(f"{asked} redirects more than {_MOST_HOPS} times.")
    if urlsplit(after).scheme not in {"http", "https"}:
        raise _Refused(f"{asked} redirects to {after}, which is no page of the web.")


def _body(response: httpx.Response, job: Mapping[str, Any], end: float) -> bytes:
    """The bytes of a response, unless there are too many."""
    host, largest = response.url.host, job["largest"]
    status = response.status_code
    if status >= 500:  # noqa: PLR2004
        raise _Refused(f"{host} has trouble of its own (error {status}): try again later.")
    if status == 404 and job["missing"]:  # noqa: PLR2004
        raise _Refused(job["missing"])
    if status != 200:  # noqa: PLR2004
        raise _Refused(f"{host} {_ANSWERS.get(status, f'answers with error {status}')}.")
    most = f"{largest // _MEGABYTE} MB, which is the most that is taken"
    too_large = f"{job['address']} has more than {most}."
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length) > largest:
        raise _Refused(too_large)
    data = bytearray()
    for piece in _unpacked(response):
        data += piece
        if len(data) > largest:
            raise _Refused(too_large)
        if time.monotonic() > end:
            _late(job)
    return bytes(data)


def _unpacked(response: httpx.Response) -> Iterator[bytes]:
    """The bytes of a response; httpx does not notice that packed ones end too early."""
    if response.headers.get("content-encoding", "").strip().casefold() not in {"gzip", "x-gzip"}:
        yield from response.iter_bytes()
        return
    unpacker = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    try:
        for piece in response.iter_raw():
            yield unpacker.decompress(piece)
    except zlib.error as error:
        raise httpx.DecodingError(str(error)) from error
    if not unpacker.eof:
        raise httpx.RemoteProtocolError("the packed bytes have no end")


def _tried(job: Mapping[str, Any], answer: dict[str, Any], data: bytes) -> bytes:
    """The bytes, after they were read once, with what they add to the answer."""
    from reader.workspace.texts import loading  # noqa: PLC0415 — not needed for what is only fetched

    if not data.strip():
        raise _Refused(f"{job['address']} is empty: there is nothing to read.")
    kind = ending_of(answer["type"], answer["address"], data)
    if not kind.startswith("."):
        raise _Refused(f"{job['address']} is {kind}: there is no text in it to read.")
    data = in_utf8(data, answer["type"], kind)
    try:
        document = loading.read(data, Path("page").with_suffix(kind))
        words = len(document.text.split())
    except ReaderError as error:
        if sentence := wall(job["address"], answer["address"], data, 0):
            raise _Refused(sentence) from error
        raise ReaderError(str(error).removeprefix(f"page{kind} ")) from error
    if sentence := wall(job["address"], answer["address"], data, words):
        raise _Refused(sentence)
    answer |= {"ending": kind}
    return data


_TROUBLES: Sequence[tuple[type[Exception], str]] = (
    (httpx.TimeoutException, "{host} does not answer: try again."),
    (httpx.DecodingError, "{host} sent something that can't be unpacked."),
    (
        httpx.UnsupportedProtocol,
        "{host} is no address of the web: it begins with neither http nor https.",
    ),
    (httpx.RemoteProtocolError, "{host} broke off before all of it had come: try again."),
    (httpx.ReadError, "{host} broke off before all of it had come: try again."),
    (httpx.HTTPError, "{host} can't be reached: check the address, and whether you are online."),
)
"""The messages for client errors, the most specific first."""


def _sentence(error: httpx.HTTPError, address: str) -> str:
    """The error in words."""
    host = urlsplit(address).hostname or address
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"{host} can't prove that it is {host}: {cause.verify_message}."
        if isinstance(cause, ssl.SSLError):
            return f"{host} can't be reached safely: its encryption failed."
        cause = cause.__cause__ or cause.__context__
    return next(text for kind, text in _TROUBLES if isinstance(error, kind)).format(host=host)


def _limit() -> None:
    """Have the system limit the process's time and memory."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 — not there on every system

    for kind, most in ((resource.RLIMIT_CPU, 2 * _READING), (resource.RLIMIT_AS, _MEMORY)):
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):
            continue


def _finish(answer: Mapping[str, Any], data: bytes = b"") -> NoReturn:
    """Send the answer and exit at once, whatever other threads do."""
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + data)
    sys.stdout.buffer.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
