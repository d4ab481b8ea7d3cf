"""The metadata block at the top of a text file: YAML between `---`, TOML between `+++`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

_FENCED = re.compile(
    r"\A(?P<fence>---|\+\+\+)[ \t]*\n(?P<inside>(?:.*\n)*?)"
    r"(?P<close>---|\.\.\.|\+\+\+)[ \t]*(?:\n|\Z)"
)
_KEY = re.compile(
    r"""["']?(?P<key>[^\W\d_][\w .-]{0,60}?)["']?[ \t]*[:=](?:[ \t]+(?P<value>.*))?$"""
)
_LONGEST = 1 << 15
"""Characters; what is longer than this is no metadata, and PyYAML would take seconds for it."""
_DEEPEST = 12
_BEFORE = 1
"""Lines above the first line inside."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands above an article."""

    body: str
    """The article without it."""
    fields: Mapping[str, Any] = field(default_factory=dict)
    """Its keys and values; all leaves are strings, as they were typed."""
    notices: tuple[str, ...] = ()
    """What is wrong with it."""


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


def split(text: str) -> FrontMatter:
    """A canonical text parted into metadata and article.

    A first `---` that no second one follows, or with no `key:` below it, is part of the article.
    Where the metadata can't be parsed, its lines of the form `key: value` are taken one by one,
    and a notice names the line that is wrong.
    """
    if not text.startswith(("---", "+++")):
        return FrontMatter(text)
    found = _FENCED.match(text[:_LONGEST])
    if found is None or not _belong(found["fence"], found["close"]):
        return FrontMatter(text)
    inside, body = found["inside"], text[found.end() :]
    if not inside.strip():
        return FrontMatter(body)
    if not _KEY.match(_first_line(inside)):
        return FrontMatter(text)
    read = _toml if found["fence"] == "+++" else _yaml
    fields, problem = read(inside)
    if problem:
        return FrontMatter(body, _line_by_line(inside), (problem,))
    return FrontMatter(body, fields)


def _belong(fence: str, close: str) -> bool:
    return close == fence or (fence, close) == ("---", "...")


def _first_line(inside: str) -> str:
    lines = (line.strip() for line in inside.splitlines())
    return next((line for line in lines if line and line[0] not in "#["), "")


def _yaml(inside: str) -> tuple[dict[str, Any], str]:
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


def _toml(inside: str) -> tuple[dict[str, Any], str]:
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


def _line_by_line(inside: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for line in inside.splitlines():
        match = _KEY.match(line)
        if match and match["value"]:
            value = match["value"].strip()
            if value[0] in "\"'" and value[-1:] == value[0] and len(value) > 1:
                value = value[1:-1]
            if value and value[0] not in "[{&*!|>%@`\"'":
                found[match["key"]] = value
    return found
