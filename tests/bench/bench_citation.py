"""How long citing takes, of works never seen before: run it, read the figures."""

import statistics
import subprocess
import sys
import time

from reader.citation import cite
from reader.citation.registry import STYLES

RUNS, WORKS = 9, 100
NEWS = {
    "type": "article-newspaper",
    "author": [{"family": "Ravn", "given": "Ida"}, {"family": "Lund", "given": "Per"}],
    "issued": {"date-parts": [[2024, 3, 5]]},
    "container-title": "The Evening Post",
    "URL": "https://post.example/wall",
}
IMPORT = (
    "import time; t = time.perf_counter(); import reader.citation; print(time.perf_counter()-t)"
)


def importing():
    """Seconds that a fresh interpreter takes to import the package."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORT], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def citing(style, run):
    """Seconds for one citation and its entry."""
    begun = time.perf_counter()
    for number in range(WORKS):
        item = {**NEWS, "title": f"Wall {run} of {number}"}
        cite.citation(item, style, ("paragraph", str(number + 1)))
        cite.bibliography_entry(item, style)
    return (time.perf_counter() - begun) / WORKS


def main():
    taken = statistics.median(importing() for _ in range(RUNS))
    print(f"import: {taken * 1e3:.1f} ms (goal 15)")
    for style in STYLES:
        citing(style.id, "first")
        taken = statistics.median(citing(style.id, run) for run in range(RUNS))
        print(f"{style.names[0]}: {taken * 1e3:.2f} ms a citation with its entry (goal 0.5)")


if __name__ == "__main__":
    main()
