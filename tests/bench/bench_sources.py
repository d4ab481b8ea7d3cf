"""How much of texts, of what is known of them, and of what is quoted is right, kind by kind.

The cases of each kind are those of the tests; real items are cited and read back besides, where
they are at hand.
"""

import contextlib
import importlib
import io
import json
import sys
from pathlib import Path

import pytest

from reader import pandoc
from reader.citation import cite

TESTS = Path(__file__).parents[1]
SHARED = TESTS.parents[1] / "shared" / "citations"
KINDS = {
    "bytes": ["text/test_decoding.py", "text/test_chosen_encodings.py"],
    "lines": ["formats/test_line_breaks.py"],
    "Markdown": ["formats/test_markdown.py", "formats/test_dialects.py"],
    "sentences": ["text/test_hard_sentences.py"],
    "names of files": ["cli/test_file_names.py"],
    "headers": ["metadata/test_headers.py"],
    "types": ["metadata/test_kind.py", "metadata/test_press.py"],
    "names": ["metadata/test_bylines.py"],
    "dates": ["metadata/test_dates.py"],
    "side-cars and libraries": [
        *("metadata/test_sidecar.py", "metadata/test_tagged.py"),
        *("metadata/test_latex.py", "metadata/test_bibliography.py"),
    ],
    "the same text twice": ["workspace/test_copies.py"],
    "quotations": ["export/test_quoting.py"],
    "styles": ["citation/test_citation_cases.py"],
    "exports": ["citation/test_read_back.py"],
    "rich copies": ["export/test_clipboard.py"],
}


class Counted:
    """Counts the cases that were tried, and those that were right."""

    def __init__(self):
        self.tried = self.right = 0

    def pytest_runtest_logreport(self, report):
        """Count one case."""
        if report.when == "call" and not report.skipped:
            self.tried += 1
            self.right += report.passed


def counted(files):
    """The cases of some files of tests."""
    found = Counted()
    with contextlib.redirect_stdout(io.StringIO()):
        pytest.main(
            ["-q", "-p", "no:cacheprovider", *(str(TESTS / file) for file in files)], [found]
        )
    return found


def real_items():
    """Print how many entries and citations of real items are right."""
    cases = json.loads((SHARED / "real-items.json").read_text("utf-8"))["cases"]
    entries = sum(
        cite.bibliography_entry(case["item"], case["style"]) == case["expected_bibliography"]
        for case in cases
    )
    citations = sum(
        cite.citation(case["item"], case["style"], case["locator"]) == case["expected_citation"]
        for case in cases
    )
    told("entries of real items", entries, len(cases))
    told("citations of real items", citations, len(cases))


def titles():
    """Print how many titles pandoc reads back as they were."""
    sys.path.insert(0, str(TESTS / "citation"))
    back = importlib.import_module("test_read_back")

    items = back.real_items()
    found = back.read_back(cite.references(items, "biblatex"))
    same = sum(back.plain(found[each["id"]]) == back.plain(each["title"]) for each in items)
    told("titles that pandoc reads back", same, len(items))


def told(kind, right, tried):
    """Print a rate."""
    print(f"{kind}: {100 * right / max(tried, 1):.1f} % of {tried}", flush=True)


def main(wanted):
    """Print the rates of the kinds that are wanted; of all, if none is named."""
    for kind, files in KINDS.items():
        if not wanted or kind in wanted:
            found = counted(files)
            told(kind, found.right, found.tried)
    if SHARED.exists() and not wanted:
        real_items()
        if pandoc.executable():
            titles()


if __name__ == "__main__":
    main(sys.argv[1:])
