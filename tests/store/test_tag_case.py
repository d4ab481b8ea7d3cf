"""Tags that differ by case alone: one tag, shown as it was first written."""

from dataclasses import replace
from datetime import timedelta

import orjson
import pytest
from store_marks import THEN, key, mark, record

from reader.errors import ReaderError
from reader.store.store import AnnotationStore
from reader.store.tags import Vocabulary, retag


def on_day(number, *tags):
    """An annotation made on the day of its number."""
    return mark(number, tags=tags, created=THEN + timedelta(number))


@pytest.fixture
def store(tmp_path):
    """A store that another program filled: the later annotation has the smaller id."""
    made = AnnotationStore(tmp_path / "annotations.json")
    made.add(
        [
            replace(on_day(9, "CLAIM", "media/press"), id=key(1)),
            on_day(2, "Claim", "Media/Press"),
            on_day(3, "claim", "claim/strong", "x"),
        ],
        record(),
    )
    return made


def rows(store):
    return [
        row["tags"]
        for _, row in sorted(orjson.loads(store.path.read_bytes())["annotations"].items())
    ]


def fresh(store):
    again = AnnotationStore(store.path)
    again.refresh()
    return again


def test_they_are_counted_as_one_and_spelled_as_first_written(store):
    counts = {"Claim": 3, "Media/Press": 2, "Claim/strong": 1, "x": 1}
    assert dict(store.tags()) == counts == dict(fresh(store).tags())
    assert [each.tags for each in store.annotations] == [
        ("Claim", "Media/Press"),
        ("Claim", "Media/Press"),
        ("Claim", "Claim/strong", "x"),
    ]
    tree = Vocabulary(store).tree()
    assert {node.name: (node.own, node.total) for node in tree.nodes} == {
        "Claim": (3, 3),
        "Claim/strong": (1, 1),
        "Media": (0, 2),
        "Media/Press": (2, 2),
        "x": (1, 1),
    }
    assert tree.get("claim").name == "Claim"


def test_rows_stay_as_they_were_written_until_their_tags_change(store):
    store.change([key(1)], lambda each: replace(each, note="new"), "note")
    assert rows(store)[0] == ["CLAIM", "media/press"]
    retag(store, [key(1)], ["X"], [])
    assert rows(store)[0] == ["Claim", "Media/Press", "x"]


def test_a_tag_is_given_and_taken_in_any_case(store):
    assert store.snapshot.aliases.all(("cLAIM", "new")) == ("Claim", "new")
    retag(store, [key(3)], [], ["CLAIM"])
    assert store.annotations[2].tags == ("Claim/strong", "x")


def test_a_tag_gets_other_letters_by_a_rename(store):
    vocabulary = Vocabulary(store)
    assert vocabulary.clash("Claim", "claim") == ""
    assert vocabulary.rename("CLAIM", "claim") == "renaming tag Claim to claim on 3 annotations"
    assert dict(store.tags()) == {"claim": 3, "Media/Press": 2, "claim/strong": 1, "x": 1}
    assert [row[0] for row in rows(store)] == ["claim", "claim", "claim"]
    assert dict(fresh(store).tags()) == dict(store.tags())
    with pytest.raises(ReaderError, match="is called that already"):
        vocabulary.rename("claim", "claim")
    with pytest.raises(ReaderError, match="below itself"):
        vocabulary.rename("claim", "CLAIM/x")
    store.undo()
    assert dict(store.tags())["Claim"] == 3


def test_a_rename_takes_all_spellings_along_and_the_old_name_means_it_in_any_case(store):
    Vocabulary(store).rename("claim", "finding")
    assert [row[0] for row in rows(store)] == ["finding", "finding", "finding"]
    store.add([on_day(12, "cLaIm/weak")])
    assert fresh(store).annotations[-1].tags == ("finding/weak",)


def test_what_is_known_of_a_tag_decides_how_it_is_spelled(store):
    vocabulary = Vocabulary(store)
    vocabulary.describe("claim", "what is claimed")
    assert vocabulary.records["Claim"].description == "what is claimed"
    store.add([on_day(0, "claim")])
    assert dict(fresh(store).tags())["Claim"] == 4


def test_the_spelling_goes_with_the_annotations_that_had_it(store):
    store.purge([key(2)])
    assert "claim" in dict(store.tags())
    assert dict(fresh(store).tags()) == dict(store.tags())


def test_there_is_nothing_to_merge_in_one_tag(store):
    with pytest.raises(ReaderError, match="is called that already"):
        Vocabulary(store).rename("claim", "Claim", merging=True)


def test_a_completion_knows_a_tag_in_any_case(store):
    completion = Vocabulary(store).completion()
    assert "cLAIM" in completion
    assert completion.near("cLAIM") is None
    assert [offer.name for offer in completion.offers("cla")] == ["Claim", "Claim/strong"]


def test_composed_and_decomposed_letters_are_the_same(tmp_path):
    store = AnnotationStore(tmp_path / "annotations.json")
    store.add([on_day(1, "caf\u00e9"), on_day(2, "cafe\u0301"), on_day(3, "cafe")], record())
    assert dict(store.tags()) == {"café": 2, "cafe": 1}
