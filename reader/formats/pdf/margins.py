"""Detecting running heads, running feet and page numbers: text repeated at page edges."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.formats.pdf.lines import Line
from reader.lazy import late_pattern

_DEEP = 3
"""The most lines at the top, and at the bottom, that may be running heads or feet."""
_LEAST = 2
"""The least number of pages on which text must be repeated."""
_AROUND = 4
"""The greatest distance in pages between repetitions, such as on every second page."""
_SLOT = 3.0
"""The greatest shift of a repeated head, in points."""
_LARGER = 1.15
"""The least size of a heading relative to most lines, so that it is not a running head."""
_GAP = 1.4
"""The least distance of a head from the text, relative to its size; lines are closer."""
_MOST = 0.5
"""The share of lines at a place that must be repeated for all of them to be heads."""
_NUMBER = late_pattern(r"\d{1,5}|[ivxlcdm]{1,9}|[IVXLCDM]{1,9}")
_AT_END = late_pattern(
    r"^\W*(?P<first>\d{1,5}|[ivxlc]{1,8})(?=\W|$)|(?<!\w)(?P<last>\d{1,5}|[ivxlc]{1,8})\W*$"
)
_OF = late_pattern(r"(?<!\w)(\d{1,5})\s*(?:/|of|von|de|di|sur|av|van|из|的)\s*\d{1,5}\W*$")
_AROUND_NUMBER = " -–—|·•[]()"
_LONGEST_COUNT = 4
"""The most words of a page number, as in `Page 3 of 7`."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


class _Offer(NamedTuple):
    """A number at the edge of a page, which may be the page number."""

    line: Line
    """The line that begins or ends with it."""
    sign: str
    """The number as written."""
    value: int
    """Its value."""

    @property
    def kind(self) -> tuple[int, bool]:
        """Its difference from the page's index, and whether it is in digits."""
        return self.value - self.line.page, self.sign.isdigit()


def without_margins(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], dict[int, str]]:
    """The lines of pages without running heads, feet and page numbers, and the printed numbers.

    Args:
        pages: The lines of each page.
    """
    largest = _LARGER * _usual_size(pages)
    edges = [[line for line in _edge(lines) if line.size < largest] for lines in pages]
    printed, numbers = _numbered(edges)
    repeated = _apart(pages, _repeated(edges, printed) | numbers) | numbers
    left = [[line for line in lines if id(line) not in repeated] for lines in pages]
    return left, printed


def _usual_size(pages: Iterable[Sequence[Line]]) -> float:
    """The size of most lines."""
    sizes = Counter(round(line.size, 1) for lines in pages for line in lines)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _edge(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines at the top and at the bottom of a page."""
    levels = sorted({round(line.base) for line in lines})
    if not levels:
        return
    low, high = levels[:_DEEP][-1], levels[-_DEEP:][0]
    for line in lines:
        if round(line.base) <= low or round(line.base) >= high:
            yield line


def _repeated(edges: Sequence[Sequence[Line]], printed: Mapping[int, str]) -> set[int]:
    """The lines, by identity, that are repeated at the same place on other pages."""
    slots: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for lines in edges:
        for line in lines:
            slots[_slot(line)].append(line)
    shapes = {id(line): _shape(line, printed) for lines in edges for line in lines}
    found: set[int] = set()
    for (at, size), lines in slots.items():
        beside = [*slots.get((at - 1, size), ()), *slots.get((at + 1, size), ())]
        pages: dict[str, set[int]] = defaultdict(set)
        for line in (*lines, *beside):
            pages[shapes[id(line)]].add(line.page)
        same = [line for line in lines if _is_near(line.page, pages[shapes[id(line)]])]
        found.update(map(id, same))
        if len(same) > max(_MOST * len(lines), _LEAST):
            # The place is that of heads, even where a head is on one page only.
            found.update(map(id, lines))
    return found


def _apart(pages: Sequence[Sequence[Line]], repeated: Collection[int]) -> set[int]:
    """The repeated lines above or below the text of their page, and apart from it."""
    found: set[int] = set()
    has_text = any(id(line) not in repeated for lines in pages for line in lines)
    for lines in pages:
        inner = [line.base for line in lines if id(line) not in repeated]
        heads = [line for line in lines if not inner or line.base > max(inner)]
        feet = [line for line in lines if inner and line.base < min(inner)]
        if inner:
            heads = (
                heads if all(line.base - max(inner) > _GAP * line.size for line in heads) else []
            )
            feet = feet if all(min(inner) - line.base > _GAP * line.size for line in feet) else []
        found.update(map(id, (*heads, *feet)))
    return found if has_text else set()


def _is_near(page: int, others: Collection[int]) -> bool:
    """Whether a text is repeated on one of the nearby pages."""
    return any(page + step in others for step in range(-_AROUND, _AROUND + 1) if step)


def _slot(line: Line) -> tuple[int, int]:
    """The approximate position and size of a line."""
    return round(line.base / _SLOT), round(line.size * 2)


def _shape(line: Line, printed: Mapping[int, str]) -> str:
    """A line's words without the page number."""
    number = printed.get(line.page)
    words = line.text.casefold().split()
    return " ".join("#" if word.strip(_AROUND_NUMBER) == number else word for word in words)


def _numbered(edges: Sequence[Sequence[Line]]) -> tuple[dict[int, str], set[int]]:
    """The number printed on each page, and the lines, by identity, with nothing else.

    Page numbers grow with the pages: at one place on the page, the difference from the page's index
    is the same on several pages.
    """
    offers = [_Offer(line, *one) for lines in edges for line in lines for one in _values(line.text)]
    places: dict[tuple[int, bool], dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    by_kind: dict[tuple[int, bool], list[_Offer]] = defaultdict(list)
    for offer in offers:
        by_kind[offer.kind].append(offer)
        places[offer.kind][_slot(offer.line)[0]].add(offer.line.page)
    strength = {kind: max(map(len, slots.values())) for kind, slots in places.items()}
    printed: dict[int, str] = {}
    alone: set[int] = set()
    for kind in sorted(strength, key=lambda kind: -strength[kind]):
        of_kind = by_kind[kind]
        least = _LEAST if any(_is_alone(offer.line.text) for offer in of_kind) else _LEAST + 1
        if strength[kind] < min(least, len(edges)) or (len(edges) == 1 and kind != (1, True)):
            continue
        for line, sign, _ in of_kind:
            is_alone = _is_alone(line.text)
            is_usual = len(places[kind][_slot(line)[0]]) >= least
            if (is_alone or is_usual) and printed.setdefault(line.page, sign) == sign and is_alone:
                alone.add(id(line))
    return printed, alone


def _is_alone(text: str) -> bool:
    """Whether a line is a page number and nothing else, such as `- 3 -` or `Page 3 of 7`."""
    words = text.strip(_AROUND_NUMBER).split()
    if len(words) == 1 and _NUMBER.fullmatch(words[0]):
        return True
    return len(words) <= _LONGEST_COUNT and _OF.search(text) is not None


def _values(text: str) -> Iterator[tuple[str, int]]:
    """The numbers at the start and end of a line, as written and as values."""
    if found := _OF.search(text):
        yield found[1], int(found[1])
        return
    for match in _AT_END.finditer(text):
        sign = match["first"] or match["last"]
        value = int(sign) if sign.isdigit() else roman(sign)
        if value:
            yield sign, value


def roman(sign: str) -> int:
    """The value of a Roman numeral; 0 if it is not one."""
    values = [_ROMAN.get(letter, 0) for letter in sign.casefold()]
    if not all(values):
        return 0
    total = sum(
        -value if value < max(values[at + 1 :], default=0) else value
        for at, value in enumerate(values)
    )
    return total if as_roman(total) == sign.casefold() else 0


def as_roman(value: int) -> str:
    """A number as a lower-case Roman numeral."""
    signs = zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
    found = ""
    for worth, sign in signs:
        count, value = divmod(value, worth)
        found += sign * count
    return found


def labels(count: int, given: Sequence[str], printed: Mapping[int, str]) -> list[str]:
    """The name of each page: its label, or else its printed number, or else its count.

    Args:
        count: How many pages there are.
        given: The labels that the file gives, empty where it gives none.
        printed: The numbers printed on pages, by index.
    """
    if any(given):
        return [label or printed.get(at) or str(at + 1) for at, label in enumerate(given)]
    if not printed:
        return [str(index + 1) for index in range(count)]
    return [printed.get(index) or _between(index, printed) for index in range(count)]


def _between(index: int, printed: Mapping[int, str]) -> str:
    """The number of a page without a printed one, inferred from nearby pages."""
    before = max((at for at in printed if at < index), default=None)
    after = min((at for at in printed if at > index), default=None)
    near = after if before is None else before
    if near is None:
        return ""
    sign = printed[near]
    value = (int(sign) if sign.isdigit() else roman(sign)) + index - near
    if value < 1:
        return ""
    return str(value) if sign.isdigit() else as_roman(value)
