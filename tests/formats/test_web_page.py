"""Web pages: the article of a page with its structure, and what the page says of itself."""

import json
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.formats.registry import Source, recognized
from reader.formats.web import mhtml, page
from reader.text.document import BlockKind

LOREM = (
    "The council met at night and decided on three things that all agreed with, which was a rare "
    "event in the history of the town, and everybody went home late."
)
SURROUNDED = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>
{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<main><article><h1>Rain over Ashby</h1>{body}<p>{lorem}</p></article></main>
<footer>© The Ashby Post. All rights reserved.</footer></body></html>"""


def source(text, name="a.html"):
    return Source(text.encode() if isinstance(text, str) else text, Path(name))


def read(body="", head="", title="Rain over Ashby | The Ashby Post"):
    text = SURROUNDED.format(title=title, head=head, body=body, lorem=LOREM)
    return page.parse(source(text))


def words(document, kind=None):
    return [document.text[slice(*each.span)] for each in document.blocks
            if kind is None or each.kind is kind]  # fmt: skip


def test_the_article_is_read_without_what_is_around_it():
    document = read(f"<p>{LOREM}</p><p><a href='/x'>READ MORE: THE FLOOD OF 1954</a></p>")
    assert words(document) == ["Rain over Ashby", LOREM, LOREM]
    assert document.csl["language"] == "en-GB"


def test_the_beginning_of_a_long_page_can_be_read_by_itself():
    body = "".join(f"<p>In chapter {at}, {LOREM}</p>" for at in range(1500))
    html = SURROUNDED.format(title="Rain over Ashby", head="", body=body, lorem=LOREM)
    found, whole = page.beginning(source(html)), page.parse(source(html))
    shown = found.document.text[:-300]
    assert len(shown) > 5000
    assert whole.text.startswith(shown)
    assert found.document.title == whole.title
    assert found.share == pytest.approx(50_000 / len(html), rel=0.05)


@pytest.mark.parametrize("body", [f"<p>{LOREM}</p>" * 20, f"<!--{'x' * 300_000}--><p>{LOREM}</p>"])
def test_a_short_page_and_one_whose_article_begins_late_are_read_whole(body):
    html = SURROUNDED.format(title="Rain over Ashby", head="", body=body, lorem=LOREM)
    assert page.beginning(source(html)) is None


def test_structure_is_that_of_the_page():
    document = read(f"""<p>{LOREM}</p><h2>What the town did</h2><p>{LOREM}</p>
      <ol start="3" type="a"><li>Close the bridge<ul><li>for cars</li></ul></li><li>Sleep</li></ol>
      <p>{LOREM}</p><blockquote><p>We have never seen such rain in our lives.</p></blockquote>
      <pre><code>level = 3\n  ring()</code></pre>
      <table><tr><th>Day</th><th>cm</th></tr><tr><td>Monday</td><td>50</td></tr></table>""")
    kinds = {each.kind: each for each in document.blocks}
    assert words(document, BlockKind.HEADING) == ["Rain over Ashby", "What the town did"]
    items = [each for each in document.blocks if each.kind is BlockKind.LIST_ITEM]
    assert [(each.marker, each.level) for each in items] == [("c.", 0), ("◦", 1), ("d.", 0)]
    assert words(document, BlockKind.CODE) == ["level = 3\n  ring()"]
    assert words(document, BlockKind.TABLE_ROW) == ["Day | cm", "Monday | 50"]
    assert kinds[BlockKind.QUOTE].number


def test_inlines_scripts_and_notes():
    document = read(f"""<p>{LOREM} It rose by 10<sup>2</sup> cm on <em>Monday</em>, <b>too</b>, as
      <a href="javascript:x()">one</a> <a href="/two">two</a> say.<sup
      id="r"><a href="#n">1</a></sup></p><p>{LOREM}</p>
      <ol><li id="n">Measured at the mill. <a href="#r">↩</a></li></ol>""",
      head='<link rel="canonical" href="https://ashby.example/rain">')  # fmt: skip
    text = document.text
    assert "by 10² cm on Monday, too, as one two say.[1]" in text
    assert [(i.kind, text[slice(*i.span)], i.target) for i in document.inlines] == [
        ("emphasis", "Monday", ""),
        ("strong", "too", ""),
        ("link", "two", "https://ashby.example/two"),
    ]
    (note,) = document.footnotes
    assert text[slice(*note.reference)] == "[1]"
    assert text[slice(*note.note)] == "Measured at the mill."
    assert document.blocks[-1].number is None


def test_what_left_the_article_comes_back_where_it_stands_between():
    figure = "<figure><img src='x.png'><figcaption>The river.</figcaption></figure>"
    document = read(f"<p>{LOREM}</p><h3>A</h3><p>{LOREM} So.</p>{figure}<p>{LOREM} Then.</p>")
    assert "A" in words(document, BlockKind.HEADING)
    assert words(document, BlockKind.CAPTION) == ["The river."]


def test_text_of_the_page_is_never_taken_for_markup():
    body = f"<p>{LOREM} It was 5^2^ and ~x~, ==so==, [[y]] {{#z}} and [!note] *it* `was`.</p>"
    assert "5^2^ and ~x~, ==so==, [[y]] {#z} and [!note] *it* `was`." in read(body).text


def ld(**said):
    said = {"@context": "https://schema.org", "@type": "NewsArticle", **said}
    return f'<script type="application/ld+json">{json.dumps(said)}</script>'


def test_what_json_ld_says():
    head = ld(
        headline="Rain",
        datePublished="2024-03-04T10:00:00Z",
        author=[{"@type": "Organization", "name": "Weather Office"}],
        publisher={"@type": "Organization", "name": "The Ashby Post"},
    )
    document = read(f"<p>By Weather Office</p><p>4 March 2024</p><p>{LOREM}</p>", head)
    assert document.csl == {
        "title": "Rain over Ashby",
        "author": [{"literal": "Weather Office"}] if "literal" in document.csl["author"][0]
        else [{"family": "Office", "given": "Weather"}],
        "issued": {"date-parts": [[2024, 3, 4]]},
        "container-title": "The Ashby Post",
        "type": "article-newspaper",
        "language": "en-GB",
    }  # fmt: skip
    assert set(document.csl_from.values()) == {"page"}
    assert "4 March 2024" not in document.text


def test_what_highwire_says():
    said = {
        "citation_title": "On rain", "citation_author": "Weather Office",
        "citation_journal_title": "Journal of Rain", "citation_volume": "3",
        "citation_issue": "2", "citation_firstpage": "11", "citation_lastpage": "19",
        "citation_doi": "10.1000/rain.3", "citation_publication_date": "2021/05/06",
    }  # fmt: skip
    head = "".join(f'<meta name="{name}" content="{value}">' for name, value in said.items())
    csl = read(f"<p>Weather Office</p><p>{LOREM}</p>", head, "On rain").csl
    assert csl["type"] == "article-journal"
    assert (csl["volume"], csl["issue"], csl["page"]) == ("3", "2", "11-19")
    assert csl["DOI"] == "10.1000/rain.3"
    assert csl["issued"] == {"date-parts": [[2021, 5, 6]]}
    assert csl["container-title"] == "Journal of Rain"


@pytest.mark.parametrize("name", ["admin", "The Ashby Post", "www.ashby.example", "Unknown", ""])
def test_nobody_is_named_where_the_page_names_nobody(name):
    head = ld(author={"name": name}, publisher={"name": "The Ashby Post"})
    assert "author" not in read(f"<p>{name}</p><p>{LOREM}</p>", head).csl


@pytest.mark.parametrize(("title", "wanted"), [
    ("Rain over Ashby - The Ashby Post", "Rain over Ashby"),
    ("The Ashby Post: Rain over Ashby", "Rain over Ashby"),
    ("Something else", "Rain over Ashby"),
])  # fmt: skip
def test_the_title_is_the_heading_that_agrees(title, wanted):
    head = '<meta property="og:site_name" content="The Ashby Post">'
    assert read(f"<p>{LOREM}</p>", head, title).title == wanted


def test_a_title_without_a_heading_loses_the_site():
    text = SURROUNDED.replace("<h1>Rain over Ashby</h1>", "")
    head = '<meta property="og:site_name" content="The Ashby Post">'
    for title in ("Rain - it fell – The Ashby Post", "Rain - it fell | The Ashby Post"):
        data = text.format(title=title, head=head, body="", lorem=LOREM)
        assert page.parse(source(data)).title == "Rain - it fell"


@pytest.mark.parametrize(("declared", "encoding"), [
    ("iso-8859-1", "cp1252"), ("windows-1251", "cp1251"), ("gb2312", "gb18030"),
    ("shift_jis", "cp932"), ("utf-8", "utf-8"),
])  # fmt: skip
def test_the_encoding_is_what_the_page_declares(declared, encoding):
    said = {
        "cp1252": "“Grüße”",
        "cp1251": "Дождь идёт",
        "gb18030": "下雨了很久",
        "cp932": "雨が降る",
    }
    word = said.get(encoding, "Grüße")
    text = (
        f'<html><head><meta charset="{declared}"></head><body><p>{word}. {LOREM}</p></body></html>'
    )
    assert word in page.parse(source(text.encode(encoding))).text


@pytest.mark.parametrize(
    ("declared", "encoding", "word"),
    [
        ("windows-874", "cp874", "ฝนตก"),
        ("x-cp1250", "cp1250", "žluťoučký"),
        ("x-mac-cyrillic", "mac-cyrillic", "Дождь"),
        ("cn-big5", "big5", "下雨"),
        ("windows-31j", "cp932", "雨①"),
        ("ks_c_5601-1989", "cp949", "비가"),
        ("iso-8859-8-i", "iso8859-8", "גשם"),
        ("koi8-ru", "koi8-u", "їде"),
        ("sun_eu_greek", "iso8859-7", "βροχή"),
    ],
)
def test_encodings_have_the_names_that_browsers_know(declared, encoding, word):
    text = (
        f'<html><meta charset="{declared}"><body><p>It says {word} here. {LOREM}</p></body></html>'
    )
    document = page.parse(source(text.encode(encoding)))
    assert word in document.text
    assert not document.notices


def test_byte_order_marks_count_more_than_declarations():
    text = f'<html><meta charset="iso-8859-1"><body><p>Grüße. {LOREM}</p></body></html>'
    for encoding in ("utf-8-sig", "utf-16"):
        assert "Grüße" in page.parse(source(text.encode(encoding))).text


def test_xhtml_with_entities_and_empty_elements():
    text = (
        f'<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body>'
        f'<p><a id="p"/>Caf&eacute;&nbsp;au lait. {LOREM}</p><p>{LOREM}</p></body></html>'
    )
    assert "Café\u00a0au lait." in page.parse(source(text)).text


def test_a_page_without_words_is_told():
    for text in (
        "<html><body></body></html>",
        "<!doctype html>",
        "<html><script>x</script></html>",
    ):
        with pytest.raises(ReaderError, match="nothing"):
            page.parse(source(text))


@pytest.mark.parametrize(
    ("said", "root", "address"),
    [
        (
            (
                "\n Page saved with SingleFile \n url: https://ashby.example/rain?a=1 \n saved "
                "date: Mon Mar 04 2024 23:10:00 GMT+0100 (Central European Standard Time)\n"
            ),
            "",
            "https://ashby.example/rain?a=1",
        ),
        (
            (
                " Mirrored from ashby.example/rain by HTTrack Website Copier/3.x [XR&CO'2014], "
                "Mon, 04 Mar 2024 10:00:00 GMT "
            ),
            "",
            "",
        ),
        (
            "",
            (
                ' data-scrapbook-source="https://ashby.example/rain" '
                'data-scrapbook-create="20240304101010123"'
            ),
            "https://ashby.example/rain",
        ),
    ],
)
def test_a_saved_page_tells_its_address_and_the_day_it_was_seen(said, root, address):
    html = SURROUNDED.format(title="Rain", head="", body="", lorem=LOREM)
    comment = f"<!--{said}-->" if said else ""
    text = html.replace('<html lang="en-GB">', f'<html lang="en-GB"{root}>{comment}')
    csl = page.parse(source(text)).csl
    assert csl.get("URL", "") == address
    assert csl["accessed"] == {"date-parts": [[2024, 3, 4]]}


@pytest.mark.parametrize(
    "said",
    [
        "saved from url=(0014)about:internet",
        "Page saved with SingleFile url: javascript:alert(1) saved date: yesterday",
        "Mirrored from a by HTTrack [], 99 99 99",
        "saved date: Mon Mar 04 2024",
    ],
)
def test_what_is_no_address_and_no_day_is_not_taken(said):
    text = SURROUNDED.format(title="Rain", head="", body="", lorem=LOREM)
    csl = page.parse(source(f"<!-- {said} -->{text}")).csl
    assert csl.keys().isdisjoint({"URL", "accessed"})


def test_chrome_tells_the_address():
    text = SURROUNDED.format(title="Rain", head="", body="", lorem=LOREM)
    document = page.parse(source(f"<!-- saved from url=(0026)https://ashby.example/rain -->{text}"))
    assert document.csl["URL"] == "https://ashby.example/rain"


def test_sections_that_open_for_a_search_are_read():
    folded = f"<h2>Later</h2><div hidden=until-found><p>It snowed. {LOREM}</p></div>"
    gone = f"<h2>Never</h2><div hidden><p>It hailed. {LOREM}</p></div>"
    html = SURROUNDED.format(title="Rain", head="", body=folded + gone, lorem=LOREM)
    text = page.parse(source(html)).text
    assert "It snowed." in text
    assert "It hailed." not in text


def test_a_saved_page_begins_where_its_file_says():
    html = SURROUNDED.format(title="Rain", head="", body=f"<p>Grüße. {LOREM}</p>", lorem=LOREM)
    advert = f"<html><body><p>An advert in a frame. {LOREM}</p></body></html>"
    text = (
        'Content-Type: multipart/related; type="text/html"; start="<page@x>"; boundary=b\r\n\r\n'
        f"--b\r\nContent-Type: text/html\r\nContent-ID: <frame@x>\r\n\r\n{advert}\r\n"
        "--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-ID: <page@x>\r\n\r\n"
        f"{html}\r\n--b--\r\n"
    )
    for data in (text, text.replace("page@x>; ", "").replace("start=", "begin=")):
        found = mhtml.parse(Source(data.encode(), Path("rain.mhtml"))).text
        assert ("Grüße" in found) == ("start=" in data)


def test_a_page_saved_by_a_browser():
    html = SURROUNDED.format(title="Rain", head="", body=f"<p>Grüße. {LOREM}</p>", lorem=LOREM)
    text = (
        "From: <Saved by Blink>\r\nDate: Mon, 4 Mar 2024 10:00:00 -0000\r\n"
        "Snapshot-Content-Location: https://ashby.example/rain\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n'
        "\r\n--b\r\nContent-Type: text/css\r\n\r\np {}\r\n--b\r\nContent-Type: text/html; "
        "charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: "
        f"https://ashby.example/rain\r\n\r\n{html}\r\n--b--\r\n"
    )
    form = recognized(None, text.encode())
    assert form
    assert form.module == "web.mhtml"
    document = mhtml.parse(source(text, "a.mhtml"))
    assert "Grüße." in document.text
    assert document.csl["URL"] == "https://ashby.example/rain"
    assert document.csl["accessed"] == {"date-parts": [[2024, 3, 4]]}
    with pytest.raises(ReaderError, match="no page"):
        mhtml.parse(source("MIME-Version: 1.0\n\nx", "a.mhtml"))


def test_titles_and_sections_keep_their_headings():
    sections = "".join(
        f"<section><h1>Part {at}</h1><p>{LOREM}</p><p>{LOREM}</p></section>" for at in "ABC"
    )
    page_of = (
        f"<title>Rain over Ashby - Post</title><header><h1>Rain over Ashby</h1></header>{sections}"
    )
    found = words(page.parse(source(page_of)), BlockKind.HEADING)
    assert found == ["Rain over Ashby", "Part A", "Part B", "Part C"]


def test_headings_by_role_lose_what_is_only_for_sharing_and_editing():
    document = read(f"""<p>{LOREM}</p><div role="heading" aria-level="3">What the town did</div>
      <p>{LOREM}</p><h2 id="a">Costs<a href="#a">¶</a></h2><p>{LOREM}</p>
      <h2>Later<span class="mw-editsection">[<a href="/e">edit</a>]</span></h2><p>{LOREM}</p>
      <h2>The <a href="#x">§ 3</a> case</h2><p>{LOREM}</p>""")
    found = [each.level for each in document.blocks if each.kind is BlockKind.HEADING]
    assert words(document, BlockKind.HEADING)[1:] == [
        "What the town did", "Costs", "Later", "The § 3 case"
    ]  # fmt: skip
    assert found[1] == 3


def test_code_keeps_its_lines_and_loses_their_numbers():
    document = read(f"""<p>{LOREM}</p><table><tr><td><pre>1\n2\n</pre></td>
      <td><pre><code>ring()\nwait(3)\n</code></pre></td></tr></table><p>{LOREM}</p>
      <pre><code><div>let a = 1;</div><div>let b = 2;</div></code></pre>""")
    assert words(document, BlockKind.CODE) == ["ring()\nwait(3)", "let a = 1;\nlet b = 2;"]


def test_two_line_breaks_end_a_paragraph():
    text = f"<b>January</b><br>1954<br><br>{LOREM}<br> <br><br>{LOREM}"
    assert words(page.parse(source(f"<html><body><font>{text}</font></body></html>")))[-2:] == [
        LOREM,
        LOREM,
    ]


@pytest.mark.parametrize(
    "within",
    [
        '<label for="s"></label><input id="s"><span class="sidenote">{}</span>',
        '<sup><a href="javascript:void(0)">1</a></sup><span class="mod-footnotes__note">{}</span>',
        '<span class="ltx_note"><sup>1</sup><span class="ltx_note_content">{}</span></span>',
    ],
)
def test_a_note_within_its_sentence_is_a_footnote(within):
    noted = "Eleven, say the minutes of the meeting."
    document = read(f"<p>The council{within.format(noted)} met at night. {LOREM}</p>")
    [footnote] = document.footnotes
    assert document.text[slice(*footnote.note)] == noted
    assert "The council[1] met at night." in document.text


def test_notes_of_old_pages_are_found_by_name():
    document = read(f"""<p>{LOREM}<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a></p>
      <p>{LOREM}</p><div><p><a href="#_ftnref1" name="_ftn1">[1]</a> Minutes, p. 3.</p></div>""")
    assert [document.text[slice(*each.note)] for each in document.footnotes] == ["Minutes, p. 3."]


@pytest.mark.parametrize("before", ["", "<!doctype html><meta charset=utf-8>", "<html lang=en>"])
def test_a_page_may_leave_out_the_tags_of_its_head_and_body(before):
    text = f"{before}<title>Rain</title><main><h1>Rain</h1><p>{LOREM}</p></main><p>{LOREM}</p>"
    assert words(page.parse(source(text))) == ["Rain", LOREM, LOREM]


def test_notes_in_a_row_are_notes_each():
    noted = ["Eleven, say the minutes.", "Twelve, says the census."]
    spans = "".join(f"<span class='sidenote'>{each}</span>" for each in noted)
    document = read(f"<p>The council{spans} met at night. {LOREM}</p>")
    assert [document.text[slice(*each.note)] for each in document.footnotes] == noted


PAGE = """<!doctype html><html lang="en"><head><title>{title}</title>{head}</head><body>
<main><article>{title_html}{above}<p>{lorem}</p><p>{lorem}</p>{below}</article></main></body></html>"""


def said(title="Rain over Ashby", heading=None, above="", below="", head=""):
    """What a page says of itself."""
    text = PAGE.format(
        title=title, head=head, above=above, below=below, lorem=LOREM,
        title_html=f"<h1>{title}</h1>" if heading is None else heading,
    )  # fmt: skip
    return page.parse(source(text)).csl


@pytest.mark.parametrize(("above", "day"), [
    ('<div class="pubdate">2019年4月4日</div>', [2019, 4, 4]),
    ('<p class="date">Written: 2023-11-07 15:03:30</p>', [2023, 11, 7]),
    ('<div class="field node-post-date">20.12.2022</div>', [2022, 12, 20]),
    ('<p class="modified date">Updated: 3 May 2022</p><time>2 May 2022</time>', [2022, 5, 2]),
    ('<div class="comment"><time>3 May 2022</time></div><time>2 May 2022</time>', [2022, 5, 2]),
])  # fmt: skip
def test_a_date_that_only_readers_are_shown(above, day):
    assert said(above=above)["issued"] == {"date-parts": [day]}


@pytest.mark.parametrize(("told", "shown", "day"), [
    ("2023-11-09T05:30:59Z", "November 8, 2023 at 11:30 p.m.", 8),
    ("2023-11-09T05:30:59Z", "November 18, 2023", 9),
    ("2023-11-09T05:30:59-06:00", "November 8, 2023", 9),
    ("2023-11-09T22:30:59+00:00", "10. November 2023", 10),
])  # fmt: skip
def test_a_day_of_universal_time_is_the_one_that_readers_are_shown(told, shown, day):
    head, above = ld(datePublished=told), f"<time>{shown}</time>"
    assert said(head=head, above=above)["issued"] == {"date-parts": [[2023, 11, day]]}


def test_a_date_that_could_be_two_is_the_one_that_readers_are_shown():
    head = '<meta name="date" content="11/01/2023 12:43:42">'
    csl = said(head=head, above='<p class="date">01.11.2023</p>')
    assert csl["issued"] == {"date-parts": [[2023, 11, 1]]}


def test_a_byline_at_the_end_of_an_article_is_about_it():
    foot = '<footer><address class="author">River Office</address></footer>'
    assert said(below=foot)["author"] == [{"literal": "River Office"}]
    assert "author" not in said(below=f"</article>{foot}<article>")


def test_a_person_who_publishes_a_page_can_be_its_author():
    name = {"@type": ["Person", "Organization"], "name": "River Office"}
    csl = said(head=ld(publisher=name, author=name), above="<p>River Office</p>")
    assert csl["author"] == [{"literal": "River Office"}]


@pytest.mark.parametrize("byline", ["Blog Beitrag von River Office", "Story by River Office"])
def test_a_byline_may_say_what_it_is_the_byline_of(byline):
    assert said(above=f"<p>{byline}</p>")["author"] == [{"literal": "River Office"}]


@pytest.mark.parametrize(("title", "heading"), [
    ("Rain over Ashby", "<h1><span>Rain over Ashby</span> <span>And what came of it</span></h1>"),
    ("Rain over Ashby", "<h1><i>Weather</i> Rain over Ashby</h1>"),
    ("Rain over Ash\u00adby", "<h1>Rain over Ash&shy;by</h1>"),
    ("Rain over Ashby once more - Forum of the Mill", "<h2>Rain over Ashby once more</h2>"),
])  # fmt: skip
def test_a_title_is_read_without_what_is_around_it(title, heading):
    assert said(title, heading)["title"] in {"Rain over Ashby", "Rain over Ashby once more"}


def card(number):
    target = f"/news/{number}"
    return f"""<div class="box"><a href="{target}"><img src="{number}.jpg"></a><div><a
      href="{target}">Ten bridges to see, part {number}</a></div><p>Our readers chose these bridges
      for us, and nobody knows why.</p></div>"""


@pytest.mark.parametrize("beside", [
    "<h3>More of this</h3>" + card(1) + card(2) + card(3),
    '<h3>More of this</h3><a href="/one"><h4>Ten bridges to see</h4><p>Nobody knows why.</p></a>',
    '<p>Tags <a href="/tag/a" rel="tag">bridges</a>, <a href="/tag/b" rel="tag">rivers</a></p>',
    '<div class="print-header">Ten bridges, as nobody sees them on the screen.</div>',
    '<section class="related-posts"><p>Ten bridges to see, a list of our own.</p></section>',
    "<h2>Ten bridges to see</h2>",
])  # fmt: skip
def test_what_stands_beside_an_article_is_no_part_of_it(beside):
    text = PAGE.format(
        title="Rain", head="", lorem=LOREM, title_html="<h1>Rain</h1>", above="",
        below=f"<h2>After it</h2><p>{LOREM} So.</p><p>{LOREM} Then.</p>{beside}",
    )  # fmt: skip
    assert words(page.parse(source(text))) == [
        "Rain", LOREM, LOREM, "After it", f"{LOREM} So.", f"{LOREM} Then."
    ]  # fmt: skip


def test_links_that_pictures_beside_lead_to_as_well_are_words_of_an_article():
    inline = "".join(f'<p>{LOREM} <a href="/news/{n}">Part {n}</a>.</p>' for n in range(3))
    beside = "".join(f'<a href="/news/{n}"><img src="x.jpg"></a>' for n in range(3))
    text = PAGE.format(title="Rain", head="", title_html="<h1>Rain</h1>", above="", lorem=LOREM,
                       below=f"{inline}<aside>{beside}</aside>")  # fmt: skip
    assert words(page.parse(source(text)))[-1] == f"{LOREM} Part 2."


@pytest.mark.parametrize("called", ["article-teaser", "entry-excerpt", "standfirst", "abstract"])
def test_the_words_below_a_title_that_introduce_an_article_belong_to_it(called):
    lead = "What the town did when the river rose, and what it did not do."
    text = f"""<html><body><main><header><h1>Rain over Ashby</h1><div class="{called}">
      <p>{lead}</p></div></header><div class="body"><p>{LOREM}</p><p>{LOREM} So.</p></div></main>
      </body></html>"""
    assert words(page.parse(source(text))) == ["Rain over Ashby", lead, LOREM, f"{LOREM} So."]


def test_code_in_a_frame_and_a_heading_in_a_wrapper_belong_to_the_article():
    document = read(f"""<p>{LOREM}</p><div class="frame"><div><span>Shell</span><div><pre>mill
run</pre></div></div></div><p>{LOREM}</p><div class="wrapper"><h2>Use</h2><a href="#use"></a></div>
      <p>{LOREM}</p>""")
    assert words(document, BlockKind.CODE) == ["mill\nrun"]
    assert "Use" in words(document, BlockKind.HEADING)


def test_lines_of_code_may_be_blocks():
    lines = '<div><div class="line">a = 1</div></div><div><div class="line">  b = 2</div></div>'
    document = read(f"<p>{LOREM}</p><pre><code>{lines}</code></pre><p>{LOREM}</p>")
    assert words(document, BlockKind.CODE) == ["a = 1\n  b = 2"]


def test_a_reference_to_a_note_may_say_that_it_is_one():
    document = read(f"""<p>{LOREM}<sup><a href="#fn:1">[footnote 1]</a></sup></p><p>{LOREM}</p>
      <h2>Notes</h2><ol><li id="fn:1">Measured at the mill.</li></ol>""")
    (note,) = document.footnotes
    assert document.text[slice(*note.note)] == "Measured at the mill."
    assert "Notes" in words(document, BlockKind.HEADING)


def test_what_elements_of_a_page_show_is_read_with_what_stands_in_their_slots():
    document = read(f"""<p>{LOREM}</p><mill-note><template shadowrootmode="open">
      <style>p{{}}</style><p>{LOREM} So.</p><slot></slot><slot name="end"></slot></template>
      <p slot="end">{LOREM} Then.</p><p>{LOREM} But.</p></mill-note>
      <p>{LOREM} <mill-term>Well</mill-term> then.</p>""")
    shown = [each.removeprefix(LOREM).strip() for each in words(document)[1:-1]]
    assert shown == ["", "So.", "But.", "Then.", "Well then."]


def test_the_numbers_of_printed_pages_are_pages_and_no_words():
    document = read(f"""<p>{LOREM} <span class="pagenum" id="Page_3">[Pg 3]</span>{LOREM}</p>
      <p>{LOREM} <span class="pagenum ws-pagenum" id="p4" data-page-number="4">&#8203;</span>One
      more. <a href="#Page_3">There</a> is the <span class="pagenum">third</span>.</p>""")
    text = document.text
    assert [each.label for each in document.pages] == ["3", "4"]
    assert "Pg" not in text
    assert "is the third." in text
    at = text.index("One more")
    assert document.pages.range_of(at, at + 3) == "4"
    assert document.places["#Page_3"] == text.index(LOREM)


@pytest.mark.parametrize(
    "heading",
    [
        '<a class="permalink" href="#flood">The flood</a>',
        '<a class="headerlink" href="#flood">The flood</a>',
        'The flood<a class="permalink" href="#flood">¶</a>',
        'The flood <a class="permalink" href="#flood">Link to this heading</a>',
    ],
)
def test_a_heading_that_is_a_link_to_itself_is_kept_and_the_link_beside_one_is_not(heading):
    document = read(f'<p>{LOREM}</p><h2 id="flood">{heading}</h2><p>{LOREM}</p>')
    assert words(document, BlockKind.HEADING)[-1] == "The flood"


@pytest.mark.parametrize("element", ["p", "figure><blockquote", "dl><dd", "ol><li"])
def test_what_stands_between_texts_of_the_article_is_read_however_the_page_is_laid_out(element):
    inner = "".join(f"</{each}>" for each in reversed(element.split("><")))
    between = f"<{element}>It rained.{inner}"
    text = SURROUNDED.format(
        title="Rain", head="", body=f"<p>{LOREM}</p>{between}<p>{LOREM}</p>", lorem=LOREM
    )
    text = text.replace("<body>", '<body class="toc-inline nav-fixed">')
    assert "It rained." in page.parse(source(text)).text
