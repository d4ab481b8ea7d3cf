"""Threads of forums: who wrote which post."""

from pathlib import Path

import pytest

from reader.anchoring.passages import locator_of
from reader.formats.registry import Source
from reader.formats.web import page
from reader.text.document import BlockKind, Span

SAID = [
    ("tidewatch", "2024-03-05", "How long will the bridge be closed? Nobody at the harbour knows."),
    ("millwheel", "2024-03-06", "A week, the office says.<br><br>I would not bet on it."),
    ("tidewatch", "2024-03-06", "<blockquote>I would not bet on it.</blockquote> Why not?"),
]
SCHEMA = 'itemscope itemtype="https://schema.org/'


def read(body, head="", attributes=""):
    html = (
        f"<html {attributes}><head><title>The bridge - Forum</title>{head}</head><body>"
        f'<div class="nav"><a href="/">Board index</a> <a href="/login">Log in</a></div>{body}'
        '<div class="footer">All times are UTC. Powered by a program.</div></body></html>'
    )
    return page.parse(Source(html.encode(), Path("thread.html")))


def posts(form):
    return "".join(form.format(name=name, day=day, words=words) for name, day, words in SAID)


DESCRIBED = posts(
    '<div itemprop="comment" ' + SCHEMA + 'Comment"><span itemprop="author" ' + SCHEMA + 'Person">'
    '<a href="/u"><span itemprop="name">{name}</span></a></span><time itemprop="datePublished" '
    'datetime="{day}T10:00:00Z">Mar 5</time><div itemprop="text">{words}</div><span>3 Likes</span>'
    "</div>"
)
FORMS = {
    "microdata": {
        "body": f'<div {SCHEMA}DiscussionForumPosting"><h1 itemprop="headline">The bridge</h1>'
        f"{DESCRIBED}</div>"
    },
    "questions": {
        "body": "<h1>The bridge</h1>"
        + f'<div {SCHEMA}Question">{DESCRIBED}</div>'.replace("Comment", "Answer")
    },
    "XenForo": {
        "attributes": 'id="XF"',
        "body": "<h1>The bridge</h1>"
        + posts(
            '<article class="message message--post" data-author="{name}"><div class="message-user">'
            '<a class="username">{name}</a> Member</div><time datetime="{day}T10:00:00+0000">x'
            '</time><div class="message-content"><div class="bbWrapper">{words}</div></div>'
            "<div>Like</div></article>"
        ),
    },
    "phpBB": {
        "head": '<meta name="generator" content="phpBB">',
        "body": "<h1>The bridge</h1>"
        + posts(
            '<div class="post has-profile bg1"><div class="postbody"><p class="author">by <a '
            'class="username">{name}</a> » <time datetime="{day}T10:00:00+00:00">x</time></p>'
            '<div class="content">{words}</div></div></div>'
        ),
    },
    "Hacker News": {
        "body": '<table id="hnmain"><tr><td><h1>The bridge</h1></td></tr>'
        + posts(
            '<tr class="athing comtr"><td><a class="hnuser">{name}</a> <span class="age">'
            '<time datetime="{day}T10:00:00">x</time></span> '
            '<div class="commtext c00">{words}</div></td></tr>'
        )
        + "</table>"
    },
}


@pytest.mark.parametrize("form", FORMS)
def test_posts_stand_below_their_authors(form):
    document = read(**FORMS[form])
    blocks = [(each.kind, document.text[slice(*each.span)]) for each in document.blocks]
    heading, paragraph = BlockKind.HEADING, BlockKind.PARAGRAPH
    wanted = [
        (heading, "The bridge"),
        (heading, "tidewatch, 2024-03-05"),
        (paragraph, "How long will the bridge be closed? Nobody at the harbour knows."),
        (heading, "millwheel, 2024-03-06"),
        (paragraph, "A week, the office says."),
        (paragraph, "I would not bet on it."),
        (heading, "tidewatch, 2024-03-06"),
        (BlockKind.QUOTE, "I would not bet on it."),
        (paragraph, "Why not?"),
    ]
    assert blocks == wanted
    at = document.text.index("A week")
    assert locator_of(document, Span(at, at + 6)).heading == "millwheel, 2024-03-06"


def test_comments_below_an_article_are_no_thread():
    prose = (
        "<p>The bridge over the harbour was closed for the first time this year, since the water "
        "stood higher than anybody had seen it before.</p>"
    )
    document = read(
        f'<article {SCHEMA}NewsArticle"><h1>The bridge</h1><div itemprop="articleBody">{prose * 3}'
        f'</div></article><section class="comments">{DESCRIBED}</section>'
    )
    assert "tidewatch" not in document.text
    assert document.text.count("stood higher") == 3
