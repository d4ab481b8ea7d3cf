"""The least that is an EPUB."""

import zipfile
from html import escape

CHAPTER = 1000
"""Paragraphs."""

XML = '<?xml version="1.0" encoding="utf-8"?>'
CONTAINER = (
    f'{XML}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
PACKAGE = (
    XML + '<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="id">'
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A text</dc:title>'
    '<dc:identifier id="id">a-text</dc:identifier><dc:language>en</dc:language></metadata>'
    '<manifest><item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>{items}'
    '</manifest><spine toc="ncx">{spine}</spine></package>'
)
ITEM = '<item id="c{0}" href="c{0}.xhtml" media-type="application/xhtml+xml"/>'
CONTENTS = (
    XML + '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">'
    "<docTitle><text>A text</text></docTitle><navMap>{points}</navMap></ncx>"
)
POINT = (
    '<navPoint id="n{0}" playOrder="{0}"><navLabel><text>{0}</text></navLabel>'
    '<content src="c{0}.xhtml"/></navPoint>'
)
PAGE = (
    XML + '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{number}</title></head>'
    "<body>{body}</body></html>"
)


def write_epub(path, paragraphs):
    """Write paragraphs, a thousand a chapter."""
    chapters = {
        start // CHAPTER + 1: paragraphs[start : start + CHAPTER]
        for start in range(0, len(paragraphs), CHAPTER)
    }
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "book.opf": PACKAGE.format(
            items="".join(map(ITEM.format, chapters)),
            spine="".join(f'<itemref idref="c{number}"/>' for number in chapters),
        ),
        "toc.ncx": CONTENTS.format(points="".join(map(POINT.format, chapters))),
    }
    for number, chapter in chapters.items():
        body = "".join(f"<p>{escape(each)}</p>\n" for each in chapter)
        files[f"c{number}.xhtml"] = PAGE.format(number=number, body=body)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
