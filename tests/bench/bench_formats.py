"""How long texts take to read that are hard to read, and how much memory, at three sizes each.

Each is to take no more than a second a megabyte, and twenty times its file in memory, and to grow
no faster than its file does. What is above is marked with `!`. Ordinary texts come first. Each file
is read in a process of its own, which has read a small one of the same kind before, so that what
libraries load once is not counted, and has given back what it no longer used.
"""

import ctypes
import gc
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench.crowded_files import CROWDED
from pathological import OTHER_SHAPES, SHAPES
from tiny_blocks import TINY

from reader.errors import ReaderError
from reader.workspace.texts.loading import load

SIZES = (125_000, 500_000, 2_000_000)
"""Bytes."""
SMALL = 8_000
"""Bytes of the file that is read first: enough for each part of a format to be used once."""
MOST_SECONDS = 1.0
"""For each megabyte."""
MOST_MEMORY = 20
"""For each byte."""
ORDINARY = 5_000_000
"""Bytes."""
LONGEST = 300
"""Seconds after which a process is ended."""


def main() -> int:
    """Print a line for each kind and format; words after the program's name choose among them."""
    if sys.argv[1:2] == ["--read"]:
        print(json.dumps(in_this_process(*map(Path, sys.argv[2:]))))
        return 0
    shapes = {
        (name, ending): (lambda size, make=SHAPES[name]: make(size).encode())
        for name in SHAPES
        for ending in ("txt", "md")
    }
    shapes |= {
        key: (lambda size, make=make: make(size).encode()) for key, make in OTHER_SHAPES.items()
    }
    shapes |= {(f"{name} (tiny)", ending): make for (name, ending), make in TINY.items()}
    shapes |= {(f"{name} (crowded)", ending): make for (name, ending), make in CROWDED.items()}
    chosen = [
        each for each in shapes if all(word in f"{each[0]}.{each[1]}" for word in sys.argv[1:])
    ]
    if not sys.argv[1:]:
        for ending in ("txt", "md"):
            seconds, _ = measured(shapes["prose", "txt"], ending, ORDINARY)
            print(f"{'5 MB of prose':32} .{ending:5} {seconds * 5:.2f} s")
    worst = most = 0.0
    for name, ending in chosen:
        cells = []
        for size in SIZES:
            seconds, memory = measured(shapes[name, ending], ending, size)
            is_over = seconds > MOST_SECONDS or memory > MOST_MEMORY
            cells.append(f"{seconds:6.2f} s/MB {memory:5.1f}x{'!' if is_over else ' '}")
            worst, most = max(worst, seconds), max(most, memory)
        print(f"{name:32} .{ending:5} {' '.join(cells)}", flush=True)
    print(f"The slowest takes {worst:.2f} s/MB, the largest {most:.1f} times its file.")
    return 0


def measured(make, ending: str, size: int) -> tuple[float, float]:
    """Seconds a megabyte, and bytes of memory a byte; seconds are `inf` if it was ended."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{name}.{ending}") for name in "ab"]
        for path, count in zip(files, (SMALL, size), strict=True):
            path.write_bytes(make(count))
        command = [sys.executable, __file__, "--read", *map(str, files)]
        homes = dict.fromkeys(("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), folder)
        try:
            done = subprocess.run(
                command, env={**os.environ, **homes}, check=True, capture_output=True,
                timeout=LONGEST,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return float("inf"), float("nan")
        seconds, memory = json.loads(done.stdout)
        bytes_read = files[1].stat().st_size
    return seconds / bytes_read * 1e6, memory / bytes_read


def in_this_process(small: Path, large: Path) -> tuple[float, int]:
    """Seconds of computing, and bytes of memory at most, for reading a file after a small one."""
    attempt(small)
    give_back()
    before = resident()
    begun = time.process_time()
    attempt(large)
    seconds = time.process_time() - begun
    return seconds, most_resident() - before


def give_back() -> None:
    """Return what is no longer used to the system, and forget how much was used at most."""
    gc.collect()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
    Path("/proc/self/clear_refs").write_text("5")


def most_resident() -> int:
    """How much memory this process has used at most since then, in bytes.

    What `getrusage` tells may be that of the program that started this one.
    """
    lines = Path("/proc/self/status").read_text().splitlines()
    return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


def resident() -> int:
    """How much memory this process uses now, in bytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def attempt(path: Path) -> None:
    """Read a text, in which there may be nothing to read."""
    try:
        load(path)
    except ReaderError:
        return


if __name__ == "__main__":
    sys.exit(main())
