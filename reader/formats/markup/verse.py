"""Verse in HTML trees: which elements are lines of a stanza, and which are printed line numbers."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import islice

from lxml.etree import _Element as Element

from reader.formats.html_elements import PARTS
from reader.formats.markup.notes import beginning, name_of, types_of
from reader.lazy import late_pattern

_GROUP = late_pattern(
    r"\b(?:poem|poetry|verses?|stanzas?|strophe|canto|couplet|tercet|quatrain|line-?group|lg)\b",
    re.IGNORECASE,
)
"""The class or type of an element whose children may be lines of verse."""
_LINE = late_pattern(
    r"(?:^|\s)(?:l|line|verse|(?:verse|poem|poetry|stanza)[-_]?line|vline|line-?of-?verse)(?:\s|$)",
    re.IGNORECASE,
)
"""The class of a line of verse."""
_NUMBER_CLASS = late_pattern(
    r"(?:^|\s)(?:[a-z]+[-_])?(?:l|ln|line|verse-?line)[-_]?(?:n|no|nos|nr|num|nums|number|numbers)(?:\s|$)",
    re.IGNORECASE,
)
"""The class of a printed line number."""
_NUMBER = late_pattern(r"[\[(]?\s*(\d{1,5})\s*[\])]?\.?")
LINES = frozenset({"div", "p", "span", "l", "li"})
"""Elements that can be a line of verse."""
_BREAKS = PARTS | {"br"}
_FEWEST = 2
"""The fewest lines of a stanza."""
_HIGHEST = 3
"""The most elements between a line and the stanza or poem that it is in."""
_LONGEST = 200
"""The characters that no line of verse exceeds."""


def line_number(element: Element) -> str:
    """The printed number of a line of verse, if an element is nothing else; otherwise empty."""
    called, text = element.get("class"), element.text
    # Most elements are not examined further.
    if not called or (text and text.strip() and not text.strip("[]() \t\r\n.").isdigit()):
        return ""
    if not _NUMBER_CLASS.search(called):
        return ""
    found = _NUMBER.fullmatch(beginning(element, _LONGEST))
    return found[1] if found else ""


class Verse:
    """Knows the lines of verse of a tree, stanza by stanza."""

    def __init__(self) -> None:
        self._groups: dict[Element, bool] = {}
        """Whether the children of an element are lines of verse."""
        self._called: dict[Element, bool] = {}
        """Whether an element is called verse."""

    def is_line(self, element: Element) -> bool:
        """Whether an element that can be a line of verse is one, with other lines beside it."""
        above = element.getparent()
        if above is None:
            return False
        known = self._groups.get(above)
        if known is None:
            known = self._groups[above] = self._is_group(above)
        return known and _is_line(element)

    def is_next(self, element: Element) -> bool:
        """Whether another line of the same stanza comes before a line of verse."""
        before = element.getprevious()
        while before is not None and line_number(before):
            before = before.getprevious()
        return before is not None and _is_line(before) and bool(beginning(before, 1))

    def _is_group(self, element: Element) -> bool:
        """Whether the children of an element are lines of verse, and there are several."""
        if len(element) < _FEWEST or (element.text and element.text.strip()):
            return False
        around = (element, *islice(element.iterancestors(), _HIGHEST))
        is_called = any(map(self._is_called, around))
        children = [each for each in element if name_of(each) and not line_number(each)]
        if len(children) < _FEWEST or not (
            is_called or all(_LINE.search(each.get("class") or "") for each in children)
        ):
            return False
        if any(name_of(each) == "br" for each in children):
            # Its lines end by themselves.
            return False
        if any((tail := each.tail) and tail.strip() for each in element):
            return False
        others = [each for each in children if not _is_line(each)]
        return len(children) - len(others) >= _FEWEST and not any(map(_is_prose, others))

    def _is_called(self, element: Element) -> bool:
        known = self._called.get(element)
        if known is None:
            said = f"{element.get('class') or ''} {types_of(element)}"
            known = name_of(element) == "lg" or _GROUP.search(said) is not None
            self._called[element] = known
        return known


def _is_line(element: Element) -> bool:
    """Whether an element can be a line of verse: short, and without breaks in it."""
    if name_of(element) not in LINES or len(beginning(element, _LONGEST)) > _LONGEST:
        return False
    return not _has(element, _BREAKS)


def _is_prose(element: Element) -> bool:
    """Whether what is no line of verse is a paragraph: too long for a line, or with breaks."""
    return name_of(element) in LINES and not _has(element, PARTS)


def _has(element: Element, names: Container[str]) -> bool:
    """Whether there are elements with some names in an element."""
    return len(element) > 0 and any(name_of(each) in names for each in element.iterdescendants())
