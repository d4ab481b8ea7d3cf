"""What a person writes about a text: a marked span with its colour, note and tags.

The terms are those of the W3C Web Annotation model, so that a row maps to it without loss.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from reader.annotations.pens import COLORS
from reader.text.document import Span
from reader.text.punctuation import QUOTATION_MARKS


class Motivation(StrEnum):
    """Why an annotation was made."""

    HIGHLIGHTING = "highlighting"
    COMMENTING = "commenting"
    BOOKMARKING = "bookmarking"
    LINKING = "linking"


class Status(StrEnum):
    """How surely an annotation stands where it is shown."""

    EXACT = "exact"
    """The same words, maybe at another place."""
    SHIFTED = "shifted"
    """The same words but for white space, quote style or case."""
    EDITED = "edited"
    """The same passage, with words changed inside."""
    REVIEW = "review"
    """A candidate that is not sure enough to be shown as the truth."""
    ORPHAN = "orphan"
    """Lost: today's text does not hold it."""


@dataclass(frozen=True, slots=True)
class TextSelector:
    """How a passage is found again: by its position and by its words. Never rewritten."""

    start: int
    """The offset of its first character in the text it was made on."""
    end: int
    """The offset behind its last character there."""
    exact: str
    """The marked words."""
    prefix: str
    """The text just before them."""
    suffix: str
    """The text just after them."""
    text_sha256: str
    """The identity of the text it was made on."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a selector was found in a text of today."""

    span: Span | None
    """The place; None for an orphan."""
    status: Status
    """How surely."""
    score: float = 1.0
    """How alike what was found is to what was marked, from 0 to 1."""
    method: str = "position"
    """What found it: `position`, `quote` …"""
    text_sha256: str = ""
    """The identity of the text that the place belongs to."""


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in its document a passage stands, in a citation's terms."""

    paragraph: int | None = None
    """Its first paragraph's number."""
    heading: str = ""
    """The heading that it stands under."""
    page: str = ""
    """Its page, where the source has real pages."""
    last_paragraph: int | None = None
    """Its last paragraph's number, where that is another than the first."""
    line: int | None = None
    """Its first line's number, where the text is verse."""
    last_line: int | None = None
    """Its last line's number, where that is another than the first."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One of the passages of a mark that was joined from several."""

    selector: TextSelector
    """What was marked."""
    anchor: Anchor
    """Where that is today."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an annotation is in one text."""

    anchors: tuple[Anchor, ...]
    """An anchor for each of its passages: what was marked first, then what was joined to it."""
    locator: Locator | None = None
    """How a citation names that place; None where no passage was surely found."""


GAP = " […] "
"""What stands for the words between two passages of one mark."""


@dataclass(frozen=True, slots=True)
class Link:
    """A relation from one annotation to another."""

    to: str
    """The other annotation's id."""
    relation: str = ""
    """What it is to this one, such as `supports`."""
    note: str = ""
    """Why."""


@dataclass(frozen=True, slots=True)
class Imported:
    """Where an annotation came from that was not made here."""

    system: str
    """The program."""
    id: str
    """Its id there."""
    at: datetime
    """When it was brought in."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A marked passage: what was marked, what was said of it, and where it is today."""

    id: str
    """A UUID."""
    document: str
    """The id of the document it belongs to."""
    selector: TextSelector
    """What was marked."""
    anchor: Anchor
    """Where that is today."""
    created: datetime
    """When it was made; always with a time zone."""
    modified: datetime
    """When it was last changed; always with a time zone."""
    motivation: Motivation = Motivation.HIGHLIGHTING
    """Why it was made."""
    color: str = COLORS[0]
    """One of `COLORS`."""
    note: str = ""
    """What the person wrote, in Markdown."""
    tags: tuple[str, ...] = ()
    """In the order they were given, without doubles."""
    style: str = "highlight"
    """How it is drawn."""
    links: tuple[Link, ...] = ()
    """Its relations to other annotations."""
    creator: str = ""
    """Who made it, where more than one person shares a file."""
    deleted: datetime | None = None
    """When it was deleted, or None while it is not."""
    locator: Locator = Locator()
    """How a citation names its place in today's text; in the last it was found in, if lost."""
    marked_locator: Locator | None = None
    """The same for the text it was marked on; None while it was found in no other text."""
    imported: Imported | None = None
    """Where it was brought in from."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """What other programs keep with it."""
    more: tuple[Passage, ...] = ()
    """The passages that were joined to it, in the order of the text."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All that was marked, in the order of the text that it was marked in."""
        first = Passage(self.selector, self.anchor)
        return tuple(sorted((first, *self.more), key=lambda each: each.selector.start))

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """Where it is today: what was marked first, then what was joined to it."""
        return self.anchor, *(passage.anchor for passage in self.more)

    def noted(self, note: str) -> Annotation:
        """The same with another note, or with none."""
        plain = {Motivation.HIGHLIGHTING, Motivation.COMMENTING}
        motivation = Motivation.COMMENTING if note else Motivation.HIGHLIGHTING
        kept = self.motivation if self.motivation not in plain else motivation
        return replace(self, note=note, motivation=kept)

    @property
    def is_numbered(self) -> bool:
        """Whether `locator` is that of the text that its anchors belong to."""
        return self.marked_locator is not None or _on_own_text(self, self.anchors)

    def placed(self, placement: Placement) -> Annotation:
        """The same annotation where it was found in a text."""
        first, *others = placement.anchors
        joined = zip(self.more, others, strict=True)
        more = tuple(Passage(passage.selector, anchor) for passage, anchor in joined)
        marked = self.marked_locator or self.locator
        locator = placement.locator or self.locator
        if not locator.page:
            # The text tells no pages: the one that somebody else knew is the best there is.
            locator = replace(locator, page=marked.page)
        is_as_marked = locator == marked and _on_own_text(self, placement.anchors)
        return replace(
            self,
            anchor=first,
            more=more,
            locator=locator,
            marked_locator=None if is_as_marked else marked,
        )

    @property
    def words(self) -> str:
        """The marked words, with […] where passages were joined."""
        if not self.more:
            return self.selector.exact
        return GAP.join(passage.selector.exact.strip() for passage in self.passages)

    @property
    def quotation(self) -> str:
        """Its words in quotation marks; where they begin or end with some, as they are."""
        words = self.words
        return words if {words[:1], words[-1:]} & set(QUOTATION_MARKS) else f"“{words}”"

    @property
    def start(self) -> int:
        """The offset that it is sorted by: where it is today, else where it was."""
        return self.anchor.span.start if self.anchor.span else self.selector.start


def _on_own_text(annotation: Annotation, anchors: Sequence[Anchor]) -> bool:
    """Whether anchors belong to the texts that an annotation's passages were marked on."""
    selectors = (annotation.selector, *(passage.selector for passage in annotation.more))
    return all(
        anchor.text_sha256 == selector.text_sha256
        for anchor, selector in zip(anchors, selectors, strict=True)
    )


def shared_tags(marks: Sequence[Annotation]) -> tuple[str, ...]:
    """The tags that all of some marks have."""
    first, *others = marks
    return tuple(tag for tag in first.tags if all(tag in mark.tags for mark in others))


def tags_of(marks: Iterable[Annotation]) -> list[tuple[str, int]]:
    """The tags that any of some marks has, with how many have each, the most first."""
    counts = Counter(tag for mark in marks for tag in mark.tags)
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))


def counted(count: int) -> str:
    """How many marks, in words."""
    return "1 mark" if count == 1 else f"{count:,} marks"
