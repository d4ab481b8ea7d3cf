"""A long page without its middle, where something is sought that stands at its ends."""

from __future__ import annotations

from collections.abc import Container, Iterator
from contextlib import contextmanager
from itertools import islice

from lxml.etree import _Element as Element

_FIRST, _LAST = 2000, 1000
"""The elements that remain at the beginning and at the end of a page."""

_Part = tuple[Element, Element, Element | None]
"""What holds neighbours that were taken out, their parent, and the child right behind them."""


@contextmanager
def without_middle(root: Element) -> Iterator[None]:
    """Take the middle out of a long tree for a while."""
    parts = list(_taken(root))
    try:
        yield
    finally:
        for holder, above, behind in parts:
            while (each := next(iter(holder), None)) is not None:
                if behind is None:
                    above.append(each)
                else:
                    behind.addprevious(each)


def _taken(root: Element) -> Iterator[_Part]:
    """Take out what stands between the first and the last elements of a tree."""
    count = sum(1 for _ in root.iter())
    if count <= _FIRST + _LAST:
        return
    first = next(islice(root.iter(), _FIRST, None))
    last = next(islice(root.iter(), count - _LAST, None))
    above_first, above_last = ({each, *each.iterancestors()} for each in (first, last))
    for each in (first, *first.iterancestors()):
        if each in above_last:
            break
        yield from _neighbours(each.getnext(), above_last)
    for each in (last, *last.iterancestors()):
        above = each.getparent()
        if above is None or each in above_first or (above in above_first and above is not first):
            break
        yield from _neighbours(above[0], {each})


def _neighbours(start: Element | None, until: Container[Element]) -> Iterator[_Part]:
    """Take out an element and those behind it, up to another."""
    if start is None or start in until:
        return
    above, each = start.getparent(), start
    holder = start.makeelement("div")
    while each is not None and each not in until:
        behind = each.getnext()
        holder.append(each)
        each = behind
    yield holder, above, each
