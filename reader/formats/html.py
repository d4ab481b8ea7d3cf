"""Raw HTML inside other formats.

It is never rendered: tags only tell where blocks end, and of what kind they are. Comments,
scripts and styles are left out, and counted.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from reader.formats.flow import Flow
from reader.formats.html_elements import HOLDERS, INLINE, KNOWN, PARTS, SWITCHES, UNREAD
from reader.lazy import late_pattern
from reader.text.document import InlineKind

_TOKEN = late_pattern(
    r"<!--|<!\[CDATA\[|<\?|<![a-zA-Z][^<>]*>"
    r"|</?[a-zA-Z][a-zA-Z0-9-]*(?::[a-zA-Z][\w-]*)?(?=[\s/>])(?:[^<>\"']|\"[^\"<>]*+\"|'[^'<>]*+'|\"[^\"\n]{0,300}\"|'[^'\n]{0,300}')*+>"
)
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
_TAG = late_pattern(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_ATTRIBUTE = r"\s{}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))"
_VALUED = late_pattern(r"[\w:@.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+)")
_SPACES = late_pattern(r"[ \t]*\n\s*")


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
        self._strange: dict[str, bool] = {}
        self._open: list[str] = []
        self._numbers: list[int] = []
        self._code: list[str] | None = None

    def block(self, source: str) -> None:
        """Read an HTML block.

        Quotations and lists that it leaves open continue after it, provided that the text closes
        all that it opens; any other element ends with the block.
        """
        self._flow.flush()
        is_outside = self._flow.depth == len(self._open)
        open_before, self._open = self._open, self._open if is_outside else []
        for piece in _tokens(source, self._left_out):
            if isinstance(piece, Tag):
                self.tag(piece, is_block=True)
            else:
                self._text(html.unescape(piece))
        while self._open and not (is_outside and self._is_balanced):
            self._close(self._open[-1])
        if not is_outside:
            self._open = open_before
        if self._flow.in_row:
            self._flow.close_row()
        self._flow.heading = 0
        self._end_code()
        self._flow.flush()

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

    def _text(self, text: str) -> None:
        if self._code is not None:
            self._code.append(text)
            return
        lines = _SPACES.split(text)
        for index, line in enumerate(lines):
            if index:
                self._flow.soft_break()
            words = self._flow.words
            if not words.size or words.tail()[-1:].isspace():
                line = line.lstrip(" \t")  # noqa: PLW2901 - the same line
            words.add(line)

    def tag(self, tag: Tag, *, is_block: bool) -> None:
        """Handle a tag.

        Args:
            tag: The tag.
            is_block: Whether it is part of an HTML block, where elements nest.
        """
        name = tag.name
        if self._is_typed(tag):
            self._type(tag.source)
            return
        if not tag.closes and ("id=" in tag.source or "name=" in tag.source):
            self._flow.anchor(tag.attribute("id") or tag.attribute("name"))
        if self._code is not None and not (tag.closes and name == "pre"):
            return
        if name in INLINE:
            self._set_apart(tag)
        elif name in {"sup", "sub"}:
            self._script(tag)
        elif name == "br":
            self._flow.hard_break()
        elif name == "img" and not tag.closes:
            self._image(tag)
        elif name in {"q", "rt"}:
            self._enclose(tag)
        elif name in PARTS:
            self._part(tag, is_block=is_block)

    def _is_typed(self, tag: Tag) -> bool:
        """Whether an apparent tag is really text, as in `List<String>` or `a <b and c> d`."""
        if tag.closes:
            return False
        inside = tag.source[1 + len(tag.name) : -1].rstrip("/")
        bare = _VALUED.sub("", inside).lower().split()
        if not SWITCHES.issuperset(bare):
            return True
        if tag.name in KNOWN or inside.strip():
            return False
        known = self._strange.get(tag.name)
        if known is None:
            closing = re.compile(re.escape(f"</{tag.name}") + r"\b", re.IGNORECASE)
            known = self._strange[tag.name] = closing.search(self._source) is None
        return known

    def _type(self, source: str) -> None:
        if self._code is not None:
            self._code.append(source)
        else:
            self._flow.words.add(source, literal=True)

    def _set_apart(self, tag: Tag) -> None:
        kind = INLINE[tag.name]
        if tag.closes:
            self._flow.words.close(kind)
        elif kind is not InlineKind.LINK or tag.attribute("href"):
            self._flow.words.open(kind, tag.attribute("href") if tag.name == "a" else "")

    def _script(self, tag: Tag) -> None:
        if tag.closes:
            self._flow.words.close_script(up=tag.name == "sup")
        else:
            self._flow.words.open_script()

    def _image(self, tag: Tag) -> None:
        words = self._flow.words
        words.open_image()
        words.add(tag.attribute("alt").strip())
        words.close_image(tag.attribute("title"))

    def _enclose(self, tag: Tag) -> None:
        before, behind = ("“", "”") if tag.name == "q" else ("(", ")")
        tail = self._flow.words.tail()
        if tag.name == "rt" and tail.endswith("(" if not tag.closes else ")"):
            return
        self._flow.words.add(behind if tag.closes else before)

    def _part(self, tag: Tag, *, is_block: bool) -> None:
        flow = self._flow
        if not is_block:
            flow.flush()
        elif tag.name == "hr":
            flow.rule()
        elif tag.closes:
            self._close(tag.name)
        else:
            self._begin(tag)

    def _begin(self, tag: Tag) -> None:
        flow, name = self._flow, tag.name
        if name in {"td", "th"} and flow.in_row:
            flow.cell()
            return
        if name in {"dt", "dd"}:
            self._close("dd")
        flow.flush()
        if name == "tr":
            self._end_row()
            flow.open_row()
        elif flow.in_row:
            return
        elif name == "pre":
            self._code = []
        elif name[0] == "h" and name[1:].isdigit():
            flow.heading = int(name[1:])
        elif name == "li":
            self._item(tag)
        elif name in HOLDERS:
            flow.enter(HOLDERS[name])
            self._open.append(name)
            self._numbers.append(_number(tag.attribute("start"), 1))

    def _item(self, tag: Tag) -> None:
        if not self._open:
            return
        at = self._numbers[-1] = _number(tag.attribute("value"), self._numbers[-1])
        self._flow.item(f"{at}." if self._open[-1] == "ol" else "")
        self._numbers[-1] += 1

    def _close(self, name: str) -> None:
        flow = self._flow
        if name == "tr":
            self._end_row()
            return
        if name == "pre":
            self._end_code()
        if flow.in_row and name != "table":
            flow.words.space()
            return
        self._end_row()
        flow.flush()
        flow.heading = 0
        if name in self._open:
            while self._open.pop() != name:
                flow.leave()
                self._numbers.pop()
            flow.leave()
            self._numbers.pop()

    def _end_row(self) -> None:
        if self._flow.in_row:
            self._flow.close_row()

    def _end_code(self) -> None:
        if self._code is not None:
            text, self._code = "".join(self._code), None
            self._flow.code(text)


def _number(said: str, default: int) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else default  # noqa: PLR2004


def _tokens(source: str, left_out: Counter[str]) -> Iterator[Tag | str]:
    """Tags and the text between them; comments, scripts and the like are only counted."""
    at, absent, skipped = 0, set[str](), 0
    for token in _TOKEN.finditer(source):
        start, end = token.span()
        if start < skipped:
            continue
        tag = _tag(token[0])
        closing = f"</{tag.name}" if tag and not tag.closes and tag.name in UNREAD else ""
        wanted = closing or _ENDS.get(token[0], "")
        found = -1
        if wanted and wanted not in absent:
            found = _find(source, wanted, end)
            absent |= {wanted} if found < 0 else set()
        if token[0] in _ENDS and found < 0:
            continue
        yield from filter(None, [source[at:start]])
        at = end
        if found >= 0:
            at = skipped = _behind(source, found, wanted)
            yield from _unread(token[0], source[end:found], left_out)
        elif tag:
            yield tag
    yield from filter(None, [source[at:]])


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
