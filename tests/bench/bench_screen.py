"""How long a person waits for the whole program, in a real terminal: run it, read the table.

Reader, an empty Textual app and the readers that are installed take turns, so that what slows
the machine down slows all of them.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from cases import empty_case, missing_peers, peer_cases, reader_cases
from figures import Figures
from plot import plot

RUNS, QUICK_RUNS = 5, 2
SLOW = 10_000
"""Milliseconds until a text is seen, above which one run is enough."""
MAKER = Path(__file__).with_name("made_texts.py")
SIZES = {"text 10 kB": 10_000, "text 5 MB": 5_000_000, "text 50 MB": 50_000_000}
"""What the plot shows, and where."""
OURS = {
    *("TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY", "NO_COLOR", "COLUMNS", "LINES", "TERM_PROGRAM"),
    *("PYTHONDONTWRITEBYTECODE", "READER_WORKSPACE", "LESS", "LESSOPEN", "VIMINIT"),
}
"""Variables that would make a difference."""


def environment(home):
    """A terminal's environment, with nothing remembered."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in OURS and not name.startswith(("XDG_", "TEXTUAL"))
    }
    here = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "HOME": str(home)}
    return {"LANG": "C.UTF-8", **kept, **here, "XDG_STATE_HOME": str(home / "state")}


def title(case):
    """What a case is called."""
    return f"{case.program}, {case.names[0]}"


def measure(cases, folder, runs):
    """The figures of all cases, taken in turn; the first turn is not counted."""
    figures = Figures()
    for run in range(runs + 1):
        for number, case in enumerate(cases):
            skipped = figures.missing(case.program)
            slow = (figures.value(case.program, case.names[0]) or 0) > SLOW
            if slow or not skipped.isdisjoint(case.names):
                continue
            print(f"run {run} of {runs}: {title(case)}", file=sys.stderr, flush=True)
            home = folder / "homes" / f"{run}-{number}"
            home.mkdir(parents=True)
            if not run:
                skipped |= {name for name, _ in case.actions}
            for name, value in case.take(environment(home), skipped).items():
                if run or value is None:
                    figures.add(case.program, name, value)
    return figures


def machine(runs):
    """What the figures were measured on."""
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, Textual {version('textual')}; "
        f"a terminal of 120×40; medians of {runs} runs, "
        f"but what takes over {SLOW // 1000} s to be seen was run once."
    )


def options():
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs, and no 50 MB")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the table there too")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="draw the plot there, as SVG")
    parser.add_argument("--only", default="", metavar="WORD", help="only cases that hold a word")
    return parser.parse_args()


def main():
    """Measure, and print the table."""
    asked = options()
    runs = QUICK_RUNS if asked.quick else RUNS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print("Making the texts …", file=sys.stderr, flush=True)
        subprocess.run([sys.executable, MAKER, folder], check=True)
        cases = [
            case
            for case in (*reader_cases(folder), *peer_cases(folder))
            if asked.only in title(case) and not (asked.quick and "50 MB" in title(case))
        ]
        figures = measure([empty_case(), *cases], folder, runs)
    told = f"{figures.table()}\n{machine(runs)}"
    if missing_peers():
        told += f" Skipped, since not installed here: {', '.join(missing_peers())}."
    print(told)
    if asked.markdown:
        asked.markdown.write_text(f"{told}\n", encoding="utf-8")
    if asked.plot:
        asked.plot.write_text(plot(figures, SIZES), encoding="utf-8")


if __name__ == "__main__":
    main()
