"""What the store does with annotations and documents."""

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson
import pytest
from store_marks import THEN, key, mark, record

from reader.annotations.annotation import (
    Anchor,
    Imported,
    Link,
    Locator,
    Motivation,
    Placement,
    Status,
    TextSelector,
)
from reader.errors import ReaderError
from reader.store.store import AnnotationStore, document_id
from reader.text.document import Span


@pytest.fixture
def path(tmp_path):
    return tmp_path / "annotations" / "annotations.json"


@pytest.fixture
def store(path):
    return AnnotationStore(path)


def reread(store):
    other = AnnotationStore(store.path)
    other.refresh()
    assert other.annotations == store.annotations
    assert other.trash == store.trash
    assert other.documents == store.documents
    assert other.problems == store.problems
    return other


def test_a_store_without_a_file_is_empty(store, path):
    assert store.refresh() is False
    assert (store.annotations, store.trash, store.problems, store.tags()) == ((), (), (), ())
    assert dict(store.documents) == {}
    assert store.backup_time is None
    assert not path.parent.exists()


def test_a_mark_comes_back_as_it_was(store):
    full = mark(
        1,
        motivation=Motivation.COMMENTING,
        note="naïve\nnote",
        tags=("b", "a/c"),
        color="red",
        style="underline",
        links=(Link(key(2), "supports", "why"),),
        creator="me",
        created=THEN.replace(microsecond=123456),
        locator=Locator(None, "", "xiv"),
        imported=Imported("Hypothesis", "x", THEN),
        anchor=Anchor(None, Status.LOST, 0.25, "quote", ""),
        extra={"other": {"deep": [1, 2.5, None, True]}},
    )
    store.add([full, mark(2)], record())
    assert store.annotations == (full, mark(2))
    assert store.documents["d1"].title == "Ä title"
    assert store.documents["d1"].added is not None
    reread(store)


def test_rows_have_the_keys_of_the_format(store, path):
    store.add([mark(1, imported=Imported("x", "y", THEN))], record())
    file = orjson.loads(path.read_bytes())
    row = file["annotations"][key(1)]
    assert " ".join(row) == (
        "id document motivation exact prefix suffix start end text_sha256 note tags color style "
        "links created modified creator deleted anchor locator imported extra"
    )
    assert list(row["anchor"]) == ["status", "start", "end", "score", "method", "text_sha256"]
    assert list(row["locator"]) == ["paragraph", "heading", "page"]
    assert list(row["imported"]) == ["system", "id", "at"]
    assert row["created"] == "2026-11-03T09:30:00Z"
    assert " ".join(file["documents"]["d1"]) == (
        "id path text_sha256 title aliases csl csl_from added modified"
    )
    assert file["meta"] == {"format": {"version": 1}}
    assert file["tags"] == {}


def test_an_id_is_taken_once(store, path):
    store.add([mark(1)])
    for marks in ([mark(1)], [mark(2), mark(2)]):
        with pytest.raises(ReaderError, match="already"):
            store.add(marks)
    assert store.annotations == (mark(1),)
    assert store.path == path
    reread(store)


def test_change_sets_modified_and_nothing_that_is_written_once(store, path):
    store.add([mark(1), mark(2)])
    store.change([key(1), key(1)], lambda each: replace(each, note="new"), "note of 1 annotation")
    changed, other = store.annotations
    assert changed == mark(1, note="new", modified=changed.modified)
    assert changed.modified > THEN
    assert other == mark(2)
    raw = path.read_bytes()
    with pytest.raises(ValueError, match="what was marked"):
        store.change(
            [key(1)], lambda each: replace(each, created=datetime.now(UTC)), "something wrong"
        )
    store.change([key(1)], lambda each: each, "nothing")
    assert path.read_bytes() == raw
    assert store.undo() == "undid: note of 1 annotation"


@pytest.mark.parametrize("verb", ["delete", "restore", "purge"])
def test_an_unknown_id_is_refused(store, verb):
    store.add([mark(1)])
    with pytest.raises(ReaderError, match=key(9)):
        getattr(store, verb)([key(1), key(9)])
    assert store.annotations == (mark(1),)


def test_delete_restore_purge(store):
    store.add([mark(1), mark(2)])
    store.delete([key(1)])
    deleted = store.trash[0].deleted
    store.delete([key(1), key(2)])
    assert store.annotations == ()
    assert [each.id for each in store.trash] == [key(1), key(2)]
    assert store.trash[0].deleted == deleted
    store.restore([key(2)])
    assert [each.id for each in store.annotations] == [key(2)]
    store.purge([key(1)])
    assert store.trash == ()
    reread(store)
    assert [store.undo() for _ in range(4)] == [
        "undid: purging 1 annotation",
        "undid: restoring 1 annotation",
        "undid: deleting 2 annotations",
        "undid: deleting 1 annotation",
    ]
    assert store.annotations == (mark(1), mark(2))


def test_marking_again_keeps_all_else(store):
    store.add([mark(1, note="kept")])
    selector, anchor = TextSelector(5, 9, "rds", "", "", "b" * 64), Anchor(Span(5, 9), Status.EXACT)

    def again_as(**changes):
        store.remark([key(1)], lambda each: replace(each, **changes), "new end of 1 highlight")

    again_as(selector=selector, anchor=anchor)
    again = store.annotations[0]
    assert again == mark(1, note="kept", selector=selector, anchor=anchor, modified=again.modified)
    assert store.undo() == "undid: new end of 1 highlight"
    assert store.annotations == (mark(1, note="kept"),)
    again_as(locator=Locator(7))
    assert store.annotations[0].locator == Locator(7)


def test_anchors_are_no_step_and_no_change(store, path):
    store.add([mark(1), mark(2)])
    new = Anchor(Span(50, 60), Status.EDITED, 0.875, "quote", "b" * 64)
    store.place({key(1): Placement((new,)), key(9): Placement((new,))})
    found = mark(1, anchor=new, marked_locator=mark(1).locator)
    assert store.annotations == (found, mark(2))
    seen = path.stat().st_ino
    store.place({key(1): Placement((new,))})
    assert path.stat().st_ino == seen
    assert store.undo() == "undid: adding 2 annotations"
    assert store.redo() == "redid: adding 2 annotations"
    reread(store)


def test_tags_by_last_use(store):
    later = THEN + timedelta(1)
    store.add(
        [
            mark(1, tags=("old", "both")),
            mark(2, tags=("new", "both"), modified=later),
            mark(3, tags=("gone",), deleted=later),
        ]
    )
    assert store.tags() == (("new", 1), ("both", 2), ("old", 1))


def test_a_document_is_known_by_text_then_path_then_earlier_text(store):
    store.add([mark(1)], record())
    store.record(record(id="d2", path="b.md", text_sha256="b" * 64))
    store.record(record(id="d3", path="a2.md", aliases=("c" * 64,)))
    assert store.snapshot.identify("a" * 64, "nowhere").id == "d1"
    assert store.snapshot.identify("a" * 64, "a2.md").id == "d3"
    assert store.snapshot.identify("a" * 64, "b.md").id == "d1"
    assert store.snapshot.identify("x", "b.md").id == "d2"
    assert store.snapshot.identify("c" * 64, "nowhere").id == "d3"
    assert store.snapshot.identify("x", "nowhere") is None


def test_a_document_that_was_edited_keeps_its_earlier_texts(store):
    store.add([mark(1)], record())
    first = store.documents["d1"]
    store.record(record(text_sha256="b" * 64, path="moved.md"))
    store.add([mark(2)], record(text_sha256="c" * 64, path="moved.md"))
    last = store.documents["d1"]
    assert last.aliases == ("a" * 64, "b" * 64)
    assert (last.text_sha256, last.path, last.added) == ("c" * 64, "moved.md", first.added)
    assert last.modified > first.modified
    store.record(record(text_sha256="a" * 64))
    assert store.documents["d1"].aliases == ("b" * 64, "c" * 64)
    store.record(store.documents["d1"])
    assert store.undo() == "undid: adding 1 annotation"
    assert store.documents["d1"].aliases == ("b" * 64, "c" * 64)
    reread(store)


def test_two_machines_give_a_document_the_same_id():
    assert document_id("a" * 64) == document_id("a" * 64)
    assert document_id("a" * 64) != document_id("b" * 64)


def test_what_is_handed_out_cannot_change_the_store(store, path):
    store.add([mark(1, extra={"list": [1]})], record())
    store.annotations[0].extra["list"].append(2)
    store.documents["d1"].csl["x"]["y"] = 2
    with pytest.raises(TypeError):
        store.documents["d2"] = record()
    store.add([mark(2)])
    file = orjson.loads(path.read_bytes())
    assert file["annotations"][key(1)]["extra"] == {"list": [1]}
    assert file["documents"]["d1"]["csl"]["x"] == {"y": 1}


def test_what_was_handed_in_cannot_change_the_store(store, path):
    extra = {"list": [1]}
    store.add([mark(1, extra=extra)])
    extra["list"].append(2)
    store.add([mark(2)])
    assert orjson.loads(path.read_bytes())["annotations"][key(1)]["extra"] == {"list": [1]}


def test_undo_with_nothing_to_undo(store):
    assert not store.can_undo
    assert not store.can_redo
    with pytest.raises(ReaderError, match="nothing to undo"):
        store.undo()
    with pytest.raises(ReaderError, match="nothing to redo"):
        store.redo()


def test_undo_and_redo_byte_for_byte(store, path):
    store.add([mark(1)], record())
    states = [path.read_bytes()]
    for step in (
        lambda: store.add([mark(2), mark(3)]),
        lambda: store.change([key(2)], lambda each: replace(each, color="red"), "colour"),
        lambda: store.delete([key(1), key(2)]),
        lambda: store.purge([key(1)]),
    ):
        step()
        states.append(path.read_bytes())
    for state in reversed(states[:-1]):
        store.undo()
        assert path.read_bytes() == state
    for state in states[1:]:
        store.redo()
        assert path.read_bytes() == state
    assert not store.can_redo
    store.undo()
    store.add([mark(9)])
    assert not store.can_redo


def test_undo_of_the_first_mark_takes_its_document_away(store):
    store.add([mark(1)], record())
    store.undo()
    assert store.annotations == ()
    assert dict(store.documents) == {}
    store.redo()
    assert store.documents["d1"].title == "Ä title"
    assert store.annotations == (mark(1),)


def test_undo_leaves_a_document_that_another_mark_needs(store):
    store.add([mark(1)], record())
    other = AnnotationStore(store.path)
    other.add([mark(2)])
    store.undo()
    assert list(store.documents) == ["d1"]
    store.redo()
    assert len(store.annotations) == 2


def test_undo_leaves_a_document_that_someone_else_changed(store):
    store.add([mark(1)], record())
    AnnotationStore(store.path).record(record(path="moved.md"))
    store.undo()
    assert store.annotations == ()
    assert store.documents["d1"].path == "moved.md"


def test_undo_refuses_what_someone_else_changed(store):
    store.add([mark(1)])
    store.change([key(1)], lambda each: replace(each, note="mine"), "note")
    other = AnnotationStore(store.path)
    other.change([key(1)], lambda each: replace(each, note="theirs"), "note")
    with pytest.raises(ReaderError, match="changed elsewhere"):
        store.undo()
    assert store.annotations[0].note == "theirs"
    with pytest.raises(ReaderError, match="changed elsewhere"):
        store.undo()
    assert not store.can_undo
    assert store.annotations[0].note == "theirs"


def test_undo_refuses_what_someone_else_purged(store):
    store.add([mark(1)])
    store.change([key(1)], lambda each: replace(each, note="mine"), "note")
    AnnotationStore(store.path).purge([key(1)])
    with pytest.raises(ReaderError, match="changed elsewhere"):
        store.undo()


def test_undo_takes_back_only_what_the_step_did(store):
    store.add([mark(1)])
    store.change([key(1)], lambda each: replace(each, color="red"), "colour")
    other = AnnotationStore(store.path)
    other.change([key(1)], lambda each: replace(each, note="theirs"), "note")
    store.undo()
    both = store.annotations[0]
    assert (both.color, both.note) == ("yellow", "theirs")
    assert both.modified > THEN


def test_a_step_that_changed_nothing_is_none(store):
    store.add([mark(1)])
    store.undo()
    store.add([])
    assert not store.can_undo
    assert store.can_redo


def test_refresh_says_whether_others_wrote(store):
    other = AnnotationStore(store.path)
    store.add([mark(1)])
    assert store.refresh() is False
    assert other.refresh() is True
    assert other.refresh() is False
    other.add([mark(2)])
    assert store.refresh() is True
    assert len(store.annotations) == 2


def test_a_file_that_did_not_change_is_soon_not_even_read(store, path, monkeypatch):
    store.add([mark(1)])
    reads = []

    def counted(path, read=Path.read_bytes):
        reads.append(path)
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", counted)
    while True:
        before = len(reads)
        assert store.refresh() is False
        if len(reads) == before:
            break
    assert set(reads) <= {path}


def test_news_that_a_write_brought_in_is_told_at_the_next_refresh(store):
    store.add([mark(1)])
    AnnotationStore(store.path).add([mark(2)])
    store.add([mark(3)])
    assert len(store.annotations) == 3
    assert store.refresh() is True
    assert store.refresh() is False


def test_threads_lose_nothing(store):
    def add(start):
        for number in range(start, start + 20):
            store.add([mark(number)])
            store.refresh()

    threads = [threading.Thread(target=add, args=(start,)) for start in (100, 200, 300)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.annotations) == 60
    reread(store)


def test_versions_come_back_and_are_the_same_bytes(store, path):
    text = "Größe\n" * 1000
    sha256 = store.keep_version(text)
    file = path.parent / "versions" / f"{sha256}.txt.gz"
    raw, seen = file.read_bytes(), file.stat().st_ino
    assert store.version(sha256) == text
    assert store.keep_version(text) == sha256
    assert AnnotationStore(path).keep_version(text) == sha256
    assert file.stat().st_ino == seen
    file.unlink()
    store.keep_version(text)
    assert file.read_bytes() == raw
    assert store.version("f" * 64) is None
    assert store.version("../annotations") is None
    assert store.problems == ()


def marked_on(store, number, text):
    """A mark on a text that is kept."""
    sha256 = store.keep_version(text)
    made = mark(number)
    store.add([replace(made, selector=made.selector._replace(text_sha256=sha256))])
    return store.path.parent / "versions" / f"{sha256}.txt.gz"


def test_a_version_goes_with_the_last_mark_that_names_it_and_comes_back_by_undo(store):
    file, other = marked_on(store, 1, "A text."), marked_on(store, 2, "Another text.")
    assert marked_on(store, 3, "A text.") == file
    store.delete([key(1), key(3)])
    store.purge([key(1)])
    assert file.exists()
    store.purge([key(3)])
    assert not file.exists()
    assert other.exists()
    store.undo()
    assert store.version(file.name.split(".")[0]) == "A text."
    store.redo()
    assert other.exists()


def test_a_version_that_is_dropped_while_it_is_being_marked_is_kept_all_the_same(store):
    file = marked_on(store, 1, "A text.")
    sha256 = store.keep_version("A text.")
    AnnotationStore(store.path).purge([key(1)])
    assert not file.exists()
    made = mark(2)
    store.add([replace(made, selector=made.selector._replace(text_sha256=sha256))])
    assert store.version(sha256) == "A text."


@pytest.mark.parametrize("damage", [b"", b"nonsense", None])
def test_a_damaged_version_is_none_and_named(store, path, damage):
    sha256 = store.keep_version("text")
    file = path.parent / "versions" / f"{sha256}.txt.gz"
    if damage is None:
        other = store.keep_version("other")
        damage = (file.parent / f"{other}.txt.gz").read_bytes()
    file.write_bytes(damage)
    assert store.version(sha256) is None
    assert "damaged" in store.problems[0]
    assert store.keep_version("text") == sha256
    assert store.version(sha256) == "text"
    assert store.problems == ()


def test_a_version_that_cannot_be_read_or_written(store, path):
    sha256 = store.keep_version("text")
    file = path.parent / "versions" / f"{sha256}.txt.gz"
    file.unlink()
    file.mkdir()
    assert store.version(sha256) is None
    assert "cannot be read" in store.problems[0]
    with pytest.raises(ReaderError, match="cannot be written"):
        store.keep_version("text")
