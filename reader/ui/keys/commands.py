"""All commands there are, wherever they are, and a person's keys for them, looked through."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING, NamedTuple

from textual.dom import DOMNode

import reader.ui
from reader.config import Config, KeySetting
from reader.errors import ReaderError
from reader.lazy import lazy
from reader.text.suggest import nearest
from reader.ui.keys.keymap import Keymap, commands_of
from reader.ui.keys.names import read_keys
from reader.ui.keys.sequence import character_of, shown

if TYPE_CHECKING:
    from reader.query import facets
else:
    facets = lazy("reader.query.facets")

TEXT = ("DocumentPane", "ReadingScreen", "ReaderApp")
"""The classes whose keys work together while one reads; the first ones go before."""
TITLES = {
    **dict.fromkeys(TEXT, "In a text"),
    "PickList": "In every list",
    "AnnotationList": "In the list of annotations",
    "Dialog": "In every box",
    "ChooserScreen": "In a box to choose from",
    "OpenScreen": "Opening a text",
    "FindAllScreen": "Finding in all texts",
    "QueryLine": "In the query line of the list",
    "FacetList": "In the list of what narrows it",
    "SavedScreen": "In the list of saved queries",
    "ExportScreen": "Exporting annotations",
    "TagQuestion": "Giving tags",
    "TagBrowser": "In the list of all tags",
    "RepairScreen": "Mending lost marks",
    "ChangeView": "Looking at a change",
    "NoteScreen": "Writing a note",
    "NoteView": "Looking at notes",
    "CiteScreen": "Citing",
    "StylesScreen": "All styles",
    "MetadataScreen": "In the metadata of a text",
}
"""What the places are called that keys work in, by the class that binds them."""
GROUPS = {
    **dict.fromkeys(
        ("row", "character", "word", "sentence", "paragraph", "heading", "page", "half-page"),
        "Move",
    ),
    **dict.fromkeys(("text", "contents", "position", "jump", "find"), "Go"),
    **dict.fromkeys(("highlight", "note", "pen", "pens", "undo", "redo"), "Annotate"),
    "tags": "Tags",
    **dict.fromkeys(("cite", "copy", "metadata"), "Cite"),
    "pane": "Panes",
    **dict.fromkeys(("annotations", "list"), "List"),
    **dict.fromkeys(("select", "object"), "Select"),
    "view": "View",
    **dict.fromkeys(("help", "commands", "leave", "quit", "suspend"), "Reader"),
}
"""What commands are about, by how their ids begin."""
OTHERS = "Here"
"""What all others are about."""


class Listed(NamedTuple):
    """A command, as it is told."""

    where: str
    """Where it works."""
    id: str
    """Its id, by which it gets other keys."""
    keys: tuple[str, ...]
    """Its keys, as bindings spell them."""
    usual: tuple[str, ...]
    """Those that it has unless somebody says otherwise."""
    what: str
    """What it does."""


class Place(NamedTuple):
    """Classes whose keys work at the same time."""

    where: str
    """What the place is called."""
    classes: tuple[type[DOMNode], ...]
    """They, the ones that go before first."""


@cache
def classes() -> Mapping[str, type[DOMNode]]:
    """All classes of the screen that bind keys, by their names."""
    modules = [
        import_module(each.name)
        for each in walk_packages(reader.ui.__path__, "reader.ui.")
        if not each.ispkg
    ]
    found = {
        name: each
        for module in modules
        for name, each in vars(module).items()
        if isinstance(each, type) and each.__module__ == module.__name__
        if issubclass(each, DOMNode) and "BINDINGS" in vars(each)
    }
    order = dict.fromkeys([*TITLES, *sorted(found)])
    return {name: found[name] for name in order if name in found}


@cache
def places() -> Sequence[Place]:
    """All places that keys work in, each with all keys that do."""
    known = classes()
    text = tuple(known[name] for name in TEXT)
    others = [each for each in known.values() if not any(issubclass(one, each) for one in text)]
    return (
        Place(TITLES[TEXT[0]], text),
        *(Place(TITLES.get(each.__name__) or _title(each), (each,)) for each in others),
    )


def listed(keymap: Keymap) -> Iterator[Listed]:
    """All commands, each once, in the order of the places that they are bound in."""
    told: set[str] = set()
    for place in places():
        for each in place.classes:
            pens = {entry.binding.id: entry.binding for entry in keymap.entries(each)}
            for bindings in commands_of(each):
                first = bindings[0]
                if first.id is None or first.id in told:
                    continue
                told.add(first.id)
                usual = tuple(binding.key for binding in bindings)
                keys = keymap.keys_of(first.id, usual)
                about = pens.get(first.id, first)
                yield Listed(place.where, first.id, keys, usual, about.tooltip or about.description)


def group_of(binding_id: str) -> str:
    """What a command is about, in a word."""
    return GROUPS.get(binding_id.partition(".")[0], OTHERS)


def keymap_of(config: Config) -> Keymap:
    """The keys that a person has set, as they are before they are looked through."""
    keys: dict[str, tuple[str, ...]] = {}
    for setting in config.keys:
        try:
            keys[setting.id] = read_keys(setting.keys)
        except ReaderError:
            continue
    return Keymap(config.preset, keys, config.pens)


def checked(config: Config) -> tuple[Keymap, tuple[str, ...]]:
    """The keys that a person has set, but for those that can't be, and what is wrong with these."""
    usual = {each.id: each.usual for each in listed(Keymap(config.preset))}
    problems: list[tuple[int, str]] = []
    taken: dict[str, tuple[KeySetting, tuple[str, ...]]] = {}
    for setting in config.keys:
        if setting.id not in usual:
            sentence = f"no command is called “{setting.id}”. {nearest(setting.id, usual)}"
            problems.append((setting.line, sentence))
            continue
        try:
            taken[setting.id] = setting, read_keys(setting.keys)
        except ReaderError as error:
            problems.append((setting.line, f"“{setting.id}”: {error}"))
    while clash := _clash(config, taken):
        setting, sentence = clash
        problems.append((setting.line, f"“{setting.id}”: {sentence}"))
        del taken[setting.id]
    keymap = Keymap(config.preset, {key: keys for key, (_, keys) in taken.items()}, config.pens)
    return keymap, tuple(config.problem(*each) for each in sorted(problems))


def _clash(
    config: Config, taken: Mapping[str, tuple[KeySetting, tuple[str, ...]]]
) -> tuple[KeySetting, str] | None:
    """A setting whose key does something else in the same place, and what."""
    before = Keymap(config.preset)
    keymap = Keymap(config.preset, {name: keys for name, (_, keys) in taken.items()})
    for name, (setting, _) in sorted(taken.items(), key=lambda each: -each[1][0].line):
        for place in places():
            ids = _ids(keymap, place)
            if name not in ids:
                continue
            usual = _ids(before, place)
            for other, keys in ids.items():
                if other == name or _meet(usual[name], usual[other]):
                    continue
                if other in taken and taken[other][0].line > setting.line:
                    continue
                if met := _meet(ids[name], keys):
                    return setting, _told(met, other)
    return None


def _ids(keymap: Keymap, place: Place) -> dict[str, tuple[str, ...]]:
    """The keys in a place by the ids of commands."""
    found: dict[str, tuple[str, ...]] = {}
    for each in place.classes:
        for bindings in commands_of(each):
            name = bindings[0].id
            if name and name not in found:
                found[name] = keymap.keys_of(name, [binding.key for binding in bindings])
    return found


def _meet(ones: Sequence[str], others: Sequence[str]) -> tuple[str, str] | None:
    """Two keys of which one is the other, or begins it."""
    for one in ones:
        for other in others:
            words, more = _words(one), _words(other)
            length = min(len(words), len(more))
            if words[:length] == more[:length]:
                return one, other
    return None


def _words(key: str) -> list[str]:
    return [character_of(word) or word for word in key.split(" ")]


def _told(met: tuple[str, str], other: str) -> str:
    key, taken = map(shown, met)
    if key == taken:
        return f"“{key}” is the key of {other}, which needs another one, or “nop”, first."
    if len(key) < len(taken):
        return f"“{key}” begins “{taken}”, the key of {other}."
    return f"“{key}” begins with “{taken}”, the key of {other}."


def _title(each: type[DOMNode]) -> str:
    """What a place is called that nobody gave a name."""
    words = re.sub(r"(?<!^)(?=[A-Z])", " ", each.__name__.removesuffix("Screen")).casefold()
    return f"In the {words}"
