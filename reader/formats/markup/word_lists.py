"""Lists as Word and Outlook write them into HTML: paragraphs, each with its bullet as words."""

from __future__ import annotations

import re

from lxml.etree import _Element as Element

from reader.lazy import late_pattern

_LIST = late_pattern(r"mso-list\s*:\s*l\d+\s+level([1-9])", re.IGNORECASE)
_BULLET = late_pattern(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_NUMBER = late_pattern(r"(\d{1,6})[.)]?")


def make_lists(root: Element) -> None:
    """Make lists of a tree's paragraphs that are list items for Word."""
    lists: list[Element] = []
    for item in list(root.iter("p")):
        found = _LIST.search(item.get("style") or "")
        if found is None or item.getparent() is None:
            continue
        marker = _without_bullet(item)
        number = _NUMBER.fullmatch(marker)
        if not lists or item.getprevious() is not lists[0] or (lists[0].tail or "").strip():
            lists = []
        level = min(int(found[1]), len(lists) + 1)
        del lists[level:]
        if len(lists) < level:
            made = item.makeelement("ol" if number else "ul")
            if lists:
                lists[-1].append(made)
            else:
                item.addprevious(made)
            lists.append(made)
        tail, item.tail = item.tail, None
        item.tag = "li"
        if number:
            item.set("value", number[1])
        lists[-1].append(item)
        lists[0].tail = (lists[0].tail or "") + (tail or "")


def _without_bullet(item: Element) -> str:
    """The bullet or number of a list item, which is removed from its words."""
    for each in item.iter():
        if _BULLET.search(each.get("style") or ""):
            words, tail = "".join(each.itertext()).strip(), each.tail
            each.clear()
            each.tail = tail
            return words
    return ""
