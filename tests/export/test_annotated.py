"""A whole text with its highlights, as a page and as Markdown: everything in it, escaped."""

import html
import re
import shutil
import subprocess
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from click.testing import CliRunner
from store_marks import record

from reader.annotations.annotation import Anchor, Annotation, Status, TextSelector
from reader.annotations.pens import PENS
from reader.cli.main import cli
from reader.export import annotated_html, annotated_markdown
from reader.export.annotated_copy import Copy
from reader.text.document import BlockKind, Document, Span
from reader.workspace.texts import loading

SOURCE = """# A *title* & more

First <b>words</b> of a paragraph, with **strong** ones and `code <x>`.

> A quotation.

- one
- two

```
x < y == z
```

Last [link](https://example.org/?a=1&b="2") and [bad](javascript:alert(1)).
"""
NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(SOURCE)
    return loading.load(path)


def highlight(document: Document, words: str, number: int, **changes) -> Annotation:
    start = document.text.index(words)
    span = Span(start, start + len(words))
    said = {"color": "yellow", "status": Status.EXACT, **changes}
    anchor = Anchor(span if said["status"] is Status.EXACT else None, said.pop("status"))
    selector = TextSelector(*span, words, "", "", document.sha256)
    return Annotation(f"id-{number}", "d1", selector, anchor, NOW, NOW, **said)


@pytest.fixture
def copy(document):
    found = [
        highlight(document, "words", 1, note="A <note>\n\nof two & paragraphs"),
        highlight(document, "words of a paragraph", 2, color="red", tags=("a/b", "<c>")),
        highlight(document, "quotation", 3, color="blue"),
        highlight(document, "y == z", 4, note="in code"),
        highlight(document, "Last", 5, note="lost", status=Status.LOST),
    ]
    return Copy(document, record(title="A <title>"), found, "apa", PENS)


class Seen(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.text, self.tags, self.links = [], "", [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in {"href", "src"}]
        if tag not in {"meta", "br", "hr"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data if "style" not in self.open else ""


def test_the_page_holds_the_whole_text_the_notes_and_a_legend(copy):
    page = annotated_html.printed(copy)
    seen = Seen()
    seen.feed(page)
    assert not seen.open
    for block in copy.document.blocks:
        words = copy.document.text[slice(*block.span)]
        plain = re.sub(r"\d", "", seen.text)
        assert " ".join(words.split()) in " ".join(plain.split())
    assert {"script", "b", "img", "iframe"} & {*seen.tags} == set()
    assert seen.tags.count("mark") >= 7
    assert "A <note>" in seen.text
    assert "Tags: a/b, <c>" in seen.text
    assert "Not found in the text as it is today." in seen.text
    assert all(link.startswith(("#", "https://example.org/?a=1")) for link in seen.links)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in seen.links if link.startswith("#")} <= {*ids}
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page


def test_markdown_keeps_the_text_and_has_the_notes_as_footnotes(copy):
    text = annotated_markdown.printed(copy)
    assert "# A *title* & more" in text
    assert "First ==**words**[^1] of a paragraph==[^2], with **strong** ones" in text
    for number in (1, 2, 3):
        assert f"[^{number}]: " in text
    assert "x < y == z" in text
    assert "javascript" not in text
    assert text.count("[^4]") <= 2


def test_a_text_without_highlights_is_copied_too(document):
    for each in (annotated_html, annotated_markdown):
        printed = each.printed(Copy(document, record(), (), "mla"))
        assert "A quotation." in printed


TABLE = "x\n\n| Year | Ships |\n|---|---|\n| 2020 | a \\| b |\n| 2021 | late *storm* |\n\nEnd.\n"


def test_a_copy_has_the_title_that_no_heading_of_the_text_says(document):
    known = record(title="River <Days>")
    copy = Copy(document, known, [], "apa")
    assert annotated_html.printed(copy).count("<h1>River &lt;Days&gt;</h1>") == 1
    assert annotated_markdown.printed(copy).startswith("# River ")
    heading = next(each for each in document.blocks if each.kind is BlockKind.HEADING)
    same = Copy(document, record(title=document.text[slice(*heading.span)].upper()), [], "apa")
    assert not same.title


def test_a_table_stays_one_with_highlights_over_its_cells(tmp_path):
    path = tmp_path / "t.md"
    path.write_text(TABLE)
    document = loading.load(path)
    found = [highlight(document, "2021 | late", 1, note="n"), highlight(document, "a | b", 2)]
    found.append(highlight(document, "2020 |", 3, note="m"))
    copy = Copy(document, record(), found, "apa")
    assert (
        "| Year | Ships |\n| --- | --- |\n| ==2020==[^2] | ==a \\| b== |\n"
        "| ==2021== | ==late==[^1] *storm* |\n\nEnd."
    ) in annotated_markdown.printed(copy)
    page = annotated_html.printed(copy)
    assert page.count("<tr>") == 3
    assert page.count("<td>") == 6
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_a_highlight_over_two_paragraphs_has_one_id(tmp_path):
    path = tmp_path / "t.md"
    path.write_text("One a.\n\nTwo b.\n")
    document = loading.load(path)
    copy = Copy(document, record(), [highlight(document, "a.\n\nTwo", 1)], "apa")
    assert annotated_html.printed(copy).count('id="hid-1"') == 1


def test_the_verb_writes_a_page_of_a_text_by_its_name(tmp_path, monkeypatch):
    monkeypatch.setenv("READER_CONFIG", str(tmp_path / "config.toml"))
    (tmp_path / "config.toml").write_text("")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.md").write_text(SOURCE)
    base = ["--workspace", str(tmp_path)]
    run = CliRunner().invoke
    assert (
        run(cli, [*base, "annotate", "a", "--quote", "quotation", "--note", "n <1>"]).exit_code == 0
    )
    out = tmp_path / "page.html"
    done = run(cli, [*base, "export", "annotated", "a", "--output", str(out)])
    assert done.exit_code == 0, done.output
    assert html.escape("n <1>") in out.read_text()
    done = run(cli, [*base, "export", "annotated", "a", "--format", "markdown"])
    assert "==quotation==[^1]" in done.output
    done = run(cli, [*base, "export", "annotated", "b"])
    assert done.exit_code == 1


CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)


@pytest.mark.skipif(not CHROMIUM, reason="needs chromium")
def test_chromium_shows_and_prints_the_page(copy, tmp_path):
    page, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text(annotated_html.printed(copy), encoding="utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'p'}"]
    command = [CHROMIUM, *flags, f"--print-to-pdf={printed}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert printed.read_bytes().startswith(b"%PDF")
