"""The fields of a metadata block in YAML, TOML or JSON; all leaves of the first two are strings."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import orjson
import yaml

from reader.lazy import late_pattern
from reader.metadata.csl import DEEPEST
from reader.text.canonical import canonical

_BEFORE = 1
"""The number of lines above the first line of the block's content."""
_Parser: Any = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
"""What reads YAML; in C where that is there, which is many times faster."""
_LONGEST_IN_PYTHON = 1 << 16
"""The most characters of YAML that are read without the parser in C."""
_MAPPING, _LIST, _TEXT = 200, 100, 60
"""Bytes of memory that a mapping, a list and a text take, however little there is in them."""
_DENSEST, _DENSEST_JSON = 14, 12
"""The most bytes of values for each character. A list of authors with one-letter names has less,
since keys are kept once. The parser of JSON takes a third as much besides."""
_MOST_KEYS = 1000
"""The most keys that are kept once; a record knows fewer."""
_FEW = 1 << 20
"""Bytes of values that any file may have: four thousand names with a mapping for each, however
short these are."""
ENDLESS_KEY = late_pattern(r"(?<![\w\"'-])(?:[\w\"'-]++[ \t]*+\.[ \t]*+){50}")
"""A dotted key of more parts than any has: tomllib's work grows with the square of their number."""
_TOO_MANY = "it has far more values than words, as no record has"


class _Values:
    """YAML as plain strings, lists and mappings, without aliases or endless nesting."""

    def __init__(self, inside: str, *, is_typed: bool) -> None:
        """Read a text, in which `&` and `!` may be literal rather than anchors and tags."""
        self._parser = _Parser(inside)
        self._is_typed = is_typed
        self._depth = 0
        self._room = max(_FEW, _DENSEST * len(inside))
        """Bytes that further values may take."""
        self._keys: dict[str, str] = {}
        """The keys that were met."""

    def document(self) -> Any:
        """The only document's value; None if there is none.

        Raises:
            MarkedYAMLError: It is no YAML, or refused here.
        """
        parser = self._parser
        parser.get_event()
        if isinstance(parser.peek_event(), yaml.StreamEndEvent):
            return None
        parser.get_event()
        value = self._value(parser.get_event())
        parser.get_event()
        if not isinstance(another := parser.get_event(), yaml.StreamEndEvent):
            raise _refusal(another, "but found another document")
        return value

    def close(self) -> None:
        """Let go of the parser's memory."""
        self._parser.dispose()

    def _value(self, event: Any) -> Any:
        """The value that begins with an event, unless it is refused."""
        if isinstance(event, yaml.AliasEvent):
            raise _refusal(event, "aliases are not read here")
        if self._is_typed and (event.anchor or event.tag):
            raise _refusal(event, "it begins with a sign that YAML takes for its own")
        if self._depth >= DEEPEST:
            raise _refusal(event, "it is nested too deeply")
        if isinstance(event, yaml.ScalarEvent):
            self._take(event, _TEXT)
            text: str = event.value
            return text if text.isascii() and text.isprintable() else canonical(text)
        self._depth += 1
        is_list = isinstance(event, yaml.SequenceStartEvent)
        self._take(event, _LIST if is_list else _MAPPING)
        value = self._list() if is_list else self._mapping()
        self._depth -= 1
        return value

    def _list(self) -> list[Any]:
        found, next_event = [], self._parser.get_event
        while not isinstance(event := next_event(), yaml.SequenceEndEvent):
            found.append(self._value(event))
        return found

    def _mapping(self) -> dict[str, Any]:
        found, next_event = {}, self._parser.get_event
        while not isinstance(event := next_event(), yaml.MappingEndEvent):
            key = self._key(event)
            found[key] = self._value(next_event())
        return found

    def _key(self, event: Any) -> str:
        key = self._value(event)
        if not isinstance(key, str):
            raise _refusal(event, "found unhashable key")
        if key in self._keys:
            self._room += _TEXT
        elif len(self._keys) < _MOST_KEYS:
            self._keys[key] = key
        return self._keys.get(key, key)

    def _take(self, event: Any, size: int) -> None:
        self._room -= size
        if self._room < 0:
            raise _refusal(event, _TOO_MANY)


def _refusal(event: Any, what: str) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(None, None, what, event.start_mark)


def of_yaml(inside: str) -> tuple[dict[str, Any], str]:
    """The fields, and the error if they can't be parsed."""
    known, line, what = read_yaml(inside, is_typed=True)
    return known, _problem(line + _BEFORE, what) if what else ""


def read_yaml(inside: str, *, is_typed: bool = False) -> tuple[dict[str, Any], int, str]:
    """The fields; or the line number and text of the error."""
    if not yaml.__with_libyaml__ and len(inside) > _LONGEST_IN_PYTHON:
        return {}, 1, "it is too long to be read without libyaml, which this PyYAML lacks"
    values = None
    try:
        values = _Values(inside, is_typed=is_typed)
        data = values.document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = min(mark.line, inside.count("\n")) if mark else 0
        return {}, line + 1, error.problem or "it is not YAML"
    except (yaml.YAMLError, UnicodeEncodeError):
        return {}, 1, "a character in it is not allowed in YAML"
    finally:
        if values is not None:
            values.close()
    if not isinstance(data, dict):
        return {}, 1, "it is not a list of keys and values"
    return data, 0, ""


def read_json(text: str) -> tuple[Any, int, str]:
    """What JSON says; or the line number and text of the error."""
    # Counted before it is built, since what is built takes many times the memory.
    size = _MAPPING * text.count("{") + _LIST * text.count("[") + _TEXT * text.count(",")
    if size > max(_FEW, _DENSEST_JSON * len(text)):
        return None, 1, _TOO_MANY
    try:
        return orjson.loads(text), 0, ""
    except orjson.JSONDecodeError as error:
        return None, error.lineno, f"it is not JSON ({error.msg[:1].lower()}{error.msg[1:]})"


def of_toml(inside: str) -> tuple[dict[str, Any], str]:
    """The fields, and the error if they can't be parsed."""
    if endless := ENDLESS_KEY.search(inside):
        line = inside.count("\n", 0, endless.start()) + 1
        return {}, _problem(line + _BEFORE, "it is nested too deeply")
    try:
        return as_strings(tomllib.loads(inside)), ""
    except ValueError as error:
        said = re.search(r"line (\d+)", str(error))
        number = int(said[1]) if said else inside.count("\n")
        return {}, _problem(number + _BEFORE, str(error).split(" (at")[0])
    except RecursionError:
        return {}, _problem(1 + _BEFORE, "it is nested too deeply")


def as_strings(value: Any, depth: int = 0, *, is_cut: bool = False) -> Any:
    """The values of TOML or JSON with all leaves as strings, like those of YAML.

    Args:
        value: A value.
        depth: How deep it is nested.
        is_cut: Whether what is nested too deeply is left out.

    Raises:
        RecursionError: It is nested too deeply.
    """
    if isinstance(value, str):
        return canonical(value)
    if depth > DEEPEST:
        if is_cut:
            return ""
        raise RecursionError
    if isinstance(value, dict):
        return {
            str(key): as_strings(inner, depth + 1, is_cut=is_cut) for key, inner in value.items()
        }
    if isinstance(value, list):
        return [as_strings(inner, depth + 1, is_cut=is_cut) for inner in value]
    return "" if value is None else canonical(str(value))


def _problem(line: int, what: str) -> str:
    what = what[:1].lower() + what[1:]
    return f"Front matter, line {line}: {what}. What is wrong was read as it was typed."
