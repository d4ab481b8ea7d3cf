"""Any sequence of changes can be undone, and what is in memory is what is in the file."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from store_marks import key, mark, record

from reader.annotations.annotation import Anchor, Placement, Status
from reader.annotations.pens import COLORS
from reader.errors import ReaderError
from reader.store.store import AnnotationStore

NUMBERS = st.lists(st.integers(1, 6), min_size=1, max_size=3, unique=True)
TEXTS = st.text(max_size=20)
STEPS = st.one_of(
    st.tuples(st.just("add"), NUMBERS, TEXTS),
    st.tuples(st.just("note"), NUMBERS, TEXTS),
    st.tuples(st.just("tags"), NUMBERS, st.lists(TEXTS, max_size=3, unique=True)),
    st.tuples(st.just("color"), NUMBERS, st.sampled_from(COLORS)),
    st.tuples(st.just("extra"), NUMBERS, st.dictionaries(TEXTS, st.floats() | st.integers())),
    st.tuples(st.sampled_from(["delete", "restore", "purge"]), NUMBERS, st.none()),
)


def take(store, step):
    """Take a step; whether it could be taken."""
    verb, numbers, value = step
    keys = [key(number) for number in numbers]
    try:
        if verb == "add":
            store.add([mark(number, note=value) for number in numbers], record())
        elif verb in {"delete", "restore", "purge"}:
            getattr(store, verb)(keys)
        else:
            value = tuple(value) if verb == "tags" else value
            store.change(keys, lambda each: replace(each, **{verb: value}), verb)
    except ReaderError:
        return False
    return True


def state(store):
    # Two numbers that are none are not equal, so compare as text.
    return repr((store.annotations, store.trash, dict(store.documents), store.tags()))


def reread(store):
    other = AnnotationStore(store.path)
    other.refresh()
    return state(other)


@given(st.lists(STEPS, max_size=10))
@settings(max_examples=60, deadline=None)
def test_undo_of_everything_gives_the_first_file_back(steps):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "annotations.json"
        AnnotationStore(path).add([mark(1), mark(2, color="red")], record())
        store = AnnotationStore(path)
        store.refresh()
        files = [path.read_bytes()]
        for step in steps:
            before = path.read_bytes()
            if not take(store, step):
                assert path.read_bytes() == before
            if path.read_bytes() != before:
                files.append(path.read_bytes())
            assert state(store) == reread(store)
        for file in reversed(files[:-1]):
            store.undo()
            assert path.read_bytes() == file
            assert state(store) == reread(store)
        assert not store.can_undo
        for file in files[1:]:
            store.redo()
            assert path.read_bytes() == file
        assert not store.can_redo


@given(
    st.lists(
        st.tuples(st.integers(0, 1), STEPS | st.sampled_from(["undo", "redo", "anchor"])),
        max_size=14,
    )
)
@settings(max_examples=40, deadline=None)
def test_two_stores_of_one_file_agree(steps):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "annotations.json"
        stores = AnnotationStore(path), AnnotationStore(path)
        for index, step in steps:
            store, other = stores[index], stores[1 - index]
            if step == "anchor":
                store.place({key(1): Placement((Anchor(None, Status.LOST, 0.5),))})
            elif isinstance(step, str):
                live = {each.id for each in other.annotations}
                try:
                    getattr(store, step)()
                except ReaderError:
                    other.refresh()
                    assert {each.id for each in other.annotations} == live
            else:
                take(store, step)
            other.refresh()
            assert state(store) == state(other) == reread(store)
            assert store.problems == ()
