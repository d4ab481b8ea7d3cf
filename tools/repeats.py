"""Say where the same code stands twice, that should be in one place."""

from __future__ import annotations

import sys
import tokenize
from collections import defaultdict
from pathlib import Path

STATEMENTS = 6
"""Statements in a row that are too many to stand twice."""
_SILENT = {
    *(tokenize.COMMENT, tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING),
}


def main() -> int:
    """Print each repeat, and answer how the check ended."""
    places: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for root in sys.argv[1:]:
        for path in sorted(Path(root).rglob("*.py")):
            for number, run in runs(path):
                places[run].append(f"{path}:{number}")
    repeats = [found for found in places.values() if len(found) > 1]
    for found in repeats:
        print("the same code: " + ", ".join(found))
    return 1 if repeats else 0


def runs(path: Path) -> list[tuple[int, tuple[str, ...]]]:
    """All runs of statements of a file, with their first lines' numbers."""
    found = [each for each in statements(path) if says_something(each[1])]
    return [
        (found[at][0], tuple(text for _, text in found[at : at + STATEMENTS]))
        for at in range(len(found) - STATEMENTS + 1)
    ]


def statements(path: Path) -> list[tuple[int, str]]:
    """The logical lines of a file: a statement over several lines is one."""
    found = []
    words: list[str] = []
    begun = 0
    with path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            if token.type == tokenize.NEWLINE:
                found.append((begun, " ".join(words)))
                words = []
            elif token.type not in _SILENT:
                begun = begun if words else token.start[0]
                words.append(token.string)
    return found


def says_something(statement: str) -> bool:
    """Whether a statement is more than an import, a docstring or a closing bracket."""
    return not statement.startswith(("import ", "from ", '"', "@"))


if __name__ == "__main__":
    sys.exit(main())
