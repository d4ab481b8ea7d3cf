"""Subtitles and transcripts, WebVTT and SubRip: paragraphs by speaker and pause, with times."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.formats import roles, titles
from reader.formats.apart import Apart
from reader.formats.line_breaks import Joiner
from reader.formats.registry import Source
from reader.formats.sheet import Sheet
from reader.formats.subtitles.cues import PAUSE, Captions, once
from reader.formats.subtitles.speakers import Said, turns, with_labels
from reader.lazy import late_pattern, lazy
from reader.metadata import item
from reader.text.decoding import decode
from reader.text.document import BlockKind, Document, InlineKind
from reader.text.milestones import Milestones

if TYPE_CHECKING:
    import webvtt
else:
    webvtt = lazy("webvtt")

ORIGIN = "file"
"""The origin of metadata that a file gives."""

_ENDS = late_pattern(r"[.!?…。！？][\"'”’»)\]]*$")
_TAIL = 64
"""The number of characters that decide how the next line is joined."""
_MOST_PIECES = 1024
"""The most pieces of a paragraph that are held apart."""
_LONG_PAUSE = 5.0
"""Seconds of silence that end a paragraph anyway."""
_LONGEST = 60.0
"""Seconds after which a paragraph ends with its sentence, so that timestamps are close together."""


def parse(source: Source) -> Document:
    """The document in a file of subtitles.

    Raises:
        ReaderError: There are no words in it, or it is damaged.
    """
    pieces, notice, _ = decode(source.data, source.name, source.encoding)
    captions = Captions("".join(pieces), source.name)
    said = list(with_labels(turns(once(captions))))
    fields, hidden = captions.fields, captions.hidden
    del captions
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
        title=found.csl.get("title") or titles.title_from_name(source.path, sheet.text()),
        inlines=sheet.inlines,
        csl=found.csl,
        csl_from=dict.fromkeys(found.csl, ORIGIN),
        path=source.path,
        notices=tuple(notices),
        times=Milestones(writer.times()),
    )


def _paragraphs(said: Iterable[Said]) -> Iterator[list[Said]]:
    part: list[Said] = []
    for each in said:
        if part and _begins(each, part):
            yield part
            part = []
        part.append(each if each.speaker or not part else each._replace(speaker=part[-1].speaker))
    if part:
        yield part


def _begins(said: Said, part: Sequence[Said]) -> bool:
    """Whether a paragraph begins with an utterance."""
    last = part[-1]
    if said.is_turn or (said.speaker and said.speaker != last.speaker):
        return True
    pause = said.start - last.end
    if _ENDS.search(last.lines[-1]):
        return pause >= PAUSE or last.end - part[0].start >= _LONGEST
    return pause >= _LONG_PAUSE


class _Writer:
    """Writes paragraphs, and records their times."""

    def __init__(self, joiner: Joiner) -> None:
        self.sheet = Sheet()
        """The text so far."""
        self._offsets, self._clocks = array("I"), list[str]()
        """Where each cue begins, and its time."""
        self._joiner = joiner
        self._speaker = ""

    def times(self) -> Iterator[tuple[int, str]]:
        """The cues: offset and time."""
        return zip(self._offsets, self._clocks, strict=True)

    def write(self, paragraph: Sequence[Said]) -> None:
        """Write a paragraph, with its speaker in front if the speaker has changed."""
        speaker = paragraph[0].speaker
        label = f"{speaker}: " if speaker and speaker != self._speaker else ""
        if speaker or paragraph[0].is_turn:
            self._speaker = speaker
        pieces, size, tail = [label], len(label), label
        apart = [Apart(InlineKind.STRONG, 0, len(label) - 1)] if label else []
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
                if len(pieces) > _MOST_PIECES:
                    self.sheet.go_on("".join(pieces[:-1]), apart)
                    pieces, apart = pieces[-1:], []
            self._offsets.append(start + (at if at > len(label) else 0))
            self._clocks.append(clock(said.start))
        self.sheet.end(start, BlockKind.PARAGRAPH, 0, "", "".join(pieces), apart)


@lru_cache(maxsize=64)
def clock(seconds: float) -> str:
    """A time as `0:07`, `15:20` or `1:02:03`."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
