"""What becomes of the lines of a paragraph."""

from pathlib import Path

import pytest

from reader.formats import markdown, plain
from reader.formats.line_breaks import Joiner
from reader.formats.word_list import language_of
from reader.text.document import BlockKind

CASES = Path(__file__).parents[3] / "shared" / "cases" / "text"

JAPANESE = """昔々、ある所に小さな港町がありました。そこでは毎日のように灯台守が海
図を広げて、潮の満ち引きを丁寧に書き留めていました。やがて嵐の季節が
来ると、漁師たちは船を岸に上げ、網を繕いながら、長い夜を過ごした。

町の人々は、灯台の明かりが消えた夜のことを今でも語り継いでいます。そ
の夜、風はなく、海は鏡のように静かでした。
"""
ENGLISH = """The keeper of the light on the northern coast of the island was a well-
known painter, as people said, and in the evenings her small drawing-
room filled with the smoke of pipes and the talk of all those exam-
iners who had come over the hill to see her, among them the Zorkov-
skis, for Zorkovskis paint as well; it was a pre- or post-war light
in a tower that nobody had painted anew since the winter of 1914-
18 or so. The word co-op stands here as well, since the small co-
op at the harbour sold them what they ate and drank in those days.
"""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("a\nb", "a b"),
        ("well-\nknown", "well-known"),
        ("exam-\nple", "example"),
        ("EXAM-\nPLE", "EXAMPLE"),
        ("exam\u00ad\nple", "example"),
        ("exam\u2010\nple", "example"),
        ("Anglo-\nSaxon", "Anglo-Saxon"),
        ("1914-\n18", "1914-18"),
        ("pre- and\npost", "pre- and post"),
        ("pre-\nand post", "pre- and post"),
        ("a word -\nand more", "a word - and more"),
        ("a word--\nand more", "a word--and more"),
        ("a word—\nand more", "a word—and more"),
        ("a word —\nand more", "a word — and more"),
        ("- a\n-\nb", "- a - b"),
        ("海\n図", "海図"),
        ("です。\nまた", "です。また"),
        ("カ\nタ", "カタ"),
        ("他说：\n“好。”", "他说：“好。”"),
        ("共2021\n年", "共2021年"),
        ("使用\nPython", "使用Python"),
        ("안녕\n하세요", "안녕 하세요"),
        ("안녕。\n하세요", "안녕。 하세요"),
        ("ภาษา\nไทย", "ภาษา ไทย"),
        ("Привет\nмир", "Привет мир"),
    ],
)
def test_joined(lines, expected):
    assert Joiner("").joined(lines) == expected


def test_the_text_itself_says_how_scripts_meet():
    assert Joiner("用 Python 写 2 年").joined("使用\nPython") == "使用 Python"


def test_a_compound_of_the_text_stays_one():
    assert Joiner("a re-sort of it").joined("re-\nsort") == "re-sort"
    assert Joiner("").joined("re-\nsort") == "resort"


@pytest.mark.parametrize(
    ("language", "lines", "expected"),
    [
        ("de", "Entwick-\nlung", "Entwicklung"),
        ("de", "Nord-\nSüd", "Nord-Süd"),
        ("de", "Haupt-\nund Nebenstraße", "Haupt- und Nebenstraße"),
        ("fr", "gouverne-\nment", "gouvernement"),
        ("fr", "peut-\nêtre", "peut-être"),
        ("fr", "arc-\nen-ciel", "arc-en-ciel"),
        ("en", "well-\nto-do", "well-to-do"),
        ("es", "go-\nbierno", "gobierno"),
        ("en-US", "gov-\nernment", "government"),
    ],
)
def test_word_lists_of_languages(language, lines, expected):
    assert Joiner("", language).joined(lines) == expected


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        ("Der Hund und die Katze sind nicht da.", "", "de"),
        ("Le chat est dans la maison et les chiens", "", "fr"),
        ("zzz", "", "en"),
        ("zzz", "pt-BR", "pt"),
        ("the cat", "ja", "en"),
    ],
)
def test_the_language_of_the_word_list(text, declared, expected):
    assert language_of(text, declared) == expected


@pytest.mark.parametrize("parse", [plain.parse, markdown.parse])
def test_japanese_in_both_formats(parse):
    document = parse(JAPANESE)
    assert document.text == "\n\n".join(
        paragraph.replace("\n", "") for paragraph in JAPANESE.strip().split("\n\n")
    )


@pytest.mark.parametrize("parse", [plain.parse, markdown.parse])
def test_hyphens_in_both_formats(parse):
    text = parse(ENGLISH + "\nAnother paragraph follows here, so that it is no headline.\n").text
    for whole in (
        "well-known",
        "drawing-room",
        "examiners",
        "pre- or post-war",
        "1914-18",
        "co-op",
    ):
        assert whole in text
    assert text.count("Zorkovskis") == 2
    assert text.count("co-op") == 2
    assert "- " not in text.replace("pre- or", "")


def test_paragraphs_that_an_ideographic_space_begins():
    lines = JAPANESE.replace("\n\n", "\n\u3000").splitlines()
    document = plain.parse("\n".join(["\u3000" + lines[0], *lines[1:]]))
    assert len(document.blocks) == 2


def test_chinese_lines_that_are_paragraphs():
    first = "他们在船上度过了漫长的夜晚，听老人讲述从前的故事。" * 2
    text = f"{first}\n第二天，风停了。\n{first[:40]}。\n海面像镜子一样平静，没有人说话。"
    assert len(plain.parse(text).blocks) == 4


def test_chinese_verse_keeps_its_lines():
    text = "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。"
    assert plain.parse(text).text == text


def test_a_paragraph_of_many_pieces_is_joined_as_one():
    document = plain.parse("begin\n\n" + ENGLISH * 300)
    assert document.blocks[1].kind is BlockKind.PARAGRAPH
    assert "well- " not in document.text
    assert document.text.count("examiners") == 300


@pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not here")
@pytest.mark.parametrize("name", ["01-cjk-hard-wrap", "02-hyphen-at-line-end"])
@pytest.mark.parametrize("parse", [plain.parse, markdown.parse])
def test_cases(name, parse):
    [path] = (CASES / name).glob("*.txt")
    text = parse(path.read_text(encoding="utf-8")).text
    assert "- " not in text
    assert "海 図" not in text
    assert "\n" not in text.replace("\n\n", "")
