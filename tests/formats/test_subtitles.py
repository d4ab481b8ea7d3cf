"""Subtitles and transcripts: speakers, paragraphs, and the times that citations give."""

from pathlib import Path

import pytest

from reader.anchoring.passages import locator_of
from reader.annotations.annotation import Locator
from reader.citation import cite
from reader.errors import ReaderError
from reader.export.passage import citable
from reader.formats.registry import Source, recognized
from reader.formats.subtitles import cues
from reader.formats.subtitles.transcript import clock, parse
from reader.text.document import InlineKind, Span

PLACE = Path(__file__).parents[3] / "shared" / "intake" / "subtitles"


def read(text, name="talk.vtt"):
    data = text if isinstance(text, bytes) else text.encode()
    return parse(Source(data, Path(name)))


def vtt(*cues, head="WEBVTT"):
    return "\n\n".join([head, *(f"{start} --> {end}\n{text}" for start, end, text in cues)])


def test_cues_go_on_in_one_paragraph_until_a_pause_behind_a_sentence():
    document = read(
        vtt(
            ("00:01.000", "00:03.000", "We measured the river"),
            ("00:03.000", "00:05.000", "every morning."),
            ("00:05.200", "00:07.000", "Nobody asked why."),
            ("00:12.000", "00:14.000", "Then the bridge\ncame."),
        )
    )
    assert document.text == (
        "We measured the river every morning. Nobody asked why.\n\nThen the bridge came."
    )
    start = document.text.index("every")
    assert document.times.label_at(start) == "0:03"
    assert document.times.label_at(document.text.index("Then")) == "0:12"
    assert [block.number for block in document.blocks] == [1, 2]


def test_voices_are_named_where_they_change():
    document = read(
        vtt(
            ("00:01.000", "00:02.000", "<v Keeper>The wall &amp; the kitchen.</v>"),
            ("00:02.000", "00:03.000", "<v.loud Keeper>All of it.</v>"),
            ("00:03.000", "00:04.000", "<v Miller>Not <i>mine</i>.\n<v Keeper>No?"),
        )
    )
    assert document.text == (
        "Keeper: The wall & the kitchen. All of it.\n\nMiller: Not mine.\n\nKeeper: No?"
    )
    strong = [
        document.text[slice(*i.span)] for i in document.inlines if i.kind is InlineKind.STRONG
    ]
    assert strong == ["Keeper:", "Miller:", "Keeper:"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("KEEPER: One wall.", "MILLER: Another."),
        (">> KEEPER: One wall.", ">> MILLER: Another."),
    ],
)
def test_names_before_a_colon_are_speakers(first, second):
    document = read(vtt(("00:01.000", "00:02.000", first), ("00:02.000", "00:03.000", second)))
    assert document.text == "KEEPER: One wall.\n\nMILLER: Another."


def test_other_words_before_a_colon_are_none():
    document = read(
        vtt(
            ("00:01.000", "00:02.000", "He said this: go home."),
            ("00:02.000", "00:03.000", "And that: go at once."),
        )
    )
    assert document.text == "He said this: go home. And that: go at once."


def test_dashes_are_turns_of_a_dialogue():
    document = read(
        vtt(
            ("00:01.000", "00:02.000", "- Is it cold?\n- It is."),
            ("00:02.000", "00:03.000", "- Then go in."),
        )
    )
    assert document.text == "Is it cold?\n\nIt is.\n\nThen go in."


def test_lines_that_roll_up_are_read_once():
    document = read(
        vtt(
            ("00:01.000", "00:02.000", "the river<00:01.500><c> rises</c>"),
            ("00:02.000", "00:02.010", "the river rises"),
            ("00:02.010", "00:04.000", "the river rises\nand falls"),
        )
    )
    assert document.text == "the river rises and falls"


def test_a_long_speech_is_cut_at_a_sentence():
    cues = [
        (f"{at // 60:02}:{at % 60:02}.000", f"{at // 60:02}:{at % 60:02}.900", f"Sentence {at}.")
        for at in range(200)
    ]
    blocks = read(vtt(*cues)).blocks
    assert 2 <= len(blocks) <= 4


SRT = (
    "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<i>First.</i>\n\n"
    "2\n00:01:05,500 --> 00:01:06,000\nSecond.\n"
)


@pytest.mark.parametrize(
    "text",
    [
        SRT,
        "\ufeff\n" + SRT.removeprefix("1\n").replace("\n", "\r\n"),
    ],
)
def test_subrip_is_read_alike(text):
    document = read(text, "talk.srt")
    assert document.text == "First.\n\nSecond."
    assert [label for _, label in document.times] == ["0:01", "1:05"]


def test_subrip_in_an_old_encoding_is_read():
    text = "1\n00:00:01,000 --> 00:00:02,000\nOù est l’été français ? Là, près de l’église.\n"
    document = read(text.encode("cp1252"), "talk.srt")
    assert "été français" in document.text
    assert document.notices


def test_the_header_names_title_and_language_and_notes_are_told():
    document = read(
        vtt(
            ("00:01.000", "00:02.000", "Words."),
            head="WEBVTT\nTitle: On Measuring Water\nLanguage: en\n\nNOTE not for readers",
        )
    )
    assert document.title == "On Measuring Water"
    assert document.csl == {"title": "On Measuring Water", "language": "en"}
    assert document.csl_from == {"title": "file", "language": "file"}
    assert document.notices == ("Its note is left out.",)


@pytest.mark.parametrize(
    "text",
    [
        "WEBVTT", "WEBVTT\n\nNOTE nothing", "WEBVTT\n\n00:01.000 --> 00:02.000\n \n",
        "WEBVTT\n\n99:99:99.000 --> 99:99:99.999\nlate", "1\n2\n3\n", "\0\0\0", "none",
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n" + "<" * 50_000,
    ],
)  # fmt: skip
def test_what_has_nothing_to_read_is_refused_in_one_line_or_read(text):
    try:
        found = read(text).text
    except ReaderError as error:
        found = str(error)
        assert found.startswith("talk.vtt ")
    assert found
    assert "\n" not in found


def test_a_file_is_recognised_by_its_name_or_beginning():
    assert recognized(Path("a.SRT"), b"1\n").name == "subtitles"
    assert recognized(None, b"\xef\xbb\xbfWEBVTT\n").name == "subtitles"


def test_a_passage_has_the_time_of_its_cues():
    document = read(
        vtt(
            ("01:02:03.000", "01:02:05.000", "We measured the river"),
            ("01:02:05.000", "01:02:09.000", "every morning."),
        )
    )
    assert locator_of(document, Span(0, 5)).time == "1:02:03"
    assert locator_of(document, Span(0, len(document.text))).time == "1:02:03-1:02:05"
    assert clock(7) == "0:07"


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "(Lee, 2020, 2:03)"),
        ("mla", "(Lee 00:02:03–00:02:40)"),
        ("chicago-author-date", "(Lee 2020, at 2:03–2:40)"),
        ("ieee", "[1, 2:03–2:40]"),
    ],
)
def test_a_time_is_cited_as_the_style_has_it(style, expected):
    item = {
        "id": "x",
        "type": "motion_picture",
        "title": "A film",
        "author": [{"family": "Lee", "given": "Ann"}],
        "issued": {"date-parts": [[2020]]},
    }
    place = citable(Locator(paragraph=3, time="2:03-2:40"), style)
    assert cite.citation(item, style, place, "plain") == expected


@pytest.mark.skipif(not PLACE.exists(), reason="the files at hand beside the project")
def test_real_files_are_read():
    for path in PLACE.glob("*.vtt"):
        document = parse(Source(path.read_bytes(), path))
        assert document.times[0].start == 0
        assert "-->" not in document.text
        assert "<" not in document.text


TOLD = "QUIST: Where?\n\nRAND: Here.\n\nQUIST: When?"


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (["QUIST: Where?", "RAND: Here.", "QUIST: When?"], TOLD),
        (["QUIST:\nWhere?", "RAND:\nHere.", "QUIST:\nWhen?"], TOLD),
        (["QUIST:", "Where?", "RAND:", "Here.", "QUIST:", "When?"], TOLD),
        (["QUIST:Where?", "RAND:Here.", "QUIST:When?"], TOLD),
        (["QUIST : Where?", "RAND : Here.", "QUIST : When?"], TOLD),
        ([">> QUIST: Where?", ">> RAND: Here.", ">> QUIST: When?"], TOLD),
        (["- QUIST: Where?\n- RAND: Here.", "- QUIST: When?"], TOLD),
        (["<b>QUIST:</b> Where?", "<b>RAND:</b> Here.", "<b>QUIST:</b> When?"], TOLD),
        (["[QUIST]: Where?", "[RAND:] Here.", "[QUIST]: When?"], TOLD),
        (["<v QUIST>Where?", "<v RAND>Here.", "<v QUIST>When?"], TOLD),
        (
            ["Speaker 1: Where?", "Speaker 2: Here.", "Speaker 1: When?"],
            "Speaker 1: Where?\n\nSpeaker 2: Here.\n\nSpeaker 1: When?",
        ),
        (
            ["QUIST (off): Where?", "RAND: Here.", "QUIST: When?"],
            "QUIST (off): Where?\n\nRAND: Here.\n\nQUIST: When?",
        ),
        (
            ["记者：在哪里？", "老师：这里。", "记者：几点？"],
            "记者: 在哪里？\n\n老师: 这里。\n\n记者: 几点？",
        ),
        # A name that is met once is not known for one, but its words are nobody else's.
        (
            ["QUIST: Where?", "Rand: Here.", "QUIST: When?"],
            "QUIST: Where?\n\nRand: Here.\n\nQUIST: When?",
        ),
        (
            ["QUIST: Where?", "RAND:", "QUIST: When?", "RAND:"],
            "QUIST: Where?\n\nRAND:\n\nQUIST: When?\n\nRAND:",
        ),
        # Each cue of a transcript may begin with the name of who goes on.
        (
            ["Anna Quist: Where", "Anna Quist: is it?", "Ben Rand: Here."],
            "Anna Quist: Where is it?\n\nBen Rand: Here.",
        ),
        (["At 10:30 it left.", "At 10: all go."], "At 10:30 it left. At 10: all go."),
        (
            ["QUIST: See HTTP://x.example", "and so: it is."],
            "QUIST: See HTTP://x.example and so: it is.",
        ),
    ],
)
def test_speakers_are_known_in_any_notation(said, text):
    cues = [(f"00:{2 * n:02}.000", f"00:{2 * n + 1:02}.500", each) for n, each in enumerate(said)]
    assert read(vtt(*cues)).text == text
    lines = "\n\n".join(
        f"{n}\n00:{start.replace('.', ',')} --> 00:{end.replace('.', ',')}\n{each}"
        for n, (start, end, each) in enumerate(cues, 1)
    )
    assert read(lines, "talk.srt").text == text


@pytest.mark.parametrize("ending", ["vtt", "srt"])
def test_a_long_file_is_parsed_in_parts_and_read_as_a_whole(ending, monkeypatch):
    text = "".join(
        f"{n + 1}\n00:{n // 60:02}:{n % 60:02}{'.,'[ending == 'srt']}000  --> "
        f"00:{n // 60:02}:{n % 60:02}{'.,'[ending == 'srt']}900\nWord {n}\nof it.\n\n"
        for n in range(300)
    )
    data = ("WEBVTT - A title\n\nNOTE one\n\n" * (ending == "vtt") + text).encode()
    parts = []
    part = cues.Captions._part
    monkeypatch.setattr(
        cues.Captions,
        "_part",
        lambda self, text, **options: parts.append(len(text)) or part(self, text, **options),
    )
    found = []
    for most in (1000, len(data)):
        monkeypatch.setattr(cues, "_PART", most)
        document = parse(Source(data, Path(f"a.{ending}")))
        found.append((document.text, list(document.times), document.notices, document.blocks))
    assert found[0] == found[1]
    assert max(parts[:-1]) < 1200
    assert len(parts) > 10


@pytest.mark.parametrize("mark", ["- ", ">> ", "ANN: ", "<v Ann>"])
def test_speakers_are_told_apart_in_no_cue_of_hundreds_of_short_lines_and_it_says_so(mark):
    document = read(
        vtt(
            ("00:01.000", "00:02.000", "\n".join(f"{mark}a{n}" for n in range(300))),
            ("00:02.000", "00:03.000", f"{mark}It rained.\n{mark}Did it?"),
        )
    )
    words = document.text.split()
    assert [word for word in words if word[0] == "a"] == [f"a{n}" for n in range(300)]
    assert document.notices == (
        "Speakers are not told apart in cues of more than a hundred short lines.",
    )
    assert len(document.blocks) < 5


def test_a_transcript_in_one_cue_has_its_speakers():
    lines = "\n".join(f"{'ANN' if n % 2 else 'BEN'}: It rained for {n} days." for n in range(300))
    document = read(vtt(("00:01.000", "00:02.000", lines)))
    assert len(document.blocks) == 300
    assert not document.notices


def test_a_line_without_end_is_parsed_in_parts_between_words():
    words = "It rained <i>all</i> day. " * 4000
    document = read(vtt(("00:01.000", "00:02.000", words), ("00:02.000", "00:03.000", "So.")))
    assert document.text.split() == [*("It rained all day. " * 4000).split(), "So."]


IRREGULAR = {
    "hours and commas": "00:00:02,000 --> 00:00:03,000\nThe wall.\n\n",
    "short": "0:02.5 --> 3:03\nThe wall.\n\n",
    "too many seconds": "0:62.000 --> 0:99.000\nThe wall.\n\n",
    "colons": "00:00:02:000-->00:00:03:000\nThe wall.\n\n",
    "none": "soon --> later\nThe wall.\n\n",
    "no time at all": "The wall.\n\n",
}


@pytest.mark.parametrize("irregular", IRREGULAR.values(), ids=IRREGULAR)
@pytest.mark.parametrize("ending", ["vtt", "srt"])
def test_no_words_are_lost_for_the_form_of_a_time(irregular, ending):
    if ending == "vtt":
        first, last = "00:01.000 --> 00:02.000", "00:04.000 --> 00:05.000"
        text = f"WEBVTT\n\n{first}\nThe river.\n\n{irregular}{last}\nThe bridge.\n"
    else:
        first, last = "00:00:01,000 --> 00:00:02,000", "00:00:04,000 --> 00:00:05,000"
        text = f"{first}\nThe river.\n\n{irregular}{last}\nThe bridge.\n"
    document = read(text, f"talk.{ending}")
    words = document.text.split()
    assert [words.index(each) for each in ("river.", "wall.", "bridge.")] == sorted(
        words.index(each) for each in ("river.", "wall.", "bridge.")
    )
    assert document.times.label_at(document.text.index("river")) == "0:01"


def test_webvtt_without_its_first_line_is_read():
    cue = "00:01.000 --> 00:02.000\nThe river.\n\n00:03.000 --> 00:04.000\nThe wall.\n"
    assert read(cue).text == "The river. The wall."


BEFORE = {
    "WEBVTT - a title\nKind: captions\n\nOn rivers.\n\nNOTE a\n\nSTYLE\na{}\n\n1\n\n": "On rivers.",
    "WEBVTT\n\nOn\nrivers.\nname of the cue\n": "On rivers.",
    "WEBVTT\n\nOn --> rivers.\n\n": "On --> rivers.",
    "WEBVTT\nname of the cue\n": "",
    "On rivers.\n\n1\n": "On rivers.",
    "1\nOn rivers.\n": "On rivers.",
    "7\n": "",
}


@pytest.mark.parametrize("before", BEFORE)
def test_words_before_the_first_cue_are_told(before):
    sign = "." if before.startswith("WEBVTT") else ","
    document = read(f"{before}00:00:01{sign}000 --> 00:00:02{sign}000\nIt rained.\n")
    assert document.text == "It rained."
    told = [each for each in document.notices if "before the first cue" in each]
    said = BEFORE[before]
    assert told == ([f"Left out: “{said}” before the first cue."] if said else [])
