"""A PDF of so many pages, with a column of text on each."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from pdf_files import lines, pdf, wrapped

ROWS = 50


def write_pdf(path, paragraphs, pages):
    """Write paragraphs, as many as fit on the pages."""
    rows = [
        row
        for each in paragraphs
        for row in wrapped(f" {each}".encode("latin-1", "replace").decode("latin-1"), 480)
    ]
    each = [rows[start : start + ROWS] for start in range(0, ROWS * pages, ROWS)]
    path.write_bytes(pdf([lines(60, 740, page) for page in each if page]))
