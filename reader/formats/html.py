"""Raw HTML inside other formats.

It is never rendered: tags only show where blocks end, and their kind. Comments,
scripts and styles are left out, and counted.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from reader.formats.elements import Elements
from reader.formats.flow import Flow
from reader.formats.html_elements import HOLDERS, KNOWN, SWITCHES, UNREAD
from reader.lazy import late_pattern

_TOKEN = late_pattern(
    r"<!--|<!\[CDATA\[|<\?|<![a-zA-Z][^<>]*>"
    r"|<(/?)([a-zA-Z][a-zA-Z0-9-]*)(?::[a-zA-Z][\w-]*)?(?=[\s/>])(?:[^<>\"']|\"[^\"<>]*+\"|'[^'<>]*+'|\"[^\"\n]{0,300}\"|'[^'\n]{0,300}')*+>"
)
_MOST_KNOWN = 256
"""The most tags that are remembered: a text has few, again and again."""
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
_TAG = late_pattern(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_ATTRIBUTE = r"\s{}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))"
_CLOSING = late_pattern(r"</([^\W\d_][^\s/>]*)")
_VALUED = late_pattern(r"[\w:@.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+)")


class Tag(NamedTuple):
    """An opening or closing tag."""

    name: str
    """Element name in lower case."""
    closes: bool
    """Whether it is a closing tag."""
    source: str
    """The tag as written."""

    def attribute(self, name: str) -> str:
        """The value of an attribute; empty if it is missing."""
        found = re.search(_ATTRIBUTE.format(name), self.source, re.IGNORECASE)
        return html.unescape(next(filter(None, found.groups()), "")) if found else ""


class Html:
    """Feeds HTML into a `Flow`."""

    def __init__(self, flow: Flow, left_out: Counter[str], source: str) -> None:
        """Feed HTML into a flow.

        Args:
            flow: Receives the words and structure.
            left_out: Counts what is omitted.
            source: The whole text that contains the HTML.
        """
        self._flow = flow
        self._left_out = left_out
        self._source = source
        self._elements = Elements(flow)

    def block(self, source: str) -> None:
        """Read an HTML block.

        Quotations and lists that it leaves open continue after it, provided that the text closes
        all that it opens; any other element ends with the block.
        """
        self._flow.flush()
        elements = self._elements
        is_outside = self._flow.depth == len(elements.open)
        open_before, elements.open = elements.open, elements.open if is_outside else []
        for piece in _tokens(source, self._left_out):
            if isinstance(piece, Tag):
                self.tag(piece, is_block=True)
            else:
                elements.text(html.unescape(piece) if "&" in piece else piece)
        while elements.open and not (is_outside and self._is_balanced):
            elements.leave()
        if not is_outside:
            elements.open = open_before
        elements.end()

    @cached_property
    def _is_balanced(self) -> bool:
        """Whether every container element of the text is closed."""
        source = self._source.casefold()
        return all(source.count(f"<{name}") == source.count(f"</{name}") for name in HOLDERS)

    def inline(self, source: str) -> None:
        """Read an inline tag or comment."""
        if tag := _tag(source):
            self.tag(tag, is_block=False)
            return
        for piece in _tokens(source, self._left_out):
            if isinstance(piece, str):
                self._flow.words.add(html.unescape(piece), literal=True)
                return
        self._flow.words.skip_space()

    def tag(self, tag: Tag, *, is_block: bool) -> None:
        """Handle a tag.

        Args:
            tag: The tag.
            is_block: Whether it is part of an HTML block, where elements nest.
        """
        name, closes, source = tag
        if not closes and not (len(source) == len(name) + len("<>") and name in KNOWN):
            if self._is_typed(tag):
                self._elements.typed(source)
                return
            if "id=" in source or "name=" in source:
                self._flow.anchor(tag.attribute("id") or tag.attribute("name"))
        self._elements.tag(tag, is_block=is_block)

    def _is_typed(self, tag: Tag) -> bool:
        """Whether what may be a start tag is really text, as in `List<String>` or `<b and c>`."""
        inside = tag.source[1 + len(tag.name) : -1].rstrip("/")
        if not inside and tag.name in KNOWN:
            return False
        bare = _VALUED.sub("", inside).lower().split()
        if not SWITCHES.issuperset(bare):
            return True
        if tag.name in KNOWN or inside.strip():
            return False
        return tag.name.lower() not in self._closed

    @cached_property
    def _closed(self) -> frozenset[str]:
        """The names of all elements that the text closes somewhere."""
        return frozenset(name.lower() for name in _CLOSING.findall(self._source))


def _tokens(source: str, left_out: Counter[str]) -> Iterator[Tag | str]:
    """Tags and the text between them; comments, scripts and the like are only counted."""
    at, absent, skipped = 0, set[str](), 0
    known: dict[str, Tag] = {}
    for token in _TOKEN.finditer(source):
        start, end = token.span()
        if start < skipped:
            continue
        written = token[0]
        tag = known.get(written) or _of_token(token)
        if tag and (tag.closes or tag.name not in UNREAD):
            if len(known) < _MOST_KNOWN:
                known[written] = tag
            if at < start:
                yield source[at:start]
            at = end
            yield tag
            continue
        wanted = f"</{tag.name}" if tag else _ENDS.get(written, "")
        found = -1
        if wanted and wanted not in absent:
            found = _find(source, wanted, end)
            absent |= {wanted} if found < 0 else set()
        if written in _ENDS and found < 0:
            continue
        yield from filter(None, [source[at:start]])
        at = end
        if found >= 0:
            at = skipped = _behind(source, found, wanted)
            yield from _unread(written, source[end:found], left_out)
        elif tag:
            yield tag
    yield from filter(None, [source[at:]])


def _of_token(token: re.Match[str]) -> Tag | None:
    """The tag that a token is; None for the beginning of a comment or the like."""
    return Tag(token[2].lower(), token[1] == "/", token[0]) if token[2] else None


def _tag(source: str) -> Tag | None:
    match = _TAG.match(source)
    return Tag(match[2].lower(), match[1] == "/", source) if match else None


def _find(source: str, wanted: str, start: int) -> int:
    """Offset of a closing delimiter or tag, ignoring case; -1 if there is none."""
    if wanted[0] != "<":
        return source.find(wanted, start)
    found = re.compile(re.escape(wanted), re.IGNORECASE).search(source, start)
    return found.start() if found else -1


def _behind(source: str, found: int, wanted: str) -> int:
    if wanted[0] != "<":
        return found + len(wanted)
    return source.find(">", found) + 1 or len(source)


def _unread(opening: str, inside: str, left_out: Counter[str]) -> Iterator[str]:
    """The readable part of a non-element: character data, but no comment or script."""
    if opening == "<![CDATA[":
        yield html.escape(inside, quote=False)
    elif opening == "<!--":
        left_out["comment"] += bool(inside.strip())
    else:
        left_out["script"] += 1
