"""Bylines with the words of sixty languages beside the names."""

import time
from pathlib import Path

import pytest
from spelled_names import spelled, together

from reader.metadata.people import names
from reader.metadata.people.words import germanic, others, romance, slavic

ROWS = germanic.ROWS | romance.ROWS | slavic.ROWS | others.ROWS
CASES = Path(__file__).with_name("language_bylines.txt").read_text("utf-8").splitlines()


def who(line):
    """The names of a line as the cases spell them."""
    return together(names.parse(line))


def words(row, *kinds):
    """The words of some kinds in a language that have no sign of patterns."""
    every = [word for kind in kinds for word in getattr(row, kind).split("|")]
    return [
        word.removesuffix("*").capitalize() for word in every if word and not set(word) & set("[?(")
    ]


@pytest.mark.parametrize("case", CASES)
def test_who_wrote_it(case):
    line, _, wanted = (part.strip() for part in case.partition("→"))
    assert who(line) == wanted


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_each_language_tells_the_author_of_the_text_from_others(row):
    lines = [f"{word}: Anna Lind" for word in words(row, "text")]
    lines += [f"Anna Lind. {word}: Karl Falk" for word in words(row, "photo")]
    lines += [f"{word}: Anna Lind" for word in words(row, "photo")]
    lines += [f"Anna Lind, {word}: Karl Falk" for word in words(row, "work")]
    lines += [f"{word} Anna Lind" for word in words(row, "by", "wrote")]
    lines += [f"Anna Lind, {word.lower()}" for word in words(row, "role")]
    assert {line: who(line) for line in lines if who(line) != "Lind|Anna"} == {}


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("By Jane Carver\nHealth editor, Bristol", "Carver|Jane"),
        ("By Dana Wolff\nScience and technology reporter", "Wolff|Dana"),
        ("By Ines Kern\nDPA", "Kern|Ines"),
        ("Von Ines Kern\n12.04.2022, 18:45 Uhr", "Kern|Ines"),
        ("By Ines Kern\nMs. Kern is a novelist living in Leeds.", "Kern|Ines"),
        ("Staff Reporter Ines Kern, Dhaka", "Kern|Ines"),
        ("Envoyée spéciale à Kigali, Ines Kern", "Kern|Ines"),
        ("Propos recueillis à Lyon par Ines Kern", "Kern|Ines"),
        ("Pr Ines Kern, CHU de Nantes", "Kern|Ines"),
        ("Ines Kern Mis à jour le 4 mai 2023 à 10h12", "Kern|Ines"),
        ("Ines Kern /ritzau/", "Kern|Ines"),
        ("Torben Römer, Merseburg", "Römer|Torben"),
        ("Reuters, dpa", "=Reuters; =dpa"),
        ('{"author": [{"@type": "Person", "name": "Ines Kern"}]}', "Kern|Ines"),
        ('["Ines Kern", "Karl Falk"]', "Kern|Ines; Falk|Karl"),
        ("取材・文＝鈴木一郎　写真＝山本翔", "=鈴木一郎"),
        ("Írta: Szilágyi Vivien és Tóth Gábor", "Szilágyi|Vivien; Tóth|Gábor"),
        ("Piše Jaka Rajh in Sašo Gorenc", "Rajh|Jaka; Gorenc|Sašo"),
        ("Per Anders Nilsson", "Nilsson|Per Anders"),
        ("Nina Kos", "Kos|Nina"),
        ("Theo Jansen", "Jansen|Theo"),
        ("Gan Li", "Li|Gan"),
        ("Jordi Puig i Soler", "Puig i Soler|Jordi"),
    ],
)
def test_what_stands_around_a_name(line, wanted):
    assert who(line) == wanted


@pytest.mark.parametrize("line", ["Text und ", "text & ", "Foto: ", "a i b ", "記者 ", "كتب "])
def test_a_line_twice_as_long_takes_about_twice_as_long(line):
    took = []
    for times in (200, 400):
        begun = time.process_time()
        names.parse(line * times)
        took.append(time.process_time() - begun)
    assert took[1] < 3 * took[0] + 0.1


def test_an_entry_of_a_list_is_read_as_a_line():
    assert [spelled(each) for each in names.parse(["Nga Arben Kola", "تصوير: خالد منصور"])] == [
        "Kola|Arben",
        "منصور|خالد",
    ]
