"""The last look of the screen: the theme and the width of the list, kept for the next start.

It is saved in the user's state directory. Unreadable parts are ignored.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.lazy import lazy
from reader.locations import state_folder

if TYPE_CHECKING:
    import json

    from reader import files
else:
    files = lazy("reader.files")
    json = lazy("json")


@dataclass(frozen=True, slots=True)
class Looks:
    """The saved look."""

    theme: str = ""
    """The theme that was chosen on the screen; empty if none was."""
    instead_of: str = ""
    """The theme in the settings at that time: if the settings change, they take precedence."""
    list_width: int = 0
    """The width of the list of annotations in cells, or 0 for the default."""


def file() -> Path:
    """The file it is saved in."""
    return state_folder() / "looks.json"


def load() -> Looks:
    """The saved look."""
    try:
        raw = file().read_bytes()
        kept = json.loads(raw)
        known = {each.name: type(each.default) for each in fields(Looks)}
        return Looks(
            **{name: kept[name] for name, kind in known.items() if type(kept.get(name)) is kind}
        )
    except (OSError, ValueError, AttributeError):
        return Looks()


def keep(**changed: object) -> None:
    """Save some fields and keep the others; if the file can't be written, do nothing."""
    looks = replace(load(), **changed)  # type: ignore[arg-type]
    path = file()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        files.replace_file(path, json.dumps(asdict(looks)).encode(), durable=False)
