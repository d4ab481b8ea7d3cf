"""From bytes to characters: what is guessed, what is told, and what a person says instead."""

from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.text.decoding import decode
from reader.workspace.texts import loading

CASES = Path(__file__).parents[3] / "shared" / "cases" / "text" / "24-legacy-cjk"

TEXTS = {
    "zh": ("港口的灯塔看守人每天晚上都把潮水的高度写在一本很旧的书里。春天来了，渔民们又出海了。"),
    "tw": ("港口的燈塔看守人每天晚上都把潮水的高度寫在一本很舊的書裡。春天來了，漁民們又出海了。"),
    "ja": (
        "港の灯台守は、毎晩、潮の高さを古い本に書き留めて"
        "いました。春になると、漁師たちはまた海へ出ました。"
    ),
    "ko": (
        "항구의 등대지기는 매일 밤 낡은 책에 조수의 높이를 "
        "적었다. 봄이 오자 어부들은 다시 바다로 나갔다."
    ),
    "ru": (
        "Смотритель маяка каждый вечер записывал высоту прилива "
        "в старую книгу. Весной рыбаки ушли в море."
    ),
    "pl": (
        "Strażnik latarni co wieczór zapisywał wysokość przypływu "
        "w starej księdze, którą dostał od ojca."
    ),
    "cs": (
        "Strážce majáku si každý večer zapisoval výšku přílivu "
        "do staré knihy, kterou dostal od otce."
    ),
    "hu": (
        "A világítótorony őre minden este följegyezte az ár magasságát egy régi könyvbe, ősszel is."
    ),
    "el": ("Ο φύλακας του φάρου έγραφε κάθε βράδυ το ύψος της παλίρροιας σε ένα παλιό βιβλίο."),
    "tr": (
        "Deniz fenerinin bekçisi her akşam gelgitin yüksekliğini "
        "eski bir deftere yazıyordu, dışarıda da."
    ),
    "de": (
        "Der Wärter schrieb jeden Abend die Höhe der Flut "
        "in ein altes Buch, das er überall bei sich trug."
    ),
    "fr": (
        "Le gardien écrivait chaque soir la hauteur de la marée dans un vieux carnet, même l’été."
    ),
}


def read(data, encoding=""):
    decoded = decode(data, "a.txt", encoding)
    return "".join(decoded.pieces), decoded.notice


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        ("zh", "gbk", "Chinese"),
        ("tw", "big5", "Chinese"),
        ("ja", "shift_jis", "Japanese"),
        ("ja", "euc_jp", "Japanese"),
        ("ja", "iso2022_jp", "Japanese"),
        ("ko", "euc_kr", "Korean"),
        ("ru", "koi8_r", "Cyrillic"),
        ("ru", "cp1251", "Cyrillic"),
        ("ru", "iso8859_5", "Cyrillic"),
        ("pl", "iso8859_2", "Central European"),
        ("pl", "cp1250", "Central European"),
        ("cs", "iso8859_2", "Central European"),
        ("hu", "iso8859_2", "Central European"),
        ("el", "iso8859_7", "Greek"),
        ("tr", "iso8859_9", "Turkish"),
        ("de", "cp1252", "cp1252"),
        ("fr", "cp1252", "cp1252"),
        ("fr", "mac_roman", "old Macs"),
        ("de", "mac_roman", "old Macs"),
        ("ru", "mac_cyrillic", "old Macs"),
        ("de", "cp850", "DOS"),
        ("pl", "cp852", "DOS"),
        ("ru", "cp866", "Cyrillic"),
        ("zh", "hz", "Chinese"),
        ("zh", "utf_16_be", "UTF-16-BE"),
        ("ja", "utf_16_le", "UTF-16-LE"),
        ("ko", "utf_16_le", "UTF-16-LE"),
        ("ru", "utf_16_be", "UTF-16-BE"),
        ("fr", "utf_16_le", "UTF-16-LE"),
    ],
)
@pytest.mark.parametrize("count", [1, 40])
def test_legacy_encodings_are_recognised_and_told(text, encoding, told, count):
    source = "\n".join([TEXTS[text]] * count)
    found, notice = read(source.encode(encoding))
    assert found == source
    assert told in notice
    assert encoding == "iso2022_jp" or "guess" in notice


@pytest.mark.parametrize(
    "text",
    [
        "It’s late, he said.",
        "“Yes” – and no…",
        "Plain words and one café among many, many others that are English, as all of these are.",
        "The façade of the Müller house cost £50 in 1900.",
        "Señor Núñez vino a las 3; el niño también.",
    ],
)
def test_a_few_signs_of_the_west_are_enough(text):
    found, notice = read(text.encode("cp1252"))
    assert found == text
    assert "cp1252" in notice


@pytest.mark.parametrize(
    "data",
    [b"\0" * 20, b"A text with \0 zeros, but few.\0", bytes(range(256)), b"\x01\x02\x03\0" * 9],
)
def test_zeros_alone_make_no_text_of_two_bytes(data):
    with pytest.raises(ReaderError, match="is not text"):
        read(data)


def test_what_looks_like_the_signs_of_chinese_mail_is_left_alone():
    assert read(b"Fig.~{\\ref{a}} and ~{a}") == ("Fig.~{\\ref{a}} and ~{a}", "")


BROKEN = {
    "a stray quote": (
        "He wrote “yes” and “no” — then \x92 came.".encode().replace("\x92".encode(), b"\x92"),
        "He wrote “yes” and “no” — then \ufffd came.",
    ),
    "a Latin-1 word": (
        "Das Café öffnet für Gäste. ".encode() + "Málaga".encode("latin-1") + b" is far.",
        "Das Café öffnet für Gäste. M\ufffdlaga is far.",
    ),
    "a character cut off": (
        "Das Café öffnet für 灯台".encode()[:-1],
        "Das Café öffnet für 灯\ufffd",
    ),
    "in Chinese": (
        TEXTS["zh"].encode()[:50] + b"\xff" + TEXTS["zh"].encode()[51:],
        None,
    ),
    "two among three": (
        b"\xe2\x80\x9cyes\xe2\x80\x9d \x93no\x94 \xe2\x80\x94",
        "“yes” \ufffdno\ufffd —",
    ),
    "one and one": ("é".encode() + b" \x92", "é \ufffd"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_bytes_in_utf8_spoil_themselves_alone(name):
    data, expected = BROKEN[name]
    found, notice = read(data)
    assert "Damaged UTF-8" in notice
    assert found == (expected or data.decode("utf-8", "replace"))
    assert found.count("\ufffd") <= 4


def test_how_much_is_damaged_is_told():
    _, notice = read(b"One.\n\xc3\xa9\xc3\xa9\xc3\xa9 \xff \xc3\xa9\xc3\xa9 \xff")
    assert notice == "Damaged UTF-8 in 2 places, first in line 2: what is lost shows as �."


def test_a_word_of_utf8_in_a_file_of_the_west():
    source = "Der Wärter trägt überall ein altes, schönes Buch für Gäste. " * 3
    found, notice = read(source.encode("cp1252") + "“".encode())
    assert source in found
    assert "cp1252" in notice


@pytest.mark.parametrize(
    "encoding", ["gbk", "GB18030", "big5", "koi8-r", "utf-8", "utf-16", "latin-1"]
)
def test_a_person_says_the_encoding(encoding):
    source = TEXTS["ru" if encoding in {"koi8-r", "utf-8", "utf-16"} else "zh"]
    source = TEXTS["tw"] if encoding == "big5" else source
    source = TEXTS["de"] if encoding == "latin-1" else source
    found, notice = read(source.encode(encoding), encoding)
    assert found == source
    assert notice == f"Read as {encoding}, as asked."


def test_a_byte_order_mark_is_no_character_of_what_was_asked_for():
    assert read(b"\xef\xbb\xbfab", "utf-8")[0] == "ab"
    assert read(b"\xff\xfea\0b\0", "utf-16-le")[0] == "ab"


def test_what_does_not_fit_what_was_asked_for_is_told():
    found, notice = read("é".encode("latin-1") + b"ab", "utf-8")
    assert found == "\ufffdab"
    assert notice == "Read as utf-8, as asked: 1 place can’t be read and shows as �."


@pytest.mark.parametrize("encoding", ["klingon", "hex", "rot13", "a\0b", "x" * 500])
def test_no_such_encoding(encoding):
    with pytest.raises(ReaderError, match=r"a\.txt can't be read as"):
        read(b"ab", encoding)


@pytest.mark.parametrize("ending", ["txt", "md"])
def test_a_file_is_read_in_the_encoding_that_a_person_says(tmp_path, ending):
    path = tmp_path / f"a.{ending}"
    path.write_bytes(TEXTS["de"].encode("cp1252"))
    assert TEXTS["de"] in loading.load(path).text
    assert "W\u0434rter" in loading.load(path, encoding="cp1251").text
    assert "W\u0434rter" in loading.glimpse(path, encoding="cp1251").document.text


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_the_beginning_of_one_long_line(tmp_path, encoding):
    path = tmp_path / "a.txt"
    path.write_bytes((TEXTS["zh"] * 2000).encode(encoding))
    document = loading.glimpse(path).document
    assert document.text.startswith(TEXTS["zh"] * 9)
    assert document.text.count("\ufffd") <= 1
    assert bool(document.notices) == (encoding == "gbk")


@pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not here")
@pytest.mark.parametrize(
    ("name", "encoding"), [("gbk.txt", "gbk"), ("sjis.txt", "cp932"), ("koi8.txt", "koi8-r")]
)
def test_cases(name, encoding):
    data = (CASES / name).read_bytes()
    found, notice = read(data)
    assert found == data.decode(encoding)
    assert "guess" in notice


@pytest.mark.parametrize(
    ("encoding", "sentence"),
    [
        ("cp1252", "La città è più bella, però perché non c'è già un caffè lì?"),
        ("cp850", "Giovedì verrà anche lui, così potrà parlare."),
        ("mac-roman", "Il più grande però è quello di là, vicino alla città."),
        ("mac-roman", "La niña comió después del almuerzo en la montaña."),
        ("cp1252", "It costs £5 – or so they say."),
        ("mac-roman", "It costs £5 – or so they say."),
        ("cp1252", "The mayor’s “bridge” – a café, naïve £5 résumé… opened."),
        ("cp850", "L'élève a reçu un cadeau de Noël de son frère."),
        ("cp850", "O avô contou histórias até às dez."),
        ("mac-roman", "A população não está satisfeita com a decisão."),
        ("cp1250", "Jučer je padala kiša i bilo je hladno, što je čudno."),
        ("cp852", "Může jutro? Včera večer pršelo a bylo chladno."),
        ("cp1254", "Dün akşam yağmur yağdı ve hava soğuktu."),
        ("cp1257", "Tiltas vakar buvo atidarytas, sakė miesto meras prie upės."),
    ],
)
def test_the_language_of_a_single_sentence_tells_its_encoding(encoding, sentence):
    assert "".join(decode(sentence.encode(encoding), "a.txt").pieces) == sentence


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["大桥昨日通车。", "안녕하세요 여러분."])
def test_two_bytes_without_a_mark_may_have_few_zeros_or_none(text, order):
    assert "".join(decode(text.encode(order), "a.txt").pieces) == text


def test_a_zero_in_a_long_text_spoils_itself_alone_and_is_told():
    text = "The ferry left the café late. " * 9
    found = decode(f"{text}\0{text}".encode(), "a.txt")
    assert "".join(found.pieces) == f"{text}\ufffd{text}"
    assert found.notice == "1 place with a zero byte: what is lost shows as �."
