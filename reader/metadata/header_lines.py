"""Headers without fences: JSON, pandoc's `%` lines, `Key: value`, `key:: value`, `#+KEY: value`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.lazy import late_pattern, lazy
from reader.metadata import spellings

if TYPE_CHECKING:
    import json

    from reader.metadata import fields
else:
    fields = lazy("reader.metadata.fields")
    json = lazy("json")


class Header(NamedTuple):
    """The header at the beginning of a text."""

    end: int
    """The offset at which the article continues."""
    fields: Mapping[str, Any]
    """The keys and values."""
    heading: str = ""
    """The text above it, which belongs to the article."""


_PANDOC = late_pattern(
    r"\n*%[ \t]+(?P<title>.*(?:\n[ \t]+\S.*)*)\n"
    r"(?:%(?P<author>.*(?:\n[ \t]+\S.*)*)\n(?:%[ \t]*(?P<date>.*)\n)?)?(?!%)"
)
_JINA = late_pattern(
    r"\n*(?:[A-Z][\w ]{1,30}:[ \t]+.*\n\s*){1,12}?(?P<end>Markdown Content:[ \t]*\n?)"
)
_PAIR = late_pattern(r"(?P<key>[^\W\d_][\w .-]{0,40}):[ \t]+(?P<value>\S.*)$", re.MULTILINE)
_HEADING = late_pattern(r"\n*#[ \t]+\S.*\n\s*")
_UNDERLINED = late_pattern(
    r"\n*(?:(?P<over>[=\-`:.'\"~^_*+#])(?P=over)+[ \t]*\n)?[ \t]*(?P<title>\S.*)\n"
    r"(?P<under>[=\-`:.'\"~^_*+#])(?P=under){2,}[ \t]*\n\s*(?=:[A-Za-z])"
)
"""A heading of reStructuredText, above a list of fields."""
_PICTURE = late_pattern(r"(?:!\[[^\]\n]*\]\([^)\n]*\)\s*)?(?:#+[ \t]+Metadata[ \t]*\n\s*)")
_FORMS = (
    late_pattern(r"[ \t]*(?:[-*][ \t]+)?(?P<key>[^\W\d_][\w .-]{0,40})::(?:[ \t]+(?P<value>.*)|)$"),
    late_pattern(r"#\+(?P<key>\w[\w-]*):(?:[ \t]+(?P<value>.*)|)$"),
    late_pattern(r":(?P<key>[A-Za-z][\w-]*):(?:[ \t]+(?P<value>.*)|)$"),
    late_pattern(r"(?P<key>[^\W\d_][\w .-]{0,40}):(?:[ \t]+(?P<value>.*)|)$"),
)
_BULLET = late_pattern(
    r"[-*][ \t]+\**(?P<key>[^\W\d_][\w .-]{0,40}?)\**:{1,2}\**[ \t]*(?P<value>.*)$"
)
_SURE = frozenset({"title", "author", "issued", "URL", "container-title"})
"""Variables of which an unmarked header must have two."""
_FEWEST = 2
_YAML_LINE = late_pattern(r"[^\W\d_][\w -]{0,40}:(?:[ \t]|$)|[ \t]*- |[ \t]+\S")
_DASHED = late_pattern(r"-{3,}[ \t]*(?:\n|\Z)")


def read(text: str) -> Header | None:
    """The header that a text begins with, if any."""
    begun = text.lstrip("\n")
    if begun.startswith("{"):
        return _json(text)
    if begun.startswith("%"):
        return _pandoc(text)
    if found := _JINA.match(text):
        pairs = {each["key"]: each["value"] for each in _PAIR.finditer(found[0])}
        return Header(found.end(), pairs) if "Title" in pairs else None
    if heading := _HEADING.match(text):
        return _below_heading(text, heading[0])
    if underlined := _UNDERLINED.match(text):
        below = _below_heading(text, underlined[0])
        title = underlined["title"].strip()
        return below and below._replace(heading=f"{title}\n{'=' * len(title)}\n\n")
    return _lines(text, len(text) - len(begun))


def _json(text: str) -> Header | None:
    begun = len(text) - len(text.lstrip("\n"))
    try:
        data, end = json.JSONDecoder().raw_decode(text, begun)
    except (ValueError, RecursionError):
        # As people write it: with an extra comma, or keys without quotation marks.
        closing = re.compile(r"^\}[ \t]*$", re.MULTILINE).search(text)
        if closing is None:
            return None
        end = closing.end()
        data, _, problem = fields.read_yaml(text[:end])
        data = None if problem else data
    if not isinstance(data, dict) or not any(map(spellings.is_known, data)):
        return None
    try:
        return Header(end, fields.as_strings(data))
    except RecursionError:
        return None


def _pandoc(text: str) -> Header | None:
    found = _PANDOC.match(text)
    if found is None:
        return None
    people = re.split(r"\s*(?:;|\n)\s*", (found["author"] or "").strip())
    known = {"title": found["title"], "author": list(filter(None, people)), "date": found["date"]}
    return Header(found.end(), {key: value for key, value in known.items() if value})


def _below_heading(text: str, heading: str) -> Header | None:
    """Lines of `key:: value` or `:key: value` below the first heading, or a list “Metadata”."""
    start = len(heading)
    if listed := _PICTURE.match(text, start):
        found, end = _of_form(text, listed.end(), _BULLET)
    else:
        found, end = _of_form(text, start, _FORMS[0])
        if not found:
            found, end = _of_form(text, start, _FORMS[2])
    if not found and (plain := _plain(text, start)):
        found, end = plain
    if not any(map(spellings.is_known, found)):
        return None
    return Header(end, found, heading.lstrip("\n"))


def _lines(text: str, start: int) -> Header | None:
    if closed := _closed(text, start):
        return closed
    for form in _FORMS:
        found, end = _of_form(text, start, form)
        known = {spellings.variable(spellings.bare(spellings.plain(key))[0]) for key in found}
        if not known - {""}:
            continue
        if form is not _FORMS[-1]:
            return Header(end, found)
        if plain := _plain(text, start):
            return Header(plain[1], plain[0])
    return None


def _closed(text: str, start: int) -> Header | None:
    """YAML that only a line of dashes below it sets apart, as Hexo has it."""
    end = start
    for line in text[start:].splitlines(keepends=True):
        end += len(line)
        if not _YAML_LINE.match(line.rstrip("\n")):
            break
    else:
        return None
    inside = text[start : end - len(line)]
    if not _DASHED.match(line) or inside.count("\n") < _FEWEST:
        return None
    known, _, problem = fields.read_yaml(inside, is_typed=True)
    return None if problem or not any(map(spellings.is_known, known)) else Header(end, known)


def _plain(text: str, start: int) -> tuple[dict[str, Any], int] | None:
    """Lines of `Key: value` that are clearly a header, and their end; dashes may follow."""
    found, end = _of_form(text, start, _FORMS[-1])
    known = {spellings.variable(spellings.bare(spellings.plain(key))[0]) for key in found}
    is_sure = len(known & _SURE) >= _FEWEST or {*map(str.casefold, found)} == {"title"}
    closed = _DASHED.match(text, end)
    is_apart = closed is not None or end == len(text) or text[end] == "\n"
    if not (is_sure and is_apart and _FEWEST * len(known - {""}) >= len(found)):
        return None
    return found, closed.end() if closed else end


def _of_form(text: str, start: int, form: re.Pattern[str]) -> tuple[dict[str, Any], int]:
    """The pairs on the lines of a form, and their end; an indented line continues a value."""
    found: dict[str, Any] = {}
    last = ""
    end = start
    for line in text[start:].splitlines(keepends=True):
        pair = form.match(line.rstrip("\n"))
        if pair:
            last = pair["key"].strip()
            found.setdefault(last, "")
            found[last] = (found[last] + "; " if found[last] else "") + (
                pair["value"] or ""
            ).strip()
        elif found and line[:1] in " \t" and line.strip():
            is_list = spellings.variable(spellings.bare(spellings.plain(last))[0]) == "author"
            found[last] = f"{found[last]}{';' * is_list} {line.strip()}"
        else:
            break
        end += len(line)
    return found, end
