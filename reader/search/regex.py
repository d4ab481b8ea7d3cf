"""Regular expressions that are matched in one go, so that no pattern and no text takes for ever.

Python's engine tries one way after the other to make a pattern fit, and there can be more ways
than atoms in the world. Here all ways are gone at once, character by character: what can come
next is a state, and a state that was met before is not worked out again. How long that takes
grows with the text and with the pattern, never with the number of ways.

A match never goes over the end of a line, and is never empty. Which of several matches counts
is as in Python: the one that begins first, and of those the one that the pattern names first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from reader.query.tree import QueryError
from reader.search.pattern_syntax import Chain, Choice, Edge, EdgeKind, Node, One, Repeat, parse
from reader.text.document import Span

LINE_END = "\0"
"""What stands between lines in the texts that are searched; canonical text never holds it."""
Check = Callable[[], None]
"""Called every now and then; by raising, it ends a search."""

_MOST_INSTRUCTIONS = 500
_MOST_STATES = 2000
_SLICE = 64
"""Characters between two checks."""
_WORD = re.compile(r"\w")


class _Kind(Enum):
    """What is beside a place in a text."""

    EDGE = 0
    WORD = 1
    OTHER = 2


@dataclass(frozen=True, slots=True)
class _Take:
    """Go on behind a character that passes a test."""

    test: int
    then: int


@dataclass(frozen=True, slots=True)
class _Fork:
    """Go on in several ways, the first being the most wanted."""

    ways: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Ask:
    """Go on if the place is as it is asked."""

    kind: EdgeKind
    then: int


class _TooLargeError(Exception):
    """A program would have too many instructions."""


_DONE = 0
"""The instruction at which a match is complete."""


class _Program:
    """A tree as instructions, from its beginning to its end or the other way round."""

    def __init__(self, tree: Node, tests: dict[str, int], *, backwards: bool) -> None:
        self.code: list[_Take | _Fork | _Ask] = [_Fork(())]
        self._tests = tests
        self._backwards = backwards
        self._room = _MOST_INSTRUCTIONS
        self.start = self._compile(tree, _DONE)

    def _add(self, instruction: _Take | _Fork | _Ask) -> int:
        self.code.append(instruction)
        return len(self.code) - 1

    def _compile(self, node: Node, then: int) -> int:
        """The first instruction of a node that goes on at another one."""
        self._room -= 1
        if self._room < 0:
            raise _TooLargeError
        match node:
            case One(test):
                number = self._tests.setdefault(test.pattern, len(self._tests))
                return self._add(_Take(number, then))
            case Edge(kind):
                return self._add(_Ask(_TURNED.get(kind, kind) if self._backwards else kind, then))
            case Chain(nodes):
                for each in nodes if self._backwards else reversed(nodes):
                    then = self._compile(each, then)
                return then
            case Choice(nodes):
                return self._add(_Fork(tuple(self._compile(each, then) for each in nodes)))
            case _:
                return self._repeat(node, then)

    def _repeat(self, repeat: Repeat, then: int) -> int:
        behind = then
        if repeat.most is None:
            then = self._add(_Fork(()))
            self.code[then] = self._fork(self._compile(repeat.node, then), behind, repeat)
        else:
            for _ in range(repeat.most - repeat.least):
                then = self._add(self._fork(self._compile(repeat.node, then), behind, repeat))
        for _ in range(repeat.least):
            then = self._compile(repeat.node, then)
        return then

    def _fork(self, again: int, behind: int, repeat: Repeat) -> _Fork:
        return _Fork((behind, again) if repeat.is_lazy else (again, behind))


_TURNED = {EdgeKind.BEGIN: EdgeKind.END, EdgeKind.END: EdgeKind.BEGIN}


class _Alphabet(dict[int, str]):
    """The characters of texts by what tests they pass: those that pass the same are one.

    As a table for `str.translate` it makes of a text one that has few different characters.
    """

    def __init__(self, tests: Sequence[str]) -> None:
        super().__init__({ord(LINE_END): LINE_END})
        self.kinds = {LINE_END: _Kind.EDGE}
        """What each letter of the alphabet is."""
        self.passed: dict[str, frozenset[int]] = {LINE_END: frozenset()}
        """The tests that each letter passes."""
        self._tests = [re.compile(test) for test in tests]
        self._letters: dict[tuple[_Kind, frozenset[int]], str] = {}

    def __missing__(self, code: int) -> str:
        character = chr(code)
        kind = _Kind.WORD if _WORD.match(character) else _Kind.OTHER
        passed = frozenset(
            number for number, test in enumerate(self._tests) if test.match(character)
        )
        letter = self._letters.setdefault((kind, passed), chr(len(self._letters) + 1))
        self.kinds[letter], self.passed[letter] = kind, passed
        self[code] = letter
        return letter


class _State(dict[str, "_State"]):
    """What can come next; and for each letter that did come, the state behind it."""

    __slots__ = ("behind", "is_dead", "is_hit", "machine", "ways")

    def __init__(
        self, machine: _Machine, ways: tuple[int, ...], behind: _Kind, *, is_hit: bool
    ) -> None:
        super().__init__()
        self.machine = machine
        self.ways = ways
        """Instructions that go on here, the most wanted first."""
        self.behind = behind
        """What the letter before was."""
        self.is_hit = is_hit
        """Whether a match was complete before that letter."""
        self.is_dead = not ways
        """Whether nothing more can come of it."""

    def __missing__(self, letter: str) -> _State:
        state = self.machine.behind(self, letter)
        self[letter] = state
        return state


class _Machine:
    """Goes through the letters of a text, from state to state."""

    def __init__(self, program: _Program, alphabet: _Alphabet, *, everywhere: bool) -> None:
        """Run a program.

        Args:
            program: What to run.
            alphabet: The letters.
            everywhere: Whether a match may begin at each place and all that are complete count,
                instead of only the most wanted that begins where the run does.
        """
        self._code = program.code
        self._start = program.start
        self._alphabet = alphabet
        self._everywhere = everywhere
        self._states: dict[tuple[tuple[int, ...], _Kind, bool], _State] = {}

    def begin(self, behind: _Kind) -> _State:
        """The state before the first letter."""
        return self._state((self._start,), behind, is_hit=False)

    def behind(self, state: _State, letter: str) -> _State:
        """The state behind one more letter."""
        kind, passed = self._alphabet.kinds[letter], self._alphabet.passed[letter]
        takes, is_hit = self._spread(state.ways, state.behind, kind)
        ways = [take.then for take in takes if take.test in passed]
        if self._everywhere:
            ways = sorted({*ways, self._start})
        return self._state(tuple(dict.fromkeys(ways)), kind, is_hit=is_hit)

    def _state(self, ways: tuple[int, ...], behind: _Kind, *, is_hit: bool) -> _State:
        key = ways, behind, is_hit
        state = self._states.get(key)
        if state is None:
            if len(self._states) >= _MOST_STATES:
                for each in self._states.values():
                    each.clear()
                self._states.clear()
            state = self._states[key] = _State(self, ways, behind, is_hit=is_hit)
        return state

    def _spread(
        self, ways: tuple[int, ...], behind: _Kind, ahead: _Kind
    ) -> tuple[list[_Take], bool]:
        """The characters that could be taken next, and whether a match is complete."""
        takes: list[_Take] = []
        is_hit = False
        seen: set[int] = set()
        waiting = list(reversed(ways))
        while waiting:
            at = waiting.pop()
            if at in seen:
                continue
            seen.add(at)
            if at == _DONE:
                is_hit = True
                if not self._everywhere:
                    break
                continue
            match self._code[at]:
                case _Take() as take:
                    takes.append(take)
                case _Fork(forks):
                    waiting.extend(reversed(forks))
                case _Ask(kind, then) if _holds(kind, behind, ahead):
                    waiting.append(then)
        return takes, is_hit


_Place = tuple[int, tuple[int, ...], _Kind]
"""A place of a text, and the state that a machine is in there: its ways, and what is behind."""


def _holds(kind: EdgeKind, behind: _Kind, ahead: _Kind) -> bool:
    """Whether a place is as it is asked."""
    if kind is EdgeKind.BEGIN:
        return behind is _Kind.EDGE
    if kind is EdgeKind.END:
        return ahead is _Kind.EDGE
    at_word = (behind is _Kind.WORD) != (ahead is _Kind.WORD)
    return at_word == (kind is EdgeKind.WORD)


class Pattern:
    """A regular expression, ready to be matched.

    Raises:
        QueryError: It is wrong, or too large; with its place in the line.
    """

    def __init__(self, source: str, column: int, fold: Callable[[str], str]) -> None:
        """Read a pattern.

        Args:
            source: The pattern.
            column: Where it stands in the line, for errors.
            fold: What the texts that it is sought in have for a character.
        """
        tree = parse(source, column, fold)
        tests: dict[str, int] = {}
        try:
            forwards = _Program(tree, tests, backwards=False)
            backwards = _Program(tree, tests, backwards=True)
        except _TooLargeError:
            place = Span(column, column + len(source))
            raise QueryError("The pattern repeats too much: ask for less of it.", place) from None
        self._alphabet = _Alphabet(list(tests))
        self._starts_machine = _Machine(backwards, self._alphabet, everywhere=True)
        self._end_machine = _Machine(forwards, self._alphabet, everywhere=False)

    def spans(self, text: str, start: int, end: int, check: Check) -> Iterator[Span]:
        """The matches in a part of a text, in order, never overlapping.

        Args:
            text: Lines with a `LINE_END` between each two.
            start: Where the part begins; what stands before it is seen, but not matched.
            end: Where it ends; taken for the end of a line.
            check: Called every now and then.
        """
        before = text[start - 1] if start else LINE_END
        letters = (before + text[start:end]).translate(self._alphabet)
        at = 1
        barren: set[_Place] = set()
        for begin in self._starts(letters, check):
            if begin >= at:
                at = self._end(letters, begin, barren, check)
                if at > begin:
                    yield Span(begin - 1 + start, at - 1 + start)

    def _starts(self, letters: str, check: Check) -> list[int]:
        """Where a match could begin, found from the end to the beginning."""
        found = []
        state = self._starts_machine.begin(_Kind.EDGE)
        at = len(letters)
        while at:
            check()
            for letter in reversed(letters[max(at - _SLICE, 0) : at]):
                state = state[letter]
                if state.is_hit:
                    found.append(at)
                at -= 1
        found.reverse()
        return found

    def _end(self, letters: str, begin: int, barren: set[_Place], check: Check) -> int:
        """Where the match that begins at a place ends; there, if it is empty.

        Args:
            letters: What is gone through.
            begin: The place.
            barren: Where matches that began earlier went on, and nothing came of it. Without
                that, each of many short matches could look in vain at all that follows.
            check: Called every now and then.
        """
        state = self._end_machine.begin(self._alphabet.kinds[letters[begin - 1]])
        found = at = begin
        passed: list[_Place] = []
        while at < len(letters) and not state.is_dead:
            check()
            for letter in letters[at : at + _SLICE - at % _SLICE]:
                state = state[letter]
                if state.is_hit:
                    found = at
                    passed.clear()
                if state.is_dead:
                    break
                at += 1
            place = at, state.ways, state.behind
            if place in barren:
                break
            passed.append(place)
        else:
            if state[LINE_END].is_hit:
                return at
        barren.update(passed)
        return found
