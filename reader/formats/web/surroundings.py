"""Removing what surrounds an article: cards, tags, lone headings.

A card is a teaser for another article: its picture, its headline, and the words below.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from lxml.etree import _Element as Element
from lxml.etree import iterwalk

from reader.formats.markup.notes import beginning, name_of
from reader.formats.web.main_texts import Node, leads_away, nodes_of

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CALLED = re.compile(
    r"(?:^|\s)(?:related(?:[-_]?(?:posts?|articles?|content|stor(?:y|ies)|links?|news|items?))?"
    r"|(?:article|post|entry)?[-_]?tags?(?:[-_]?(?:list|links?|cloud))?|print[-_](?:header|only)"
    r"|visible-print(?:-block)?|(?:post-|entry-)?copyright|[\w-]*(?:paywall|snippet-login)[\w-]*"
    r"|toc|table-of-contents|catlinks|siteSub|navbox|mw-editsection"
    r"|newsletter(?:[-_]\w+)?|(?:\w+-)?boilerplate|hidden|sr-only|visually-?hidden|screen-reader-text)(?=\s|$)",
    re.IGNORECASE,
)
"""Class names for content beside an article, or never shown."""
_MOST, _MOST_CARDS = 0.25, 0.5
"""The share of an article from which an element is the article itself, whatever it looks like."""
_FEWEST_CARDS = 3
_LONGEST_CARD = 600
"""The most characters of a card."""
_HIGHEST = 8
"""The most ancestors of a card's headline within the card."""
_LONGEST_LABEL = 30
"""The most characters of “Tags:” and similar labels."""
LARGE = frozenset({"body", "html", "main", "article"})
"""Elements whose class names say something of the layout."""
_IN_CARDS = frozenset({"p", "div", "li", "section"}) | _HEADINGS


def around(root: Element, nodes: set[Node]) -> set[Node]:
    """The chosen texts that only surround the article.

    Args:
        root: The page's tree.
        nodes: The chosen texts.
    """
    total = sum(map(_size, nodes))
    found: set[Node] = set()
    for elements, most in ((_named(root), _MOST), (_links_over_blocks(root), _MOST),
                           (_tags(root), _MOST), (_cards(root), _MOST_CARDS)):  # fmt: skip
        texts = set(_chosen(elements, nodes))
        if sum(map(_size, texts)) <= most * total:
            found |= texts
    return found | _lone_headings(root, nodes - found)


def _lone_headings(root: Element, nodes: set[Node]) -> set[Node]:
    """The headings at the end of an article that none of its content follows."""
    found: list[Node] = []
    headings = (each for each in root.iter() if name_of(each) in _HEADINGS)
    inside = {each for heading in headings for each in heading.iter()}
    notes = {(each.get("href") or "")[1:] for each in root.iter("a")
             if (each.get("href") or "")[:1] == "#"}  # fmt: skip
    for node in _in_order(root):
        if not node[1] and node[0].get("id") in notes and name_of(node[0]) not in _HEADINGS:
            # What follows may be a note, which belongs to its reference.
            found.clear()
        if node not in nodes:
            continue
        if (node[0].getparent() if node[1] else node[0]) in inside:
            found.append(node)
        else:
            found.clear()
    return set(found) if len(found) < len(nodes) else set()


def _in_order(root: Element) -> Iterator[Node]:
    """All texts of a tree in reading order."""
    for event, element in iterwalk(root, events=("start", "end")):
        yield element, event == "end"


def _chosen(elements: Iterable[Element], nodes: set[Node]) -> Iterator[Node]:
    """The chosen texts in some elements."""
    for element in elements:
        yield from (each for each in nodes_of(element)
                    if each in nodes and each != (element, True))  # fmt: skip


def _size(node: Node) -> int:
    return len((node[0].tail if node[1] else node[0].text).strip())


def _named(root: Element) -> Iterator[Element]:
    """Elements that the page labels as being beside its article."""
    return filter(is_called_beside, root.iter())


def is_called_beside(element: Element) -> bool:
    """Whether the page labels an element as being beside its article."""
    called = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(_CALLED.search(called)) and name_of(element) not in LARGE


def is_beside(element: Element) -> bool:
    """Whether an element is in one that the page labels as being beside its article."""
    return any(map(is_called_beside, (element, *element.iterancestors())))


def _links_over_blocks(root: Element) -> Iterator[Element]:
    """Links to other pages that contain headings or paragraphs."""
    for link in root.iter("a"):
        if leads_away(link) and any(name_of(each) in _IN_CARDS for each in link.iter()):
            yield link


def _tags(root: Element) -> Iterator[Element]:
    """Links to tag pages, and elements with only these and a label."""
    seen: set[Element] = set()
    for link in root.iter("a"):
        above = link.getparent()
        if above is None or above in seen or not _is_tag(link):
            continue
        seen.add(above)
        tags = [each for each in above.iter("a") if _is_tag(each)]
        size = len(beginning(above, _LONGEST_CARD))
        tagged = sum(len(beginning(each, _LONGEST_CARD)) + 2 for each in tags)
        yield from [above] if size <= tagged + _LONGEST_LABEL else tags


def _is_tag(link: Element) -> bool:
    return "tag" in (link.get("rel") or "").lower().split()


def _cards(root: Element) -> Iterator[Element]:
    """Elements with the linked picture, the linked headline and the words of other articles."""
    links = [link for link in root.iter("a") if leads_away(link)]
    pictures = {link.get("href") for link in links if _is_picture(link)}
    headlines = [each for each in links if each.get("href") in pictures and beginning(each, 1)]
    if len({link.get("href") for link in headlines}) < _FEWEST_CARDS:
        return
    pairs = {(each, link.get("href"))
             for link in headlines for each in islice(link.iterancestors(), _HIGHEST)}  # fmt: skip
    within = Counter(each for each, _ in pairs)
    for link in headlines:
        above = islice(link.iterancestors(), _HIGHEST)
        cards = list(takewhile(lambda each: within[each] == 1 and _is_short(each), above))
        if cards and any(_is_picture(each) and each.get("href") == link.get("href")
                         for each in cards[-1].iter("a")):  # fmt: skip
            yield cards[-1]


def _is_picture(link: Element) -> bool:
    """Whether a link contains nothing but a picture."""
    has_picture = any(name_of(each) in {"img", "picture"} for each in link.iter())
    return has_picture and not beginning(link, 1)


def _is_short(element: Element) -> bool:
    return len(beginning(element, _LONGEST_CARD)) < _LONGEST_CARD
