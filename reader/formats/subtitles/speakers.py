"""Who says what in a cue: voices, signs of another speaker, and names before a colon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from reader.formats.subtitles.cues import VOICE, Cue, lines_of, plain
from reader.lazy import late_pattern

_SPEAKER = late_pattern(
    r"(?:>{2,}\s*)?\[?(?P<name>[^\W\d_][^:：<>\[\]()\n]{0,40}?)(?P<how>\s?\([^()\n]{1,30}\))?"
    r"(?:\]\s*:|\s*:\]|\s*[:：])(?P<space>\s*)"
)
_CHANGE_SIGN, _DASH_SIGN = r">{2,}\s*", r"[-–—‐]\s*(?=\S)"
_CHANGE, _DASH = late_pattern(_CHANGE_SIGN), late_pattern(_DASH_SIGN)
_MOST_LINES, _SHORTEST_LINES = 100, 24
"""The most lines of a cue that may be shorter than that on average, if speakers are looked for: of
so many turns, each takes longer to be read than its words."""
_MOST_WORDS, _MOST_CAPITALS = 4, 7
"""The most words of a speaker's name, and of one in capitals."""


class Said(NamedTuple):
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
    is_whole: bool = False
    """Whether no other speakers are looked for in it."""


class Dialogue:
    """What is said in cues, by whom: found anew each time, since a cue may have many turns."""

    def __init__(self, cues: Sequence[Cue]) -> None:
        """Find out how the cues name speakers, and how they show that these change."""
        self._cues = cues
        self.crowded = sum(map(_is_crowded, cues))
        """The number of cues with too many short lines for speakers."""
        # In cues with two voices, each line begins with a dash; then also in others.
        is_dashed = any("\n" in cue.text and _is_dialogue(cue) for cue in cues)
        self._turn = late_pattern(f"{_CHANGE_SIGN}|{_DASH_SIGN}") if is_dashed else _CHANGE
        has_colons = any(":" in cue.text or "：" in cue.text for cue in cues)
        self._names = _names(self._labels()) if has_colons else frozenset[str]()

    def __iter__(self) -> Iterator[Said]:
        """The utterances, with speakers taken from voices and from prefixes: `NAME: words`."""
        named: Said | None = None  # a speaker whose words are still to come
        for part in _labelled(self._turns(), self._names):
            is_named = named is not None and not (part.speaker or part.is_turn)
            if named and not is_named:
                yield _alone(named)
            if part.lines:
                yield part._replace(speaker=named.speaker) if named and is_named else part
            named = None if part.lines else part
        if named:
            yield _alone(named)

    def _labels(self) -> Iterator[_Label]:
        """The prefixes that may be names of speakers."""
        for said in self._turns():
            if not (said.speaker or said.is_whole):
                yield from filter(None, map(_label, said.lines))

    def _turns(self) -> Iterator[Said]:
        """The words of each cue, divided where another voice begins."""
        for cue in self._cues:
            if _is_crowded(cue):
                yield Said(cue.start, cue.end, lines=tuple(cue.lines), is_whole=True)
                continue
            said, lines = Said(cue.start, cue.end), list[str]()
            for parts in _parts(cue):
                begins = True
                for words, voice in parts:
                    found = self._turn.match(words) if begins else None
                    if voice is not None or found:
                        if lines:
                            yield said._replace(lines=tuple(lines))
                        speaker = said.speaker if voice is None else voice
                        said = Said(cue.start, cue.end, speaker, is_turn=found is not None)
                        lines = []
                    rest = words[found.end() :] if found else words
                    if rest:
                        lines.append(rest)
                        begins = False
            if lines:
                yield said._replace(lines=tuple(lines))


def _parts(cue: Cue) -> Iterator[Iterable[tuple[str, str | None]]]:
    """The parts of each line of a cue, with their voices."""
    if cue.tagged:
        return map(_voices, lines_of(cue.tagged))
    return (((line, None),) for line in cue.lines)


def _is_crowded(cue: Cue) -> bool:
    """Whether a cue has more turns than anyone takes while it is shown."""
    count = max(cue.text.count("\n"), cue.tagged.count("<v"))
    return count > _MOST_LINES and len(cue.text) < _SHORTEST_LINES * count


def _is_dialogue(cue: Cue) -> bool:
    """Whether more than one line of a cue begins with a dash."""
    return sum(1 for _ in islice(filter(_has_dash, cue.lines), 2)) > 1


def _has_dash(line: str) -> bool:
    return _DASH.match(line) is not None


def _voices(line: str) -> Iterator[tuple[str, str | None]]:
    """The parts of a line, each with the voice that begins with it; None if the voice continues."""
    at, voice = 0, None
    for tag in VOICE.finditer(line):
        if tag.start() > at or voice is not None:
            yield plain(line[at : tag.start()]), voice
        at, voice = tag.end(), plain(tag["name"] or "")
    yield plain(line[at:]), voice


class _Label(NamedTuple):
    """The beginning of a line that looks like a speaker's name: `NAME: words`."""

    name: str
    """The name."""
    speaker: str
    """The name, with what is said of the speaker in parentheses."""
    rest: str
    """The words of the line behind it; empty if it stands alone."""

    @property
    def is_in_capitals(self) -> bool:
        """Whether the name is in capitals."""
        letters = [letter for letter in self.name if letter.isalpha()]
        is_upper = len(letters) > 1 and all(letter.isupper() for letter in letters)
        return is_upper and len(self.name.split()) <= _MOST_CAPITALS

    @property
    def is_capitalized(self) -> bool:
        """Whether it may be a name: a few words, the first and the last not in lower case."""
        words = self.name.split()
        return len(words) <= _MOST_WORDS and not (words[0][0].islower() or words[-1][0].islower())

    @property
    def is_in_title_case(self) -> bool:
        """Whether it may be a name, and none of its words is in lower case."""
        return self.is_capitalized and not any(word[0].islower() for word in self.name.split())


def _label(line: str) -> _Label | None:
    """The label that a line begins with, if any."""
    found = _SPEAKER.match(line)
    if found is None:
        return None
    rest = line[found.end() :]
    label = _Label(found["name"], found["name"] + (found["how"] or ""), rest)
    is_apart = bool(found["space"]) or not rest or "：" in found[0]
    return label if is_apart or (label.is_in_capitals and rest[0].isalpha()) else None


def _alone(said: Said) -> Said:
    """An utterance of which there is nothing but the speaker's name."""
    return said._replace(speaker="", is_turn=True, lines=(f"{said.speaker}:",))


def _labelled(said: Iterable[Said], known: frozenset[str]) -> Iterator[Said]:
    """Utterances, divided where a line begins with a label; one without words is of a name alone.

    Args:
        said: The utterances.
        known: The labels that are names.
    """
    for each in said:
        if each.speaker or each.is_whole or not known:
            yield each
            continue
        current, lines = each, list[str]()
        for line in each.lines:
            label = _label(line)
            is_name = label is not None and label.name in known
            if label is None or not (is_name or label.is_in_title_case):
                lines.append(line)
                continue
            if lines or current.speaker:
                yield current._replace(lines=tuple(lines))
            if is_name:
                current, lines = (
                    each._replace(speaker=label.speaker),
                    [label.rest] * bool(label.rest),
                )
            else:
                # It may be another speaker, so the words are not taken for the last one's.
                current, lines = each._replace(is_turn=True), [line]
        yield current._replace(lines=tuple(lines))


def _names(labels: Iterable[_Label]) -> frozenset[str]:
    """The labels that are names: in capitals, or recurring, or in title case like one of those."""
    counts = Counter(each.name for each in labels)
    known = [(name, _Label(name, name, "")) for name in counts]
    capitals = {name for name, label in known if label.is_in_capitals}
    others = {name for name, label in known if counts[name] > 1 and label.is_capitalized}
    if others - capitals:
        others |= {name for name, label in known if label.is_in_title_case}
    return frozenset(capitals | others)
