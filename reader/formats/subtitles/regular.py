"""Captions in the form that nearly all files have throughout, found by one pattern.

The parser of a library takes ten times as long for them. It reads whatever is otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reader.lazy import late_pattern

_LINE = r"(?:(?![^\n]*-->)[^\n]*[^\s][^\n]*(?:\n|\Z))"
_END = r"(?:\n+|\Z)"
_SUBRIP_TIME = r"(\d\d):([0-5]\d):([0-5]\d),(\d{3})"
_WEBVTT_TIME = r"(?:(\d\d):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_SUBRIP = late_pattern(rf"\d+\n{_SUBRIP_TIME} --> {_SUBRIP_TIME}\n({_LINE}+){_END}", re.ASCII)
_WEBVTT = late_pattern(
    rf"(?:(?!NOTE|STYLE|REGION|[^\n]*-->)[^\n]+\n)?"
    rf"{_WEBVTT_TIME} --> {_WEBVTT_TIME}(?:[ \t][^\n>]*)?\n({_LINE}*){_END}",
    re.ASCII,
)


class Caption(NamedTuple):
    """A caption as it stands in its file."""

    start: float
    """When it begins, in seconds."""
    end: float
    """When it ends."""
    text: str
    """Its lines, with their tags."""


def captions(text: str, *, is_webvtt: bool) -> list[Caption] | None:
    """The captions of a part of a file; None if anything in it is otherwise."""
    found = list(_regular(text, _WEBVTT if is_webvtt else _SUBRIP))
    return None if None in found else [each for each in found if each]


def _regular(text: str, pattern: re.Pattern[str]) -> Iterator[Caption | None]:
    at = len(text) - len(text.lstrip("\n"))
    while at < len(text):
        cue = pattern.match(text, at)
        if cue is None:
            yield None
            return
        *times, lines = cue.groups()
        yield Caption(_seconds(times[:4]), _seconds(times[4:]), lines.rstrip("\n"))
        at = cue.end()


def _seconds(fields: list[str]) -> float:
    hours, minutes, seconds, thousandths = (int(each or 0) for each in fields)
    return (((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths) / 1000
