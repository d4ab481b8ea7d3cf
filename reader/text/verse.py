"""Lines of verse: their numbers, as the source prints them or as they are counted.

Where a source prints numbers, such as every fifth, the lines between two of them are counted only
if their count agrees with what is printed. Otherwise no number is given rather than a wrong one.
"""

from __future__ import annotations

from bisect import bisect_right

from reader.text.document import Block, Document, Span


def line_at(document: Document, offset: int) -> int | None:
    """The number of the line of verse at an offset; None in prose, or if it isn't sure."""
    return lines_of(document, Span(offset, offset + 1))[0]


def lines_of(document: Document, span: Span) -> tuple[int | None, int | None]:
    """The numbers of the first and the last line of a passage of verse, through all its stanzas."""
    if not document.lines:
        return _counted(document, span)
    first = _printed(document, span.start)
    last = _printed(document, max(span.end - 1, span.start))
    return (None, None) if first is None or last is None or last < first else (first, last)


def _printed(document: Document, offset: int) -> int | None:
    """The number of the line at an offset, by the printed numbers around it."""
    starts = document.lines.starts
    at = bisect_right(starts, offset)
    before, after = _number(document, at - 1), _number(document, at)
    if before is not None:
        on = _lines_between(document, starts[at - 1], offset)
        is_sure = after is not None and after - before == _lines_between(
            document, starts[at - 1], starts[at]
        )
        if is_sure or on == 0:
            return before + on
    if after is not None and offset >= _section(document, starts[at]):
        is_sure = _begins_at_one(document, starts[at], after)
        return after - _lines_between(document, offset, starts[at]) if is_sure else None
    return None if before is None else _behind(document, offset, at - 1)


def _behind(document: Document, offset: int, at: int) -> int | None:
    """The number of a line behind the last printed one of its section; None if one is missing."""
    start, number = document.lines.starts[at], int(document.lines[at].label)
    previous = _number(document, at - 1) or 0
    step = number - previous if previous < number else number
    on = _lines_between(document, start, offset)
    is_here = _section(document, offset) <= start
    return number + on if is_here and on < step else None


def _number(document: Document, at: int) -> int | None:
    """The printed number with an index; None if there is none."""
    return int(document.lines[at].label) if 0 <= at < len(document.lines) else None


def _section(document: Document, offset: int) -> int:
    """Where the section at an offset begins: behind its heading."""
    heading = document.heading_at(offset)
    return heading.span.end if heading else -1


def _begins_at_one(document: Document, offset: int, number: int) -> bool:
    """Whether the first line of a section is the first by the number printed at an offset."""
    return _lines_between(document, _section(document, offset), offset) == number


def _lines_between(document: Document, start: int, end: int) -> int:
    """How many lines of verse begin after one offset, up to another one."""
    count = 0
    for block in document.blocks_in(Span(start, end + 1)):
        if block.number:
            count += start < block.span.start <= end
            count += document.text.count(
                "\n", max(start, block.span.start), min(end, block.span.end)
            )
    return count


def _counted(document: Document, span: Span) -> tuple[int | None, int | None]:
    """The numbers of lines counted from the beginning, if most of the text is verse."""
    text = document.text

    def lines(block: Block) -> int:
        return text.count("\n", *block.span) + 1

    touched = [block for block in document.blocks_in(span) if block.number]
    if not any("\n" in text[slice(*block.span)] for block in touched):
        return None, None
    counted = [block for block in document.blocks if block.number]
    if 2 * sum(lines(block) > 1 for block in counted) < len(counted):
        return None, None
    first, last = touched[0].span, touched[-1].span
    start = first.start
    before = 1 + sum(lines(block) for block in counted if block.span.end <= start)
    inside = sum(lines(block) for block in touched[:-1])
    end = min(span.end, last.end) - 1
    return (
        before + text.count("\n", start, min(max(span.start, start), first.end)),
        before + inside + text.count("\n", last.start, max(end, last.start)),
    )
