"""How long the command line takes: run it, read the figures."""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
INSTALLED = Path(sys.executable).with_name("reader")
COMMAND = [str(INSTALLED)] if INSTALLED.exists() else [sys.executable, "-P", "-m", "reader"]
RUNS = 20
CASES = {
    "python -c pass": ([sys.executable, "-c", "pass"], None),
    "reader --help": ([*COMMAND, "--help"], 150),
    "reader --version": ([*COMMAND, "--version"], 150),
    "reader list": ([*COMMAND, "--workspace", "WORKSPACE", "list"], None),
    "reader cite": ([*COMMAND, "--workspace", "WORKSPACE", "cite"], None),
}
"""For each case its command, and the milliseconds that it may take where there is a goal."""


def main() -> None:
    """Print each case's median and worst time; the cases take turns, so that drift hits all."""
    with tempfile.TemporaryDirectory() as folder:
        mark = [*COMMAND, "--workspace", folder, "annotate", str(ROOT / "texts" / "town-hall.md")]
        subprocess.run([*mark, "--quote", "Hong Kong"], check=True, stdout=subprocess.DEVNULL)
        times: dict[str, list[float]] = {name: [] for name in CASES}
        for _ in range(RUNS):
            for name, (command, _) in CASES.items():
                words = [folder if word == "WORKSPACE" else word for word in command]
                begun = time.perf_counter()
                subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
                times[name].append(1000 * (time.perf_counter() - begun))
    for name, taken in times.items():
        goal = CASES[name][1]
        told = f"  goal {goal}" if goal else ""
        print(f"{name:20} median {statistics.median(taken):6.0f}  worst {max(taken):6.0f} ms{told}")


if __name__ == "__main__":
    main()
