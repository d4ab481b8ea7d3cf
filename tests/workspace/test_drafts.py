"""The files of drafts: found, written to at their end, read."""

import pytest
from store_marks import key, mark, record

from reader.errors import ReaderError
from reader.workspace import drafts
from reader.workspace.desk import Desk
from reader.workspace.paths import Workspace


@pytest.fixture
def desk(tmp_path):
    found = Desk(Workspace(tmp_path))
    found.store.add([mark(1), mark(2)], record())
    return found


def test_annotations_are_added_to_the_end_each_on_a_line(desk):
    path = drafts.path_of(desk.workspace, "my page")
    drafts.send(desk, path, [mark(1)])
    path.write_text(path.read_text() + "\nBetween them.", encoding="utf-8")
    drafts.send(desk, path, [mark(2)], "A  heading")
    one, two = drafts.short_ids([mark(1), mark(2)], [key(1), key(2)])
    assert path.read_text() == (
        f"{{{{ {one} }}}}\n\nBetween them.\n\n## A heading\n\n{{{{ {two} }}}}\n"
    )
    assert one != two
    assert drafts.drafts(desk.workspace) == [path]
    assert drafts.found_for_draft(desk, two)[0].id == key(2)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("Text.\n\n", "## References\n\n{{ references }}\n"),
        ("Text.\n\n", "# Works cited #\n{{references}}"),
        ("Text.\n\n", "Sources\n-------\n\n{{ references }}\n\nAfterword.\n"),
        ("Text.\n\n", "{{ references }}\n"),
        ("## A\n\nText.\n\n", "See {{ references }}\n"),
        ("", "{{ references }}\n"),
    ],
)
def test_annotations_are_added_before_the_list_of_references(desk, before, behind, end):
    path = drafts.path_of(desk.workspace, "page")
    path.parent.mkdir()
    before, behind = before.replace("\n", end), behind.replace("\n", end)
    path.write_bytes((before + behind).encode())
    sent = drafts.send(desk, path, [mark(1)])
    [short] = drafts.short_ids([mark(1)], [key(1), key(2)])
    wanted = f"{before}{{{{ {short} }}}}{end}{end}{behind}"
    assert path.read_bytes().decode() == wanted
    sent.reversed().make()
    assert path.read_bytes().decode() == before + behind


def test_what_is_sent_is_a_step_that_the_next_session_can_undo(desk):
    path, steps = drafts.path_of(desk.workspace, "page"), desk.workspace.steps_file
    path.parent.mkdir()
    path.write_bytes(b"\xef\xbb\xbfText.\n")
    desk.store.journal.attach(drafts.send(desk, path, [mark(1)]), "sending", -1)
    sent = path.read_bytes()
    assert sent.startswith(b"\xef\xbb\xbfText.\n\n{{ ")
    desk.store.journal.keep_steps(steps)
    again = Desk(desk.workspace)
    again.refresh()
    again.store.journal.recall_steps(steps)
    assert again.store.undo() == "undid: sending"
    assert path.read_bytes() == b"\xef\xbb\xbfText.\n"
    assert again.store.redo() == "redid: sending"
    assert path.read_bytes() == sent
    path.write_bytes(sent + b"More.\n")
    with pytest.raises(ReaderError, match="edited since"):
        again.store.undo()
    assert path.read_bytes() == sent + b"More.\n"
    assert again.store.undo() != "undid: sending"


def test_a_list_of_references_in_code_is_none(desk):
    path = drafts.path_of(desk.workspace, "page")
    path.parent.mkdir()
    path.write_text("Write `{{ references }}` for it.")
    drafts.send(desk, path, [mark(1)])
    assert path.read_text().startswith("Write `{{ references }}` for it.\n\n{{ ")


def test_what_a_draft_names_may_be_gone(desk):
    desk.store.delete([key(1)])
    with pytest.raises(ReaderError, match="in the trash"):
        drafts.found_for_draft(desk, key(1))
    with pytest.raises(ReaderError, match="no annotation"):
        drafts.found_for_draft(desk, "abc")
    with pytest.raises(ReaderError, match="2 annotations"):
        drafts.found_for_draft(desk, "0000")


@pytest.mark.parametrize("name", ["", "  ", "a/b", "../a", ".a", ".md", "a\0"])
def test_a_draft_has_a_name_that_every_system_can_have(desk, name):
    with pytest.raises(ReaderError, match="name a draft"):
        drafts.path_of(desk.workspace, name)


def test_a_draft_that_cannot_be_read_is_told(desk):
    path = desk.workspace.root / "bad.md"
    path.write_bytes(b"\xff\xfe\x00a")
    with pytest.raises(ReaderError, match="UTF-8"):
        drafts.read(path)
    with pytest.raises(ReaderError, match="UTF-8"):
        drafts.send(desk, path, [mark(1)])
    assert path.read_bytes() == b"\xff\xfe\x00a"
