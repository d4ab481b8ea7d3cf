"""Saved queries: named query lines, which other lines refer to as `@name`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from reader.errors import ReaderError
from reader.lazy import late_pattern
from reader.query.context import Setting
from reader.query.query import Query, parse
from reader.query.tree import And, Node, Not, Or, QueryError, Saved
from reader.store.json_file import META, Row
from reader.store.snapshot import Snapshot
from reader.store.store import AnnotationStore
from reader.store.transaction import Draft

_NAME = late_pattern(r"\w[\w./-]{0,59}")
_KEY = "query:"
"""The prefix of a saved query's row key."""


class SavedQueries:
    """The saved queries of a store; each change is one undo step."""

    def __init__(self, store: AnnotationStore) -> None:
        """Manage the saved queries of a store."""
        self._store = store

    def save(self, name: str, line: str) -> str:
        """Save a line under a name, replacing an existing one; returns what was done.

        Raises:
            ReaderError: The name is invalid, the line can't be understood or refers to itself, or
                the file cannot be written.
        """
        typed, query = read_name(name), " ".join(line.split())
        if not query:
            raise ReaderError("The query line is empty: there is nothing to save.")

        def edit(now: Snapshot, draft: Draft) -> str:
            called = _known(now, typed) or typed
            _check(now, called, query)
            _set(now, draft, called, called, query)
            return f"saving query @{called}"

        return self._store.step(edit)

    def rename(self, old: str, new: str) -> str:
        """Rename a saved query, including where other saved queries refer to it.

        Raises:
            ReaderError: There is none with the old name, the new one can't be a name or is taken,
                or the file cannot be written.
        """
        typed = read_name(new)

        def edit(now: Snapshot, draft: Draft) -> str:
            called = _there(now, old)
            taken = _known(now, typed)
            if taken and taken != called:
                raise ReaderError(f"There is a saved query @{taken} already.")
            for name, line in now.saved.items():
                changed = _renamed(now, line, called, typed)
                if name == called or changed != line:
                    _set(now, draft, name, typed if name == called else name, changed)
            return f"renaming query @{called} to @{typed}"

        return self._store.step(edit)

    def remove(self, name: str) -> str:
        """Delete a saved query.

        Raises:
            ReaderError: There is none with this name, or the file cannot be written.
        """

        def edit(now: Snapshot, draft: Draft) -> str:
            called = _there(now, name)
            for key in now.saved_keys(called):
                draft.set(META, key, None)
            return f"removing query @{called}"

        return self._store.step(edit)


def read_name(text: str) -> str:
    """The name that a person typed, with or without `@`.

    Raises:
        ReaderError: It can't be the name of a saved query.
    """
    name = unicodedata.normalize("NFC", text.strip().removeprefix("@"))
    if not name:
        raise ReaderError("A saved query needs a name: type one.")
    if not _NAME.fullmatch(name):
        raise ReaderError(
            f"“{name}” can't be a name: letters, digits, “-”, “_”, “.” and “/” make one."
        )
    return name


def _known(now: Snapshot, name: str) -> str:
    """The name of a saved query as it is spelled, or an empty string if there is none."""
    found = Setting(saved=now.saved).saved_as(name)
    return found[0] if found else ""


def _there(now: Snapshot, name: str) -> str:
    called = _known(now, name.removeprefix("@"))
    if not called:
        raise ReaderError(f"There is no saved query @{name.removeprefix('@')}.")
    return called


def _check(now: Snapshot, name: str, line: str) -> None:
    """Raise a `QueryError` unless a line can be saved under a name."""
    setting = Setting(saved={**now.saved, name: line})
    query = parse(line, setting=setting)
    if name in {each.name for each in _mentions(query.tree)}:
        raise ReaderError(f"“@{name}” would ask for itself.")
    parse(f"@{name}", setting=setting)


def _set(now: Snapshot, draft: Draft, old: str, new: str, line: str) -> None:
    """Set the name and the line of a row, and keep its other keys."""
    keys = now.saved_keys(old)
    row: Row = dict(now.content.tables[META][keys[0]]) if keys else {}
    for key in keys:
        if key != _KEY + new:
            draft.set(META, key, None)
    draft.set(META, _KEY + new, {**row, "name": new, "query": line})


def _renamed(now: Snapshot, line: str, old: str, new: str) -> str:
    """A line with a saved query renamed; unchanged if it can't be understood."""
    try:
        query = parse(line, setting=Setting(saved=now.saved))
    except QueryError:
        return line
    if old not in {each.name for each in _mentions(query.tree)}:
        return line
    return str(_with_name(query, old, new))


def _with_name(query: Query, old: str, new: str) -> Query:
    def named(node: Node) -> Node:
        match node:
            case Saved(name, inner):
                return Saved(new, inner) if name == old else node
            case Not(inner):
                return Not(named(inner))
            case And(nodes):
                return And(tuple(map(named, nodes)))
            case Or(nodes):
                return Or(tuple(map(named, nodes)))
        return node

    return replace(query, tree=named(query.tree))


def _mentions(node: Node) -> Iterator[Saved]:
    """The saved queries that a tree refers to directly."""
    match node:
        case Saved():
            yield node
        case Not(inner):
            yield from _mentions(inner)
        case And(nodes) | Or(nodes):
            for each in nodes:
                yield from _mentions(each)
