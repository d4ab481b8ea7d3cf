"""PDF files: from places on pages back to paragraphs."""

import re
from collections import Counter
from itertools import zip_longest
from pathlib import Path

import pytest
from pdf_files import lines, pdf, prose, put, width, wrapped

from reader.anchoring.passages import locator_of
from reader.errors import ReaderError
from reader.formats.pdf.parse import beginning, parse
from reader.formats.registry import Source
from reader.text.document import BlockKind, InlineKind, Span

PLACE = Path(__file__).parents[4] / "shared" / "intake" / "pdf"

RIVER, MILL, TOWN = (wrapped(prose(name)) for name in ("river", "mill", "town"))


ENDED = [seed for seed in range(30) if width(wrapped(prose(seed))[-1]) < 200]
"""Paragraphs whose last line shows that they end."""


def read(*pages, **more):
    return parse(Source(pdf(pages, **more), Path("paper.pdf")))


def blocks(document):
    return [(block.kind.name, document.text[slice(*block.span)]) for block in document.blocks]


def texts(document):
    return [document.text[slice(*block.span)] for block in document.blocks]


def joined(texts):
    return " ".join(text.strip() for text in texts)


def test_lines_make_paragraphs_by_distance():
    page = lines(72, 700, RIVER) + lines(72, 700 - 12 * len(RIVER) - 8, MILL)
    assert texts(read(page)) == [joined(RIVER), joined(MILL)]


def indented(text):
    first, *rest = wrapped(f"xxxx {text}")
    return [" " + first.removeprefix("xxxx "), *rest]


def test_lines_make_paragraphs_by_their_first_indentation():
    page = lines(72, 700, [*indented(prose(1)), *indented(prose(2)), *indented(prose(3))])
    assert texts(read(page)) == [prose(1), prose(2), prose(3)]


def test_a_paragraph_goes_on_over_pages_and_their_heads_are_left_out():
    column = [line for each in range(9) for line in indented(prose(each))]
    pages = [
        put(72, 760, f"A HISTORY OF WATER {at + 40}", 8)
        + lines(72, 700, column[at * 15 : at * 15 + 15])
        for at in range(-(-len(column) // 15))
    ]
    document = read(*pages)
    assert "HISTORY" not in document.text
    assert texts(document) == [prose(each) for each in range(9)]
    assert [label for _, label in document.pages] == [str(at + 40) for at in range(len(pages))]


@pytest.mark.parametrize("foot", ["{}", "- {} -", "Page {} of 9", "{} | The Water Board"])
def test_a_page_number_is_read_and_left_out(foot):
    pages = [
        lines(72, 700, wrapped(prose(seed))) + put(300, 40, foot.format(at + 7))
        for at, seed in enumerate(ENDED[:3])
    ]
    document = read(*pages)
    assert [label for _, label in document.pages] == ["7", "8", "9"]
    assert texts(document) == [prose(seed) for seed in ENDED[:3]]


def test_what_stands_at_the_top_of_each_page_only_once_is_text():
    pages = [
        put(72, 760, f"Chapter {at + 1}", 18) + lines(72, 720, wrapped(prose(at)))
        for at in range(3)
    ]
    headings = [text for kind, text in blocks(read(*pages)) if kind == "HEADING"]
    assert headings == ["Chapter 1", "Chapter 2", "Chapter 3"]


def test_pages_have_the_labels_that_the_file_gives():
    pages = [lines(72, 700, [*wrapped(prose(at)), f"This is page {at}."]) for at in range(5)]
    document = read(*pages, labels="0 << /S /r >> 2 << /S /D /St 11 >>")
    assert [label for _, label in document.pages] == ["i", "ii", "11", "12", "13"]
    start = document.text.index("This is page 1.")
    end = document.text.index("This is page 2.")
    assert locator_of(document, Span(start, start + 4)).page == "ii"
    assert locator_of(document, Span(start, end)).page == "ii-11"


def test_pages_without_labels_and_numbers_are_counted():
    assert [label for _, label in read(lines(72, 700, RIVER), lines(72, 700, MILL)).pages] == [
        "1",
        "2",
    ]


def test_equal_pages_have_no_heads():
    assert texts(read(*[lines(72, 700, RIVER)] * 3)) == [joined(RIVER)] * 3


def test_a_hyphen_is_decided_by_the_words_of_the_document():
    page = lines(
        72,
        700,
        [
            "A riverbank and a well-kept path and the rivermeadows; there the river-",
            "bank was a well-",
            "kept one, and the river-",
            "meadows, Anglo-",
            "Saxon in 1980-",
            "1990 and pre-",
            "and post-war, lay green.",
        ],
    )
    [found] = texts(read(page))
    assert found == (
        "A riverbank and a well-kept path and the rivermeadows; there the riverbank was a "
        "well-kept one, and the rivermeadows, Anglo-Saxon in 1980-1990 and pre- and post-war, "
        "lay green."
    )


def column(x, y, texts):
    return [put(x, y - 12 * at, text) for at, text in enumerate(texts)]


@pytest.mark.parametrize("by_row", [False, True])
def test_columns_are_read_one_after_the_other(by_row):
    whole = wrapped(prose("columns", 8), most=200)
    middle = len(whole) // 2
    left, right = column(72, 700, whole[:middle]), column(320, 700, whole[middle:])
    rows = [cell for row in zip_longest(left, right, fillvalue="") for cell in row]
    page = "".join(rows if by_row else [*left, *right])
    head = put(72, 740, "Two bridges", 18)
    assert texts(read(head + page)) == ["Two bridges", prose("columns", 8)]


def test_rows_of_a_table_are_kept_apart():
    rows = [("Town", "People", "Bridges"), ("Alder", "8.9", "two"), ("Birch", "11.5", "one")]
    page = "".join(
        put(x, 560 - 14 * at, cell)
        for at, row in enumerate(rows)
        for x, cell in zip((72, 200, 330), row, strict=True)
    )
    found = [
        text for kind, text in blocks(read(lines(72, 700, RIVER) + page)) if kind == "TABLE_ROW"
    ]
    assert found == ["Town | People | Bridges", "Alder | 8.9 | two", "Birch | 11.5 | one"]


def test_headings_are_larger_or_in_the_outline():
    page = (
        put(72, 750, "On Measuring Water", 20)
        + put(72, 715, "1 The wall", 14)
        + lines(72, 690, RIVER)
        + put(72, 570, "Numbers", 10)
        + lines(72, 550, MILL)
        + put(72, 430, "2 The mill", 14)
        + lines(72, 410, TOWN)
    )
    document = read(page, outline=[("1 The wall", 0), ("Numbers", 0), ("2 The mill", 0)])
    found = [
        (block.level, document.text[slice(*block.span)])
        for block in document.blocks
        if block.kind is BlockKind.HEADING
    ]
    assert found == [
        (1, "On Measuring Water"), (2, "1 The wall"), (2, "Numbers"), (2, "2 The mill")
    ]  # fmt: skip
    assert document.title == "On Measuring Water"


def test_bullets_begin_items_and_code_keeps_its_lines():
    page = (
        lines(72, 700, RIVER)
        + lines(80, 560, ["\x95 the wall", "\x95 the kitchen, where it is dark"])
        + lines(72, 520, ["for day in year:", "    measure(day)"], font="Courier")
    )
    found = read(page)
    items = [block for block in found.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(block.marker, found.text[slice(*block.span)]) for block in items] == [
        ("•", "the wall"),
        ("•", "the kitchen, where it is dark"),
    ]
    assert ("CODE", "for day in year:\n  measure(day)") in blocks(found)


def test_a_bullet_smaller_than_its_text_does_not_cut_it():
    item = wrapped(prose("item"), most=280)
    page = lines(72, 700, RIVER) + put(72, 560, "\x95", 6) + lines(84, 560, item)
    items = [text for kind, text in blocks(read(page)) if kind == "LIST_ITEM"]
    assert items == [prose("item")]


def test_code_smaller_than_the_text_around_it_does_not_cut_it():
    first, second, *rest = wrapped(prose("code", 6))
    page = (
        put(72, 700, first)
        + put(72, 688, "measure --every=morning", 9, "Courier")
        + put(72 + 23 * 5.4 + 4, 688, " ".join(second.split()[:3]))
        + lines(72, 676, rest)
    )
    assert len(texts(read(page, lines(72, 700, MILL)))) == 2


def test_an_indented_block_behind_a_paragraph_is_one_of_its_own():
    quoted = wrapped(prose("quoted"), most=240)
    page = lines(72, 700, RIVER) + lines(102, 700 - 12 * len(RIVER), quoted)
    below = lines(72, 700 - 12 * (len(RIVER) + len(quoted)), MILL)
    assert texts(read(page + below)) == [joined(RIVER), prose("quoted"), joined(MILL)]


def test_entries_of_a_list_of_contents_are_no_headings():
    entries = [f"{at} Chapter {'. ' * 30}{at * 7}" for at in range(1, 6)]
    page = put(72, 740, "Contents", 18) + lines(72, 700, entries, size=13, leading=18)
    document = read(page, lines(72, 700, RIVER), lines(72, 700, MILL))
    assert len(document.headings) == 1
    assert texts(document)[1] == entries[0]


def test_a_footnote_stands_behind_the_text_and_is_referred_to():
    end = "The wall can still be read"
    page = (
        lines(72, 700, RIVER)
        + put(72, 600, end)
        + put(72 + width(end) + 0.5, 604, "1", 6)
        + lines(72, 560, MILL)
        + put(72, 61, "1", 5)
        + put(76, 58, "So the keeper of the house says, and others.", 8)
    )
    document = read(page, lines(72, 700, TOWN))
    [note] = document.footnotes
    assert document.text[slice(*note.note)] == "So the keeper of the house says, and others."
    assert document.text[slice(*note.reference)] == "¹"
    assert document.pages.label_at(note.note.start) == "1"
    assert document.blocks[-1].number is None


def test_a_footnote_on_the_page_does_not_cut_the_paragraph_above_it():
    whole = wrapped(prose("long", 9))
    first = lines(72, 700, whole[:6]) + put(72, 58, "Water Board, yearly report.", 8)
    document = read(first, lines(72, 700, whole[6:]), lines(72, 700, TOWN))
    assert texts(document)[0] == prose("long", 9)


XMP = """<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">
<rdf:Description pdf:Producer="x" prism:doi="10.1000/182" prism:publicationName="Water Letters">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">On Measuring Water</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>Water Board</rdf:li><rdf:li>Town Council</rdf:li></rdf:Seq>
</dc:creator>
<prism:coverDate>2021-03-04</prism:coverDate>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def test_metadata_comes_from_xmp_then_from_the_information():
    document = read(
        lines(72, 700, RIVER), xmp=XMP, info={"Title": "Other", "CreationDate": "D:20190203040506Z"}
    )
    assert document.csl["title"] == "On Measuring Water"
    assert document.csl["author"] == [{"literal": "Water Board"}, {"literal": "Town Council"}]
    assert document.csl["issued"] == {"date-parts": [[2021, 3, 4]]}
    assert document.csl["DOI"] == "10.1000/182"
    assert document.csl["container-title"] == "Water Letters"
    assert set(document.csl_from.values()) <= {"file", "guessed"}
    plain = read(lines(72, 700, RIVER), info={"Title": "Other Water", "CreationDate": "D:2019"})
    assert plain.title == "Other Water"
    assert plain.csl["issued"] == {"date-parts": [[2019]]}


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - water.doc", "untitled", "Untitled-1", "water_final_v2.docx", "paper",
        "PowerPoint Presentation", "Layout 1", "12345", "C:\\\\texts\\\\water.tex", "Document1",
    ],
)  # fmt: skip
def test_a_title_that_a_program_wrote_is_not_taken(title):
    document = read(lines(72, 700, RIVER), info={"Title": title, "Author": "Administrator"})
    assert "title" not in document.csl
    assert "author" not in document.csl
    assert document.title == "Paper"


def test_a_scan_says_that_it_has_no_text():
    with pytest.raises(ReaderError, match=r"paper\.pdf is a scan, with no text in its 2 pages"):
        read("0 0 600 800 re f", "0 0 600 800 re f")


@pytest.mark.skipif(not PLACE.exists(), reason="the files at hand beside the project")
def test_a_real_book_comes_out_as_a_person_reads_it():
    path = PLACE / "GeoTopo-komprimiert.pdf"
    document = parse(Source(path.read_bytes(), path))
    gold = Counter(re.findall(r"\w+", (PLACE / "GeoTopo.gold.txt").read_text()))
    found = Counter(re.findall(r"\w+", document.text))
    assert 2 * (found & gold).total() / (found.total() + gold.total()) > 0.955
    labels = ["i", "ii", "iii", *map(str, range(1, 115))]
    assert list(dict.fromkeys(label for _, label in document.pages if label in labels)) == labels
    assert {label for _, label in document.pages} == set(labels)
    assert "vereinheitlich-" not in document.text
    assert "Schwarz-Weiß" in document.text


@pytest.mark.skipif(not PLACE.exists(), reason="the files at hand beside the project")
def test_columns_of_a_real_paper_are_paragraphs():
    path = PLACE / "multicolumn.pdf"
    document = parse(Source(path.read_bytes(), path))
    assert "\n3\n" not in document.text
    kinds = Counter(block.kind for block in document.blocks)
    assert kinds[BlockKind.TABLE_ROW] == 6
    assert kinds[BlockKind.PARAGRAPH] == 11


def long_file(count, empty=0):
    """Pages with a running head and a number, of which the first may have no text."""
    return pdf(
        [
            put(72, 760, "The keeper and the mill")
            + lines(72, 700, wrapped(prose(f"page {at}", 12)))
            + put(300, 40, str(at + 1))
            if at >= empty
            else ""
            for at in range(count)
        ]
    )


def test_the_first_pages_of_a_long_file_can_be_read_by_themselves():
    source = Source(long_file(40), Path("paper.pdf"))
    found, whole = beginning(source), parse(source)
    assert 0 < found.share <= 0.2
    assert "The keeper and the mill" not in found.document.text
    shown = found.document.text[:-200]
    assert whole.text.startswith(shown)
    assert len(shown) > 0.1 * len(whole.text)
    assert found.document.pages.range_of(0, 9) == whole.pages.range_of(0, 9) == "1"


@pytest.mark.parametrize(("count", "empty"), [(4, 0), (40, 20)])
def test_a_short_file_and_one_that_begins_with_pictures_are_read_whole(count, empty):
    assert beginning(Source(long_file(count, empty), Path("paper.pdf"))) is None


def test_links_lead_to_places_of_the_file_and_to_addresses():
    first = lines(72, 700, ["See the mill below, the second page,", "the town and its own page."])
    second = lines(72, 700, RIVER) + lines(72, 700 - 12 * len(RIVER) - 30, MILL)
    below = 700 - 12 * len(RIVER) - 18
    document = read(
        first + lines(72, 600, TOWN),
        second,
        links=[
            (0, (93, 698, 129, 709), f"/Dest [5 0 R /XYZ 72 {below} null]"),
            (0, (160, 698, 260, 709), "/A << /S /GoTo /D [5 0 R /Fit] >>"),
            (0, (72, 686, 105, 697), "/Dest [3 0 R /XYZ 72 612 null]"),
            (0, (130, 686, 180, 697), "/A << /S /URI /URI (https://town.example/own) >>"),
            (0, (72, 686, 80, 697), "/A << /S /URI /URI (javascript:alert\\(1\\)) >>"),
            (0, (500, 100, 520, 110), "/Dest [99 0 R /Fit]"),
            (1, (72, 698, 80, 709), "/A << /S /Launch /F (calc.exe) >>"),
        ],
    )
    found = {
        document.text[slice(*each.span)]: each.target
        for each in document.inlines
        if each.kind is InlineKind.LINK
    }
    places = {words: document.places.get(target) for words, target in found.items()}
    text = document.text
    assert {words: at is not None and text[at : at + 12] for words, at in places.items()} == {
        "the mill": joined(MILL)[:12],
        "the second page,": joined(RIVER)[:12],
        "the town": joined(TOWN)[:12],
        "its own page.": False,
    }
    assert found["its own page."] == "https://town.example/own"
    span = next(each.span for each in document.inlines)
    assert document.link_at(span.start + 1).target == found["the mill"]


@pytest.mark.skipif(not PLACE.is_dir(), reason="the files are not at hand")
def test_the_contents_of_a_real_file_lead_to_its_headings():
    path = PLACE / "GeoTopo-komprimiert.pdf"
    document = parse(Source(path.read_bytes(), path))
    links = [each for each in document.inlines if each.target in document.places]
    named = [
        (document.text[slice(*each.span)], document.text[document.places[each.target] :][:300])
        for each in links
    ]
    assert len(links) > 400
    contents = [(words, there) for words, there in named[:30] if words[0].isdigit()]
    right = sum(there.replace("\n\n", " ").startswith(words) for words, there in contents)
    assert right == len(contents) > 20


@pytest.mark.parametrize(
    ("creator", "field"),
    [
        ("Mozilla/5.0 HeadlessChrome/120.0 Safari/537.36", "accessed"),
        ("Mozilla Firefox 121.0", "accessed"),
        ("wkhtmltopdf 0.12.6", "accessed"),
        ("LaTeX with hyperref", "issued"),
        ("Writer", "issued"),
    ],
)
def test_the_day_on_which_a_page_was_printed_is_no_date_of_publication(creator, field):
    info = {"Creator": creator, "Producer": "Skia/PDF m120", "CreationDate": "D:20240302100000Z"}
    csl = read(lines(72, 700, RIVER), info=info).csl
    assert csl[field] == {"date-parts": [[2024, 3, 2]]}
    assert len({"issued", "accessed"} & csl.keys()) == 1
