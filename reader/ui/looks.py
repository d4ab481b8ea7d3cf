"""How a person left the screen: the theme and the width of the list, kept for the next start.

It is kept in the state directory of the machine. What can't be read of it is passed over.
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
    """What is kept."""

    theme: str = ""
    """The theme that was chosen on the screen, or nothing."""
    instead_of: str = ""
    """The theme that the settings said then: once they say another, that one counts."""
    list_width: int = 0
    """Cells of the list of annotations, or 0 where nobody changed them."""


def file() -> Path:
    """Where it is kept."""
    return state_folder() / "looks.json"


def load() -> Looks:
    """What was kept."""
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
    """Keep some of it anew, and the rest as it is; where nothing can be written, nothing is."""
    looks = replace(load(), **changed)  # type: ignore[arg-type]
    path = file()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        files.replace_file(path, json.dumps(asdict(looks)).encode(), durable=False)
