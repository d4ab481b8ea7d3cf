"""EPUB books: their text in order, pages, notes, contents and metadata; what is refused."""

import io
import zipfile
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.formats.epub import book
from reader.formats.registry import Source, recognized
from reader.text.document import BlockKind

SHARED = Path(__file__).parents[3] / "shared" / "intake" / "epub"
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
OPF = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="{version}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
{metadata}</metadata><manifest>{manifest}</manifest><spine toc="ncx">{spine}</spine></package>"""
XHTML = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>x</title></head><body>{}</body></html>"""


def made(chapters, *, metadata="", nav="", ncx="", more=(), version="3.0"):
    """The bytes of a book: its chapters by their names, and what else it has."""
    items = [
        f'<item id="c{at}" href="{name}" media-type="application/xhtml+xml"/>'
        for at, name in enumerate(chapters)
    ]
    if nav:
        items.append('<item id="nav" href="nav.xhtml" properties="nav"'
                     ' media-type="application/xhtml+xml"/>')  # fmt: skip
    if ncx:
        items.append('<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>')
    spine = "".join(f'<itemref idref="c{at}"/>' for at in range(len(chapters)))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", CONTAINER)
        opf = OPF.format(version=version, metadata=metadata, manifest="".join(items), spine=spine)
        archive.writestr("OEBPS/book.opf", opf)
        for name, text in chapters.items():
            archive.writestr(f"OEBPS/{name}", text if "<html" in text else XHTML.format(text))
        if nav:
            archive.writestr("OEBPS/nav.xhtml", XHTML.format(nav))
        if ncx:
            archive.writestr("OEBPS/toc.ncx", ncx)
        for name, data in more:
            archive.writestr(name, data)
    return file.getvalue()


def read(data):
    return book.parse(Source(data, Path("a.epub")))


def words(document, kind=None):
    return [document.text[slice(*each.span)] for each in document.blocks
            if kind is None or each.kind is kind]  # fmt: skip


def test_chapters_are_in_the_order_of_the_spine():
    data = made({"two.xhtml": "<h1>Two</h1><p>It rained.</p>", "one.xhtml": "<p>Caf&eacute;.</p>"})
    form = recognized(None, data)
    assert form
    assert form.module == "epub.book"
    assert words(read(data)) == ["Two", "It rained.", "Café."]


def test_what_the_package_says():
    document = read(made({"a.xhtml": "<p>It rained.</p>"}, metadata="""
        <dc:title id="t">Rain</dc:title><meta refines="#t" property="title-type">main</meta>
        <dc:title id="s">A history</dc:title>
        <meta refines="#s" property="title-type">subtitle</meta>
        <dc:creator id="c">Weather Office</dc:creator>
        <meta refines="#c" property="role">aut</meta>
        <dc:contributor opf:role="trl" opf:file-as="Press, Ashby">Ashby Press</dc:contributor>
        <dc:contributor opf:role="ill">Nobody</dc:contributor>
        <dc:publisher>Ashby Press</dc:publisher><dc:date>2019-05-06T00:00:00Z</dc:date>
        <dc:identifier>urn:isbn:9780306406157</dc:identifier>
        <dc:language>en-GB</dc:language>"""))  # fmt: skip
    csl = document.csl
    assert (csl["title"], csl["type"], csl["language"]) == ("Rain: A history", "book", "en-GB")
    assert csl["author"]
    assert csl["translator"] == [{"family": "Press", "given": "Ashby"}]
    assert "illustrator" not in csl
    assert csl["publisher"] == "Ashby Press"
    assert csl["ISBN"] == "9780306406157"
    assert csl["issued"] == {"date-parts": [[2019, 5, 6]]}
    assert set(document.csl_from.values()) == {"package"}


def test_titles_of_authors_are_no_given_names_and_an_unknown_date_is_none():
    document = read(made({"a.xhtml": "<p>It rained.</p>"}, metadata="""
        <dc:title>Rain</dc:title>
        <dc:creator opf:file-as="Rouvier, Pr Jean">Pr Jean Rouvier</dc:creator>
        <dc:creator>Dr. med. Ann Leeson</dc:creator>
        <dc:date>0101-01-01T00:00:00+00:00</dc:date>"""))  # fmt: skip
    assert document.csl["author"] == [
        {"family": "Rouvier", "given": "Jean"},
        {"family": "Leeson", "given": "Ann"},
    ]
    assert "issued" not in document.csl


def test_pages_are_where_the_book_says():
    nav = '<nav epub:type="page-list"><ol><li><a href="a.xhtml#p2">2</a></li></ol></nav>'
    document = read(made({"a.xhtml": """<p>Before <span epub:type="pagebreak" title="1"/>it rained
        much, and <a id="p2"/>it was wet.</p><p>Then <span role="doc-pagebreak" aria-label="iv"/>
        not.</p>"""}, nav=nav))  # fmt: skip
    text = document.text
    assert [(page.label, text[page.start :][:7]) for page in document.pages] == [
        ("1", "it rain"),
        ("2", "it was "),
        ("iv", "not."),
    ]
    assert document.pages.range_of(text.index("much"), text.index("wet")) == "1-2"


def test_pages_of_an_older_book():
    ncx = """<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap/><pageList><pageTarget>
      <navLabel><text>12</text></navLabel><content src="a.xhtml#x"/></pageTarget></pageList>
      </ncx>"""
    document = read(
        made({"a.xhtml": '<p>It rained.</p><p id="x">Then.</p>'}, ncx=ncx, version="2.0")
    )
    assert list(document.pages) == [(document.text.index("Then"), "12")]


def test_contents_are_headings_where_the_text_has_none():
    nav = """<nav epub:type="toc"><ol><li><a href="a.xhtml">One</a></li>
      <li><a href="b.xhtml">Two</a><ol><li><a href="b.xhtml#s">Part of it</a></li></ol></li>
      <li><a href="c.xhtml">Three</a></li></ol></nav>"""
    document = read(made({
        "a.xhtml": "<p>It rained.</p>",
        "b.xhtml": "<h2>Two!</h2><p>So.</p><p id='s'>Part of it</p>",
        "c.xhtml": "<div><div>Three</div><p>It was wet.</p></div>"}, nav=nav))  # fmt: skip
    headings = [each for each in document.blocks if each.kind is BlockKind.HEADING]
    assert words(document, BlockKind.HEADING) == ["One", "Two!", "Part of it", "Three"]
    assert [each.level for each in headings] == [2, 2, 2, 1]


def test_notes_in_another_file_are_notes():
    document = read(made({
        "a.xhtml": '<p id="r">It rained<a epub:type="noteref" href="n.xhtml#n1">*</a>.</p>',
        "n.xhtml": '<aside epub:type="footnote" id="n1"><p><a href="a.xhtml#r">*</a> Much.</p>'
                   "</aside>",
    }))  # fmt: skip
    (note,) = document.footnotes
    assert document.text[slice(*note.note)] == "Much."
    assert document.text.startswith("It rained[1].")


def test_links_inside_the_book_and_out_of_it():
    document = read(made({"a.xhtml": '<p><a href="b.xhtml#x">one</a>, <a href="http://a.b/">two</a>.</p>',
                          "b.xhtml": '<p id="x">It rained.</p>'}))  # fmt: skip
    assert [each.target for each in document.inlines] == ["#OEBPS/b.xhtml#x", "http://a.b/"]


def test_links_lead_to_their_own_chapter_though_ids_come_again():
    document = read(made({
        "a.xhtml": '<h1>One</h1><p id="p">It rained.<a href="b.xhtml">b</a></p>',
        "b.xhtml": '<h1>Two</h1><p id="p"><a href="#p">here</a> <a href="a.xhtml#p">there</a></p>'
                   '<p><a href="c.xhtml#no">nowhere</a></p>',
    }))  # fmt: skip
    at = {document.text[slice(*each.span)]: document.places.get(each.target)
          for each in document.inlines}  # fmt: skip
    begins = {word: at[word] is not None and document.text[at[word] :][:5] for word in at}
    assert begins == {"b": "Two\n\n", "here": "here ", "there": "It ra", "nowhere": False}


def test_a_note_can_be_linked_to_from_elsewhere():
    document = read(made({
        "a.xhtml": '<p>It rained<a role="doc-noteref" href="n.xhtml#n">1</a>, as a '
                   '<a href="n.xhtml#n">note far behind</a> says.</p>',
        "n.xhtml": '<aside role="doc-footnote" id="n">All night.</aside>',
    }))  # fmt: skip
    [link] = document.inlines
    assert document.text[document.places[link.target] :] == "All night."


def test_a_chapter_that_is_not_well_formed_is_read_all_the_same():
    assert "It rained & poured." in read(made({"a.xhtml": "<p>It rained & poured.<br>"})).text


ENCRYPTED = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
  xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod
  Algorithm="{}"/></enc:EncryptedData></encryption>"""


def test_a_protected_book_is_refused_and_obfuscated_fonts_are_not():
    locked = ENCRYPTED.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    with pytest.raises(ReaderError, match=r"protected \(DRM\)"):
        read(made({"a.xhtml": "<p>x</p>"}, more=[("META-INF/encryption.xml", locked)]))
    fonts = ENCRYPTED.format("http://www.idpf.org/2008/embedding")
    assert (
        read(made({"a.xhtml": "<p>x</p>"}, more=[("META-INF/encryption.xml", fonts)])).text == "x"
    )


def test_what_is_no_whole_book_is_told_in_one_line():
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
    whole = made({"a.xhtml": "<p>It rained.</p>"})
    for data in (
        empty.getvalue(),
        whole[:-40],
        b"PK\x03\x04",
        made({"a.xhtml": "<img/>"}),
        made({}),
    ):
        with pytest.raises(ReaderError) as caught:
            read(data)
        assert "\n" not in str(caught.value)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the collection is not here")
@pytest.mark.parametrize("name", sorted(each.name for each in SHARED.glob("*.epub")))
def test_real_books(name):
    document = read((SHARED / name).read_bytes())
    assert len(document.text) > 5000
    assert document.csl["title"]
    if "literature" in name:
        assert [page.label for page in document.pages][:3] == ["169", "170", "171"]
    if "wasteland" in name:
        assert len(document.footnotes) > 45


def changed(data, change=lambda opf: opf, *, rename=lambda name: name, more=()):
    """The bytes of a book whose package, names of entries or further entries are changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for each in old.namelist():
            text = old.read(each)
            new.writestr(rename(each), change(text.decode()) if each.endswith(".opf") else text)
        for name, content in more:
            new.writestr(name, content)
    return file.getvalue()


TWO = {"one.xhtml": "<p>It rained.</p>", "two.xhtml": "<p>It snowed.</p>"}


def test_a_chapter_whose_name_differs_by_case_is_found():
    document = read(changed(made(TWO), rename=lambda name: name.replace("one.x", "One.X")))
    assert words(document) == ["It rained.", "It snowed."]


@pytest.mark.parametrize(("change", "notice"), [
    (lambda opf: opf.replace('href="one.xhtml"', 'href="none.xhtml"'), "missing in the file"),
    (lambda opf: opf.replace('idref="c0"', 'idref="c9"'), "missing in the file"),
    (lambda opf: opf.replace('"application/xhtml+xml"', '"image/svg+xml"', 1), "without text"),
])  # fmt: skip
def test_parts_that_are_not_there_or_no_text_are_told(change, notice):
    document = read(changed(made(TWO), change))
    assert words(document) == ["It snowed."]
    assert [notice in each for each in document.notices] == [True]


def test_what_is_no_text_is_read_as_what_it_falls_back_to():
    items = ('<item id="p" href="p.pdf" media-type="application/pdf" fallback="q"/>'
             '<item id="q" href="q.bin" media-type="application/x-q" fallback="c0"/>')  # fmt: skip

    def change(opf):
        return opf.replace("</manifest>", f"{items}</manifest>").replace('idref="c0"', 'idref="p"')

    data = changed(made(TWO), change, more=[("OEBPS/p.pdf", "%PDF"), ("OEBPS/q.bin", "q")])
    document = read(data)
    assert words(document) == ["It rained.", "It snowed."]
    assert not document.notices
    assert words(read(changed(data, lambda opf: opf.replace('"c0"/>', '"p"/>')))) == ["It snowed."]


ENCRYPTION = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod
Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/><enc:CipherData><enc:CipherReference
URI="{}"/></enc:CipherData></enc:EncryptedData></encryption>"""


def test_an_encrypted_picture_hinders_nobody_and_an_encrypted_chapter_is_told():
    def book_with(file):
        return made(TWO, more=[("META-INF/encryption.xml", ENCRYPTION.format(file))])

    assert words(read(book_with("OEBPS/wall.jpg"))) == ["It rained.", "It snowed."]
    with pytest.raises(ReaderError, match="protected"):
        read(book_with("OEBPS/two.xhtml"))


def test_of_what_a_book_has_for_different_programs_one_is_read():
    switch = ('<epub:switch><epub:case required-namespace="x"><p>One.</p></epub:case>'
              "<epub:default><p>Other.</p></epub:default></epub:switch>")  # fmt: skip
    assert words(read(made({"a.xhtml": f"<p>First.</p>{switch}"}))) == ["First.", "Other."]


def long_book(count, first="<p>It rained on the mill and on the wall.</p>" * 900):
    return made({
        f"c{at}.xhtml": f"<h1>Chapter {at}</h1>{first if at else '<p>A mill.</p>'}"
        for at in range(count)
    })  # fmt: skip


def test_the_first_chapters_of_a_long_book_can_be_read_by_themselves():
    source = Source(long_book(12), Path("a.epub"))
    found, whole = book.beginning(source), book.parse(source)
    assert found.document.text == whole.text[: len(found.document.text)]
    assert 0 < found.share <= 1 / 3
    assert found.document.text.count("Chapter") < 12


def test_a_short_book_and_a_damaged_one_have_no_beginning_of_their_own():
    assert book.beginning(Source(long_book(3), Path("a.epub"))) is None
    assert book.beginning(Source(b"PK\x03\x04", Path("a.epub"))) is None


def test_the_sign_before_a_note_is_none_of_its_words_wherever_it_leads():
    document = read_(
        '<h1 id="c">One</h1><p>Known.<sup><a href="#n1">1</a></sup></p>'
        '<p id="n1"><a href="#c">1</a> A note on it.</p>'
    )
    assert document.text.split("\n\n")[-1] == "A note on it."


@pytest.mark.parametrize("sign", ["* * *", "***", "⁂", "❦"])
def test_a_paragraph_that_divides_scenes_has_no_number(sign):
    document = read_(f"<h1>One</h1><p>Before.</p><p>{sign}</p><p>After — * — it.</p><p>—</p>")
    found = [(block.kind.name, block.number) for block in document.blocks[2:]]
    assert found == [("RULE", None), ("PARAGRAPH", 2), ("PARAGRAPH", 3)]


def read_(body):
    """A book of one chapter."""
    return book.parse(Source(made({"a.xhtml": XHTML.format(body)}), Path("a.epub")))


def chapter(subset, body):
    return (
        f'<?xml version="1.0"?><!DOCTYPE html [{subset}]><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<body>{body}</body></html>"
    )


@pytest.mark.parametrize("spoilt", ["", "<br>"])
@pytest.mark.parametrize(("subset", "text"), [
    ('<!ENTITY river "the Rhône &amp; the Sa&#xF4;ne">', "the Rhône & the Saône"),
    ("<!ENTITY river 'the <b>\"Sa&ocirc;ne\"</b> < all & more'>", 'the "Saône" < all & more'),
    ('<!ENTITY river "first"><!ENTITY river "second">', "first"),
    ('<!ENTITY sea "salt"><!ENTITY river "&sea;">', "&river;"),
    ('<!ENTITY river "&river;">', "&river;"),
    ('<!ENTITY river SYSTEM "file:///etc/hosts">', "&river;"),
    ('<!ENTITY % river "x"><!ENTITY lake "x">', "&river;"),
    ('<!ENTITY amp "x"><!ENTITY river "Sa&amp;ne">', "Sa&ne"),
])  # fmt: skip
def test_entities_that_a_book_defines_as_plain_text_are_that_text(subset, text, spoilt):
    data = made({"a.xhtml": chapter(subset, f"<p title='&river;'>I saw &river;.{spoilt}</p>")})
    assert read(data).text == f"I saw {text}."


def test_entities_add_no_more_than_a_book_is_long():
    long = "water " * 500
    body = f"<p>{'&river;' * 2000}</p>"
    data = made({"a.xhtml": chapter(f'<!ENTITY river "{long}">', body)})
    text = read(data).text
    assert text.startswith("water water")
    assert text.endswith("&river;")
    assert len(text) < 3 * len(body) + len(long)


SVG = '<svg xmlns="http://www.w3.org/2000/svg"><style>a{{}}</style>{}</svg>'


@pytest.mark.parametrize(("drawn", "text"), [
    ("<title>Gauges</title><g><text>Gauge <tspan>A</tspan></text><text>0 m</text></g>",
     "Gauge A 0 m"),
    ("<title>Gauges</title><desc>Two of them</desc><path/>", "Gauges Two of them"),
    ('<text style="display:none">not</text><text>seen</text>', "seen"),
    ('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">In a frame.</p></foreignObject>',
     "In a frame."),
    ("<path/>", ""),
])  # fmt: skip
def test_the_words_of_a_drawing_are_those_of_a_figure(drawn, text):
    svg = SVG.format(drawn)
    document = read(made({"a.xhtml": f"<p>It rained.</p><div>{svg}</div><p>It ended.</p>"}))
    assert words(document) == ["It rained.", *filter(None, [text]), "It ended."]
    assert words(document, BlockKind.CAPTION) == [*filter(None, [text])]


def test_where_a_book_is_read_without_a_tree_its_drawings_are_told():
    chapters = {"a.xhtml": "<p>a</p>" * 3000 + SVG.format("<text>Gauge</text>")}
    assert "Left out: the words in its drawings." in read(made(chapters)).notices
