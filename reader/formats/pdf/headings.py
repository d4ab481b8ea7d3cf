"""Detecting headings: by the outline, where it agrees with the pages, and by size."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reader.formats.pdf.paragraphs import Paragraph, ends_sentence, is_same_size
from reader.formats.pdf.source import Entry
from reader.lazy import late_pattern

_LARGER = 1.1
"""The least size of a heading relative to the text."""
_LONGEST = 200
"""The most characters of a heading."""
_MOST_LINES = 4
_LETTERS = late_pattern(r"[^\W\d_]{2}")
_NUMBER = late_pattern(r"^(?:chapter|kapitel|part|teil|section|appendix)?[\W_]*[\divxlc.]+[\W_]+")
_NOT_A_WORD = late_pattern(r"[\W_]+")
_TITLE_PAGES = 2
"""The number of first pages that may have the title."""


def headings(paragraphs: Sequence[Paragraph], outline: Sequence[Entry]) -> dict[int, int]:
    """The level of each heading, by its index; level 1 is the title's alone.

    Args:
        paragraphs: The paragraphs.
        outline: The outline of the file.
    """
    body = body_size(paragraphs)
    found = {at: level + 2 for at, level in _of_outline(paragraphs, outline).items()}
    candidates = [
        at for at, paragraph in enumerate(paragraphs) if _may_be(paragraph) and at not in found
    ]
    large = [at for at in candidates if paragraphs[at].size > _LARGER * body]
    title = _title(paragraphs, [*large, *found], body)
    if title is not None:
        found[title] = 1
    known = {at: level for at, level in found.items() if level > 1}
    found |= _by_size(paragraphs, [at for at in large if at not in found], known)
    if not _is_bold_common(paragraphs):
        deepest = max((level for level in found.values()), default=1) + 1
        bold = [at for at in candidates if at not in found and _stands_out(paragraphs, at)]
        found |= dict.fromkeys(bold, min(max(deepest, 2), 6))
    return found


def body_size(paragraphs: Iterable[Paragraph]) -> float:
    """The most common type size of the text."""
    counts: Counter[float] = Counter()
    for paragraph in paragraphs:
        for line in paragraph.lines:
            counts[round(line.size, 1)] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 1.0


def text_of(paragraph: Paragraph) -> str:
    """The words of a short paragraph."""
    return " ".join(line.text for line in paragraph.lines)


def _may_be(paragraph: Paragraph) -> bool:
    if (
        paragraph.is_row
        or paragraph.is_entry
        or paragraph.is_code
        or len(paragraph.lines) > _MOST_LINES
    ):
        return False
    text = text_of(paragraph)
    return len(text) <= _LONGEST and _LETTERS.search(text) is not None


def _of_outline(paragraphs: Sequence[Paragraph], outline: Sequence[Entry]) -> dict[int, int]:
    """The paragraphs that the outline names, with their depth in it."""
    by_page: dict[int, list[int]] = defaultdict(list)
    for at, paragraph in enumerate(paragraphs):
        if _may_be(paragraph):
            by_page[paragraph.lines[0].page].append(at)
    found: dict[int, int] = {}
    for entry in outline:
        wanted = {_key(entry.title), _key(_NUMBER.sub("", entry.title.casefold()))} - {""}
        for at in by_page[entry.page]:
            text = text_of(paragraphs[at]).casefold()
            if at not in found and ({_key(text), _key(_NUMBER.sub("", text))} & wanted):
                found[at] = entry.level
                break
    return found


def _key(text: str) -> str:
    return _NOT_A_WORD.sub("", text).casefold()


def _title(paragraphs: Sequence[Paragraph], large: Sequence[int], body: float) -> int | None:
    """The words in the largest type of the first pages, if no later heading is larger."""
    first = [at for at in large if paragraphs[at].lines[0].page < _TITLE_PAGES]
    if not first:
        return None
    page = paragraphs[min(first)].lines[0].page
    first = [at for at in first if paragraphs[at].lines[0].page == page]
    best = max(first, key=lambda at: (paragraphs[at].size, -at))
    size = paragraphs[best].size
    same = [at for at in large if at != best and is_same_size(paragraphs[at].size, size)]
    is_alone = all(paragraphs[at].lines[0].page == page for at in same)
    largest = max(paragraphs[at].size for at in large)
    has_more = len(first) < len(large) or len(paragraphs) > len(first)
    return best if size >= largest and is_alone and has_more and size > _LARGER * body else None


def _by_size(
    paragraphs: Sequence[Paragraph], large: Sequence[int], known: Mapping[int, int]
) -> dict[int, int]:
    """Levels of headings by type size, consistent with the known ones."""
    sizes: dict[float, int] = {}
    for at, level in known.items():
        sizes.setdefault(round(paragraphs[at].size, 1), level)
    ranks: list[float] = []
    for size in sorted({paragraphs[at].size for at in large}, reverse=True):
        if not ranks or not is_same_size(ranks[-1], size):
            ranks.append(size)
    found = {}
    for at in large:
        size = paragraphs[at].size
        same = [level for each, level in sizes.items() if is_same_size(each, size)]
        smaller = [level for each, level in sizes.items() if each > size]
        rank = next(i for i, each in enumerate(ranks) if is_same_size(each, size))
        level = same[0] if same else max(smaller) + 1 if smaller else 2 + rank
        found[at] = min(level, 6)
    return found


def _is_bold_common(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether so much text is bold that bold type does not indicate headings."""
    lines = [line for paragraph in paragraphs for line in paragraph.lines]
    bold = sum(len(line.text) for line in lines if line.is_bold)
    return bold > 0.2 * sum(len(line.text) for line in lines)


def _stands_out(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Whether a paragraph is a bold line above others, and not a sentence."""
    paragraph = paragraphs[at]
    if len(paragraph.lines) > 2 or not all(line.is_bold for line in paragraph.lines):  # noqa: PLR2004
        return False
    text = text_of(paragraph)
    behind = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
    is_last = behind is None or behind.is_row or behind.lines[0].is_bold
    ends = ends_sentence(text) and not text.endswith((":", "?", "!"))
    return not is_last and not ends and text[:1] not in "•◦▪‣–—-*"
