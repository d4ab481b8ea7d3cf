"""Bylines of web pages: in scripts with marks, with furniture of blogs, roles in brackets."""

import unicodedata
from pathlib import Path

import pytest
from spelled_names import together

from reader.metadata.people import names

CASES = Path(__file__).with_name("web_bylines.txt").read_text("utf-8").splitlines()
MARKED = [
    ("वर्मा", "प्रीति"),
    ("দাসী", "রিনা"),
    ("பழனி", "கவின்"),
    ("శాస్త్రి", "రాము"),
    ("ಶೆಟ್ಟಿ", "ಗೀತಾ"),
    ("જોશી", "મીના"),
    ("ਸੋਢੀ", "ਮੀਨਾ"),
    ("ใจดี", "สุดา"),
    ("حَدَّادُ", "كَرِيمُ"),
    ("כֹּהֵןָ", "דָּוִד"),
    ("Doré", "Zoé"),
    ("Ọlẹ́", "Ade"),
]
"""Family and given names, most of which end in a mark that is no letter."""
FRAMES = [
    "By: {} | Updated at : 12 Mar 2024 08:10 PM (IST)",
    "By {} Updated: March 3, 2024",
    "Written by {}, Published: 3 March 2024, 10:00",
    "{} · 5 min read",
    "{}[1]",
    "{}.",
    "{}/AFP",
    "{} (AFP)",
    "{}, AFP",
]


@pytest.mark.parametrize("case", CASES)
def test_who_wrote_it(case):
    line, _, wanted = (part.strip() for part in case.partition("→"))
    assert together(names.parse(line.replace("¶", "\n"))) == wanted


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(("family", "given"), MARKED)
def test_a_name_keeps_its_last_mark(family, given, frame):
    apart = unicodedata.normalize("NFD", f"{given} {family}")
    for name in (f"{given} {family}", apart):
        found = [
            {part: unicodedata.normalize("NFC", text) for part, text in each.items()}
            for each in names.parse(frame.format(name))
        ]
        assert found == [
            {
                "given": unicodedata.normalize("NFC", given),
                "family": unicodedata.normalize("NFC", family),
            }
        ]
