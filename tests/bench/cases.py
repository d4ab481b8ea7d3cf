"""What is measured: programs with their keys, and what each is made to do."""

import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from figures import EMPTY, READER
from markers import END, FOUND, MIDDLE, START, WANTED
from timed_terminal import TimedTerminal

INSTALLED = Path(sys.executable).with_name("reader")
COMMAND = [str(INSTALLED)] if INSTALLED.exists() else [sys.executable, "-P", "-m", "reader"]
EMPTY_APP = [sys.executable, str(Path(__file__).with_name("empty_app.py")), START]

LIMIT = 60.0
"""Seconds until a text or a jump is given up on."""
AGAIN = 20.0
"""The same for a text that is opened where it was left."""
KEYS = 60
"""Keys that a median is taken of, a run."""
HELD = 90
RATE = 30
"""Keys a second, as a keyboard repeats them."""
NARROW = 90
"""Columns."""


@dataclass(frozen=True, slots=True)
class Keys:
    """How a program is told to move."""

    row: str = "j"
    page: str = " "
    start: str = "gg"
    end: str = "G"
    half: str = "50%"
    search: str = f"/{WANTED}\r"


HARD = {
    "line.txt": "one line",
    "cjk.txt": "CJK",
    "emoji.txt": "emoji",
    "hebrew.txt": "Hebrew",
}
"""Texts that are harder than plain English."""

BOOKS = {"book.epub": "EPUB", "paper.pdf": "PDF", "page.html": "HTML"}
"""Texts of other formats."""

PLAIN = Keys()
VIM = Keys(page="\x06")
ARROWS = Keys(row="\x1b[B", page="\x1b[6~")


@dataclass(frozen=True, slots=True)
class Visit:
    """A program that is opened in a terminal, and what is done in it."""

    program: str
    names: tuple
    """What the time until its text is seen is called; several names where it stands for many."""
    command: list
    actions: tuple = ()
    """Pairs of a name and what to do with the terminal."""
    marker: str = START
    limit: float = LIMIT
    before: object = None
    """A visit before it, which it may remember."""
    workspace: str = ""
    """The workspace that the environment names, if any."""

    def take(self, environ, skipped):
        """The figures of one run by name, without those that are skipped."""
        if self.workspace:
            environ = {**environ, "READER_WORKSPACE": self.workspace}
        if self.before:
            self.before.take(environ, ())
        actions = {name: act for name, act in self.actions if name not in skipped}
        with TimedTerminal(self.command, environ["HOME"], environ) as terminal:
            seen = terminal.text(self.marker, self.limit)
            taken = dict.fromkeys(self.names, seen)
            for name, act in actions.items():
                taken[name] = None if seen is None else act(terminal)
        return taken


@dataclass(frozen=True, slots=True)
class Errand:
    """A command that does its work and ends."""

    program: str
    names: tuple
    command: list
    actions: tuple = ()

    def take(self, environ, _skipped):
        """The time of one run."""
        begun = time.perf_counter()
        try:
            subprocess.run(
                self.command,
                cwd=environ["HOME"],
                env=environ,
                timeout=LIMIT,
                check=True,
                stdout=subprocess.DEVNULL,
            )
        except subprocess.SubprocessError:
            return dict.fromkeys(self.names)
        return dict.fromkeys(self.names, 1000 * (time.perf_counter() - begun))


def scrolling(keys, name):
    """A page many times, a row held down, a row many times."""
    return (
        (f"page {name}", lambda terminal: terminal.keys(keys.page, KEYS)),
        (f"held {name}", lambda terminal: terminal.held(keys.row, HELD, RATE)),
        (f"row {name}", lambda terminal: terminal.keys(keys.row, KEYS)),
    )


def jump(name, keys, marker):
    """Keys, until a word is seen."""
    return name, lambda terminal: terminal.step(keys, marker, LIMIT)


def memory(name):
    """The peak so far."""
    return f"memory {name}", TimedTerminal.peak


def everything(keys, name="5 MB"):
    """All that is measured in a plain text of usual size."""
    return (
        *scrolling(keys, name),
        jump(f"end {name}", keys.end, END),
        jump(f"start {name}", keys.start, START),
        jump(f"search {name}", keys.search, FOUND),
        jump(f"half {name}", keys.half, MIDDLE),
        (f"resize {name}", lambda terminal: terminal.resize(NARROW, MIDDLE, LIMIT)),
        memory(name),
    )


def large(keys):
    """What is measured in a very long text."""
    return jump("end 50 MB", keys.end, END), memory("50 MB")


def reader(folder, workspace, names, *texts, **more):
    """A visit to Reader with some texts."""
    paths = [str(folder / text) for text in texts]
    return Visit(READER, names, [*COMMAND, *paths], workspace=str(folder / workspace), **more)


def reader_cases(folder):
    """What Reader is made to do."""
    leaving = (jump("half", PLAIN.half, MIDDLE), ("quit", lambda terminal: terminal.quit("q")))
    return [
        reader(folder, "none", ("text 10 kB",), "small.txt"),
        reader(folder, "none", ("text 5 MB",), "medium.txt", actions=everything(PLAIN)),
        reader(folder, "none", ("text 50 MB",), "large.txt", actions=large(PLAIN)),
        reader(
            *(folder, "none", ("text again",), "medium.txt"),
            marker=MIDDLE,
            limit=AGAIN,
            before=reader(folder, "none", (), "medium.txt", actions=leaving),
        ),
        reader(folder, "none", ("text no marks",), "article.txt"),
        reader(folder, "many", ("text many marks",), "article.txt"),
        side_by_side(folder, "none", "two panes"),
        side_by_side(folder, "some", "two panes marked"),
        *(hard(folder, text, name) for text, name in HARD.items()),
        *(case for text, name in BOOKS.items() for case in converted(folder, text, name)),
        Errand(READER, ("help",), [*COMMAND, "--help"]),
        Errand(READER, ("list",), [*COMMAND, "--workspace", str(folder / "some"), "list"]),
    ]


def side_by_side(folder, workspace, name):
    """A visit to two long texts, in the second of which one moves."""
    other = (f"other {name}", lambda terminal: terminal.keys("\t", 1))
    moves = (other, *scrolling(PLAIN, name))
    return reader(folder, workspace, (f"text {name}",), "medium.txt", "other.txt", actions=moves)


def converted(folder, text, name):
    """Visits to a text of another format: for the first time, and then again."""
    yield reader(folder, "none", (f"text {name}",), text)
    leaving = (("quit", lambda terminal: terminal.quit("q")),)
    before = reader(folder, "none", (), text, actions=leaving)
    yield reader(folder, "none", (f"text {name} again",), text, before=before, limit=AGAIN)


def hard(folder, text, name):
    """A visit to a text that is harder than plain English."""
    page = (f"page {name}", lambda terminal: terminal.keys(PLAIN.page, KEYS))
    moves = (page, jump(f"end {name}", PLAIN.end, END))
    return reader(folder, "none", (f"text {name}",), text, actions=moves)


def empty_case():
    """The empty app, which has one text and one memory for all sizes."""
    sizes = ("10 kB", "5 MB", "50 MB")
    peaks = tuple(memory(size) for size in sizes[1:])
    sizes = (*sizes, *BOOKS.values())
    return Visit(EMPTY, tuple(f"text {size}" for size in sizes), EMPTY_APP, peaks)


PEERS = {
    "less": (["less"], ".txt", PLAIN),
    "vim": (["vim", "-u", "NONE", "-i", "NONE", "-N", "-n", "-R"], ".txt", VIM),
    "baca": (["baca"], ".epub", ARROWS),
    "frogmouth": (["frogmouth"], ".md", ARROWS),
}
"""Other readers: the command, the format and the keys."""


BOOK_PEERS = {
    "baca": (Visit, ["baca"], ("book.epub",)),
    "epy": (Visit, ["epy"], ("book.epub",)),
    "pandoc -t plain": (Errand, ["pandoc", "-t", "plain"], ("book.epub", "page.html")),
}
"""What else reads texts of other formats."""


def missing_peers():
    """Those that are not installed here."""
    commands = {each[0] for each, *_ in PEERS.values()}
    commands |= {each[0] for _, each, _ in BOOK_PEERS.values()}
    return sorted(name for name in commands if not shutil.which(name))


def peer_cases(folder):
    """What the other readers that are installed are made to do."""
    for name, (command, ending, keys) in PEERS.items():
        if not shutil.which(name):
            continue
        small, medium, long = (
            [*command, str(folder / f"{size}{ending}")] for size in ("small", "medium", "large")
        )
        plain = ending == ".txt"
        moves = everything(keys) if plain else (*scrolling(keys, "5 MB"), memory("5 MB"))
        yield Visit(name, ("text 10 kB",), small)
        yield Visit(name, ("text 5 MB",), medium, moves)
        if plain:
            yield Visit(name, ("text 50 MB",), long, large(keys))
    for name, (kind, command, texts) in BOOK_PEERS.items():
        if shutil.which(command[0]):
            yield from (
                kind(name, (f"text {BOOKS[text]}",), [*command, str(folder / text)])
                for text in texts
            )
