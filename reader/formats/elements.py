"""HTML elements from any parser, converted to the words and structure of a `Flow`."""

from __future__ import annotations

from typing import Protocol

from reader.formats.flow import Flow
from reader.formats.html_elements import HOLDERS, INLINE, PARTS
from reader.lazy import late_pattern
from reader.text.document import InlineKind

_SPACES = late_pattern(r"[ \t]*\n\s*")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LARGEST_ROMAN = 4000


_LINES = frozenset({"div", "p", "li", "tr"})
"""Elements that are lines of their own in preformatted text."""


class Tag(Protocol):
    """An opening or closing tag."""

    @property
    def name(self) -> str:
        """Element name in lower case."""

    @property
    def closes(self) -> bool:
        """Whether it is a closing tag."""

    def attribute(self, name: str) -> str:
        """The value of an attribute; empty if it is missing."""


class Elements:
    """Feeds tags and the text between them into a `Flow`."""

    def __init__(self, flow: Flow) -> None:
        """Start outside of all elements."""
        self._flow = flow
        self.open: list[str] = []
        """The quotations, lists and captions that are open."""
        self._numbers: list[int] = []
        self._kinds: list[str] = []
        self._code: list[str] | None = None

    @property
    def in_code(self) -> bool:
        """Whether preformatted text is being read."""
        return self._code is not None

    def text(self, text: str) -> None:
        """Read text between tags, collapsing white space to a space or a line break."""
        if self._code is not None:
            self._code.append(text)
            return
        if "\n" not in text:
            self._line(text)
            return
        first, *others = _SPACES.split(text)
        self._line(first)
        for line in others:
            self._flow.soft_break()
            self._line(line)

    def _line(self, text: str) -> None:
        words = self._flow.words
        if text and text[0] in " \t" and (not words.size or words.last().isspace()):
            text = text.lstrip(" \t")
        words.add(text)

    def typed(self, text: str) -> None:
        """Read text that only looks like a tag."""
        if self._code is not None:
            self._code.append(text)
        else:
            self._flow.words.add(text, literal=True)

    def tag(self, tag: Tag, *, is_block: bool) -> None:
        """Read a tag.

        Args:
            tag: The tag.
            is_block: Whether it is part of HTML, where elements nest, and not of a paragraph.
        """
        name = tag.name
        if self._code is not None and not (tag.closes and name == "pre"):
            is_line = name in _LINES and "".join(self._code[-1:])[-1:] not in {"", "\n"}
            if is_line or (name == "br" and not tag.closes):
                self._code.append("\n")
            return
        if name in PARTS:
            self._part(tag, is_block=is_block)
        elif name in INLINE:
            self._set_apart(tag)
        elif name in {"sup", "sub"}:
            self._script(tag)
        elif name == "br":
            self._flow.hard_break()
        elif name == "img" and not tag.closes:
            self.picture(tag.attribute("alt").strip(), tag.attribute("title"))
        elif name in {"q", "rt"}:
            self._enclose(tag)

    def heading(self, title: str) -> None:
        """Write a heading that is not in the text."""
        self._end_row()
        self._flow.flush()
        self._flow.heading = 2
        self._flow.words.add(title)
        self._flow.flush()
        self._flow.heading = 0

    def picture(self, described: str, title: str = "") -> None:
        """Write the description of a picture."""
        if self._code is not None:
            self._code.append(described)
            return
        words = self._flow.words
        words.open_image()
        words.add(described)
        words.close_image(title)

    def end(self) -> None:
        """Close everything that an HTML block cannot leave open."""
        self._end_row()
        self._flow.heading = 0
        self._end_code()
        self._flow.flush()

    def leave(self) -> None:
        """End the innermost quotation, list or caption."""
        self._close(self.open[-1])

    def _set_apart(self, tag: Tag) -> None:
        kind = INLINE[tag.name]
        if tag.closes:
            self._flow.words.close(kind)
            return
        target = tag.attribute("href") if tag.name == "a" else ""
        if target or kind is not InlineKind.LINK:
            self._flow.words.open(kind, target)

    def _script(self, tag: Tag) -> None:
        if tag.closes:
            self._flow.words.close_script(up=tag.name == "sup")
        else:
            self._flow.words.open_script()

    def _enclose(self, tag: Tag) -> None:
        before, behind = ("“", "”") if tag.name == "q" else ("(", ")")
        if tag.name == "rt" and self._flow.words.last() == (")" if tag.closes else "("):
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
            self.open.append(name)
            self._numbers.append(_number(tag.attribute("start"), 1))
            self._kinds.append(tag.attribute("type"))

    def _item(self, tag: Tag) -> None:
        if not self.open:
            return
        at = self._numbers[-1] = _number(tag.attribute("value"), self._numbers[-1])
        self._flow.item(f"{_counted(at, self._kinds[-1])}." if self.open[-1] == "ol" else "")
        self._numbers[-1] += 1

    def _close(self, name: str) -> None:
        flow = self._flow
        if name == "tr":
            self._end_row()
            return
        if name == "pre":
            self._end_code()
        if flow.in_row:
            if name != "table":
                flow.words.space()
                return
            flow.close_row()
        flow.flush()
        flow.heading = 0
        if name in self.open:
            while self.open.pop() != name:
                self._leave()
            self._leave()

    def _leave(self) -> None:
        self._flow.leave()
        self._numbers.pop()
        self._kinds.pop()

    def _end_row(self) -> None:
        if self._flow.in_row:
            self._flow.close_row()

    def _end_code(self) -> None:
        if self._code is not None:
            text, self._code = "".join(self._code), None
            self._flow.code(text)


def _number(said: str, default: int) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else default  # noqa: PLR2004


def _counted(number: int, kind: str) -> str:
    """A number as a list's `type` says: `1`, `a`, `A`, `i` or `I`."""
    if kind in {"a", "A"} and number > 0:
        letters = ""
        while number:
            number, at = divmod(number - 1, 26)
            letters = chr(ord(kind) + at) + letters
        return letters
    if kind in {"i", "I"} and 0 < number < _LARGEST_ROMAN:
        letters = ""
        for value, sign in _ROMAN:
            letters += sign * (number // value)
            number %= value
        return letters.upper() if kind == "I" else letters
    return str(number)
