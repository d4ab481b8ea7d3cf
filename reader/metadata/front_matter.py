"""The metadata block at the top of a text file: YAML between `---`, TOML between `+++`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.lazy import late_pattern, lazy

if TYPE_CHECKING:
    from reader.metadata import fields
else:
    fields = lazy("reader.metadata.fields")

_FENCED = late_pattern(
    r"\A(?P<fence>---|\+\+\+)[ \t]*\n(?P<inside>(?:.*\n)*?)"
    r"(?P<close>---|\.\.\.|\+\+\+)[ \t]*(?:\n|\Z)"
)
_KEY = late_pattern(
    r"""["']?(?P<key>[^\W\d_][\w .-]{0,60}?)["']?[ \t]*[:=](?:[ \t]+(?P<value>.*))?$"""
)
_LONGEST = 1 << 15
"""Characters; anything longer is not metadata, and would take PyYAML seconds."""


class FrontMatter(NamedTuple):
    """A text split into its metadata block and the article below."""

    body: str
    """The article without the block."""
    fields: Mapping[str, Any] = MappingProxyType({})
    """The block's keys and values; all leaves are strings, as they were typed."""
    notices: tuple[str, ...] = ()
    """Problems with the block."""


def split(text: str) -> FrontMatter:
    """A canonical text split into metadata and article.

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
    read = fields.of_toml if found["fence"] == "+++" else fields.of_yaml
    known, problem = read(inside)
    if problem:
        return FrontMatter(body, _line_by_line(inside), (problem,))
    return FrontMatter(body, known)


def _belong(fence: str, close: str) -> bool:
    return close == fence or (fence, close) == ("---", "...")


def _first_line(inside: str) -> str:
    lines = (line.strip() for line in inside.splitlines())
    return next((line for line in lines if line and line[0] not in "#["), "")


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
