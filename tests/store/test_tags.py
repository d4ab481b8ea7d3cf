"""The tags of a store: each change one step, in the marks and in the table of tags."""

import re
import tempfile
from dataclasses import replace
from pathlib import Path

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_marks import THEN, key, mark, record

from reader.annotations.tags import is_within
from reader.errors import ReaderError
from reader.store.store import AnnotationStore
from reader.store.tags import Vocabulary


@pytest.fixture
def store(tmp_path):
    made = AnnotationStore(tmp_path / "annotations.json")
    made.add(
        [
            mark(1, tags=("claim",)),
            mark(2, tags=("claim/strong", "media")),
            mark(3, tags=("media",)),
            mark(4, tags=()),
            mark(5, tags=("claim",), deleted=THEN),
        ],
        record(),
    )
    return made


@pytest.fixture
def vocabulary(store):
    return Vocabulary(store)


def file(store):
    return orjson.loads(store.path.read_bytes())


def tags(store):
    """The tags of each mark, as the file has them."""
    return [row["tags"] for _, row in sorted(file(store)["annotations"].items())]


def known(store):
    return {row["name"]: row for row in file(store)["tags"].values()}


def timeless(path):
    return re.sub(rb'"modified":"[^"]*"', b"", path.read_bytes())


def other_store(store):
    other = AnnotationStore(store.path)
    other.refresh()
    return other


def test_a_rename_takes_marks_and_what_is_below_along(store, vocabulary):
    before = timeless(store.path)
    assert vocabulary.rename("claim", "finding") == "renaming tag claim to finding on 2 annotations"
    assert tags(store) == [["finding"], ["finding/strong", "media"], ["media"], [], ["finding"]]
    row = known(store)["finding"]
    assert list(row) == ["id", "name", "description", "color", "aliases", "created", "modified"]
    assert row["aliases"] == ["claim"]
    assert store.undo() == "undid: renaming tag claim to finding on 2 annotations"
    assert timeless(store.path) == before
    assert store.redo() == "redid: renaming tag claim to finding on 2 annotations"
    assert tags(store)[0] == ["finding"]
    assert dict(store.tags()) == {"finding": 1, "finding/strong": 1, "media": 2}


def test_an_old_name_counts_under_the_new_one(store, vocabulary):
    vocabulary.rename("claim", "finding")
    other = other_store(store)
    other.add([mark(7, tags=("claim/weak", "finding/weak", "x"))])
    assert other.annotations[-1].tags == ("finding/weak", "x")
    store.refresh()
    assert store.annotations[-1].tags == ("finding/weak", "x")
    assert tags(store)[-1] == ["claim/weak", "finding/weak", "x"]
    store.change([key(7)], lambda each: replace(each, color="red"), "colour")
    assert tags(store)[-1] == ["claim/weak", "finding/weak", "x"]
    store.change([key(7)], lambda each: replace(each, tags=(*each.tags, "y")), "tags")
    assert tags(store)[-1] == ["finding/weak", "x", "y"]


def test_names_lead_on_from_rename_to_rename_and_back(store, vocabulary):
    vocabulary.rename("claim", "finding")
    vocabulary.rename("claim", "result")
    assert known(store)["result"]["aliases"] == ["claim", "finding"]
    assert store.snapshot.aliases.current("claim/x") == "result/x"
    vocabulary.rename("result", "claim")
    assert known(store)["claim"]["aliases"] == ["finding", "result"]
    assert tags(store)[0] == ["claim"]
    assert store.problems == ()


def test_a_merge_keeps_each_mark_once_and_what_is_known_of_both(store, vocabulary):
    vocabulary.describe("claim", "what is  said")
    vocabulary.describe("media", "who says it")
    vocabulary.recolor("claim", "red")
    before = timeless(store.path)
    with pytest.raises(ReaderError, match="merge claim into it"):
        vocabulary.rename("claim", "media")
    assert vocabulary.clash("claim", "media") == "media"
    assert vocabulary.clash("claim", "claim") == ""
    told = vocabulary.rename("claim", "media", merging=True)
    assert told == "merging tag claim into media on 2 annotations"
    assert tags(store) == [["media"], ["media/strong", "media"], ["media"], [], ["media"]]
    assert list(known(store)) == ["media"]
    row = known(store)["media"]
    assert row["description"] == "who says it · what is said"
    assert (row["color"], row["aliases"]) == ("red", ["claim"])
    store.undo()
    assert timeless(store.path) == before


def test_a_subtree_is_moved_with_what_is_known_of_it(store, vocabulary):
    vocabulary.describe("claim/strong", "sure")
    told = vocabulary.rename("claim", "media/claim")
    assert told == "moving tag claim to media/claim on 2 annotations"
    assert tags(store)[1] == ["media/claim/strong", "media"]
    assert known(store)["media/claim/strong"]["description"] == "sure"
    assert vocabulary.tree().get("media").documents == {"d1": 3}


def test_subtrees_that_are_merged_merge_tag_by_tag(store, vocabulary):
    store.add([mark(8, tags=("media/strong",))])
    vocabulary.describe("claim/strong", "one")
    vocabulary.describe("media/strong", "other")
    vocabulary.rename("claim", "media", merging=True)
    assert known(store)["media/strong"]["description"] == "other · one"
    assert sorted(known(store)) == ["media", "media/strong"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("nothing", "x", "no tag nothing"),
        ("claim", " / ", "needs a name"),
        ("claim", "claim", "called that already"),
        ("claim", "claim/below", "below itself"),
        ("claim", "a,b", "comma"),
        ("claim", "a\x1b", "control character"),
        ("claim", "media/", "already"),
    ],
)
def test_what_can_not_be_is_refused_and_changes_nothing(store, vocabulary, old, new, told):
    before = store.path.read_bytes()
    with pytest.raises(ReaderError, match=told):
        vocabulary.rename(old, new)
    assert store.path.read_bytes() == before


def test_a_name_that_would_lead_in_a_circle_is_refused(store, vocabulary):
    vocabulary.rename("claim", "finding")
    before = store.path.read_bytes()
    with pytest.raises(ReaderError, match="old name"):
        vocabulary.rename("finding/strong", "claim/strong")
    assert store.path.read_bytes() == before


def test_a_tag_is_taken_off_all_marks(store, vocabulary):
    vocabulary.describe("claim/strong", "sure")
    before = timeless(store.path)
    assert vocabulary.remove("claim") == "removing tag claim from 2 annotations"
    assert tags(store) == [[], ["media"], ["media"], [], []]
    assert known(store) == {}
    store.undo()
    assert timeless(store.path) == before


def test_colour_description_and_other_names(store, vocabulary):
    before = timeless(store.path)
    assert vocabulary.recolor("media", "") == "colouring tag media"
    assert timeless(store.path) == before
    assert vocabulary.recolor("media", "blue") == "colouring tag media"
    assert vocabulary.describe("media", " press\nand TV ") == "describing tag media"
    assert (
        vocabulary.rename_aliases("media", ["press", "tv"])
        == "changing the other names of tag media"
    )
    row = known(store)["media"]
    assert (row["color"], row["description"]) == ("blue", "press and TV")
    assert row["aliases"] == ["press", "tv"]
    assert store.snapshot.aliases.current("tv/late") == "media/late"
    for wrong, told in [("claim", "means a tag already"), ("claim/strong", "means a tag")]:
        with pytest.raises(ReaderError, match=told):
            vocabulary.rename_aliases("media", [wrong])
    vocabulary.rename("media", "news/media")
    with pytest.raises(ReaderError, match="below it"):
        vocabulary.rename_aliases("news/media", ["news"])
    for _ in range(4):
        store.undo()
    assert timeless(store.path) == before


def test_an_old_name_that_is_taken_away_can_be_a_tag_again(store, vocabulary):
    vocabulary.rename("claim", "finding")
    vocabulary.rename_aliases("finding", [])
    store.add([mark(9, tags=("claim",))])
    assert dict(store.tags())["claim"] == 1


def test_what_another_process_changed_is_not_undone(store, vocabulary):
    vocabulary.rename("claim", "finding")
    Vocabulary(other_store(store)).describe("finding", "what we found")
    with pytest.raises(ReaderError, match="The tag finding was changed elsewhere"):
        store.undo()
    assert tags(store)[0] == ["finding"]
    assert known(store)["finding"]["description"] == "what we found"


def test_marks_that_another_process_retagged_are_not_undone(store, vocabulary):
    vocabulary.rename("claim", "finding")
    other = other_store(store)
    other.change([key(1)], lambda each: replace(each, tags=("finding", "more")), "tags")
    with pytest.raises(ReaderError, match=r"The annotation .* was changed elsewhere"):
        store.undo()
    assert tags(store)[0] == ["finding", "more"]


def test_a_mark_that_came_meanwhile_is_renamed_too(store, vocabulary):
    other_store(store).add([mark(6, tags=("claim",))])
    assert vocabulary.rename("claim", "finding").endswith("on 3 annotations")


def test_unknown_keys_survive_and_a_bad_row_is_set_aside_and_named(store, vocabulary):
    vocabulary.describe("media", "press")
    content = file(store)
    [row_id] = content["tags"]
    content["tags"][row_id]["mine"] = {"deep": [1]}
    content["tags"]["bad"] = {"name": 3}
    content["tags"]["empty"] = {"name": " / "}
    content["tags"]["odd"] = {"name": "odd", "color": "pink"}
    store.path.write_bytes(orjson.dumps(content))
    store.refresh()
    assert [each.partition(":")[0] for each in store.problems] == [
        "tag bad",
        "tag empty",
        "tag odd",
    ]
    vocabulary.rename("media", "news")
    assert known(store)["news"]["mine"] == {"deep": [1]}
    assert file(store)["tags"]["bad"] == {"name": 3}


def test_a_circle_written_by_hand_is_named_and_does_no_harm(store):
    content = file(store)
    content["tags"] = {
        "1": {"name": "a", "aliases": ["b"], "modified": "2026-01-02T00:00:00Z"},
        "2": {"name": "b", "aliases": ["a", "claim"], "modified": "2026-01-01T00:00:00Z"},
    }
    store.path.write_bytes(orjson.dumps(content))
    store.refresh()
    assert len(store.problems) == 1
    assert "leads back to itself" in store.problems[0]
    assert dict(store.tags())["a"] == 1
    Vocabulary(store).rename("a", "c")
    assert store.snapshot.aliases.current("claim") == "c"
    assert store.snapshot.aliases.current("b") == "c"


def test_renames_on_two_machines_lead_on_when_their_files_are_put_together(store):
    one, two = other_store(store), other_store(store)
    Vocabulary(one).rename("claim", "finding")
    rows = file(one)["tags"]
    one.undo()
    two.refresh()
    two.change([key(1)], lambda each: replace(each, tags=("finding",)), "tags")
    Vocabulary(two).rename("finding", "result")
    content = file(two)
    content["tags"] |= rows
    store.path.write_bytes(orjson.dumps(content))
    store.refresh()
    assert store.snapshot.aliases.current("claim") == "result"
    assert dict(store.tags())["result"] == 1
    Vocabulary(store).rename("result", "end")
    assert store.snapshot.aliases.current("claim") == "end"
    assert store.snapshot.aliases.current("finding") == "end"


SHORT = st.lists(st.sampled_from("ab"), min_size=1, max_size=3).map("/".join)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("rename"), SHORT, SHORT),
        st.tuples(st.just("remove"), SHORT),
        st.tuples(st.just("describe"), SHORT, st.just("words")),
        st.tuples(st.just("rename_aliases"), SHORT, st.lists(SHORT, max_size=2)),
    ),
    max_size=6,
)


@given(st.lists(st.lists(SHORT, max_size=3, unique=True), min_size=1, max_size=4), STEPS)
@settings(max_examples=80, deadline=None)
def test_any_changes_keep_all_marks_and_are_undone_to_the_byte(tagged, steps):
    with tempfile.TemporaryDirectory() as folder:
        store = AnnotationStore(Path(folder) / "annotations.json")
        store.add([mark(number, tags=tuple(each)) for number, each in enumerate(tagged)])
        vocabulary = Vocabulary(store)
        files = [timeless(store.path)]
        for verb, name, *more in steps:
            before, count = store.path.read_bytes(), dict(store.tags())
            options = {"merging": True} if verb == "rename" else {}
            wanted = store.snapshot.aliases.current(name)
            try:
                getattr(vocabulary, verb)(name, *more, **options)
            except ReaderError:
                assert store.path.read_bytes() == before
                continue
            if store.path.read_bytes() != before:
                files.append(timeless(store.path))
            other = other_store(store)
            assert other.annotations == store.annotations
            assert store.problems == ()
            if verb == "rename":
                assert bool(count) == bool(store.tags())
                assert not any(is_within(tag, wanted) for tag in dict(store.tags())) or is_within(
                    store.snapshot.aliases.current(more[0]), wanted
                )
                assert store.snapshot.aliases.current(wanted) != wanted
            current = store.snapshot.aliases.current
            assert all(current(tag) == tag for tag in dict(store.tags()))
        assert len(store.annotations) == len(tagged)
        for at in reversed(files[:-1]):
            store.undo()
            assert timeless(store.path) == at
        for at in files[1:]:
            store.redo()
            assert timeless(store.path) == at
