"""How long texts take to read that are hard to read, and how much memory, at three sizes each.

Each is to take no more than a second a megabyte, and twenty times its file in memory, and to grow
no faster than its file does. What is above is marked with `!`. Ordinary texts come first. Each file
is read in a process of its own, made of one that has read ordinary texts and small files of its
kind, so that what is loaded or compiled once is not counted. What other programs do meanwhile can
only add to a time, so of those above the least of a few counts.

Files beside a text are read with a text of two words, up to the size that is read of one; the same
files are also read as the one library of all texts (`.bib library`).
"""

import argparse
import contextlib
import ctypes
import gc
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench.crowded_files import CROWDED
from hostile_records import HEADERS, RECORDS
from pathological import OTHER_SHAPES, SHAPES
from tiny_blocks import TINY

from reader.errors import ReaderError
from reader.metadata.bibliography import Bibliography
from reader.workspace.texts.loading import SIDE_CARS, load

SIZES = (125_000, 500_000, 2_000_000)
"""Bytes."""
SMALL = 8_000
"""Bytes of the file that is read first: enough for each part of a format to be used once."""
PROSE = ("prose", "md"), ("prose", "txt")
ORDINARY_SIZE = 20_000
"""Bytes of the ordinary texts that are read before."""
LARGEST_BESIDE = 900_000
"""Bytes of a file beside a text; what is larger than a megabyte is refused."""
TRIES = 3
"""How often what is above is measured."""
FORK = multiprocessing.get_context("fork")
MOST_SECONDS = 1.0
"""For each megabyte."""
MOST_MEMORY = 20
"""For each byte."""
ORDINARY = 5_000_000
"""Bytes."""
LONGEST = 300
"""Seconds after which a process is ended."""


def main() -> int:
    """Print a line for each kind and format."""
    parser = argparse.ArgumentParser()
    parser.add_argument("words", nargs="*", help="words in the names of those to measure")
    parser.add_argument("--size", type=int, action="append", help="a size in bytes")
    wanted = parser.parse_args()
    shapes = {
        (name, ending): (lambda size, make=SHAPES[name]: make(size).encode())
        for name in SHAPES
        for ending in ("txt", "md")
    }
    records = {(name, f"{ending} library"): make for (name, ending), make in RECORDS.items()}
    shapes |= {
        key: (lambda size, make=make: make(size).encode())
        for key, make in (OTHER_SHAPES | HEADERS | RECORDS | records).items()
    }
    shapes |= {(f"{name} (tiny)", ending): make for (name, ending), make in TINY.items()}
    shapes |= {(f"{name} (crowded)", ending): make for (name, ending), make in CROWDED.items()}
    chosen = [
        each for each in shapes if all(word in f"{each[0]}.{each[1]}" for word in wanted.words)
    ]
    for key, size in [*((key, ORDINARY_SIZE) for key in PROSE), *((key, SMALL) for key in chosen)]:
        with uncached() as folder:
            attempt(*written(shapes[key], key[1], size, Path(folder, "first")))
    if not wanted.words:
        for ending in ("txt", "md"):
            seconds, _ = measured(shapes["prose", "txt"], ending, ORDINARY)
            print(f"{'5 MB of prose':32} .{ending:5} {seconds * 5:.2f} s")
    worst = most = 0.0
    for name, ending in chosen:
        cells = []
        for size in wanted.size or SIZES:
            if f".{ending}" in SIDE_CARS:
                size = min(size, LARGEST_BESIDE)  # noqa: PLW2901 - the same size
            seconds, memory = least(shapes[name, ending], ending, size)
            is_over = seconds > MOST_SECONDS or memory > MOST_MEMORY
            cells.append(f"{seconds:6.2f} s/MB {memory:5.1f}x{'!' if is_over else ' '}")
            worst, most = max(worst, seconds), max(most, memory)
        print(f"{name:36} .{ending:12} {' '.join(cells)}", flush=True)
    print(f"The slowest takes {worst:.2f} s/MB, the largest {most:.1f} times its file.")
    return 0


def least(make, ending: str, size: int) -> tuple[float, float]:
    """The least that is measured of a file: once, or a few times if it is too much."""
    seconds, memory = measured(make, ending, size)
    for _ in range(TRIES - 1):
        if seconds <= MOST_SECONDS and memory <= MOST_MEMORY:
            break
        again = measured(make, ending, size)
        seconds, memory = min(seconds, again[0]), min(memory, again[1])
    return seconds, memory


def measured(make, ending: str, size: int) -> tuple[float, float]:
    """Seconds a megabyte, and bytes of memory a byte; seconds are `inf` if it was ended."""
    with uncached() as folder:
        small = apart(written, make, ending, SMALL, Path(folder, "small"))
        large = apart(written, make, ending, size, Path(folder, "large"))
        # What this process has loaded comes into that one's memory when it is used.
        found = apart(lambda: (attempt(*small), attempt(*large))[1])
        seconds, memory = found or (float("inf"), float("nan"))
        count = Path(folder, "large", f"a.{ending.partition(' ')[0]}").stat().st_size
        return seconds / count * 1e6, memory / count


@contextlib.contextmanager
def uncached():
    """A folder for files of which nothing is read from the cache, and with usual settings."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(dict.fromkeys(("XDG_CACHE_HOME", "XDG_CONFIG_HOME"), folder))
        yield folder


def apart(function, *arguments):
    """What a function answers in a process of its own; None if it took too long."""
    here, there = FORK.Pipe(duplex=False)
    process = FORK.Process(target=lambda: there.send(function(*arguments)))
    process.start()
    found = here.recv() if here.poll(LONGEST) else None
    process.kill()
    process.join()
    return found


def written(make, ending: str, size: int, folder: Path) -> tuple[Path, Path | None]:
    """The text that is read, and the library of all texts, if there is one."""
    ending, _, use = ending.partition(" ")
    folder.mkdir()
    path = folder / f"a.{ending}"
    path.write_bytes(make(size))
    if f".{ending}" not in SIDE_CARS:
        return path, None
    text = folder / ("b.md" if use else "a.md")
    text.write_bytes(b"Two words.\n")
    return text, path if use else None


def attempt(text: Path, path: Path | None) -> tuple[float, int]:
    """Read a file in this process; seconds of computing, and bytes of memory at most."""
    library = Bibliography()
    library.use(path)
    give_back()
    before, begun = resident(), time.process_time()
    # There may be nothing to read in it.
    with contextlib.suppress(ReaderError):
        library.described(load(text))
    return time.process_time() - begun, most_resident() - before


def give_back() -> None:
    """Return what is no longer used to the system, and forget how much was used at most."""
    gc.collect()
    with contextlib.suppress(OSError, AttributeError):
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


if __name__ == "__main__":
    sys.exit(main())
