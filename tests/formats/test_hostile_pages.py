"""Pages, books and documents that mean harm, and pages of any making: no word is lost or added.

Sizes are small parts of what was measured by hand; the bounds are those of a busy machine.
"""

import io
import re
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.formats import registry
from reader.formats.registry import Source
from reader.formats.web import main_texts, page
from reader.metadata.people import names
from reader.text.document import BlockKind
from reader.workspace.texts.loading import read

SECONDS = 20
RAIN = b"<p>It rained in the town all day long, and it was wet.</p>"


def parse(data, name="a.html", **options):
    path = Path(name)
    form = registry.recognized(path, data)
    return form.parse(Source(data, path, **options))


PAGES = {
    "paragraphs": b"<p>It rained.</p>" * 15_000,
    "deep": b"<div>" * 100_000 + RAIN,
    "deep and inline": b"<p><b>" * 15_000 + RAIN,
    "lists": b"<ul><li>x" * 5_000 + RAIN,
    "tables": RAIN + b"<table><tr><td>x<td>y" * 1_500,
    "cells": b"<table><tr>" + b"<td>rain</td>" * 4_000 + RAIN,
    "attributes": b"<p " + b" ".join(b"a%d=1" % at for at in range(9_000)) + b">" + RAIN,
    "links": b"".join(b"<a href='#n%d'>1</a><p id='n%d'>x" % (at, at) for at in range(9_000))
    + RAIN,
    "one note": b"<sup><a href='#n'>1</a></sup>" * 1_500 + b"<p id='n'>x</p>" + RAIN,
    "signs": RAIN + b"<" * 200_000,
    "entities": RAIN + b"&amp" * 100_000,
    "comments": RAIN + b"<!--" + b"-->x<!--" * 50_000,
    "brackets": b"<script type='application/ld+json'>" + b"[" * 90_000 + b"</script>" + RAIN,
    "title": b"<title>"
    + b"rain - " * 50_000
    + b"</title><h1>"
    + b"rain " * 30_000
    + b"</h1>"
    + RAIN,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_means_harm_is_read_soon(name):
    start = time.process_time()
    document = parse(b"<html><body>" + PAGES[name])
    assert "It rained" in document.text
    assert time.process_time() - start < SECONDS


def test_data_in_addresses_is_dropped_before_anything_else():
    data = b"A" * 9_000_000
    start = time.process_time()
    style = b"<style>x{src:url(data:font/x;base64,%s)}</style>"
    for text in (b"<img src='data:image/png;base64,%s'>", style):
        assert parse(RAIN + text % data + b"<p>More.</p>", "a.html").text.endswith("More.")
    assert time.process_time() - start < SECONDS


def test_of_a_page_of_too_many_elements_no_tree_is_made_and_it_says_so(monkeypatch):
    monkeypatch.setattr(page, "MOST_ELEMENTS", 100)
    document = parse(RAIN * 200)
    assert document.text.count("It rained") == 200
    [notice] = document.notices
    assert notice.startswith("Read as it stands, without footnotes: it has 200 elements")


def test_a_large_page_is_read_without_asking_what_belongs(monkeypatch):
    monkeypatch.setattr(main_texts, "MOST_TEXTS", 10)
    assert parse(RAIN * 50).text.count("It rained") == 50


BOMB = "".join(
    f'<!ENTITY {name} "' + f"&{before};" * 10 + '">'
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize(
    "subset", [f'<!ENTITY a "ha">{BOMB}', '<!ENTITY j SYSTEM "file:///etc/hosts">']
)
def test_entities_are_never_expanded_or_fetched(subset):
    head = f'<?xml version="1.0"?><!DOCTYPE html [{subset}]>'
    text = f"{head}<html><body><p>It rained. &j;</p></body></html>"
    assert parse(text.encode(), "a.xhtml").text == "It rained. &j;"


@pytest.mark.parametrize("name", ["figure\ufffd<img", "figure\xbe", 'a"b', "b=c", "x:y:z", "o'p"])
def test_an_element_of_any_name_is_read_over(name):
    page = f"<article><h1>Rain</h1>{RAIN.decode()}<{name} class=a>wet</{name}>{RAIN.decode()}"
    assert parse(page.encode()).text.count("It rained in the town") == 2


def test_characters_that_no_tree_holds_are_replaced():
    for sign in ("&#1;", "&#x1F;", "&#xFFFE;", "\x01", "\x7f", "&#0;"):
        text = f"<p>It rained.{sign}[<a id='r' href='#n'>1</a>{sign}]</p><p id='n'>{sign}Much.</p>"
        assert "It rained.�[" in parse(RAIN + text.encode(), "a.html").text
    assert parse(RAIN + b"<p>a&#9;b&#10;c&#65;&#x41;&#31;5</p>", "a.html").text.endswith("cAA�5")


def archive(entries):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in entries:
            target.writestr(name, data)
    return file.getvalue()


ROOT = ('<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>')  # fmt: skip
OPF = ('<package><manifest><item id="a" href="{}" media-type="application/xhtml+xml"/></manifest>'
       '<spine><itemref idref="a"/></spine></package>')  # fmt: skip


@pytest.mark.parametrize(("entries", "told"), [
    ([("META-INF/container.xml", ROOT), ("b.opf", OPF.format("a.xhtml")),
      ("a.xhtml", b"<p>" + b"a" * 50_000_000)], "far more than it is"),
    ([("META-INF/container.xml", ROOT), *((f"x{at}", b"") for at in range(20_001))], "entries"),
    ([("META-INF/container.xml", ROOT), ("b.opf", OPF.format("gone.xhtml"))], "no text"),
    ([("META-INF/container.xml", ROOT.replace("b.opf", "../../etc/passwd"))], "no whole EPUB"),
])  # fmt: skip
def test_a_book_that_means_harm_is_refused_in_one_line(entries, told):
    with pytest.raises(ReaderError, match=told) as caught:
        parse(archive(entries), "a.epub")
    assert "\n" not in str(caught.value)


def test_entries_that_climb_out_stay_inside():
    entries = [("META-INF/container.xml", ROOT), ("b.opf", OPF.format("../../../../etc/passwd")),
               ("../../etc/passwd", RAIN)]  # fmt: skip
    assert parse(archive(entries), "a.epub").text.startswith("It rained")


def test_contents_that_lead_to_each_other_end():
    opf = OPF.replace("</manifest>", '<item id="n" properties="nav" href="n.xhtml"/></manifest>')
    nav = '<html><body><nav epub:type="toc">' + '<ol><li><a href="n.xhtml">x</a>' * 200
    document = parse(archive([("META-INF/container.xml", ROOT), ("b.opf", opf.format("a.xhtml")),
                              ("a.xhtml", RAIN), ("n.xhtml", nav)]), "a.epub")  # fmt: skip
    assert document.text.startswith("It rained")


def test_a_password_and_a_limit_are_told():
    data = bytearray(archive([("META-INF/container.xml", ROOT)]))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + at] |= 1
    with pytest.raises(ReaderError, match="password"):
        parse(bytes(data), "a.epub")
    with pytest.raises(ReaderError, match="1 MB is the most"):
        parse(RAIN * 50_000, largest=1_000_000)


WORD = st.text(st.characters(categories=("L", "N"), max_codepoint=0x24F), min_size=1, max_size=8)
WORDS = st.lists(WORD, min_size=1, max_size=8).map(" ".join)
INLINE = st.sampled_from(["b", "i", "em", "span", "code", "u", "small", "cite"])


@st.composite
def inlines(draw):
    pieces = draw(st.lists(st.tuples(st.booleans(), INLINE, WORDS), min_size=1, max_size=4))
    return "\n".join(f"<{tag}>{text}</{tag}>" if is_set else text for is_set, tag, text in pieces)


@st.composite
def blocks(draw, depth=0):
    kind = draw(st.sampled_from(["p", "h2", "ul", "ol", "blockquote", "div", "section", "dl"]))
    inside = inlines() if kind in {"p", "h2"} or depth > 2 else blocks(depth + 1)
    if kind in {"ul", "ol"}:
        items = draw(st.lists(inside, min_size=1, max_size=3))
        return f"<{kind}>{''.join(f'<li>{each}</li>' for each in items)}</{kind}>"
    if kind == "dl":
        return f"<dl><dt>{draw(inlines())}</dt><dd>{draw(inside)}</dd></dl>"
    return f"<{kind}>{draw(inside)}</{kind}>"


@given(st.lists(blocks(), min_size=1, max_size=5).map("".join))
@settings(max_examples=60, deadline=None)
def test_the_words_of_a_page_are_the_words_of_the_text(body):
    limit = main_texts.MOST_TEXTS
    main_texts.MOST_TEXTS = 0
    try:
        document = parse(f"<html><body>{body}</body></html>".encode())
    finally:
        main_texts.MOST_TEXTS = limit
    assert document.text.split() == re.sub(r"<[^>]+>", " ", body).split()
    ends = [(each.span.start, each.span.end) for each in document.blocks]
    assert ends == sorted(ends)
    assert all(document.text[start:end].strip() for start, end in ends)


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode), st.sampled_from(
    ["a.html", "a.xhtml", "a.mhtml", "a.epub", "a.docx"]))  # fmt: skip
@example(b"PK\x03\x04", "a.html")
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_a_text_or_one_line(data, name):
    try:
        document = read(data, Path(name))
    except ReaderError as error:
        assert "\n" not in str(error)  # noqa: PT017 - nothing is to be raised
    else:
        assert document.text.strip()
        assert BlockKind.RULE in {each.kind for each in document.blocks} or document.text


def test_of_very_many_authors_the_first_are_read(monkeypatch):
    parsed = []
    of_line = names.parse
    monkeypatch.setattr(names, "parse", lambda line: parsed.append(line) or of_line(line))
    called = ("".join(chr(ord("a") + int(digit)) for digit in str(n)) for n in range(20_000))
    said = "".join(f'<meta name="citation_author" content="Ex{name}, Ann">' for name in called)
    document = parse(f"<html><head>{said}</head><body>".encode() + RAIN)
    assert len(document.csl["author"]) == 30
    assert document.csl["author"][0]["given"] == "Ann"
    assert len(parsed) < 1000


def test_notes_in_a_page_of_very_many_elements_stay_where_they_are():
    pieces = [
        f'<p>It rained.<span class="sidenote">{n} was very wet.</span></p>' for n in range(700)
    ]
    document = parse("\n".join(pieces).encode())
    assert document.text.split("\n\n")[3] == "It rained.3 was very wet."
    assert not document.footnotes
    assert [each for each in document.notices if each.startswith("Inline notes")]
