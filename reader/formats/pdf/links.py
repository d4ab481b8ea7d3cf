"""The links on a page of a PDF: where they are, and where they lead."""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from pypdfium2 import raw

from reader.lazy import late_pattern

if TYPE_CHECKING:
    from reader.formats.pdf.source import Word

_ADDRESS = late_pattern(rb"(?:https?|ftp)://[^\s\x00-\x1f]+|mailto:[^\s\x00-\x1f]+")
"""The addresses that are kept; others could run code or read files."""
_LONGEST = 2048
"""The most bytes of an address."""
_MOST = 2000
"""The most links of a page."""
_SLACK = 0.3
"""How far a base line may be below its link, relative to the size of the type."""


class Place(NamedTuple):
    """The place that a link inside the file leads to."""

    page: int
    """The index of the page."""
    left: float | None
    """The left edge of what is shown; None if the link doesn't say."""
    top: float | None
    """The top edge of what is shown; None if the link doesn't say."""

    @property
    def target(self) -> str:
        """The place as the target of a link."""
        edges = ("" if each is None else str(round(each)) for each in (self.left, self.top))
        return f"#{self.page},{','.join(edges)}"


def place_of(target: str) -> Place | None:
    """The place that a link's target names; None for an address."""
    parts = target[1:].split(",") if target.startswith("#") else []
    if len(parts) != len(Place._fields):
        return None
    left, top = (float(each) if each else None for each in parts[1:])
    return Place(int(parts[0]), left, top)


class Link(NamedTuple):
    """A link on a page; units are points, from the lower left corner."""

    left: float
    """Its left edge."""
    bottom: float
    """Its bottom edge."""
    right: float
    """Its right edge."""
    top: float
    """Its top edge."""
    target: str
    """The address or the place that it leads to."""


def links_of(pdf: Any, page: Any) -> Iterator[Link]:
    """The links of a page that lead somewhere.

    Args:
        pdf: The file, as pdfium knows it.
        page: The page, as pdfium knows it.
    """
    at, link, box = ctypes.c_int(), raw.FPDF_LINK(), raw.FS_RECTF()
    for _ in range(_MOST):
        if not raw.FPDFLink_Enumerate(page, at, link):
            return
        if raw.FPDFLink_GetAnnotRect(link, box) and (target := _target(pdf, link)):
            yield Link(box.left, box.bottom, box.right, box.top, target)


def _target(pdf: Any, link: Any) -> str:
    """Where a link leads: an address, or a place of the file; empty if neither."""
    there, action = raw.FPDFLink_GetDest(pdf, link), raw.FPDFLink_GetAction(link)
    kind = raw.FPDFAction_GetType(action) if action else 0
    if not there and kind == raw.PDFACTION_GOTO:
        there = raw.FPDFAction_GetDest(pdf, action)
    if there:
        return _place(pdf, there)
    if kind != raw.PDFACTION_URI:
        return ""
    address = ctypes.create_string_buffer(_LONGEST)
    size = raw.FPDFAction_GetURIPath(pdf, action, address, _LONGEST)
    found = _ADDRESS.fullmatch(address.value) if size <= _LONGEST else None
    return found[0].decode("utf-8", "replace") if found else ""


def _place(pdf: Any, there: Any) -> str:
    page = raw.FPDFDest_GetDestPageIndex(pdf, there)
    if page < 0:
        return ""
    has = [ctypes.c_int() for _ in range(3)]
    x, y, zoom = (ctypes.c_float() for _ in range(3))
    raw.FPDFDest_GetLocationInPage(there, *has, x, y, zoom)
    left, top = (
        one.value if is_given.value else None for one, is_given in zip((x, y), has[:2], strict=True)
    )
    return Place(page, left, top).target


def linked(words: Sequence[Word], links: Sequence[Link]) -> list[Word]:
    """Words, each with the target of the link that it is in."""
    order = sorted(range(len(words)), key=lambda at: words[at].base)
    bases = [words[at].base for at in order]
    found = list(words)
    for link in links:
        slack = _SLACK * (link.top - link.bottom)
        first, last = bisect_left(bases, link.bottom - slack), bisect_right(bases, link.top)
        for at in islice(order, first, last):
            if link.left - 1 <= (words[at].left + words[at].right) / 2 <= link.right + 1:
                found[at] = found[at]._replace(link=link.target)
    return found
