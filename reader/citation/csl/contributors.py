"""People and what they did: `edited by Karl Brandt`, `Brandt, K. (Ed.)`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from reader.citation.csl.item import Item
from reader.citation.csl.names import NameStyle, print_names
from reader.citation.csl.terms import Label
from reader.citation.markup.rich import join

SERIALS = frozenset(
    [
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "periodical",
        "post-weblog",
        "review",
        "review-book",
    ]
)
"""Types that are always published in a series."""
EDITORS = ("collection-editor", "compiler", "editor", "editorial-director")
"""Roles that show that a work is a book rather than part of a series."""


@dataclass(frozen=True, slots=True)
class Role:
    """A field of names, with its label."""

    field: str
    """The field's CSL name."""
    people: str
    """The names, printed."""
    count: int
    """The number of names."""

    def label(self, labels: Mapping[str, Label]) -> str:
        """Their label; empty for authors."""
        one, several = labels.get(self.field, ("", ""))
        return several if self.count > 1 else one


def roles(item: Item, fields: Iterable[str], style: NameStyle) -> list[Role]:
    """The fields that name someone; an editor who is also the translator is one of both."""
    found = [(field, people) for field in fields if (people := item.names(field))]
    if not found:
        return []
    by_field = dict(found)
    if by_field.get("editor") and by_field.get("editor") == by_field.get("translator"):
        found = [("editor-translator", p) if f == "editor" else (f, p) for f, p in found]
        found = [(field, people) for field, people in found if field != "translator"]
    return [Role(field, print_names(people, style), len(people)) for field, people in found]


def with_verbs(
    item: Item,
    fields: Iterable[str],
    style: NameStyle,
    verbs: Mapping[str, str],
    *,
    change: Callable[[str], str] = str,
) -> list[str]:
    """For each field that names someone, the verb and the names."""
    found = roles(item, fields, style)
    return [join(" ", change(_verb(role, verbs)), role.people) for role in found]


def _verb(role: Role, verbs: Mapping[str, str]) -> str:
    verb = verbs.get(role.field, "")
    return verb + "s" if role.field == "guest" and role.count > 1 and verb else verb


def is_serial(item: Item) -> bool:
    """Whether an item was published in a series, such as a newspaper, rather than as a book."""
    if item.type in SERIALS:
        return True
    return not item.has(*EDITORS) and item.is_any("interview", "paper-conference")


def is_review(item: Item) -> bool:
    """Whether an item is about another work."""
    if item.is_any("review", "review-book"):
        return True
    return item.has("reviewed-author", "reviewed-genre", "reviewed-title")
