"""Web addresses, each fetched by a process of its own, several at once."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple
from urllib.parse import urlsplit

from reader.errors import ReaderError

SECONDS = 20.0
"""How long a page may take to arrive."""
LARGEST = 10_000_000
"""The most bytes of a page."""
_READING = 70.0
"""How much longer its process may take, which reads the page once."""
_AT_ONCE = 4
"""How many are fetched at once."""
_ACCEPT = (
    "text/html,application/xhtml+xml,application/pdf,application/epub+zip,text/*;q=0.9,*/*;q=0.5"
)
_ADDRESS = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)


class Fetched(NamedTuple):
    """What came from an address."""

    address: str
    """Its final address, after all redirections."""
    hops: tuple[str, ...]
    """The addresses that redirected to it, the requested one first; none without redirections."""
    data: bytes
    """Its bytes."""
    ending: str = ""
    """The file name suffix for it."""


def is_address(text: str) -> bool:
    """Whether a string is a web address."""
    return _ADDRESS.match(text) is not None


def fetch_all(addresses: Iterable[str]) -> Iterator[Fetched | ReaderError]:
    """The contents of several addresses, in order; the error for each that could not be fetched."""

    def tried(address: str) -> Fetched | ReaderError:
        try:
            return fetch(address)
        except ReaderError as error:
            return error

    pool = ThreadPoolExecutor(_AT_ONCE)
    try:
        yield from pool.map(tried, addresses)
    finally:
        # Nothing is awaited here, so that the caller may abandon this in any thread.
        pool.shutdown(wait=False, cancel_futures=True)


def fetch(
    address: str,
    *,
    accept: str = _ACCEPT,
    reads: bool = True,
    seconds: float = SECONDS,
    largest: int = LARGEST,
    missing: str = "",
) -> Fetched:
    """The content of an address.

    Args:
        address: The address, with http or https.
        accept: The media types that are wanted.
        reads: Whether it must be a text, which is then read once to test it.
        seconds: How long it may take to arrive.
        largest: The most bytes of it.
        missing: What to say if the server has no such page.

    Raises:
        ReaderError: It can't be fetched, or is no text.
    """
    if not is_address(address):
        raise ReaderError(f"{address} is no address of the web, such as https://example.org/page.")
    address = address.partition("#")[0]
    job = {"address": address, "accept": accept, "reads": reads}
    job |= {"seconds": seconds, "largest": largest, "missing": missing}
    out = _answer(json.dumps(job).encode(), address, seconds + (_READING if reads else 5.0))
    head, _, data = out.partition(b"\n")
    try:
        answer = json.loads(head)
    except ValueError as error:
        raise ReaderError(
            f"{address} could not be read: it wants too much time or memory."
        ) from error
    if "error" in answer:
        raise ReaderError(" ".join(str(answer["error"]).split()))
    hops = tuple(answer["hops"])
    return Fetched(answer["address"], hops, data, answer.get("ending", ""))


def _answer(job: bytes, address: str, seconds: float) -> bytes:
    """The response of the process."""
    paths = os.pathsep.join(path for path in sys.path if path)
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "reader.workspace.intake.fetch_process"],
            input=job,
            capture_output=True,
            timeout=seconds,
            check=False,
            env={**os.environ, "PYTHONPATH": paths},
        )
    except subprocess.TimeoutExpired as error:
        raise ReaderError(f"{address} took too long to be read: it was stopped.") from error
    except OSError as error:
        raise ReaderError(f"Nothing can be fetched: {error.strerror or error}.") from error
    return done.stdout


def site_of(address: str) -> str:
    """The host of an address, without `www.`."""
    return (urlsplit(address).hostname or address).removeprefix("www.")
