"""A mark is found at exactly its words, or said to be lost."""

import random
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from revisions import edited_at_random

from reader.anchoring import candidates
from reader.anchoring.selector import CONTEXT, locate, select
from reader.anchoring.word_alignment import Alignment
from reader.annotations.annotation import Status
from reader.text.document import Span

TEXT = (
    "The council met on Monday. It approved the tram line by nine votes to four, after a debate "
    "of three hours. The mayor spoke first. It approved the tram line by nine votes to four, "
    "said one paper. Nobody disputed the count afterwards, though some asked about the cost."
)


def span_of(words, text=TEXT, nth=1):
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def found(words, new, nth=1):
    [anchor] = locate([select(TEXT, span_of(words, nth=nth))], new)
    return anchor


def test_in_the_text_it_was_made_on_it_is_at_its_position():
    anchor = found("The mayor spoke first.", TEXT)
    assert (anchor.span, anchor.status, anchor.method) == (
        span_of("The mayor spoke first."),
        Status.EXACT,
        "position",
    )


@pytest.mark.parametrize("nth", [1, 2])
def test_words_that_stand_twice_are_told_apart_by_what_is_around_them(nth):
    words = "It approved the tram line by nine votes to four"
    new = "A line before all others. " + TEXT
    anchor = found(words, new, nth)
    assert anchor.status is Status.EXACT
    assert anchor.span == span_of(words, new, nth)


def test_a_passage_that_is_gone_is_lost_and_nothing_else_is_taken():
    new = TEXT.replace("The mayor spoke first. ", "")
    anchor = found("The mayor spoke first.", new)
    assert anchor.span is None
    assert anchor.status is Status.LOST


def test_of_two_twins_the_one_deleted_is_not_taken_for_the_other():
    words = "It approved the tram line by nine votes to four"
    new = TEXT.replace(words + ", after a debate of three hours. ", "")
    anchor = found(words, new)
    assert anchor.status is not Status.EXACT


def test_a_short_word_without_its_context_is_not_sure():
    [anchor] = locate([select("So it was. Yes. And then.", Span(11, 14))], "No. Yes! Maybe.")
    assert anchor.status in {Status.REVIEW, Status.LOST}


@pytest.mark.parametrize(
    "new",
    [
        TEXT.replace(" of three", "\nof three"),
        TEXT.replace("votes to four, after", "votes  to four, after"),
        TEXT.upper(),
    ],
)
def test_wrapping_and_case_change_nothing_but_the_status(new):
    words = "nine votes to four, after a debate of three hours"
    anchor = found(words, new)
    assert anchor.status in {Status.EXACT, Status.SHIFTED}
    assert anchor.span is not None
    shown = new[anchor.span.start : anchor.span.end]
    assert shown.casefold().split() == words.split()


@given(st.text(min_size=1, max_size=300), st.data())
def test_on_its_own_text_every_span_is_found_at_itself(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    [anchor] = locate([select(text, Span(start, end))], text)
    assert anchor.span == Span(start, end)
    assert anchor.status is Status.EXACT


@given(
    st.text("abc ", min_size=1, max_size=200),
    st.text("abc ", max_size=100),
    st.text("abc ", max_size=100),
    st.data(),
)
def test_what_is_shown_as_found_has_the_very_words(text, before, after, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    new = before + text[data.draw(st.integers(0, start)) : data.draw(st.integers(end, len(text)))]
    new += after
    [anchor] = locate([select(text, Span(start, end))], new)
    if anchor.status is Status.EXACT:
        assert new[anchor.span.start : anchor.span.end] == text[start:end]


@given(st.text("ab ", min_size=1, max_size=600), st.data())
def test_a_selector_holds_the_words_and_bounded_context(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    selector = select(text, Span(start, end))
    assert selector.exact == text[start:end]
    assert text[:start].endswith(selector.prefix)
    assert text[end:].startswith(selector.suffix)
    assert max(len(selector.prefix), len(selector.suffix)) <= CONTEXT


ARTICLE = """The harbour board published its winter timetable on Tuesday. Ferries to the outer
islands will leave every ninety minutes instead of every hour. “We looked at the numbers for three
seasons,” the board’s chair said, “and the boats were never more than a quarter full after dusk.”

Fishermen’s unions called the cut a mistake. They point out that the last boat of the day carries
fresh catch to the market, and that no lorry can use the old causeway at high tide. Two cafés near
the pier expect to close before Christmas.

The board will meet the unions again in November. Until then, the summer timetable stays in force
on Fridays and Saturdays. A petition with four hundred signatures asks for a later evening boat.

Nothing changes for the night ferry to the mainland, which is paid for by the province. Its
contract runs until 2031, and both sides say that they have no reason to open it early.
"""
CHINESE = (
    "港务局星期二公布了冬季时刻表。开往外岛的渡轮将改为每九十分钟一班。渔民工会认为这一削减是错误的。"
    "他们指出,每天最后一班船要把新鲜的渔获运到市场。码头附近的两家咖啡馆预计在圣诞节前关门。"
)
JAPANESE = (
    "港湾局は火曜日に冬の時刻表を発表した。外島行きのフェリーは九十分ごとに出る。漁師の組合は削減を"
    "誤りだと呼んだ。最後の便は新鮮な魚を市場へ運んでいる。桟橋の近くの喫茶店は年内に閉まる見込みだ。"
)


def spans(text):
    """Spans of whole words."""
    words = [match.span() for match in re.finditer(r"\S+", text)]
    return st.tuples(st.integers(0, len(words) - 1), st.integers(0, len(words) - 1)).map(
        lambda ends: Span(words[min(ends)][0], words[max(ends)][1])
    )


def aligned(text, span, new):
    """The anchor by the old text, even where the new one is the same."""
    [anchor] = locate([select(text, span)._replace(text_sha256="")], new, text)
    return anchor


def quoted(text, span, new):
    """The anchor by the selector alone."""
    [anchor] = locate([select(text, span)._replace(text_sha256="")], new)
    return anchor


def words_at(anchor, text):
    return text[anchor.span.start : anchor.span.end]


def plain(text):
    text = unicodedata.normalize("NFC", text)
    for quotes, one in (("‘’", "'"), ("“”", '"')):
        for quote in quotes:
            text = text.replace(quote, one)
    return " ".join(text.casefold().split())


@given(st.data())
@pytest.mark.parametrize("text", [ARTICLE, CHINESE, JAPANESE])
def test_in_the_old_text_every_mark_is_where_it_was(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    if text[span.start : span.end].strip():
        anchor = aligned(text, span, text)
        assert (anchor.span, anchor.status) == (span, Status.EXACT)


@given(
    spans(ARTICLE),
    st.integers(0, len(ARTICLE)),
    st.sampled_from(
        ["A sentence about something else altogether stands here now. ", "more of it ", "x", " (s)"]
    ),
)
@settings(max_examples=300)
def test_what_is_put_in_elsewhere_changes_nothing_of_a_mark(span, at, added):
    new = ARTICLE[:at] + added + ARTICLE[at:]
    if not span.start < at < span.end:
        anchor = aligned(ARTICLE, span, new)
        assert anchor.status is Status.EXACT
        assert words_at(anchor, new) == ARTICLE[span.start : span.end]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: re.sub(r"(?<=\S)\n(?=\S)", " ", text),
        lambda text: re.sub(r" (?=\S{7})", "\n", text),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("“", '"').replace("”", '"').replace("’", "'"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace(" the ", "\u00a0the "),
        str.upper,
    ],
    ids=["unwrapped", "wrapped", "decomposed", "quotes", "line ends", "hard spaces", "capitals"],
)
@given(span=spans(ARTICLE))
@settings(max_examples=40)
def test_how_a_text_is_written_changes_nothing_but_the_status(change, span):
    new = change(ARTICLE)
    for anchor in (aligned(ARTICLE, span, new), quoted(ARTICLE, span, new)):
        if anchor.span or span.end - span.start > 12:
            assert anchor.status in {Status.EXACT, Status.SHIFTED}
            assert plain(words_at(anchor, new)) == plain(ARTICLE[span.start : span.end])


@pytest.mark.parametrize("old_text", [ARTICLE, None])
@pytest.mark.parametrize("number", range(12))
def test_a_deleted_passage_is_lost(number, old_text):
    sentence = [m[0] for m in re.finditer(r"[A-Z“][^.]*\.", ARTICLE)][number % 9]
    start = ARTICLE.index(sentence)
    new = ARTICLE.replace(sentence, "")
    selector = select(ARTICLE, Span(start, start + len(sentence)))
    [anchor] = locate([selector], new, old_text)
    assert (anchor.status, anchor.span) == (Status.LOST, None)


def test_the_place_of_a_twin_is_not_taken_for_that_of_a_deleted_passage():
    old = ARTICLE + "\nCorrection. The board will meet the unions again in November. Sorry.\n"
    start = old.index("The board will meet")
    span = Span(start, start + len("The board will meet the unions again in November."))
    new = old[: span.start] + old[span.end + 1 :]
    assert aligned(old, span, new).span is None


def test_a_passage_that_moved_is_found_where_it_is_now():
    start = ARTICLE.index("Fishermen’s unions")
    end = ARTICLE.index("\n\n", start)
    new = ARTICLE[:start] + ARTICLE[end + 2 :] + ARTICLE[start:end] + "\n"
    span = Span(ARTICLE.index("no lorry"), ARTICLE.index("old causeway"))
    anchor = aligned(ARTICLE, span, new)
    assert anchor.status is Status.EXACT
    assert words_at(anchor, new) == ARTICLE[span.start : span.end]


@pytest.mark.parametrize(
    ("old", "marked", "new", "found"),
    [
        (
            ARTICLE,
            "Two cafés near\nthe pier expect to close",
            ("near\nthe pier ", ""),
            "Two cafés expect to close",
        ),
        (ARTICLE, "every ninety minutes", ("ninety", "eighty"), "every eighty minutes"),
        (ARTICLE, "the old causeway", ("causeway", "cause-\nway"), "the old cause-\nway"),
        (ARTICLE, "the summer timetable", ("timetable", "time table"), "the summer time table"),
        (ARTICLE, "four hundred signatures", ("signatures", "names"), "four hundred names"),
        (ARTICLE, "A petition with", ("petition", "long petition"), "A long petition with"),
        (
            ARTICLE,
            "A petition with four hundred signatures asks for a later evening boat.",
            ("evening boat.", "evening boat again."),
            "A petition with four hundred signatures asks for a later evening boat again.",
        ),
        (
            ARTICLE.replace("evening boat.", "(evening) boat (see the timetable).”"),
            "asks for a later (evening) boat (see the timetable).”",
            ("timetable).”", "timetable | page 4).”"),
            "asks for a later (evening) boat (see the timetable | page 4).”",
        ),
        (
            ARTICLE.replace("the night ferry", "*the night ferry*"),
            "*the night ferry*",
            ("*the night ferry*", "_the night ferries_"),
            "_the night ferries_",
        ),
        (
            CHINESE,
            "每天最后一班船要把新鲜的渔获运到市场",
            ("新鲜的", "当天的"),
            "每天最后一班船要把当天的渔获运到市场",
        ),
        (
            JAPANESE,
            "最後の便は新鮮な魚を市場へ運んでいる",
            ("新鮮な", ""),
            "最後の便は魚を市場へ運んでいる",
        ),
    ],
)
def test_an_edited_passage_is_found_with_its_new_words(old, marked, new, found):
    start = old.index(marked)
    span = Span(start, start + len(marked))
    changed = old.replace(*new)
    for anchor in (aligned(old, span, changed), quoted(old, span, changed)):
        assert anchor.status is Status.EDITED
        assert words_at(anchor, changed) == found


@pytest.mark.parametrize("text", [CHINESE, JAPANESE])
def test_in_scripts_without_spaces_marks_follow_moves_and_additions(text):
    sentences = [each + "。" for each in text.split("。") if each]
    for number, sentence in enumerate(sentences):
        order = [*sentences[2:], "新しい文がここに入った。", *sentences[:2]]
        new = "".join(order)
        start = text.index(sentence)
        anchor = aligned(text, Span(start, start + len(sentence)), new)
        assert anchor.status is Status.EXACT, number
        assert words_at(anchor, new) == sentence


@pytest.mark.parametrize("new", ["", " \n", "word", "word " * 5000, "。" * 300, "\u0301\u0301"])
@pytest.mark.parametrize("old", ["word", "word " * 4000, "a b", ARTICLE, " x ", "—", "e\u0301"])
def test_odd_texts_are_no_trouble(old, new):
    span = Span(0, min(len(old), 40))
    for anchor in (aligned(old, span, new), quoted(old, span, new)):
        assert (anchor.span is None) == (anchor.status is Status.LOST)
        if anchor.span:
            assert 0 <= anchor.span.start < anchor.span.end <= len(new)


def glued(text, places):
    """Whether the first or last word of a passage goes on beyond it, and so is another word now."""
    edges = text[max(places[0] - 1, 0) : places[0] + 1], text[places[-1] : places[-1] + 2]
    return any(len(edge) == 2 and edge.isalnum() for edge in edges)


@pytest.mark.parametrize("seed", range(4))
def test_after_random_edits_nothing_is_put_on_strange_words(seed):
    chance = random.Random(seed)  # noqa: S311 - nothing is secret
    words = [match.span() for match in re.finditer(r"\S+", ARTICLE)]
    whole = missed = 0
    for _ in range(420):
        new, places = edited_at_random(ARTICLE, chance)
        marked = []
        for _ in range(6):  # more of them take hardly longer: the texts are compared once
            first = chance.randrange(len(words) - 3)
            last = min(first + chance.randint(2, 25), len(words) - 1)
            marked.append(Span(words[first][0], words[last][1]))
        selectors = [select(ARTICLE, span)._replace(text_sha256="") for span in marked]
        for span, anchor in zip(marked, locate(selectors, new, ARTICLE), strict=True):
            left = [places[at] for at in range(*span) if at in places]
            is_whole = left == list(range(left[0], left[0] + len(left))) if left else False
            is_shown = anchor.status in {Status.EXACT, Status.SHIFTED, Status.EDITED}
            if is_whole and len(left) == span.end - span.start and not glued(new, left):
                whole += 1
                missed += not is_shown
                assert not is_shown or anchor.span == Span(left[0], left[-1] + 1)
            elif is_shown:
                assert left, (new, ARTICLE[span.start : span.end])
                assert min(left) < anchor.span.end
                assert anchor.span.start <= max(left)
    assert whole > 1000
    assert missed <= 0.002 * whole


@given(st.data())
@settings(max_examples=60)
def test_of_a_long_text_all_marks_stay_with_their_words_around_one_edit(data):
    words = [f"word{number % 997}" for number in range(4000)]
    text = " ".join(each + ("\n" if at % 11 == 0 else "") for at, each in enumerate(words))
    at = text.index(" ", data.draw(st.integers(0, len(text) - 20)))
    new = text[:at] + " and something else" + text[at:]
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 1, len(text)))
    if text[start:end].strip() and not start <= at <= end:
        shift = len(new) - len(text) if start > at else 0
        assert aligned(text, Span(start, end), new).span == Span(start + shift, end + shift)


def test_a_selector_of_another_text_than_the_old_one_is_found_by_its_quote():
    span = span_of("The mayor spoke first.")
    [anchor] = locate([select(TEXT, span)._replace(text_sha256="")], TEXT, "Another text.")
    assert (anchor.span, anchor.method) == (span, "quote")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＡＰＩの｢名前｣はｶﾞｷﾞ", "APIの「名前」はガギ"),
        ("the boat -- the last one --- left", "the boat – the last one — left"),
        ("ninety\u00a0minutes, auto\u00admatic", "ninety minutes, automatic"),
        ("１２３，０００（東京）", "123,000(東京)"),
        ("\u200fשלום עולם", "שלום עולם"),
        ("wait…", "wait..."),
    ],
)
def test_words_in_other_widths_dashes_and_spaces_are_the_same_words(one, other):
    before, behind = "Before it stands this. ", " And behind it stands that."
    old, new = before + one + behind, before + other + behind
    span = Span(len(before), len(before) + len(one))
    for anchor in (aligned(old, span, new), quoted(old, span, new)):
        assert anchor.status is Status.SHIFTED
        assert words_at(anchor, new).strip("\u200f") == other.strip("\u200f")


def test_a_paragraph_put_in_behind_the_last_sentence_is_no_part_of_it():
    marked = "A petition with four hundred signatures asks for a later evening boat."
    start = ARTICLE.index(marked)
    put_in = "a later one still.\n\nThe paper learned that on Monday, too late for its first page. "
    put_in += "Nobody at the harbour would say more about it, and the mayor was not to be reached."
    new = ARTICLE.replace("a later evening boat.", put_in)
    anchor = aligned(ARTICLE, Span(start, start + len(marked)), new)
    assert anchor.status is Status.EDITED
    assert words_at(anchor, new).startswith("A petition with four hundred signatures asks for")
    assert "Monday" not in words_at(anchor, new)


@pytest.mark.parametrize("find", [aligned, quoted])
def test_a_word_that_chance_put_before_a_passage_is_no_part_of_it(find):
    start = ARTICLE.index("They point out")
    marked = ARTICLE[start : ARTICLE.index("Two cafés") - 1]
    before = ARTICLE[start - 60 : start]
    put_in = "\n\nThey said so when rules were set. Now crews "
    new = ARTICLE.replace(before + "They ", put_in)
    anchor = find(ARTICLE, Span(start, start + len(marked)), new)
    assert anchor.status is Status.EDITED
    assert words_at(anchor, new) == marked.removeprefix("They ")


def test_a_first_word_that_still_follows_what_was_before_it_is_kept_over_an_insertion():
    start = ARTICLE.index("A petition with")
    new = ARTICLE.replace("A petition", "A (so it was said in the harbour at noon) petition")
    anchor = aligned(ARTICLE, Span(start, start + len("A petition with four")), new)
    assert words_at(anchor, new) == "A (so it was said in the harbour at noon) petition with four"


@pytest.mark.parametrize("old_text", [ARTICLE, None])
def test_in_place_between_its_neighbours_a_passage_may_lose_most_of_its_words(old_text):
    marked = "Two cafés near\nthe pier expect to close"
    start = ARTICLE.index(marked)
    new = ARTICLE.replace(marked, "Three shops near\nthe quay will close")
    selector = select(ARTICLE, Span(start, start + len(marked)))._replace(text_sha256="")
    [anchor] = locate([selector], new, old_text)
    assert anchor.status is Status.EDITED
    assert words_at(anchor, new) == "Three shops near\nthe quay will close"


def test_a_quote_whose_neighbours_stand_together_without_it_was_deleted():
    boiler = " The same rule applies to this case too. "
    sentences = re.split(r"(?<=\.)\s+", ARTICLE)
    old = " ".join(sentences[:4]) + boiler + " ".join(sentences[4:8]) + boiler + sentences[8]
    start = old.index(boiler) + 1
    new = old.replace(boiler, " ", 1)
    assert quoted(old, Span(start, start + len(boiler) - 2), new).status not in {
        Status.EXACT,
        Status.SHIFTED,
        Status.EDITED,
    }


def test_the_old_selector_is_left_as_it_was():
    selector = select(ARTICLE, span_of("every ninety minutes", ARTICLE))
    kept = tuple(selector)
    locate([selector], ARTICLE.replace("ninety", "eighty"), ARTICLE)
    assert selector == kept


def test_in_a_text_of_the_same_words_in_chance_order_hardly_any_place_is_looked_at(monkeypatch):
    chance = random.Random(7)  # noqa: S311 - nothing is secret
    known = ["".join(chance.choices("abcdeimnorst", k=7)) for _ in range(6000)]
    words = [known[min(int(chance.paretovariate(0.6)), 5999)] for _ in range(140_000)]
    text = " ".join(words)
    starts = [chance.randrange(len(text) - 300) for _ in range(40)]
    selectors = [select(text, Span(start, start + 200)) for start in starts]
    chance.shuffle(words)
    compared = []
    monkeypatch.setattr(
        candidates, "Alignment", lambda *texts: compared.append(texts) or Alignment(*texts)
    )
    anchors = locate(selectors, " ".join(words))
    assert {anchor.status for anchor in anchors} == {Status.LOST}
    assert len(compared) < len(selectors) / 4
