"""Several items together: their order, and the disambiguation of their citations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any, overload

from reader.citation.csl.item import Item
from reader.citation.csl.locators import NOWHERE
from reader.citation.csl.names import Name, initials
from reader.citation.markup.rich import bare
from reader.citation.registry import Printer
from reader.metadata.csl import limited

_DASH = "———"
"""MLA's substitute for repeated names."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def entries(raws: Iterable[Mapping[str, Any]], style: Printer) -> list[tuple[int, int, str]]:
    """The entries of a bibliography in the style's order; rich text.

    Each comes with the index of its item among the distinct items, and with its number in
    styles that number entries.
    """
    printed: list[tuple[int, int, str]] = []
    last = ""
    distinct = disambiguated(Works(raws).raws, style)
    places = {id(item): place for place, item in enumerate(distinct)}
    for item in _sorted(distinct, style):
        entry, names = style.bibliography_entry(item), style.repeated(item)
        if names and names == last and entry.startswith(names):
            entry = _DASH + entry[len(names) :]
        last = names
        if entry:
            printed.append((places[id(item)], item.place, entry))
    return printed


def beside(raw: Mapping[str, Any], others: Iterable[Mapping[str, Any]], style: Printer) -> Item:
    """An item as cited in a text that also cites others, in their order."""
    works = works_with(raw, others)
    return _together(works, style)[works.place_of(raw)] if len(works) > 1 else Item(raw)


class Works(Sequence[Mapping[str, Any]]):
    """Distinct items in the order given; equal to others with the same content."""

    __slots__ = ("_hash", "_places", "raws")

    def __init__(self, raws: Iterable[Mapping[str, Any]]) -> None:
        """Index items, some of which may be equal."""
        self._places: dict[str, int] = {}
        self.raws: list[Mapping[str, Any]] = []
        for raw in raws:
            written = _written(raw)
            if written not in self._places:
                self._places[written] = len(self.raws)
                self.raws.append(raw)
        self._hash = hash(tuple(self._places))

    @overload
    def __getitem__(self, place: int) -> Mapping[str, Any]: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Mapping[str, Any]]: ...
    def __getitem__(self, place: int | slice) -> Mapping[str, Any] | Sequence[Mapping[str, Any]]:
        return self.raws[place]

    def __len__(self) -> int:
        return len(self.raws)

    def __contains__(self, raw: object) -> bool:
        return isinstance(raw, Mapping) and _written(raw) in self._places

    def place_of(self, raw: Mapping[str, Any]) -> int:
        """The index of an item among them."""
        return self._places[_written(raw)]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Works) and list(self._places) == list(other._places)

    def __hash__(self) -> int:
        return self._hash


def works_with(raw: Mapping[str, Any], others: Iterable[Mapping[str, Any]]) -> Works:
    """The works of a text that cites others and an item; the same where it is one of them."""
    if isinstance(others, Works) and raw in others:
        return others
    return Works([*others, raw])


def _written(raw: Mapping[str, Any]) -> str:
    """A string for an item's content, independent of the order of its fields."""
    if not isinstance(raw, Mapping):
        return repr(raw)
    try:
        return repr(sorted(raw.items(), key=lambda pair: str(pair[0])))
    except (RecursionError, ValueError):  # A value that `limited` would not leave as it is.
        return repr(limited(raw))


@lru_cache(maxsize=4)
def _together(works: Works, style: Printer) -> list[Item]:
    """Disambiguated items; cached, since many passages are cited beside the same works."""
    return disambiguated(works.raws, style)


def _sorted(items: Sequence[Item], style: Printer) -> list[Item]:
    """The items in the style's order; ties stay in the order given."""
    return sorted(items, key=style.sort_key)


def disambiguated(raws: Sequence[Mapping[str, Any]], style: Printer) -> list[Item]:
    """The items, changed so that no two citations are the same."""
    items = list(map(Item, raws))
    if style.DISAMBIGUATION.label:
        for number, item in enumerate(items, 1):
            item.place = number
        return items
    for group in _alike(items, style) if not style.DISAMBIGUATION.everywhere else [items]:
        _show_given_names(group, style)
    for group in _alike(items, style):
        _show_more_names(group, style)
    changed = {id(item): item for item in items}
    for group in _alike(items, style):
        for number, item in enumerate(_sorted(group, style)):
            changed[id(item)] = item.lettered(letters(number))
    return [changed[id(item)] for item in items]


def letters(number: int) -> str:
    """A number from 0 as letters: a to z, then aa and so on."""
    before, last = divmod(number, len(_LETTERS))
    return (letters(before - 1) if before else "") + _LETTERS[last]


def _alike(items: Sequence[Item], style: Printer) -> list[list[Item]]:
    """The groups of items whose citations are identical."""
    cited = sorted(
        ((bare(style.citation(item, NOWHERE)), number) for number, item in enumerate(items))
    )
    groups = ([items[n] for _, n in group] for _, group in groupby(cited, key=lambda pair: pair[0]))
    return [group for group in groups if len(group) > 1]


def _first_name(item: Item, style: Printer) -> Name | None:
    names = style.cited_names(item)
    return names[0] if names and not names[0].is_whole else None


def _show_given_names(items: Sequence[Item], style: Printer) -> None:
    """Add initials or full given names where first authors share a family name."""
    namesakes: dict[str, list[tuple[Item, Name]]] = {}
    for item in items:
        name = _first_name(item, style)
        if name is not None:
            namesakes.setdefault(f"{name.particle} {name.family}", []).append((item, name))
    for sharing in namesakes.values():
        full = {name.given for _, name in sharing}
        short = {initials(given) for given in full}
        by_full_names = style.DISAMBIGUATION.by_full_names
        if len(full) < 2 or (len(short) < 2 and not by_full_names):  # noqa: PLR2004
            continue
        shared = [initials(given) for given in full]
        for item, name in sharing:
            is_shared = by_full_names and shared.count(initials(name.given)) > 1
            item.name_changes = {"first_given": "full" if is_shared else "initials"}


def _show_more_names(items: Sequence[Item], style: Printer) -> None:
    """Show more names before “et al.”, as many as disambiguation requires."""
    # The first names are cited identically; of the others, only family names are cited.
    lists = [
        [(name.particle, name.family) for name in style.cited_names(item)[1:]] for item in items
    ]
    for item, names in zip(items, lists, strict=True):
        others = [other for other in lists if other != names]
        if not others:
            continue
        shared = 1 + max(_shared(names, other) for other in others)
        item.name_changes = {**item.name_changes, "et_al_shown": shared + 1}
        if shared >= len(names):
            item.name_changes |= {"et_al_shown": len(names) + 1, "et_al_from": 0}


def _shared(names: Sequence[object], others: Sequence[object]) -> int:
    """The number of names that two lists share at the beginning."""
    count = 0
    while count < min(len(names), len(others)) and names[count] == others[count]:
        count += 1
    return count
