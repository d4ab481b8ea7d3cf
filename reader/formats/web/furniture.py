"""Content that is not about a page's article: teasers, comments, the page footer."""

from __future__ import annotations

import re

from lxml.etree import _Element as Element

_ELSEWHERE = re.compile(r"comment|related|teaser|sidebar|recirc|most-?read", re.IGNORECASE)
"""Class names for content that is not about the article."""


def is_elsewhere(element: Element) -> bool:
    """Whether an element is part of what is not about the article."""
    said = map(says_elsewhere, (element, *element.iterancestors()))
    return next((each for each in said if each is not None), False)


def says_elsewhere(element: Element) -> bool | None:
    """Whether an element itself says that it is about the article or not; None if neither."""
    if element.tag == "footer" and any(True for _ in element.iterancestors("article")):
        # The footer of the article, not of the page.
        return None
    if element.tag in {"figure", "aside", "footer", "article", "body"}:
        return element.tag in {"figure", "aside", "footer"}
    called = f"{element.get('class') or ''} {element.get('id') or ''}"
    return True if _ELSEWHERE.search(called) else None
