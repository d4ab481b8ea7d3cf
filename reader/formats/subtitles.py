"""Subtitles and transcripts, WebVTT and SubRip: paragraphs by speaker and pause, with times."""

from __future__ import annotations

import html
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import ReaderError
from reader.formats import roles
from reader.formats.line_breaks import Joiner
from reader.formats.registry import Source
from reader.formats.sheet import Sheet
from reader.formats.words import Apart
from reader.lazy import late_pattern, lazy
from reader.metadata import item
from reader.text.canonical import canonical
from reader.text.decoding import decode
from reader.text.document import BlockKind, Document, InlineKind
from reader.text.milestones import Milestones

if TYPE_CHECKING:
    import webvtt
else:
    webvtt = lazy("webvtt")

ORIGIN = "file"
"""The origin of metadata that a file gives."""

_VOICE = late_pattern(r"<v(?:\.[^\s>]*)?(?:[ \t]+(?P<name>[^>]*))?>|</v>")
_TAG = late_pattern(r"</?(?:[a-zA-Z][^<>]*|\d[\d:.]*)>|\{\\[^{}]*\}")
_SPEAKER = late_pattern(r"(?:>{2,}\s*)?(?P<name>[^\W\d_][^:<>\[\]()\n]{0,40}?)\s*[:：]\s+(?=\S)")
_CHANGE_SIGN, _DASH_SIGN = r">{2,}\s*", r"[-–—‐]\s*(?=\S)"
_CHANGE, _DASH = late_pattern(_CHANGE_SIGN), late_pattern(_DASH_SIGN)
_FIELD = late_pattern(r"(?P<key>[A-Za-z-]+):\s*(?P<value>.+)")
_ENDS = late_pattern(r"[.!?…。！？][\"'”’»)\]]*$")
_TAIL = 64
"""The number of characters that decide how the next line is joined."""
_PART = 1 << 16
"""The number of characters that are parsed at a time."""
_BETWEEN = late_pattern(r"\n\r?\n+")
_BEFORE_CUE = late_pattern(r"\n\r?\n+(?=\d+[ \t]*\r?\n[^\n]*-->)")
_MOST_WORDS = 4
"""The most words of a speaker's name."""
_PAUSE = 2.0
"""Seconds of silence after the end of a sentence that end a paragraph."""
_LONG_PAUSE = 5.0
"""Seconds of silence that end a paragraph anyway."""
_LONGEST = 60.0
"""Seconds after which a paragraph ends with its sentence, so that timestamps are close together."""


class _Cue(NamedTuple):
    """A caption shown for some time."""

    start: float
    """When it begins, in seconds."""
    end: float
    """When it ends."""
    lines: tuple[str, ...]
    """Its lines, with their tags."""


class _Said(NamedTuple):
    """The words of one speaker in one cue."""

    start: float
    """When it begins, in seconds."""
    end: float
    """When it ends."""
    speaker: str = ""
    """The speaker; empty if unknown."""
    is_turn: bool = False
    """Whether the speaker changes."""
    lines: tuple[str, ...] = ()
    """The words, line by line."""


def parse(source: Source) -> Document:
    """The document in a file of subtitles.

    Raises:
        ReaderError: There are no words in it, or it is damaged.
    """
    pieces, notice, _ = decode(source.data, source.name, source.encoding)
    text = "".join(pieces)
    captions = _Captions(text, source.name)
    said = list(_unspoken(_turns(_once(captions))))
    fields, hidden = captions.fields, captions.hidden
    if not said:
        raise ReaderError(f"{source.name} has no cues: nothing is said in it.")
    sample = "\n".join(line for each in said for line in each.lines)
    writer = _Writer(Joiner(sample, fields.get("language", "")))
    for paragraph in _paragraphs(said):
        writer.write(paragraph)
    sheet = writer.sheet
    found = item.from_fields(fields)
    notices = [notice] if notice else []
    if hidden:
        notices.append(
            "Its note is left out." if hidden == 1 else f"Its {hidden} notes are left out."
        )
    return Document(
        text=sheet.text(),
        blocks=roles.numbered(sheet.blocks, len(sheet.blocks)),
        title=found.csl.get("title") or roles.title_from_name(source.path),
        inlines=sheet.inlines,
        csl=found.csl,
        csl_from=dict.fromkeys(found.csl, ORIGIN),
        path=source.path,
        notices=tuple(notices),
        times=Milestones(writer.times),
    )


class _Captions:
    """The cues of a file, which is parsed in parts: the parser takes thirty times its size."""

    def __init__(self, text: str, name: str) -> None:
        self._text = text.removeprefix("\ufeff").lstrip("\n\r ")
        self._name = name
        self.fields: dict[str, str] = {}
        """The header's metadata, once the cues were read."""
        self.hidden = 0
        """The number of notes."""

    def __iter__(self) -> Iterator[webvtt.Caption]:
        text = self._text
        is_webvtt = text.startswith("WEBVTT")
        between = _BETWEEN if is_webvtt else _BEFORE_CUE
        start = 0
        while start < len(text):
            found = between.search(text, start + _PART)
            end = found.end() if found else len(text)
            begins = "WEBVTT\n\n" if is_webvtt and start else ""
            yield from self._part(begins + text[start:end], is_webvtt=is_webvtt)
            start = end

    def _part(self, text: str, *, is_webvtt: bool) -> Sequence[webvtt.Caption]:
        """The cues of a part, whose metadata and notes are added."""
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
        return whole.captions


def _once(captions: Iterable[webvtt.Caption]) -> Iterator[_Cue]:
    """Cues with their lines, without those repeated from the previous cue."""
    before: list[str] = []
    end = 0.0
    for caption in captions:
        lines = [line for line in caption.raw_text.split("\n") if _plain(line)]
        start = caption.start_time.in_milliseconds() / 1000
        shown = [_plain(line) for line in lines]
        count = 0
        if start - end < _PAUSE:
            most = min(len(before), len(shown))
            rolled = (n for n in range(most, 0, -1) if before[-n] == shown[0])
            count = next((n for n in rolled if before[-n:] == shown[:n]), 0)
        if shown:
            before, end = shown, caption.end_time.in_milliseconds() / 1000
        if lines[count:]:
            yield _Cue(start, end, tuple(lines[count:]))


def _plain(line: str) -> str:
    """A line without tags."""
    bare = _TAG.sub("", _VOICE.sub("", line)) if "<" in line or "{" in line else line
    return " ".join(canonical(html.unescape(bare)).split())


def _turns(cues: Iterable[_Cue]) -> Iterator[_Said]:
    """The words of each cue, divided where another voice begins."""
    listed = list(cues)
    # In cues with two voices, each line begins with a dash; then also in others.
    is_dashed = any(sum(map(_has_dash, cue.lines)) > 1 for cue in listed)
    turn = late_pattern(f"{_CHANGE_SIGN}|{_DASH_SIGN}") if is_dashed else _CHANGE
    for cue in listed:
        said, lines = _Said(cue.start, cue.end), list[str]()
        for line in cue.lines:
            begins = True
            for words, voice in _voices(line):
                found = turn.match(words) if begins else None
                if voice is not None or found:
                    if lines:
                        yield said._replace(lines=tuple(lines))
                    speaker = said.speaker if voice is None else voice
                    said = _Said(cue.start, cue.end, speaker, is_turn=found is not None)
                    lines = []
                rest = words[found.end() :] if found else words
                if rest:
                    lines.append(rest)
                    begins = False
        if lines:
            yield said._replace(lines=tuple(lines))


def _has_dash(line: str) -> bool:
    return _DASH.match(_plain(line)) is not None


def _voices(line: str) -> Iterator[tuple[str, str | None]]:
    """The parts of a line, each with the voice that begins with it; None if the voice continues."""
    at, voice = 0, None
    for tag in _VOICE.finditer(line):
        if tag.start() > at or voice is not None:
            yield _plain(line[at : tag.start()]), voice
        at, voice = tag.end(), _plain(tag["name"] or "")
    yield _plain(line[at:]), voice


def _unspoken(said: Iterable[_Said]) -> Iterator[_Said]:
    """The same utterances, with speakers taken from prefixes: `NAME: words`."""
    listed = list(said)
    names = Counter(
        found["name"]
        for each in listed
        if not each.speaker
        for line in each.lines
        if (found := _SPEAKER.match(line))
    )
    known = {name for name, count in names.items() if _is_name(name, count)}
    for each in listed:
        part: list[str] = []
        current = each
        for line in each.lines:
            found = _SPEAKER.match(line) if not each.speaker else None
            if found and found["name"] in known:
                if part:
                    yield current._replace(lines=tuple(part))
                current = each._replace(speaker=found["name"], is_turn=True)
                part = [line[found.end() :]]
            else:
                part.append(line)
        yield current._replace(lines=tuple(part))


def _is_name(name: str, count: int) -> bool:
    """Whether words before a colon are a speaker's name: in capitals, or recurring."""
    words = name.split()
    if len(words) > _MOST_WORDS:
        return False
    letters = [letter for letter in name if letter.isalpha()]
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return True
    return count > 1 and not any(word[0].islower() for word in (words[0], words[-1]))


def _paragraphs(said: Iterable[_Said]) -> Iterator[list[_Said]]:
    part: list[_Said] = []
    for each in said:
        if part and _begins(each, part):
            yield part
            part = []
        part.append(each if each.speaker or not part else each._replace(speaker=part[-1].speaker))
    if part:
        yield part


def _begins(said: _Said, part: Sequence[_Said]) -> bool:
    """Whether a paragraph begins with an utterance."""
    last = part[-1]
    if said.is_turn or (said.speaker and said.speaker != last.speaker):
        return True
    pause = said.start - last.end
    if _ENDS.search(last.lines[-1]):
        return pause >= _PAUSE or last.end - part[0].start >= _LONGEST
    return pause >= _LONG_PAUSE


class _Writer:
    """Writes paragraphs, and records their times."""

    def __init__(self, joiner: Joiner) -> None:
        self.sheet = Sheet()
        """The text so far."""
        self.times: list[tuple[int, str]] = []
        """The cues: offset and time."""
        self._joiner = joiner
        self._speaker = ""

    def write(self, paragraph: Sequence[_Said]) -> None:
        """Write a paragraph, with its speaker in front if the speaker has changed."""
        speaker = paragraph[0].speaker
        label = f"{speaker}: " if speaker and speaker != self._speaker else ""
        if speaker or paragraph[0].is_turn:
            self._speaker = speaker
        pieces, size, tail = [label], len(label), label
        start = self.sheet.begin()
        for said in paragraph:
            at = size
            for number, line in enumerate(said.lines):
                if size > len(label):
                    lost, space = self._joiner.joint(tail, line)
                    pieces[-1] = pieces[-1][: len(pieces[-1]) - lost]
                    tail = tail[: len(tail) - lost] + space
                    pieces.append(space)
                    size += len(space) - lost
                at = at if number else size
                pieces.append(line)
                size += len(line)
                tail = (tail + line)[-_TAIL:]
            self.times.append((start + (at if at > len(label) else 0), clock(said.start)))
        apart = [Apart(InlineKind.STRONG, 0, len(label) - 1)] if label else []
        self.sheet.end(start, BlockKind.PARAGRAPH, 0, "", "".join(pieces), apart)


def clock(seconds: float) -> str:
    """A time as `0:07`, `15:20` or `1:02:03`."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
