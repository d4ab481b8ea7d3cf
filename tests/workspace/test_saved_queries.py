"""Saved queries: their names, what they stand for, and what is wrong with some."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from query_marks import mark

from reader.errors import ReaderError
from reader.query.context import Setting
from reader.query.query import parse
from reader.query.tree import QueryError
from reader.store.store import AnnotationStore
from reader.workspace.saved_queries import SavedQueries


@pytest.fixture
def store(tmp_path):
    found = AnnotationStore(tmp_path / "annotations.json")
    found.refresh()
    return found


@pytest.fixture
def saved(store):
    return SavedQueries(store)


def asked(line, **saved):
    return parse(line, setting=Setting(saved=saved))


def lines(store):
    return dict(store.snapshot.saved)


@pytest.mark.parametrize(
    ("line", "fits"),
    [
        ("@todo", True),
        ("@TODO", True),
        ("-@todo", False),
        ("@todo tag:claim", True),
        ("@other OR @todo", True),
        ("@other", False),
        ("(@nested)", True),
        ("raised @nested -@other", True),
    ],
)
def test_a_name_stands_for_its_line_in_parentheses(line, fits):
    saved = {"todo": "tag:claim OR zebra", "other": "zebra", "nested": "@todo raised"}
    assert asked(line, **saved)(mark()) is fits


def test_a_name_is_printed_as_a_name():
    assert str(asked("@todo x sort:created", todo="a OR b")) == "@todo x sort:created"
    assert str(parse('"@todo"')) == '"@todo"'


def test_order_and_number_of_a_saved_query_count_unless_the_line_has_its_own():
    query = asked("@latest", latest="sort:-created limit:3")
    assert (query.sort, query.limit) == ("-created", 3)
    query = asked("@latest sort:color", latest="sort:-created limit:3")
    assert (query.sort, query.limit) == ("color", 3)
    assert asked("-@latest", latest="x limit:3").limit is None


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("x @tood", "“@todo”"),
        ("@", "name"),
        ("@a", "refers to itself"),
        ("@self", "refers to itself"),
        ("@bad", "In @bad: "),
    ],
)
def test_a_wrong_name_is_told_at_its_place(line, told):
    saved = {"todo": "x", "a": "@b", "b": "y OR @a", "self": "@self", "bad": "tagg:x"}
    with pytest.raises(QueryError, match=told) as caught:
        asked(line, **saved)
    start, end = caught.value.span
    assert line[start:end] == line.split()[-1]


def test_names_that_double_at_each_step_are_refused_soon():
    saved = {f"q{number}": f"@q{number + 1} @q{number + 1}" for number in range(30)}
    with pytest.raises(QueryError, match="too many"):
        asked("@q0", **saved, q30="x")


def test_names_that_lead_on_for_ever_are_refused():
    saved = {f"q{number}": f"(((@q{number + 1})))" for number in range(500)}
    with pytest.raises(QueryError, match="nested"):
        asked("@q0", **saved, q500="x")


def test_saving_renaming_and_removing_are_steps_for_undo(store, saved):
    saved.save("todo", "  tag:claim   -has:note ")
    assert lines(store) == {"todo": "tag:claim -has:note"}
    saved.save("@mine", "@todo color:red")
    saved.rename("todo", "to-do")
    assert lines(store) == {"to-do": "tag:claim -has:note", "mine": "@to-do color:red"}
    saved.remove("mine")
    assert lines(store) == {"to-do": "tag:claim -has:note"}
    assert store.undo() == "undid: removing query @mine"
    assert store.undo() == "undid: renaming query @todo to @to-do"
    assert lines(store) == {"todo": "tag:claim -has:note", "mine": "@todo color:red"}
    store.undo()
    store.undo()
    assert lines(store) == {}
    store.redo()
    assert lines(store) == {"todo": "tag:claim -has:note"}


def test_what_else_is_in_a_row_and_in_meta_stays(store, saved):
    path = store.path
    saved.save("todo", "x")
    path.write_text(path.read_text().replace('"query":"x"', '"query":"x","from":"me"'))
    store.refresh()
    saved.save("TODO", "y")
    saved.rename("todo", "done")
    text = path.read_text()
    assert '"from":"me"' in text
    assert '"format"' in text
    assert lines(store) == {"done": "y"}


@pytest.mark.parametrize(
    ("name", "line"),
    [
        *(("", "x"), ("two words", "x"), ("a,b", "x"), ("-a", "x"), ("a" * 80, "x")),
        *(("todo", ""), ("todo", "@todo"), ("todo", "(x"), ("todo", "@nobody")),
    ],
)
def test_what_can_not_be_saved(store, saved, name, line):
    with pytest.raises(ReaderError):
        saved.save(name, line)
    assert lines(store) == {}


def test_a_circle_is_refused(store, saved):
    saved.save("a", "x")
    saved.save("b", "@a")
    with pytest.raises(ReaderError):
        saved.save("a", "@b")
    with pytest.raises(ReaderError):
        saved.rename("a", "b")
    assert lines(store) == {"a": "x", "b": "@a"}


@given(st.from_regex(r"\w[\w./-]{0,20}", fullmatch=True), st.text(max_size=20))
def test_any_name_that_can_be_saved_is_found_by_it(name, line):
    try:
        wanted = parse(line)
    except QueryError:
        return
    found = parse(f"@{name}", setting=Setting(saved={name: line}))
    assert str(found).split(" ")[0] == f"@{name}"
    assert found(mark()) == wanted(mark())
