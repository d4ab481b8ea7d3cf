"""What a person says of a document lasts, whatever its files say, and can be undone."""

import json
from dataclasses import replace

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_marks import record

from reader.annotations.records import GIVEN, PERSON, described, is_emptied, overlaid, taken_back
from reader.errors import ReaderError
from reader.text.document import Span
from reader.workspace.desk import Desk
from reader.workspace.paths import Workspace
from reader.workspace.successor import lookalike

TEXT = (
    "---\ntitle: Old title\nauthor: Ann Lee\ndate: 2024-11-02\n---\n\nOne sentence. Another one.\n"
)


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.md").write_text(TEXT)
    return Workspace(tmp_path)


def desk_on(workspace):
    desk = Desk(workspace)
    desk.refresh()
    return desk, desk.open(workspace.texts / "a.md")


def say(desk, opened, label="change", **fields):
    named = {name.replace("_", "-"): value for name, value in fields.items()}

    def edit(_, draft):
        draft.describe(opened.own, lambda record: described(record, opened.own, named))
        return label

    desk.store.step(edit)
    return desk.open_documents[opened.record.id]


def file_of(workspace):
    """The whole file, but for times."""
    found = orjson.loads(workspace.annotations_file.read_bytes())
    for row in found["documents"].values():
        row.pop("modified")
    return json.dumps(found)


def row_of(workspace):
    [row] = orjson.loads(workspace.annotations_file.read_bytes())["documents"].values()
    return row


# What lasts


def test_what_a_person_said_goes_before_what_the_files_say(workspace):
    desk, opened = desk_on(workspace)
    said = say(desk, opened, title="New title", author=None)
    assert said.record.title == "New title"
    assert said.record.csl["title"] == "New title"
    assert is_emptied(said.record, "author")
    assert row_of(workspace)["csl_from"] == {
        "title": PERSON,
        "author": PERSON,
        "issued": "front matter",
    }


def test_a_file_that_is_read_anew_never_overwrites_it(workspace):
    desk, opened = desk_on(workspace)
    say(desk, opened, title="New title", author=None)
    (workspace.texts / "a.md").write_text(TEXT.replace("Ann Lee", "Bo Day").replace("2024", "2025"))
    again = Desk(workspace)
    again.refresh()
    record = again.open(workspace.texts / "a.md").record
    assert record.title == "New title"
    assert "author" not in record.csl
    assert record.csl["issued"] == {"date-parts": [[2025, 11, 2]]}
    assert row_of(workspace)["csl"] == record.csl


def test_what_is_taken_back_shows_what_the_file_says_now(workspace):
    desk, opened = desk_on(workspace)
    say(desk, opened, author=None)
    (workspace.texts / "a.md").write_text(TEXT.replace("Ann Lee", "Bo Day"))
    opened = desk.open(workspace.texts / "a.md")
    desk.store.step(
        lambda _, draft: (
            draft.describe(opened.own, lambda each: taken_back(each, opened.own, "author")) or "x"
        )
    )
    assert row_of(workspace)["csl"]["author"] == [{"family": "Day", "given": "Bo"}]
    assert row_of(workspace)["csl_from"]["author"] == "front matter"


def test_a_mark_made_later_does_not_bring_the_file_back(workspace):
    desk, opened = desk_on(workspace)
    say(desk, opened, title="New title")
    desk.highlight(opened, [Span(0, 3)])
    assert row_of(workspace)["title"] == "New title"


values = st.one_of(st.none(), st.text(max_size=3), st.just(["x"]))
fields = st.dictionaries(st.sampled_from(["title", "author", "note", "URL"]), values, max_size=4)


@given(fields, st.dictionaries(st.sampled_from(["title", "note"]), st.text(min_size=1)))
def test_saying_and_taking_back_gives_what_the_files_say(said, theirs):
    own = replace(record(), csl=theirs, csl_from=dict.fromkeys(theirs, "front matter"))
    now = described(own, own, said)
    for field, value in said.items():
        assert now.csl.get(field) == value
    assert overlaid(own, now) == now
    for field in said:
        now = taken_back(now, own, field)
    assert now == own


def test_a_key_that_was_given_out_lasts():
    own = record()
    known = described(own, own, {"citation-key": "k"}, GIVEN)
    later = replace(own, csl={"title": "Other"}, csl_from={"title": "heading"})
    assert overlaid(later, known).csl == {"title": "Other", "citation-key": "k"}


def test_what_was_said_of_a_new_version_goes_along_with_the_marks(workspace):
    words = " ".join(f"word{number}" for number in range(80))
    old, new = workspace.texts / "a.md", workspace.texts / "b.md"
    old.write_text(f"{TEXT}\n{words}\n")
    desk, opened = desk_on(workspace)
    desk.highlight(opened, [Span(0, 3)])
    say(desk, opened, volume="3")
    new.write_text(old.read_text().replace("word7 ", "other "))
    old.unlink()
    desk = Desk(workspace)
    desk.refresh()
    opened = say(desk, desk.open(new), title="Mine")
    found = lookalike(desk, opened)
    adopted = desk.adopt(opened, found[0])
    assert (adopted.record.title, adopted.record.csl["volume"]) == ("Mine", "3")
    assert row_of(workspace)["path"] == "texts/b.md"
    assert len(desk.annotations(adopted.record.id)) == 1


# Undoing


def test_an_edit_is_undone_and_done_again_to_the_byte(workspace):
    desk, opened = desk_on(workspace)
    desk.highlight(opened, [Span(0, 3)])
    first = file_of(workspace)
    say(desk, opened, "author of it", author=None, volume="3")
    second = file_of(workspace)
    assert desk.store.undo() == "undid: author of it"
    assert file_of(workspace) == first
    assert desk.open_documents[opened.record.id].record.author == "Ann Lee"
    assert desk.store.redo() == "redid: author of it"
    assert file_of(workspace) == second


def test_undoing_a_mark_leaves_what_was_said(workspace):
    desk, opened = desk_on(workspace)
    desk.highlight(opened, [Span(0, 3)])
    say(desk, opened, title="New title")
    other, its = desk_on(workspace)
    say(other, its, volume="3")
    desk.store.undo()
    desk.store.undo()
    assert row_of(workspace)["csl"]["volume"] == "3"
    assert row_of(workspace)["csl"]["title"] == "Old title"


def test_undoing_the_first_mark_leaves_a_text_that_was_described_before(workspace):
    desk, opened = desk_on(workspace)
    say(desk, opened, title="New title")
    desk.highlight(opened, [Span(0, 3)])
    desk.store.undo()
    assert row_of(workspace)["title"] == "New title"
    desk.store.undo()
    assert not orjson.loads(workspace.annotations_file.read_bytes())["documents"]
    desk.store.redo()
    desk.store.redo()
    assert row_of(workspace)["title"] == "New title"
    assert len(desk.store.annotations) == 1


def test_two_processes_lose_nothing_of_each_others(workspace):
    one, mine = desk_on(workspace)
    two, yours = desk_on(workspace)
    say(one, mine, title="Mine")
    say(two, yours, publisher="Yours")
    one.refresh()
    record = one.open_documents[mine.record.id].record
    assert (record.title, record.csl["publisher"]) == ("Mine", "Yours")
    one.store.undo()
    two.refresh()
    record = two.open_documents[mine.record.id].record
    assert (record.title, record.csl["publisher"]) == ("Old title", "Yours")
    two.store.undo()
    assert PERSON not in row_of(workspace)["csl_from"].values()


def test_an_edit_that_another_changed_meanwhile_is_not_undone(workspace):
    one, mine = desk_on(workspace)
    two, yours = desk_on(workspace)
    say(one, mine, title="Mine")
    two.refresh()
    say(two, yours, title="Yours")
    with pytest.raises(ReaderError, match="metadata of"):
        one.store.undo()
    assert row_of(workspace)["title"] == "Yours"


steps = st.lists(
    st.one_of(fields, st.sampled_from(["mark", "undo", "redo"])), min_size=1, max_size=12
)


@settings(max_examples=30, deadline=None)
@given(steps)
def test_whatever_was_done_undoing_all_and_redoing_all_gives_both_ends(tmp_path_factory, done):
    root = tmp_path_factory.mktemp("it")
    (root / "texts").mkdir()
    (root / "texts" / "a.md").write_text(TEXT)
    workspace = Workspace(root)
    desk, opened = desk_on(workspace)
    desk.highlight(opened, [Span(4, 9)])
    desk.store.undo()
    first = file_of(workspace)
    for each in done:
        if each == "mark":
            desk.highlight(opened, [Span(0, 3)])
        elif each == "undo" and desk.store.can_undo:
            desk.store.undo()
        elif each == "redo" and desk.store.can_redo:
            desk.store.redo()
        elif isinstance(each, dict):
            say(desk, opened, **each)
    last = file_of(workspace)
    while desk.store.can_undo:
        desk.store.undo()
    assert file_of(workspace) == first
    while desk.store.can_redo:
        desk.store.redo()
    if "undo" not in done:
        assert file_of(workspace) == last


def test_the_titles_that_a_person_gave_are_known_by_file(workspace):
    desk, opened = desk_on(workspace)
    assert dict(desk.titles) == {}
    say(desk, opened, title="Mine")
    assert dict(desk.titles) == {workspace.texts / "a.md": "Mine"}


def test_authors_are_told_with_all_parts_of_their_names():
    names = [
        {"given": "Ann", "non-dropping-particle": "von der", "family": "Lee"},
        {"given": "Bo", "dropping-particle": "de", "family": "Day", "suffix": "Jr."},
        {"literal": "City Press"},
    ]
    assert record(csl={"author": names}).author == "Ann von der Lee; Bo de Day Jr.; City Press"
