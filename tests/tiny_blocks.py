"""Files of any size made of blocks of a word or less: each byte of them costs most to read."""

import io
import zipfile
from collections.abc import Callable

from bench.made_epub import CONTAINER, ITEM, PACKAGE, PAGE, XML


def _filled(piece: str, size: int) -> str:
    return piece * max(size // len(piece), 1)


def _counted(piece: str, size: int) -> str:
    count = max(size // len(piece.format(0) + "0000"), 1)
    return "".join(piece.format(n) for n in range(count))


def _page(piece: str, before: str = "", behind: str = "") -> Callable[[int], bytes]:
    return lambda size: f"<html><body>{before}{_filled(piece, size)}{behind}".encode()


def _notes(size: int) -> bytes:
    count = size // 80
    return (
        "<html><body>"
        + "".join(f'<p>a<sup><a href="#n{n}">{n}</a></sup></p>' for n in range(count))
        + "".join(f'<p id="n{n}">note</p>' for n in range(count))
    ).encode()


def _book(body: str, name: str = "c1.xhtml") -> bytes:
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "book.opf": PACKAGE.format(items=ITEM.format(1), spine='<itemref idref="c1"/>'),
            name: PAGE.format(number=1, body=body),
        }
    )


def _books(size: int) -> bytes:
    """A book of chapters of 2 kB each."""
    count = max(size // 2_000, 1)
    chapters = range(1, count + 1)
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "book.opf": PACKAGE.format(
                items="".join(map(ITEM.format, chapters)),
                spine="".join(f'<itemref idref="c{n}"/>' for n in chapters),
            ),
            **{
                f"c{n}.xhtml": PAGE.format(number=n, body=_filled("<p>x</p>", 2_000))
                for n in chapters
            },
        }
    )


def _word(body: str) -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    office = "http://schemas.openxmlformats.org"
    return zipped(
        {
            "[Content_Types].xml": f'{XML}<Types xmlns="{office}/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
            "_rels/.rels": f'{XML}<Relationships xmlns="{office}/package/2006/relationships">'
            f'<Relationship Id="r1" Target="word/document.xml" '
            f'Type="{office}/officeDocument/2006/relationships/officeDocument"/></Relationships>',
            "word/document.xml": f'{XML}<w:document xmlns:w="{office}/wordprocessingml/2006/main">'
            f"<w:body>{body}</w:body></w:document>",
        }
    )


def zipped(files: dict[str, str]) -> bytes:
    """An archive whose size is that of what is in it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return packed.getvalue()


_P = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
_MAIL = "From: board@example.org\nSubject: A\nMIME-Version: 1.0\n"
_CUE = "00:{0:02}:{1:02}.000 --> 00:{0:02}:{1:02}.900\n"


def _cues(size: int, head: str, comma: str) -> bytes:
    lines, length, n = [head], 0, 0
    while length < size:
        cue = f"{n // 3600 % 100:02}:{n // 60 % 60:02}:{n % 60:02}"
        lines.append(f"{n + 1}\n{cue}{comma}000 --> {cue}{comma}900\nx\n\n")
        length += len(lines[-1])
        n += 1
    return "".join(lines).encode()


TINY: dict[tuple[str, str], Callable[[int], bytes]] = {
    ("paragraphs", "html"): _page("<p>x</p>"),
    ("paragraphs of words", "html"): lambda size: (
        "<html><body>" + _counted("<p>line {}</p>", size)
    ).encode(),
    ("paragraphs with classes", "html"): _page('<p class="a">x</p>'),
    ("named paragraphs", "html"): lambda size: (
        "<html><body>" + _counted('<p id="a{0}">x</p>', size)
    ).encode(),
    ("open paragraphs", "html"): _page("<p>x"),
    ("empty paragraphs", "html"): _page("<p>", behind="x"),
    ("items", "html"): _page("<li>a", "<ul>"),
    ("numbered items", "html"): _page("<li>a", "<ol>"),
    ("definitions", "html"): _page("<dt>a<dd>b", "<dl>"),
    ("bold words", "html"): _page("<b>x</b>"),
    ("bold words apart", "html"): _page("<b>x</b> "),
    ("spans", "html"): _page("<span>x</span>"),
    ("raised", "html"): _page("x<sup>2</sup> "),
    ("cells", "html"): _page("<td>", "<table><tr>", "x"),
    ("cells of words", "html"): _page("<td>x", "<table><tr>"),
    ("rows", "html"): _page("<tr><td>a<td>b", "<table>"),
    ("rows of one cell", "html"): _page("<tr><td>a", "<table>"),
    ("tables", "html"): _page("<table><tr><td>a<td>b</table>"),
    ("line breaks", "html"): _page("<br>", behind="x"),
    ("lines", "html"): _page("x<br>"),
    ("doubled breaks", "html"): _page("x<br><br>"),
    ("rules", "html"): _page("<hr>", behind="x"),
    ("links", "html"): _page('<a href="b">x</a> '),
    ("links in paragraphs", "html"): _page('<p><a href="b">x</a>'),
    ("links within", "html"): lambda size: (
        "<html><body>" + _counted('<a href="#a{0}" id="a{0}">x</a> ', size)
    ).encode(),
    ("pictures", "html"): _page("<img>", behind="x"),
    ("nested lists", "html"): _page("<ul><li>a</ul>"),
    ("lists in lists", "html"): lambda size: (
        "<html><body>" + _filled("<ul><li>a" * 20 + "</ul>" * 20, size)
    ).encode(),
    ("quotations", "html"): _page("<blockquote>a</blockquote>"),
    ("divs", "html"): _page("<div>a</div>"),
    ("divs in divs", "html"): _page("<div>" * 20 + "a" + "</div>" * 20),
    ("deep divs", "html"): _page("<div>", behind="a"),
    ("deep spans", "html"): _page("<b>", behind="a"),
    ("ruby", "html"): _page("<ruby>字<rt>a</ruby>"),
    ("code", "html"): _page("<code>a</code> "),
    ("preformatted", "html"): _page("<pre>a</pre>"),
    ("lines of code", "html"): _page("<div>a</div>", "<pre>", "</pre>"),
    ("headings", "html"): _page("<h2>a</h2>"),
    ("headings of words", "html"): lambda size: (
        "<html><body>" + _counted("<h2>Part {}</h2>", size)
    ).encode(),
    ("footnotes", "html"): _notes,
    ("strange elements", "html"): _page("<a-b>x</a-b>"),
    ("sections", "html"): _page("<section><p>a</section>"),
    ("figures", "html"): _page("<figure><figcaption>a</figure>"),
    ("forms", "html"): _page("<button>a</button>x"),
    ("metas", "html"): lambda size: (
        "<html><head>" + _filled('<meta name="author" content="A">', size) + "</head><p>x"
    ).encode(),
    ("scripts", "html"): _page("<script>a</script>", behind="x"),
    ("dates", "html"): _page("<time>May 1</time>"),
    ("bylines", "html"): _page('<i class="byline">By A B</i>'),
    ("text after no head", "html"): _page("<wbr>x"),
    ("sentences", "html"): _page("<p>It rained all day, and <i>nobody</i> came to the hall.</p>\n"),
    ("paragraphs", "xhtml"): lambda size: (
        f"{XML}<html xmlns='http://www.w3.org/1999/xhtml'><body>{_filled('<p>x</p>', size)}"
        "</body></html>"
    ).encode(),
    ("paragraphs", "mhtml"): lambda size: (
        "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; "
        'boundary="b"\n\n--b\nContent-Type: text/html\n\n<html><body>'
        f"{_filled('<p>x</p>', size)}\n--b--\n"
    ).encode(),
    ("paragraphs", "epub"): lambda size: _book(_filled("<p>x</p>", size)),
    ("chapters of paragraphs", "epub"): _books,
    ("bold words", "epub"): lambda size: _book(f"<p>{_filled('<b>x</b>', size)}</p>"),
    ("line breaks", "epub"): lambda size: _book(f"<p>{_filled('x<br/>', size)}</p>"),
    ("items", "epub"): lambda size: _book(f"<ul>{_filled('<li>x</li>', size)}</ul>"),
    ("headings", "epub"): lambda size: _book(_filled("<h2>x</h2>", size)),
    ("empty elements", "epub"): lambda size: _book(_filled("<i/>", size) + "x"),
    ("paragraphs", "docx"): lambda size: _word(_filled(_P, size)),
    ("empty paragraphs", "docx"): lambda size: _word(_filled("<w:p/>", size) + _P),
    ("runs", "docx"): lambda size: _word(f"<w:p>{_filled('<w:r><w:t>x</w:t></w:r>', size)}</w:p>"),
    ("empty runs", "docx"): lambda size: _word(f"<w:p>{_filled('<w:r/>', size)}</w:p>{_P}"),
    ("breaks", "docx"): lambda size: _word(f"<w:p><w:r>{_filled('<w:br/>', size)}</w:r></w:p>{_P}"),
    ("cells", "docx"): lambda size: _word(
        f"<w:tbl><w:tr>{_filled('<w:tc><w:p/></w:tc>', size)}</w:tr></w:tbl>{_P}"
    ),
    ("rows", "docx"): lambda size: _word(
        f"<w:tbl>{_filled(f'<w:tr><w:tc>{_P}</w:tc></w:tr>', size)}</w:tbl>"
    ),
    ("paragraphs", "eml"): lambda size: (
        f"{_MAIL}Content-Type: text/html\n\n<html><body>{_filled('<p>x</p>', size)}\n"
    ).encode(),
    ("short lines", "eml"): lambda size: f"{_MAIL}\n{_filled('ab' + chr(10), size)}".encode(),
    ("short paragraphs", "eml"): lambda size: (
        f"{_MAIL}\n{_filled('a' + chr(10) * 2, size)}".encode()
    ),
    ("short paragraphs", "mbox"): lambda size: (
        f"From a@example.org Mon Jan  1 00:00:00 2024\n{_MAIL}\n{_filled('a' + chr(10) * 2, size)}"
    ).encode(),
    ("mails", "mbox"): lambda size: _filled(
        f"From a@example.org Mon Jan  1 00:00:00 2024\n{_MAIL}\na\n\n", size
    ).encode(),
    ("lines From", "mbox"): lambda size: _filled("From a\nA: b\n\n", size).encode(),
    ("cues", "vtt"): lambda size: _cues(size, "WEBVTT\n\n", "."),
    ("cues", "srt"): lambda size: _cues(size, "", ","),
    ("empty cues", "vtt"): lambda size: (
        "WEBVTT\n\n" + _filled("00:00.000 --> 00:01.000\n\n", size) + "x"
    ).encode(),
    ("notes", "vtt"): lambda size: (
        "WEBVTT\n\n" + _filled("NOTE a\n\n", size) + "00:00.000 --> 00:01.000\nx\n"
    ).encode(),
    ("tags in cues", "vtt"): lambda size: (
        "WEBVTT\n\n00:00.000 --> 00:01.000\n" + _filled("<b>x</b>", size) + "\n"
    ).encode(),
    ("short paragraphs", "txt"): lambda size: _filled("a\n\n", size).encode(),
    ("short lines", "txt"): lambda size: _filled("a\n", size).encode(),
    ("short paragraphs", "md"): lambda size: _filled("a\n\n", size).encode(),
    ("items", "md"): lambda size: _filled("- a\n", size).encode(),
    ("definitions", "md"): lambda size: _filled("a\n: b\n\n", size).encode(),
    ("headings", "md"): lambda size: _filled("# a\n", size).encode(),
    ("rules", "md"): lambda size: _filled("***\n", size).encode(),
    ("emphasis", "md"): lambda size: _filled("*a* ", size).encode(),
    ("table of missing cells", "md"): lambda size: (
        f"|{'a|' * 16}\n|{'-|' * 16}\n{_filled('|a' + chr(10), size)}".encode()
    ),
    ("table of short rows", "md"): lambda size: (
        f"|a|b|\n|-|-|\n{_filled('|a|b|' + chr(10), size)}".encode()
    ),
    ("footnotes", "md"): lambda size: "\n\n".join(
        f"a[^{n}]\n\n[^{n}]: b" for n in range(size // 24)
    ).encode(),
    ("elements", "md"): lambda size: _filled("<b>x</b>", size).encode(),
    ("links", "md"): lambda size: _filled("[a](b) ", size).encode(),
}
"""For each kind of block and format, what makes a file of it that is so many bytes long."""
