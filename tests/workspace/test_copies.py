"""The same text under two names."""

import pytest

from reader.annotations.records import PERSON
from reader.text.document import Span
from reader.workspace.catalogue import Catalogue
from reader.workspace.desk import Desk
from reader.workspace.paths import Workspace

TEXT = "---\ntitle: Hall\nauthor: Ann Lee\n---\n\nSome words of the hall.\n"


@pytest.fixture
def desk(tmp_path):
    """A desk with an annotated text."""
    (tmp_path / "texts").mkdir()
    desk = Desk(Workspace(tmp_path))
    write(desk, "hall.md", TEXT)
    opened = opened_in(desk, "hall.md")
    desk.highlight(opened, [Span(0, 4)])
    Catalogue(desk).say(opened, {"publisher": "Press"})
    return desk


def write(desk, name, text):
    (desk.workspace.texts / name).write_text(text, "utf-8")


def opened_in(desk, name):
    return desk.open(desk.workspace.texts / name)


def again(desk):
    fresh = Desk(desk.workspace)
    fresh.refresh()
    return fresh


def test_a_copy_that_says_the_same_shares_the_annotations_and_changes_nothing(desk):
    before = desk.workspace.annotations_file.read_bytes()
    write(desk, "copy.md", TEXT)
    desk = again(desk)
    first = opened_in(desk, "hall.md").record
    copy = opened_in(desk, "copy.md").record
    assert copy == first
    assert copy.path == "texts/hall.md"
    assert copy.csl_from["publisher"] == PERSON
    assert desk.workspace.annotations_file.read_bytes() == before


def test_a_copy_that_says_other_things_is_a_document_of_its_own(desk):
    before = desk.workspace.annotations_file.read_bytes()
    write(desk, "copy.md", TEXT.replace("Ann Lee", "Jane Doe"))
    desk = again(desk)
    copy = opened_in(desk, "copy.md")
    assert desk.annotations(copy.record.id) == []
    assert copy.record.csl["author"][0]["family"] == "Doe"
    assert "publisher" not in copy.record.csl
    assert opened_in(desk, "hall.md").record.csl["author"][0]["family"] == "Lee"
    assert desk.workspace.annotations_file.read_bytes() == before
    [made] = desk.highlight(copy, [Span(5, 10)])
    desk = again(desk)
    assert opened_in(desk, "copy.md").record.id == made.document
    assert len(desk.annotations(opened_in(desk, "hall.md").record.id)) == 1


def test_two_new_texts_that_say_different_things_are_two_documents(desk):
    for name, author in (("one.md", "Ann Lee"), ("two.md", "Jane Doe")):
        write(desk, name, TEXT.replace("Ann Lee", author).replace("hall.", "mill."))
    one, two = opened_in(desk, "one.md").record, opened_in(desk, "two.md").record
    assert one.id != two.id


def test_a_file_that_was_renamed_takes_the_annotations_along(desk):
    (desk.workspace.texts / "hall.md").rename(desk.workspace.texts / "moved.md")
    desk = again(desk)
    moved = opened_in(desk, "moved.md").record
    assert len(desk.annotations(moved.id)) == 1
    assert moved.path == "texts/moved.md"


def test_an_edited_text_keeps_its_annotations_beside_a_copy_of_what_it_was(desk):
    write(desk, "backup.md", TEXT)
    write(desk, "hall.md", TEXT.replace("hall.", "town hall."))
    desk = again(desk)
    first = opened_in(desk, "hall.md").record
    backup = opened_in(desk, "backup.md").record
    assert backup.id != first.id
    assert len(desk.annotations(first.id)) == 1


def test_a_copy_that_says_other_than_a_person_says_of_the_first_is_its_own(desk):
    Catalogue(desk).say(opened_in(desk, "hall.md"), {"title": "The Hall", "language": "en"})
    write(desk, "copy.md", TEXT.replace("title: Hall", "title: Mill"))
    write(desk, "same.md", TEXT)
    desk = again(desk)
    first = opened_in(desk, "hall.md").record
    copy = opened_in(desk, "copy.md").record
    assert (copy.csl["title"], first.csl["title"]) == ("Mill", "The Hall")
    assert copy.id != first.id
    assert opened_in(desk, "same.md").record == first
