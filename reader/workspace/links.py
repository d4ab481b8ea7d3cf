"""Links between annotations: made, changed and removed at a desk, and those between two texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.anchoring.reanchor import FOUND
from reader.annotations.annotation import Annotation, Link
from reader.annotations.links import LinkEnd, linked, relation_named, unlinked
from reader.compare.linked import LinkedPair
from reader.errors import ReaderError
from reader.store.snapshot import Snapshot
from reader.store.transaction import Draft
from reader.text.document import Document, Span
from reader.text.folding import fold_trimmed
from reader.workspace.desk import Desk
from reader.workspace.merging import living


class Linking:
    """Makes, changes and removes links, each as one step that can be undone."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def link(self, one: str, other: str, relation: str, note: str = "") -> str:
        """Link two annotations; returns what was done.

        Args:
            one: The id of the annotation that the relation is stated of.
            other: The id of the other one.
            relation: The name of the relation; by its reverse, the link begins at the other end.
            note: A note on the link.

        Raises:
            ReaderError: There is no such relation, both are the same annotation, one was deleted,
                they are linked so already, or the file can't be written.
        """
        if one == other:
            raise ReaderError("A highlight can't be linked with itself: go to another one.")
        named = relation_named(relation, self._desk.relations)
        start, end = (other, one) if named.is_reversed else (one, other)

        def make(now: Snapshot, draft: Draft) -> str:
            before = living(now.annotation(start))
            living(now.annotation(end))
            self._refuse_double(now.links.of(start), end, named.name)
            draft.update(before, linked(before, Link(end, named.name, note.strip())))
            return f"linking ({named.name})"

        return self._desk.store.step(make)

    def change(self, end: LinkEnd, relation: str, note: str) -> str:
        """Change the relation of a link, as seen from this end, or its note.

        Raises:
            ReaderError: There is no such relation, the link is gone, the annotation that it
                begins at was deleted, or the file can't be written.
        """
        if fold_trimmed(relation) == fold_trimmed(end.named(self._desk.relations)):
            # The settings may no longer name a relation.
            return self._rewrite(end, end.link._replace(note=note.strip()))
        named = relation_named(relation, self._desk.relations)
        if named.is_reversed is end.begins_here:
            return self._turn(end, Link(end.row, named.name, note.strip()))
        return self._rewrite(end, Link(end.link.to, named.name, note.strip()))

    def remove(self, end: LinkEnd) -> str:
        """Remove a link; returns what was done.

        Raises:
            ReaderError: It is gone already, or the file can't be written.
        """

        def make(now: Snapshot, draft: Draft) -> str:
            before = _with(now, end)
            draft.update(before, unlinked(before, end.link))
            return f"unlinking ({end.link.relation})" if end.link.relation else "unlinking"

        return self._desk.store.step(make)

    def _rewrite(self, end: LinkEnd, link: Link) -> str:
        """Replace one link with another."""

        def make(now: Snapshot, draft: Draft) -> str:
            before = living(_with(now, end))
            others = [each for each in before.links if each != end.link]
            if _is_there(others, link):
                raise _double(link.relation)
            links = tuple(link if each == end.link else each for each in before.links)
            draft.update(before, before.with_links(links))
            return f"changing a link ({link.relation})"

        return self._desk.store.step(make)

    def _turn(self, end: LinkEnd, link: Link) -> str:
        """Reverse a link, so that it begins at the other end."""

        def make(now: Snapshot, draft: Draft) -> str:
            before = living(_with(now, end))
            start = living(now.annotation(end.link.to))
            if _is_there(start.links, link):
                raise _double(link.relation)
            draft.update(before, unlinked(before, end.link))
            draft.update(start, linked(start, link))
            return f"changing a link ({link.relation})"

        return self._desk.store.step(make)

    def _refuse_double(self, ends: Sequence[LinkEnd], to: str, relation: str) -> None:
        """Refuse a link that already exists, also in reverse if the relation is symmetric."""
        wanted = fold_trimmed(relation)
        for end in ends:
            if end.other == to and fold_trimmed(end.named(self._desk.relations)) == wanted:
                raise _double(relation)


def linked_pairs(desk: Desk, document: Document) -> Mapping[str, Sequence[LinkedPair]]:
    """The links of a document with each other text, as seen from it, by the text's SHA-256.

    An end in the trash has none, nor has one that is not found in its text for certain.
    """
    links = desk.store.snapshot.links
    found: dict[str, list[LinkedPair]] = {}
    for link in links:
        for end in (link, link.turned):
            ours = _places(desk, links.annotation(end.at)).get(document.sha256)
            there = _places(desk, links.annotation(end.other)) if ours else {}
            for text, theirs in there.items():
                if ours and text != document.sha256:
                    pair = LinkedPair(ours, theirs, end.named(desk.relations))
                    found.setdefault(text, []).append(pair)
    return {text: sorted(pairs) for text, pairs in found.items()}


def _places(desk: Desk, annotation: Annotation | None) -> Mapping[str, tuple[Span, ...]]:
    """Where the passages of an annotation are, the first one highlighted first, by their text."""
    found: dict[str, tuple[Span, ...]] = {}
    if annotation is not None and not annotation.deleted:
        for each in desk.today(annotation).anchors:
            if each.span and each.status in FOUND:
                found[each.text_sha256] = (*found.get(each.text_sha256, ()), each.span)
    return found


def _with(now: Snapshot, end: LinkEnd) -> Annotation:
    """The annotation that a link begins at, in its current state.

    Raises:
        ReaderError: The link is gone.
    """
    found = now.annotation(end.row)
    if end.link not in found.links:
        raise ReaderError("That link was changed or removed meanwhile: look again with gL.")
    return found


def _is_there(links: Sequence[Link], link: Link) -> bool:
    wanted = fold_trimmed(link.relation)
    return any(each.to == link.to and fold_trimmed(each.relation) == wanted for each in links)


def _double(relation: str) -> ReaderError:
    return ReaderError(f"They are linked so already ({relation}): gL changes or removes links.")
