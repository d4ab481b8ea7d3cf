"""One CSL-JSON item, read tolerantly: it can be printed whatever it contains."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from reader.citation.csl import dates
from reader.citation.csl.case import SMALL_WORDS, capitalize_first, title_case
from reader.citation.csl.names import Name
from reader.citation.csl.names import read as read_names
from reader.citation.csl.numbers import is_numeric, ranged
from reader.citation.markup.csl_markup import plain, rich
from reader.metadata.csl import DATE_FIELDS, NAME_FIELDS

TRACEABLE = (
    *("archive", "archive-place", "container-title", "DOI", "number", "publisher"),
    *("references", "URL"),
)
"""Fields by which a reader can find a letter or an interview."""
_VERBATIM = frozenset(("URL", "DOI", "id", "language", "type"))
"""Fields in which quotation marks and tags are not markup."""
_RANGED = frozenset(("chapter-number", "issue", "supplement-number", "volume"))
"""Fields in which a hyphen between numbers means a range."""
_SHORT = {
    "title": ("title-short", "shortTitle"),
    "container-title": ("container-title-short", "journalAbbreviation"),
}
"""The fields with short forms of other fields."""


_KEPT = (
    *("_dates", "_names", "_raw", "_said", "_texts"),
    *("is_english", "name_changes", "place", "type"),
)
"""The attributes that are shared with a copy in which fields are hidden."""


class Item:
    """A CSL-JSON item as styles use it: by field, as rich text, names or a date.

    A field that was printed in another's place, such as an editor as the author, can be
    hidden: then it prints as nothing but still counts as given.
    """

    __slots__ = (
        "_dates",
        "_hidden",
        "_names",
        "_printed",
        "_raw",
        "_said",
        "_texts",
        "is_english",
        "name_changes",
        "place",
        "type",
    )

    def __init__(self, raw: Any) -> None:
        self._raw: Mapping[str, Any] = raw if isinstance(raw, Mapping) else {}
        self._said: dict[str, bool] = {}
        self._texts: dict[str, str] = {}
        self._names: dict[str, tuple[Name, ...]] = {}
        self._dates: dict[str, dates.Date | None] = {}
        self._hidden: frozenset[str] = frozenset()
        self._printed: set[str] = set()
        self.name_changes: dict[str, Any] = {}
        """Changes to how its citation shows names, for disambiguation."""
        self.place = 1
        """Its number in a numbered bibliography, from 1."""
        self.type = plain(self._raw.get("type")).casefold().replace("-case", "_case")
        """Its CSL type."""
        language = plain(self._raw.get("language")).casefold()
        self.is_english = not language or language.startswith("en")
        """Whether English title case applies to its titles."""

    def without(self, *fields: str) -> Item:
        """The same item with fields hidden that have already been printed."""
        other = Item.__new__(Item)
        for slot in _KEPT:
            setattr(other, slot, getattr(self, slot))
        other._hidden = self._hidden | frozenset(fields)  # noqa: SLF001 — another of its kind
        other._printed = set()  # noqa: SLF001 — the same
        return other

    def hide(self, *fields: str) -> None:
        """Hide fields from now on."""
        self._hidden |= frozenset(fields)

    def substitute(self, printer: Callable[[Item], str]) -> tuple[str, Item]:
        """The text of a substitute, and the item without the fields that it printed."""
        reader = self.without()
        text = printer(reader)
        return text, self.without(*reader._printed) if text else self  # noqa: SLF001 — the same

    def lettered(self, letter: str) -> Item:
        """The same item with a letter after its year."""
        other = Item({**self._raw, "year-suffix": letter})
        other.name_changes = self.name_changes
        return other

    def is_any(self, *types: str) -> bool:
        """Whether its type is one of these."""
        return self.type in types

    def has(self, *fields: str) -> bool:
        """Whether at least one of these fields has a value, hidden or not."""
        for field in fields:  # noqa: SIM110 — asked most of all, so without a generator
            if self._says(field):
                return True
        return False

    def has_all(self, *fields: str) -> bool:
        """Whether all of these fields have values, hidden or not."""
        return all(map(self._says, fields))

    def _says(self, field: str) -> bool:
        said = self._said.get(field)
        if said is None:
            said = self._said[field] = self._is_there(field)
        return said

    def _is_there(self, field: str) -> bool:
        value = self._raw.get(field)
        if not value:
            return value == 0 and field not in NAME_FIELDS and field not in DATE_FIELDS
        if field in NAME_FIELDS:
            return bool(self._named(field))
        if field in DATE_FIELDS:
            return self._dated(field) is not None
        return bool(self._text(field))

    def is_number(self, field: str) -> bool:
        """Whether a field is a number, or several."""
        return is_numeric(self._text(field))

    def text(self, field: str) -> str:
        """A field as rich text; empty if it is missing or hidden."""
        self._printed.add(field)
        return "" if field in self._hidden else self._text(field)

    def titled(
        self, field: str, *, is_short: bool = False, small: frozenset[str] = SMALL_WORDS
    ) -> str:
        """A field, or its short form, in title case where its language has that."""
        text = self.short(field) if is_short else self.text(field)
        return title_case(text, small) if self.is_english else text

    def capitalized(self, field: str) -> str:
        """A field with its first letter capitalised."""
        return capitalize_first(self.text(field))

    def short(self, field: str) -> str:
        """A field's short form, or the field itself; rich text."""
        self._printed.add(field)
        if field in self._hidden:
            return ""
        return next(filter(None, map(self._text, _SHORT.get(field, ()))), "") or self._text(field)

    def _text(self, field: str) -> str:
        if field not in self._texts:
            value = self._raw.get(field)
            if value is None:
                return ""
            text = plain(value) if field in _VERBATIM else rich(value)
            self._texts[field] = ranged(text) if field in _RANGED else text
        return self._texts[field]

    def names(self, field: str) -> tuple[Name, ...]:
        """The people and organisations of a field; none if it is missing or hidden."""
        self._printed.add(field)
        return () if field in self._hidden else self._named(field)

    def _named(self, field: str) -> tuple[Name, ...]:
        if field not in self._names:
            value = self._raw.get(field)
            self._names[field] = () if value is None else read_names(value)
        return self._names[field]

    def date(self, field: str) -> dates.Date | None:
        """The date of a field; None if it is missing or hidden."""
        self._printed.add(field)
        return None if field in self._hidden else self._dated(field)

    def _dated(self, field: str) -> dates.Date | None:
        if field not in self._dates:
            self._dates[field] = dates.read(self._raw.get(field))
        return self._dates[field]

    def is_about(self, field: str) -> bool:
        """Whether a date is uncertain."""
        date = self._dated(field)
        return date is not None and date.is_about
