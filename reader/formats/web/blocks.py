"""The block-level elements of a page with their texts, and which of these were chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from reader.formats.html_elements import PARTS
from reader.formats.markup.notes import name_of
from reader.formats.web.main_texts import Node, leads_away, nodes_of

PROSE = 120
"""Characters from which a block is the start of the article."""
_LONGEST = 10_000
"""The most characters of a block that are looked at: far more than a title or a byline has."""


@dataclass(slots=True)
class Block:
    """The texts of a block-level element that are not in its inner block-level elements."""

    element: Element
    nodes: list[Node] = field(default_factory=list)
    size: int = 0
    linked: int = 0
    kept: int = 0
    kept_linked: int = 0

    @property
    def text(self) -> str:
        """Its words; of a very long one, the first of them."""
        return self.joined("")

    def joined(self, between: str) -> str:
        """Its words, with something between its texts; of a very long one, the first of them."""
        pieces: list[str] = []
        size = 0
        for node in self.nodes:
            pieces.append(text_of(node)[: _LONGEST - size])
            size += len(pieces[-1])
            if size >= _LONGEST:
                break
        return " ".join(between.join(pieces).split())


def text_of(node: Node) -> str:
    """The characters of a text, with the white space around them."""
    text: str = node[0].tail if node[1] else node[0].text
    return text


def holders(nodes: Iterable[Node]) -> set[Element]:
    """The elements that contain some texts, at any depth."""
    found: set[Element] = set()
    for node in nodes:
        above = node[0].getparent() if node[1] else node[0]
        while above is not None and above not in found:
            found.add(above)
            above = above.getparent()
    return found


def blocks_of(root: Element, nodes: set[Node]) -> Iterator[Block]:
    """All blocks of a tree with texts, in document order."""
    known: dict[Element, Block] = {}
    for node in nodes_of(root):
        above = node[0].getparent() if node[1] else node[0]
        is_linked = False
        while above is not None and name_of(above) not in PARTS:
            is_linked = is_linked or (name_of(above) == "a" and leads_away(above))
            above = above.getparent()
        if above is None:
            continue
        block = known.setdefault(above, Block(above))
        size = len(text_of(node).strip())
        block.nodes.append(node)
        block.size += size
        block.linked += size * is_linked
        block.kept += size * (node in nodes)
        block.kept_linked += size * (is_linked and node in nodes)
    return iter(known.values())
