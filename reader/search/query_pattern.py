"""Regular expressions that cannot take for ever.

Python's engine tries every way in which the repeats and choices of a pattern can share out a
text. The number of those ways is bounded here before a pattern is compiled, and a match is
looked for in one stretch of the text after the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.query.tree import QueryError
from reader.text.document import Span

_STRETCH = 1000
"""How many characters are looked at in one go; the longest match that is surely found is half."""
_MOST_WAYS = (_STRETCH + 1) ** 2
"""As many ways as two open repeats have to share out a stretch."""
_MOST_CHARACTERS = 300
_REPEAT = re.compile(r"(?:[*+?]|\{(\d*)(,?)(\d*)\})[?+]?")
_SET_OPERATIONS = ("[", "--", "&&", "||", "~~")


@dataclass(slots=True)
class _Group:
    """An open parenthesis while it is read."""

    start: int
    """Where it stands."""
    branches: int = 1
    """How many alternatives it has so far."""
    ways: int = 1
    """In how many ways its parts can match the same text, at most."""


class SafePattern:
    """A compiled pattern, without regard to case.

    Raises:
        QueryError: The pattern is wrong, or could take too long; with its place in the line.
    """

    def __init__(self, source: str, column: int) -> None:
        self._source = source
        self._column = column
        if len(source) > _MOST_CHARACTERS:
            raise self._error("The pattern is too long", 0, len(source))
        self._asks_for_end = re.search(r"\$|\\[bBZ]", source) is not None
        self._check_ways()
        try:
            self._pattern = re.compile(source, re.IGNORECASE)
        except re.error as error:
            place = error.pos or 0
            raise self._error(f"The pattern is wrong: {error.msg}", place, place + 1) from error
        except (OverflowError, RecursionError) as error:
            raise self._error("The pattern is too large", 0, len(source)) from error

    def found_in(self, text: str) -> bool:
        """Whether a text holds a match."""
        if len(text) <= _STRETCH:
            return self._pattern.search(text) is not None
        for start in range(0, len(text), _STRETCH // 2):
            end = start + _STRETCH
            match = self._pattern.search(text, start, end)
            if match is None:
                continue
            # One that asks for an end may have found only that of the stretch, or of the line
            # before it.
            if end >= len(text) or not self._asks_for_end or match.end() < end - 1:
                return True
        return False

    def _check_ways(self) -> None:
        """Refuse what multiplies: repeats inside repeats, and too many of either."""
        groups = [_Group(0)]
        place = 0
        while place < len(self._source):
            start, ways = place, 1
            character = self._source[place]
            if character == "(":
                groups.append(_Group(place))
                place += self._opening(place)
                continue
            if character == ")" and len(groups) > 1:
                group = groups.pop()
                start, ways = group.start, group.ways * group.branches
            elif character == "|":
                groups[-1].branches += 1
            place = self._after_atom(place)
            if repeat := _REPEAT.match(self._source, place):
                ways = self._repeated(ways, repeat, start)
                place = repeat.end()
            groups[-1].ways *= ways
            if groups[-1].ways > _MOST_WAYS:
                raise self._error("The pattern repeats too much", start, place)

    def _opening(self, place: int) -> int:
        """How long the beginning of a group is."""
        if not self._source.startswith("(?", place):
            return 1
        if self._source.startswith("(?:", place):
            return 3
        raise self._error("Of the groups with “?”, only “(?:” can be used", place, place + 3)

    def _after_atom(self, place: int) -> int:
        """Where what matches one character ends, such as a letter, an escape or a class."""
        character = self._source[place]
        if character == "\\":
            if self._source[place + 1 : place + 2].isdigit():
                raise self._error("“\\” and a digit can't be used", place, place + 2)
            return place + 2
        if character == "[":
            return self._after_class(place)
        return place + 1

    def _after_class(self, start: int) -> int:
        place = start + 1
        if self._source.startswith("^", place):
            place += 1
        first = place
        while place < len(self._source) and (self._source[place] != "]" or place == first):
            if self._source.startswith(_SET_OPERATIONS, place):
                raise self._error(
                    "Inside “[ ]”, write “\\” before “[” and doubled signs", place, place + 1
                )
            place += 2 if self._source[place] == "\\" else 1
        return place + 1

    def _repeated(self, ways: int, repeat: re.Match[str], start: int) -> int:
        """In how many ways a repeat of what has `ways` can match."""
        least, most = _bounds(repeat)
        if ways > 1 and most > 1:
            raise self._error(
                "What is repeated here can itself match in several ways, which could take for "
                "ever; repeat something simpler",
                start,
                repeat.end(),
            )
        return ways * max(most - least + 1, 1)

    def _error(self, message: str, start: int, end: int) -> QueryError:
        last = max(min(end, len(self._source)), 1)
        first = min(start, last - 1)
        return QueryError(f"{message}.", Span(self._column + first, self._column + last))


def _bounds(repeat: re.Match[str]) -> tuple[int, int]:
    """How often a repeat goes at least and at most, as far as a stretch has room."""
    sign = repeat[0][0]
    if sign != "{":
        return int(sign == "+"), 1 if sign == "?" else _STRETCH
    least, comma, most = repeat.groups()
    if not least and not most:
        # Python takes “{}” and “{,}” for what they are or for any number: count the larger.
        return 0, _STRETCH
    low = min(int(least[:4] or 0), _STRETCH)
    if not comma:
        return low, low
    return low, min(int(most[:4]), _STRETCH) if most else _STRETCH
