"""How long texts take to read that are hard to read, and how much memory, at three sizes each.

Each is to take no more than a second a megabyte, and twenty times its file in memory, and to grow
no faster than its file does. What is above is marked with `!`. Ordinary texts come first.
"""

import sys
import time
import tracemalloc
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from pathological import OTHER_SHAPES, SHAPES

from reader.errors import ReaderError
from reader.workspace.texts.loading import read

SIZES = (125_000, 500_000, 2_000_000)
"""Bytes."""
MOST_SECONDS = 1.0
"""For each megabyte."""
MOST_MEMORY = 20
"""For each byte."""
ORDINARY = 5_000_000
"""Bytes."""


def main() -> int:
    """Print a line for each kind and format; words after the program's name choose among them."""
    shapes = {(name, ending): SHAPES[name] for name in SHAPES for ending in ("txt", "md")}
    shapes |= OTHER_SHAPES
    chosen = [each for each in shapes if all(word in each[0] for word in sys.argv[1:])]
    for ending in ("txt", "md"):
        data = SHAPES["prose"](ORDINARY).encode()
        print(f"{'5 MB of prose':24} .{ending:3} {measured(data, ending)[0] * 5:.2f} s")
    worst = 0.0
    for name, ending in chosen:
        cells = []
        for size in SIZES:
            data = shapes[name, ending](size).encode()
            seconds, memory = measured(data, ending)
            is_over = seconds > MOST_SECONDS or memory > MOST_MEMORY
            cells.append(f"{seconds:6.2f} s/MB {memory:5.1f}x{'!' if is_over else ' '}")
            worst = max(worst, seconds)
        print(f"{name:24} .{ending:3} {' '.join(cells)}", flush=True)
    print(f"The slowest takes {worst:.2f} s/MB.")
    return 0


def measured(data: bytes, ending: str) -> tuple[float, float]:
    """Seconds a megabyte, and bytes of memory a byte."""
    path = Path(f"a.{ending}")
    begun = time.process_time()
    attempt(data, path)
    seconds = time.process_time() - begun
    tracemalloc.start()
    attempt(data, path)
    memory = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return seconds / len(data) * 1e6, memory / len(data)


def attempt(data: bytes, path: Path) -> None:
    """Read a text, in which there may be nothing to read."""
    try:
        read(data, path)
    except ReaderError:
        return


if __name__ == "__main__":
    sys.exit(main())
