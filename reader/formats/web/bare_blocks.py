"""Paragraphs of an article in elements that are not for paragraphs, such as `div`.

What chooses an article's texts leaves them out wherever the article has real paragraphs, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml.etree import _Element as Element

from reader.formats.html_elements import PARTS
from reader.formats.markup.notes import name_of, types_of
from reader.formats.markup.walk import hides
from reader.formats.web.blocks import PROSE, Block, holders, text_of
from reader.formats.web.furniture import is_elsewhere, says_elsewhere
from reader.formats.web.main_texts import Node
from reader.formats.web.surroundings import is_beside, is_called_beside
from reader.text.sentences import STOPS

_BARE = frozenset(
    ("article", "center", "details", "div", "fieldset", "form", "main", "search", "section")
)
"""Elements that say nothing of the kind of text in them."""
_OF_TEXT = _BARE | {"p"}
_SHOWN = frozenset(
    ("img", "picture", "video", "audio", "iframe", "object", "embed", "canvas", "svg")
)
"""Elements that the words beside them are likely a caption of."""
_USED = frozenset({"input", "select", "textarea", "button"})
"""Elements for entering something."""
_BEHIND_STOPS = " \"'’”»›)]）」』*"
"""What may follow the end of a sentence."""
_LINKED = 0.5
"""The share of a paragraph's characters in links from which it is no prose."""


def between(root: Element, blocks: Iterable[Block], nodes: set[Node]) -> Iterator[Block]:
    """The paragraphs in elements not for them, between elements that have chosen texts.

    Args:
        root: The page's tree.
        blocks: All its blocks.
        nodes: The chosen texts.
    """
    known = {block.element: block for block in blocks}
    chosen = holders(nodes)
    outside = root.getparent()
    # Carried from parents to children, since each that asked its ancestors would take too long.
    others = {outside: outside is not None and is_elsewhere(outside)}
    besides = {outside: outside is not None and is_beside(outside)}
    for above in root.iter():
        if above in chosen:
            parent = above.getparent()
            said = says_elsewhere(above)
            others[above] = others[parent] if said is None else said
            besides[above] = besides[parent] or is_called_beside(above)
            if not besides[above]:
                yield from _among(above, known, nodes, chosen, is_other=others[above])


def _among(
    above: Element,
    known: Mapping[Element, Block],
    nodes: set[Node],
    chosen: set[Element],
    *,
    is_other: bool,
) -> Iterator[Block]:
    """The paragraphs from the first to the last part of an element with chosen texts."""
    siblings = [each for each in above if each in chosen or name_of(each) in _BARE]
    found = [at for at, each in enumerate(siblings) if each in chosen and not _is_title(each)]
    if found[:1] == found[-1:]:
        return
    classes = {siblings[at].get("class") for at in found} | {None}
    for at, each in enumerate(siblings[found[0] : found[-1] + 1], found[0]):
        if name_of(each) not in _BARE or _is_labelled(each, is_inside_other=is_other):
            continue
        if each in chosen:
            own = known.get(each)
            is_part = own is not None and not nodes.isdisjoint(own.nodes)
            inside = [own] if own and (is_part or at not in {found[0], found[-1]}) else []
        elif _is_text(each):
            inside = [known[one] for one in each.iter() if one in known]
        else:
            continue
        is_named = any(_is_named(one, classes) for one in (each, *(one.element for one in inside)))
        if is_named and any(name_of(block.element) == "p" for block in inside):
            # A part of the page with paragraphs of its own, such as an invitation.
            continue
        if all(_is_prose(block, PROSE * is_named) for block in inside):
            yield from inside


def _is_named(element: Element, classes: set[str | None]) -> bool:
    """Whether an element has an id, or a class that is not one of the article's."""
    return element.get("class") not in classes or element.get("id") is not None


def _is_title(element: Element) -> bool:
    return any(True for _ in element.iter("h1"))


def _is_labelled(element: Element, *, is_inside_other: bool) -> bool:
    """Whether an element says that it is something else than a paragraph, or is not shown.

    Args:
        element: The element.
        is_inside_other: Whether what it is in is not about the article.
    """
    said = says_elsewhere(element)
    is_other = is_inside_other if said is None else said
    return is_other or bool(types_of(element)) or hides(element) or is_called_beside(element)


def _is_text(element: Element) -> bool:
    """Whether an element has nothing but paragraphs in it: no list, no picture with its caption."""
    inner = {name_of(each) for each in element.iterdescendants()}
    return inner.isdisjoint(PARTS - _OF_TEXT | _SHOWN | _USED)


def _is_prose(block: Block, least: int) -> bool:
    """Whether a block contains sentences.

    Args:
        block: The block.
        least: The characters that it must have at least.
    """
    text = block.text
    is_sentence = text.rstrip(_BEHIND_STOPS).endswith(tuple(STOPS))
    if len(text) < least or not (is_sentence or len(text) > PROSE):
        return False
    linked = sum(len(text_of(each).strip()) for each in block.nodes if _is_in_link(each))
    return linked <= _LINKED * block.size


def _is_in_link(node: Node) -> bool:
    above = node[0].getparent() if node[1] else node[0]
    while above is not None and name_of(above) not in PARTS:
        if name_of(above) == "a":
            return True
        above = above.getparent()
    return False
