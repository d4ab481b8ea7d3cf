"""Pandoc's JSON tree of a document, converted to the words and structure of a `Flow`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from reader.formats.flow import Flow
from reader.lazy import late_pattern
from reader.metadata.people import organizations
from reader.text.document import BlockKind, InlineKind

_Node = Mapping[str, Any]
_RUNS = late_pattern(r"\s*(?:javascript|vbscript|data|file):")
"""Link targets that are dropped, because following them could run code or read files."""
_APART = {
    "Emph": InlineKind.EMPHASIS,
    "Underline": InlineKind.EMPHASIS,
    "Strong": InlineKind.STRONG,
}
_QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}
_DEEPEST_HEADING = 6


class Tree:
    """Converts a tree."""

    def __init__(self, flow: Flow) -> None:
        """Write into a flow."""
        self._flow = flow
        self._notes: list[Sequence[_Node]] = []
        self._shift = 0
        self._blocks: dict[str, Callable[[Any], None]] = {
            "Plain": self._paragraph,
            "Para": self._paragraph,
            "LineBlock": self._lines,
            "CodeBlock": lambda content: flow.code(content[1]),
            "BlockQuote": self._quotation,
            "OrderedList": self._numbered,
            "BulletList": self._bullets,
            "DefinitionList": self._definitions,
            "HorizontalRule": lambda _: flow.rule(),
            "Header": self._heading,
            "Table": self._table,
            "Figure": self._figure,
            "Div": lambda content: self._all(content[1]),
        }
        self._inlines: dict[str, Callable[[Any], None]] = {
            "Str": lambda content: flow.words.add(content, literal=True),
            "Space": lambda _: flow.words.space(),
            "SoftBreak": lambda _: flow.soft_break(),
            "LineBreak": lambda _: flow.hard_break(),
            "Code": lambda content: flow.words.code(content[1]),
            "Math": self._math,
            "Quoted": self._quoted,
            "Cite": lambda content: self._words(content[1]),
            "Span": self._span,
            "SmallCaps": self._words,
            "Strikeout": self._words,
            "Superscript": lambda content: self._script(content, up=True),
            "Subscript": lambda content: self._script(content, up=False),
            "Link": self._link,
            "Image": self._image,
            "Note": self._note,
        }

    def write(self, blocks: Sequence[_Node], title: str, subtitle: str = "") -> None:
        """Convert all blocks of a document, followed by its notes.

        Args:
            blocks: The blocks.
            title: The title, which pandoc stores separately.
            subtitle: The subtitle, which it stores like that, too.
        """
        if title and not _begins_with(blocks, title):
            levels = [block["c"][0] for block in blocks if block.get("t") == "Header"]
            self._shift = 1 if min(levels, default=2) == 1 else 0
            self._flow.heading = 1
            self._flow.words.add(title, literal=True)
            self._flow.flush()
            self._flow.heading = 0
            self._flow.words.add(subtitle, literal=True)
            self._flow.flush()
        self._all(blocks)
        at = 0
        while at < len(self._notes):
            self._flow.open_note(str(at + 1))
            self._all(self._notes[at])
            self._flow.close_note()
            at += 1

    def _all(self, blocks: Iterable[_Node]) -> None:
        for block in blocks:
            if read := self._blocks.get(block.get("t", "")):
                read(block.get("c"))

    def _words(self, inlines: Iterable[_Node]) -> None:
        for inline in inlines:
            kind = inline.get("t", "")
            if kind in _APART:
                self._flow.words.open(_APART[kind])
                self._words(inline["c"])
                self._flow.words.close(_APART[kind])
            elif read := self._inlines.get(kind):
                read(inline.get("c"))

    # Blocks.

    def _paragraph(self, inlines: Sequence[_Node]) -> None:
        if self._flow.in_row:
            self._flow.words.space()
        self._words(inlines)
        if not self._flow.in_row:
            self._flow.flush()

    def _lines(self, lines: Sequence[Sequence[_Node]]) -> None:
        for at, line in enumerate(lines):
            if at:
                self._flow.hard_break()
            self._words(line)
        self._flow.flush()

    def _quotation(self, blocks: Sequence[_Node]) -> None:
        self._flow.enter(BlockKind.QUOTE)
        self._all(blocks)
        self._flow.leave()

    def _bullets(self, items: Sequence[Sequence[_Node]]) -> None:
        self._list([("", item) for item in items])

    def _numbered(self, content: Any) -> None:
        (start, *_), items = content
        self._list([(f"{start + at}.", item) for at, item in enumerate(items)])

    def _list(self, items: Sequence[tuple[str, Sequence[_Node]]]) -> None:
        if self._flow.in_row:
            for _, item in items:
                self._all(item)
            return
        self._flow.enter(BlockKind.LIST_ITEM)
        for number, item in items:
            self._flow.item(number)
            self._all(item)
        self._flow.leave()

    def _definitions(self, content: Sequence[Any]) -> None:
        for term, definitions in content:
            self._flow.words.open(InlineKind.STRONG)
            self._words(term)
            self._flow.words.close(InlineKind.STRONG)
            self._flow.flush()
            self._list([("", blocks) for blocks in definitions])

    def _heading(self, content: Any) -> None:
        level, (name, *_), inlines = content
        if name:
            self._flow.anchor(name)
        self._flow.heading = min(level + self._shift, _DEEPEST_HEADING)
        self._words(inlines)
        self._flow.flush()
        self._flow.heading = 0

    def _table(self, content: Any) -> None:
        _, (_, caption), _, head, bodies, foot = content
        rows = list(head[1])
        for _, _, inner, body in bodies:
            rows += [*inner, *body]
        if self._flow.in_row:
            self._all(
                block for _, cells in [*rows, *foot[1]] for cell in cells for block in cell[4]
            )
            return
        for _, cells in [*rows, *foot[1]]:
            self._flow.open_row()
            for cell in cells:
                self._flow.cell()
                self._all(cell[4])
            self._flow.close_row()
        self._caption(caption)

    def _figure(self, content: Any) -> None:
        _, (_, caption), blocks = content
        if self._flow.in_row or not plain(caption).strip():
            self._all(blocks)
        # Its picture has the same words as its description.
        self._caption(caption)

    def _caption(self, blocks: Sequence[_Node]) -> None:
        for block in blocks:
            if not self._flow.in_row:
                self._flow.close_table()
                self._flow.words.add(": ")
            self._paragraph(block.get("c", []))

    # Inlines.

    def _math(self, content: Any) -> None:
        kind, text = content
        if kind["t"] == "DisplayMath":
            self._flow.words.formula(f"$${text}$$")
        else:
            self._flow.words.add(f"${text}$", literal=True)

    def _quoted(self, content: Any) -> None:
        before, behind = _QUOTES[content[0]["t"]]
        self._flow.words.add(before)
        self._words(content[1])
        self._flow.words.add(behind)

    def _span(self, content: Any) -> None:
        (name, *_), inlines = content
        if name:
            self._flow.anchor(name)
        self._words(inlines)

    def _script(self, inlines: Sequence[_Node], *, up: bool) -> None:
        self._flow.words.open_script()
        self._words(inlines)
        self._flow.words.close_script(up=up)

    def _link(self, content: Any) -> None:
        _, inlines, (target, _) = content
        is_safe = not _RUNS.match(target.casefold())
        if is_safe:
            self._flow.words.open(InlineKind.LINK, target)
        self._words(inlines)
        if is_safe:
            self._flow.words.close(InlineKind.LINK)

    def _image(self, content: Any) -> None:
        _, inlines, (_, title) = content
        self._flow.words.open_image()
        self._words(inlines)
        self._flow.words.close_image(title)

    def _note(self, blocks: Sequence[_Node]) -> None:
        self._notes.append(blocks)
        self._flow.refer(str(len(self._notes)))


def _begins_with(blocks: Sequence[_Node], title: str) -> bool:
    """Whether the first block is the title, which the fields above it say once more."""
    first = blocks[0] if blocks else {}
    return first.get("t") == "Header" and plain(first["c"][2]).split() == title.split()


def fields_of(meta: Mapping[str, Any]) -> dict[str, Any]:
    """The metadata of a tree as plain strings, mappings and lists."""
    found = {key: _value(value) for key, value in meta.items()}
    if (authors := meta.get("author", {})).get("t") == "MetaList":
        people = [_author(each) for each in authors["c"]]
        # A single one may be a list of several in a line.
        found["author"] = people[0] if len(people) == 1 else people
    return found


def _author(value: _Node) -> Any:
    """An author without what stands on further lines, unless these are names of persons, too."""
    inlines = value.get("c")
    if value.get("t") != "MetaInlines" or not isinstance(inlines, list):
        return _value(value)
    lines: list[list[_Node]] = [[]]
    for inline in inlines:
        if inline.get("t") == "LineBreak":
            lines.append([])
        else:
            lines[-1].append(inline)
    first, *others = (plain(line).strip() for line in lines)
    return "; ".join([first, *filter(organizations.is_person, others)])


def _value(value: _Node) -> Any:
    kind, content = value.get("t"), value.get("c")
    match kind:
        case "MetaMap":
            return {key: _value(inner) for key, inner in (content or {}).items()}
        case "MetaList":
            return [_value(inner) for inner in content or ()]
        case "MetaInlines":
            return plain(content or ())
        case "MetaBlocks":
            return " ".join(plain(block.get("c") or ()) for block in content or ())
    return str(content)


def plain(nodes: Any) -> str:
    """The words of some inlines, without their formatting."""
    if isinstance(nodes, str):
        return ""
    if isinstance(nodes, Mapping):
        kind, content = nodes.get("t"), nodes.get("c")
        if kind == "Str":
            return str(content)
        if kind in {"Space", "SoftBreak", "LineBreak"}:
            return " "
        return "" if kind == "Note" else plain(content)
    if not isinstance(nodes, Sequence):
        return ""
    return "".join(plain(node) for node in nodes if isinstance(node, Mapping | list))
