"""What a person has set: one TOML file, to a frozen dataclass.

Whatever is wrong in the file is named with its line, and all else in it holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.annotations.pens import COLORS, PENS, Pen
from reader.errors import ReaderError
from reader.lazy import lazy
from reader.locations import VARIABLE
from reader.text.suggest import nearest

if TYPE_CHECKING:
    import tomllib

    from reader import toml_lines
    from reader.annotations import tags
    from reader.citation import registry
    from reader.export import passage, templates
    from reader.query import facets
    from reader.toml_lines import Place
else:
    passage = lazy("reader.export.passage")
    facets = lazy("reader.query.facets")
    registry = lazy("reader.citation.registry")
    tags = lazy("reader.annotations.tags")
    templates = lazy("reader.export.templates")
    toml_lines = lazy("reader.toml_lines")
    tomllib = lazy("tomllib")

PRESETS = ("vim", "arrows", "less")
"""The sets of keys that there are to begin with."""
LOCATORS = ("usual", "paragraph", "section", "line", "none")
"""How citations can tell a place; held to `excerpt` by a test."""
NARROWEST, WIDEST = 20, 200
"""The cells that a text's column may have."""
MOST = 20
"""Places that are no TOML, after which the rest of a file is not looked at."""


class KeySetting(NamedTuple):
    """The keys that a person wants for a command."""

    id: str
    """The id of the command's binding."""
    keys: str
    """As they were written: between commas, or `nop` for none."""
    line: int
    """Where."""


@dataclass(frozen=True, slots=True)
class Config:
    """What a person has set, and what holds where nothing is set."""

    path: Path | None = None
    """The file, whether or not it is there."""
    theme: str = ""
    """The theme's name; nothing is Reader's own."""
    measure: int | None = None
    """The cells of a text's column; None is as many as last time."""
    preset: str = PRESETS[0]
    """One of `PRESETS`."""
    style: str = "apa"
    """The citation style."""
    format: str = "plain"
    """What citations are printed as."""
    locator: str = "usual"
    """How a citation tells the place of a passage."""
    keys: tuple[KeySetting, ...] = ()
    """Keys in place of the preset's, in the order of the file."""
    pens: tuple[Pen, ...] = PENS
    """All pens, in the order of `COLORS`."""
    problems: tuple[str, ...] = ()
    """What is wrong in the file, each with its line."""
    lines: Mapping[Place, int] = field(default_factory=dict)
    """Where in the file each value stands."""

    @property
    def has_keys(self) -> bool:
        """Whether keys or pens are other than the usual ones."""
        return bool(self.keys) or self.preset != PRESETS[0] or self.pens != PENS

    def problem(self, line: int | None, sentence: str) -> str:
        """What is wrong, with its place."""
        name = self.path.name if self.path else "config"
        return f"{name}, line {line}: {sentence}" if line else f"{name}: {sentence}"

    def with_known_manner(self) -> Config:
        """The same with a citation style and a format that there are; else the usual ones."""
        found = self
        if (self.style, self.format) == (Config().style, Config().format):
            return self
        known = (*passage.TEXT_FORMATS, *passage.REFERENCE_FORMATS)
        formats = known if self.format in known else (*known, *templates.templates())
        if self.style != Config().style:
            try:
                registry.style_named(self.style)
            except ReaderError as error:
                found = found.without("style", str(error))
        if self.format not in formats:
            near = nearest(self.format, formats)
            found = found.without("format", f"no format is called “{self.format}”. {near}")
        return found

    def without(self, name: str, sentence: str) -> Config:
        """The same as if a setting were not there, and what is wrong with it."""
        problem = self.problem(self.lines.get((name,)), sentence)
        usual: dict[str, Any] = {name: getattr(Config(), name)}
        return replace(self, problems=(*self.problems, problem), **usual)


def load(path: Path, environ: Mapping[str, str] | None = None) -> Config:
    """What a file says; nothing where there is none.

    Args:
        path: The file.
        environ: The environment's variables, to name one that names no file.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        if environ and environ.get(VARIABLE):
            return Config(path, problems=(f"There is no file {path} (${VARIABLE}).",))
        return Config(path)
    except OSError as error:
        return Config(path, problems=(f"{path} could not be read: {error.strerror or error}.",))
    return parse(raw, path)


def parse(raw: bytes, path: Path) -> Config:
    """What the bytes of a file say."""
    reading = _Reading(Config(path))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        reading.complain(line, "this is not UTF-8.")
        text = raw.decode("utf-8-sig", "replace")
    reading.read(text.replace("\r\n", "\n"))
    return reading.config()


class _Reading:
    """One reading of a file: what holds, and what is wrong."""

    def __init__(self, empty: Config) -> None:
        self._empty = empty
        self._problems: list[tuple[int, str]] = []
        self._found: dict[str, Any] = {}
        self._lines: dict[Place, int] = {}

    def config(self) -> Config:
        """What holds."""
        problems = tuple(self._empty.problem(*each) for each in sorted(self._problems))
        return replace(self._empty, **self._found, problems=problems, lines=self._lines)

    def complain(self, line: int, sentence: str) -> None:
        """Take down what is wrong."""
        self._problems.append((line, sentence))

    def _complain_at(self, place: Place, sentence: str) -> None:
        self.complain(self._line(place), sentence)

    def _line(self, place: Place) -> int:
        """Where a value stands, or at least what it is in."""
        for length in range(len(place), 0, -1):
            if place[:length] in self._lines:
                return self._lines[place[:length]]
        return 1

    def read(self, text: str) -> None:
        """Take in what a file says."""
        text, data = self._readable(text)
        self._lines = toml_lines.lines_of(text)
        for name, value in data.items():
            if name not in SETTINGS:
                near = nearest(name, SETTINGS)
                self._complain_at((name,), f"there is no setting “{name}”. {near}")
            else:
                SETTINGS[name](self, name, value)

    def _readable(self, text: str) -> tuple[str, dict[str, Any]]:
        """A file without the statements that are no TOML, and what it says then."""
        for _ in range(MOST):
            try:
                return text, tomllib.loads(text)
            except tomllib.TOMLDecodeError as error:
                text = self._without_error(text, str(error))
            except RecursionError:
                break
        self.complain(1, "too much of this file is no TOML: none of it is used.")
        return "", {}

    def _without_error(self, text: str, told: str) -> str:
        """A file without the statement that is wrong, which is named."""
        sentence, _, place = told.rpartition(" (at ")
        number = re.match(r"line (\d+)", place)
        rows = text.split("\n")
        at = int(number[1]) if number else len(rows)
        known = list(toml_lines.statements(text))
        before = [each for each in known if each.line <= at]
        if not before:
            self.complain(at, f"this is no TOML: {_told(sentence or told)}.")
            rows[at - 1] = ""
            return "\n".join(rows)
        # The first that is left open swallows all behind it, up to where the parser gives up.
        wrong = next((each for each in before if not each.is_whole), before[-1])
        self.complain(wrong.line, f"this is no TOML: {_told(sentence or told)}.")
        last = max(wrong.last, at) if wrong.is_whole else wrong.line
        if wrong.is_header:
            following = [each.line for each in known if each.is_header and each.line > wrong.line]
            last = (following[0] if following else len(rows) + 1) - 1
        rows[wrong.line - 1 : last] = [""] * (last - wrong.line + 1)
        return "\n".join(rows)

    # The settings

    def text(self, name: str, value: object) -> None:
        """A setting that is a word."""
        if isinstance(value, str) and value.strip():
            self._found[name] = value.strip()
        else:
            self._complain_at((name,), f"“{name}” is a word in quotation marks.")

    def measure(self, name: str, value: object) -> None:
        """The cells of a text's column."""
        is_number = isinstance(value, int) and not isinstance(value, bool)
        if is_number and isinstance(value, int) and NARROWEST <= value <= WIDEST:
            self._found[name] = value
        else:
            wanted = f"a number from {NARROWEST} to {WIDEST}"
            self._complain_at((name,), f"“{name}” is {wanted}, without quotation marks.")

    def locator(self, name: str, value: object) -> None:
        """How a citation tells the place of a passage."""
        if value in LOCATORS:
            self._found[name] = value
        else:
            near = nearest(str(value), LOCATORS)
            self._complain_at((name,), f"no place is told as “{value}”. {near}")

    def preset(self, name: str, value: object) -> None:
        """The keys to begin with."""
        if value in PRESETS:
            self._found[name] = value
        else:
            near = nearest(str(value), PRESETS)
            self._complain_at((name,), f"no preset is called “{value}”. {near}")

    def keys(self, name: str, value: object) -> None:
        """Keys by the ids of commands, also where dots in these made tables of them."""
        if not isinstance(value, dict):
            self._complain_at((name,), "“keys” is a table: a line [keys], and the keys under it.")
            return
        settings = list(self._key_settings((name,), value))
        named = {each.id for each in settings}
        kept = [each for each in self._found.get("keys", ()) if each.id not in named]
        self._found[name] = tuple(sorted((*kept, *settings), key=lambda each: each.line))

    def _key_settings(self, place: Place, table: Mapping[str, object]) -> Iterable[KeySetting]:
        for name, value in table.items():
            at = (*place, name)
            if isinstance(value, dict):
                yield from self._key_settings(at, value)
                continue
            words = value if isinstance(value, list) else [value]
            if not all(isinstance(word, str) and word.strip() for word in words):
                self._complain_at(at, 'keys are written like "g h, f5", and none like "nop".')
                continue
            keys = ", ".join(map(str, words)) or "nop"
            yield KeySetting(".".join(map(str, at[1:])), keys, self._line(at))

    def pens(self, name: str, value: object) -> None:
        """Pens, each of which changes the one of its colour."""
        pens = {pen.color: pen for pen in PENS}
        said: dict[str, int] = {}
        for place, table in self._pen_tables(name, value):
            pen = self._pen(place, table, said)
            if pen is None:
                continue
            said[pen.color] = self._line(place)
            if pen.key != pens[pen.color].key:
                where = self._line((*place, "key"))
                setting = KeySetting(f"pen.{pen.color}", pen.key, where)
                known = self._found.get("keys", ())
                if setting.id not in {each.id for each in known}:
                    self._found["keys"] = (*known, setting)
            pens[pen.color] = pen
        self._found[name] = tuple(pens.values())

    def _pen_tables(self, name: str, value: object) -> Iterable[tuple[Place, dict[str, Any]]]:
        """The tables of pens: [[pens]], or [pens.NAME]."""
        entries: Iterable[tuple[str | int, object]] = ()
        if isinstance(value, dict):
            entries = value.items()
        elif isinstance(value, list):
            entries = enumerate(value)
        else:
            self._complain_at((name,), "a pen is a table: a line [[pens]], and its settings.")
        for key, table in entries:
            if isinstance(table, dict):
                yield (name, key), {"name": key, **table} if isinstance(key, str) else table
            else:
                told = "a pen is a table: a line [[pens]], and its settings."
                self._complain_at((name, key), told)

    def _pen(self, place: Place, table: dict[str, Any], said: Mapping[str, int]) -> Pen | None:
        """The pen of a table, unless there can be none."""
        color = table.get("color", place[-1] if place[-1] in COLORS else None)
        if color not in COLORS:
            near = nearest(str(color), COLORS) if color else ""
            told = f"no pen is “{color}”. {near}" if color else "a pen needs its color."
            self._complain_at((*place, "color"), told)
            return None
        if color in said:
            told = f"the {color} pen is on line {said[color]} already: each colour is one pen."
            self._complain_at(place, told)
            return None
        pen = PENS[COLORS.index(color)]
        for name, value in table.items():
            if name == "color":
                continue
            if name not in PEN_FIELDS:
                near = nearest(name, ("color", *PEN_FIELDS))
                self._complain_at((*place, name), f"a pen has no “{name}”. {near}")
                continue
            read, wanted = PEN_FIELDS[name]
            try:
                found = read(value)
            except ReaderError as error:
                self._complain_at((*place, name), str(error))
                continue
            if found is None:
                self._complain_at((*place, name), f"a pen's {name} is {wanted}.")
            else:
                changed: dict[str, Any] = {name: found}
                pen = pen._replace(**changed)
        return pen


def _word(value: object) -> str | None:
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def _words(value: object) -> str | None:
    return " ".join(value.split()) if isinstance(value, str) else None


def _tags(value: object) -> tuple[str, ...] | None:
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        return None
    return tags.read_tags(",".join(words))


PEN_FIELDS: Mapping[str, tuple[Callable[[object], object], str]] = {
    "name": (_word, "a word or two in quotation marks"),
    "description": (_words, "words in quotation marks"),
    "tags": (_tags, 'an array of words, such as ["claim", "check"]'),
    "key": (_word, 'a key in quotation marks, such as "4"'),
}
"""What a pen can be given besides its colour."""

SETTINGS: Mapping[str, Callable[[_Reading, str, object], None]] = {
    "theme": _Reading.text,
    "measure": _Reading.measure,
    "preset": _Reading.preset,
    "style": _Reading.text,
    "format": _Reading.text,
    "locator": _Reading.locator,
    "keys": _Reading.keys,
    "pens": _Reading.pens,
}
"""What can be set."""


def _told(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
