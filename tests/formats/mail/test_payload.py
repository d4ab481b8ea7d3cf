"""The bytes of a mail's parts, and what stands behind base64."""

import base64
from pathlib import Path

import pytest

from reader.formats.mail import message
from reader.formats.registry import Source


def read(data):
    data = data if isinstance(data, bytes) else data.encode()
    return message.parse(Source(data, Path("letter.eml")))


def mail(body, kind="text/plain; charset=utf-8", more=""):
    return f"From: Water Board <board@example.org>\nContent-Type: {kind}\n{more}\n{body}"


@pytest.mark.parametrize("said", ["BASE64 ", "base64; x", '(coded) "base64"', "base64"])
@pytest.mark.parametrize("footer", ["", "\n_______\nThe list of the board\n"])
def test_base64_is_read_however_its_name_is_written_and_with_a_footer_behind(said, footer):
    body = base64.encodebytes("The river rose – in the night.".encode()).decode()
    data = mail(body + footer, more=f"Content-Transfer-Encoding: {said}\n")
    text = read(data).text
    assert text.startswith("The river rose – in the night.")
    assert ("The list of the board" in text) == bool(footer)


@pytest.mark.parametrize("said", ["BASE64 ", "base64"])
@pytest.mark.parametrize(("charset", "footer"), [("utf-8", "Café à côté"), ("latin-1", "Où est")])
def test_a_footer_behind_base64_is_in_the_encoding_of_its_mail(said, charset, footer):
    body = base64.encodebytes("The river rose, l’été.".encode(charset, "replace")).decode()
    head = mail("", f"text/plain; charset={charset}", f"Content-Transfer-Encoding: {said}\n")
    text = read(head.encode() + body.encode() + b"\n____\n" + footer.encode(charset)).text
    assert text.startswith("The river rose")
    assert text.endswith(footer)


@pytest.mark.parametrize("rest", [b"\xff\xfe", b"--\xef\xbf\xbd--", b"\x80=\xc3", b"=\xc3\xa9"])
def test_any_bytes_behind_base64_are_words_or_one_line(rest):
    head = mail("", "text/plain", "Content-Transfer-Encoding: base64\n").encode()
    assert "river" in read(head + base64.encodebytes(b"The river rose.") + b"\n" + rest).text
