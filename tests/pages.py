"""The pages of the documentation, and what stands in them."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PRINTED = {DOCS / "keys.md", DOCS / "cli.md"}
"""Pages that are printed from the code."""
PAGES = sorted(
    {ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "annotations/README.md", *DOCS.glob("*.md")}
    - PRINTED
)
SPAN = re.compile(r"`([^`\n]+)`")


def named(page):
    """What a test of a page is called."""
    return page.relative_to(ROOT).as_posix()


def without_code(text):
    """A page without its blocks of code."""
    return re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)


def section(text, heading):
    """What stands under a heading, up to the next one that is no lower."""
    [(level, at)] = [
        (len(found[1]), found.end())
        for found in re.finditer(r"^(#+) (.+)$", text, re.MULTILINE)
        if found[2] == heading
    ]
    return re.split(rf"^#{{1,{level}}} ", text[at:], maxsplit=1, flags=re.MULTILINE)[0]


def table(text, head=""):
    """The rows of the table with a head, or of the first one: the cells of each."""
    lines = re.search(rf"(?:^\|{re.escape(head)}.*\n)(?:^\|.*\n?)+", text, re.MULTILINE)[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines.splitlines()]
    assert len({len(row) for row in rows}) == 1, "a row has more cells than another"
    return rows[2:]


def spans(cell):
    """What stands between backticks."""
    return SPAN.findall(cell)


def first_column(rows):
    """What stands between backticks in the first cells of a table."""
    return [each for row in rows for each in spans(row[0])]
