"""Protects math from the Markdown parser, and removes the comments of Obsidian.

Before a text is parsed, each formula is replaced by a number between two stand-in characters that
do not occur in the text; afterwards it is put back exactly as written. Notes written in place
(`^[…]`) become ordinary footnotes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from reader.formats.commonmark.allowance import Allowance
from reader.lazy import late_pattern

_STAND_INS = "".join(map(chr, range(0xFDD0, 0xFDF0)))
"""Unicode noncharacters, which no text should contain."""
_CONTROLS = "".join(map(chr, range(0x80, 0x85)))
"""Controls, which no canonical text contains, and which take a byte each in most texts."""
_MARKS = late_pattern(
    r"^[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)*+(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})"
    r"|(?P<ticks>`+)"
    r"|\\begin\{(?P<name>[a-z]+\*?)\}|\\[\s\S]|%%|\^\[|\${1,2}",
    re.MULTILINE,
)
_MAY_BE = late_pattern(r"\$|\\[(\[]|\\begin\{|%%|\^\[")
_MOST_PIECES = 4096
_NOTE, _FORMULA = 20, 2
"""How many other pieces of markup a note in place takes as much memory as, and a formula as long
as."""
_MOST_KNOWN = 1024
"""The most formulas that are remembered; beyond these, few recur."""
_CONTAINER = late_pattern(r"\n[ \t]*(?:>[ \t]?)+")
_ENVIRONMENTS = frozenset((
    "align", "alignat", "aligned", "array", "bmatrix", "cases", "displaymath", "eqnarray",
    "equation", "flalign", "gather", "gathered", "math", "matrix", "multline", "pmatrix",
    "smallmatrix", "split", "subequations", "vmatrix",
))  # fmt: skip
_COMMAND = late_pattern(
    r"\\[A-Za-z]|[\^_=<>+∑∫√≤≥∈]|\b(?:[A-Za-z]|\d+)\s*[-/*]\s*\d|\b[A-Za-z]\s*[*/]\s*[A-Za-z]\b|\A\s*\\?[A-Za-z]\s*\Z"
)
_OWN_LINES = late_pattern(r"[ \t]*\n(?:.*\n)*[ \t]*\Z")
"""Environments on lines of their own, between their delimiters."""
_PROSE = late_pattern(r"(?<![\\A-Za-z])[A-Za-z]{3,}(?:\s+[A-Za-z]{2,})+")


class Protected(NamedTuple):
    """A text with its math replaced by stand-ins."""

    text: str
    """The text to parse, with a numbered stand-in for each formula."""
    stand_in: str
    """The character around the numbers; empty if nothing was replaced."""
    math: tuple[str, ...]
    """The formulas, by number."""
    left_out: Counter[str]
    """Number of comments removed."""
    rest: str = ""
    """The end of the text as it is written, if there is more markup before it than a text has."""

    def pieces(self, text: str) -> Iterator[tuple[str, bool]]:
        """Split part of the text at formulas; each piece comes with whether it is one."""
        if not self.stand_in or self.stand_in not in text:
            yield text, False
            return
        sign, at = self.stand_in, 0
        for found in re.finditer(f"{sign}(\\d+){sign}", text):
            yield from self._words(text[at : found.start()])
            yield self.math[int(found[1])], True
            at = found.end()
        yield from self._words(text[at:])

    def _words(self, text: str) -> Iterator[tuple[str, bool]]:
        """Text without formulas, and without stand-ins, for use as labels of notes in HTML."""
        if text:
            yield text.replace(self.stand_in, ""), False

    def restored(self, text: str) -> str:
        """Part of the text with its formulas put back."""
        if not self.stand_in or self.stand_in not in text:
            return text
        return "".join(piece for piece, _ in self.pieces(text))


def stand_in_for(text: str, among: str = _STAND_INS) -> str:
    """A character that a text does not contain; empty if it contains all that may stand in."""
    return next((each for each in among if each not in text), "")


def protected(text: str) -> Protected:
    """Replace the math of a text, and remove its comments."""
    stand_in = stand_in_for(text, _CONTROLS + _STAND_INS)
    if not stand_in or not _MAY_BE.search(text):
        return Protected(text, "", (), Counter())
    scan = _Scan(text, stand_in)
    whole = scan.run()
    return Protected(whole, stand_in, tuple(scan.math), scan.left_out, scan.rest)


class _Scan:
    """A single pass over a text that skips code."""

    def __init__(
        self, text: str, stand_in: str, within: _Scan | None = None, begun: int = 0
    ) -> None:
        """Scan a text from its beginning.

        Args:
            text: The text.
            stand_in: What stands for formulas.
            within: The scan of the text in which this one is a note.
            begun: Where the note begins in that.
        """
        self.math: list[str] = within.math if within else []
        self.known: dict[str, int] = within.known if within else {}
        """The numbers of the first formulas, many of which recur."""
        self.left_out: Counter[str] = within.left_out if within else Counter()
        self.rest = ""
        """What is left as it is written."""
        self.allowance: Allowance = within.allowance if within else Allowance()
        """How many delimiters there may be."""
        self._is_note = within is not None
        self._begun = begun
        self._text = text
        self._stand_in = stand_in
        self._pieces: list[str] = []
        self._notes: list[str] = []
        self._at = 0
        self._paragraph = 0
        """End of the current paragraph."""
        self._missing: set[str] = set()
        """Delimiters known not to occur in the rest of the paragraph."""
        self._ticks: dict[int, list[int]] = {}
        """Starts of backtick runs in the paragraph, by length, in descending order."""

    def run(self) -> str:
        """The text with all replacements made."""
        at, end = 0, len(self._text)
        while mark := _MARKS.search(self._text, at):
            self.allowance.used += 1
            if self.allowance.is_spent(self._begun + at):
                if not self._is_note:
                    end = self._text.rfind("\n", at, mark.start()) + 1 or mark.start()
                    self.rest = self._text[end:]
                break
            at = self._past(mark)
        self._pieces.append(self._text[self._at : end])
        self._pieces += self._notes
        return "".join(self._pieces)

    def _past(self, mark: re.Match[str]) -> int:
        """Handle a delimiter, and return where to continue."""
        if mark.lastgroup == "fence":
            return self._past_fence(mark)
        if mark.lastgroup == "ticks":
            return self._past_code(mark)
        opening = mark[0]
        if opening == "^[":
            end = self._past_note(mark)
        elif opening == "%%":
            end = self._past_comment(mark)
        else:
            end = self._past_math(mark, opening)
        return end or mark.end()

    def _past_fence(self, mark: re.Match[str]) -> int:
        fence = mark["fence"]
        closing = re.compile(rf"^[ \t>]*{fence[0]}{{{len(fence)},}}[ \t]*$", re.MULTILINE)
        found = closing.search(self._text, mark.end())
        return found.end() if found else len(self._text)

    def _enter_paragraph(self, at: int) -> None:
        """Examine the paragraph at an offset, unless it is the current one."""
        if at < self._paragraph:
            return
        found = _BLANK.search(self._text, at)
        self._paragraph = found.start() if found else len(self._text)
        self._missing.clear()
        self._ticks.clear()
        for run in _TICKS.finditer(self._text, at, self._paragraph):
            self._ticks.setdefault(len(run[0]), []).append(run.start())
        for starts in self._ticks.values():
            starts.reverse()

    def _past_code(self, mark: re.Match[str]) -> int:
        self._enter_paragraph(mark.start())
        starts = self._ticks.get(len(mark[0]), [])
        while starts and starts[-1] <= mark.start():
            starts.pop()
        return starts[-1] + len(mark[0]) if starts else mark.end()

    def _find(self, wanted: str, start: int) -> int:
        """Offset of the next occurrence in the paragraph; negative if there is none."""
        self._enter_paragraph(start - 1)
        if wanted in self._missing:
            return -1
        found = self._text.find(wanted, start, self._paragraph)
        if found < 0:
            self._missing.add(wanted)
        return found

    def _take(self, start: int, end: int, new: str) -> int:
        self._pieces += [self._text[self._at : start], new]
        if len(self._pieces) > _MOST_PIECES:
            self._pieces = ["".join(self._pieces)]
        self._at = end
        return end

    def _past_comment(self, mark: re.Match[str]) -> int:
        text, start = self._text, mark.start()
        if start and not text[start - 1].isspace():
            return 0
        alone = _ALONE.match(text, start) if text[start - 1 : start] in {"", "\n"} else None
        if alone:
            closing = _CLOSING_LINE.search(text, alone.end() - 1)
            end = closing.end() if closing else 0
        else:
            found = self._find("%%", mark.end())
            end = found + 2 if found > mark.end() and text[found - 1] != "\n" else 0
        if not end:
            return 0
        self.left_out["comment"] += 1
        is_apart = not text[start - 1 : start].strip() and text[end : end + 1] == " "
        return self._take(start, end + is_apart, "")

    def _past_note(self, mark: re.Match[str]) -> int:
        """Turn a note written in place into a footnote."""
        if self._is_note:
            return 0
        self._enter_paragraph(mark.start())
        if "^[" in self._missing:
            return 0
        end = self._bracket(mark.end())
        if end < 0:
            self._missing.add("^[")
            return 0
        if self._text[end : end + 1] in {"(", "^"}:
            return 0
        label = f"{self._stand_in}{len(self._notes)}n"
        inside = " ".join(_CONTAINER.sub("\n", self._text[mark.end() : end - 1]).split())
        if _MARKS.search(inside):
            inside = _Scan(inside, self._stand_in, self, mark.start()).run()
        self.allowance.used += _NOTE
        self._notes.append(f"\n\n[^{label}]: {inside}\n")
        return self._take(mark.start(), end, f"[^{label}]")

    def _bracket(self, start: int) -> int:
        """Offset after the matching closing bracket; negative if there is none."""
        depth = 1
        for bracket in _BRACKETS.finditer(self._text, start, self._paragraph):
            depth += {"[": 1, "]": -1}.get(bracket[0], 0)
            if not depth:
                return bracket.end()
        return -1

    def _past_math(self, mark: re.Match[str], opening: str) -> int:
        text, start, begins = self._text, mark.start(), mark.end()
        if mark.lastgroup == "name":
            if mark["name"].rstrip("*") not in _ENVIRONMENTS:
                return 0
            closing = f"\\end{{{mark['name']}}}"
        else:
            closing = _CLOSINGS.get(opening, "")
        if not closing or not (end := self._end_of_math(opening, closing, begins)):
            return 0
        is_apart = _OWN_LINES.match(text[begins : end - 2]) is not None
        if closing == "\\]" and not is_apart and not _is_formula(text[begins : end - 2]):
            return 0
        self.allowance.used += _FORMULA
        number = self._numbered(_CONTAINER.sub("\n", text[start:end]))
        return self._take(start, end, f"{self._stand_in}{number}{self._stand_in}")

    def _numbered(self, formula: str) -> int:
        """The number of a formula: an earlier one's, if it is known to be the same."""
        number = self.known.get(formula, -1)
        if number < 0:
            number = len(self.math)
            self.math.append(formula)
            if len(self.known) < _MOST_KNOWN:
                self.known[formula] = number
        return number

    def _end_of_math(self, opening: str, closing: str, begins: int) -> int:
        """Offset after the closing delimiter; 0 if there is none."""
        text = self._text
        if opening == "$" and text[begins : begins + 1].isspace():
            return 0
        found = self._find(closing, begins)
        while found >= 0 and closing[0] == "$" and text[found - 1] == "\\":
            found = self._find(closing, found + 1)
        end = found + len(closing)
        if found <= begins or (opening == "$" and not self._closes(found, end)):
            return 0
        return end

    def _closes(self, start: int, end: int) -> bool:
        """Whether a dollar sign closes math, and is not part of an amount."""
        before, after = self._text[start - 1], self._text[end : end + 1]
        return not before.isspace() and not after.isdigit() and after != "$"


_CLOSINGS = {"\\(": "\\)", "\\[": "\\]", "$": "$", "$$": "$$"}
_BLANK = late_pattern(r"\n[ \t>]*\n|\Z")
_TICKS = late_pattern(r"`+")
_BRACKETS = late_pattern(r"\\.|[\[\]]")
_ALONE = late_pattern(r"%%[ \t]*\n")
_CLOSING_LINE = late_pattern(r"\n[^\n]*%%(?=[ \t]*(?:\n|\Z))")


def _is_formula(inside: str) -> bool:
    """Whether escaped brackets enclose math rather than a remark such as `[sic]`."""
    if re.search(r"\\[A-Za-z]", inside):
        return True
    return _COMMAND.search(re.sub(r"\\.", "", inside)) is not None and not _PROSE.search(inside)
