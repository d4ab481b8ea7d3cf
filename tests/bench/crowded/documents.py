"""Word documents that hold one kind of thing without end."""

from collections.abc import Callable

from bench.crowded.words import RAIN, many
from bench.made_epub import XML
from tiny_blocks import zipped

_RUN = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">It rained all day </w:t></w:r>'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _word(body: str, extra: dict[str, str] | None = None, kinds: tuple[str, ...] = ()) -> bytes:
    """A Word document, with further parts of some kinds."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    office = "http://schemas.openxmlformats.org"
    types = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{main}.{kind}+xml"/>' for kind in kinds
    )
    links = "".join(
        f'<Relationship Id="r{kind}" Target="{kind}.xml" '
        f'Type="{office}/officeDocument/2006/relationships/{kind}"/>'
        for kind in kinds
    )
    given = extra or {}
    links += given.pop("links", "")
    return zipped(
        {
            "[Content_Types].xml": f'{XML}<Types xmlns="{office}/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}.document.main+xml"/>'
            f"{types}</Types>",
            "_rels/.rels": f'{XML}<Relationships xmlns="{office}/package/2006/relationships">'
            f'<Relationship Id="r1" Target="word/document.xml" '
            f'Type="{office}/officeDocument/2006/relationships/officeDocument"/></Relationships>',
            "word/_rels/document.xml.rels": f"{XML}<Relationships "
            f'xmlns="{office}/package/2006/relationships">{links}</Relationships>',
            "word/document.xml": f"{XML}<w:document {_W} "
            'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
            'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
            f"<w:body>{body}</w:body></w:document>",
            **{f"word/{name}": text for name, text in given.items()},
        }
    )


def _p(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def _word_notes(size: int) -> bytes:
    count = size // 260
    body = "".join(
        _p(f'<w:r><w:t>{RAIN}</w:t></w:r><w:r><w:footnoteReference w:id="{n}"/></w:r>')
        for n in range(1, count)
    )
    notes = "".join(
        f'<w:footnote w:id="{n}">{_p("<w:r><w:t>A source.</w:t></w:r>")}</w:footnote>'
        for n in range(1, count)
    )
    return _word(
        body, {"footnotes.xml": f"{XML}<w:footnotes {_W}>{notes}</w:footnotes>"}, ("footnotes",)
    )


def _styled(size: int) -> bytes:
    styles = many(
        '<w:style w:type="paragraph" w:styleId="s{0}"><w:name w:val="Rain {0}"/></w:style>', size
    )
    return _word(_p(_RUN), {"styles.xml": f"{XML}<w:styles {_W}>{styles}</w:styles>"}, ("styles",))


def _numberings(size: int) -> bytes:
    lists = many(
        '<w:abstractNum w:abstractNumId="{0}"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="{0}"><w:abstractNumId w:val="{0}"/></w:num>',
        size,
    )
    part = {"numbering.xml": f"{XML}<w:numbering {_W}>{lists}</w:numbering>"}
    return _word(_p(_RUN), part, ("numbering",))


def _unread(kind: str) -> Callable[[int], bytes]:
    """A document with a part that its text does not refer to."""

    def word(size: int) -> bytes:
        each = f'<w:{kind} w:id="{{0}}">{_p("<w:r><w:t>A.</w:t></w:r>")}</w:{kind}>'
        part = {f"{kind}s.xml": f"{XML}<w:{kind}s {_W}>{many(each, size)}</w:{kind}s>"}
        return _word(_p(_RUN), part, (f"{kind}s",))

    return word


def _linked(size: int) -> bytes:
    count = size // 330
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "".join(
        f'<Relationship Id="h{n}" Type="{office}/hyperlink" Target="https://example.org/{n}" '
        'TargetMode="External"/>'
        for n in range(count)
    )
    body = "".join(
        _p(f'<w:hyperlink r:id="h{n}"><w:r><w:t>{RAIN}</w:t></w:r></w:hyperlink>')
        for n in range(count)
    )
    return _word(body, {"links": links})


DOCX: dict[str, Callable[[int], bytes]] = {
    "sentences": lambda size: _word(many(_p(f"<w:r><w:t>{RAIN}</w:t></w:r>"), size)),
    "bold runs": lambda size: _word(_p(many(_RUN, size))),
    "one run": lambda size: _word(_p(f"<w:r><w:t>{many(RAIN, size)}</w:t></w:r>")),
    "one run with an emoji": lambda size: _word(
        _p(f"<w:r><w:t>\U0001f600 {many(RAIN, size)}</w:t></w:r>")
    ),
    "notes": _word_notes,
    "styles": _styled,
    "lists": _numberings,
    "comments": _unread("comment"),
    "notes without a sign": _unread("footnote"),
    "links": _linked,
    "headings": lambda size: _word(
        many(_p('<w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Rain {0}</w:t></w:r>'), size)
    ),
    "numbered": lambda size: _word(
        many(
            _p(
                '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{0}"/></w:numPr></w:pPr>'
                "<w:r><w:t>It rained.</w:t></w:r>"
            ),
            size,
        )
    ),
    "inserted": lambda size: _word(
        many(_p(f'<w:ins w:id="{{0}}"><w:r><w:t>{RAIN}</w:t></w:r></w:ins>'), size)
    ),
    "bookmarks": lambda size: _word(
        many(
            _p(
                '<w:bookmarkStart w:id="{0}" w:name="b{0}"/><w:r><w:t>It rained.</w:t></w:r>'
                '<w:bookmarkEnd w:id="{0}"/>'
            ),
            size,
        )
    ),
    "fields": lambda size: _word(
        many(
            _p(
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
                "<w:r><w:instrText>REF b{0}</w:instrText></w:r>"
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>rain</w:t></w:r>'
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            ),
            size,
        )
    ),
    "open fields": lambda size: _word(
        many(_p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>rain</w:t></w:r>'), size)
    ),
    "formulas": lambda size: _word(
        many(
            _p(
                "<m:oMath><m:f><m:num><m:r><m:t>x</m:t></m:r></m:num><m:den><m:r><m:t>{0}</m:t></m:r>"
                "</m:den></m:f></m:oMath>"
            ),
            size,
        )
    ),
    "nested tables": lambda size: _word(
        many("<w:tbl><w:tr><w:tc>" * 6 + _p(_RUN) + f"{_p('')}</w:tc></w:tr></w:tbl>" * 6, size)
        + _p(_RUN)
    ),
    "tabs": lambda size: _word(_p(f"<w:r><w:t>a</w:t>{many('<w:tab/>', size)}<w:t>b</w:t></w:r>")),
    "texts": lambda size: _word(_p(f"<w:r>{many('<w:t>rain</w:t>', size)}</w:r>")),
    "deep": lambda size: _word(
        _p("<w:sdt><w:sdtContent>" * 200 + _RUN + "</w:sdtContent></w:sdt>" * 200)
        * max(size // 9000, 1)
    ),
}
"""Word documents."""
