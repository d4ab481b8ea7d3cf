"""Subtitles and transcripts, WebVTT and SubRip: paragraphs by speaker and pause, with times."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from reader.errors import ReaderError
from reader.formats import titles
from reader.formats.apart import Apart
from reader.formats.line_breaks import SAMPLE, Joiner
from reader.formats.registry import Source
from reader.formats.roles import settling
from reader.formats.sheet import Sheet
from reader.formats.subtitles.cues import PAUSE, Captions, once
from reader.formats.subtitles.speakers import Dialogue, Said
from reader.lazy import late_pattern
from reader.metadata import item
from reader.text.decoding import decode
from reader.text.document import BlockKind, Document, InlineKind
from reader.text.glyphs import quoted
from reader.text.milestones import Milestones

ORIGIN = "file"
"""The origin of metadata that a file gives."""

_ENDS = late_pattern(r"[.!?…。！？][\"'”’»)\]]*$")
_TAIL = 64
"""The number of characters that decide how the next line is joined."""
_MOST_PIECES = 1024
"""The most pieces of a paragraph that are held apart."""
_QUOTED = 60
"""The most cells of words that a notice quotes."""
_CROWDED = "Speakers are not told apart in cues of more than a hundred short lines."
"""The notice that there are such cues."""
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
    said = Dialogue(list(once(captions)))
    fields, hidden, before = captions.fields, captions.hidden, captions.before
    del captions, pieces
    writer = _Writer(Joiner(_sample(said), fields.get("language", "")))
    for each in said:
        writer.say(each)
    writer.end()
    sheet = writer.sheet
    if not sheet.blocks:
        raise ReaderError(f"{source.name} has no cues: nothing is said in it.")
    found = item.from_fields(fields)
    notices = [notice] if notice else []
    if hidden:
        notices.append(
            "Its note is left out." if hidden == 1 else f"Its {hidden} notes are left out."
        )
    if before:
        notices.append(f"Left out: {quoted(before, _QUOTED)} before the first cue.")
    if said.crowded:
        notices.append(_CROWDED)
    return Document(
        text=sheet.text(),
        blocks=settling.numbered(sheet.blocks, len(sheet.blocks)),
        title=found.csl.get("title") or titles.title_from_name(source.path, sheet.text()),
        inlines=sheet.inlines,
        csl=found.csl,
        csl_from=dict.fromkeys(found.csl, ORIGIN),
        path=source.path,
        notices=tuple(notices),
        times=Milestones(writer.times()),
    )


def _sample(said: Iterable[Said]) -> str:
    """As many lines as show how they are to be joined."""
    lines, size = list[str](), 0
    for line in chain.from_iterable(each.lines for each in said):
        lines.append(line)
        size += len(line) + 1
        if size > SAMPLE:
            break
    return "\n".join(lines)


class _Writer:
    """Writes paragraphs, and records their times."""

    def __init__(self, joiner: Joiner) -> None:
        self.sheet = Sheet()
        """The text so far."""
        self._offsets, self._clocks = array("I"), list[str]()
        """Where each cue begins, and its time."""
        self._joiner = joiner
        self._speaker = ""
        """Who was last said to speak."""
        self._last: Said | None = None
        """The last utterance of the paragraph; None before the first."""
        self._began = 0.0
        """When the paragraph begins, in seconds."""
        self._start = 0
        """Its offset."""
        self._pieces: list[str] = []
        """The end of its words."""
        self._size = 0
        """How many characters of it there are."""
        self._tail = self._label = ""
        self._apart: list[Apart] = []

    def times(self) -> Iterator[tuple[int, str]]:
        """The cues: offset and time."""
        return zip(self._offsets, self._clocks, strict=True)

    def say(self, said: Said) -> None:
        """Write an utterance, in a paragraph of its own if one begins with it."""
        if self._last and self._begins(said, self._last):
            self.end()
        if self._last is None:
            self._begin(said)
        elif not said.speaker:
            said = said._replace(speaker=self._last.speaker)
        self._last = said
        before = len(self._label)
        at = self._size
        for number, line in enumerate(said.lines):
            if self._size > before:
                self._join(line)
            at = at if number else self._size
            self._pieces.append(line)
            self._size += len(line)
            self._tail = (self._tail + line)[-_TAIL:]
            if len(self._pieces) > _MOST_PIECES:
                self.sheet.go_on("".join(self._pieces[:-1]), self._apart)
                self._pieces, self._apart = self._pieces[-1:], []
        self._offsets.append(self._start + (at if at > before else 0))
        self._clocks.append(clock(said.start))

    def _begins(self, said: Said, last: Said) -> bool:
        """Whether a paragraph begins with an utterance."""
        if said.is_turn or (said.speaker and said.speaker != last.speaker):
            return True
        pause = said.start - last.end
        if _ENDS.search(last.lines[-1]):
            return pause >= PAUSE or last.end - self._began >= _LONGEST
        return pause >= _LONG_PAUSE

    def _begin(self, said: Said) -> None:
        """Begin a paragraph, with its speaker in front if the speaker has changed."""
        speaker = said.speaker
        self._label = f"{speaker}: " if speaker and speaker != self._speaker else ""
        if speaker or said.is_turn:
            self._speaker = speaker
        self._pieces, self._size, self._tail = [self._label], len(self._label), self._label
        self._apart = [(InlineKind.STRONG, 0, self._size - 1, "")] if self._label else []
        self._start, self._began = self.sheet.begin(), said.start

    def _join(self, line: str) -> None:
        """Put between the last line and the next what joins them."""
        lost, space = self._joiner.joint(self._tail, line)
        self._pieces[-1] = self._pieces[-1][: len(self._pieces[-1]) - lost]
        self._tail = self._tail[: len(self._tail) - lost] + space
        self._pieces.append(space)
        self._size += len(space) - lost

    def end(self) -> None:
        """End the paragraph, if one has begun."""
        if self._last is not None:
            text = "".join(self._pieces)
            self.sheet.end(self._start, BlockKind.PARAGRAPH, 0, "", text, self._apart)
        self._last = None


@lru_cache(maxsize=64)
def clock(seconds: float) -> str:
    """A time as `0:07`, `15:20` or `1:02:03`."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
