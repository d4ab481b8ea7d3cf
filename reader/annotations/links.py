"""Links between annotations, as seen from either end.

A link is kept in the row of the annotation that it begins at. An end that is in the trash or no
longer exists is reported, never dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.annotations.annotation import Annotation, Link, Status
from reader.annotations.records import DocumentRecord
from reader.errors import ReaderError
from reader.text.folding import fold_trimmed
from reader.text.suggest import nearest

MISSING, TRASHED, LOST = "missing", "in the trash", "lost in its text"
"""The reason why an end can't be visited."""


Told = Callable[[str], "Sequence[ToldLink]"]
"""Returns the described links of an annotation, by its id."""


class Relation(NamedTuple):
    """The kinds of relation between annotations."""

    name: str
    """The relation of the first end to the other, such as `supports`."""
    reverse: str
    """The name at the other end, such as `supported by`; the same for a symmetric relation."""
    key: str = ""
    """The key that selects it."""


RELATIONS = (
    Relation("supports", "supported by", "1"),
    Relation("contradicts", "contradicts", "2"),
    Relation("repeats", "repeated by", "3"),
    Relation("source of", "based on", "4"),
    Relation("see also", "see also", "5"),
)
"""The relations that exist without any settings."""


class Direction(NamedTuple):
    """A relation as named from one end."""

    name: str
    """The name of the relation."""
    is_reversed: bool
    """Whether its reverse was named, so that the link begins at the other end."""


class LinkEnd(NamedTuple):
    """A link as seen from one of the annotations that it connects."""

    at: str
    """The id of the annotation that it is seen from."""
    other: str
    """The id of the annotation at the other end."""
    link: Link
    """The link as stored in the row."""
    begins_here: bool
    """Whether it is stored in the row of `at`."""

    @property
    def row(self) -> str:
        """The id of the annotation whose row has it."""
        return self.at if self.begins_here else self.other

    @property
    def turned(self) -> LinkEnd:
        """The same link, as seen from its other end."""
        return LinkEnd(self.other, self.at, self.link, not self.begins_here)

    def named(self, relations: Iterable[Relation]) -> str:
        """The name of the relation, as seen from this end."""
        name = self.link.relation
        if self.begins_here:
            return name or "linked to"
        return reverse_of(name, relations) if name else "linked from"


class ToldLink(NamedTuple):
    """A link as it is described at one end."""

    end: LinkEnd
    """The link."""
    relation: str
    """The name of the relation, as seen from this end."""
    other: Annotation | None
    """The annotation at the other end; None if no row has it any more."""
    title: str
    """The title of the text that it is in, or an empty string."""

    @property
    def note(self) -> str:
        """The note on the link."""
        return self.end.link.note

    @property
    def state(self) -> str:
        """Why the other end can't be visited, or an empty string."""
        if self.other is None:
            return MISSING
        if self.other.deleted:
            return TRASHED
        return LOST if self.other.anchor.status is Status.LOST else ""

    @property
    def words(self) -> str:
        """The other end in words: the highlighted text and where it is."""
        if self.other is None:
            return f"an annotation that is {MISSING} ({self.end.other[:8]})"
        place = f"¶{self.other.locator.paragraph}" if self.other.locator.paragraph else ""
        where = " ".join(filter(None, (self.title, place)))
        facts = ", ".join(filter(None, (where, self.state)))
        quotation = " ".join(self.other.quotation.split())
        return f"{quotation} ({facts})" if facts else quotation

    @property
    def line(self) -> str:
        """The whole description, on one line."""
        note = " ".join(self.note.split())
        return f"{self.relation} {self.words}{f': {note}' if note else ''}"


class Links:
    """All links between some annotations, by their ends."""

    def __init__(self, annotations: Iterable[Annotation]) -> None:
        """Index the links.

        Args:
            annotations: All of them, those in the trash too.
        """
        self._ends: dict[str, list[LinkEnd]] = {}
        self._known: dict[str, Annotation] = {}
        known = tuple(annotations)
        # Most annotations have none, and there may be very many.
        for each in [each for each in known if each.links]:
            for link in each.links:
                here = LinkEnd(each.id, link.to, link, begins_here=True)
                self._ends.setdefault(each.id, []).append(here)
                there = LinkEnd(link.to, each.id, link, begins_here=False)
                self._ends.setdefault(link.to, []).append(there)
        if self._ends:
            self._known = {each.id: each for each in known if each.id in self._ends}

    def __contains__(self, key: object, /) -> bool:
        """Whether an annotation is an end of a link."""
        return key in self._ends

    def __iter__(self) -> Iterator[LinkEnd]:
        """All links, each as seen from where it begins."""
        return (end for ends in self._ends.values() for end in ends if end.begins_here)

    @property
    def names(self) -> Sequence[str]:
        """The names of the relations in use."""
        return tuple(dict.fromkeys(end.link.relation for end in self if end.link.relation))

    def of(self, key: str) -> Sequence[LinkEnd]:
        """The links of an annotation: those that begin there, then the others."""
        ends = self._ends.get(key, ())
        return sorted(ends, key=lambda end: not end.begins_here)

    def annotation(self, key: str) -> Annotation | None:
        """The annotation with an id at an end of a link, if a row has it."""
        return self._known.get(key)

    def other(self, end: LinkEnd) -> Annotation | None:
        """The annotation at the other end of a link, if a row has it."""
        return self.annotation(end.other)

    def told(
        self,
        key: str,
        relations: Sequence[Relation],
        records: Mapping[str, DocumentRecord],
    ) -> tuple[ToldLink, ...]:
        """The described links of an annotation.

        Args:
            key: The annotation's id.
            relations: The relations there are.
            records: What is known of each document, by id.
        """
        found = []
        for end in self.of(key):
            other = self.other(end)
            record = records.get(other.document) if other else None
            title = record.title if record else ""
            found.append(ToldLink(end, end.named(relations), other, title))
        return tuple(found)


def untold(key: str) -> Sequence[ToldLink]:
    """No links."""
    del key
    return ()


def reverse_of(name: str, relations: Iterable[Relation]) -> str:
    """The name of a relation at its other end."""
    wanted = fold_trimmed(name)
    for each in relations:
        if fold_trimmed(each.name) == wanted:
            return each.reverse
        if fold_trimmed(each.reverse) == wanted:
            return each.name
    return f"← {name}"


def relation_named(typed: str, relations: Sequence[Relation]) -> Direction:
    """The relation with a name, from either end.

    Raises:
        ReaderError: There is none of that name.
    """
    wanted = fold_trimmed(typed)
    for each in relations:
        if fold_trimmed(each.name) == wanted:
            return Direction(each.name, is_reversed=False)
    for each in relations:
        if fold_trimmed(each.reverse) == wanted:
            return Direction(each.name, is_reversed=True)
    names = dict.fromkeys(name for each in relations for name in (each.name, each.reverse))
    raise ReaderError(
        f"There is no relation “{typed}”. {nearest(typed, names)} "
        "Others are named in the settings, under [[relations]]."
    )


def linked(annotation: Annotation, link: Link) -> Annotation:
    """An annotation with one more link; one with the same end and relation is replaced."""
    others = [each for each in annotation.links if not _is_same(each, link)]
    return annotation.with_links((*others, link))


def unlinked(annotation: Annotation, link: Link) -> Annotation:
    """An annotation without a link."""
    return annotation.with_links(tuple(each for each in annotation.links if each != link))


def led_to(annotation: Annotation, gone: Iterable[str], to: str) -> Annotation:
    """An annotation whose links lead to another one instead of to some that became part of it."""
    parts = {*gone}
    if not any(link.to in parts for link in annotation.links):
        return annotation
    moved = [
        Link(to, each.relation, each.note) if each.to in parts else each
        for each in annotation.links
    ]
    return annotation.with_links(united_links(moved))


def united_links(links: Iterable[Link]) -> tuple[Link, ...]:
    """Links, with those of the same end and relation merged and their notes combined."""
    found: dict[tuple[str, str], Link] = {}
    for each in links:
        key = each.to, fold_trimmed(each.relation)
        before = found.get(key)
        notes = dict.fromkeys(
            note for note in (before.note if before else "", each.note) if note.strip()
        )
        found[key] = Link(each.to, before.relation if before else each.relation, "\n".join(notes))
    return tuple(found.values())


def _is_same(one: Link, other: Link) -> bool:
    return one.to == other.to and fold_trimmed(one.relation) == fold_trimmed(other.relation)
