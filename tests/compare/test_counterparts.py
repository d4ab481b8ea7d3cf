"""What two texts have in common, on a few written ones."""

import gc

import pytest

from reader.compare import passages
from reader.compare.counterparts import Comparison, counterparts
from reader.compare.index import PassageIndex, around
from reader.compare.likeness import Likeness
from reader.compare.support import REACH

HARBOUR = [
    "The Harbour Board will close the north quay for 14 months from May.",
    "“The piles under the crane track have rotted faster than anyone expected,” the board said.",
    "Ferries to Lindholm move to the east pier.",
    "Fish will be landed at Sandvik meanwhile.",
    "The board has set aside 3.2 million for the repair.",
]
GAZETTE = [
    "Published on 3 April 2031, 10:15",
    "Passengers for Lindholm have to board at the east pier this summer.",
    "The reason is the state of the north quay, which the Harbour Board is closing for 14 months.",
    "Its statement says “the piles under the crane track have rotted faster than anyone expected”.",
    "Shopkeepers by the quay fear for their trade.",
]


@pytest.fixture(scope="module")
def comparison():
    return Comparison(passages.read(HARBOUR), passages.read(GAZETTE))


@pytest.mark.parametrize(("one", "other"), [(0, 2), (1, 3), (2, 1)])
def test_the_counterpart_is_found_from_both_sides(comparison, one, other):
    best, back = comparison.of(one)[0], comparison.back(other)[0]
    assert (best.at, back.at) == (other, one)
    assert best.is_convincing
    assert best.score == back.score


@pytest.mark.parametrize(("one", "other"), [(0, 2), (1, 3), (2, 1)])
def test_the_counterpart_of_one_passage_is_found_alone(comparison, one, other):
    best = comparison.best(one, 2)
    assert len(best) == 2
    assert best[0].at == comparison.of(one)[0].at == other
    assert best[0].score == pytest.approx(comparison.of(one)[0].score, abs=0.05)


def test_one_passage_is_looked_for_without_comparing_all_with_all(monkeypatch):
    a, b = (
        passages.read(f"{word} {at} of the {word}s." for at in range(200))
        for word in ("Pier", "Quay")
    )
    compared = []
    for way in ("row", "column"):
        whole = getattr(Likeness, way)
        monkeypatch.setattr(
            Likeness, way, lambda self, at, whole=whole: compared.append(at) or whole(self, at)
        )
    found = Comparison(a, b).best(100, 5)
    assert found[0].at == 100
    assert len(compared) == 2 * REACH + 1 + 5


def test_what_only_one_says_has_no_counterpart(comparison):
    assert not any(each.is_convincing for each in comparison.of(3))
    assert not any(each.is_convincing for each in comparison.back(4))


def test_the_same_quotation_is_told_and_lit(comparison):
    shared = comparison.shared(1, 3)
    assert shared.reason == "same quotation"
    assert shared.is_quotation
    text = GAZETTE[3]
    assert any("piles under the crane track" in text[slice(*span)] for span in shared.other)


def test_names_and_numbers_are_told(comparison):
    shared = comparison.shared(0, 2)
    assert shared.reason == "same names and numbers"
    lit = {HARBOUR[0][slice(*span)] for span in shared.one}
    assert any("14" in words for words in lit)
    assert any("Harbour" in words for words in lit)


def test_datelines_are_nobodys_counterpart():
    a = ["June 12, 2031", "The bridge opens."]
    b = ["June 11, 2031 10:24 AM", "The bridge opens."]
    found = counterparts(a, b)
    assert [each.at for each in found[1]] == [1]
    assert not found[0]


@pytest.mark.parametrize(
    "headline", ["Harbour Board Beats Ferry Men 31-24", "Ana Lund, 32, and Per Lund, 31, of Ek"]
)
def test_a_headline_with_scores_or_ages_is_no_dateline(headline):
    [found, _] = counterparts([headline, "It rains."], ["Fog.", f"{headline} on Monday"])
    assert found[0].at == 1


def test_the_best_are_listed_though_they_share_no_word_and_say_so():
    a = ["The wolf fell into the well.", "He drowned.", "The well was closed."]
    b = ["A wolf fell into a well.", "Nobody saw it.", "The well is closed now."]
    comparison = Comparison(passages.read(a), passages.read(b))
    assert comparison.of(1)[0].at == 1
    assert comparison.shared(1, 1).reason == "only its place"
    assert not comparison.of(1)[0].is_convincing


def test_a_word_of_a_passage_is_no_object_that_the_garbage_collector_visits():
    sentences = [f"The {word} of Lindholm met on {day} March to talk." for day in range(10, 30)
                 for word in ("council", "choir", "court", "crew", "clerks")]  # fmt: skip
    gc.collect()
    before = len(gc.get_objects())
    read = passages.read(sentences)
    gc.collect()
    assert len(read.items) == len(sentences)
    assert len(gc.get_objects()) - before < 2 * len(sentences)


@pytest.mark.parametrize(
    ("a", "b", "best"),
    [
        (["港务局将关闭北码头十四个月。", "渔船改在沙湾卸货。"],
         ["市民担心生意。", "由于桩基腐烂，港务局决定关闭北码头。"], (0, 1)),
        (["港湾局は北埠頭を十四か月閉鎖する。", "魚は砂浜で水揚げされる。"],
         ["商店主は心配している。", "北埠頭の閉鎖は港湾局が決めた。"], (0, 1)),
        (["الميناء الشمالي يغلق أربعة عشر شهرا.", "السمك يباع في المدينة."],
         ["التجار قلقون.", "قررت الهيئة إغلاق الميناء الشمالي."], (0, 1)),
        (["Der Hafenrat schließt den Nordkai für 14 Monate.", "Die Fähren legen im Osten an."],
         ["Händler sorgen sich.", "Der Nordkai wird vom Hafenrat 14 Monate lang geschlossen."],
         (0, 1)),
        (["ท่าเรือเหนือจะปิดสิบสี่เดือน", "เรือข้ามฟากย้ายไปท่าตะวันออก"],
         ["พ่อค้ากังวล", "คณะกรรมการจะปิดท่าเรือเหนือ"], (0, 1)),
    ],
)  # fmt: skip
def test_any_script_is_compared(a, b, best):
    assert counterparts(a, b)[best[0]][0].at == best[1]


def test_two_languages_meet_in_names_and_numbers():
    a = ["Der Hafenrat von Lindholm schließt den Kai am 14. Mai 2031.", "Es regnet."]
    b = ["It rains.", "On 14 May 2031 the quay of Lindholm closes."]
    assert counterparts(a, b, ("de", "en"))[0][0].at == 1


@pytest.mark.parametrize("a", [[], [""], ["…"], ["7"], ["a" * 5000], ["\u202e\x00"]])
def test_odd_texts_do_no_harm(a):
    assert len(counterparts(a, HARBOUR)) == len(a)
    assert len(counterparts(HARBOUR, a)) == len(HARBOUR)


def test_an_index_finds_the_passage_among_many_texts():
    others = [[f"The {word} of the town met on {day} March." for day in range(10, 30)]
              for word in ("council", "choir", "court")]  # fmt: skip
    texts = [passages.read(each) for each in [*others, GAZETTE]]
    given = around(passages.read(HARBOUR), range(1, 2))
    best = PassageIndex(texts).find(given)[0]
    assert (best.text, best.at) == (3, 3)
    assert best.shared.reason == "same quotation"


def test_in_many_texts_a_passage_counts_the_same_wherever_it_stands():
    filler = [
        f"The {word} met on {day} March." for day in range(10, 20) for word in ("choir", "court")
    ]
    given = around(passages.read(HARBOUR), range(2, 3))
    said = "Passengers for Lindholm board at the east pier."
    first, last = ([said, *filler], [*filler, said])
    found = [PassageIndex([passages.read(each)]).find(given)[0] for each in (first, last)]
    assert [each.at for each in found] == [0, len(filler)]
    assert abs(found[0].score - found[1].score) < 0.1


def test_a_part_of_a_sentence_is_looked_for_by_itself():
    own = passages.read(["piles under the crane track have rotted faster"]).items[0]
    given = around(passages.read(HARBOUR), range(1, 2), own)
    best = PassageIndex([passages.read(GAZETTE)]).find(given)[0]
    assert best.at == 3
    assert best.shared.is_quotation


def test_a_title_before_a_name_is_told_as_part_of_the_name():
    one = ["A president spoke. The envoy met President Mara Quill at noon."]
    other = ["They asked a president. Rain delayed President Mara Quill again."]
    again = ["They asked a president. The envoy of President Mara Quill was late."]
    for text, reason in ((other, "same names"), (again, "same names and words")):
        found = Comparison(*(passages.read([*each[0].split(". ")]) for each in (one, text)))
        assert found.shared(1, 1).reason == reason


BUILT = "The bridge was built in 1931 by the harbour office, and nobody has crossed it since."


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (BUILT, f"Today’s board says what it said: {BUILT}", "same words"),
        (BUILT, f"The board’s answer of last autumn was: “{BUILT}”", "same quotation"),
        (f"«{BUILT}» was all that it said.", f"It was said: {BUILT}", "same quotation"),
        (f"In its letter: '{BUILT}'", f"What the council heard: {BUILT}", "same quotation"),
    ],
)
def test_without_quotation_marks_the_same_words_are_no_quotation(one, other, reason):
    texts = [passages.read([*HARBOUR[:1], each]) for each in (one, other)]
    best = PassageIndex(texts[1:]).find(around(texts[0], range(1, 2)))[0]
    assert (best.at, best.shared.reason) == (1, reason)
    assert best.shared.is_quotation
