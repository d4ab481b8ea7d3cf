"""Content that is not about a page's article: teasers, comments, the page footer."""

from __future__ import annotations

import re

from lxml.etree import _Element as Element

_ELSEWHERE = re.compile(r"comment|related|teaser|sidebar|recirc|most-?read", re.IGNORECASE)
"""Class names for content that is not about the article."""


def is_elsewhere(element: Element) -> bool:
    """Whether an element is part of what is not about the article."""
    for each in (element, *element.iterancestors()):
        if each.tag == "footer" and any(True for _ in each.iterancestors("article")):
            # The footer of the article, not of the page.
            continue
        if each.tag in {"figure", "aside", "footer", "article", "body"}:
            return each.tag in {"figure", "aside", "footer"}
        if _ELSEWHERE.search(f"{each.get('class') or ''} {each.get('id') or ''}"):
            return True
    return False
