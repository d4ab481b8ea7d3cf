"""Where a page that holds no text itself sends a browser: to another page, or into its frames."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urldefrag, urljoin

from lxml.html import HtmlElement

from reader.errors import ReaderError
from reader.formats.markup import tree
from reader.lazy import late_pattern

_HEAD = 100_000
"""The bytes of a page in which its head, or all of a page of frames, is looked for."""
_REFRESH = late_pattern(
    r"\s*(?P<seconds>\d{1,9})(?:\.[\d.]*)?(?:\s*[;,]\s*|\s+)(?:[Uu][Rr][Ll]\s*=\s*)?"
    r"(?P<quote>[\"']?)(?P<address>[^\"']+)(?P=quote)\s*"
)
"""The value of a refresh, as the HTML standard has it."""


class Refresh(NamedTuple):
    """What a page asks a browser to show in its place."""

    seconds: int
    """After how many seconds."""
    address: str
    """The address of the other page."""


def refresh(data: bytes, address: str, header: str = "") -> Refresh | None:
    """The other page that a browser would show; None if the page stays, or only shows itself again.

    Args:
        data: The bytes of the page.
        address: Its address.
        header: The value of the header `Refresh`, if it came with one.
    """
    values = [header]
    if b"refresh" in data[:_HEAD].lower():
        root = _tree(data)
        metas = () if root is None else root.iter("meta")
        # A browser that runs scripts shows nothing of what is in `noscript`.
        values += [
            meta.get("content", "")
            for meta in metas
            if meta.get("http-equiv", "").strip().casefold() == "refresh"
            and next(meta.iterancestors("noscript", "template"), None) is None
        ]
    for value in values:
        found = _REFRESH.fullmatch(value)
        other = urljoin(address, found["address"].strip()) if found else ""
        if found and urldefrag(other).url != urldefrag(address).url:
            return Refresh(int(found["seconds"]), other)
    return None


def frames(data: bytes, address: str) -> list[str]:
    """The addresses of the pages that a page shows in frames of its own.

    Args:
        data: The bytes of the page.
        address: Its address.
    """
    root = _tree(data)
    sources = [] if root is None else [each.get("src", "") for each in root.iter("frame", "iframe")]
    found = [urljoin(address, source.strip()) for source in sources if source.strip()]
    return [each for each in found if each.startswith(("http://", "https://"))]


def _tree(data: bytes) -> HtmlElement | None:
    try:
        return tree.parsed(tree.decoded(data[:_HEAD], "page").text, "page")
    except ReaderError:
        return None
