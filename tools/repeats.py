"""Say where the same lines stand twice: code that should be in one place."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

LINES = 6
"""Lines in a row that are too many to stand twice."""


def main() -> int:
    """Print each repeat, and answer how the check ended."""
    places: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for root in sys.argv[1:]:
        for path in sorted(Path(root).rglob("*.py")):
            for number, run in runs(path):
                places[run].append(f"{path}:{number}")
    repeats = [found for found in places.values() if len(found) > 1]
    for found in repeats:
        print("the same lines: " + ", ".join(found))
    return 1 if repeats else 0


def runs(path: Path) -> list[tuple[int, tuple[str, ...]]]:
    """All runs of lines of a file that say something, with their first lines' numbers."""
    lines = [
        (number, line.strip())
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if says_something(line.strip())
    ]
    return [
        (lines[at][0], tuple(line for _, line in lines[at : at + LINES]))
        for at in range(len(lines) - LINES + 1)
    ]


def says_something(line: str) -> bool:
    """Whether a line is more than a bracket, an import or a comment."""
    return any(each.isalnum() for each in line) and not line.startswith(("import ", "from ", "#"))


if __name__ == "__main__":
    sys.exit(main())
