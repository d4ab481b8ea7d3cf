"""What stands before and behind an article: bylines, dates, lists of other articles."""

from pathlib import Path

import pytest

from reader.formats.registry import Source
from reader.formats.web import page

HEAD = (
    '<meta property="og:title" content="The bridge is closed">'
    '<meta name="author" content="Harbour Office">'
)
PROSE = [
    f"The bridge over the harbour was closed for the {which} time this year, the office said, "
    "since the water stood higher than anybody had seen it before, and nobody knew for how long."
    for which in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
]
STANDFIRST = (
    "Nobody could say on Monday when the trams would cross the harbour again, and the office did "
    "not want to guess, as it had done too often."
)


def read(before="", behind=""):
    paragraphs = "".join(f"<p>{each}</p>" for each in PROSE)
    html = (
        f"<html><head><title>The bridge is closed</title>{HEAD}</head><body><main><article>"
        f"<h1>The bridge is closed</h1>{before}{paragraphs}{behind}</article></main></body></html>"
    )
    return page.parse(Source(html.encode(), Path("a.html"))).text


@pytest.mark.parametrize(
    "line",
    [
        "By Harbour Office",
        "Von Harbour Office | The Post",
        "Written by Harbour Office",
        "5 min read",
        "Lesezeit: 5 Minuten",
        "Published 18 November 2019",
        "Last updated: 2024-03-05 10:30",
    ],
)
@pytest.mark.parametrize("standfirst", ["", f"<p>{STANDFIRST}</p>"])
def test_what_is_metadata_is_no_paragraph(line, standfirst):
    text = read(f"{standfirst}<p>{line}</p>")
    assert line not in text
    assert PROSE[0] in text
    assert (STANDFIRST in text) == bool(standfirst)


@pytest.mark.parametrize(
    "above",
    [
        f"<h2>{STANDFIRST}</h2><ul><li><b>Published</b><span>18 November 2019</span></li></ul>",
        f"<h2>{STANDFIRST}</h2><p>Published 18 November 2019</p>",
        "<div><span>Mon, 18 November 2019</span><a href='/tag/ferry' rel='tag'>Ferry</a></div>",
    ],
)
def test_a_date_below_an_introduction_or_beside_links_to_tags_is_no_paragraph(above):
    text = read(above)
    assert "2019" not in text
    assert (STANDFIRST in text) == ("<h2>" in above)


def test_a_date_below_a_heading_of_the_article_stays():
    assert "18 November 2019" in read("<h2>What happened</h2><p>18 November 2019</p>")


@pytest.mark.parametrize(
    "line",
    [
        "By the harbour, in the winter of 2019",
        "The Harbour Office closed it on Monday, and nobody was asked.",
        "London, 1940",
    ],
)
def test_a_line_that_says_something_stays(line):
    assert line in read(f"<p>{STANDFIRST}</p><p>{line}</p>")


CARD = '<p><a href="/other/{0}">Another article of that day, the number {0}</a> It says more.</p>'


@pytest.mark.parametrize("label", ["Top stories", "Weitere Artikel:", "More from The Post"])
def test_a_list_of_other_articles_behind_its_label_goes(label):
    text = read(behind=f"<p><b>{label}</b></p>{''.join(map(CARD.format, range(4)))}")
    assert PROSE[-1] in text
    assert label not in text
    assert "Another article" not in text


def test_a_label_in_the_midst_or_before_words_of_the_article_stays():
    more = "<p>More on the bridge</p>" + "".join(f"<p>{each} Again.</p>" for each in PROSE[:3])
    text = read(behind=more)
    assert "More on the bridge" in text
    assert f"{PROSE[2]} Again." in text
    assert "Further reading" in read(behind=f"<p>Further reading</p>{CARD.format(1)}")


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("Subscribe to our newsletter for all stories of the harbour.", False),
        ("Follow @harbour on Twitter to keep up with the tide.", False),
        ("For the latest stories, download the apps of The Post.", False),
        ("Follow the water, the office said, and you will know.", True),
        ("The office will join the others on Facebook next week.", True),
    ],
)
def test_invitations_at_the_end_go(line, stays):
    assert (line in read(behind=f"<p>{line}</p>")) == stays


def test_a_row_of_a_table_keeps_all_its_cells():
    table = (
        "<table><tr><th>Opened</th><td>1931</td></tr>"
        "<tr><th>Office</th><td>Harbour Office</td></tr>"
        "<tr><th>Length</th><td>412 m</td></tr></table>"
    )
    text = read(table)
    for row in ("Opened | 1931", "Office | Harbour Office", "Length | 412 m"):
        assert row in text


def test_contents_and_categories_are_no_part_of_an_article():
    text = read(
        '<div class="toc"><h2>Contents</h2><ul><li><a href="#a">1 The water</a></li></ul></div>',
        '<div id="catlinks">Categories: <a href="/c">Bridges</a></div>',
    )
    assert "Contents" not in text
    assert "Categories" not in text


@pytest.mark.parametrize("above", ["", "<p class='byline'>By Harbour Office</p>",
                                   "<p>By Harbour Office</p><div>5 min read</div>"])  # fmt: skip
@pytest.mark.parametrize("frame", ["{}", "<div class='hero'>{}</div>"])
def test_the_caption_of_the_picture_below_the_title_is_kept(above, frame):
    figure = "<figure><img src='a.jpg'><figcaption>A boat below the gates.</figcaption></figure>"
    assert read(before=above + frame.format(figure)).split("\n\n")[:3] == [
        "The bridge is closed", "A boat below the gates.", PROSE[0]
    ]  # fmt: skip


def test_the_caption_of_a_picture_among_other_things_is_not():
    figure = "<figure><img src='a.jpg'><figcaption>A boat elsewhere.</figcaption></figure>"
    others = "".join(f"<p><a href='/{n}'>Another story number {n}</a></p>" for n in range(6))
    assert "A boat" not in read(before=others + figure)
