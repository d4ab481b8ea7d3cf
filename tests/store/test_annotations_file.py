"""The file beneath the store: how it is parsed, printed, replaced and locked."""

import errno
import gc
import os
import stat

import pytest
from filelock import FileLock
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb.table import Document as Row

from reader import files
from reader.errors import ReaderError
from reader.files import remove_unfinished, replace_file, sync_directory
from reader.store.annotations_file import FileStorage
from reader.store.database import Database
from reader.store.json_file import NOTHING, dump, parse, render

SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
)
# Both halves side by side are one character in JSON, so only one kind of half.
SURROGATES = st.text("aÉ\ud800\ud9ff", max_size=4)
VALUES = st.recursive(
    SCALARS | SURROGATES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)
KEYS = st.text(max_size=6) | SURROGATES
ROWS = st.dictionaries(KEYS, VALUES, max_size=4)
TABLES = st.dictionaries(KEYS, ROWS | VALUES, max_size=4).map(
    lambda tables: tables | {"annotations": {"a": {"note": "x"}}}
)


def said(tables):
    return repr(sorted((name, repr(rows)) for name, rows in tables.items()))


def in_order(value, depth=2):
    """With tables and rows by name, as the file has them."""
    if depth == 0 or not isinstance(value, dict):
        return value
    return {name: in_order(value[name], depth - 1) for name in sorted(value)}


@given(TABLES)
@settings(max_examples=200, deadline=None)
def test_what_is_printed_parses_to_the_same(tables):
    content = render(tables)
    again = parse(content.raw)
    assert said(in_order(again.tables)) == said(in_order(tables))
    assert again.lost == ()
    assert render(again.tables).raw == content.raw
    assert parse(content.raw, again).tables["annotations"]["a"] is again.tables["annotations"]["a"]


def test_nothing_is_an_object():
    assert render({}).raw == b"{}\n"
    assert parse(b"{}\n").tables == {}
    assert parse(b"{}").tables == {}


def test_only_what_changed_is_new():
    content = render({"annotations": {"a": {"n": 1}, "b": {"n": 2}}})
    known = parse(content.raw)
    changed = render({"annotations": {**known.tables["annotations"], "b": {"n": 3}}}, known)
    again = parse(changed.raw, known)
    assert again.tables["annotations"]["a"] is known.tables["annotations"]["a"]
    assert again.tables["annotations"]["b"] == {"n": 3}
    by_hand = parse(changed.raw.replace(b" ", b"  "), known)
    assert by_hand.tables["annotations"]["a"] is known.tables["annotations"]["a"]
    assert NOTHING.tables == {}


def test_a_table_that_became_something_else():
    known = render({"x": {"a": {}}})
    assert parse(b'{"x": 5}', known).tables == {"x": 5}


def test_the_garbage_collector_is_left_as_it_was():
    assert gc.isenabled()
    gc.disable()
    try:
        parse(b"{}")
        assert not gc.isenabled()
    finally:
        gc.enable()
    parse(b"{}")
    assert gc.isenabled()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (10**30, b"1000000000000000000000000000000"),
        (float("nan"), b"NaN"),
        (float("-inf"), b"-Infinity"),
        ("\ud800é", b'"\\ud800\xc3\xa9"'),
        ({"a": (1, 2)}, b'{"a":[1,2]}'),
    ],
)
def test_what_orjson_does_not_write_is_written(value, text):
    assert dump(value) == text


def test_what_no_json_can_hold_is_a_bug():
    with pytest.raises(TypeError):
        dump({"a": {1, 2}})


@pytest.fixture
def storage(tmp_path):
    return FileStorage(tmp_path / "file.json", 1.0)


def test_tinydb_reads_and_writes_through_the_storage(storage):
    database = Database(storage)
    with storage.transaction():
        database.rows("annotations").put({"a": {"n": 1}, "b": {"n": 2}})
        database.rows("annotations").drop(["b", "never there"])
        database.table("other").insert(Row({"n": 3}, "c"))
        assert storage.content is NOTHING
    assert storage.read() == {"annotations": {"a": {"n": 1}}, "other": {"c": {"n": 3}}}
    assert [row.doc_id for row in database.table("other")] == ["c"]
    other = FileStorage(storage.path, 1.0)
    assert other.reload() is True
    assert other.read() == storage.read()


def test_a_file_that_settled_is_not_read_again(storage, monkeypatch):
    with storage.transaction():
        Database(storage).rows("annotations").put({"a": {}})
    while not storage.is_settled():
        assert storage.reload() is False
    monkeypatch.setattr("pathlib.Path.read_bytes", None)
    assert storage.reload() is False


def test_a_write_outside_a_transaction_is_a_bug(storage):
    with pytest.raises(RuntimeError, match="outside"):
        Database(storage).rows("annotations").put({"a": {}})


def test_a_transaction_that_fails_changes_nothing(storage):
    database = Database(storage)
    with pytest.raises(ZeroDivisionError), storage.transaction():
        database.rows("annotations").put({"a": {"n": 1 / 0}})
    assert storage.read() == {}
    assert not storage.path.exists()
    assert not storage.is_settled()
    with storage.locked():
        pass


def test_a_lock_is_told_from_a_door_that_is_shut(storage):
    with FileLock(f"{storage.path}.lock"), pytest.raises(ReaderError, match="another program"):
        storage.locked(timeout=0).__enter__()
    shut = FileStorage(storage.path.parent / "file.json.lock" / "file.json", 1.0)
    with pytest.raises(ReaderError, match=r"cannot be written: (File exists|Not a directory)"):
        shut.locked().__enter__()


def test_a_new_file_has_the_mode_that_the_umask_leaves(tmp_path):
    before = os.umask(0o027)
    try:
        replace_file(tmp_path / "new", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640


def test_a_failure_leaves_nothing(tmp_path):
    (tmp_path / "place").mkdir()
    (tmp_path / "place" / "file").touch()
    with pytest.raises(OSError, match="directory"):
        replace_file(tmp_path / "place", b"x")
    assert [each.name for each in tmp_path.iterdir()] == ["place"]
    remove_unfinished(tmp_path / "nowhere" / "file")


@pytest.mark.parametrize(("number", "fails"), [(errno.EINVAL, False), (errno.EIO, True)])
def test_a_directory_that_cannot_be_synced(tmp_path, monkeypatch, number, fails):
    def refuse(_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(files.os, "fsync", refuse)
    if fails:
        with pytest.raises(OSError, match=os.strerror(number)):
            sync_directory(tmp_path)
    else:
        sync_directory(tmp_path)
    monkeypatch.delattr(files.os, "O_DIRECTORY")
    sync_directory(tmp_path)


def test_a_file_of_someone_else_is_replaced_by_ones_own(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(errno.EPERM, "not yours")

    monkeypatch.setattr(files.os, "chown", refuse)
    (tmp_path / "file").write_bytes(b"old")
    replace_file(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"new"
    monkeypatch.delattr(files.os, "chown")
    replace_file(tmp_path / "file", b"newer")
    assert (tmp_path / "file").read_bytes() == b"newer"
