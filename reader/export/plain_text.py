"""A text as plain lines: for a screen reader, a pipe, or paper.

Nothing depends on position or colour: highlights are described in words, below the paragraph in
which they begin.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from reader.annotations.annotation import GAP, Annotation, Status
from reader.annotations.links import Told, untold
from reader.text.document import Block, BlockKind, Document, Span
from reader.text.layout import wrap

_INDENT = "    "
"""The prefixes of lines about a paragraph, and of code."""
_RULE = "* * *"
_TOLD = (Status.EDITED, Status.REVIEW, Status.LOST)
"""The states of highlights that are told."""


def lines_of(
    document: Document,
    annotations: Sequence[Annotation],
    *,
    width: int = 0,
    has_annotations: bool = True,
    links: Told = untold,
) -> Iterator[str]:
    """The lines of a text, with its paragraph numbers and annotations.

    Args:
        document: The text.
        annotations: Its annotations, each where it is in this text.
        width: Cells of a line; 0 for paragraphs on one line each.
        has_annotations: Whether annotations are printed.
        links: Returns the described links of an annotation.
    """
    waiting = sorted(
        (each for each in annotations if has_annotations), key=lambda each: (each.start, each.id)
    )
    here = [each for each in waiting if each.anchor.span]
    lost = [each for each in waiting if not each.anchor.span]
    about = partial(_annotation, document, width, links)
    for block in document.blocks:
        yield from _block(document, block, width)
        while here and here[0].start < block.span.end:
            yield from about(here.pop(0))
        yield ""
    for each in [*here, *lost]:
        yield from about(each)
        yield ""


def _block(document: Document, block: Block, width: int) -> Iterator[str]:
    """One block of the text."""
    words = document.text[slice(*block.span)]
    number = f"¶{block.number} " if block.number else ""
    match block.kind:
        case BlockKind.HEADING:
            yield from folded(words, width, "#" * max(block.level, 1) + " ")
        case BlockKind.LIST_ITEM:
            sign = block.marker if any(map(str.isalnum, block.marker)) else "-"
            yield from folded(words, width, f"{number}{'  ' * block.level}{sign} ")
        case BlockKind.QUOTE:
            yield from folded(words, width, f"{number}> ", "> ")
        case BlockKind.CODE:
            yield from (f"{_INDENT}{line}" for line in words.split("\n"))
        case BlockKind.RULE:
            yield _RULE
        case _:
            yield from folded(words, width, number)


def _annotation(document: Document, width: int, links: Told, each: Annotation) -> Iterator[str]:
    """The lines about a highlight: its words, and what was written about it."""
    about = ", ".join(each.tags)
    status = each.anchor.status if each.anchor.span else Status.LOST
    kind = f"{status.word.title()} highlight" if status in _TOLD else "Highlight"
    sign = f"{kind} ({each.color}; {about})" if about else f"{kind} ({each.color})"
    yield from folded(" ".join(each.quotation.split()), width, f"{_INDENT}{sign}: ", _INDENT)
    if status is Status.EDITED:
        now = GAP.join(document.text[slice(*anchor.span)] for anchor in each.anchors if anchor.span)
        yield from folded(f"“{' '.join(now.split())}”", width, f"{_INDENT}Now: ", _INDENT)
    for link in links(each.id):
        yield from folded(link.line, width, f"{_INDENT}Link: ", _INDENT)
    if each.note.strip():
        yield from folded(each.note.strip(), width, f"{_INDENT}Note: ", _INDENT)


def folded(words: str, width: int, first: str = "", indent: str = "") -> Iterator[str]:
    """Lines of at most a width, the first of them after a prefix; 0 folds none."""
    before = first
    for line in words.split("\n"):
        yield from _rows(f"{before}{line}".rstrip(), width, indent)
        before = indent


def _rows(line: str, width: int, indent: str) -> Iterator[str]:
    """A line folded into rows, those after the first one indented."""
    lead = len(line) - len(line.lstrip())
    spans = wrap(line, Span(lead, len(line)), width - lead) if width else []
    if len(spans) < 2:  # noqa: PLR2004 (one row)
        yield line
        return
    yield line[: spans[0].end]
    rest = Span(spans[1].start, len(line))
    yield from (indent + line[slice(*span)] for span in wrap(line, rest, width - len(indent)))
