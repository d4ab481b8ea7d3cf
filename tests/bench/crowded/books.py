"""Books that hold one kind of thing without end."""

from collections.abc import Callable

from bench.crowded.words import RAIN, many
from bench.made_epub import CONTAINER, XML
from tiny_blocks import zipped


def _book(
    chapters: dict[str, str], contents: str = "", metadata: str = "", spine: str = ""
) -> bytes:
    """A book with a navigation document."""
    items = "".join(
        f'<item id="i{at}" href="{name}" media-type="application/xhtml+xml"/>'
        for at, name in enumerate(chapters)
    )
    spine = spine or "".join(f'<itemref idref="i{at}"/>' for at in range(len(chapters)))
    package = (
        f'{XML}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Rain</dc:title>'
        f'<dc:identifier id="id">rain</dc:identifier><dc:language>en</dc:language>{metadata}'
        f'</metadata><manifest><item id="nav" href="nav.xhtml" properties="nav" '
        f'media-type="application/xhtml+xml"/>{items}</manifest><spine>{spine}</spine></package>'
    )
    head = (
        f'{XML}<html xmlns="http://www.w3.org/1999/xhtml" '
        'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Rain</title></head><body>'
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "book.opf": package,
            "nav.xhtml": f"{head}{contents}</body></html>",
            **{name: f"{head}{body}</body></html>" for name, body in chapters.items()},
        }
    )


def _nav(kind: str, entries: str) -> str:
    return f'<nav epub:type="{kind}"><ol>{entries}</ol></nav>'


def _entries(target: str, count: int) -> str:
    return "".join(f'<li><a href="{target.format(n)}">{n}</a></li>' for n in range(count))


def _pages(size: int) -> bytes:
    count = size // 250
    body = "".join(
        f'<p>{RAIN}{RAIN}<span epub:type="pagebreak" id="p{n}" title="{n}"/></p>'
        for n in range(count)
    )
    return _book({"a.xhtml": body}, _nav("page-list", _entries("a.xhtml#p{0}", count)))


def _listed(size: int) -> bytes:
    count = size // 180
    body = "".join(f'<p id="p{n}">{RAIN}{RAIN}</p>' for n in range(count))
    return _book({"a.xhtml": body}, _nav("toc", _entries("a.xhtml#p{0}", count)))


def _chapters(size: int) -> bytes:
    count = size // 700
    names = [f"c{n}.xhtml" for n in range(count)]
    return _book(
        dict.fromkeys(names, f"<h1>Part</h1><p>{RAIN}</p>"),
        _nav("toc", _entries("c{0}.xhtml", count)),
    )


def _book_notes(size: int) -> bytes:
    count = size // 280
    body = "".join(
        f'<p>{RAIN}<a epub:type="noteref" href="#n{n}" id="r{n}">{n}</a></p>' for n in range(count)
    ) + "".join(
        f'<aside epub:type="footnote" id="n{n}"><p>A source. <a href="#r{n}">back</a></p></aside>'
        for n in range(count)
    )
    return _book({"a.xhtml": body})


def _notes_apart(size: int) -> bytes:
    count = size // 280
    text = "".join(
        f'<p>{RAIN}<sup><a href="b.xhtml#n{n}" id="r{n}">{n}</a></sup></p>' for n in range(count)
    )
    notes = "".join(
        f'<p id="n{n}"><a href="a.xhtml#r{n}">{n}</a> A source.</p>' for n in range(count)
    )
    return _book({"a.xhtml": text, "b.xhtml": notes})


EPUB: dict[str, Callable[[int], bytes]] = {
    "pages": _pages,
    "pages by class": lambda size: _book(
        {"a.xhtml": many(f'<p>{RAIN}{RAIN}<span class="pagenum">{{0}}</span></p>', size)}
    ),
    "listed paragraphs": _listed,
    "chapters": _chapters,
    "notes": _book_notes,
    "notes apart": _notes_apart,
    "sentences": lambda size: _book({"a.xhtml": many(f"<p>{RAIN}</p>", size)}),
    "prose": lambda size: _book({"a.xhtml": many(f"<p>{RAIN * 10}</p>", size)}),
    "one paragraph": lambda size: _book({"a.xhtml": f"<p>{many(RAIN, size)}</p>"}),
    "one emoji": lambda size: _book({"a.xhtml": f"<p>\U0001f600 {many(RAIN, size)}</p>"}),
    "bold words": lambda size: _book(
        {"a.xhtml": f"<p>{many('It rained all day <b>in the town</b> and ', size)}</p>"}
    ),
    "verse": lambda size: _book(
        {
            "a.xhtml": many(
                '<div class="stanza"><p class="line">It rained all day in it,</p>'
                '<p class="line">and nobody came to the hall.</p></div>',
                size,
            )
        }
    ),
    "pictures": lambda size: _book(
        {"a.xhtml": many('<p><img src="a.png" alt="It rained all day in the town {0}"/></p>', size)}
    ),
    "links": lambda size: _book(
        {
            "a.xhtml": many(
                '<p id="a{0}">It rained <a href="b.xhtml#a{0}">in the town</a>.</p>', size
            )
        }
    ),
    "table": lambda size: _book(
        {
            "a.xhtml": "<table>"
            + many("<tr><td>It rained all day in the</td><td>town, and it was {0}</td></tr>", size)
            + "</table>"
        }
    ),
    "creators": lambda size: _book(
        {"a.xhtml": f"<p>{RAIN}</p>"},
        metadata=many("<dc:creator>Ann Example{0}</dc:creator>", size),
    ),
    "metadata": lambda size: _book(
        {"a.xhtml": f"<p>{RAIN}</p>"},
        metadata=many('<meta property="a{0}" refines="#id">rain</meta>', size),
    ),
    "one chapter again and again": lambda size: _book(
        {"a.xhtml": f"<p>{RAIN}</p>"}, spine=many('<itemref idref="i0"/>', size)
    ),
    "page list of nothing": lambda size: _book(
        {"a.xhtml": f"<p>{RAIN}</p>"}, _nav("page-list", _entries("a.xhtml#p{0}", size // 40))
    ),
    "contents of nothing": lambda size: _book(
        {"a.xhtml": f"<p>{RAIN}</p>"}, _nav("toc", _entries("a.xhtml#p{0}", size // 40))
    ),
    "deep contents": lambda size: _book(
        {"a.xhtml": f"<p>{RAIN}</p>"},
        _nav("toc", many('<li><a href="a.xhtml">It rained</a><ol>' * 20 + "</ol></li>" * 20, size)),
    ),
    "cases": lambda size: _book(
        {
            "a.xhtml": many(
                "<epub:switch><epub:case><p>It rained all day.</p></epub:case><epub:default>"
                "<p>It rained in the town.</p></epub:default></epub:switch>",
                size,
            )
        }
    ),
}
"""Books."""
