"""All commands, by the places where their keys work, and the validation of the user's keys.

A widget, screen or app class with commands names their place in `PLACE`; without one, the keys work
while reading a text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import NamedTuple

from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen

import reader.ui
from reader.annotations.pens import COLORS
from reader.config import Config, KeySetting
from reader.errors import ReaderError
from reader.text.suggest import nearest
from reader.ui.keys.keymap import Keymap, bindings_of
from reader.ui.keys.names import read_keys
from reader.ui.keys.sequence import character_of, shown

READING = "In a text"
"""The place of the commands of the panes, the reading screen and the app."""
GROUPS = {
    **dict.fromkeys(
        ("row", "character", "word", "sentence", "paragraph", "heading", "page", "half-page"),
        "Move",
    ),
    **dict.fromkeys(("text", "contents", "position", "jump", "find"), "Go"),
    **dict.fromkeys(("highlight", "note", "pen", "pens", "undo", "redo"), "Annotate"),
    "link": "Annotate",
    **dict.fromkeys(("draft", "slot"), "Cite"),
    **dict.fromkeys(("counterparts", "statements", "step", "matrix", "list-keys"), "Compare"),
    **dict.fromkeys(("look-up", "read-aloud"), "Reader"),
    "tags": "Tags",
    **dict.fromkeys(("cite", "copy", "metadata"), "Cite"),
    **dict.fromkeys(("text.open", "text.adopt", "text.edit", "pane"), "Panes"),
    **dict.fromkeys(("annotations", "list"), "List"),
    **dict.fromkeys(("select", "object"), "Select"),
    "view": "View",
    **dict.fromkeys(("help", "notices", "commands", "leave", "quit", "suspend"), "Reader"),
}
"""The groups of commands by id, or by the first words of an id."""
OTHERS = "Here"
"""The group of all other commands."""

_HIGHLIGHT = (
    *("hold", "again", "delete", "delete-held", "overlap", "merge", "join", "other-end"),
    *("word-longer", "word-shorter", "sentence-longer", "sentence-shorter"),
    *("next", "previous", "bare", "changes", "repair"),
)
_ANNOTATIONS = (
    *("here", "all", "filter", "select", "select-all", "untag", "export", "sort", "group"),
    *("facets", "preview", "saved", "restore", "purge"),
)

RENAMED: Mapping[str, str] = {
    "mark.highlight": "highlight.add",
    **{f"mark.{name}": f"highlight.{name}" for name in _HIGHLIGHT},
    "mark.note": "note.edit",
    "mark.tags": "tags.edit",
    **{f"mark.{color}": f"pen.{color}" for color in COLORS},
    **{f"place.{name}": f"position.{name}" for name in ("set", "go", "before")},
    **{f"document.{name}": f"text.{name}" for name in ("open", "adopt", "edit")},
    **{
        f"{view}-view.{name}": f"shown.{name}"
        for view in ("note", "lookup")
        for name in ("down", "up", "page-down", "page-up")
    },
    **{f"panel.{name}": f"annotations.{name}" for name in _ANNOTATIONS},
}
"""The current ids of renamed commands, by their old ids."""


class Listed(NamedTuple):
    """A listed command."""

    where: str
    """The place where its keys work."""
    id: str
    """Its id, by which the settings rebind it."""
    keys: tuple[str, ...]
    """Its keys, in Textual's spelling."""
    usual: tuple[str, ...]
    """Its keys without any preset or settings."""
    what: str
    """What it does."""


class Place(NamedTuple):
    """Classes whose keys work at the same time."""

    name: str
    """The name of the place."""
    classes: tuple[type[DOMNode], ...]
    """The classes, in order of precedence for a key."""


@cache
def classes() -> Sequence[type[DOMNode]]:
    """All classes of the user interface that declare commands."""
    modules = [
        import_module(each.name)
        for each in walk_packages(reader.ui.__path__, "reader.ui.")
        if not each.ispkg
    ]
    return tuple(
        each
        for module in modules
        for each in vars(module).values()
        if isinstance(each, type) and each.__module__ == module.__name__
        if issubclass(each, DOMNode) and "BINDINGS" in vars(each)
    )


@cache
def places() -> Sequence[Place]:
    """All places where keys work: the text first, each place before those built on it."""
    found = sorted(classes(), key=_path)
    reading = [each for each in found if "PLACE" not in vars(each)]
    whole = [
        each
        for each in reading
        if not any(one is not each and issubclass(one, each) for one in reading)
    ]
    # Keys bubble outwards from the focused widget.
    whole.sort(key=lambda each: (issubclass(each, App), issubclass(each, Screen)))
    others = [Place(_path(each)[-1], (each,)) for each in found if "PLACE" in vars(each)]
    return (Place(READING, tuple(whole)), *others)


def _path(each: type[DOMNode]) -> tuple[str, ...]:
    """The names of the places of a class and its base classes, the outermost first."""
    return tuple(vars(one)["PLACE"] for one in reversed(each.__mro__) if "PLACE" in vars(one))


def listed(keymap: Keymap) -> Iterator[Listed]:
    """All commands, each once, in the order of the places where their keys work."""
    seen: set[str] = set()
    for place in places():
        for each in place.classes:
            named = {entry.binding.id: entry.binding for entry in keymap.entries(each)}
            for bindings in bindings_of(each):
                first = bindings[0]
                if first.id is None or first.id in seen:
                    continue
                seen.add(first.id)
                usual = tuple(binding.key for binding in bindings)
                keys = keymap.keys_of(first.id, usual)
                about = named.get(first.id, first)
                yield Listed(place.name, first.id, keys, usual, about.tooltip or about.description)


def group_of(binding_id: str) -> str:
    """The group of a command."""
    return GROUPS.get(binding_id) or GROUPS.get(binding_id.partition(".")[0], OTHERS)


def keymap_of(config: Config) -> Keymap:
    """The keymap of some settings, before validation."""
    keys: dict[str, tuple[str, ...]] = {}
    for setting in config.keys:
        try:
            keys[setting.id] = read_keys(setting.keys)
        except ReaderError:
            continue
    return Keymap(config.preset, keys, config.pens)


def checked(config: Config) -> tuple[Keymap, tuple[str, ...]]:
    """The keymap of some settings without invalid keys, and the errors."""
    usual = {each.id: each.usual for each in listed(Keymap(config.preset))}
    problems: dict[str, str] = {}
    taken: dict[str, tuple[KeySetting, tuple[str, ...]]] = {}
    for setting in config.keys:
        if setting.id not in usual:
            problems[setting.name] = _unknown(setting.id, usual)
            continue
        try:
            taken[setting.id] = setting, read_keys(setting.keys)
        except ReaderError as error:
            problems[setting.name] = str(error)
    while clash := _clash(config, taken):
        setting, sentence = clash
        problems[setting.name] = sentence
        del taken[setting.id]
    keymap = Keymap(config.preset, {key: keys for key, (_, keys) in taken.items()}, config.pens)
    wrong = [each.name for each in config.keys if each.name in problems]
    return keymap, tuple(config.problem(name, problems[name]) for name in wrong)


def _unknown(name: str, known: Mapping[str, object]) -> str:
    """The error for an id that no command has."""
    if RENAMED.get(name) in known:
        return f"“{name}” is called {RENAMED[name]} now."
    return f"no command is called “{name}”. {nearest(name, known)}"


def _clash(
    config: Config, taken: Mapping[str, tuple[KeySetting, tuple[str, ...]]]
) -> tuple[KeySetting, str] | None:
    """A setting whose key runs another command in the same place, and the error for it."""
    before = Keymap(config.preset)
    keymap = Keymap(config.preset, {name: keys for name, (_, keys) in taken.items()})
    order = {name: at for at, name in enumerate(taken)}
    for name, (setting, _) in reversed(list(taken.items())):
        for place in places():
            ids = _ids(keymap, place)
            if name not in ids:
                continue
            usual = _ids(before, place)
            for other, keys in ids.items():
                if other == name or _meet(usual[name], usual[other]):
                    continue
                if order.get(other, -1) > order[name]:
                    continue
                if met := _meet(ids[name], keys):
                    return setting, _refusal(met, other)
    return None


def _ids(keymap: Keymap, place: Place) -> dict[str, tuple[str, ...]]:
    """The keys in a place, by command id."""
    found: dict[str, tuple[str, ...]] = {}
    for each in place.classes:
        for bindings in bindings_of(each):
            name = bindings[0].id
            if name and name not in found:
                found[name] = keymap.keys_of(name, [binding.key for binding in bindings])
    return found


def _meet(ones: Sequence[str], others: Sequence[str]) -> tuple[str, str] | None:
    """Two keys of which one equals or begins the other."""
    for one in ones:
        for other in others:
            words, more = _words(one), _words(other)
            length = min(len(words), len(more))
            if words[:length] == more[:length]:
                return one, other
    return None


def _words(key: str) -> list[str]:
    return [character_of(word) or word for word in key.split(" ")]


def _refusal(met: tuple[str, str], other: str) -> str:
    """The error for a key that conflicts with one of another command."""
    key, taken = map(shown, met)
    if key == taken:
        return f"“{key}” is the key of {other}, which needs another one, or “nop”, first."
    if len(key) < len(taken):
        return f"“{key}” begins “{taken}”, the key of {other}."
    return f"“{key}” begins with “{taken}”, the key of {other}."
