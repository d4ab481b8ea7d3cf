"""What every format promises: decoding, canonical text, and a document that holds together."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.formats import titles
from reader.formats.roles import lone_lines, settling
from reader.text.canonical import canonical, is_blank
from reader.text.decoding import decode
from reader.text.document import BlockKind
from reader.workspace.texts.loading import read

ALPHABET = st.sampled_from(
    "aAbé ñ.!?,;:“”\"'’()[]<>&#*_-+=|~`>\\/\n\n\n\t\r\x00\x1b\x85\x9b\u0301\u200d\u202e\ufeff"
    "1230新疆。か🏴👩\u2028\f$%@"
)
LINES = st.lists(
    st.sampled_from(
        [
            *("# Head", "## *Head*", "> quote", ">> deeper", "- item", "  - nested", "1. one"),
            *("| a | b |", "|---|---|", "| c |", "```", "~~~ py", "    code", "***", "---", "==="),
            *("![alt](x.png)", "[link](http://a.b)", "[^1]", "[^1]: note", "<div>", "</div>"),
            *("<!-- c", "-->", "plain text here", "It ends here.", "two  ", "", "", "a\tb   c"),
            *("**bold *both* x", "~~gone~~ `co de`", "&#769;x e&#769;", "COMMENTS", "&nbsp;"),
            *("title: x", "+++", "Photo: Someone", "* * *", "\\", "A headline", "<br>", "<script>"),
        ]
    ),
    max_size=14,
).map("\n".join)


def holds_together(document):
    text = document.text
    assert canonical(text) == text
    assert unicodedata.is_normalized("NFC", text)
    assert document.title.strip()
    assert document.blocks
    at, number = 0, 0
    for block in document.blocks:
        assert at <= block.span.start < block.span.end <= len(text)
        words = text[block.span.start : block.span.end]
        assert not is_blank(words)
        assert words == words.rstrip()
        at = block.span.end
        if block.number is not None:
            number += 1
            assert block.number == number
            assert block.kind in settling.COUNTED
    starts = [inline.span.start for inline in document.inlines]
    assert starts == sorted(starts)
    for inline in document.inlines:
        holder = document.block_at(inline.span.start)
        assert holder.span.start <= inline.span.start < inline.span.end <= holder.span.end


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=200)
    | st.text(ALPHABET, max_size=120).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | LINES.map(str.encode),
    st.sampled_from(["a.txt", "a.md"]),
)
def test_any_bytes_give_a_document_or_a_reader_error(data, name):
    try:
        document = read(data, Path(name))
    except ReaderError:
        with pytest.raises(ReaderError, match=rf"^[^\n]*{name}[^\n]*$"):
            read(data, Path(name))
    else:
        holds_together(document)


@settings(max_examples=300, deadline=None)
@given(LINES, st.sampled_from(["a.txt", "a.md"]))
def test_any_lines_give_a_sound_document(text, name):
    try:
        document = read(text.encode(), Path(name))
    except ReaderError:
        return
    holds_together(document)


@settings(max_examples=200, deadline=None)
@given(st.text(ALPHABET, max_size=200))
def test_the_canonical_text_is_a_fixed_point(text):
    once = canonical(text)
    assert canonical(once) == once
    assert not any(
        unicodedata.category(each) in {"Cc", "Cs"} and each not in "\n\t" for each in once
    )


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("\ufeff\ufeffa\ufeffb", "ab"),
        ("e\u0301", "é"),
        ("\x1b[31mred\x1b[0m\x07", "\ufffd[31mred\ufffd[0m\ufffd"),
        ("\x85\x9b\x7f", "\ufffd\ufffd\ufffd"),
        ("\ud800", "\ufffd"),
        ("a\tb", "a\tb"),
        ("\u202eabc\u202c", "\u202eabc\u202c"),
        ("a\fb\u2028c\u2029d", "a\nb\nc\nd"),
    ],
)
def test_canonical(raw, expected):
    assert canonical(raw) == expected


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-be"]
)
def test_a_byte_order_mark_decides(encoding):
    marked = "\ufeff" if encoding.endswith("e") else ""
    decoded = decode(f"{marked}Grüße, 世界".encode(encoding), "a.txt")
    text, notice = "".join(decoded.pieces), decoded.notice
    assert text == "Grüße, 世界"
    named = encoding.upper().split("-")[1]
    assert notice == ("" if named == "8" else f"Read as UTF-{named}, by its byte order mark.")


def test_what_is_not_utf8_is_read_as_windows_1252_and_told():
    decoded = decode("One.\nna\xefve caf\xe9 \x93quote\x94".encode("latin-1"), "a.txt")
    text, notice = "".join(decoded.pieces), decoded.notice
    assert text == "One.\nnaïve café “quote”"
    assert "cp1252" in notice
    assert "line 2" in notice


def test_damaged_utf8_stays_utf8_and_is_told():
    decoded = decode("é".encode() * 50 + b"\xff" + "ü".encode(), "a.txt")
    text, notice = "".join(decoded.pieces), decoded.notice
    assert text == "é" * 50 + "\ufffdü"
    assert "Damaged" in notice


def test_damage_behind_a_byte_order_mark_is_told():
    assert decode(b"\xef\xbb\xbfa\xffb", "a.txt").notice


@pytest.mark.parametrize(
    "data",
    [
        *(b"%PDF-1.7 x", b"PK\x03\x04", b"\x89PNG\r\n", b"\x7fELF", b"a\0b", bytes(range(256)) * 4),
        *(b"", b"   \n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n", "\u200b\u200b".encode()),
        b"---\ntitle: x\n---\n",
    ],
)
@pytest.mark.parametrize("name", ["thing.txt", "thing.md"])
def test_what_is_no_text_is_refused_by_name(data, name):
    with pytest.raises(ReaderError, match=name):
        read(data, Path(name))


@pytest.mark.parametrize(
    "line",
    [
        "Senate Passes Budget After Long Night",
        "What Is the Matter With Rome?",
        "‘We Will Not Leave’: Voices From the Border",
        "U.S. Senate Confirms Dr. Smith",
        "新政府受邀访问新疆",
    ],
)
def test_headlines(line):
    assert lone_lines.is_headline(line)


@pytest.mark.parametrize(
    "line",
    [
        "The mayor said on Monday that the bridge would stay closed.",
        "“We are not leaving,” she said,",
        "He asked: “Why?”",
        "It rained. Nobody came to the fair",
        "- an item",
        "https://example.org/a",
        "* * *",
        "12 345",
        "A" + " word" * 30,
        "x" * 400,
        "今天下雨了。",
        "",
    ],
)
def test_prose_and_marks_are_no_headlines(line):
    assert not lone_lines.is_headline(line)


@pytest.mark.parametrize(
    "line",
    [
        "JANE ROE/AFP via Getty Images",
        "Jane Roe / Reuters",
        "(AP Photo/Jane Roe)",
        "Photo: Jane Roe",
        "Photo credit: City Archive",
        "Photograph by Jane Roe",
        "Illustration by Jane Roe for the Courier",
        "REUTERS/Jane Roe",
        "© Jane Roe / Getty Images",
    ],
)
def test_credits(line):
    assert lone_lines.is_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "He worked for Reuters until 2004.",
        "The photo was taken in March and shows the old bridge.",
        "Photo archives were lost in the fire of 1911, she wrote in a letter to the council.",
        "The and/or question",
        "Credit is cheap.",
    ],
)
def test_sentences_are_no_credits(line):
    assert not lone_lines.is_credit(line)


@pytest.mark.parametrize(
    "ending",
    [
        "COMMENTS",
        "Follow Jane Roe on Facebook and Twitter.",
        "Follow us on X",
        "Please let us know if you cannot comment.",
        "Share this article",
        "Subscribe to our newsletter",
        "Sign up for the morning letter",
        "Read more",
        "Advertisement",
        "Copyright 2021 The Courier. All rights reserved.",
        "12 comments",
    ],
)
def test_what_the_page_says_below_an_article_is_not_counted(ending):
    document = read(f"It rained.\n\nIt was wet.\n\n{ending}\n".encode(), Path("a.txt"))
    assert [block.number for block in document.blocks] == [1, 2, None]
    assert document.blocks[-1].kind is BlockKind.BOILERPLATE


def test_the_same_words_in_the_middle_are_counted():
    document = read(b"It rained.\n\nShare this with me, she said.\n\nIt was wet.", Path("a.txt"))
    assert [block.number for block in document.blocks] == [1, 2, 3]


def test_a_caption_with_a_credit_is_not_counted():
    text = "It rained.\n\nThis photo shows the bridge.\n\nJANE ROE/AFP\n\nThis photo was lost."
    kinds = [block.kind for block in read(text.encode(), Path("a.txt")).blocks]
    assert kinds == [
        BlockKind.PARAGRAPH,
        BlockKind.CAPTION,
        BlockKind.CAPTION,
        BlockKind.PARAGRAPH,
    ]


def test_a_file_name_is_made_readable():
    assert titles.title_from_name(Path("town-hall_2021.md")) == "Town hall 2021"
    assert titles.title_from_name(Path("___.md")) == "___.md"
    assert titles.title_from_name(None) == "Untitled"


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        (
            "000_f08773c413417b8d.txt",
            "Ferries cost more.\n\nThe board said so.",
            "Ferries cost more.",
        ),
        ("3f2b6a54-1c2d-4e5f-8a9b-0c1d2e3f4a5b.txt", "A b " * 40, "A b " * 15 + "…"),
        ("f08773c413417b8d.txt", "渡" * 70, "渡" * 60 + "…"),
        ("f08773c413417b8d.txt", "", "F08773c413417b8d"),
        ("2024-03-05.txt", "Ferries cost more.", "2024 03 05"),
        ("facade.txt", "Ferries cost more.", "Facade"),
        ("ferry-f08773c413417b8d.txt", "Ferries cost more.", "Ferry f08773c413417b8d"),
    ],
)
def test_a_name_that_is_a_checksum_is_no_title(name, text, title):
    assert titles.title_from_name(Path(name), text) == title
