"""The shapes of the objects in a row of the store.

A row may have been edited by hand: what is wrong with it is reported by its key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from operator import itemgetter
from typing import Any

from reader.annotations.names import cleaned
from reader.errors import ReaderError
from reader.store.json_file import Row


class Shape:
    """The required and optional keys of an object, and their types."""

    def __init__(
        self, needed: Mapping[str, type], optional: Mapping[str, tuple[Any, type]]
    ) -> None:
        self._defaults: Row = dict.fromkeys(needed, _MISSING)
        self._defaults |= {key: default for key, (default, _) in optional.items()}
        self._kinds: list[set[type]] = [{kind} for kind in needed.values()]
        self._kinds += [{type(default), kind} for default, kind in optional.values()]
        self._values = itemgetter(*self._defaults)
        self._good: set[tuple[type, ...]] = set()

    def read(self, value: Any, name: str) -> tuple[Any, ...]:
        """An object's values in the order of the shape, with defaults for missing keys.

        Raises:
            ReaderError: A value has the wrong type, or a required key is missing.
        """
        if type(value) is not dict:
            raise ReaderError(f"{name} is {_NAMES[type(value)]}, not an object")
        try:
            values: tuple[Any, ...] = self._values(value)
        except KeyError:
            values = self._values(self._defaults | value)
        kinds = tuple(map(type, values))
        if kinds not in self._good:
            for key, kind, wanted in zip(self._defaults, kinds, self._kinds, strict=True):
                if kind not in wanted:
                    raise _wrong(key, kind, wanted)
            self._good.add(kinds)
        return values


_MISSING = object()
_NAMES: Mapping[type, str] = {
    dict: "an object",
    list: "a list",
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    type(None): "null",
}
TEXT = ("", str)
"""Optional keys: the default of each, and its type."""
LIST: tuple[list[Any], type] = ([], list)
OBJECT: tuple[Row, type] = ({}, dict)
TEXT_OR_NULL = (None, str)
NUMBER_OR_NULL = (None, int)


def _wrong(key: str, kind: type, wanted: Iterable[type]) -> ReaderError:
    if kind is type(_MISSING):
        return ReaderError(f"“{key}” is missing")
    names = " or ".join(sorted(_NAMES[kind] for kind in wanted))
    return ReaderError(f"“{key}” is {_NAMES[kind]}, not {names}")


def odd_key(key: str, own_key: str | None) -> list[str]:
    """What is odd about a row's own id, given the key that it is stored under."""
    if own_key is None or own_key == key:
        return []
    return ["“id” is not the key that the row is kept under; the key counts"]


def strings(values: list[Any], name: str) -> tuple[str, ...]:
    """The strings of a list, without duplicates.

    Raises:
        ReaderError: It holds something else.
    """
    if not values:
        return ()
    if set(map(type, values)) != {str}:
        raise ReaderError(f"“{name}” holds something else than text")
    return tuple(dict.fromkeys(values))


def names(values: list[Any], name: str) -> tuple[str, ...]:
    """The names of a list, cleaned and without duplicates; blank ones are left out.

    Raises:
        ReaderError: It holds something else.
    """
    return _all_cleaned(strings(values, name)) if values else ()


@lru_cache(maxsize=1 << 12)
def _all_cleaned(found: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(cleaned, found))))


def kept_names(written: list[Any], wanted: list[str]) -> list[Any]:
    """Names to be written, with those that were already there unchanged."""
    known = {cleaned(each): each for each in written if isinstance(each, str)}
    return [known.get(name, name) for name in wanted]


def read_time(text: str, name: str) -> datetime:
    """The time in a string, in UTC.

    Raises:
        ReaderError: It is not a time, or has no time zone.
    """
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            return moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise ReaderError(f"“{name}” is {text[:40]!a}, not a time like 2026-01-31T09:30:00Z")


def time_text(moment: datetime) -> str:
    """A time as it is stored: ISO 8601 in UTC, with `Z`."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
