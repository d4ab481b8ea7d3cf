"""Reading positions: in each document, in the panes, and those set with letters.

This is kept in the state directory of the machine, not beside the annotations: nobody cites it.
What can't be read of it is passed over, since all it costs is to find one's place again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.lazy import lazy

if TYPE_CHECKING:
    import json

    from reader import files
else:
    files = lazy("reader.files")
    json = lazy("json")

AROUND = 48
"""Characters stored of the text at a position, to find it again in another version."""
_MOST_PLACES = 2000
"""The most documents whose positions are stored; older ones are dropped."""


class Place(NamedTuple):
    """An offset in a document, with the words that stand there."""

    offset: int
    """The caret's offset."""
    height: int
    """Rows between the top of the pane and the caret."""
    around: str
    """The first characters of the text from the caret on."""

    def found_in(self, text: str) -> Place:
        """The same position in a text that may have changed: the nearest with the same words."""
        if text.startswith(self.around, self.offset):
            return self
        before = text.rfind(self.around, 0, self.offset)
        behind = text.find(self.around, self.offset)
        found = [at for at in (before, behind) if at >= 0] if self.around else []
        offset = min(found, key=lambda at: abs(at - self.offset), default=self.offset)
        return self._replace(offset=offset)


def followed(old: str, new: str, offset: int) -> int:
    """An offset of a text mapped to a later version of it, by a quick estimate.

    Args:
        old: The earlier version.
        new: The later version.
        offset: An offset in the earlier version.
    """
    start = _alike(old, new)
    if offset < start:
        return offset
    end = _alike(old[start:][::-1], new[start:][::-1])
    if offset >= len(old) - end:
        return offset + len(new) - len(old)
    place = Place(offset, 0, old[offset : offset + AROUND])
    found = place.found_in(new).offset
    if new.startswith(place.around, found):
        return found
    return min(max(offset, start), len(new) - end)


def _alike(one: str, other: str) -> int:
    """The length of the longest common prefix of two texts."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


class LetteredPlace(NamedTuple):
    """A position that was set with a letter."""

    path: str
    """The document's file."""
    place: Place
    """The position in it."""


@dataclass(slots=True)
class Places:
    """All positions remembered for a workspace."""

    file: Path
    """The file they are stored in, which may not exist yet."""
    places: dict[str, Place] = field(default_factory=dict)
    """The position in each document, by its file; the most recent last."""
    letters: dict[str, LetteredPlace] = field(default_factory=dict)
    """The positions set with letters, by letter."""
    panes: tuple[str, ...] = ()
    """The open files, from left to right."""
    current: int = 0
    """The index of the focused pane."""
    measure: int | None = None
    """The width of the text column in cells, if somebody chose one."""
    draft: str = ""
    """The name of the draft that was last sent to."""

    def keep(self, path: Path, place: Place) -> None:
        """Remember the position in a document."""
        self.places.pop(str(path), None)
        self.places[str(path)] = place

    def save(self) -> None:
        """Save the positions, merged with those that another window saved meanwhile.

        Raises:
            OSError: They can't be written; the file is as it was.
        """
        others = load(self.file)
        places = {**others.places, **self.places}
        latest = list(places.items())[-_MOST_PLACES:]
        data = {
            "version": 1,
            "places": dict(latest),
            "letters": {**others.letters, **self.letters},
            "panes": self.panes,
            "current": self.current,
            "measure": self.measure,
            "draft": self.draft,
        }
        self.file.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(data, ensure_ascii=False, indent=1)
        # JSON has an escape for what a name that is not UTF-8 holds.
        raw = text.encode("utf-8", "backslashreplace")
        files.replace_file(self.file, raw, durable=False)


def load(file: Path) -> Places:
    """The saved positions, as far as they can be read."""
    found = Places(file)
    try:
        raw = file.read_bytes()
        data = json.loads(raw)
    except (OSError, ValueError):
        return found
    if not isinstance(data, dict):
        return found
    for path, row in _items(data.get("places")):
        if place := _place(row):
            found.places[path] = place
    for letter, row in _items(data.get("letters")):
        if isinstance(row, list) and len(row) == len(LetteredPlace._fields):
            place = _place(row[1])
            if place and isinstance(row[0], str):
                found.letters[letter] = LetteredPlace(row[0], place)
    panes = data.get("panes")
    if isinstance(panes, list):
        found.panes = tuple(path for path in panes if isinstance(path, str))
    found.draft = data["draft"] if isinstance(data.get("draft"), str) else ""
    with suppress(TypeError, ValueError):
        found.current = min(max(int(data.get("current", 0)), 0), max(len(found.panes) - 1, 0))
        found.measure = int(data["measure"]) if data.get("measure") else None
    return found


def _items(rows: Any) -> Iterable[tuple[str, Any]]:
    return rows.items() if isinstance(rows, Mapping) else ()


def _place(row: Any) -> Place | None:
    if not isinstance(row, Sequence) or len(row) != len(Place._fields):
        return None
    offset, height, around = row
    whole = isinstance(offset, int) and isinstance(height, int) and isinstance(around, str)
    return Place(offset, height, around) if whole and offset >= 0 and height >= 0 else None
