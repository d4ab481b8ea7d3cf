"""A text as plain lines: for a screen reader, a pipe, or paper.

Nothing depends on position or colour: highlights are described in words, below the paragraph in
which they begin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reader.annotations.annotation import Annotation
from reader.text.document import Block, BlockKind, Document, Span
from reader.text.layout import wrap

_INDENT = "    "
"""The prefixes of lines about a paragraph, and of code."""
_LEAST = 20
"""The least number of cells for words, however narrow the lines are."""
_RULE = "* * *"


def lines_of(
    document: Document,
    annotations: Sequence[Annotation],
    *,
    width: int = 0,
    has_annotations: bool = True,
) -> Iterator[str]:
    """The lines of a text, with its paragraph numbers and annotations.

    Args:
        document: The text.
        annotations: Its annotations, each where it is in this text.
        width: Cells of a line; 0 for paragraphs on one line each.
        has_annotations: Whether annotations are printed.
    """
    waiting = sorted(
        (each for each in annotations if has_annotations), key=lambda each: (each.start, each.id)
    )
    here = [each for each in waiting if each.anchor.span]
    lost = [each for each in waiting if not each.anchor.span]
    for block in document.blocks:
        yield from _block(document, block, width)
        while here and here[0].start < block.span.end:
            yield from _annotation(here.pop(0), width)
        yield ""
    for each in [*here, *lost]:
        yield from _annotation(each, width, is_lost=not each.anchor.span)
        yield ""


def _block(document: Document, block: Block, width: int) -> Iterator[str]:
    """One block of the text."""
    words = document.text[slice(*block.span)]
    number = f"¶{block.number} " if block.number else ""
    match block.kind:
        case BlockKind.HEADING:
            yield from _folded(words, width, "#" * max(block.level, 1) + " ")
        case BlockKind.LIST_ITEM:
            yield from _folded(words, width, f"{number}{'  ' * block.level}- ")
        case BlockKind.QUOTE:
            yield from _folded(words, width, f"{number}> ")
        case BlockKind.CODE:
            yield from (f"{_INDENT}{line}" for line in words.split("\n"))
        case BlockKind.RULE:
            yield _RULE
        case _:
            yield from _folded(words, width, number)


def _annotation(each: Annotation, width: int, *, is_lost: bool = False) -> Iterator[str]:
    """The lines about a highlight: its words, and what was written about it."""
    about = ", ".join(each.tags)
    kind = "Lost highlight" if is_lost else "Highlight"
    sign = f"{kind} ({each.color}; {about})" if about else f"{kind} ({each.color})"
    yield from _folded(" ".join(each.quotation.split()), width, f"{_INDENT}{sign}: ", _INDENT)
    if each.note.strip():
        yield from _folded(each.note.strip(), width, f"{_INDENT}Note: ", _INDENT)


def _folded(words: str, width: int, first: str, indent: str = "") -> Iterator[str]:
    """Lines of at most a width, the first of them after a prefix."""
    before = first
    for line in words.split("\n"):
        for piece in _pieces(line, width, before, indent):
            yield f"{before}{piece}".rstrip()
            before = indent


def _pieces(line: str, width: int, first: str, indent: str) -> Iterable[str]:
    if not width:
        return [line]
    # The prefix is on the first row only, so that row is wrapped by itself.
    spans = wrap(line, Span(0, len(line)), max(width - len(first), _LEAST))
    if len(spans) < 2:  # noqa: PLR2004 (one row)
        return [line]
    rest = spans[1].start
    others = wrap(line, Span(rest, len(line)), max(width - len(indent), _LEAST))
    return [line[slice(*spans[0])], *(line[slice(*span)] for span in others)]
