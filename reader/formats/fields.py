"""The fields of a metadata block, from YAML or TOML; all leaves are strings, as they were typed."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import yaml

_DEEPEST = 12
_BEFORE = 1
"""Lines above the first line inside."""


class _Loader(yaml.BaseLoader):
    """YAML as plain strings, lists and mappings: no aliases, and no nesting without end."""

    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        """A node, if it may stand here."""
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent):
            raise _refusal(event, "aliases are not read here")
        if self.depth >= _DEEPEST:
            raise _refusal(event, "it is nested too deeply")
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def _refusal(event: yaml.Event, what: str) -> yaml.MarkedYAMLError:
    mark = event.start_mark
    return yaml.MarkedYAMLError(None, None, what, mark if isinstance(mark, yaml.Mark) else None)


def of_yaml(inside: str) -> tuple[dict[str, Any], str]:
    """The fields, or what is wrong with them."""
    loader = None
    try:
        loader = _Loader(inside)
        data = loader.get_single_data()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 + _BEFORE if mark else 1 + _BEFORE
        return {}, _problem(line, error.problem or "it is not YAML")
    except yaml.YAMLError:
        return {}, _problem(1 + _BEFORE, "a character in it is not allowed in YAML")
    finally:
        if loader is not None:
            loader.dispose()
    if not isinstance(data, dict):
        return {}, _problem(1 + _BEFORE, "it is not a list of keys and values")
    return {str(key): value for key, value in data.items()}, ""


def of_toml(inside: str) -> tuple[dict[str, Any], str]:
    """The fields, or what is wrong with them."""
    try:
        return _strings(tomllib.loads(inside)), ""
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        number = int(line[1]) if line else inside.count("\n")
        return {}, _problem(number + _BEFORE, str(error).split(" (at")[0])
    except RecursionError:
        return {}, _problem(1 + _BEFORE, "it is nested too deeply")


def _strings(value: Any) -> Any:
    """TOML's values as YAML's BaseLoader would give them."""
    if isinstance(value, dict):
        return {str(key): _strings(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_strings(inner) for inner in value]
    return str(value)


def _problem(line: int, what: str) -> str:
    what = what[:1].lower() + what[1:]
    return f"Front matter, line {line}: {what}. Only its simple “key: value” lines were read."
