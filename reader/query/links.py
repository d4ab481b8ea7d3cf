"""The facets for links, which an annotation has at both of its ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.annotations.annotation import Annotation, Motivation
from reader.annotations.links import RELATIONS, Links, Relation
from reader.annotations.records import DocumentRecord
from reader.query.context import Setting
from reader.text.folding import fold_trimmed

Test = Callable[[Annotation, DocumentRecord | None], bool]
"""Whether an annotation of a document matches."""


def is_linked(setting: Setting) -> Test:
    """Matches the annotations at either end of a link."""
    links = setting.links()
    return lambda each, _: (
        bool(each.links) or each.id in links or each.motivation is Motivation.LINKING
    )


def names(links: Links, relations: Sequence[Relation] = RELATIONS) -> list[str]:
    """The names of relations seen from either end, and those that only occur in links."""
    known = [name for each in relations for name in (each.name, each.reverse)]
    return list(dict.fromkeys((*known, *links.names)))


def related(setting: Setting, name: str) -> Test:
    """Matches the annotations with a link of a named relation, as seen from them."""
    links, relations, wanted = setting.links(), setting.relations, fold_trimmed(name)

    def found(each: Annotation, _: DocumentRecord | None) -> bool:
        return any(fold_trimmed(end.named(relations)) == wanted for end in links.of(each.id))

    return found


def leading_to(setting: Setting, typed: str) -> Test:
    """Matches the annotations linked with a given one, by its id's prefix or its text's title."""
    links, records = setting.links(), setting.records()
    start, words = typed.strip().casefold(), fold_trimmed(typed)

    def is_meant(record: DocumentRecord | None) -> bool:
        return record is not None and any(
            words in fold_trimmed(name) for name in (record.title, record.path)
        )

    def found(each: Annotation, _: DocumentRecord | None) -> bool:
        for end in links.of(each.id):
            other = links.other(end)
            if end.other.casefold().startswith(start):
                return True
            if other is not None and is_meant(records.get(other.document)):
                return True
        return False

    return found
