"""A person's settings: one TOML file, read into a frozen dataclass.

A file that does not parse changes nothing. In one that does, each error is reported by the full
name of its key, and the other settings apply.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from reader import options
from reader.annotations.fields import PEN_FIELDS, RELATION_FIELDS, Fields
from reader.annotations.links import RELATIONS, Relation
from reader.annotations.pens import COLORS, PENS, Pen
from reader.errors import ReaderError
from reader.lazy import lazy
from reader.locations import VARIABLE
from reader.text.suggest import nearest

if TYPE_CHECKING:
    import tomllib

    from reader.citation import registry
    from reader.export import templates
else:
    registry = lazy("reader.citation.registry")
    templates = lazy("reader.export.templates")
    tomllib = lazy("tomllib")

NARROWEST, WIDEST = 20, 200
"""The possible widths of a text's column in cells."""


class KeySetting(NamedTuple):
    """A person's keys for a command."""

    id: str
    """The id of the command's binding."""
    keys: str
    """The keys as written: separated by commas, or `nop` for none."""
    name: str
    """The full name of the setting."""


@dataclass(frozen=True, slots=True)
class Config:
    """A person's settings, with defaults for everything that is not set."""

    path: Path | None = None
    """The file, whether or not it exists."""
    theme: str = ""
    """The theme's name; empty for Reader's own."""
    measure: int | None = None
    """The width of a text's column in cells; None for the last width used."""
    preset: str = options.DEFAULT_PRESET
    """One of `options.PRESETS`."""
    style: str = options.DEFAULT_STYLE
    """The citation style."""
    format: str = options.DEFAULT_FORMAT
    """The format that citations are printed in."""
    locator: str = options.DEFAULT_LOCATOR
    """One of `options.LOCATORS`."""
    words: str = options.DEFAULT_WORDS
    """One of `options.WORDS`."""
    largest_file: int = options.LARGEST_FILE
    """The size limit in megabytes for files other than plain text and Markdown."""
    lookup: str = ""
    """The command that looks words up, in which `{word}` stands for the word; empty for none."""
    doi_service: str = options.DOI_SERVICE
    """Where DOIs are looked up."""
    isbn_service: str = options.ISBN_SERVICE
    """Where ISBNs are looked up."""
    rich_copy: str = options.DEFAULT_RICH
    """One of `options.RICH`."""
    library: str = ""
    """The bibliography file for many texts, as a person typed it; empty for none."""
    keys: tuple[KeySetting, ...] = ()
    """Keys that replace the preset's, in the order of the file."""
    pens: tuple[Pen, ...] = PENS
    """All pens, in the order of `COLORS`."""
    relations: tuple[Relation, ...] = RELATIONS
    """The relations that one annotation can have to another."""
    problems: tuple[str, ...] = ()
    """The problems in the file."""

    @property
    def has_keys(self) -> bool:
        """Whether any keys or pens differ from the defaults."""
        return bool(self.keys) or self.preset != options.DEFAULT_PRESET or self.pens != PENS

    @property
    def library_file(self) -> Path | None:
        """The bibliography file for many texts; a relative path starts at the settings' folder."""
        folder = self.path.parent if self.path else Path()
        return folder / Path(self.library).expanduser() if self.library else None

    def problem(self, where: str, sentence: str) -> str:
        """A sentence about something in the file, with its place.

        Args:
            where: A setting's full name, or a line; empty for the file as a whole.
            sentence: What is wrong with it.
        """
        name = self.path.name if self.path else "config"
        return ", ".join(filter(None, (name, where))) + f": {sentence}"

    def with_known_style(self) -> Config:
        """The same settings, with the default citation style or format for an unknown one."""
        found = self
        if self.style != options.DEFAULT_STYLE:
            try:
                registry.style_named(self.style)
            except ReaderError as error:
                found = found.without("style", str(error))
        if self.format not in options.FORMATS:
            known = (*options.FORMATS, *templates.templates())
            if self.format not in known:
                hint = nearest(self.format, known)
                found = found.without("format", f"no format is called “{self.format}”. {hint}")
        return found

    def without(self, name: str, sentence: str) -> Config:
        """The same settings, with the default for one that is invalid."""
        default: dict[str, Any] = {name: getattr(Config(), name)}
        return replace(self, problems=(*self.problems, self.problem(name, sentence)), **default)


def load(
    path: Path, environ: Mapping[str, str] | None = None, last: Config | None = None
) -> Config:
    """The settings in a file; the defaults if there is none.

    Args:
        path: The file.
        environ: The environment's variables; one that names a missing file is reported.
        last: The previous settings, which stay in effect if the file can't be read.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        if environ and environ.get(VARIABLE):
            return Config(path, problems=(f"There is no file {path} (${VARIABLE}).",))
        return Config(path)
    except OSError as error:
        problem = f"{path} could not be read: {error.strerror or error}."
        return replace(last or Config(), path=path, problems=(problem,))
    return parse(raw, path, last)


def parse(raw: bytes, path: Path, last: Config | None = None) -> Config:
    """The settings in the bytes of a file.

    Args:
        raw: All of them.
        path: The file, for messages.
        last: The previous settings, which stay in effect if the file does not parse.
    """
    try:
        data = tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line, sentence = raw.count(b"\n", 0, error.start) + 1, "this is not UTF-8"
    except RecursionError:
        line, sentence = 0, "it is nested too deeply"
    except ValueError as error:
        line, sentence = _toml_error(str(error), raw)
    else:
        return _Reading(data).config(path)
    kept = replace(last or Config(), path=path, problems=())
    effect = "The settings from before stay" if last else "None of the settings apply"
    where = f"line {line}" if line else ""
    problem = kept.problem(where, f"{sentence}. {effect} until this is corrected.")
    return replace(kept, problems=(problem,))


def _toml_error(message: str, raw: bytes) -> tuple[int, str]:
    """The line that the parser reports, or the last one, and the problem there."""
    sentence, _, place = message.rpartition(" (at ")
    number = re.match(r"line (\d+)", place)
    line = int(number[1]) if number else raw.rstrip(b"\n").count(b"\n") + 1
    sentence = sentence or message
    return line, f"this is not TOML: {sentence[:1].lower()}{sentence[1:]}"


Described = TypeVar("Described", Pen, Relation)
Place = tuple[str | int, ...]
"""The path to a value: names of tables and keys, and indexes into arrays."""


def _full_name(place: Place) -> str:
    """The path to a value in readable form, such as `keys.undo` or `pens #2.color`."""
    name = ""
    for part in place:
        name += f" #{part + 1}" if isinstance(part, int) else f".{part}" if name else part
    return name


class _Reading:
    """A file's values being read: those that are valid, and the problems of the others."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._values: dict[str, Any] = {}
        self._keys: dict[str, KeySetting] = {}
        self._problems: list[tuple[str, str]] = []
        for name, value in data.items():
            if name in SETTINGS:
                SETTINGS[name](self, name, value)
            else:
                self._complain((name,), f"there is no such setting. {nearest(name, SETTINGS)}")

    def config(self, path: Path) -> Config:
        """The valid values."""
        found = Config(path, keys=tuple(self._keys.values()), **self._values)
        problems = tuple(found.problem(*each) for each in self._problems)
        return replace(found, problems=problems)

    def _complain(self, place: Place, sentence: str) -> None:
        self._problems.append((_full_name(place), sentence))

    def text(self, name: str, value: object) -> None:
        """A setting that is a string."""
        if isinstance(value, str) and value.strip():
            self._values[name] = value.strip()
        else:
            self._complain((name,), "it has to be a word in quotation marks.")

    def measure(self, name: str, value: object) -> None:
        """The width of a text's column."""
        self._number(NARROWEST, WIDEST, name, value)

    def largest_file(self, name: str, value: object) -> None:
        """The size of the largest file that is read."""
        self._number(1, 10_000, name, value)

    def service(self, name: str, value: object) -> None:
        """The address of a service."""
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            self._values[name] = value
        else:
            self._complain((name,), "it has to be an address in quotation marks.")

    def _number(self, least: int, most: int, name: str, value: object) -> None:
        is_number = isinstance(value, int) and not isinstance(value, bool)
        if is_number and isinstance(value, int) and least <= value <= most:
            self._values[name] = value
        else:
            wanted = f"a number from {least} to {most}, without quotation marks"
            self._complain((name,), f"it has to be {wanted}.")

    def choice(self, name: str, value: object) -> None:
        """A setting that is one of some words."""
        self._one_of(_CHOICES[name], name, value)

    def _one_of(self, words: Iterable[str], name: str, value: object) -> None:
        if isinstance(value, str) and value in words:
            self._values[name] = value
        else:
            self._complain((name,), f"there is no {name} “{value}”. {nearest(str(value), words)}")

    def keys(self, name: str, value: object) -> None:
        """Keys by the ids of commands, even if TOML has read dotted ids as nested tables."""
        if not isinstance(value, dict):
            self._complain((name,), "it has to be a table: a line [keys], and the keys under it.")
            return
        self._keys |= {each.id: each for each in self._key_settings((name,), value)}

    def _key_settings(self, place: Place, table: Mapping[str, object]) -> Iterator[KeySetting]:
        for name, value in table.items():
            at = (*place, name)
            if isinstance(value, dict):
                yield from self._key_settings(at, value)
                continue
            words = value if isinstance(value, list) else [value]
            if not all(isinstance(word, str) and word.strip() for word in words):
                self._complain(at, 'keys are written like "g h, f5", and none like "nop".')
                continue
            keys = ", ".join(map(str, words)) or "nop"
            yield KeySetting(".".join(map(str, at[1:])), keys, _full_name(at))

    def pens(self, name: str, value: object) -> None:
        """Pens, each of which replaces the one of the same colour."""
        pens = {pen.color: pen for pen in PENS}
        named: dict[str, str] = {}
        for place, table in self._tables(name, value, "pen"):
            pen = self._pen(place, table, named)
            if pen is None:
                continue
            named[pen.color] = _full_name(place)
            if pen.key != pens[pen.color].key:
                setting = KeySetting(f"pen.{pen.color}", pen.key, _full_name((*place, "key")))
                self._keys.setdefault(setting.id, setting)
            pens[pen.color] = pen
        self._values[name] = tuple(pens.values())

    def _tables(self, name: str, value: object, one: str) -> Iterator[tuple[Place, dict[str, Any]]]:
        """The tables of pens or of relations: [[pens]], or [pens.NAME]."""
        wrong = f"a {one} has to be a table: a line [[{name}]], and its settings."
        entries: Iterable[tuple[str | int, object]] = ()
        if isinstance(value, dict):
            entries = value.items()
        elif isinstance(value, list):
            entries = enumerate(value)
        else:
            self._complain((name,), wrong)
        for key, table in entries:
            if isinstance(table, dict):
                yield (name, key), {"name": key, **table} if isinstance(key, str) else table
            else:
                self._complain((name, key), wrong)

    def relations(self, name: str, value: object) -> None:
        """Relations, each of which is added or replaces the one of the same name."""
        found = {each.name.casefold(): each for each in RELATIONS}
        for place, table in self._tables(name, value, "relation"):
            relation = self._with_fields(Relation("", ""), place, table, RELATION_FIELDS)
            if not relation.name:
                self._complain((*place, "name"), 'a relation needs its name, such as "answers".')
                continue
            key, reverse = relation.key, relation.reverse or relation.name
            known = found.pop(relation.name.casefold(), None)
            free = [each for each in "123456789" if each not in {one.key for one in found.values()}]
            usual = known.key if known else next(iter(free), "")
            if any(each.key == key for each in found.values() if key):
                self._complain((*place, "key"), f"“{key}” is the key of another relation.")
                key = ""
            found[relation.name.casefold()] = Relation(relation.name, reverse, key or usual)
        self._values[name] = tuple(found.values())

    def _pen(self, place: Place, table: dict[str, Any], named: Mapping[str, str]) -> Pen | None:
        """The pen that a table describes, unless its colour is invalid.

        Args:
            place: Where the table is.
            table: Its values.
            named: The full names of the pens so far, by colour.
        """
        color = table.get("color", place[-1] if place[-1] in COLORS else None)
        if color not in COLORS:
            hint = nearest(str(color), COLORS)
            wrong = f"no pen is “{color}”. {hint}" if color else "a pen needs its color."
            self._complain((*place, "color"), wrong)
            return None
        if color in named:
            wrong = f"{named[color]} is the {color} pen already: each colour is one pen."
            self._complain(place, wrong)
            return None
        return self._with_fields(PENS[COLORS.index(color)], place, table, PEN_FIELDS)

    def _with_fields(
        self, one: Described, place: Place, table: Mapping[str, object], fields: Fields
    ) -> Described:
        """A pen or a relation with the fields from a table, as far as they are valid."""
        changed: dict[str, Any] = {}
        for name, value in table.items():
            at = (*place, name)
            if name not in fields:
                hint = nearest(name, fields)
                self._complain(at, f"a {type(one).__name__.lower()} has no “{name}”. {hint}")
                continue
            read, wanted = fields[name]
            try:
                found = read(value)
            except ReaderError as error:
                self._complain(at, str(error))
                continue
            if found is None:
                self._complain(at, f"it has to be {wanted}.")
                continue
            changed[name] = found
        return one._replace(**changed)


_CHOICES: Mapping[str, Iterable[str]] = {
    "preset": options.PRESETS,
    "locator": options.LOCATORS,
    "words": options.WORDS,
    "rich_copy": options.RICH,
}
SETTINGS: Mapping[str, Callable[[_Reading, str, object], None]] = {
    "theme": _Reading.text,
    "measure": _Reading.measure,
    "preset": _Reading.choice,
    "style": _Reading.text,
    "format": _Reading.text,
    "locator": _Reading.choice,
    "words": _Reading.choice,
    "rich_copy": _Reading.choice,
    "library": _Reading.text,
    "largest_file": _Reading.largest_file,
    "lookup": _Reading.text,
    "doi_service": _Reading.service,
    "isbn_service": _Reading.service,
    "keys": _Reading.keys,
    "pens": _Reading.pens,
    "relations": _Reading.relations,
}
"""The settings, and how each is read."""
