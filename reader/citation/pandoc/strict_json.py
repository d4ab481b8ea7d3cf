"""CSL-JSON for strict readers: an item with only what the schema allows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reader.citation.markup.csl_markup import plain
from reader.metadata.csl import DATE_FIELDS, NAME_FIELDS

_NAME_PARTS = (
    *("family", "given", "literal", "suffix"),
    *("dropping-particle", "non-dropping-particle"),
)
_LAST_MONTH, _LAST_DAY, _FARTHEST = 12, 31, 9999
_SEASONS = (1, 2, 3, 4)
_SEASON_MONTHS = 20
"""What is added to the number of a season in place of a month."""


def strict(item: Mapping[str, Any], key: str) -> dict[str, Any]:
    """An item with only those values that CSL-JSON allows.

    Args:
        item: A CSL-JSON item; it may hold anything.
        key: Its new id.
    """
    found: dict[str, Any] = {}
    for name, value in item.items():
        kept = _value(str(name), value)
        if kept:
            found[str(name)] = kept
    found["id"] = key
    found.setdefault("type", "document")
    for unwanted in ("citation-key", "citation-label", "citation-number", "custom"):
        found.pop(unwanted, None)
    return found


def _value(name: str, value: Any) -> Any:
    """A field's value, or None if it is empty."""
    if name in DATE_FIELDS:
        return _date(value)
    if name in NAME_FIELDS:
        named = map(_name, value if isinstance(value, list) else [value])
        return [each for each in named if each] or None
    return plain(value) or None


def _name(value: Any) -> dict[str, Any]:
    """A person or an organisation."""
    if not isinstance(value, Mapping):
        return {"literal": plain(value)} if plain(value) else {}
    found = {part: plain(value.get(part)) for part in _NAME_PARTS}
    kept: dict[str, Any] = {part: text for part, text in found.items() if text}
    if kept and _is_true(value.get("comma-suffix")):
        kept["comma-suffix"] = True
    if not kept.keys() - {"given"}:
        return {"literal": kept["given"]} if kept else {}
    return kept


def _date(value: Any) -> dict[str, Any] | None:
    """A date: parts, otherwise the words that it consists of."""
    if not isinstance(value, Mapping):
        text = plain(value)
        return {"raw": text} if text else None
    parts = value.get("date-parts")
    rows = [_date_parts(row) for row in parts[:2]] if isinstance(parts, list) else []
    rows = [row for row in rows if row]
    found: dict[str, Any] = {"date-parts": rows} if rows else {}
    if rows and _is_true(value.get("circa")):
        found["circa"] = True
    season = _number(value.get("season"))
    if season in _SEASONS and [len(row) for row in rows] == [1, 1]:
        # Pandoc takes the season of a range only in place of a month.
        found["date-parts"] = [[*row, _SEASON_MONTHS + season] for row in rows]
    elif rows and season in _SEASONS:
        found["season"] = season
    for name in () if rows else ("literal", "raw"):
        text = plain(value.get(name))
        if text:
            return {name: text}
    return found or None


def _date_parts(row: Any) -> list[int]:
    """Year, month and day, as far as they are given and valid."""
    values = list(map(_number, row[:3])) if isinstance(row, list) else [_number(row)]
    found: list[int] = []
    for value, most in zip(values, (_FARTHEST, _LAST_MONTH, _LAST_DAY), strict=False):
        least = 1 if found else -_FARTHEST
        if value and len(found) == 1 and value - _SEASON_MONTHS in _SEASONS:
            return [*found, value]
        if value is None or not value or not least <= value <= most:
            break
        found.append(value)
    return found


def _is_true(value: Any) -> bool:
    """Whether a value means true, whether it is a boolean, a string or a number."""
    return value is True or plain(value).casefold() not in {"", "0", "false", "no"}


def _number(value: Any) -> int | None:
    """An integer, given as a number or a string."""
    text = plain(value)
    digits = text.removeprefix("-")
    is_number = digits.isascii() and digits.isdigit() and len(digits) < len("12345")
    return int(text) if is_number else None
