"""Addresses as pages have them, well-formed or not."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit


def parts(address: str) -> SplitResult:
    """The parts of an address; of one that is not well-formed, such as `http://[`, a path alone."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", address, "", "")
