"""Mails in mails, reports of delivery, and names with line ends in them."""

from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.formats.mail import message
from reader.formats.registry import Source

MAIL = "From: Water Board <board@example.org>\nSubject: The river\n\nThe river rose."


def read(data):
    return message.parse(Source(data.encode(), Path("letter.eml")))


@pytest.mark.parametrize("kind", ["message/rfc822", "message/global", "Message/RFC822; x=y"])
@pytest.mark.parametrize("depth", [1, 3])
def test_a_mail_that_is_only_the_envelope_of_another_is_that_one(kind, depth):
    envelope = f"From: Post <post@example.org>\nSubject: Fwd\nContent-Type: {kind}\n\n"
    document = read(envelope * depth + MAIL)
    assert document.text == "The river rose."
    assert document.title == "The river"
    assert document.csl["author"] == [{"literal": "Water Board"}]
    assert not document.notices


def test_envelopes_without_end_or_words_are_refused_in_one_line():
    envelope = "Content-Type: message/rfc822\n\n"
    for data in (
        *(envelope * depth + MAIL for depth in (60, 400, 990)),
        envelope * 2,
        envelope + "From: x@example.org\n\n",
    ):
        with pytest.raises(ReaderError) as caught:
            read(data)
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "kind", ["message/delivery-status", "message/disposition-notification", "application/pdf"]
)
def test_what_is_not_read_of_a_report_is_named(kind):
    report = f"--b\n\nIt did not arrive.\n--b\nContent-Type: {kind}\n\nAction: failed\n--b--"
    document = read(f"Content-Type: multipart/report; boundary=b\n\n{report}")
    assert document.text == "It did not arrive."
    assert document.notices == (f"An attachment is left out: {kind}.",)


@pytest.mark.parametrize("said", [
    "=?utf-8?q?Water=0D=0ABoard?=", "=?UTF-8?Q?Water=0aBoard?=", "=?utf-8?b?V2F0ZXINCkJvYXJk?=",
    "=?utf-8?B?V2F0ZXIKQm9hcmQ?=", "=?utf-8?q?Water=0D=0A?= =?utf-8?q?Board?=",
])  # fmt: skip
def test_a_name_with_line_ends_is_decoded_on_one_line(said):
    document = read(f"From: {said} <board@example.org>\nSubject: {said}\n\nThe river rose.")
    assert document.csl["author"] == [{"literal": "Water Board"}]
    assert document.title == "Water Board"


def test_an_encoded_name_that_is_damaged_is_shown_as_it_stands():
    said = "=?utf-8?b?V2F0Z?="
    document = read(f"From: {said}=?utf-8?q?=0D?= <board@example.org>\n\nThe river rose.")
    (author,) = document.csl["author"]
    assert all("\n" not in each and "\r" not in each for each in author.values())
