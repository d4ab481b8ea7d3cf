"""All keys as the command line prints them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from reader.config import Config
from reader.text import glyphs
from reader.ui.keys.commands import checked, listed
from reader.ui.keys.keymap import Keymap
from reader.ui.keys.sequence import shown

CHANGED = "*"
"""Stands before what a person has changed."""


class KeyTable(NamedTuple):
    """The keys of all commands."""

    records: Sequence[dict[str, Any]]
    """For other programs: a command each."""
    rows: Sequence[str]
    """For a person: the place, then its commands in columns."""
    problems: Sequence[str]
    """What is wrong with the keys that are set."""


def key_table(settings: Config | str) -> KeyTable:
    """The keys that a person has set, or those of a preset by its name."""
    problems: tuple[str, ...] = ()
    if isinstance(settings, str):
        keymap = Keymap(settings)
    else:
        keymap, wrong = checked(settings)
        problems = (*settings.problems, *wrong)
    usual = {each.id: each for each in listed(Keymap(keymap.preset))}
    records = [
        {
            "where": each.where,
            "id": each.id,
            "keys": [shown(key) for key in each.keys],
            "usual": [shown(key) for key in usual[each.id].keys],
            "does": each.what,
            "changed": each.keys != usual[each.id].keys,
        }
        for each in listed(keymap)
    ]
    return KeyTable(records, list(_rows(records)), problems)


def _rows(records: Sequence[dict[str, Any]]) -> list[str]:
    """The places, each with its commands under it."""
    keys = {each["id"]: "  ".join(each["keys"]) or "–" for each in records}
    width = max(map(glyphs.cells, keys.values()))
    longest = max(map(len, keys))
    rows: list[str] = []
    where = ""
    for each in records:
        if each["where"] != where:
            where = each["where"]
            rows += ["", where] if rows else [where]
        name = each["id"]
        sign = CHANGED if each["changed"] else " "
        gap = " " * (width - glyphs.cells(keys[name]))
        does = glyphs.showable(each["does"])
        rows.append(f"{sign} {keys[name]}{gap}  {name.ljust(longest)}  {does}")
    return rows
