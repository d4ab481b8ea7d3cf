"""Pages and saved pages that hold one kind of thing without end."""

from collections.abc import Callable

from bench.crowded.words import RAIN, many


def _page(piece: str, before: str = "", behind: str = "", head: str = "") -> Callable[[int], bytes]:
    """A page of many copies of a piece."""

    def page(size: int) -> bytes:
        body = many(piece, size)
        return (
            f"<!DOCTYPE html><html lang=en><head><title>Rain in the town</title>{head}</head><body>"
            f"<h1>Rain in the town</h1>{before}{body}{behind}</body></html>"
        ).encode()

    return page


def _head(piece: str) -> Callable[[int], bytes]:
    """A page with many copies of a piece in its head."""
    return lambda size: (
        f"<html><head><title>Rain</title>{many(piece, size)}</head><body><h1>Rain</h1>"
        f"{f'<p>{RAIN}</p>' * 20}</body></html>"
    ).encode()


def _data(piece: str, before: str, behind: str) -> Callable[[int], bytes]:
    """A page whose JSON-LD has many copies of a piece (braces are written as `<` and `>`)."""

    def page(size: int) -> bytes:
        count = max(size // len(piece), 1)
        many = ",".join(piece.replace("#", str(number)) for number in range(count))
        data = f"{before}{many}{behind}".replace("<", "{").replace(">", "}")
        return (
            f'<html><head><script type="application/ld+json">{data}</script></head><body>'
            f"<h1>Rain</h1>{f'<p>{RAIN}</p>' * 20}"
        ).encode()

    return page


def notes(size: int) -> bytes:
    count = size // 230
    return (
        "<html><body><h1>Rain in the town</h1>"
        + "".join(
            f'<p>{RAIN}<sup><a href="#n{n}" id="r{n}">{n}</a></sup></p>' for n in range(count)
        )
        + "<ol>"
        + "".join(f'<li id="n{n}">A source. <a href="#r{n}">back</a></li>' for n in range(count))
        + "</ol></body></html>"
    ).encode()


_ARTICLE = '<"@type":"NewsArticle","headline":"Rain","author":'
HTML: dict[str, Callable[[int], bytes]] = {
    "notes": notes,
    "one note for many": _page(
        f'<p>{RAIN}<sup><a href="#n1">1</a></sup></p>', behind='<p id="n1">A source.</p>'
    ),
    "time elements": _page(
        '<p>It rained on <time datetime="2024-05-01">May 1</time>, and nobody came.</p>'
    ),
    "times alone": _page('<time datetime="2024-05-01">1 May 2024, in the town</time> '),
    "sentences": _page(f"<p>{RAIN}</p>\n"),
    "short sentences": _page("<p>It rained in the town {0}.</p>"),
    "raised": _page("It rained on an area of 12 m<sup>2</sup> "),
    "bold words": _page("It rained all day <b>in the town</b> and "),
    "bold words with a class": _page('It rained all day <b class="x">in the town</b> and so. '),
    "links": _page('It rained <a href="https://example.org/{0}">in the town</a> and on. '),
    "relative links": _page(
        'It rained <a href="../a/{0}">all day in it</a> and on. ',
        head='<link rel=canonical href="https://example.org/a/b">',
    ),
    "links within": _page('It rained <a href="#a{0}" id="b{0}">in the town, all day</a> and on. '),
    "links of authors": _page('<a rel="author" href="/a/{0}">Ann Example{0} of town</a> '),
    "pages of authors": _page('<p><a href="/authors/ann{0}">Ann Example</a> was in the town.</p>'),
    "bylines": _page('<p class="byline">By Ann Example{0} of the Board</p>'),
    "authors as properties": _page(
        '<p>It rained <i itemprop="author">Ann Example{0}</i> here.</p>'
    ),
    "one long byline": _page("Ann Example{0}, ", '<p class="byline">By ', "</p><p>It rained."),
    "lines by someone": _page("<p>By Ann Example of the town {0}</p>"),
    "dates by class": _page('<span class="date">1 May 2024 in the town</span> and so. '),
    "dates in prose": _page("<p>On 1 May 2024 it rained in the town, until 3 June 1999.</p>"),
    "days without year": _page("<p>On 1 May it rained in the town, until the 3 June.</p>"),
    "numbers in prose": _page("<p>Of 12345678 people, 20 240 came on 2024 ways to 1/1 of it.</p>"),
    "headings": _page("<h2>How it rained in part {0}</h2><p>It rained all day.</p>"),
    "main headings": _page("<h1>How it rained in the town {0}</h1>"),
    "headings with links": _page('<h2 id="a{0}">How it rained<a href="#a{0}">¶</a> in town</h2>'),
    "roles of headings": _page('<div role="heading" aria-level="3">How it rained here {0}</div>'),
    "items": _page("<li>It rained all day in {0}</li>", "<ul>", "</ul>"),
    "lists": _page("<ul><li>It rained all day</li><li>and it was very wet {0}</li></ul>"),
    "nested lists": _page("<ul><li>It rained all day in the town {0}" * 8 + "</ul>" * 8),
    "definitions": _page("<dt>The rain in the town {0}</dt><dd>It was very wet.</dd>", "<dl>"),
    "table": _page(
        "<tr><td>It rained all day in the</td><td>town, and it was {0}</td></tr>",
        "<table>",
        "</table>",
    ),
    "tables": _page(
        f"<table><tr><td>It rained all day</td><td>in the town</td></tr></table><p>{RAIN}"
    ),
    "nested tables": _page(
        "<table><tr><td>It rained all day in the town and<td>it was wet" * 6 + "</table>" * 6
    ),
    "tables of paragraphs": _page(
        f"<tr><td><p>{RAIN}</p></td><td><p>It was wet.</p></td></tr>", "<table>", "</table>"
    ),
    "quotations": _page("<blockquote>It rained all day in {0}</blockquote>"),
    "divs": _page("<div>It rained all day in it {0}</div>"),
    "divs in divs": _page("<div>It rained all day in the town " * 12 + "</div>" * 12),
    "deep divs with words": _page("<div>It rained all day in the town "),
    "sections": _page(f"<section><h2>Rain</h2><p>{RAIN}</p></section>"),
    "articles": _page(f"<article><h2>Rain</h2><p>{RAIN}</p></article>"),
    "figures": _page(f"<figure><img src=a.png><figcaption>{RAIN}</figcaption></figure>"),
    "cards": _page(
        '<div><a href="/a{0}"><img src=x></a><a href="/a{0}">It rained all day in the '
        "town</a><p>And nobody came to the hall of the town.</p></div>"
    ),
    "tags": _page('<a rel="tag" href="/tags/{0}">rain in the town</a> '),
    "related": _page('<div class="related"><a href="/{0}">It rained all day</a></div>'),
    "beside": _page('<div class="toc">It rained all day in it</div> '),
    "code": _page("<pre>print('It rained all day {0}')</pre>"),
    "coloured code": _page(
        'print(<span class="s">"It rained all day"</span>, {0}, 5000)\n', "<pre>", "</pre>"
    ),
    "lines of code": _page("<div>print('It rained all day {0}')</div>", "<pre>", "</pre>"),
    "gutters": _page(
        f"<table><tr><td><pre>1</pre></td><td><pre>{RAIN}{RAIN}</pre></td></tr></table>"
    ),
    "posts": _page(
        '<div itemscope itemtype="https://schema.org/Comment">'
        f'<p itemprop="author">Ann{{0}}</p><p itemprop="text">{RAIN}</p></div>',
        '<div itemscope itemtype="https://schema.org/Question">',
        "</div>",
    ),
    "posts of a forum": _page(
        f'<div class="post"><p class="author">Ann</p><div class="content">{RAIN}</div></div>',
        head='<meta name="generator" content="phpBB">',
    ),
    "own elements": _page("<x-rain>It rained all day in {0}</x-rain>"),
    "shadows": _page(
        f"<x-a><template shadowrootmode=open><p><slot></slot></p></template>{RAIN}{RAIN}</x-a>"
    ),
    "lines apart": _page("It rained all day in the town, and nobody came to the hall<br><br>"),
    "notes within": _page(f'<p>{RAIN} <span class="sidenote">It was very wet here.</span></p>'),
    "pages": _page(f'<p>{RAIN}<span class="pagenum">[{{0}}]</span></p>'),
    "page breaks": _page(f'<p>{RAIN}<span role="doc-pagebreak" title="{{0}}"></span></p>'),
    "verse": _page(
        '<p class="stanza"><span class="line">It rained all day in it,</span>'
        '<span class="line">and nobody came to the hall.</span></p>'
    ),
    "formulas": _page(
        "<p>It rained <math><semantics><mi>x</mi><annotation encoding='tex'>x_{0}"
        "</annotation></semantics></math> in all of the town, and it was wet there.</p>"
    ),
    "ruby": _page("<ruby>字が降る街の雨の日々<rt>ame no hi</ruby>"),
    "lines of Chinese": _page("<p>街に雨が降った。誰も来なかった、\n一日中雨が降っていた。</p>"),
    "hidden": _page(f'<p style="display:none">{RAIN}</p><p>{RAIN}</p>'),
    "entities": _page("&#x5B57;"),
    "named entities": _page("&eacute;&amp;"),
    "emoji among letters": lambda size: (
        b"<html><body><p>\xf0\x9f\x98\x80" + b"It rained. " * (size // 11)
    ),
    "paragraphs and one emoji": _page(f"<p>{RAIN}</p>", "<p>\U0001f600</p>"),
    "one word": lambda size: b"<html><body><p>" + b"x" * size,
    "unbroken Chinese": lambda size: b"<html><body><p>" + "雨".encode() * (size // 3),
    "Chinese in its own encoding": lambda size: (
        b"<html><head><meta charset=gb18030></head><body>"
        + "<p>街上下雨，没有人来。</p>".encode("gb18030") * (size // 27)
    ),
    "wide characters": lambda size: f"<html><body>{f'<p>{RAIN}</p>' * (size // 132)}".encode(
        "utf-16"
    ),
    "attributes": _page(
        "<p " + " ".join(f'data-a{n}="x"' for n in range(8)) + f">{RAIN}{RAIN}{RAIN}"
    ),
    "one long attribute": lambda size: (
        f'<html><body><p title="{"a " * (size // 2)}">{RAIN}'.encode()
    ),
    "classes": _page(f'<p class="{" ".join(f"c{n}" for n in range(60))}">It rained.</p>'),
    "styles": _page(f'<p style="{"color:red;" * 20}">It rained.</p>'),
    "ids": _page('<p id="part-{0}">It rained all day in the town</p>'),
    "one comment": lambda size: f"<html><body><p>{RAIN}<!--{'ab ' * (size // 3)}-->{RAIN}".encode(),
    "one script": lambda size: (
        f"<html><body><p>{RAIN}<script>{'a=1;' * (size // 4)}</script>".encode()
    ),
    "one style": lambda size: (
        f"<html><head><style>{'a{b:c}' * (size // 6)}</style><p>{RAIN}".encode()
    ),
    "one title": lambda size: (
        f"<html><head><title>{'rain - ' * (size // 7)}</title><p>{RAIN}".encode()
    ),
    "one heading": lambda size: f"<html><body><h1>{'rain | ' * (size // 7)}</h1><p>{RAIN}".encode(),
    "one heading of spans": _page("<i>It rained all day in it</i>", "<h1>", "</h1>"),
    "one item": _page("It rained all day. ", "<ul><li>", "</ul>"),
    "one cell": _page("It rained all day. ", "<table><tr><td>a<td>", "</table>"),
    "one block of code": _page("print('It rained')\n", "<pre>", "</pre>"),
    "one line with a class": _page("It rained all day. ", '<div class="byline">', "</div>"),
    "buttons": _page(f"<button>Read more</button><p>{RAIN}</p>"),
    "menus": _page('<nav><a href="/{0}">The rain in the town</a></nav><p>It rained.</p>'),
    "comments of readers": _page('<div class="comment"><p>It rained all day in it {0}</p></div>'),
    "authors as metas": _head('<meta name="author" content="Ann Example{0}">'),
    "authors as one meta": lambda size: (
        f'<html><head><meta name="author" content="{many("Ann Example{0}, ", size)}">'
        f"</head><body><p>{RAIN}"
    ).encode(),
    "many metas": _head('<meta name="a{0}" content="Ann Example">'),
    "many dates": _head('<meta name="date" content="some day in {0}">'),
    "canonical links": _head('<link rel="canonical" href="https://example.org/{0}">'),
    "links in head": _head('<link rel="a{0}" href="https://example.org/">'),
    "authors in data": _data('<"@type":"Person","name":"Ann Example#">', f"{_ARTICLE}[", "]>"),
    "authors by id": _data(
        '<"@type":"Person","@id":"#a#","name":"Ann Example#">',
        f'<"@graph":[{_ARTICLE}<"@id":"#a1">>,',
        "]>",
    ),
    "names in data": _data('"Ann Example#"', f"{_ARTICLE}[", "]>"),
    "articles in data": _data(f'{_ARTICLE}<"name":"Ann Example#">>', "[", "]"),
    "one article in many": _data(
        f'{_ARTICLE}<"name":"Ann Example#">>', f'{_ARTICLE}"B C","a":[', "]>"
    ),
    "wholes in data": _data(
        '<"@type":"Periodical","name":"Rain #">', f'{_ARTICLE}"B C","isPartOf":[', "]>"
    ),
    "publishers in data": _data(
        f'{_ARTICLE}"B C","publisher":<"@type":"Organization","name":"Rain #">>', "[", "]"
    ),
    "sites in data": _data('<"@type":"WebSite","name":"Rain #">', "[", "]"),
    "numbers in data": _data("#", f'{_ARTICLE}"B C","a":[', "]>"),
    "lists in data": _data("[]", f'{_ARTICLE}"B C","a":[', "]>"),
    "keys in data": _data('"k#":1', f'{_ARTICLE}"B C","a":<', ">>"),
    "pieces of data": _head(
        '<script type="application/ld+json">{{"@type":"Article","author":"A{0}"}}</script>'
    ),
    "deep data": lambda size: (
        '<html><head><script type="application/ld+json">'
        + '{"a":' * (size // 6)
        + "1"
        + "}" * (size // 6)
        + f"</script><body><p>{RAIN}"
    ).encode(),
}
"""Pages."""


def _saved(make: Callable[[int], bytes]) -> Callable[[int], bytes]:
    """A page as a saved one."""
    return lambda size: (
        b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; "
        b'boundary="b"\n\n--b\nContent-Type: text/html\n\n' + make(size) + b"\n--b--\n"
    )


MHTML = {
    "sentences": _saved(HTML["sentences"]),
    "notes": _saved(HTML["notes"]),
    "pictures": lambda size: (
        _saved(HTML["sentences"])(size // 10).replace(b"--b--\n", b"")
        + (
            b"--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n"
            + (b"A" * 76 + b"\n") * 20
        )
        * (size // 1700)
        + b"--b--\n"
    ),
}
"""Saved pages."""
