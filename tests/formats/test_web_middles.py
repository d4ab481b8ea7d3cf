"""A long page without its middle, and put together again."""

import pytest
from lxml import html

from reader.formats.web.middles import without_middle

PAGES = {
    "row": "".join(f"<p>p{n}</p> a{n} " for n in range(8000)),
    "short": "<p>a</p>b" * 100,
    "sections": "".join(f"<div>d{n}<p>p<i>i</i>q</p>r<p>s</p></div>e" for n in range(1800)),
    "one section": f"<div><h1>h</h1>{'<p>p<i>i</i></p>q' * 4000}</div>",
    "nested": f"{'<div>a' * 200}{'<p>b</p>c' * 6000}{'</div>d' * 200}",
    "lists": f"<ul>{'<li>a<ul><li>b<li>c</ul>d</li>' * 1600}</ul>z",
    "deep at both ends": f"{'<b>x' * 50}{'<i>y</i>' * 2400}{'</b>' * 50}m"
    f"{'<p>n</p>' * 4000}{'<b>x' * 50}{'<i>y</i>' * 1200}{'</b>' * 50}",
}


@pytest.mark.parametrize("name", PAGES)
def test_the_ends_remain_and_all_is_put_back(name):
    page = f"<html><body>{PAGES[name]}</body></html>"
    root = html.fromstring(page)
    elements = list(root.iter())
    with without_middle(root):
        left = list(root.iter())
        assert left[:2000] == elements[:2000]
        assert left[-1000:] == elements[-1000:]
        assert len(left) <= 3500
    assert html.tostring(root) == html.tostring(html.fromstring(page))
