"""PDF files that are damaged, encrypted, or made to do harm."""

import re
import zlib
from pathlib import Path

import pytest
from pdf_files import assembled, lines, pdf, prose, put, wrapped

from reader.errors import ReaderError
from reader.formats.pdf import source, unpacked
from reader.formats.pdf.parse import parse
from reader.formats.registry import Source

TEXT = lines(72, 700, wrapped(prose("hostile")))
WHOLE = pdf([TEXT])


def read(data):
    return parse(Source(data, Path("paper.pdf")))


def outcome(data):
    """The text of a file, or the one line that refuses it."""
    try:
        return read(data).text
    except ReaderError as error:
        line = str(error)
    assert re.fullmatch(r"paper\.pdf .+", line)
    return line


@pytest.mark.parametrize(
    "data",
    [
        b"", b"%PDF-", b"%PDF-1.7\n%%EOF", b"%PDF-1.7\n" + bytes(range(256)) * 40, WHOLE[:120],
        assembled(["<< /Type /Catalog >>"]), assembled(["<< /Type /Catalog /Pages 1 0 R >>"]),
        b"%PDF-1.7\nxref\n0 99999999\n", assembled(["[" * 20000]),
    ],
)  # fmt: skip
def test_a_damaged_file_is_refused_in_one_line(data):
    assert outcome(data).startswith("paper.pdf ")


def test_a_file_cut_or_changed_anywhere_is_read_or_refused():
    for at in range(0, len(WHOLE), 97):
        outcome(WHOLE[:at])
        outcome(WHOLE[:at] + b"\xff<<" + WHOLE[at + 3 :])


def test_an_encrypted_file_is_refused_in_one_line():
    keys = "00" * 32
    locked = f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{keys}> /U <{keys}> >>"
    data = pdf([TEXT], extra=[locked], trailer="/Encrypt 5 0 R /ID [<00> <00>]")
    assert outcome(data) == (
        "paper.pdf is encrypted: save a copy without its password, and add that."
    )


def test_page_trees_and_outlines_in_circles_end():
    kids = assembled(
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9999 >>"]
    )
    assert outcome(kids).startswith("paper.pdf ")
    entry = "<< /Title (x) /Parent 5 0 R /Next 6 0 R /First 6 0 R /Dest [3 0 R /Fit] >>"
    outlines = "<< /First 6 0 R /Last 6 0 R >>"
    circle = pdf([TEXT], catalog="/Outlines 5 0 R", extra=[outlines, entry])
    assert read(circle).text == prose("hostile")


def test_a_form_that_draws_itself_ends():
    content = "/Fm0 Do BT /F0 10 Tf 72 600 Td (Again.) Tj ET"
    form = (
        "<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /Fm0 5 0 R "
        f">> >> /Length {len(content)} >>\nstream\n{content}\nendstream"
    )
    data = pdf([TEXT + "/Fm0 Do"], extra=[form])
    itself = b"/Resources << /XObject << /Fm0 5 0 R >> /Font"
    changed = data.replace(b"/Resources << /Font", itself, 1)
    assert outcome(changed).startswith("The ")


def test_a_page_of_endless_words_is_cut():
    many = "".join(put(10 + at % 500, 780 - at % 700, "word", 4) for at in range(60_000))
    assert 10_000 < len(outcome(pdf([many])).split()) <= 50_000


def test_a_stream_that_unpacks_to_much_is_read_or_refused():
    packed = zlib.compress(b" " * 50_000_000)
    body = (
        f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
        + packed + b"\nendstream"
    )  # fmt: skip
    assert outcome(pdf([TEXT]).replace(b"<< /Length", body + b" << /Length", 1))


def packed(content, dictionary, times=1):
    """A file with a stream that is compressed so many times, and is not used."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    stream = content.decode("latin-1")
    given = f"{dictionary} /Filter [{'/FlateDecode ' * times}] /Length {len(stream)}"
    return pdf([TEXT], extra=[f"<< {given} >>\nstream\n{stream}\nendstream"])


@pytest.mark.parametrize("times", [1, 2])
def test_what_unpacks_to_far_more_than_it_is_is_refused_unread(times, monkeypatch):
    data = packed(b"(a) Tj " * 2_000_000, "", times)
    assert len(data) < 100_000
    monkeypatch.setattr(source.pypdfium2, "PdfDocument", None)
    assert outcome(data).startswith("paper.pdf unpacks to far more than it is")


@pytest.mark.parametrize(
    "data",
    [
        packed(b"\0" * 9_000_000, "/Subtype /Image"),
        packed(b"(a) Tj " * 100_000, ""),
        packed(b"(a) Tj " * 1000, "", 3),
        packed(b"(a) Tj " * 2_000_000, "").replace(b"/FlateDecode", b"/FlateEncode"),
    ],
)  # fmt: skip
def test_pictures_and_what_unpacks_as_all_files_do_are_no_harm(data):
    assert outcome(data) == outcome(WHOLE)


def test_streams_that_are_damaged_or_never_end_are_counted_as_far_as_they_go():
    whole = zlib.compress(b"a" * 1000)
    for stream, size in [(whole, 1000), (whole[:-4], 1000), (b"word", 0), (b"", 0)]:
        for end in (b"", b"\nendstream"):
            data = b"<< /Filter /Fl >>\nstream\r\n" + stream + end
            assert not size or unpacked.exceeds(data, size - 1)
            assert not unpacked.exceeds(data, size)
    assert not unpacked.exceeds(b"/Fl stream\n" * 100_000, 0)


def test_words_with_control_characters_become_canonical():
    document = read(pdf([TEXT + put(72, 500, "a\x1b]0;title\x07b \x9b31m")]))
    assert not any(ord(letter) < 32 and letter != "\n" for letter in document.text)
    assert "\x9b" not in document.text


def test_places_that_are_no_numbers_do_no_harm():
    wild = put(72, 650, "far", size=1e30) + put(1e30, 1e30, "off") + put(-5000, 400, "left")
    assert prose("hostile") in outcome(pdf([TEXT + wild]))
