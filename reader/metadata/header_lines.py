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
_HEADING = late_pattern(r"\n*#[ \t]+\S.*\n(?:[ \t]*\n)*")
_UNDERLINED = late_pattern(
    r"\n*(?:(?P<over>[=\-`:.'\"~^_*+#])(?P=over)+[ \t]*\n)?[ \t]*(?P<title>\S.*)\n"
    r"(?P<under>[=\-`:.'\"~^_*+#])(?P=under){2,}[ \t]*\n\s*(?=:[A-Za-z])"
)
"""A heading of reStructuredText, above a list of fields."""
_DOUBLY = late_pattern(r"\n*[ \t]*(?P<title>\S.*)\n={3,}[ \t]*\n(?:[ \t]*\n)*")
"""A first heading of Markdown."""
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
_EMPHASIZED = late_pattern(
    r"(?:[-*+][ \t]+)?(?P<mark>\*\*|__|\*|_)(?P<key>[^\W\d_][\w .-]{0,40}?)"
    r"(?::[ \t]?(?P=mark)|(?P=mark)[ \t]?:)[ \t]*(?P<value>.*?)(?:[ \t]*\\)?$"
)
"""A field with its key in bold or italic type."""
_HASHTAGS = late_pattern(r"(?:#[^\s#]+[ \t]*)+\n\s*")
_COMMENTED = late_pattern(r"\n*(?P<opened><!--[ \t]*\n)?(?=\.\. [a-z])")
_COMMENT_END = late_pattern(r"\s*-->[ \t]*\n?")
_DOTTED = late_pattern(r"\.\. (?P<key>[a-z]\w*):(?:[ \t]+(?P<value>.*)|)$")
"""A field of Nikola's, in a comment."""
SURE = frozenset({"title", "author", "issued", "URL", "container-title"})
"""Variables of which an unmarked header must have two."""
_FEWEST = 2
_YAML_LINE = late_pattern(r"[^\W\d_][\w -]{0,40}:(?:[ \t]|$)|[ \t]*- |[ \t]+\S")
_DASHED = late_pattern(r"-{3,}[ \t]*(?:\n|\Z)")


def read(text: str) -> Header | None:
    """The header that a text begins with, if any."""
    begun = text.lstrip("\n")
    if begun.startswith(("{", "%")):
        return (_json if begun[0] == "{" else _pandoc)(text)
    if found := _JINA.match(text):
        pairs = {each["key"]: each["value"] for each in _PAIR.finditer(found[0])}
        return Header(found.end(), pairs) if "Title" in pairs else None
    if commented := _COMMENTED.match(text):
        return _nikolas(text, commented.end(), is_closed=bool(commented["opened"]))
    if heading := _HEADING.match(text):
        return _below_heading(text, heading[0])
    if underlined := _UNDERLINED.match(text) or _DOUBLY.match(text):
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


def _nikolas(text: str, start: int, *, is_closed: bool) -> Header | None:
    """Lines of `.. key: value`, as Nikola has them at the beginning or in a comment."""
    found, end = _of_form(text, start, _DOTTED)
    closed = _COMMENT_END.match(text, end)
    if "title" not in found or (is_closed and not closed):
        return None
    return Header(closed.end() if is_closed and closed else end, found)


def _below_heading(text: str, heading: str) -> Header | None:
    """Lines of `key:: value` or `:key: value` below the first heading, or a list “Metadata”."""
    start = len(heading)
    if listed := _PICTURE.match(text, start):
        found, end = _of_form(text, listed.end(), _BULLET)
    else:
        found, end = _of_form(text, start, _FORMS[0])
        if not found:
            found, end = _of_form(text, start, _FORMS[2])
    if not found:
        tagged = _HASHTAGS.match(text, start)
        after = tagged.end() if tagged else start
        tried = (_plain(text, after, form) for form in (_FORMS[-1], _EMPHASIZED))
        found, end = next(filter(None, tried), (found, end))
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
    emphasized = _plain(text, start, _EMPHASIZED)
    return Header(emphasized[1], emphasized[0]) if emphasized else None


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


def _plain(
    text: str, start: int, form: re.Pattern[str] = _FORMS[-1]
) -> tuple[dict[str, Any], int] | None:
    """Lines of `Key: value` that are clearly a header, and their end; dashes may follow.

    Fields with their keys in bold or italic type may be paragraphs.
    """
    found, end = _of_form(text, start, form, are_apart=form is _EMPHASIZED)
    bare = [spellings.bare(spellings.plain(key))[0] for key in found]
    known = {"URL" if key == "source" else spellings.variable(key) for key in bare}
    is_sure = len(known & SURE) >= _FEWEST or {*map(str.casefold, found)} == {"title"}
    closed = _DASHED.match(text, end)
    is_apart = closed is not None or end == len(text) or text[end] == "\n"
    if not (is_sure and is_apart and _FEWEST * len(known - {""}) >= len(found)):
        return None
    return found, closed.end() if closed else end


def _of_form(
    text: str, start: int, form: re.Pattern[str], *, are_apart: bool = False
) -> tuple[dict[str, Any], int]:
    """The pairs on the lines of a form, and their end; an indented line continues a value.

    Args:
        text: The text.
        start: Where the first line begins.
        form: The form.
        are_apart: Whether there may be empty lines between them.
    """
    found: dict[str, Any] = {}
    last = ""
    end, after = start, start
    for line in text[start:].splitlines(keepends=True):
        after += len(line)
        if are_apart and found and not line.strip():
            continue
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
        end = after
    return found, end
