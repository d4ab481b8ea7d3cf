"""Annotations in texts that change: where they are today, and how a citation names that place."""

import json
import os
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from seen import rows

from reader.annotations.annotation import Locator, Status
from reader.text.document import Span
from reader.workspace.catch_up import catch_up
from reader.workspace.desk import Desk
from reader.workspace.paths import Workspace

PARAGRAPHS = [
    "The ferry left the harbour at noon.",
    "Nobody on board had seen the storm warning.",
    "Later the captain said that he had trusted the sky.",
    "An inquiry will begin in the spring.",
]


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "texts").mkdir()
    return Workspace(tmp_path)


def write(workspace, paragraphs, name="ferry.txt"):
    path = workspace.texts / name
    path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return path


def annotated(workspace, *quotes, name="ferry.txt"):
    """A desk on which passages of a text are highlighted."""
    desk = Desk(workspace)
    desk.refresh()
    opened = desk.open(workspace.texts / name)
    text = opened.document.text
    spans = [Span(text.index(quote), text.index(quote) + len(quote)) for quote in quotes]
    desk.highlight(opened, spans)
    return desk


def fresh(workspace, *, caught_up=True):
    desk = Desk(workspace)
    desk.refresh()
    if caught_up:
        catch_up(desk)
    return desk


def paragraphs(desk):
    return [each.locator.paragraph for each in desk.annotations()]


def test_the_locator_is_that_of_todays_text_and_the_marked_one_is_kept(workspace):
    path = write(workspace, PARAGRAPHS)
    desk = annotated(workspace, "the captain said")
    assert (paragraphs(desk), desk.annotations()[0].marked_locator) == ([3], None)
    write(workspace, ["# A new heading", "A new beginning.", *PARAGRAPHS], name=path.name)
    [found] = fresh(workspace).annotations()
    assert (found.locator.paragraph, found.locator.heading) == (4, "# A new heading")
    assert found.marked_locator == Locator(3)
    # A desk that has not opened the text knows what was found last.
    [stored] = fresh(workspace, caught_up=False).annotations()
    assert stored == found
    row = rows(workspace.annotations_file)[0]
    assert (row["locator"]["paragraph"], row["anchor"]["locator"]["paragraph"]) == (3, 4)


def test_a_text_that_is_again_what_it_was_says_what_it_said(workspace):
    write(workspace, PARAGRAPHS)
    annotated(workspace, "the captain said")
    before = rows(workspace.annotations_file)
    write(workspace, ["One more.", *PARAGRAPHS])
    fresh(workspace)
    write(workspace, PARAGRAPHS)
    [found] = fresh(workspace).annotations()
    assert (found.locator, found.marked_locator) == (Locator(3), None)
    [row], [was] = rows(workspace.annotations_file), before
    assert row["anchor"].keys() == was["anchor"].keys()
    assert row["locator"] == was["locator"]


def test_what_is_lost_keeps_the_last_number_it_had(workspace):
    write(workspace, PARAGRAPHS)
    annotated(workspace, PARAGRAPHS[2])
    write(workspace, ["One more.", *PARAGRAPHS])
    fresh(workspace)
    write(workspace, ["Nothing of the sort is here.", "Not even a word in common, alas."])
    [lost] = fresh(workspace).annotations()
    assert lost.anchor.status in {Status.LOST, Status.REVIEW}
    assert (lost.locator.paragraph, lost.marked_locator.paragraph) == (4, 3)


def test_a_row_that_was_found_before_numbers_were_kept_is_numbered_when_opened(workspace):
    write(workspace, PARAGRAPHS)
    annotated(workspace, "the captain said")
    write(workspace, ["One more.", *PARAGRAPHS])
    fresh(workspace)
    file = workspace.annotations_file
    content = json.loads(file.read_text(encoding="utf-8"))
    for row in content["annotations"].values():
        del row["anchor"]["locator"]
    file.write_text(json.dumps(content), encoding="utf-8")
    assert paragraphs(fresh(workspace, caught_up=False)) == [3]
    assert paragraphs(fresh(workspace)) == [4]
    assert paragraphs(fresh(workspace, caught_up=False)) == [4]


def test_a_page_that_somebody_wrote_stays_while_the_text_has_none(workspace):
    write(workspace, PARAGRAPHS)
    desk = annotated(workspace, "the captain said")
    [mark] = desk.annotations()
    paged = mark.locator._replace(page="12")
    desk.store.change([mark.id], lambda each: replace(each, locator=paged), "page")
    write(workspace, ["One more.", *PARAGRAPHS])
    [found] = fresh(workspace).annotations()
    assert (found.locator.page, found.locator.paragraph) == ("12", 4)


def test_moving_an_end_in_a_changed_text_marks_it_anew(workspace):
    write(workspace, PARAGRAPHS)
    annotated(workspace, "the captain said")
    path = write(workspace, ["One more.", *PARAGRAPHS])
    desk = fresh(workspace)
    opened = desk.open(path)
    [mark] = desk.annotations()
    span = Span(mark.anchor.span.start, mark.anchor.span.end + 8)
    desk.extend(mark.id, opened, [span], "new end of 1 annotation")
    [moved] = desk.annotations()
    assert (moved.locator.paragraph, moved.marked_locator) == (4, None)
    desk.store.undo()
    [back] = desk.annotations()
    assert (back.locator.paragraph, back.marked_locator.paragraph) == (4, 3)


def test_settling_a_highlight_by_hand_numbers_it_where_it_is_put(workspace):
    path = write(workspace, PARAGRAPHS)
    desk = annotated(workspace, "the captain said")
    opened = desk.open(path)
    [mark] = desk.annotations()
    at = opened.document.text.index("inquiry")
    desk.settle(mark.id, opened, Span(at, at + 7))
    [settled] = fresh(workspace).annotations()
    assert (settled.locator.paragraph, settled.marked_locator.paragraph) == (4, 3)


def test_catching_up_reads_only_texts_whose_files_changed(workspace, monkeypatch):
    for name in ("one.txt", "two.txt"):
        old = write(workspace, [f"This is {name}.", *PARAGRAPHS], name=name)
        annotated(workspace, "the captain said", name=name)
        _age(old)
    fresh(workspace)
    opened = []
    real = Desk.open

    def watched(desk, path):
        opened.append(path.name)
        return real(desk, path)

    monkeypatch.setattr(Desk, "open", watched)
    assert paragraphs(fresh(workspace)) == [4, 4]
    assert opened == []
    _age(write(workspace, ["Front.", "This is two.", *PARAGRAPHS], name="two.txt"), seconds=30)
    assert sorted(paragraphs(fresh(workspace))) == [4, 5]
    assert opened == ["two.txt"]
    fresh(workspace)
    assert opened == ["two.txt"]


def test_a_file_beside_a_text_that_changed_is_read_with_it(workspace):
    path = write(workspace, PARAGRAPHS)
    desk = annotated(workspace, "the captain said")
    _age(path)
    fresh(workspace)
    path.with_suffix(".csl.json").write_text('{"title": "The Ferry"}', encoding="utf-8")
    [record] = fresh(workspace).records.values()
    assert record.title == "The Ferry"
    assert desk.refresh()


@pytest.mark.parametrize("damage", ["", "[]", "{}", '{"texts": 3}', "\x00", "reader"])
def test_what_is_remembered_of_files_may_be_lost_or_damaged(workspace, damage):
    _age(write(workspace, PARAGRAPHS))
    annotated(workspace, "the captain said")
    fresh(workspace)
    (workspace.state_dir / "seen.json").write_text(damage, encoding="utf-8")
    assert paragraphs(fresh(workspace)) == [3]


def test_texts_that_are_gone_are_named_and_the_rest_is_found(workspace):
    write(workspace, PARAGRAPHS)
    path = write(workspace, ["Another text.", *PARAGRAPHS], name="other.txt")
    annotated(workspace, "the captain said")
    annotated(workspace, "the captain said", name="other.txt")
    path.unlink()
    write(workspace, ["One more.", *PARAGRAPHS])
    desk = fresh(workspace, caught_up=False)
    assert [record.path for record in catch_up(desk)[0]] == ["texts/other.txt"]
    assert sorted(paragraphs(desk)) == [4, 4]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["Some words come in.", "# A heading", "> A quotation.", "…"])))
def test_the_number_is_the_one_that_the_text_has_now(tmp_path_factory, before):
    workspace = Workspace(tmp_path_factory.mktemp("place"))
    workspace.texts.mkdir()
    path = write(workspace, PARAGRAPHS, name="ferry.md")
    desk = annotated(workspace, PARAGRAPHS[2], name="ferry.md")
    write(workspace, [*before, *PARAGRAPHS], name="ferry.md")
    opened = desk.open(path)
    [found] = desk.annotations()
    block = opened.document.block_at(found.anchor.span.start)
    assert found.locator.paragraph == block.number
    assert fresh(workspace, caught_up=False).annotations() == [found]


def _age(path, seconds=60):
    """Have a file be as old as one that was not just written."""
    then = time.time() - seconds
    os.utime(path, (then, then))
    return path
