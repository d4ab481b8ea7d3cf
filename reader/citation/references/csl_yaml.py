"""CSL-YAML: items as pandoc reads them, at the head of a text or in a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_ESCAPED = {'"': '\\"', "\\": "\\\\"}
_BMP = 0x10000


def references(items: Sequence[Mapping[str, Any]]) -> str:
    """All items as a YAML file, with a newline at its end."""
    return "\n".join(["references:" if items else "references: []", *_lines(items)]) + "\n"


def _lines(value: Any) -> Iterator[str]:
    """A list or a mapping, a line for each thing in it."""
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from _entry(f"{_scalar(str(key))}:", each, "  ")
    else:
        for each in value:
            yield from _entry("-", each, "  ")


def _entry(lead: str, value: Any, indent: str) -> Iterator[str]:
    """One entry of a list or a mapping, on the line of its sign if it is simple."""
    is_list = isinstance(value, list | tuple)
    if not value or not (isinstance(value, Mapping) or (is_list and _is_deep(value))):
        yield f"{lead} {_scalar(value)}"
        return
    inner = list(_lines(value))
    if lead == "-":
        yield f"- {inner[0]}"
        inner = inner[1:]
    else:
        yield lead
    yield from (indent + line for line in inner)


def _is_deep(value: Any) -> bool:
    """Whether there is a mapping in a list."""
    return any(
        isinstance(each, Mapping) or (isinstance(each, list | tuple) and _is_deep(each))
        for each in value
    )


def _scalar(value: Any) -> str:  # noqa: PLR0911 — one a kind of value
    """A value on one line."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_scalar, value)) + "]"
    if isinstance(value, Mapping):
        return "{}"
    text = str(value)
    if text.isascii() and text.replace("-", "").isalpha() and text.lower() not in _WORDS:
        return text
    return '"' + "".join(map(_character, text)) + '"'


_WORDS = frozenset(["true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf"])
"""Words that YAML does not read as words."""


def _character(char: str) -> str:
    if char.isprintable():
        return _ESCAPED.get(char, char)
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 — half a character, which no file can hold
        return "\N{REPLACEMENT CHARACTER}"
    return f"\\u{code:04x}" if code < _BMP else f"\\U{code:08x}"
