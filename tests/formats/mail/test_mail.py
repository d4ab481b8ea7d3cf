"""Mails: their text, quotations, headers and attachments, and what is wrong with some."""

import sys
import time
from email.headerregistry import HeaderRegistry
from email.message import EmailMessage
from itertools import product
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.formats.mail import mailbox, message, plain_text
from reader.formats.registry import Source, recognized
from reader.text.document import BlockKind

HEAD = (
    "From: Water Board <board@example.org>\nTo: Town Council <council@example.org>\n"
    "Subject: =?utf-8?q?The_river_at_seven_o=E2=80=99clock?=\n"
    "Date: Thu, 4 Mar 2021 07:00:00 +0100\n"
)


def read(data, name="letter.eml"):
    data = data if isinstance(data, bytes) else data.encode()
    return message.parse(Source(data, Path(name)))


def mail(body, kind='text/plain; charset="utf-8"', more=""):
    return f"{HEAD}MIME-Version: 1.0\nContent-Type: {kind}\n{more}\n{body}"


def blocks(document):
    return [(block.kind.name, document.text[slice(*block.span)]) for block in document.blocks]


def test_headers_are_metadata():
    document = read(mail("The river rose."))
    assert document.text == "The river rose."
    assert document.title == "The river at seven o’clock"
    assert document.csl == {
        "type": "personal_communication",
        "genre": "email",
        "title": "The river at seven o’clock",
        "author": [{"literal": "Water Board"}],
        "recipient": [{"literal": "Town Council"}],
        "issued": {"date-parts": [[2021, 3, 4]]},
    }
    assert set(document.csl_from.values()) == {"mail header"}


def test_quoted_lines_are_quotations_and_the_signature_is_no_text():
    body = (
        "Yes, at seven.\n\nOn Monday you wrote:\n"
        "> Is the river still measured every single day, as it was at the time\n"
        "> when the bridge was new and somebody lived in the house?\n>\n"
        "> > It was, once.\n>\n> Please tell us.\n\nWe still do.\n-- \nWater Board\nPO Box 1"
    )
    document = read(mail(body))
    question = (
        "Is the river still measured every single day, as it was at the time when the bridge was "
        "new and somebody lived in the house?"
    )
    assert blocks(document) == [
        ("PARAGRAPH", "Yes, at seven."),
        ("PARAGRAPH", "On Monday you wrote:"),
        ("QUOTE", question),
        ("QUOTE", "It was, once."),
        ("QUOTE", "Please tell us."),
        ("PARAGRAPH", "We still do."),
        ("BOILERPLATE", "Water Board\nPO Box 1"),
    ]
    assert [block.level for block in document.blocks if block.kind is BlockKind.QUOTE] == [0, 1, 0]


def test_flowed_lines_are_joined():
    body = "The river \nrose in the \nnight.\n> And we \n> saw it.\n From here on it fell.\n"
    document = read(mail(body, "text/plain; format=flowed"))
    assert [text for _, text in blocks(document)] == [
        "The river rose in the night.",
        "And we saw it.",
        "From here on it fell.",
    ]
    chinese = read(
        mail("河水在夜里 \n上涨了。\n", 'text/plain; charset="utf-8"; format=flowed; delsp=yes')
    )
    assert chinese.text == "河水在夜里上涨了。"


HTML = "<html><head><style>p {}</style></head><body><h1>The river</h1><p>It <b>rose</b>.</p></body>"


def test_html_is_read_where_there_is_no_text():
    document = read(mail(HTML, "text/html"))
    assert blocks(document) == [("HEADING", "The river"), ("PARAGRAPH", "It rose.")]


def test_of_two_bodies_the_text_is_read_unless_it_points_to_the_other():
    whole = EmailMessage()
    whole["Subject"] = "River"
    whole.set_content("The river rose in the night, and it fell in the morning.")
    whole.add_alternative(HTML, subtype="html")
    assert read(whole.as_bytes()).text.startswith("The river rose in")
    stub = EmailMessage()
    stub.set_content("See the HTML.")
    stub.add_alternative(f"<p>{'The river rose in the night. ' * 9}</p>", subtype="html")
    assert read(stub.as_bytes()).text.startswith("The river rose in")


def test_attachments_are_named():
    whole = EmailMessage()
    whole.set_content("Two files.")
    whole.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="wall.pdf")
    whole.add_attachment("numbers", filename="días\x1b[31m.txt".replace("\x1b", ""))
    inner = EmailMessage()
    inner.set_content("A mail in a mail.")
    whole.add_attachment(inner)
    document = read(whole.as_bytes())
    assert document.text == "Two files."
    [notice] = document.notices
    assert notice.startswith("3 attachments are left out: wall.pdf, días[31m.txt")


@pytest.mark.parametrize("charset", ["no-such-code", "utf-8", "us-ascii", ""])
def test_a_wrong_charset_does_no_harm(charset):
    body = "Où est l’été ? Près de l’église, où il était déjà."
    head = mail("", f"text/plain; charset={charset}", "Content-Transfer-Encoding: 8bit\n")
    document = read(head.encode() + body.encode("cp1252"))
    assert "l’été" in document.text


@pytest.mark.parametrize(
    ("charset", "encoding", "word"),
    [
        ("iso-8859-1", "cp1252", "“l’été”"),
        ("windows-874", "cp874", "ฝนตก"),
        ("shift_jis", "cp932", "雨①"),
        ("iso-8859-8-i", "iso8859-8", "גשם"),
        ("iso-2022-kr", "iso2022_kr", "비가"),
    ],
)
def test_a_charset_is_the_one_that_programs_mean_by_it(charset, encoding, word):
    head = mail("", f"text/plain; charset={charset}", "Content-Transfer-Encoding: 8bit\n")
    assert word in read(head.encode() + f"It says {word} here.".encode(encoding)).text


def test_a_zero_byte_does_not_change_the_encoding_of_a_mail():
    head = mail("", "text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit\n")
    assert "Où est" in read(head.encode() + "Où est\0 l’été\0?\0".encode()).text


def parts(*each, kind="multipart/mixed"):
    inner = "".join(f"--x\nContent-Type: {head}\n\n{body}\n" for head, body in each)
    return mail(f"{inner}--x--\n", f"{kind}; boundary=x")


PDF = ("application/pdf; name=wall.pdf", "%PDF-")


def test_all_pieces_of_a_mail_are_read_in_their_order():
    document = read(
        parts(
            ("text/html", "<p>The river rose.</p>"),
            PDF,
            ("text/html", "<p>See the wall above.</p>"),
            ("text/plain", "The list\nof the board\n\nLeave it"),
        )
    )
    assert [text for _, text in blocks(document)] == [
        "The river rose.",
        "See the wall above.",
        "The list\nof the board",
        "Leave it",
    ]
    assert document.notices == ("An attachment is left out: wall.pdf.",)


def test_what_is_said_twice_is_read_once():
    text, html = ("text/plain", "The river rose in the night."), ("text/html", HTML)
    again = ("text/html", "<p>The river rose &#105;n the <b>night</b>.</p>")
    assert read(parts(text, again)).text == "The river rose in the night."
    assert read(parts(text, html, kind="multipart/alternative")).text == text[1]
    inner = f"multipart/alternative; boundary=y\n\n--y\nContent-Type: text/plain\n\n{text[1]}"
    whole = (inner + f"\n--y\nContent-Type: text/html\n\n{HTML}\n--y--", "")
    document = read(parts(whole, ("text/plain", "The list of the board")))
    assert [words for _, words in blocks(document)] == [text[1], "The list of the board"]
    assert not document.notices


@pytest.mark.parametrize("kind", ["text/markdown", "text/calendar", "multipart/mixed"])
def test_any_text_is_read_where_there_is_no_other(kind):
    assert read(mail("The river rose.", kind)).text == "The river rose."


def test_a_text_with_the_name_of_a_file_is_read_or_named():
    named = ("text/plain; name=levels.txt", "Seven metres.")
    document = read(parts(("text/plain", "The river rose."), named))
    assert document.text == "The river rose."
    assert document.notices == ("An attachment is left out: levels.txt.",)
    assert read(parts(named)).text == "Seven metres."


def box(*texts):
    return "\n".join(f"From somebody Mon Jan  1 00:00:00 2024\n{mail(text)}\n" for text in texts)


def test_a_mailbox_with_one_mail_is_that_mail():
    data = box("First.\n\n>From here on.\nFrom now on.").encode()
    document = mailbox.parse(Source(data, Path("inbox.mbox")))
    assert document.title == "The river at seven o’clock"
    assert "From here on." in document.text
    assert "From now on." in document.text


def test_of_a_mailbox_with_several_one_is_chosen():
    data = box("First.", "Second.", "Third.").encode()
    with pytest.raises(ReaderError, match="has 3 mails: add one of them with"):
        mailbox.parse(Source(data, Path("inbox.mbox")))
    assert read(mailbox.chosen(data, "inbox.mbox", 2)).text == "Second."
    for number in (0, 4):
        with pytest.raises(ReaderError, match=f"3 mails: there is no number {number}"):
            mailbox.chosen(data, "inbox.mbox", number)
    with pytest.raises(ReaderError, match="is no mailbox"):
        mailbox.parse(Source(b"words", Path("inbox.mbox")))


def test_a_mail_is_recognised_by_its_name_or_its_headers():
    assert recognized(Path("a.EML"), b"").name == "a mail"
    assert recognized(None, b"Received: from x").name == "a mail"
    assert recognized(None, b"From here on we walked.") is None


def test_a_mail_in_a_mail_is_named():
    inner = f"{HEAD}\nThe river rose."
    parts = f"--b\n\nSee below.\n--b\nContent-Type: message/rfc822\n\n{inner}\n--b--"
    document = read(mail(parts, "multipart/mixed; boundary=b"))
    assert document.text == "See below."
    assert document.notices == (
        "An attachment is left out: the mail “The river at seven o’clock”.",
    )


def test_text_that_pictures_divide_is_read_whole():
    picture = "--b\nContent-Type: image/png; name=a.png\n\nx\n"
    named = "--b\nContent-Type: text/plain; name=log.txt\n\nNot read.\n"
    parts = f"--b\n\nThe river rose.\n{picture}--b\n\nIt fell again.\n{named}--b--"
    document = read(mail(parts, "multipart/mixed; boundary=b"))
    assert document.text == "The river rose.\n\nIt fell again."
    assert "a.png" in document.notices[0]


def nested(depth):
    parts = "".join(
        f'Content-Type: multipart/mixed; boundary="b{at}"\n\n--b{at}\n' for at in range(depth)
    )
    return f"{HEAD}MIME-Version: 1.0\n{parts}Content-Type: text/plain\n\nDeep.\n"


def forwarded(depth):
    return f"{HEAD}MIME-Version: 1.0\n" + "Content-Type: message/rfc822\n\n" * depth + "\nDeep."


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\n\n", b"\0" * 1000, b"Subject: x", b"Subject: x\n\n   \n", bytes(range(256)) * 50,
        nested(60).encode(), nested(2000).encode(), forwarded(2000).encode(),
        mail("", "multipart/mixed; boundary=b").encode() + b"\n--b\n" * 20_000,
        mail("x", "multipart/encrypted; boundary=b").encode(),
        mail("!!!", "text/plain", "Content-Transfer-Encoding: base64\n").encode(),
        b"From: " + b"a@b," * 50_000 + b"\n\nWords.",
        b"Subject: " + b"=?utf-8?q?=C3?=" * 5000 + b"\n\nWords.",
        b"Date: Mon, 99 Foo 99999 99:99:99 +9999\nFrom: <<>>@@,;:\nTo: \xff\xfe\n\nWords.",
        b"Date: Tue, 5 Mar 2024 10:00:00 +01005555555555555555\n\nWords.",
        b"Date: Tue, 5 Mar 99999999999999999999 10:00:00 +0100\n\nWords.",
        b"Content-Type: text/plain; charset*0*=x'y'%ZZ; format*=\n\nWords.",
        b"Content-Disposition: attachment; filename*=x'%FF\n\nWords.",
    ],
)  # fmt: skip
def test_a_hostile_mail_is_read_or_refused_in_one_line(data):
    form = recognized(Path("letter.eml"), data)
    begun = time.process_time()
    try:
        text = form.parse(Source(data, Path("letter.eml"))).text
    except ReaderError as error:
        text = str(error)
        assert text.startswith("letter.eml ")
        assert "\n" not in text
    assert text
    assert time.process_time() - begun < 30


@pytest.mark.parametrize("is_flowed", [False, True])
def test_lines_of_nothing_but_markers_and_spaces_are_no_words(is_flowed):
    for signs in product(["\n", " ", "a", ">", "\u200b"], repeat=4):
        body = "".join(signs)
        assert plain_text.read(body, is_flowed=is_flowed).text.count("a") == body.count("a")


@pytest.mark.parametrize("kind", ["text/plain; " + "a=b; " * 4000, "text/plain; " + "a " * 9000])
def test_a_header_without_end_takes_no_time(kind):
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        document = read(mail("The river rose.", kind))
    finally:
        sys.setprofile(None)
    assert document.text == "The river rose."
    assert calls < 20 * len(kind)


def test_each_of_many_parts_is_asked_once_what_it_is():
    part = "--x\nContent-Type: text/plain; charset=utf-8; format=flowed\n\nThe river rose.\n"
    asked = []
    parse = HeaderRegistry.__call__

    def parsed(registry, name, value):
        asked.append((name, value))
        return parse(registry, name, value)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(HeaderRegistry, "__call__", parsed)
        document = read(mail(part * 200 + "--x--\n", "multipart/mixed; boundary=x"))
    assert document.text.count("rose") == 200
    assert len(asked) < 30


def test_a_clock_that_was_never_set_is_no_date_and_a_title_no_given_name():
    head = "From: Pr Jean Rouvier <j@example.org>\nDate: Thu, 1 Jan 1970 00:00:00 +0000\n"
    csl = read(f"{head}Subject: Rain\n\nIt rained.\n".encode()).csl
    assert csl["author"] == [{"family": "Rouvier", "given": "Jean"}]
    assert "issued" not in csl


WORD = "<p class=MsoListParagraph style='mso-list:l0 level{} lfo1'>{}{}<o:p></o:p></p>"
BULLET = "<span style='mso-list:Ignore'>{}<span>&nbsp;&nbsp;</span></span>"


def test_lists_of_outlook_are_lists():
    items = [(1, "·", "From Monday on"), (2, "o", "till noon"), (1, "·", "Tuesdays")]
    listed = "".join(WORD.format(level, BULLET.format(sign), text) for level, sign, text in items)
    numbered = WORD.format(1, BULLET.format("3."), "Third") + WORD.format(1, "", "Bare")
    html = f"<html><body><p>Dear all,</p>{listed}<p>And:</p>{numbered}<p>Bye.</p></body></html>"
    head = "From: office@harbour.example\nMIME-Version: 1.0\nContent-Type: text/html\n\n"
    document = message.parse(Source((head + html).encode(), Path("a.eml")))
    found = [(document.text[slice(*each.span)], each.marker, each.level)
             for each in document.blocks]  # fmt: skip
    assert found == [
        ("Dear all,", "", 0),
        ("From Monday on", "•", 0),
        ("till noon", "◦", 1),
        ("Tuesdays", "•", 0),
        ("And:", "", 0),
        ("Third", "3.", 0),
        ("Bare", "4.", 0),
        ("Bye.", "", 0),
    ]


def test_comments_without_end_in_an_address_do_no_harm():
    data = mail("It rained.").replace("To: ", f"Cc: x\nTo: {'(' * 3000}a{')' * 3000} ")
    document = read(data)
    assert document.text == "It rained."
    assert document.csl["author"] == [{"literal": "Water Board"}]


def test_of_headers_without_end_those_that_are_read_are_kept():
    surplus = "".join(f"X-Rain-{n}: a\n b\n" for n in range(10_000))
    data = mail("The river rose=20again.", more="Content-Transfer-Encoding: quoted-printable\n")
    assert read(surplus + data).text == "The river rose again."
    assert read(surplus + data).csl == read(data).csl


def test_lines_that_were_escaped_twice_are_read_as_they_were():
    document = mailbox.parse(Source(box("One.\n\n>From a.\n\n>>From b.").encode(), Path("a.mbox")))
    words = [document.text[slice(*block.span)] for block in document.blocks]
    assert words == ["One.", "From a.", "From b."]
