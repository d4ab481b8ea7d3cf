"""What the store does with files that a person, another program or a crash left."""

import gzip
import json
import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import orjson
import pytest
from store_marks import THEN, key, mark, record
from tinydb import TinyDB, where
from tinydb.storages import JSONStorage
from tinydb.table import Document as Row
from tinydb.table import Table

from reader.annotations.annotation import Placement
from reader.errors import ReaderError
from reader.store.json_file import dump
from reader.store.store import AnnotationStore


@pytest.fixture
def path(tmp_path):
    return tmp_path / "annotations.json"


@pytest.fixture
def store(path):
    store = AnnotationStore(path)
    store.add([mark(1), mark(2)], record())
    return store


def opened(path):
    store = AnnotationStore(path)
    store.refresh()
    return store


def edited(path, edit):
    """Change the file as a person would, in another layout."""
    file = json.loads(path.read_text("utf-8"))
    edit(file)
    path.write_text(json.dumps(file, indent=2), "utf-8")


def leftovers(path):
    return [each.name for each in path.parent.iterdir() if each.suffix == ".tmp"]


def test_one_row_a_line_sorted_by_id(path):
    store = AnnotationStore(path)
    store.add([mark(3), mark(1), mark(2, note="two\nlines")], record())
    lines = path.read_text("utf-8").splitlines()
    assert [line[:39] for line in lines if line.startswith('"0')] == [
        f'"{key(number)}"' + ":" for number in (1, 2, 3)
    ]
    before = set(path.read_bytes().splitlines())
    store.change([key(2)], lambda each: replace(each, color="red"), "colour")
    assert len(set(path.read_bytes().splitlines()) - before) == 1
    assert "Ä title" in path.read_text("utf-8")


class StringIds(Table):
    document_id_class = str


def test_stock_tinydb_reads_and_writes_it(store, path):
    with TinyDB(path, storage=JSONStorage, encoding="utf-8") as database:
        table = StringIds(database.storage, "annotations")
        assert [row.doc_id for row in table] == [key(1), key(2)]
        assert table.search(where("tags").any(["claim"]))[0]["exact"] == "“passage 1”"
        table.update({"note": "from TinyDB"}, where("start") == 2)
        table.insert(Row({**table.get(doc_id=key(1)), "id": key(3)}, key(3)))
    assert store.refresh() is True
    assert [each.note for each in store.annotations] == ["", "from TinyDB", ""]
    store.delete([key(3)])
    with TinyDB(path, storage=JSONStorage, encoding="utf-8") as database:
        assert database.tables() == {"annotations", "documents", "meta", "tags"}
        assert len(StringIds(database.storage, "annotations")) == 3


def test_jq_or_any_json_reader_reads_it(store, path):
    script = "import json,sys; print(len(json.load(sys.stdin)['annotations']))"
    with path.open("rb") as file:
        done = subprocess.run(
            [sys.executable, "-c", script], stdin=file, capture_output=True, check=True
        )
    assert done.stdout.strip() == b"2"
    assert store.problems == ()


def test_a_file_cut_short_anywhere_is_left_as_it_is(store, path):
    whole = path.read_bytes()
    length = len(whole)
    for cut in sorted({*range(0, length, 97), *range(length - 12, length - 2), 1, 2, 3}):
        path.write_bytes(whole[:cut])
        broken = AnnotationStore(path)
        for attempt in (
            broken.refresh,
            lambda broken=broken: broken.add([mark(9)]),
            lambda: store.delete([key(1)]),
            store.refresh,
        ):
            with pytest.raises(ReaderError, match=r"annotations\.json, line \d+: .*good copy"):
                attempt()
        assert path.read_bytes() == whole[:cut]
        assert broken.annotations == ()
        assert len(broken.problems) == 1
        assert len(store.annotations) == 2
    path.write_bytes(whole)
    assert store.refresh() is False
    assert store.problems == ()
    assert (path.with_name("annotations.json.bak")).read_bytes() == whole


@pytest.mark.parametrize(
    ("nonsense", "line"),
    [
        (b"nonsense", "line 1: it is not JSON"),
        (b'{\n"annotations": {\n"a": {},,\n}}', "line 3: it is not JSON"),
        (b"[]", "line 1: it is not a JSON object"),
        (b"5", "line 1: it is not a JSON object"),
        (b"null", "line 1: it is not a JSON object"),
        (b'{\n"x": "\xff"}', "line 2: it is not UTF-8"),
        ('{"x": 1}'.encode("utf-16"), "line 1: it is not UTF-8"),
        (b"[" * 100_000, "line 1: it is nested too deeply"),
        (b'{"a":' * 100_000, "line 1: it is nested too deeply"),
        (b'{"a": ' + b"9" * 5000 + b"}", "line 1: it holds a number that is too long"),
        (b'{"annotations": []}', "“annotations” is not an object"),
        (b'{"documents": 5}', "“documents” is not an object"),
        (b"\0\0\0\0", "line 1: it is not JSON"),
    ],
)
def test_nonsense_is_named_and_left_as_it_is(path, nonsense, line):
    path.write_bytes(nonsense)
    store = AnnotationStore(path)
    with pytest.raises(ReaderError, match=line) as caught:
        store.refresh()
    assert "\n" not in str(caught.value)
    assert store.problems == (str(caught.value),)
    with pytest.raises(ReaderError, match=line):
        store.add([mark(1)])
    assert path.read_bytes() == nonsense
    assert store.annotations == ()
    assert not leftovers(path)


def test_a_copy_in_a_folder_that_cannot_be_linked_is_moved(store, path, monkeypatch):
    monkeypatch.setattr(Path, "hardlink_to", lambda *_: Path("never").rmdir())
    path.write_bytes(b"broken")
    aside = store.restore_backup()
    assert aside.read_bytes() == b"broken"
    assert store.annotations == (mark(1), mark(2))


def test_nothing_can_be_put_back_where_nothing_can_be_written(store, path, monkeypatch):
    def refuse(*_, **__):
        raise OSError(28, "No space left on device")

    path.write_bytes(b"broken")
    monkeypatch.setattr("reader.store.annotations_file.replace_file", refuse)
    with pytest.raises(ReaderError, match="cannot be written: No space left"):
        store.restore_backup()
    assert path.read_bytes() == b"broken"


def test_a_write_that_fails_changes_nothing(store, path, monkeypatch):
    def refuse(*_, **__):
        raise OSError(28, "No space left on device")

    raw = path.read_bytes()
    before = store.annotations, dict(store.documents), store.can_undo, store.can_redo
    with monkeypatch.context() as patched:
        patched.setattr("reader.store.annotations_file.replace_file", refuse)
        for attempt in (
            lambda: store.add([mark(3)], record(path="moved.md")),
            lambda: store.purge([key(1)]),
            store.undo,
            lambda: store.record(record(id="d2")),
        ):
            with pytest.raises(ReaderError, match="cannot be written: No space left"):
                attempt()
    assert (store.annotations, dict(store.documents), store.can_undo, store.can_redo) == before
    assert path.read_bytes() == raw
    assert store.refresh() is False
    assert store.undo() == "undid: adding 2 annotations"


def test_a_directory_in_its_place(store, path):
    path.unlink()
    path.mkdir()
    with pytest.raises(ReaderError, match="directory"):
        store.refresh()
    with pytest.raises(ReaderError, match="directory"):
        store.add([mark(3)])
    aside = store.restore_backup()
    assert aside.is_dir()
    assert len(opened(path).annotations) == 2


def test_the_last_good_copy_is_put_back(store, path):
    whole = path.read_bytes()
    assert store.backup_time is not None
    path.write_bytes(b"broken")
    fresh = AnnotationStore(path)
    with pytest.raises(ReaderError):
        fresh.refresh()
    aside = fresh.restore_backup()
    assert aside.read_bytes() == b"broken"
    assert aside.name.startswith("annotations.json.broken-2")
    assert path.read_bytes() == whole
    assert fresh.annotations == (mark(1), mark(2))
    assert fresh.problems == ()
    path.write_bytes(b"broken again")
    again = store.restore_backup()
    assert again != aside
    assert store.annotations == (mark(1), mark(2))
    store.add([mark(3)])


def test_a_copy_that_is_no_good_is_not_put_back(store, path):
    backup = path.with_name("annotations.json.bak")
    backup.write_bytes(b"broken")
    path.write_bytes(b"broken too")
    for _ in range(2):
        with pytest.raises(ReaderError, match="no good copy"):
            store.restore_backup()
        assert path.read_bytes() == b"broken too"
        backup.unlink(missing_ok=True)


def test_a_file_edited_by_hand_is_copied_when_it_is_first_read(store, path):
    edited(path, lambda file: file["annotations"][key(1)].update(note="by hand"))
    assert store.refresh() is True
    assert store.annotations[0].note == "by hand"
    path.write_bytes(b"broken")
    store.restore_backup()
    assert store.annotations[0].note == "by hand"


def test_a_file_that_vanishes_is_written_again(store, path):
    path.unlink()
    assert store.refresh() is False
    assert "gone" in store.problems[0]
    assert len(store.annotations) == 2
    store.add([mark(3)])
    assert [each.id for each in opened(path).annotations] == [key(1), key(2), key(3)]
    assert store.problems == ()


def test_a_file_that_vanished_between_runs_leaves_its_copy(store, path):
    whole = path.read_bytes()
    path.unlink()
    fresh = opened(path)
    assert "good copy" in fresh.problems[0]
    fresh.add([mark(3)])
    assert len(store.annotations) == 2
    kept = [each for each in path.parent.iterdir() if ".bak.kept-" in each.name]
    assert [each.read_bytes() for each in kept] == [whole]
    path.unlink()
    other = opened(path)
    other.restore_backup()
    assert [each.id for each in other.annotations] == [key(3)]


def test_an_empty_file_is_an_empty_store_unless_there_was_one(path):
    for empty in (b"", b" \n"):
        path.write_bytes(empty)
        store = opened(path)
        assert store.annotations == ()
    store.add([mark(1)])
    assert len(opened(path).annotations) == 1
    path.write_bytes(b"")
    with pytest.raises(ReaderError, match="good copy"):
        store.refresh()
    with pytest.raises(ReaderError, match="good copy"):
        AnnotationStore(path).add([mark(1)])


BAD_ROWS = {
    "number": 5,
    "null": None,
    "list": [],
    "empty": {},
    "exact": {"exact": 5},
    "start": {"start": "1"},
    "flag": {"start": True},
    "negative": {"start": -1},
    "backwards": {"start": 50, "end": 10},
    "float": {"end": 20.5},
    "date": {"created": "yesterday"},
    "naive": {"created": "2026-11-03T09:30:00"},
    "late": {"modified": "9999-12-31T23:59:59-23:59"},
    "deleted": {"deleted": 5},
    "tags": {"tags": "claim"},
    "tag": {"tags": ["claim", 5]},
    "note": {"note": None},
    "anchor": {"anchor": []},
    "status": {"anchor": {"status": "lost"}},
    "nostatus": {"anchor": {"start": 1, "end": 2}},
    "half": {"anchor": {"status": "exact", "start": 1, "end": None}},
    "score": {"anchor": {"status": "exact", "start": 1, "end": 2, "score": 1e300}},
    "locator": {"locator": {"paragraph": "3"}},
    "links": {"links": [{"relation": "supports"}]},
    "link": {"links": ["x"]},
    "imported": {"imported": {"system": "x", "at": "never"}},
    "extra": {"extra": "x"},
}


def test_a_bad_row_is_set_aside_and_named(store, path):
    def spoil(file):
        good = file["annotations"][key(1)]
        for name, spoilt in BAD_ROWS.items():
            row = {**good, **spoilt} if isinstance(spoilt, dict) and spoilt else spoilt
            file["annotations"][name] = row
        file["documents"].update(
            bad={"path": 5}, worse=5, odd={"path": "", "text_sha256": "", "csl_from": {"a": 1}}
        )

    edited(path, spoil)
    before = json.loads(path.read_bytes())
    fresh = opened(path)
    assert [each.id for each in fresh.annotations] == [key(1), key(2)]
    assert list(fresh.documents) == ["d1"]
    assert len(fresh.problems) == len(BAD_ROWS) + 3
    for name in BAD_ROWS:
        (line,) = [line for line in fresh.problems if line.startswith(f"annotation {name}: ")]
        assert "\n" not in line
    with pytest.raises(ReaderError, match="annotation date: “created”"):
        fresh.delete(["date"])
    with pytest.raises(ReaderError, match="already"):
        fresh.add([mark(1, id="date")])
    fresh.add([mark(3)])
    after = json.loads(path.read_bytes())
    assert after["annotations"].pop(key(3))
    assert after == before
    fresh.purge(BAD_ROWS)
    assert len(fresh.problems) == 3
    fresh.undo()
    objects = {name for name, row in BAD_ROWS.items() if isinstance(row, dict)}
    assert json.loads(path.read_bytes())["annotations"].keys() >= objects
    assert store.refresh() is True


def test_what_is_merely_odd_is_read_and_named(store, path):
    def spoil(file):
        file["annotations"][key(1)].update(color="pink", motivation="describing", id="other")
        file["documents"]["d1"]["id"] = "other"

    edited(path, spoil)
    store.refresh()
    assert store.annotations[0] == mark(1)
    assert len(store.problems) == 4
    store.change([key(1)], lambda each: replace(each, note="x"), "note")
    row = orjson.loads(path.read_bytes())["annotations"][key(1)]
    assert (row["color"], row["motivation"], row["id"]) == ("pink", "describing", "other")


def test_a_row_with_only_what_is_needed(path):
    row = {
        "document": "d1",
        "exact": "words",
        "start": 3,
        "end": 8,
        "text_sha256": "a" * 64,
        "created": "2026-11-03T10:30:00+01:00",
    }
    path.write_text(json.dumps({"annotations": {"by-hand": row}}))
    store = opened(path)
    (each,) = store.annotations
    assert (each.id, each.created, each.modified, each.start) == ("by-hand", THEN, THEN, 3)
    assert store.problems == ()
    store.change(["by-hand"], lambda each: replace(each, note="x"), "note")
    kept = orjson.loads(path.read_bytes())["annotations"]["by-hand"]
    assert {**row, "note": "x", "modified": kept["modified"]} == kept
    store.undo()
    assert orjson.loads(path.read_bytes()) == {"annotations": {"by-hand": row}}


HOSTILE = """{
 "mine": [1, {"deep": null}], "number": 5, "half": "\\ud800", "\\udfff": 1, "empty": {},
 "other table": {"1": {"a": 1e-7, "big": 123456789012345678901234567890, "nan": NaN}, "2": 5},
 "annotations": {"%s": {"unknown": {"b": [1.50, -0.0, -Infinity], "half": "a\\udc00b"},
   "document": "d1", "exact": "ä\\u0000", "start": 1, "end": 2, "text_sha256": "",
   "created": "2026-11-03T09:30:00Z", "anchor": {"status": "exact", "mine": 1},
   "links": [{"to": "x", "mine": 2}, {"to": "y", "mine": 3}]}}
}"""


def test_unknown_content_survives(path):
    text = HOSTILE % key(1)
    path.write_text(text, "utf-8")
    store = opened(path)
    assert store.problems == ()
    store.add([mark(2, note="half \ud800", extra={"big": 10**30, "nan": float("inf")})], record())
    store.place({key(1): Placement((mark(7).anchor,))})
    store.change([key(1)], lambda each: replace(each, links=each.links[1:]), "links")
    before, after = json.loads(text), json.loads(path.read_bytes())
    for name in ("mine", "number", "half", "\udfff", "empty"):
        assert after[name] == before[name]
    assert repr(after["other table"]) == repr(before["other table"])
    row = after["annotations"][key(1)]
    assert repr(row["unknown"]) == repr(before["annotations"][key(1)]["unknown"])
    assert row["anchor"]["mine"] == 1
    assert row["links"] == [{"to": "y", "mine": 3}]
    fresh = opened(path)
    assert fresh.annotations == store.annotations
    assert fresh.annotations[1].note == "half \ud800"


def test_what_cannot_be_kept_is_told_and_a_copy_is_made(path):
    row = dump(json.loads(HOSTILE % key(1))["annotations"][key(1)]).decode()
    text = (
        f'{{"annotations": {{"x": {row}, "x": {row}}}, "n": 0.1234567890123456789012, "m": 1e999}}'
    )
    path.write_text(text, "utf-8")
    store = opened(path)
    assert len(store.problems) == 3
    assert "“x” stands twice" in store.problems[0]
    store.add([mark(1)])
    copies = [each for each in path.parent.iterdir() if ".edited-" in each.name]
    assert [each.read_text("utf-8") for each in copies] == [text]
    assert store.problems == ()
    store.add([mark(2)])
    assert len([each for each in path.parent.iterdir() if ".edited-" in each.name]) == 1


def test_a_byte_order_mark_does_no_harm(store, path):
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert len(opened(path).annotations) == 2
    store.add([mark(3)])
    assert len(opened(path).annotations) == 3


def test_deep_extras_are_a_problem_and_no_crash(store, path):
    deep = "[" * 700 + "]" * 700
    raw = path.read_text("utf-8").replace('"extra":{}', f'"extra":{{"deep":{deep}}}', 1)
    path.write_text(raw, "utf-8")
    store.refresh()
    assert "nested too deeply" in store.problems[0]
    store.add([mark(3)])
    assert deep in path.read_text("utf-8")


def test_a_file_of_a_newer_format_is_read_and_not_written(store, path):
    edited(path, lambda file: file["meta"]["format"].update(version=2))
    raw = path.read_bytes()
    assert len(opened(path).annotations) == 2
    with pytest.raises(ReaderError, match="newer version"):
        store.add([mark(3)])
    assert path.read_bytes() == raw
    edited(path, lambda file: file["annotations"][key(1)].update(note="newer"))
    with pytest.raises(ReaderError, match="newer version"):
        store.add([mark(3)])
    assert store.refresh() is True
    assert store.annotations[0].note == "newer"


def test_permissions_and_links_stay(store, path, tmp_path):
    path.chmod(0o640)
    store.add([mark(3)])
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert stat.S_IMODE(path.with_name("annotations.json.bak").stat().st_mode) == 0o640
    link = tmp_path / "elsewhere" / "link.json"
    link.parent.mkdir()
    link.symlink_to(path)
    linked = opened(link)
    linked.add([mark(4)])
    assert link.is_symlink()
    assert store.refresh() is True
    assert len(store.annotations) == 4
    assert [each.name for each in link.parent.iterdir()] == ["link.json"]


def test_what_killed_writers_left_is_removed(store, path):
    left = path.with_name(".annotations.json.0123.tmp")
    left.write_bytes(b"half")
    other = path.with_name(".other.json.0123.tmp")
    other.write_bytes(b"not ours")
    store.refresh()
    assert left.exists()
    store.add([mark(3)])
    assert leftovers(path) == [other.name]


def test_a_copy_that_cannot_be_written_is_a_notice(store, path):
    backup = path.with_name("annotations.json.bak")
    backup.unlink()
    backup.mkdir()
    (backup / "file").touch()
    store.add([mark(3)])
    assert "could not be written" in store.problems[0]
    assert len(opened(path).annotations) == 3


def test_a_glance_is_not_trusted_right_after_a_write(store, path):
    """Two writes in one tick of the file system's clock may look the same."""
    raw = path.read_bytes()
    store.refresh()
    seen = path.stat()
    path.write_bytes(raw.replace(b"passage 1", b"passage X"))
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert store.refresh() is True
    assert store.annotations[0].selector.exact == "“passage X”"


def test_versions_are_ordinary_gzip(store, path):
    sha256 = store.keep_version("text")
    raw = (path.parent / "versions" / f"{sha256}.txt.gz").read_bytes()
    assert gzip.decompress(raw) == b"text"
