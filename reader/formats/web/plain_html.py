"""Converting idiosyncratic markup of pages to plain HTML before the tree is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml.etree import _Element as Element

from reader.formats.html_elements import PARTS
from reader.formats.markup.notes import beginning, name_of
from reader.formats.markup.word_lists import make_lists
from reader.formats.web.blocks import PROSE, blocks_of
from reader.formats.web.main_texts import nodes_of

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NEWER = {
    **dict.fromkeys(("xmp", "listing", "plaintext"), "pre"),
    **dict.fromkeys(("menu", "dir"), "ul"),
}
"""Rare or obsolete elements, with those that browsers show in the same way."""
_LETTER = re.compile(r"[^\W_]")
_TOOL = re.compile(r"(?:^|\s)(?:mw-editsection|headerlink|permalink)(?:\s|$)")
"""Class names for links in headings, for editing or sharing."""
_QUOTATION = re.compile(r"(?:^|\s)block-?quot(?:e|ation)?(?:\s|$)", re.IGNORECASE)
"""Class names for quotations."""
_LONGEST_SIGN = 12
_NOTE = re.compile(
    r"(?:^|[\s_-])(?:side|margin|foot|end)-?notes?(?:__?(?:note|content|text))?(?:\s|$)"
    r"|(?:^|\s)ltx_note_content(?:\s|$)",
    re.IGNORECASE,
)
"""Class names for inline notes."""
_SHORTEST_NOTE = 3
"""Words from which an element is a note rather than its label."""
_SIGN = re.compile(r"\W*(?:\d{1,4}|\w)?\W*")
_NUMBERS = re.compile(r"\s*\d+(?:\s+\d+)*\s*")
_LINES = frozenset({"div", "p", "li", "ol", "ul"})
"""Elements that contain lines of code."""
_LARGEST_LEVEL = 6
_FEWEST_PARAGRAPHS = 2
"""The long paragraphs from which words are more than a request to turn scripts on."""
_MOST_NOTES = 2000
"""The most notes of a page that are moved."""


def put_plainly(root: Element, *, moves_notes: bool = True) -> bool:
    """Convert markup in a page's tree to plain HTML.

    Args:
        root: The page's tree.
        moves_notes: Whether to make footnotes of inline notes.

    Returns:
        Whether inline notes remain in their places.
    """
    for element in root.iter():
        _rename(element)
    make_lists(root)
    _show_without_scripts(root)
    _show_own_elements(root)
    for element in list(_tools(root)):
        _drop(element)
    for cell in list(_gutters(root)):
        _drop(cell)
    for code in root.iter("pre"):
        _join_lines(code)
    notes = _notes_within(root)
    moved = list(islice(notes, _MOST_NOTES if moves_notes else 0))
    has_more = next(notes, None) is not None
    for at, note in enumerate(moved, 1):
        _set_behind(note, f"note-within-{at}")
    for element in list(_broken_by_lines(root)):
        _divide(element)
    return has_more


def _rename(element: Element) -> None:
    """Give an element the plain name of what it is, if it has another."""
    name = name_of(element)
    if name in _NEWER:
        element.tag = _NEWER[name]
    elif name == "dialog" and element.get("open") is not None:
        element.tag = "div"
    name = name_of(element)
    if element.get("role") == "heading" and name in {"div", "span", "p"}:
        element.tag = f"h{_level(element)}"
    elif name == "div" and _QUOTATION.search(element.get("class") or ""):
        element.tag = "blockquote"


def _show_without_scripts(root: Element) -> None:
    """Convert what is for browsers without scripts, if a page has no other words."""
    body = root.find("body")
    found = [] if body is None else list(body.iter("noscript"))
    if body is None or not found:
        return
    within = {node for each in found for node in nodes_of(each) if node != (each, True)}
    if any(node not in within for node in nodes_of(body)):
        return
    prose = [each for each in blocks_of(body, set()) if len(each.text) >= PROSE]
    if len(prose) >= _FEWEST_PARAGRAPHS:
        for element in found:
            element.tag = "div"


def _show_own_elements(root: Element) -> None:
    """Convert custom elements to plain ones, with their shadow content."""
    for shadow in list(root.iter("template")):
        if shadow.get("shadowrootmode") or shadow.get("shadowroot"):
            _show_shadow(shadow)
    for element in root.iter():
        if "-" in name_of(element):
            element.tag = "div" if any(name_of(each) in PARTS for each in element) else "span"


def _show_shadow(shadow: Element) -> None:
    """Replace an element's children by its shadow content, with them in its slots."""
    host = shadow.getparent()
    if host is None:
        return
    held = [each for each in host if each is not shadow]
    slots = {each.get("name") or "": each for each in reversed(list(shadow.iter("slot")))}
    if (slot := slots.get("")) is not None and (shadow.tail or "").strip():
        slot.text, shadow.tail = shadow.tail, None
    for each in held:
        if (slot := slots.get(each.get("slot") or "")) is not None:
            slot.append(each)
    for slot in slots.values():
        slot.tag = "div" if any(name_of(each) in PARTS for each in slot) else "span"
    shadow.tag = "div"


def _level(heading: Element) -> int:
    said = heading.get("aria-level") or ""
    return min(int(said), _LARGEST_LEVEL) if re.fullmatch("[1-9]", said) else 2


def _tools(root: Element) -> Iterator[Element]:
    """Links and the like in headings that are not part of the headings' words."""
    for element in root.iter("a", "span"):
        if _TOOL.search(element.get("class") or ""):
            if not _is_whole_heading(element):
                yield element
        elif name_of(element) == "a" and (element.get("href") or "").startswith("#"):
            sign = beginning(element, _LONGEST_SIGN)
            is_sign = 0 < len(sign) <= _LONGEST_SIGN and not _LETTER.search(sign)
            if is_sign and any(name_of(each) in _HEADINGS for each in element.iterancestors()):
                yield element


def _is_whole_heading(element: Element) -> bool:
    """Whether a heading has no other words than an element's."""
    heading = next((each for each in element.iterancestors() if name_of(each) in _HEADINGS), None)
    return heading is not None and not _LETTER.search(
        "".join(heading.itertext()).replace("".join(element.itertext()), "", 1)
    )


def _gutters(root: Element) -> Iterator[Element]:
    """The table cells with line numbers beside code."""
    rows: dict[Element, None] = {}
    for code in root.iter("pre"):
        cell = next((each for each in code.iterancestors() if name_of(each) == "td"), None)
        row = None if cell is None else cell.getparent()
        if row is not None and not _NUMBERS.fullmatch("".join(code.itertext())):
            rows.setdefault(row)
    for row in rows:
        yield from (cell for cell in row if _NUMBERS.fullmatch("".join(cell.itertext())))


def _join_lines(code: Element) -> None:
    """Convert a page's blocks for lines of code to plain lines."""
    blocks = [each for each in code.iter() if name_of(each) in _LINES]
    lines = [
        each for each in blocks if not any(name_of(one) in _LINES for one in each.iterdescendants())
    ]
    for line in lines:
        last = next(iter(line[-1:]), None)
        text = (line.text if last is None else last.tail) or ""
        is_ended = "".join(line.itertext()).endswith("\n") or (line.tail or "").startswith("\n")
        if line is not lines[-1] and not is_ended:
            if last is None:
                line.text = f"{text}\n"
            else:
                last.tail = f"{text}\n"
    for each in blocks:
        each.tag = "span"


def _notes_within(root: Element) -> Iterator[Element]:
    """Inline notes, the outermost of each."""
    found: set[Element] = set()
    for element in root.iter("span", "small"):
        if not _NOTE.search(element.get("class") or ""):
            continue
        above = list(element.iterancestors())
        if found.isdisjoint(above) and len(beginning(element, 80).split()) >= _SHORTEST_NOTE:
            found.add(element)
            yield element


def _set_behind(note: Element, name: str) -> None:
    """Move a note after the block that contains it, and leave a link in its place."""
    block = next((each for each in note.iterancestors() if name_of(each) in PARTS), None)
    if block is None or name_of(block) == "body" or block.getparent() is None:
        return
    for sign in list(_signs_before(note)) + list(_signs_in(note)):
        _drop(sign)
    parent = note.getparent()
    link = parent.makeelement("a", {"href": f"#{name}", "class": "footnote-ref"})
    link.text, link.tail, note.tail = "*", note.tail, None
    parent.replace(note, link)
    holder = block.makeelement("div", {"id": name})
    note.tag = "p"
    holder.append(note)
    holder.tail, block.tail = block.tail, None
    block.addnext(holder)


def _signs_before(note: Element) -> Iterator[Element]:
    """The elements right before a note that show its label."""
    for each in note.itersiblings(preceding=True):
        is_sign = name_of(each) in {"label", "input", "sup", "a", "button"}
        if each.get("href", "").startswith("#note-within-"):
            return
        if (each.tail or "").strip() or not is_sign or len(beginning(each, 8)) > _LONGEST_SIGN:
            return
        yield each


def _signs_in(note: Element) -> Iterator[Element]:
    """The elements at the beginning of a note that show its label."""
    for each in note:
        is_sign = _SIGN.fullmatch("".join(each.itertext()))
        if (note.text or "").strip() or not is_sign or name_of(each) not in {"sup", "span", "a"}:
            return
        yield each
        if (each.tail or "").strip():
            return


def _broken_by_lines(root: Element) -> Iterator[Element]:
    """Elements whose paragraphs are separated by two line breaks."""
    seen: set[Element] = set()
    for line in root.iter("br"):
        above = line.getparent()
        if above is None or above in seen or not _is_doubled(line):
            continue
        seen.add(above)
        if not any(name_of(each) == "pre" for each in (above, *above.iterancestors())):
            yield above


def _is_doubled(line: Element) -> bool:
    """Whether nothing but white space stands between a line break and the next."""
    after = line.getnext()
    return (
        name_of(line) == "br"
        and not (line.tail or "").strip()
        and (after is not None and name_of(after) == "br")
    )


def _divide(element: Element) -> None:
    """Make paragraphs of the parts of an element separated by two line breaks."""
    children = list(element)
    part = element.makeelement("p", {})
    part.text, element.text = element.text, None
    for each in children:
        element.remove(each)
    parts = [part]
    at = 0
    while at < len(children):
        each = children[at]
        if _doubled(children, at):
            while _doubled(children, at):
                at += 1
            last = children[at]
            part = element.makeelement("p", {})
            part.text, last.tail = last.tail, None
            parts.append(part)
        elif name_of(each) in PARTS:
            tail, each.tail = each.tail, None
            part = element.makeelement("p", {})
            part.text = tail
            parts += [each, part]
        else:
            part.append(each)
        at += 1
    element.extend(each for each in parts if len(each) or (each.text or "").strip())
    if name_of(element) == "p":
        element.tag = "div"


def _doubled(children: list[Element], at: int) -> bool:
    """Whether a child is a line break directly followed by another one."""
    return (
        at + 1 < len(children)
        and name_of(children[at]) == name_of(children[at + 1]) == "br"
        and not (children[at].tail or "").strip()
    )


def _drop(element: Element) -> None:
    """Remove an element, keeping the text after it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail:
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
        element.tail = None
    parent.remove(element)
