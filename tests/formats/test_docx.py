"""Word documents: structure, notes, what is left out, and what they say of themselves."""

import io
import zipfile
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.formats.office import docx, used_styles
from reader.formats.office.formulas import with_formulas
from reader.formats.registry import Source, recognized
from reader.text.document import BlockKind

SHARED = Path(__file__).parents[3] / "shared" / "intake" / "docx"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
    '+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
STYLES = (
    f'<w:styles {W}><w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="q"><w:name w:val="Quote"/></w:style></w:styles>'
)
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms='
    '"http://purl.org/dc/terms/"><dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator>'
    "<dcterms:modified>2024-03-04T10:00:00Z</dcterms:modified></cp:coreProperties>"
)


def made(body, *, core="", more=(), styles=STYLES):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELS)
        archive.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"
        )
        archive.writestr("word/styles.xml", styles)
        if core:
            archive.writestr("docProps/core.xml", core)
        for name, data in more:
            archive.writestr(name, data)
    return file.getvalue()


def p(text, style="", run=""):
    kind = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{kind}<w:r>{run}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def read(data):
    return docx.parse(Source(data, Path("a.docx")))


@pytest.fixture(params=["as a tree", "paragraph by paragraph"], autouse=True)
def _both_ways(request, monkeypatch):
    most = 10**6 if request.param == "as a tree" else 0
    monkeypatch.setattr(docx, "MOST_ELEMENTS", most)


def test_headings_quotations_tables_and_emphasis():
    cell = "<w:tc>{}</w:tc>"
    row = "<w:tr>{}</w:tr>"
    rows = "".join(row.format("".join(cell.format(p(each)) for each in pair))
                   for pair in (("Day", "cm"), ("Monday", "50")))  # fmt: skip
    data = made(
        p("Rain", "h1")
        + p("It rained.", run="<w:rPr><w:i/></w:rPr>")
        + p("We have never seen such rain.", "q")
        + f"<w:tbl>{rows}</w:tbl>"
    )
    form = recognized(None, data)
    assert form
    assert form.module == "office.docx"
    document = read(data)
    said = [(each.kind, document.text[slice(*each.span)]) for each in document.blocks]
    assert said == [
        (BlockKind.HEADING, "Rain"),
        (BlockKind.PARAGRAPH, "It rained."),
        (BlockKind.QUOTE, "We have never seen such rain."),
        (BlockKind.TABLE_ROW, "Day | cm"),
        (BlockKind.TABLE_ROW, "Monday | 50"),
    ]
    assert [each.kind for each in document.inlines] == ["emphasis"]


def given_to_mammoth(monkeypatch, part):
    """A part of each document as mammoth will be given it."""
    given = []
    monkeypatch.setattr(docx, "MOST_ELEMENTS", 1000)
    convert = docx.mammoth.convert_to_html
    monkeypatch.setattr(
        docx.mammoth,
        "convert_to_html",
        lambda file, **options: (
            given.append(zipfile.ZipFile(file).read(part)),
            convert(file, **options),
        )[1],
    )
    return given


def test_of_thousands_of_styles_those_that_the_text_names_are_read(monkeypatch):
    body = (
        p("Rain", "h1") + p("It rained.", "q") + p("All day.", "été") + p("In it.", "r&amp;d")
        + p("A word.", run='<w:rStyle w:val="c"/>') + p("The end.", "none")
    )  # fmt: skip
    each = '<w:style w:type="{}" w:styleId="{}"><w:name w:val="{}"/></w:style>'.format
    more = "".join(each("paragraph", f"s{number}", "Title") for number in range(3000))
    named = each("paragraph", "été", "Quote") + each("paragraph", "r&#38;d", "heading 2")
    named += each("character", "c", "HTML Code").replace('"c"', "'c'")
    few = STYLES.replace("</w:styles>", f"{named}</w:styles>")
    many = few.replace("<w:style ", f"<w:latentStyles/>{more}<w:style ", 1)
    given = given_to_mammoth(monkeypatch, "word/styles.xml")
    found = [read(made(body, styles=each)) for each in (few, many)]
    assert found[0].text == found[1].text
    kinds = [[(each.kind, each.level) for each in one.blocks] for one in found]
    assert kinds[0] == kinds[1]
    assert {BlockKind.HEADING, BlockKind.QUOTE} < {kind for kind, _ in kinds[1]}
    assert b'"h1"' in given[1]
    assert len(given[1]) <= len(given[0])


def test_of_thousands_of_lists_those_that_the_text_names_are_read(monkeypatch):
    model = (
        '<w:abstractNum w:abstractNumId="{0}"><w:lvl w:ilvl="0"><w:numFmt w:val="{1}"/>{2}</w:lvl>'
        "</w:abstractNum>"
    ).format
    one = '<w:num w:numId="{0}"><w:abstractNumId w:val="{1}"/></w:num>'.format
    styled = '<w:pStyle w:val="q"/>'
    models = model(1, "bullet", "") + model(2, "decimal", "") + model(3, "bullet", styled)
    models += '<w:abstractNum w:abstractNumId="4"><w:numStyleLink w:val="n"/></w:abstractNum>'
    lists = one(7, 1) + one(8, 2) + one(9, 4)
    unused = range(100, 900)
    more_models = "".join(model(number, "decimal", "") for number in unused)
    more_lists = "".join(one(number, number) for number in unused)
    parts = [
        f"<w:numbering {W}>{models}{lists}</w:numbering>",
        f"<w:numbering {W}>{more_models}{models}{more_lists}{lists}</w:numbering>",
    ]
    by_style = (
        '<w:style w:type="numbering" w:styleId="n"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr>'
        "</w:pPr></w:style></w:styles>"
    )
    styles = STYLES.replace("</w:styles>", by_style)
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'.format
    body = "".join(
        f"<w:p><w:pPr>{said}</w:pPr><w:r><w:t>It rained.</w:t></w:r></w:p>"
        for said in (number(7), number(8), number(9), number(5), styled)
    )
    given = given_to_mammoth(monkeypatch, "word/numbering.xml")
    part = "word/numbering.xml"
    found = [read(made(body, styles=styles, more=[(part, each)])) for each in parts]
    assert found[0].text == found[1].text
    assert [each.kind for each in found[0].blocks] == [each.kind for each in found[1].blocks]
    assert given[1] == given[0]


def test_lists_of_another_form_are_left_as_they_are():
    for lists in (b"<numbering/>", f"<w:numbering {W}><!-- --></w:numbering>".encode()):
        assert used_styles.used_lists(lists, ()) == lists


def test_styles_of_another_form_are_left_as_they_are():
    for styles in (
        b"<styles/>",
        STYLES.encode("utf-16"),
        STYLES.replace("<w:name", "<!-- --><w:name").encode(),
    ):
        assert used_styles.used(styles, ()) == styles


def test_tracked_changes_and_comments_are_told():
    body = (
        "<w:p><w:r><w:t>It </w:t></w:r><w:ins><w:r><w:t>never </w:t></w:r></w:ins><w:del><w:r>"
        "<w:delText>often </w:delText></w:r></w:del><w:r><w:t>rained.</w:t></w:r></w:p>"
    )
    comments = f"<w:comments {W}><w:comment w:id='1'>{p('Sure?')}</w:comment></w:comments>"
    document = read(made(body, more=[("word/comments.xml", comments)]))
    assert document.text == "It never rained."
    changes, left_out = document.notices
    assert "2 tracked changes" in changes
    assert left_out == "Left out: 1 comment."


def test_what_it_says_of_itself():
    document = read(
        made(p("It rained."), core=CORE.format(title="Rain", creator="Office, Weather"))
    )
    assert document.csl["title"] == "Rain"
    assert document.csl["author"] == [{"family": "Office", "given": "Weather"}]
    assert document.csl["issued"] == {"date-parts": [[2024, 3, 4]]}
    assert set(document.csl_from.values()) == {"file"}


@pytest.mark.parametrize(("title", "creator"), [
    ("Microsoft Word - a.doc", "Microsoft Office User"), ("Document1", "python-docx"), ("", ""),
])  # fmt: skip
def test_what_programs_write_by_themselves_says_nothing(title, creator):
    document = read(made(p("It rained."), core=CORE.format(title=title, creator=creator)))
    assert not {"title", "author"} & document.csl.keys()


def test_entities_and_damage_are_refused_in_one_line():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]>'
    whole = made(p("It rained."))
    for data in (
        made(p("x"), more=[("word/footnotes.xml", f"{bomb}<x>&b;</x>")]),
        whole[:-30],
        made("<w:p><w:r>"),
        made(""),
    ):
        with pytest.raises(ReaderError) as caught:
            read(data)
        assert "\n" not in str(caught.value)


DRAWING = (
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wps="w" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
RAIN = "<w:r><w:t>rain</w:t></w:r>"


@pytest.mark.parametrize("dangling", [
    f'<w:hyperlink {DRAWING} r:id="r9">{RAIN}</w:hyperlink>',
    f'<w:hyperlink {DRAWING} r:id="r9" w:anchor="here">{RAIN}</w:hyperlink>',
    (f"{RAIN}<w:r><w:drawing {DRAWING}><wp:inline><wp:docPr/><a:graphic><a:graphicData>"
    '<pic:pic><pic:blipFill><a:blip r:embed="r9"/></pic:blipFill></pic:pic></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing></w:r>"),
    f'{RAIN}<w:r><w:pict {DRAWING}><v:imagedata r:id="r9"/></w:pict></w:r>',
    *(f'{RAIN}<w:r><w:{each}Reference w:id="9"/></w:r>'
      for each in ("footnote", "endnote", "comment")),
])  # fmt: skip
def test_what_leads_nowhere_leaves_the_words(dangling):
    document = read(made(p("Rain", "h1") + f"<w:p>{dangling}</w:p>"))
    assert document.text in {"Rain\n\nrain", "Rain\n\nrain[1]"}
    assert document.blocks[0].kind is BlockKind.HEADING
    assert not [each for each in document.inlines if each.kind == "link" and not each.target]


def test_a_comment_that_leads_nowhere_is_left_out_like_others():
    link = f'<w:comment w:id="1"><w:p><w:hyperlink {DRAWING} r:id="r9"/></w:p></w:comment>'
    comments = f"<w:comments {W}>{link}</w:comments>"
    document = read(made(p("It rained."), more=[("word/comments.xml", comments)]))
    assert (document.text, document.notices) == ("It rained.", ("Left out: 1 comment.",))


BOX = f"<w:txbxContent>{p('In a box.')}</w:txbxContent>"
MODERN = (
    f"<w:drawing {DRAWING}><wp:anchor><wp:docPr/><a:graphic><a:graphicData><wps:wsp><wps:txbx>"
    f"{BOX}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
)
OLD = f"<w:pict {DRAWING}><v:{{0}}><v:textbox>{BOX}</v:textbox></v:{{0}}></w:pict>"
EITHER = (
    f"<mc:AlternateContent {DRAWING}><mc:Choice Requires='wps'>{{}}</mc:Choice>{{}}"
    "</mc:AlternateContent>"
)


@pytest.mark.parametrize("box", [
    MODERN, OLD.format("rect"), OLD.format("oval"),
    EITHER.format(MODERN, ""), EITHER.format(MODERN, "<mc:Fallback><w:pict/></mc:Fallback>"),
    EITHER.format(MODERN, f"<mc:Fallback>{OLD.format('rect')}</mc:Fallback>"),
])  # fmt: skip
def test_a_text_box_is_read_once_in_whatever_shape_it_is(box):
    nested = box.replace("In a box.", "Outside.").replace(
        "</w:txbxContent>", f"<w:p><w:r>{box}</w:r></w:p></w:txbxContent>"
    )
    for shape, outside in ((box, []), (nested, ["Outside."])):
        text = read(made(p("Before.") + f"<w:p><w:r>{shape}</w:r></w:p>" + p("After."))).text
        assert text.split() == ["Before.", *outside, "In", "a", "box.", "After."]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the collection is not here")
def test_real_notes():
    for name in ("footnotes", "endnotes"):
        document = read((SHARED / f"mammoth-{name}.docx").read_bytes())
        notes = [document.text[slice(*each.note)] for each in document.footnotes]
        assert notes == ["A tachyon walks into a bar.", "Fin."]


@pytest.mark.parametrize(
    "unset", ["1601-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2013-12-23T23:15:00Z"]
)
def test_a_date_that_only_a_program_gave_is_none(unset):
    core = CORE.format(title="Rain", creator="Weather Office")
    core = core.replace("2024-03-04T10:00:00Z", unset)
    document = docx.parse(Source(made("<w:p><w:r><w:t>It rains.</w:t></w:r></w:p>", core=core)))
    assert document.csl["title"] == "Rain"
    assert "issued" not in document.csl


def test_a_styled_author_and_date_count_more_than_what_a_program_put_in(request):
    if "tree" not in request.node.name:
        pytest.skip("a long document is read without styles of its title page")
    styles = STYLES.replace(
        "</w:styles>",
        "".join(
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/></w:style>'
            for name in ("Author", "Date")
        )
        + "</w:styles>",
    )
    body = p("The bridge", "h1") + p("Harbour Office", "Author") + p("2 April 2023", "Date")
    core = CORE.format(title="The bridge", creator="Anybody Else")
    document = read(made(body, core=core, styles=styles))
    assert document.csl["author"] == [{"literal": "Harbour Office"}]
    assert document.csl["issued"] == {"date-parts": [[2023, 4, 2]]}
    assert document.title == "The bridge"


M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def t(text):
    return f"<m:r><m:rPr><m:sty m:val='p'/></m:rPr><m:t>{text}</m:t></m:r>"


def e(text):
    return f"<m:e>{t(text)}</m:e>"


ABOVE = f"<m:sup>{t('n')}</m:sup>{e('i')}</m:nary>"


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (f"<m:sSup><m:e>{t('x')}</m:e><m:sup>{t('2')}</m:sup></m:sSup>{t(' + 1')}", "x² + 1"),
        (
            f"<m:f><m:num>{t('a + b')}</m:num><m:den>{t('2')}</m:den></m:f>{t(' &lt; c')}",
            "(a + b)/2 < c",
        ),
        (f"<m:rad><m:deg/><m:e>{t('x + 1')}</m:e></m:rad>", "√(x + 1)"),
        (f"<m:rad><m:deg>{t('3')}</m:deg><m:e>{t('x')}</m:e></m:rad>", "∛x"),
        (
            f"<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>{t('i=1')}</m:sub>{ABOVE}",
            "∑ᵢ₌₁ⁿ i",
        ),
        (f"<m:d><m:dPr><m:begChr m:val='['/></m:dPr><m:e>{t('x')}</m:e></m:d>", "[x)"),
        (f"<m:func><m:fName>{t('sin')}</m:fName><m:e>{t('x')}</m:e></m:func>", "sin x"),
        (
            f"<m:m><m:mr>{e('1')}{e('0')}</m:mr><m:mr>{e('0')}{e('1')}</m:mr></m:m>",
            "1, 0; 0, 1",
        ),
        (f"<m:unknown><m:e>{t('x')}</m:e></m:unknown>", "x"),
    ],
)
def test_formulas_are_words_in_their_place(formula, text):
    math = f"<m:oMath {M}>{formula}</m:oMath>"
    inline = f"<w:p><w:r><w:t>It is </w:t></w:r>{math}<w:r><w:t>, they say.</w:t></w:r></w:p>"
    shown = (
        f"<w:p><m:oMathPara {M}><m:oMathParaPr><m:jc/></m:oMathParaPr>{math}</m:oMathPara></w:p>"
    )
    assert read(made(inline + shown)).text == f"It is {text}, they say.\n\n{text}"


def test_a_formula_in_a_footnote_is_read_and_endless_ones_take_no_time():
    math = f"<m:oMath {M}>{t('x')}</m:oMath>"
    note = f'<w:footnotes {W}><w:footnote w:id="2"><w:p>{math}</w:p></w:footnote></w:footnotes>'
    assert b"<w:t" in with_formulas(note.encode())
    for endless in (b"<m:oMath>" * 100_000, b"<m:oMathParaPr>" * 100_000, b"<m:oMath " * 100_000):
        assert with_formulas(endless) in {endless, b""}


FIELD = '<w:fldSimple w:instr=" SEQ Figure ">{}</w:fldSimple>'
RUBY = (
    '<w:r><w:ruby><w:rubyPr><w:hps w:val="9"/></w:rubyPr><w:rt>{}</w:rt>'
    "<w:rubyBase>{}</w:rubyBase></w:ruby></w:r>"
)
DIRECTION = '<w:bdo w:val="rtl">{}</w:bdo><w:dir w:val="rtl">{}</w:dir>'


@pytest.mark.parametrize("count", [1, docx.MOST_ELEMENTS])
def test_words_within_fields_directions_and_ruby_are_read(count):
    def run(text):
        return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'

    body = (
        f"<w:p>{run('Figure ')}{FIELD.format(run('7'))}{run(' shows it.')}</w:p>"
        f"<w:p>{RUBY.format(run('かんじ'), run('漢字'))}{run('です')}</w:p>"
        f"<w:p>{DIRECTION.format(run('מים'), run('נהר'))}</w:p>"
    )
    text = docx.parse(Source(made(body + p("More.") * count), Path("a.docx"))).text
    assert text.startswith("Figure 7 shows it.\n\n漢字(かんじ)です\n\nמיםנהר\n\nMore.")
