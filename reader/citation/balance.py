"""Quotations that a passage cuts, made whole: each has a mark at both ends.

Where a passage ends inside a quotation, that one is closed at its end; where it begins inside
one that ends in it, that one is opened at its beginning. A passage that is all inside a quotation
needs no marks of it. What stands around the passage in its text settles which marks are meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.citation.markup.rich import MARKS
from reader.citation.quotation_pairs import (
    CLOSERS,
    LINE,
    PARAGRAPH,
    SPACED,
    STOPS,
    Marks,
    Pair,
    beside,
    is_single,
    marks_in,
)

Paragraphs = Sequence[Sequence[str]]
"""Paragraphs with their lines, as rich text."""

_OPENERS: Mapping[str, str] = {
    **{closer: opener for opener, closers in CLOSERS.items() for closer in closers},
    "”": "“",
    "’": "‘",
    "“": "„",
    "‘": "‚",
    '"': '"',
    "'": "'",
    "»": "«",
    "›": "‹",
}
"""The mark that usually opens what a mark closes."""
_ALL_MARKS = "".join((*CLOSERS, *CLOSERS.values()))
_SPACES = " \u00a0\u202f"
_INTRODUCED = frozenset(STOPS + '([“"„«')
"""What stands before a quotation that opens with a mark that may be an apostrophe."""


class Around(NamedTuple):
    """The text around a passage, as far as quotations may reach."""

    before: str = ""
    """Whatever is before it in its paragraph, and any paragraphs that this one may continue."""
    behind: str = ""
    """Whatever follows it in its paragraph, and the beginning of the next one."""


def joined(paragraphs: Paragraphs) -> str:
    """Paragraphs as one text, with the separators of `quotation_pairs`."""
    return PARAGRAPH.join(LINE.join(lines) for lines in paragraphs)


def apart(text: str) -> tuple[tuple[str, ...], ...]:
    """The paragraphs and lines of such a text; none is empty."""
    found = (tuple(filter(None, lines.split(LINE))) for lines in text.split(PARAGRAPH))
    return tuple(filter(None, found))


def balanced(paragraphs: Paragraphs, around: Around | None = None) -> Paragraphs:
    """A passage whose quotations all have both their marks.

    Args:
        paragraphs: The passage.
        around: The text around it, if that is known.
    """
    if not paragraphs:
        return paragraphs
    before, behind = around or ("", "")
    passage = joined(paragraphs)
    cut = _Cut(f"{before}{passage}{behind}", len(before), len(before) + len(passage))
    changes = dict(cut.changes(is_alone=around is None))
    if not changes:
        return paragraphs
    chars = [changes.get(at, cut.text[at]) for at in range(cut.start, cut.end)]
    return apart("".join([*chars, changes.get(cut.end, "")]))


class _Cut:
    """A passage cut out of a text."""

    def __init__(self, text: str, start: int, end: int) -> None:
        """Find the quotation marks of the text.

        Args:
            text: The text.
            start: Where the passage begins in it.
            end: Where it ends.
        """
        self.text, self.start, self.end = text, start, end
        self._marks: Marks = marks_in(text)
        self._added: dict[int, list[str]] = {}

    def changes(self, *, is_alone: bool) -> Iterator[tuple[int, str]]:
        """The characters that change, by their indices, and what is put for each.

        Args:
            is_alone: Whether nothing is known of the text around the passage.
        """
        replaced: dict[int, str] = {}
        cut = [each for each in self._marks.pairs if self._is_cut(each)]
        cut += [each for each in self._marks.unclosed if self._is_meant(each, is_alone=is_alone)]
        for quotation in sorted(cut, key=lambda each: each.start, reverse=True):
            replaced |= self._completed(quotation)
        opened = [at for at in self._marks.unopened if self.start <= at < self.end]
        for at in opened:
            self._add(self._paragraph_of(at), self._opener_of(at), first=True)
        for at in {*replaced, *self._added}:
            # What is added stands before the character, which is none of the passage at its end.
            char = "" if at == self.end else replaced.get(at, self.text[at])
            yield at, "".join(self._added.get(at, [])) + char

    def _completed(self, quotation: Pair) -> dict[int, str]:
        """The changes of marks for a quotation that is cut; what it lacks is added."""
        opener = self.text[quotation.start]
        inside = [at for at in quotation.repeats if self.start <= at < self.end]
        begins = quotation.start >= self.start
        ends = 0 <= quotation.end < self.end
        first = inside[0] if inside and self._is_at_start(inside[0]) else -1
        if not begins and not ends and first < 0:
            spaces = [at + 1 for at in inside if self._space_at(at + 1, opener)]
            return dict.fromkeys([*inside, *spaces], "")
        changed = {} if begins or first < 0 else {first: opener}
        if not begins and first < 0:
            closer = self.text[quotation.end]
            self._add(self.start, opener + self._space_at(quotation.end - 1, closer), first=True)
        if not ends:
            space = self._space_at(quotation.start + 1, opener)
            at = self._end_of((inside or [quotation.start])[-1], quotation)
            self._add(at, space + self._closer_of(opener), first=False)
        return changed

    def _is_at_start(self, at: int) -> bool:
        """Whether only marks precede an index in the passage."""
        return not self.text[self.start : at].strip(_SPACES + MARKS + _ALL_MARKS)

    def _is_cut(self, pair: Pair) -> bool:
        """Whether only one end of a quotation, or none, is in the passage."""
        is_outside = pair.end < self.start or pair.start >= self.end
        return not is_outside and (pair.start < self.start or pair.end >= self.end)

    def _is_meant(self, quotation: Pair, *, is_alone: bool) -> bool:
        """Whether a mark that nothing closes opens a quotation that reaches into the passage."""
        last = (quotation.repeats or [quotation.start])[-1]
        if quotation.start >= self.end or (quotation.start < self.start and last < self.start):
            return False
        if not is_single(self.text[quotation.start]) or quotation.repeats:
            return True
        before, after = beside(self.text, quotation.start)
        found = self.text[: quotation.start].rstrip(_SPACES)[-1:]
        is_introduced = not found or found in _INTRODUCED or before in PARAGRAPH + LINE
        return is_alone and is_introduced and not after.isdigit()

    def _paragraph_of(self, at: int) -> int:
        """Where the paragraph of the passage that an index is in begins."""
        return max(self.text.rfind(PARAGRAPH, 0, at) + 1, self.start)

    def _end_of(self, at: int, quotation: Pair) -> int:
        """Where a quotation that goes on behind the passage, or is never closed, ends in it."""
        if quotation.end >= self.end:
            return self.end
        found = self.text.find(PARAGRAPH, at, self.end)
        return self.end if found < 0 else found

    def _opener_of(self, at: int) -> str:
        """The mark that would open what a mark closes, as others do in the text."""
        closer = self.text[at]
        opener = next(
            (self.text[each.start] for each in self._marks.pairs if self.text[each.end] == closer),
            _OPENERS[closer],
        )
        return opener + self._space_at(at - 1, closer)

    def _closer_of(self, opener: str) -> str:
        """The mark that closes what a mark opens, as others do in the text."""
        return next(
            (self.text[each.end] for each in self._marks.pairs if self.text[each.start] == opener),
            CLOSERS[opener][0],
        )

    def _space_at(self, at: int, mark: str) -> str:
        """The space at an index, if it belongs to the mark beside it."""
        char = self.text[at : at + 1] if at >= 0 else ""
        return char if mark in SPACED and char in _SPACES else ""

    def _add(self, at: int, mark: str, *, first: bool) -> None:
        """Add a mark before an index, before or after what was added there."""
        added = self._added.setdefault(at, [])
        added.insert(0 if first else len(added), mark)
