"""The fields of a metadata block in YAML or TOML; all leaves are strings, as typed."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import yaml
from yaml.composer import Composer

from reader.metadata.csl import DEEPEST
from reader.text.canonical import canonical

_BEFORE = 1
"""The number of lines above the first line of the block's content."""


_Parser: Any = yaml.BaseLoader
"""What reads YAML; in C where that is there, which is many times faster."""
if yaml.__with_libyaml__:

    class _Fast(Composer, yaml.CBaseLoader):
        """The parser in C, and nodes composed here, where they can be refused."""

        def __init__(self, inside: str) -> None:
            """Read from a text."""
            yaml.CBaseLoader.__init__(self, inside)
            Composer.__init__(self)

    _Parser = _Fast


class _Loader(_Parser):  # type: ignore[misc]
    """YAML as plain strings, lists and mappings, without aliases or endless nesting."""

    depth = 0
    is_typed = False
    """Whether `&` and `!` are literal text rather than YAML anchors and tags."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        """A node, unless it is refused."""
        event = self.peek_event()
        if isinstance(event, yaml.AliasEvent):
            raise _refusal(event, "aliases are not read here")
        if self.is_typed and (getattr(event, "anchor", None) or getattr(event, "tag", None)):
            raise _refusal(event, "it begins with a sign that YAML takes for its own")
        if self.depth >= DEEPEST:
            raise _refusal(event, "it is nested too deeply")
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def construct_scalar(self, node: Any) -> Any:
        """A leaf as typed, without characters that no text may contain."""
        return canonical(str(super().construct_scalar(node)))


def _refusal(event: Any, what: str) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(None, None, what, event.start_mark)


def of_yaml(inside: str) -> tuple[dict[str, Any], str]:
    """The fields, and the error if they can't be parsed."""
    known, line, what = read_yaml(inside, is_typed=True)
    return known, _problem(line + _BEFORE, what) if what else ""


def read_yaml(inside: str, *, is_typed: bool = False) -> tuple[dict[str, Any], int, str]:
    """The fields; or the line number and text of the error."""
    loader = None
    try:
        loader = _Loader(inside)
        loader.is_typed = is_typed
        data = loader.get_single_data()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = min(mark.line, inside.count("\n")) if mark else 0
        return {}, line + 1, error.problem or "it is not YAML"
    except (yaml.YAMLError, UnicodeEncodeError):
        return {}, 1, "a character in it is not allowed in YAML"
    finally:
        if loader is not None:
            loader.dispose()
    if not isinstance(data, dict):
        return {}, 1, "it is not a list of keys and values"
    return {str(key): value for key, value in data.items()}, 0, ""


def of_toml(inside: str) -> tuple[dict[str, Any], str]:
    """The fields, and the error if they can't be parsed."""
    try:
        return as_strings(tomllib.loads(inside)), ""
    except ValueError as error:
        line = re.search(r"line (\d+)", str(error))
        number = int(line[1]) if line else inside.count("\n")
        return {}, _problem(number + _BEFORE, str(error).split(" (at")[0])
    except RecursionError:
        return {}, _problem(1 + _BEFORE, "it is nested too deeply")


def as_strings(value: Any, depth: int = 0) -> Any:
    """The values of TOML or JSON with all leaves as strings, like YAML's BaseLoader."""
    if depth > DEEPEST:
        raise RecursionError
    if isinstance(value, dict):
        return {str(key): as_strings(inner, depth + 1) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_strings(inner, depth + 1) for inner in value]
    return "" if value is None else canonical(str(value))


def _problem(line: int, what: str) -> str:
    what = what[:1].lower() + what[1:]
    return f"Front matter, line {line}: {what}. What is wrong was read as it was typed."
