"""Long rows of paragraphs, lines or links in a page: their ends decide about what is between."""

from pathlib import Path

import pytest
from lxml import html

from reader.formats.web import days, main_texts
from reader.formats.web.rows import Thinned
from reader.workspace.texts.loading import read

MANY = 900
MIXED = "<html><body><h1>T</h1>first {}<ul>{}</ul>last</body></html>".format(
    "".join(f"<p>p{n}</p> a{n} " + "<hr>b" * (n % 5 == 0) for n in range(MANY)),
    "".join(f"<li>i{n} <b>x</b></li>\n" for n in range(MANY)),
)


def test_a_thinned_tree_has_the_ends_of_its_rows_and_can_be_restored():
    root = html.fromstring(MIXED)
    thinned = Thinned(root)
    assert [len(row.ends) for row in thinned.rows] == [200, 200]
    assert [each.text for each in root.iter("p")] == [
        f"p{n}" for n in range(MANY) if not 100 <= n < 800
    ]
    assert len(list(root.iter("hr"))) == MANY / 5
    thinned.restore()
    assert html.tostring(root) == html.tostring(html.fromstring(MIXED))


@pytest.mark.parametrize(("count", "seen"), [(300, 300), (900, 200), (3000, 200)])
def test_the_work_for_a_row_does_not_grow_with_it(monkeypatch, count, seen):
    counts = []

    def count_in(root, *_arguments, **_options):
        counts.append(len(list(root.iter("p"))))

    monkeypatch.setattr(main_texts.trafilatura, "bare_extraction", count_in)
    monkeypatch.setattr(days.htmldate, "find_date", count_in)
    page = f"<html><body>{'<p>It rained in the town, all day.</p>' * count}</body></html>"
    assert read(page.encode(), Path("a.html")).text.count("It rained") == count
    assert max(counts) == seen


def test_of_two_rows_among_each_other_each_belongs_or_not_by_itself():
    town = "<p>On that day it rained in the town, and nobody was seen in its streets.</p>"
    page = (
        "<html><head><title>Rain</title></head><body><article><h1>Rain</h1>"
        f"{f'{town}<div class=share><a href=/b>Share</a></div>' * MANY}</article>"
    )
    document = read(page.encode(), Path("a.html"))
    assert document.text.count("On that day it rained") == MANY
    assert "Share" not in document.text


def test_the_middle_of_a_row_belongs_where_its_ends_do():
    town = "".join(
        f"<p>On day {n} of that year it rained in the town, and nobody was seen in its streets.</p>"
        for n in range(MANY)
    )
    menu = "".join(f'<li><a href="/{n}">Page {n}</a></li>' for n in range(MANY))
    page = (
        "<html><head><title>Rain</title></head><body>"
        f'<nav class="menu"><ul>{menu}</ul></nav><article><h1>Rain</h1>{town}</article>'
    )
    document = read(page.encode(), Path("a.html"))
    assert [f"On day {n} of" in document.text for n in range(MANY)] == [True] * MANY
    assert "Page" not in document.text


def test_of_a_row_of_which_some_belongs_each_is_looked_at():
    town = "<p>On that day it rained in the town, and nobody was seen in its streets.</p>"
    lists = "<ul><li>the hall</li><li>the mill</li></ul>"
    menu = "<ul class=menu><li><a href=/a>About</a></li></ul>"
    rows = (town * 2 + lists) * MANY
    page = (
        "<html><head><title>Rain</title></head><body><h1>Rain</h1>"
        f"<div>{lists.replace('the', 'a') * 200}{rows}{town}</div>{menu}"
    )
    document = read(page.encode(), Path("a.html"))
    assert document.text.count("the hall") == MANY
