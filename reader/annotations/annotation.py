"""Annotations: a highlight with its note, tags and links, and its place in the text.

The terms are those of the W3C Web Annotation model, so that a row maps to it without loss.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from reader.annotations.pens import COLORS
from reader.text.document import Document, Span
from reader.text.punctuation import QUOTATION_MARKS


class Motivation(StrEnum):
    """Why an annotation was made."""

    HIGHLIGHTING = "highlighting"
    COMMENTING = "commenting"
    BOOKMARKING = "bookmarking"
    LINKING = "linking"


class Status(StrEnum):
    """How certain it is that an annotation belongs where it is shown."""

    EXACT = "exact"
    """The same words, possibly in another place."""
    SHIFTED = "shifted"
    """The same words except for white space, quote style or case."""
    EDITED = "edited"
    """The same passage with some words changed."""
    REVIEW = "review"
    """A candidate that is too uncertain to be shown as correct."""
    LOST = "orphan"
    """Not in the current text; the file and other programs have the older word."""

    @property
    def word(self) -> str:
        """What it is called where people see it, also in queries."""
        return {Status.LOST: "lost", Status.REVIEW: "unsure"}.get(self, self.value)

    @property
    def is_doubtful(self) -> bool:
        """Whether somebody has to say where the annotation belongs."""
        return self in {Status.REVIEW, Status.LOST}


class TextSelector(NamedTuple):
    """The position and quote of a highlighted passage, to find it again. Never rewritten."""

    start: int
    """The offset of its first character in the text it was highlighted in."""
    end: int
    """The offset after its last character there."""
    exact: str
    """The highlighted words."""
    prefix: str
    """The text just before them."""
    suffix: str
    """The text just after them."""
    text_sha256: str
    """The SHA-256 of the text it was highlighted in."""


class Anchor(NamedTuple):
    """Where a selector was found in a text."""

    span: Span | None
    """The span where it was found; None for a lost one."""
    status: Status
    """How certain it is."""
    score: float = 1.0
    """The similarity of what was found to what was highlighted, from 0 to 1."""
    method: str = "position"
    """The method that found it: `position`, `quote` …"""
    text_sha256: str = ""
    """The SHA-256 of the text that the span belongs to."""


class Locator(NamedTuple):
    """The place of a passage in its document, as a citation names it."""

    paragraph: int | None = None
    """The number of its first paragraph."""
    heading: str = ""
    """The heading it stands under."""
    page: str = ""
    """Its page, if the source has real pages."""
    last_paragraph: int | None = None
    """The number of its last paragraph, if it is not the first."""
    line: int | None = None
    """The number of its first line, if the text is verse."""
    last_line: int | None = None
    """The number of its last line, if it is not the first."""
    time: str = ""
    """The time of its words, if the text is a transcript: `15:20`, or `15:20-15:32`."""
    note: str = ""
    """The label of the note it stands in, if that has no number of its own."""


_NOWHERE = Locator()


class Passage(NamedTuple):
    """One of several passages of an annotation."""

    selector: TextSelector
    """Its position and quote when it was highlighted."""
    anchor: Anchor
    """Its place in the current text."""


class Placement(NamedTuple):
    """The place of an annotation in one text."""

    anchors: tuple[Anchor, ...]
    """An anchor for each passage: the first one highlighted, then those joined to it."""
    locator: Locator | None = None
    """The place as a citation names it; None if no passage was found with certainty."""


GAP = " […] "
"""Stands for the words between two passages of one annotation."""


class Link(NamedTuple):
    """A relation from one annotation to another."""

    to: str
    """The other annotation's id."""
    relation: str = ""
    """How this annotation relates to the other, such as `supports`."""
    note: str = ""
    """A note on the link."""


class Imported(NamedTuple):
    """The origin of an annotation that was imported."""

    system: str
    """The program it came from."""
    id: str
    """Its id in that program."""
    at: datetime
    """When it was imported."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A highlight with its note, tags and links, and its place in the current text."""

    id: str
    """A UUID."""
    document: str
    """The id of the document it belongs to."""
    selector: TextSelector
    """The selector of its first passage."""
    anchor: Anchor
    """The place of its first passage in the current text."""
    created: datetime
    """When it was created; always with a time zone."""
    modified: datetime
    """When it was last changed; always with a time zone."""
    motivation: Motivation = Motivation.HIGHLIGHTING
    """Why it was created."""
    color: str = COLORS[0]
    """One of `COLORS`."""
    note: str = ""
    """The note, in Markdown."""
    tags: tuple[str, ...] = ()
    """The tags in the order they were given, without duplicates."""
    style: str = "highlight"
    """The style in which it is drawn."""
    links: tuple[Link, ...] = ()
    """Its relations to other annotations."""
    creator: str = ""
    """Who created it, if several people share a file."""
    deleted: datetime | None = None
    """When it was deleted; None if it is not."""
    locator: Locator = _NOWHERE
    """Its locator in the current text; if it is lost, in the last text it was found in."""
    marked_locator: Locator | None = None
    """Its locator in the text it was highlighted in; None unless it was found in another."""
    imported: Imported | None = None
    """Its origin, if it was imported."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """Data of other programs."""
    more: tuple[Passage, ...] = ()
    """The passages joined to it, in the order of the text."""
    source: Document | None = field(default=None, compare=False, repr=False)
    """Its document for quoting, if available; never stored."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages, in the order of the text they were highlighted in."""
        first = Passage(self.selector, self.anchor)
        return tuple(sorted((first, *self.more), key=lambda each: each.selector.start))

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """The anchors of all passages: the first one highlighted, then those joined to it."""
        return self.anchor, *(passage.anchor for passage in self.more)

    def in_current_words(self, document: Document) -> Annotation:
        """The annotation with the words that its edited passages have in the current text.

        Those that are lost or not certain keep the words that were highlighted.
        """

        def current(selector: TextSelector, anchor: Anchor) -> TextSelector:
            if anchor.status is not Status.EDITED or anchor.text_sha256 != document.sha256:
                return selector
            return selector._replace(exact=document.text[slice(*(anchor.span or ()))])

        return replace(
            self,
            selector=current(self.selector, self.anchor),
            more=tuple(
                each._replace(selector=current(each.selector, each.anchor)) for each in self.more
            ),
        )

    def noted(self, note: str) -> Annotation:
        """The annotation with another note, or with none."""
        return replace(self, note=note, motivation=_motivation(self, note, self.links))

    def with_links(self, links: tuple[Link, ...]) -> Annotation:
        """The annotation with other links, or with none."""
        return replace(self, links=links, motivation=_motivation(self, self.note, links))

    @property
    def is_numbered(self) -> bool:
        """Whether `locator` belongs to the text that its anchors belong to."""
        return self.marked_locator is not None or _on_own_text(self, self.anchors)

    def placed(self, placement: Placement) -> Annotation:
        """The annotation at the place where it was found in a text."""
        first, *others = placement.anchors
        joined = zip(self.more, others, strict=True)
        more = tuple(Passage(passage.selector, anchor) for passage, anchor in joined)
        marked = self.marked_locator or self.locator
        locator = placement.locator or self.locator
        if not locator.page:
            # The text has no pages: the one that somebody else recorded is the best available.
            locator = locator._replace(page=marked.page)
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
        """The highlighted words, with […] between passages."""
        if not self.more:
            return self.selector.exact
        return GAP.join(passage.selector.exact.strip() for passage in self.passages)

    @property
    def quotation(self) -> str:
        """Its words in quotation marks, unless they begin or end with one."""
        words = self.words
        return words if {words[:1], words[-1:]} & set(QUOTATION_MARKS) else f"“{words}”"

    @property
    def start(self) -> int:
        """The offset it is sorted by: in the current text, else where it was highlighted."""
        return self.anchor.span.start if self.anchor.span else self.selector.start


def _motivation(annotation: Annotation, note: str, links: Sequence[Link]) -> Motivation:
    """The motivation that follows from its note and links; one set by others stays."""
    if annotation.motivation is Motivation.BOOKMARKING:
        return annotation.motivation
    if links or (annotation.motivation is Motivation.LINKING and not annotation.links):
        return Motivation.LINKING
    return Motivation.COMMENTING if note else Motivation.HIGHLIGHTING


def _on_own_text(annotation: Annotation, anchors: Sequence[Anchor]) -> bool:
    """Whether anchors belong to the texts that an annotation's passages were highlighted in."""
    selectors = (annotation.selector, *(passage.selector for passage in annotation.more))
    return all(
        anchor.text_sha256 == selector.text_sha256
        for anchor, selector in zip(anchors, selectors, strict=True)
    )


def shared_tags(annotations: Sequence[Annotation]) -> tuple[str, ...]:
    """The tags that several annotations have in common."""
    first, *others = annotations
    return tuple(tag for tag in first.tags if all(tag in annotation.tags for annotation in others))


def tags_of(annotations: Iterable[Annotation]) -> list[tuple[str, int]]:
    """The tags of several annotations with their counts, the most frequent first."""
    counts = Counter(tag for annotation in annotations for tag in annotation.tags)
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))
