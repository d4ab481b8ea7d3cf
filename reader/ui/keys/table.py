"""The table of all commands and their keys, for `reader keys` and `docs/keys.md`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from reader.config import Config
from reader.text import glyphs
from reader.ui.keys.commands import GROUPS, OTHERS, Listed, checked, group_of, listed
from reader.ui.keys.keymap import Keymap
from reader.ui.keys.sequence import shown

CHANGED = "*"
"""The sign before a command whose keys the user has changed."""


class KeyTable(NamedTuple):
    """All commands with their keys."""

    records: Sequence[dict[str, Any]]
    """The table for other programs: one record per command."""
    rows: Sequence[str]
    """The table for people: each place, with its commands in columns."""
    problems: Sequence[str]
    """The errors in the keys of the settings."""


def key_table(settings: Config | str) -> KeyTable:
    """The keymap of some settings, or of a preset by name."""
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
    """The places, each above its commands."""
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


_INTRODUCTION = """\
# Keys

Each command has an id, by which a line under `[keys]` in the settings gives it other keys.
`reader keys` prints this list with your own keys, and `reader keys --preset arrows` (or `less`)
with those of a preset. In Reader, `?` shows the keys that work where you are; in a dialog, `F1`
does. A number typed before a key is its count.
"""


def keys_page() -> str:
    """The page of all commands, in Markdown."""
    lines = [_INTRODUCTION.rstrip()]
    for place, found in groupby(listed(Keymap()), key=lambda each: each.where):
        lines += ["", f"## {place}", *_sections(list(found))]
    return "\n".join([*lines, ""])


def _sections(commands: Sequence[Listed]) -> Iterator[str]:
    """A table of the commands in a place for each of their groups."""
    order = [*dict.fromkeys(GROUPS.values()), OTHERS]
    by_group = sorted(commands, key=lambda each: order.index(group_of(each.id)))
    found = [(name, list(each)) for name, each in groupby(by_group, lambda one: group_of(one.id))]
    for group, each in found:
        if len(found) > 1:
            yield from ("", f"### {group}")
        yield from ("", "| keys | id | what it does |", "|---|---|---|")
        yield from map(_markdown_row, each)


def _markdown_row(command: Listed) -> str:
    keys = " ".join(f"`{shown(key)}`" for key in command.keys) or "–"
    cells = " | ".join((keys, f"`{command.id}`", command.what))
    return f"| {cells} |"
