"""Threads of forums: posts with their authors, where a page's structure says what they are.

Either the page describes them in microdata, or it is made by a well-known program for forums.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml.etree import _Element as Element

from reader.formats.markup.notes import beginning, name_of
from reader.formats.web.main_texts import Node, nodes_of

_TOPICS = re.compile(r"schema\.org/(?:DiscussionForumPosting|QAPage|Question)\s*$", re.IGNORECASE)
"""The types of items that are threads."""
_POSTS = re.compile(
    r"schema\.org/(?:DiscussionForumPosting|Question|Answer|Comment)\s*$", re.IGNORECASE
)
"""The types of items that are posts in them."""
_BODIES = frozenset({"text", "articleBody"})
_DATES = frozenset({"datePublished", "dateCreated"})
_PROGRAMS = re.compile(
    r"\b(?:discourse|phpbb|xenforo|vbulletin|mybb|smf|simple machines|flarum|nodebb|invision)",
    re.IGNORECASE,
)
"""The programs of forums, as they name themselves."""
_IDS = frozenset({"xf", "phpbb", "hnmain"})
"""The ids by which the pages of some are known."""
_POST = re.compile(r"(?:^|\s)(?:message|post|topic-post|postcontainer|postbit|comtr)(?:\s|$)")
_AUTHORS = (
    re.compile(r"(?:^|\s)(?:(?:big)?username(?:-coloured)?|hnuser)(?:\s|$)"),
    re.compile(r"(?:^|\s)(?:author|creator|names)(?:\s|$)"),
)
"""The classes of who wrote a post, the surer ones first."""
_BODY = re.compile(
    r"(?:^|\s)(?:bbWrapper|content|commtext|postcontent|cooked|post_body|post-content)(?:\s|$)"
)
_FEWEST = 2
_LONGEST_NAME = 80
_BY = re.compile(r"^by\s+", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Post(NamedTuple):
    """A post of a thread."""

    body: Element
    """The element that has its words."""
    author: str
    """The name of its author; empty if it isn't said."""
    day: str
    """The day in ISO 8601; empty if it isn't said."""

    @property
    def heading(self) -> str:
        """What stands above it: who wrote it, and when."""
        return ", ".join(filter(None, (self.author, self.day)))


def posts(root: Element) -> list[Post]:
    """The posts of a page that is a thread of a forum; none for any other page."""
    items = [each for each in root.iter() if each.get("itemtype")]
    found: list[Post] = []
    if any(_TOPICS.search(each.get("itemtype") or "") for each in items):
        found = list(_described(root))
    if len(found) < _FEWEST and _is_of_forum(root):
        found = list(_named(root))
    found = [each for each in found if beginning(each.body, 1)]
    return found if len(found) >= _FEWEST and any(each.author for each in found) else []


def nodes_of_thread(root: Element, found: Iterable[Post]) -> Iterator[Node]:
    """The texts of the posts of a page, and of its title."""
    bodies = {post.body for post in found}
    for element in root.iter():
        if element in bodies:
            break
        if name_of(element) == "h1":
            bodies.add(element)
            break
    for body in bodies:
        yield from (node for node in nodes_of(body) if node != (body, True))


def _described(root: Element) -> Iterator[Post]:
    """The posts that a page describes in microdata."""
    for element in root.iter():
        if _BODIES.isdisjoint((element.get("itemprop") or "").split()):
            continue
        item = _item(element)
        if item is not None and _POSTS.search(item.get("itemtype") or ""):
            said = [each for each in item.iter() if each.get("itemprop") and _item(each) is item]
            yield Post(element, _author(said), _day(said, _DATES))


def _item(element: Element) -> Element | None:
    """The item that an element says something of."""
    return next((each for each in element.iterancestors() if _has_scope(each)), None)


def _has_scope(element: Element) -> bool:
    return element.get("itemscope") is not None


def _author(said: Iterable[Element]) -> str:
    """The name of an author, which may be an item of its own."""
    for each in said:
        if "author" in (each.get("itemprop") or "").split():
            names = (one for one in each.iter() if one.get("itemprop") == "name")
            named = next(names, each)
            return (named.get("content") or beginning(named, _LONGEST_NAME))[:_LONGEST_NAME]
    return ""


def _day(said: Iterable[Element], properties: Iterable[str] = ()) -> str:
    """The day that elements give."""
    wanted = frozenset(properties)
    for each in said:
        if name_of(each) == "time" or not wanted.isdisjoint((each.get("itemprop") or "").split()):
            text = each.get("datetime") or each.get("content") or each.get("title") or ""
            if day := _DAY.search(text):
                return day[0]
    return ""


def _is_of_forum(root: Element) -> bool:
    """Whether a page is made by a program for forums."""
    for each in root.iter("meta"):
        if each.get("name") == "generator" and _PROGRAMS.search(each.get("content") or ""):
            return True
    return any(
        (each.get("id") or "").lower() in _IDS for each in root.iter("html", "body", "table")
    )


def _named(root: Element) -> Iterator[Post]:
    """The posts by the class names of well-known programs."""
    for element in root.iter():
        if not _POST.search(element.get("class") or ""):
            continue
        inner = list(element.iter())
        if any(each is not element and _POST.search(each.get("class") or "") and _body(each)
               is not None for each in inner):  # fmt: skip
            # It holds other posts.
            continue
        body = _body(element)
        if body is not None:
            named = next((each for pattern in _AUTHORS for each in inner
                          if pattern.search(each.get("class") or "")), None)  # fmt: skip
            name = element.get("data-author") or (
                "" if named is None else beginning(named, _LONGEST_NAME)
            )
            yield Post(body, _BY.sub("", name)[:_LONGEST_NAME], _day(inner))


def _body(post: Element) -> Element | None:
    return next((each for each in post.iter() if _BODY.search(each.get("class") or "")), None)
