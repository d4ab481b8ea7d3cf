"""The CSL-JSON format: which fields hold names or dates, and which values are valid."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reader.lazy import late_pattern, lazy

if TYPE_CHECKING:
    import json
else:
    json = lazy("json")

_NAMES = (
    "author chair collection-editor compiler composer container-author contributor curator "
    "director editor editor-translator editorial-director executive-producer guest host "
    "illustrator interviewer narrator organizer original-author performer producer recipient "
    "reviewed-author script-writer series-creator translator"
)
NAME_FIELDS = frozenset(_NAMES.split())
DATE_FIELDS = frozenset(
    ("accessed", "available-date", "event-date", "issued", "original-date", "submitted")
)
DEEPEST = 12
"""The deepest nesting of lists and mappings; no CSL field needs a third of that."""
_FEW_WORKS, _SHORTEST_WORK = 1024, 64
"""How many works any file may have, and the characters for each in one that has more: each takes a
kilobyte of memory, and none that says a title, an author and a year is as short."""
CROWDED = "it has far more entries than words, as no bibliography has"
_LONGEST = 1024
"""The most bits of an integer, as many as the largest float has."""
_SURROGATE = late_pattern("[\ud800-\udfff]")
"""A lone surrogate, which no file can hold."""
_RAW = late_pattern("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
"""Characters that JSON allows unescaped, and that a terminal would act on."""


def is_crowded(works: int, size: int) -> bool:
    """Whether a file has more works than so many characters can describe."""
    return works > max(_FEW_WORKS, size // _SHORTEST_WORK)


def limited(value: Any, depth: int = 0) -> Any:
    """A value that can be written: no overlong numbers, deep nesting or lone surrogates."""
    if isinstance(value, str):
        return value if value.isascii() else _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, Mapping):
        inner = value.items() if depth < DEEPEST else ()
        return {limited(str(key)): limited(each, depth + 1) for key, each in inner}
    if isinstance(value, list | tuple):
        return [limited(each, depth + 1) for each in value] if depth < DEEPEST else []
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, int):
        return value if value.bit_length() <= _LONGEST else None
    return value if value is None else str(value)


def json_text(value: Any, indent: int) -> str:
    """A value as JSON that is safe for any program and terminal."""
    text = json.dumps(limited(value, -2), ensure_ascii=False, indent=indent)
    return _RAW.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
