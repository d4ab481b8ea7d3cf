"""A draft being filled in: each piece is set so that the Markdown around it stays as it was."""

from __future__ import annotations

from reader.export.slots import Surroundings
from reader.lazy import late_pattern

_BAR = late_pattern(r"(?<!\\)((?:\\\\)*)\|")
"""A bar that isn't escaped."""


def escaped_bars(cell: str) -> str:
    """The Markdown of a cell in a table, with its bars escaped."""
    return _BAR.sub(r"\1\\|", cell)


class FilledText:
    """A text in which blocks have blank lines around them."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._text = ""
        self._behind: Surroundings | None = None
        """The surroundings of the block that the text ends in, if it does."""
        self._line_ends = 0
        """The number of lines ended after that block."""

    @property
    def text(self) -> str:
        """The whole text, ending in one newline."""
        return self._text.rstrip("\n") + "\n" if self._text.strip() else self._text

    def take_line(self, around: Surroundings) -> str:
        """Take back the words before a slot in its line, without the spaces at their end.

        Empty if the slot is not behind words.
        """
        line = self._text.rpartition("\n")[2]
        words = line.rstrip(" \t")
        if self._behind is not None or around.is_first or words[-1:] in ("", "|", "#"):
            return ""
        self._text = self._text.removesuffix(line)
        return words

    def add(self, piece: str) -> None:
        """Add a piece of at most one line, unchanged."""
        around = self._behind
        if around is None:
            self._text += piece
        elif not piece.strip():
            self._line_ends += piece.endswith(("\n", "\r"))
        else:
            is_same_line = not self._line_ends
            is_quoted = piece.lstrip().startswith(">") and self._line_ends == 1
            blank = around.prefix.rstrip() if is_same_line or is_quoted else ""
            line = around.prefix + piece.lstrip(" \t") if is_same_line else piece
            self._text += f"{blank}\n{line}"
            self._behind = None

    def fill(self, printed: str, around: Surroundings) -> None:
        """Add what is put into a slot."""
        if around.is_one_line:
            line = " ".join(printed.split())
            self.add(escaped_bars(line) if around.is_cell else line)
        elif "\n" in printed or printed.startswith("> "):
            self._add_inside(printed, around)
        else:
            self.add(printed)

    def add_block(self, block: str) -> None:
        """Add a block outside of all others."""
        if self._text.strip():
            self._text = self._text.rstrip("\n").rstrip(" \t") + "\n\n"
        self._text += f"{block}\n"
        self._behind, self._line_ends = Surroundings(), 1

    def _add_inside(self, block: str, around: Surroundings) -> None:
        """Add a block to the quotation, list item or footnote that its slot is in."""
        blank = around.prefix.rstrip()
        lines = [f"{around.prefix}{line}" if line else blank for line in block.split("\n")]
        before, _, line = self._text.rpartition("\n")
        if self._behind is not None:
            self._text += "\n" if self._line_ends else f"{blank}\n"
        elif not around.is_first:
            self._text = self._text.rstrip(" \t") + f"\n{blank}\n"
        elif around.begins_item:
            lines[0] = lines[0].removeprefix(around.prefix)
        else:
            self._text = self._text.removesuffix(line)
            if before.rpartition("\n")[2].strip(" \t>"):
                self._text += f"{blank}\n"
        self._text += "\n".join(lines) + "\n"
        self._behind, self._line_ends = around, 0
