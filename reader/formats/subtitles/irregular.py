"""Captions in other forms than the usual one, put into it: no word of theirs is lost for a time."""

from __future__ import annotations

import re

from reader.lazy import late_pattern

_TIME = r"(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2})(?:[.,:](\d{1,3}))?"
_TIMING = late_pattern(rf"\s*+{_TIME}[ \t]*-->[ \t]*{_TIME}(?P<rest>[ \t][^\n]*)?", re.ASCII)
_BLANK = late_pattern(r"\n(?:[ \t]*\n)+")
_OF_FILE = ("NOTE", "STYLE", "REGION")
"""How blocks of WebVTT begin that no cue is in."""


def before_cues(text: str) -> tuple[str, int]:
    """The words before the first cue that are no header's, and where that cue begins."""
    timing = _first_timing(text)
    start = timing
    # What is right above a time is the number or the name of a cue, unless that is the header.
    above = text.rfind("\n", 0, max(timing - 1, 0)) + 1
    is_webvtt = text.startswith("WEBVTT")
    if above if is_webvtt else text[above:timing].strip().isdecimal():
        start = above
    blocks = _BLANK.split(text[:start])
    words = [
        line.strip()
        for block in blocks[is_webvtt:]
        if not block.startswith(_OF_FILE)
        for line in block.split("\n")
        if not line.strip().isdecimal()
    ]
    return " ".join(filter(None, words)), start


def _first_timing(text: str) -> int:
    """Where the first line begins that has the times of a cue; 0 if none does."""
    at = text.find("-->")
    while at >= 0:
        start = text.rfind("\n", 0, at) + 1
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if _TIMING.fullmatch(text, start, end):
            return start
        at = text.find("-->", end)
    return 0


def mended(text: str, *, is_webvtt: bool) -> str:
    """A part of a file with all times as its format has them, and a number before each of SubRip.

    A line that has an arrow, but no times, is words; and what no time is above in WebVTT is said
    with the cue before it.
    """
    lines: list[str] = []
    for line in text.split("\n"):
        found = _TIMING.fullmatch(line) if "-->" in line else None
        if found is None:
            lines.append(line.replace("-->", "→"))
            continue
        if not is_webvtt and not (lines and lines[-1].strip().isdecimal()):
            lines += ["", "1"] if lines else ["1"]
        sign = "." if is_webvtt else ","
        start, end = (_standard(found.groups()[at : at + 4], sign) for at in (0, 4))
        rest = found["rest"] if is_webvtt and found["rest"] else ""
        lines.append(f"{start} --> {end}{rest}")
    whole = "\n".join(lines)
    return _with_cues(whole) if is_webvtt else whole


def _standard(fields: tuple[str | None, ...], sign: str) -> str:
    """A time as programs write it."""
    hours, minutes, seconds = (int(each or 0) for each in fields[:3])
    minutes, seconds = divmod((hours * 60 + minutes) * 60 + seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{sign}{(fields[3] or '0').ljust(3, '0')}"


def _with_cues(text: str) -> str:
    """The blocks of WebVTT, with those that have no time as lines of the cue before."""
    blocks: list[list[str]] = []
    cue: list[str] | None = None
    for block in _BLANK.split(text):
        if "-->" in block:
            cue = [block]
            blocks.append(cue)
        elif cue is None or block.startswith(_OF_FILE) or block.strip().isdecimal():
            blocks.append([block])
        else:
            cue.append(block)
    return "\n\n".join("\n".join(block) for block in blocks)
