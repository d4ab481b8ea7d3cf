"""Files that pandoc reads: what of their structure comes through, and what is said without it."""

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from reader import pandoc
from reader.errors import ReaderError
from reader.formats.by_pandoc.parse import parse
from reader.formats.registry import Source, recognized
from reader.text.document import BlockKind, InlineKind

needs_pandoc = pytest.mark.skipif(
    pandoc.executable() is None, reason="pandoc is not here (pip install pypandoc-binary)"
)

MARKDOWN = """---
title: On Measuring Water
author: [Water Board]
date: 2021-03-04
---

# The wall

The river rose *at night*, as [the wall](https://example.org) says.[^1]

> It is measured
> every day.

1. First
2. Second

   - inner

| Town  | People |
|-------|--------|
| Alder | 12     |

[^1]: In **chalk**.
"""
ENDINGS = {"rst": ".rst", "org": ".org", "latex": ".tex", "rtf": ".rtf", "odt": ".odt",
           "asciidoc": ".adoc"}  # fmt: skip


def made(kind):
    """The same text in a format, as pandoc writes it."""
    return subprocess.run(
        [pandoc.executable(), "--from=markdown", f"--to={kind}", "--standalone", "--output=-"],
        input=MARKDOWN.encode(),
        capture_output=True,
        check=True,
    ).stdout


def read(data, name):
    data = data if isinstance(data, bytes) else data.encode()
    return parse(Source(data, Path(name)))


@needs_pandoc
@pytest.mark.parametrize("kind", ENDINGS)
def test_structure_comes_through(kind):
    document = read(made(kind), f"paper{ENDINGS[kind]}")
    texts = {(block.kind, document.text[slice(*block.span)]) for block in document.blocks}
    headings = [text for kind, text in texts if kind is BlockKind.HEADING]
    assert "The wall" in headings
    items = {text for kind, text in texts if kind is BlockKind.LIST_ITEM}
    # What pandoc writes as RTF has lists as paragraphs with bullets, and a note without a body.
    assert items >= {"First", "Second", "inner"} or kind == "rtf"
    assert any("Alder | 12" in text for kind, text in texts if kind is BlockKind.TABLE_ROW)
    assert "It is measured every day." in document.text
    assert "at night" in [
        document.text[slice(*i.span)] for i in document.inlines if i.kind is InlineKind.EMPHASIS
    ]
    notes = [document.text[slice(*note.note)] for note in document.footnotes]
    assert notes == ["In chalk."] or kind == "rtf"


@needs_pandoc
@pytest.mark.parametrize("kind", ["latex", "org", "odt", "asciidoc"])
def test_metadata_comes_through(kind):
    document = read(made(kind), f"paper{ENDINGS[kind]}")
    assert document.title == "On Measuring Water"
    assert document.csl["title"] == "On Measuring Water"
    assert document.blocks[0].kind is BlockKind.HEADING
    assert document.text.startswith("On Measuring Water\n\n")
    assert document.text.count("On Measuring Water") == 1


HEADS = {
    "fields.rst": """
Tide Tables
###########

:date: 2021-03-04 10:20
:authors: Ann Lee, Bruno Weber
:tags: tides, tables

The sea rose.
""",
    "title.rst": """
:title: Tide Tables
:author: Ann Lee; Bruno Weber
:date: March 4, 2021

Tide Tables
===========

The sea rose.
""",
    "authors.adoc": """
= Tide Tables
Ann Lee <ann@example.org>; Bruno Weber
v1.2, 2021-03-04: Spring

The sea rose.
""",
    "keywords.org": """
#+TITLE: Tide Tables
#+AUTHOR: Ann Lee and Bruno Weber
#+DATE: <2021-03-04 Thu>

The sea rose.
""",
    "authors.tex": r"""
\documentclass{article}\title{Tide Tables\thanks{Paid}}
\author{Ann Lee\thanks{Office} \\ University of Alder \and Bruno Weber \\ Alder}
\date{March 4, 2021}
\begin{document}\maketitle The sea rose.\end{document}
""",
    "lines.tex": r"""
\documentclass{article}\title{Tide Tables}\author{Ann Lee \\ Bruno Weber}\date{4 March 2021}
\begin{document}\maketitle The sea rose.\end{document}
""",
}


@needs_pandoc
@pytest.mark.parametrize("name", HEADS)
def test_the_head_of_a_document_is_metadata(name):
    document = read(HEADS[name].lstrip(), name)
    assert document.csl["title"] == "Tide Tables"
    assert [each["family"] for each in document.csl["author"]] == ["Lee", "Weber"]
    assert document.csl["issued"] == {"date-parts": [[2021, 3, 4]]}
    assert document.text == "Tide Tables\n\nThe sea rose."


@needs_pandoc
def test_the_subtitle_of_a_document_stays_below_its_title():
    head = "===\nRun\n===\n---\nSub\n---\n\n:Date: 2021-03-04\n\n"
    document = read(head + "The sea rose.\n\nA part\n~~~~~~\n\nX.\n", "a.rst")
    assert document.text == "Run\n\nSub\n\nThe sea rose.\n\nA part\n\nX."
    assert document.csl["title"] == "Run: Sub"


@needs_pandoc
@pytest.mark.parametrize("in_folder", ["Formula-{}/", "./Object {}"])
def test_formulas_of_open_documents_are_kept(in_folder):
    words = "Let $E=mc^2$ be.\n\n$$\\int_0^1 x$$\n\nIt holds."
    made = subprocess.run(
        [pandoc.executable(), "--from=markdown", "--to=odt", "--output=-"],
        input=words.encode(),
        capture_output=True,
        check=True,
    ).stdout
    document = read(renamed(made, in_folder), "a.odt")
    assert document.text == "Let $E = mc^{2}$ be.\n\n$$\\int_{0}^{1}x$$\n\nIt holds."


def renamed(archive, in_folder):
    """An OpenDocument text with other addresses of its formulas."""
    made = BytesIO()
    with ZipFile(BytesIO(archive)) as before, ZipFile(made, "w") as after:
        for name in before.namelist():
            number = re.match(r"Formula-(\d+)/", name)
            folder = in_folder.format(number[1]).strip("./") if number else ""
            new = name.replace(number[0], f"{folder}/") if number else name
            data = before.read(name)
            if name == "content.xml":
                named = lambda found: in_folder.format(found[1].decode()).encode()  # noqa: E731
                data = re.sub(rb"(?<=href=\")Formula-(\d+)/", named, data)
            after.writestr(new, data)
    return made.getvalue()


@needs_pandoc
def test_formulas_and_links_are_kept_as_they_are_and_harmless():
    document = read(
        r"\documentclass{article}\begin{document}Area $x^2$ of H\textsubscript{2}O "
        r"\href{javascript:alert(1)}{here}. \input{/etc/passwd}\end{document}",
        "paper.tex",
    )
    assert "Area $x^2$ of H₂O here." in document.text
    assert "root:" not in document.text
    assert not [inline for inline in document.inlines if inline.kind is InlineKind.LINK]


@needs_pandoc
def test_old_encodings_are_read():
    document = read("Über die Höhe des Flusses und die Größe der Mühle.".encode("cp1252"), "a.rst")
    assert "Höhe des Flusses" in document.text
    assert document.notices


@needs_pandoc
@pytest.mark.parametrize("data", [b"{\\rtf1 " + b"{" * 50_000, b"PK\x03\x04broken", b"{\\rtf"])
def test_a_damaged_file_is_refused_in_one_line(data):
    name = "paper.rtf" if data.startswith(b"{") else "paper.odt"
    with pytest.raises(ReaderError) as refused:
        read(data, name)
    assert "\n" not in str(refused.value)
    assert name in str(refused.value)


def test_without_pandoc_one_line_says_what_to_do(monkeypatch):
    monkeypatch.setattr(pandoc, "executable", lambda _: None)
    with pytest.raises(ReaderError) as refused:
        read("Words.", "paper.rst")
    assert str(refused.value) == (
        "paper.rst is read by pandoc, which is not on this machine: "
        "install pandoc, or reader-tui[csl] with pip."
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a script in pandoc's place")
@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("print('pandoc 2.9')", "paper.adoc needs pandoc 3.8.3 or newer"),
        ("print('words')", "does not say its version"),
        (
            "import sys, time\nprint('pandoc 3.9') if '--version' in sys.argv else time.sleep(60)",
            "Pandoc took longer than 1 s for paper.adoc",
        ),
    ],
)
def test_an_old_or_slow_pandoc_is_told(tmp_path, monkeypatch, script, expected):
    program = tmp_path / "pandoc"
    program.write_text(f"#!{sys.executable}\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setattr(pandoc, "executable", lambda _: str(program))
    monkeypatch.setattr("reader.formats.by_pandoc.parse._SECONDS", 1.0)
    with pytest.raises(ReaderError, match=expected):
        read("Words.", "paper.adoc")


def test_files_are_recognised():
    assert recognized(Path("a.odt"), b"PK\x03\x04").name == "an OpenDocument text"
    assert recognized(None, b"{\\rtf1 x}").name == "rich text"
    assert recognized(Path("a.TEX"), b"x").name == "markup for pandoc"
