"""PDF files for tests: text put at places, in the fonts that every program has."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

FONTS = ("Helvetica", "Helvetica-Bold", "Courier", "Times-Roman")


def put(x, y, text, size=10, font="Helvetica"):
    """The operators that show a text at a place."""
    shown = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    number = FONTS.index(font)
    return f"BT /F{number} {size} Tf 1 0 0 1 {x} {y} Tm ({shown}) Tj ET\n"


def lines(x, y, texts, size=10, leading=12, font="Helvetica"):
    """The operators that show lines below each other; a space in front indents by 12."""
    return "".join(
        put(x + (12 if text.startswith(" ") else 0), y - leading * at, text.strip(), size, font)
        for at, text in enumerate(texts)
    )


_WIDTHS = {
    **dict.fromkeys("abdeghnopquL0123456789", 556), **dict.fromkeys("cksvxyzJ", 500),
    **dict.fromkeys("ijl", 222), **dict.fromkeys("ft .,;:I/", 278),
    **dict.fromkeys("wCDHNRUW", 722),
    **dict.fromkeys("mM", 833), "r": 333, "-": 333,
}  # fmt: skip
"""How wide letters of Helvetica are, in thousandths of its size."""


_WORDS = (
    *("river", "wall", "keeper", "morning", "bridge", "water"),
    *("number", "kitchen", "town", "frost", "channel", "mill"),
)


def width(text, size=10):
    """About how wide a text is in Helvetica."""
    return sum(_WIDTHS.get(letter, 667) for letter in text) * size / 1000


def wrapped(text, most=300, size=10):
    """The lines of a paragraph, each filled with as many words as fit."""
    found = [""]
    for word in text.split():
        longer = f"{found[-1]} {word}".strip()
        if width(longer, size) > most:
            found.append(word)
        else:
            found[-1] = longer
    return found


def prose(seed, sentences=4):
    """A paragraph unlike any other."""
    chosen = random.Random(seed)  # noqa: S311 (the same for each run)
    return " ".join(
        f"The {' '.join(chosen.choices(_WORDS, k=8))} of {chosen.randrange(100, 999)}."
        for _ in range(sentences)
    )


def pdf(  # noqa: PLR0913 (one for each part of a file)
    pages: Sequence[str],
    *,
    info: Mapping[str, str] | None = None,
    labels: str = "",
    outline: Sequence[tuple[str, int]] = (),
    links: Sequence[tuple[int, tuple[int, int, int, int], str]] = (),
    xmp: str = "",
    extra: Sequence[str] = (),
    catalog: str = "",
    trailer: str = "",
) -> bytes:
    """A PDF file.

    Args:
        pages: The operators of each page.
        info: The document information.
        labels: The page labels' number tree, such as `0 << /S /r >> 4 << /S /D >>`.
        outline: Titles with the index of their page.
        links: The page, the corners and the action of each link, such as `/Dest [5 0 R /Fit]`.
        xmp: The XMP packet.
        extra: Objects, of which the first has the number 3 + 2 × the number of pages.
        catalog: More entries of the catalogue.
        trailer: More entries of the trailer.
    """
    fonts = " ".join(
        f"/F{at} << /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
        for at, name in enumerate(FONTS)
    )
    resources = f"/MediaBox [0 0 600 800] /Resources << /Font << {fonts} >> >>"
    kids = " ".join(f"{3 + 2 * at} 0 R" for at in range(len(pages)))
    objects = ["", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"]
    for at, content in enumerate(pages):
        found = "".join(
            f"<< /Type /Annot /Subtype /Link /Rect [{' '.join(map(str, corners))}] {action} >>"
            for page, corners, action in links
            if page == at
        )
        annotations = f"/Annots [{found}] " if found else ""
        objects += [
            f"<< /Type /Page /Parent 2 0 R {resources} /Contents {4 + 2 * at} 0 R {annotations}>>",
            f"<< /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream",
        ]
    objects += extra
    entries = catalog
    if labels:
        entries += f" /PageLabels << /Nums [{labels}] >>"
    if outline:
        first = len(objects) + 2
        entries += f" /Outlines {first - 1} 0 R"
        objects.append(
            f"<< /First {first} 0 R /Last {first + len(outline) - 1} 0 R /Count {len(outline)} >>"
        )
        for at, (title, page) in enumerate(outline):
            after = f"/Next {first + at + 1} 0 R" if at + 1 < len(outline) else ""
            objects.append(
                f"<< /Title ({title}) /Parent {first - 1} 0 R {after} "
                f"/Dest [{3 + 2 * page} 0 R /Fit] >>"
            )
    if xmp:
        entries += f" /Metadata {len(objects) + 1} 0 R"
        objects.append(
            f"<< /Type /Metadata /Subtype /XML /Length {len(xmp.encode('latin-1'))} >>\n"
            f"stream\n{xmp}\nendstream"
        )
    objects[0] = f"<< /Type /Catalog /Pages 2 0 R {entries} >>"
    if info:
        objects.append("<< " + " ".join(f"/{key} ({value})" for key, value in info.items()) + " >>")
        trailer += f" /Info {len(objects)} 0 R"
    return assembled(objects, trailer)


def assembled(objects: Sequence[str], trailer: str = "") -> bytes:
    """A file of objects, numbered from 1, of which the first is the catalogue."""
    data = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(data)
    return (
        data
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
            f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\n"
            f"startxref\n{start}\n%%EOF\n"
        ).encode()
    )
