"""Reading a malformed metadata block key by key and line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reader.lazy import late_pattern, lazy
from reader.metadata import fields

if TYPE_CHECKING:
    import json
else:
    json = lazy("json")

_TOP = late_pattern(
    r"""(?P<key>"[^"\n]+"|'[^'\n]+'|[^\W\d_](?:(?![:=][ \t]|[:=]$).){0,80}?)[ \t]*(?P<sign>[:=])"""
    r"""(?:[ \t]+(?P<value>.*)|)$"""
)
_INSIDE = late_pattern(
    r"""(?P<lead>[ \t]*(?:-[ \t]+)*)(?:(?P<key>[^\W\d_](?:(?!:[ \t]|:$).){0,80}?)(?P<colon>:)"""
    r"""(?:[ \t]+|$))?(?P<value>.*)$"""
)
_HASHTAG = late_pattern(
    r"^(?P<key>(?:sub)?title:[ \t]+|headline:[ \t]+)(?P<value>(?![\"'|>]).*?(?<!\S)#\w.*?)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
"""A `#` that YAML takes for a comment, though nobody means it as one."""
_PLAIN = late_pattern(r"\w[^:#\"'\\]*$")
"""A value that is valid YAML by itself."""
_TAG = late_pattern(r"!!\w+[ \t]+")
_TABLE = late_pattern(r"\[{1,2}(?P<name>[^\[\]]+)\]{1,2}[ \t]*$")


def with_hashtags(inside: str) -> str:
    """YAML in which titles keep their hashtags: `title: #1 in town`."""
    if "#" not in inside:
        return inside
    return _HASHTAG.sub(lambda found: found["key"] + _quoted(found["value"]), inside)


def read(inside: str, *, is_toml: bool = False) -> dict[str, Any]:
    """The fields of a block, each parsed by its format, or else as typed."""
    found: dict[str, Any] = {}
    into = found
    for lines in _chunks(inside, is_toml=is_toml):
        top = _TOP.match(lines[0])
        if table := _TABLE.match(lines[0]):
            into = found.setdefault(table["name"].strip(), {})
        elif top and isinstance(into, dict):
            key = top["key"].strip("\"' ")
            value = _of_toml(lines) if is_toml else _of_yaml(lines)
            if value is None:
                value = _typed(" ".join([top["value"] or "", *map(str.strip, lines[1:])]).strip())
            if value:
                into[key] = value
    return found


def _chunks(inside: str, *, is_toml: bool) -> Iterator[list[str]]:
    """The lines of each key: those that it begins, up to the next one."""
    lines: list[str] = []
    for line in inside.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        is_endless = is_toml and fields.ENDLESS_KEY.match(line)
        if lines and (is_endless or _TOP.match(line) or _TABLE.match(line)):
            yield lines
            lines = []
        lines.append(line)
    if lines:
        yield lines


def _of_yaml(lines: list[str]) -> Any:
    """The value that some lines of YAML have; None if they are invalid, even when repaired."""
    top = _TOP.match(lines[0])
    if top and len(lines) == 1 and top["sign"] == ":" and _PLAIN.match(top["value"] or ""):
        return top["value"].strip()
    value = _only_value(lines)
    if value is None and len(lines) > 1:
        value = _only_value([lines[0], *map(_mended, lines[1:])])
    return value


def _only_value(lines: list[str]) -> Any:
    """The value of the only key in some lines of YAML; None if they are invalid, or have more."""
    known, _, problem = fields.read_yaml("\n".join(lines), is_typed=True)
    return next(iter(known.values())) if not problem and len(known) == 1 else None


def _of_toml(lines: list[str]) -> Any:
    known, problem = fields.of_toml("\n".join(lines))
    return None if problem else next(iter(known.values()), None)


def _mended(line: str) -> str:
    """A line inside a list or mapping, whose value is quoted if YAML refuses it."""
    line = line.replace("\t", "  ")
    found = _INSIDE.match(line)
    if found is None or not found["value"]:
        return line
    _, _, problem = fields.read_yaml(f"x: {found['value']}", is_typed=True)
    if not problem:
        return line
    key = f"{found['key']}: " if found["colon"] else ""
    return found["lead"] + key + _quoted(_typed(found["value"]))


def _typed(value: str) -> Any:
    """A value as typed, without the quotation marks meant for its format."""
    value = _TAG.sub("", value)
    if value[:1] == "[" and value[-1:] == "]" and not re.search(r"[\[\]]", value[1:-1]):
        return [str(_typed(each.strip())) for each in value[1:-1].split(",") if each.strip()]
    sign, inner = value[:1], value[1:-1]
    if sign in {'"', "'"} and value[-1:] == sign and len(value) > 1:
        first = re.search(rf"\\?{sign}", inner)
        is_closing = first and re.match(r"\S[\"'](?!\w)", inner[max(first.start() - 1, 0) :])
        return value if is_closing else inner
    return value


def _quoted(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
