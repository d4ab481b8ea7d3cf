"""The cues of a file of subtitles, WebVTT or SubRip, without what is repeated from cue to cue."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import ReaderError
from reader.formats.subtitles import irregular, regular
from reader.formats.subtitles.regular import Caption
from reader.lazy import late_pattern, lazy
from reader.text.canonical import canonical

if TYPE_CHECKING:
    import webvtt
else:
    webvtt = lazy("webvtt")

PAUSE = 2.0
"""Seconds of silence after the end of a sentence that end a paragraph."""
VOICE = late_pattern(r"<v(?:\.[^\s>]*)?(?:[ \t]+(?P<name>[^>]*))?>|</v>")
_TAG = late_pattern(r"</?(?:[a-zA-Z][^<>]*|\d[\d:.]*)>|\{\\[^{}]*\}")
_FIELD = late_pattern(r"(?P<key>[A-Za-z-]+):\s*(?P<value>.+)")
_PART = 1 << 13
"""The number of characters that are parsed at a time."""
_LONGEST = 2 * _PART
"""The most of a cue: one without end is parsed as several of the same time."""
_TIMING = late_pattern(r"^[^\n]*-->[^\n]*$", re.MULTILINE)
_BETWEEN = late_pattern(r"\n\r?\n+")
_BEFORE_CUE = late_pattern(r"\n\r?\n+(?=\d+[ \t]*\r?\n[^\n]*-->)")


class Cue(NamedTuple):
    """A caption shown for some time."""

    start: float
    """When it begins, in seconds."""
    end: float
    """When it ends."""
    text: str
    """Its lines, without tags: as one text, since a line of a word takes many times its size."""
    tagged: str = ""
    """The same with their tags, if there are tags of voices among them."""

    @property
    def lines(self) -> Iterator[str]:
        """Its lines, without tags."""
        return lines_of(self.text)


def lines_of(text: str) -> Iterator[str]:
    """The lines of a text, one after another."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]


class Captions:
    """The cues of a file, which is parsed in parts: the parser takes thirty times its size."""

    def __init__(self, text: str, name: str) -> None:
        text = text.removeprefix("\ufeff").lstrip("\n\r ")
        text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
        self.before, start = irregular.before_cues(text)
        """The words before the first cue, which are in none."""
        is_no_header = self.before and not text.startswith("WEBVTT")
        self._text = text[start:] if is_no_header else text
        self._name = name
        self.fields: dict[str, str] = {}
        """The header's metadata, once the cues were read."""
        self.hidden = 0
        """The number of notes."""

    def __iter__(self) -> Iterator[tuple[Caption, bool]]:
        """The cues, each with whether it goes on with the one before it, which had no end."""
        text = self._text
        is_webvtt = text.startswith("WEBVTT")
        between = _BETWEEN if is_webvtt else _BEFORE_CUE
        start, begins, goes_on = 0, "", False
        while start < len(text):
            found = between.search(text, start + _PART, start + _LONGEST)
            end = found.end() if found else _end(text, start)
            part = text[start:end]
            # The first part has the header, and one without an end is none that is regular.
            is_plain = not goes_on and (start or not is_webvtt) and (found or end == len(text))
            plainly = regular.captions(part, is_webvtt=is_webvtt) if is_plain else None
            part = begins + part
            captions = self._part(part, is_webvtt=is_webvtt) if plainly is None else plainly
            for at, caption in enumerate(captions):
                yield caption, goes_on and not at
            cue = "" if found or end == len(text) else _without_end(part, is_webvtt=is_webvtt)
            begins = f"WEBVTT\n\n{cue}" if is_webvtt else cue
            start, goes_on = end, bool(cue)

    def _part(self, text: str, *, is_webvtt: bool) -> Iterable[Caption]:
        """The cues of a part, whose metadata and notes are added."""
        text = irregular.mended(text, is_webvtt=is_webvtt)
        try:
            if is_webvtt:
                whole = webvtt.WebVTT.from_string(text)
            else:
                is_numbered = text[:1].isdigit() and "-->" not in text.split("\n", 1)[0]
                lines = io.StringIO(text if is_numbered else f"1\n{text}")
                whole = webvtt.WebVTT.from_buffer(lines, format="srt")
        except webvtt.errors.MalformedFileError as error:
            raise ReaderError(
                f"{self._name} is no file of subtitles: it begins with neither WEBVTT nor a "
                "numbered cue."
            ) from error
        except webvtt.errors.MalformedCaptionError as error:
            raise ReaderError(
                f"{self._name} has a cue whose time can't be read: mend it."
            ) from error
        for line in (*whole.header_text.split("\n"), *whole.metadata):
            found = _FIELD.fullmatch(line.strip(" -\t"))
            if found and found["key"].casefold() in {"title", "language"}:
                self.fields[found["key"].casefold()] = found["value"].strip()
        notes = (whole.header_comments, whole.footer_comments)
        self.hidden += sum(map(len, (*notes, *(each.comments for each in whole.captions))))
        return map(_caption, whole.captions)


def _caption(found: webvtt.Caption) -> Caption:
    start, end = found.start_time.in_milliseconds(), found.end_time.in_milliseconds()
    return Caption(start / 1000, end / 1000, found.raw_text)


def _end(text: str, start: int) -> int:
    """Where to end a part of which no cue ends in time: behind a line, or between words."""
    most = start + _LONGEST
    end = text.find("\n", start + _PART, most) + 1 or text.rfind(" ", start + _PART, most) + 1
    if len(text) <= most or not end or text.rfind("<", start, end) > text.rfind(">", start, end):
        return text.find("\n", most) + 1 or len(text)
    return end


def _without_end(part: str, *, is_webvtt: bool) -> str:
    """How the cue begins within whose lines a part ends, for the part behind it."""
    at = part.rfind("-->")
    timing = _TIMING.search(part, part.rfind("\n", 0, at) + 1) if at >= 0 else None
    return ("" if is_webvtt else "1\n") + f"{timing[0]}\n" if timing else ""


def once(captions: Iterable[tuple[Caption, bool]]) -> Iterator[Cue]:
    """Cues with their lines, without those repeated from the previous cue."""
    before: list[str] = []
    end = 0.0
    for caption, goes_on in captions:
        lines = [line for line in caption.text.split("\n") if line]
        start = caption.start
        shown = list(map(plain, lines))
        if not all(shown):
            lines = [line for line, words in zip(lines, shown, strict=True) if words]
            shown = list(filter(None, shown))
        count = 0
        if start - end < PAUSE and not goes_on:
            most = min(len(before), len(shown))
            rolled = (n for n in range(most, 0, -1) if before[-n] == shown[0])
            count = next((n for n in rolled if before[-n:] == shown[:n]), 0)
        if shown:
            before, end = shown, caption.end
        if lines[count:]:
            is_voiced = "<v" in caption.text or "</v" in caption.text
            tagged = "\n".join(lines[count:]) if is_voiced else ""
            yield Cue(start, end, "\n".join(shown[count:]), tagged)


def plain(line: str) -> str:
    """A line without tags."""
    bare = _TAG.sub("", VOICE.sub("", line)) if "<" in line or "{" in line else line
    bare = html.unescape(bare) if "&" in bare else bare
    bare = bare if bare.isascii() and bare.isprintable() else canonical(bare)
    return " ".join(bare.split())
