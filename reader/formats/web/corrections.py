"""Correcting the choice of an article's texts, block by block: what was omitted, what intruded.

The texts were chosen by their words; the corrections depend on how blocks are related: a heading
above a chosen paragraph belongs too, a paragraph with nothing but a link to elsewhere does not.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice, takewhile

from lxml.etree import _Element as Element

from reader.formats.markup.notes import Notes, beginning, name_of
from reader.formats.web import bare_blocks, ends
from reader.formats.web.blocks import PROSE, Block, blocks_of, holders, text_of
from reader.formats.web.main_texts import Node, leads_away, nodes_of
from reader.formats.web.surroundings import LARGE, around, is_beside

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_WHOLES = frozenset({"ul", "ol", "dl", "blockquote", "pre"})
"""Elements that belong as a whole if their neighbours do."""
_PARAGRAPHS = frozenset({"p", "dd", "dt"})
"""Elements that belong if their neighbours on both sides do."""
_VERSE = re.compile(
    r"(?:^|\s)(?:poem|poetry|verse|stanza|line-?block|line-?group)(?:[-_]\w+)?(?:\s|$)"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_LINKED = 0.9
"""The share of a block's characters in links from which it is nothing but a link."""
_MOSTLY = 0.5
_TEASER = 3
"""Words from which a link-only paragraph is more than an address."""
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:intro(?:text|duction)?|lead|lede|teaser|excerpt|standfirst|deck?|summary|abstract"
    r"|sub-?(?:title|head(?:line)?)|vorspann|chapo|entradilla|bajada|copete|sommario|description)"
    r"(?:[\s_-]?text)?(?:[\s_-]|$)",
    re.IGNORECASE,
)
"""Class names for introductions below a title."""
_SHORTEST_STANDFIRST = 6
_REACH_BACK = 3
"""The most preceding elements that are examined."""
_MOST_WRAPPERS = 6
_MOST_CELLS = 20
"""The most cells of a row that is completed."""
_LABEL = 40
"""The most characters that a frame has besides its content."""
_LOOKED_AT = 50
"""The most siblings that are examined, with and without words."""
_CHROME = re.compile(
    r"\b(?:share|social|sharing|related|recirc\w*|newsletter|promo\w*|teaser|sidebar|comments?"
    r"|cookie\w*|consent|breadcrumbs?|toc|nav\w*|advert\w*|instagram-media)\b",
    re.IGNORECASE,
)
"""Class names for content around an article."""


def mended(
    root: Element,
    nodes: set[Node],
    notes: Notes,
    address: str = "",
    title: str = "",
    names: Collection[str] = (),
) -> set[Node]:
    """The corrected texts of an article.

    Args:
        root: The page's tree.
        nodes: The chosen texts.
        notes: The page's footnotes.
        address: The page's address, if known.
        title: The title of the page, if found.
        names: The names of its authors, if found.
    """
    blocks = list(blocks_of(root, nodes))
    total = sum(block.kept for block in blocks)
    found = set(nodes)
    for block in blocks:
        if block.kept * 2 >= block.size and block.kept < block.size:
            found.update(block.nodes)
    apart = {*_teasers(blocks, total), *ends.before(blocks, total, address, names)}
    found -= apart
    found |= set(_title(root, blocks, found, title))
    found |= set(_standfirst(blocks, found))
    found |= set(_noted(found, notes))
    found |= set(_bare(root, blocks, found)) - apart
    found |= set(_left_out(root, found)) - apart
    found |= set(_rows(root, found)) - apart
    found -= set(ends.behind(blocks, found))
    return found - around(root, found)


def _noted(nodes: set[Node], notes: Notes) -> Iterator[Node]:
    """The footnotes that the chosen texts refer to."""
    elements = {element.getparent() if is_tail else element for element, is_tail in nodes}
    known = set()
    for link, label in notes.references.items():
        if not elements.isdisjoint(islice(link.iterancestors(), _REACH_BACK)):
            known.add(label)
    for body, label in notes.bodies.items():
        if label in known:
            yield from _inside(body)


def _title(root: Element, blocks: Iterable[Block], nodes: set[Node], title: str) -> Iterator[Node]:
    """The heading above an article that repeats the page's title, if it was left out."""
    called = next((_key("".join(each.itertext())) for each in root.iter("title")), "")
    for block in blocks:
        if is_beside(block.element):
            continue
        if not nodes.isdisjoint(block.nodes):
            return
        words = _key(block.text)
        if name_of(block.element) in {"h1", "h2"} and (
            _agree(words, called) or words == _key(title)
        ):
            yield from block.nodes
            return


def _standfirst(blocks: list[Block], nodes: set[Node]) -> Iterator[Node]:
    """The words between a title and its article that the page labels as an introduction."""
    title = next((at for at, block in enumerate(blocks) if name_of(block.element) == "h1"
                  and not nodes.isdisjoint(block.nodes)), None)  # fmt: skip
    if title is None:
        return
    for block in islice(blocks, title + 1, title + _LOOKED_AT):
        if not nodes.isdisjoint(block.nodes):
            return
        if len(block.text.split()) >= _SHORTEST_STANDFIRST and block.linked <= _MOSTLY * block.size:
            above = islice(block.element.iterancestors(), _REACH_BACK)
            called = (f"{each.get('class') or ''} {each.get('id') or ''}"
                      for each in (block.element, *above))  # fmt: skip
            if any(_STANDFIRST.search(each) for each in called):
                yield from block.nodes


def _agree(one: str, other: str) -> bool:
    """Whether one text contains all words of another, in order."""
    return bool(one.strip() and other.strip()) and (one in other or other in one)


def _key(text: str) -> str:
    return f" {' '.join(_LETTERS.findall(text.casefold()))} "


def _teasers(blocks: Iterable[Block], total: int) -> Iterator[Node]:
    """Paragraphs with nothing but a link, unless they are much of the article."""
    found = [
        block
        for block in blocks
        if block.kept
        and name_of(block.element) in {"p", "div", "section", "center"}
        and block.kept_linked >= _LINKED * block.kept
        and len(block.text.split()) >= _TEASER
        and not any(name_of(each) in {"li", "td", "blockquote", "dd", "figure"}
                    for each in block.element.iterancestors())
    ]  # fmt: skip
    if sum(block.kept for block in found) < total / 4:
        for block in found:
            yield from block.nodes


def _bare(root: Element, blocks: Iterable[Block], nodes: set[Node]) -> Iterator[Node]:
    """The paragraphs among chosen texts that are in elements not for paragraphs."""
    for block in bare_blocks.between(root, blocks, nodes):
        if not _is_chrome(block.element):
            yield from block.nodes


def _left_out(root: Element, nodes: set[Node]) -> Iterator[Node]:
    """Headings, paragraphs, lists, quotations, verse, code and captions between chosen texts."""
    kept = _kept(nodes)
    worded = holders(nodes_of(root))
    for element in root.iter():
        name = name_of(element)
        is_whole = name in _HEADINGS | _WHOLES or _VERSE.search(element.get("class") or "")
        if element in kept or not (is_whole or name in _PARAGRAPHS or name == "figcaption"):
            continue
        if name == "figcaption":
            belongs = _is_within(element, kept, worded)
        elif not is_whole:
            belongs = element in worded and _is_between(element, kept, worded)
        else:
            whole = _wrapped(element, kept)
            belongs = whole.getparent() in kept and _follows(whole, kept, worded) and (
                name_of(whole.getparent()) == "li" or _has(whole.itersiblings(), kept, worded, 1)
            )  # fmt: skip
        if belongs and not _is_chrome(element):
            yield from _inside(element)


def _kept(nodes: Iterable[Node]) -> dict[Element, bool]:
    """The elements that contain chosen texts, and whether there are words in these."""
    found: dict[Element, bool] = {}
    for node in nodes:
        has_words = bool(text_of(node).strip())
        above = node[0].getparent() if node[1] else node[0]
        # What is known of an element is known of those that it is in.
        while above is not None and (above not in found or (has_words and not found[above])):
            found[above] = has_words
            above = above.getparent()
    return found


def _rows(root: Element, nodes: set[Node]) -> Iterator[Node]:
    """All cells of the table rows of which some belong: a row that lacks one says another thing."""
    for row in root.iter("tr"):
        cells = [_inside(each) for each in row if name_of(each) in {"td", "th"}]
        belong = sum(not nodes.isdisjoint(cell) for cell in cells)
        if 0 < belong < len(cells) <= _MOST_CELLS and not any(True for _ in row.iter("table", "p")):
            for cell in cells:
                yield from cell


def _wrapped(element: Element, kept: dict[Element, bool]) -> Element:
    """The outermost element with hardly a word outside a block, such as a frame of code."""
    size = len(beginning(element, _LOOKED_AT * PROSE))
    is_deep = name_of(element) == "pre"
    most = _MOST_WRAPPERS if is_deep else int(name_of(element) in {*_HEADINGS, "blockquote"})
    for above in islice(element.iterancestors(), most):
        if name_of(above) == "figure" and not is_deep:
            return above
        if above in kept or len(beginning(above, size + _LABEL)) > size + _LABEL:
            return element
        element = above
    return element


def _has(
    siblings: Iterable[Element], kept: dict[Element, bool], worded: set[Element], most: int
) -> bool:
    """Whether one of the next siblings with words belongs."""
    seen = 0
    for each in islice(siblings, _LOOKED_AT):
        if kept.get(each):
            return True
        if each in worded:
            seen += 1
        if seen >= most:
            return False
    return False


def _follows(element: Element, kept: dict[Element, bool], worded: set[Element]) -> bool:
    """Whether what precedes an element belongs: for a first element, what precedes its section."""
    is_heading = any(name_of(each) in _HEADINGS for each in element.iter())
    for each in (element, *islice(element.iterancestors(), _REACH_BACK)):
        before = list(islice(each.itersiblings(preceding=True), _LOOKED_AT))
        if _has(before, kept, worded, _REACH_BACK):
            return True
        if not is_heading or not worded.isdisjoint(before):
            return False
    return False


def _is_between(element: Element, kept: dict[Element, bool], worded: set[Element]) -> bool:
    """Whether the texts right before and after an element belong; a title is no text."""
    before = next((each for each in element.itersiblings(preceding=True) if each in worded), None)
    if before is None or not kept.get(before) or any(True for _ in before.iter("h1")):
        return False
    return _has(element.itersiblings(), kept, worded, 1)


def _is_within(caption: Element, kept: dict[Element, bool], worded: set[Element]) -> bool:
    """Whether a caption's figure is among what belongs."""
    figure = next((each for each in caption.iterancestors() if name_of(each) == "figure"), None)
    at = 0
    while figure is not None and at <= _REACH_BACK:
        before = _has(figure.itersiblings(preceding=True), kept, worded, 1)
        is_joined = before or _is_below_title(figure, kept, worded)
        if is_joined and _has(figure.itersiblings(), kept, worded, 1):
            return True
        figure, at = figure.getparent(), at + 1
        if figure is not None and kept.get(figure):
            return False
    return False


def _is_below_title(figure: Element, kept: dict[Element, bool], worded: set[Element]) -> bool:
    """Whether only a few lines, as of author and day, stand between a figure and the title."""
    above = (each for each in figure.itersiblings(preceding=True) if each in worded)
    for each in islice(above, _REACH_BACK + 1):
        if kept.get(each):
            return any(name_of(title) == "h1" for title in each.iter())
    return False


def _is_small(element: Element) -> bool:
    """Whether an element's class says something of a part of the page, not of its layout."""
    return name_of(element) not in LARGE


def _inside(element: Element) -> list[Node]:
    return [node for node in nodes_of(element) if node != (element, True)]


def _is_chrome(element: Element) -> bool:
    """Whether an element contains only links, or is labelled as surroundings of an article."""
    above = takewhile(_is_small, islice(element.iterancestors(), 2))
    for each in (element, *above, *element.iter()):
        if _CHROME.search(f"{each.get('class') or ''} {each.get('id') or ''}"):
            return True
    nodes = _inside(element)
    size = sum(len(text_of(node).strip()) for node in nodes)
    linked = 0
    for node in nodes:
        above = node[0].getparent() if node[1] else node[0]
        while above is not None and above is not element:
            if name_of(above) == "a" and leads_away(above):
                linked += len(text_of(node).strip())
                break
            above = above.getparent()
    return linked > _MOSTLY * size
