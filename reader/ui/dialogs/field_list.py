"""The metadata fields of a text, one per row, each with its origin."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

from rich.segment import Segment

from reader.annotations.records import PERSON, DocumentRecord, is_emptied
from reader.export import passage
from reader.metadata import schema
from reader.text import glyphs
from reader.ui.widgets.pick_list import PickList

_NAMES = 21
"""The maximum width of field names in cells."""
_ORIGINS = 18
"""The maximum width of origins in cells."""
_LEAST = 50
"""Row width in cells below which origins are not shown."""
_WORDS = {PERSON: "you"}
"""Labels of origins that are not files."""


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A listed field."""

    name: str
    """The field's name."""
    text: str
    """Its value as it would be typed; empty if there is none."""
    origin: str = ""
    """The origin of the value, in words."""
    sign: str = " "
    """`✎` for a value that the user gave, `!` for one that the style needs and lacks, `?` for one
    that may be wrong."""
    is_dim: bool = False
    """Whether Reader only guessed the value."""


class FieldList(PickList[FieldRow]):
    """Fields, one per row."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "field-list--name",
        "field-list--said",
        "field-list--needed",
    }

    def draw(self, item: FieldRow, width: int) -> list[list[Segment]]:
        """Sign, name, value and origin."""
        room = min(_NAMES, width // 3)
        origin = glyphs.fit(item.origin, min(_ORIGINS, width // 4)) if width >= _LEAST else ""
        name = glyphs.fit(item.name, room)
        left = max(width - room - glyphs.cells(origin) - 6, 1)
        text = glyphs.fit(item.text, left)
        dim = self.part("pick-list--dim")
        looks = {"!": "field-list--needed", "?": "field-list--needed", "✎": "field-list--said"}
        look = self.part(looks[item.sign]) if item.sign in looks else None
        return [
            [
                Segment(f" {item.sign} ", look),
                Segment(
                    name + " " * (room - glyphs.cells(name) + 1), self.part("field-list--name")
                ),
                Segment(text, dim if item.is_dim else None),
                Segment(" " * (left - glyphs.cells(text) + 1)),
                Segment(origin, look or dim),
                Segment(" "),
            ]
        ]


def rows_of(
    record: DocumentRecord,
    needed: Collection[str],
    style: str,
    key: str,
    also: str = "",
    doubts: Mapping[str, str] = MappingProxyType({}),
) -> list[FieldRow]:
    """The rows for a text.

    Args:
        record: Its document record.
        needed: The fields that the style needs and lacks.
        style: The short name of the style.
        key: The citation key that it would be exported with.
        also: An empty field to list anyway.
        doubts: The origins or possible readings of values that may be wrong, by field.
    """
    there = {*record.csl, *record.csl_from, *needed, *schema.USUAL, schema.KEY, also} - {""}
    order = [*schema.ABOUT, *sorted(there - {*schema.ABOUT})]
    proposed = {
        "type": (str(passage.csl_item(record)["type"]), "guessed"),
        "title": (record.title, "the file's name"),
        schema.KEY: (key, "once it is cited"),
    }
    rows = []
    for name in (each for each in order if each in there):
        missing = "!" if name in needed else ""
        if is_emptied(record, name):
            text, _ = proposed[name] if name in {"type", schema.KEY} else ("", "")
            rows.append(FieldRow(name, text, "emptied by you", missing or "✎", is_dim=True))
        elif name in record.csl:
            rows.append(_given(record, name, doubts.get(name, "")))
        elif name in proposed:
            text, origin = proposed[name]
            rows.append(FieldRow(name, text, origin, missing or " ", is_dim=True))
        else:
            wanted = (f"{style} needs it", missing) if missing else ()
            rows.append(FieldRow(name, "", *wanted))
    return rows


def _given(record: DocumentRecord, name: str, doubt: str) -> FieldRow:
    """The row of a field with a value, and why it may be wrong."""
    text, origin = schema.shown(name, record.csl[name]), record.csl_from.get(name, "")
    if doubt:
        return FieldRow(name, text, f"{doubt}: Enter", "?")
    return FieldRow(name, text, _WORDS.get(origin, origin), "✎" if origin == PERSON else " ")
