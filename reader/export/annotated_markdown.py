"""A whole text with its highlights, as Markdown with the notes as footnotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from reader.citation.markup.formats import format_named
from reader.export.annotated_copy import (
    Copy,
    Mark,
    facts,
    is_address,
    legend_line,
    paragraphs,
    pieces,
    tables,
)
from reader.export.annotated_copy import marks as marks_of
from reader.export.filled_text import escaped_bars
from reader.text.canonical import canonical
from reader.text.document import BlockKind, InlineKind, Span

_STARS = {InlineKind.EMPHASIS: "*", InlineKind.STRONG: "**"}


def printed(copy: Copy) -> str:
    """A copy as Markdown: legend, text, notes and reference."""
    marks = marks_of(copy)
    blocks = _markdown_blocks(copy, marks)
    body = "".join(blocks).strip("\n")
    legend = "\n".join(f"- {_escaped(legend_line(pen))}" for pen in copy.used)
    title = f"# {_escaped(copy.title)}" if copy.title else ""
    parts = [title, legend, body, *_markdown_notes(copy), copy.reference("markdown")]
    return "\n\n".join(filter(None, parts)) + "\n"


def _markdown_blocks(copy: Copy, marks: Sequence[Mark]) -> Iterator[str]:
    blocks = copy.document.blocks
    for kind, group in groupby(range(len(blocks)), key=lambda at: blocks[at].kind):
        if kind is BlockKind.TABLE_ROW:
            yield _markdown_table(copy, [blocks[at].span for at in group], marks)
        else:
            yield from (_markdown_block(copy, at, marks) for at in group)


def _markdown_block(copy: Copy, at: int, marks: Sequence[Mark]) -> str:
    block = copy.document.blocks[at]
    if block.kind is BlockKind.CODE:
        code = copy.document.text[slice(*block.span)]
        return f"```\n{code}\n```{_code_signs(block.span, marks)}\n\n"
    words = _markdown_words(copy, block.span, marks)
    match block.kind:
        case BlockKind.HEADING:
            return f"{'#' * min(max(block.level, 1), 6)} {words}\n\n"
        case BlockKind.QUOTE:
            return "".join(f"> {line}\n" for line in words.split("\n")) + "\n"
        case BlockKind.LIST_ITEM:
            sign = block.marker if block.marker[:1].isdigit() else "-"
            following = copy.document.blocks[at + 1 : at + 2]
            gap = "" if following and following[0].kind is BlockKind.LIST_ITEM else "\n"
            return f"{'  ' * block.level}{sign} {words}\n{gap}"
        case BlockKind.RULE:
            return "---\n\n"
    return f"{format_named('markdown').finish(words)}\n\n"


def _markdown_table(copy: Copy, rows: Sequence[Span], marks: Sequence[Mark]) -> str:
    """The rows of a table, of which the first one is its heading."""
    lines = []
    for cells in tables(copy.document, rows):
        said = (" ".join(_markdown_words(copy, cell, marks).split()) for cell in cells)
        lines.append(f"| {' | '.join(map(escaped_bars, said))} |\n")
        if len(lines) == 1:
            lines.append(f"|{' --- |' * len(cells)}\n")
    return "".join(lines) + "\n"


def _code_signs(span: Span, marks: Sequence[Mark]) -> str:
    """The references to notes on code, in which Markdown is not interpreted."""
    signs = [f"[^{mark.number}]" for mark in marks if mark.number and span.contains(mark.span)]
    return f"\n\n{''.join(signs)}" if signs else ""


def _markdown_words(copy: Copy, span: Span, marks: Sequence[Mark]) -> str:
    out = []
    depth = 0
    for piece in pieces(copy, span, marks):
        is_code = any(each.kind is InlineKind.CODE for each in piece.inlines)
        words = f"`{piece.text}`" if is_code else _escaped(piece.text)
        for inline in piece.inlines:
            stars = "" if is_code else _STARS.get(inline.kind, "")
            words = _starred(words, stars)
            if inline.kind is InlineKind.LINK and is_address(inline.target):
                words = f"[{words}](<{inline.target.replace('>', '%3E').replace('<', '%3C')}>)"
        before = "==" if piece.marks and not depth else ""
        depth = len(piece.marks) - len(piece.ending)
        after = "==" if piece.marks and not depth else ""
        signs = "".join(f"[^{mark.number}]" for mark in piece.ending if mark.number)
        out.append(before + words + after + signs)
    return "".join(out) + ("==" if depth else "")


def _starred(words: str, stars: str) -> str:
    """Words surrounded by asterisks, with spaces at their ends outside."""
    inner = words.strip()
    if not stars or not inner:
        return words
    start = len(words) - len(words.lstrip())
    return f"{words[:start]}{stars}{inner}{stars}{words[start + len(inner) :]}"


def _escaped(words: str) -> str:
    return format_named("markdown").escape(canonical(words)).replace("==", "\\=\\=")


def _markdown_notes(copy: Copy) -> Iterator[str]:
    for key, number in copy.numbers.items():
        each = next(one for one in copy.annotations if one.id == key)
        said_of = [each.color, *facts(copy, each)]
        said_of += ["not found in the text as it is today"] if each in copy.lost else []
        quote = [each.quotation] if each in copy.lost else []
        said = [*quote, "; ".join(said_of), *paragraphs(each.note)]
        first, *others = [_escaped(part) if at < len(quote) + 1 else part
                          for at, part in enumerate(said)]  # fmt: skip
        lines = [f"[^{number}]: {first}"]
        lines += ["    " + "\n    ".join(part.split("\n")) for part in others]
        yield "\n\n".join(lines)
