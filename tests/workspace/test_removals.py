"""Texts taken out of the library: files, descriptions and annotations go and come back together."""

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.workspace.desk import Desk
from reader.workspace.paths import Workspace
from reader.workspace.texts.trash import TRASH

ROOT = Path(__file__).parents[2]
KILLED = """
import os, signal, sys
from pathlib import Path
from reader.workspace.desk import Desk
from reader.workspace.paths import Workspace

workspace = Workspace(Path(sys.argv[1]))

def counted(function):
    def call(*arguments, **named):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments, **named)
    return call

def work(verb):
    desk = Desk(workspace)
    desk.refresh()
    desk.store.journal.recall_steps(workspace.root / "steps.json")
    for name in ("mkdir", "replace", "rename", "unlink", "rmdir"):
        setattr(Path, name, counted(getattr(Path, name)))
    os.fsync = counted(os.fsync)
    if verb == "remove":
        desk.removals.remove([workspace.texts / name for name in ("ferry.md", "deep/storm.txt")])
    elif verb == "restore":
        desk.removals.restore(["ferry", "storm"])
    else:
        desk.removals.undo()

for line in sys.stdin:
    verb, number = line.split()
    left = int(number)
    child = os.fork()
    if not child:
        try:
            work(verb)
            os._exit(0)
        finally:
            os._exit(1)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    made = Workspace(tmp_path / "place")
    (made.texts / "deep").mkdir(parents=True)
    (made.texts / "ferry.md").write_text("# The ferry\n\nIt left the harbour at noon.\n")
    (made.texts / "ferry.csl.json").write_text('{"title": "A ferry", "URL": "https://x.example"}')
    (made.texts / "deep" / "storm.txt").write_text("A storm came up.\n\nNobody had been warned.")
    desk = desk_of(made)
    opened = desk.open(made.texts / "ferry.md")
    desk.highlight(opened, [opened.document.blocks.span(1)], note="when?")
    return made


def desk_of(workspace):
    desk = Desk(workspace)
    desk.refresh()
    return desk


def files(workspace):
    """All files below the texts, by their paths there, without what a kill left unfinished."""
    found = workspace.texts.rglob("*")
    return {str(each.relative_to(workspace.texts)): each.read_bytes()
            for each in found if each.is_file() and each.suffix != ".tmp"}  # fmt: skip


def both(workspace):
    return [workspace.texts / "ferry.md", workspace.texts / "deep" / "storm.txt"]


def test_undo_brings_back_file_description_and_highlights_of_all_that_were_removed(workspace):
    before, desk = files(workspace), desk_of(workspace)
    removed = desk.removals.remove(both(workspace))
    assert removed.told == "Removed 2 texts, with 1 annotation"
    assert files(workspace) == {
        f"{TRASH}/ferry/ferry.md": before["ferry.md"],
        f"{TRASH}/ferry/ferry.csl.json": before["ferry.csl.json"],
        f"{TRASH}/storm/storm.txt": before["deep/storm.txt"],
    }
    assert (desk.annotations(), len(desk.annotations(deleted=True))) == ([], 1)
    assert desk.removals.undo() == "undid: removing 2 texts"
    assert files(workspace) == before
    assert [each.note for each in desk.annotations()] == ["when?"]
    assert desk.open(workspace.texts / "ferry.md").record.title == "A ferry"
    assert desk.removals.redo() == "redid: removing 2 texts"
    assert not [each for each in files(workspace) if not each.startswith(TRASH)]
    assert desk.annotations() == []


def test_it_can_be_undone_after_a_restart_and_restored_by_name_at_any_time(workspace, tmp_path):
    before, desk = files(workspace), desk_of(workspace)
    desk.removals.remove(both(workspace))
    desk.store.journal.keep_steps(tmp_path / "steps")
    again = desk_of(workspace)
    again.store.journal.recall_steps(tmp_path / "steps")
    again.removals.undo()
    assert files(workspace) == before
    again.removals.remove(both(workspace))
    third = desk_of(workspace)
    assert [each.name for each in third.removals.listed] == ["storm", "ferry"]
    assert third.removals.restore(["A ferry", "storm.txt"]) == both(workspace)
    assert files(workspace) == before
    assert len(third.annotations()) == 1
    third.removals.undo()
    assert third.annotations() == []
    assert not [each for each in files(workspace) if not each.startswith(TRASH)]


def test_only_what_was_removed_with_a_text_comes_back_with_it(workspace):
    desk = desk_of(workspace)
    opened = desk.open(workspace.texts / "ferry.md")
    [gone] = desk.highlight(opened, [opened.document.blocks.span(0)], note="gone before")
    desk.store.delete([gone.id])
    desk.removals.remove([workspace.texts / "ferry.md"])
    desk.removals.restore(["ferry"])
    assert [each.note for each in desk.annotations()] == ["when?"]


def test_what_has_the_name_by_now_is_never_replaced(workspace):
    before, desk = files(workspace), desk_of(workspace)
    opened = desk.open(workspace.texts / "ferry.md")
    desk.highlight(opened, [opened.document.blocks.span(0)])
    desk.removals.remove([workspace.texts / "ferry.md"])
    (workspace.texts / "ferry.md").write_text("# Another ferry\n\nIt sank.\n")
    [path] = desk.removals.restore(["ferry"])
    assert path.name == "ferry-2.md"
    found = files(workspace)
    assert found["ferry-2.md"] == before["ferry.md"]
    assert found["ferry-2.csl.json"] == before["ferry.csl.json"]
    assert b"Another" in found["ferry.md"]
    opened = desk.open(path)
    assert len(desk.annotations(opened.record.id)) == 2
    # Another text in its place is never taken for it when the steps are undone and redone.
    desk.removals.undo()
    assert set(files(workspace)) == {
        "ferry.md", "deep/storm.txt", ".trash/ferry/ferry.md", ".trash/ferry/ferry.csl.json"
    }  # fmt: skip
    assert not desk.annotations(opened.record.id)
    assert desk.removals.told_of(path).startswith("ferry-2.md was removed: u, or")
    desk.removals.redo()
    assert files(workspace) == found
    assert len(desk.annotations(opened.record.id)) == 2
    desk.removals.undo()
    desk.removals.undo()
    assert files(workspace) == found
    assert desk.removals.undo() == "undid: highlighting"
    assert files(workspace) == found


@pytest.mark.parametrize("is_annotated", [True, False])
def test_a_restore_under_a_numbered_name_is_undone_unless_that_text_changed(
    workspace, is_annotated
):
    desk = desk_of(workspace)
    storm = workspace.texts / "deep" / "storm.txt"
    if is_annotated:
        opened = desk.open(storm)
        desk.highlight(opened, [opened.document.blocks.span(0)])
    for goes_on in (True, False):
        desk.removals.remove([storm])
        storm.write_text("A calm.\n\nNobody came.")
        [path] = desk.removals.restore(["storm"])
        assert path.name == "storm-2.txt"
        if goes_on:
            desk.removals.undo()
            assert not path.exists()
            [path] = desk.removals.restore(["storm"])
            storm.unlink()
            path.rename(storm)
            desk.refresh()
            desk.open(storm)
            continue
        path.write_text("Another storm.")
        with pytest.raises(ReaderError, match="is not the text that was removed"):
            desk.removals.undo()
        assert path.read_text() == "Another storm."


def put_another(workspace, name="ferry.md", *, is_annotated):
    """Put another text where a removed one was; returns its document's id."""
    path = workspace.texts / name
    path.write_text(f"# Another {name}\n\nIt sank.\n\nNobody drowned.\n")
    path.with_suffix(".csl.json").write_text('{"author": [{"literal": "Another Board"}]}')
    desk = desk_of(workspace)
    opened = desk.open(path)
    if is_annotated:
        desk.highlight(opened, [opened.document.blocks.span(1)], note="the other's")
    return opened.record.id


@pytest.mark.parametrize("is_annotated", [True, False])
@pytest.mark.parametrize("is_undone", [True, False])
def test_highlights_stay_with_the_restored_text_whatever_has_its_name(
    workspace, tmp_path, is_annotated, is_undone
):
    desk = desk_of(workspace)
    storm = desk.open(workspace.texts / "deep" / "storm.txt")
    desk.highlight(storm, [storm.document.blocks.span(1)], note="who?")
    before = {each.id: each.selector.exact for each in desk.annotations()}
    desk.removals.remove(both(workspace))
    desk.store.journal.keep_steps(tmp_path / "steps")
    others = {
        put_another(workspace, name, is_annotated=is_annotated)
        for name in ("ferry.md", "deep/storm.txt")
    }
    again = desk_of(workspace)
    if is_undone and not is_annotated:
        again.store.journal.recall_steps(tmp_path / "steps")
        again.removals.undo()
    else:
        again.removals.restore(["storm", "ferry"])
    third = desk_of(workspace)
    for name in ("ferry.md", "deep/storm.txt"):
        opened = third.open(workspace.texts / name)
        assert opened.record.id in others
        assert opened.record.path == f"texts/{name}"
        notes = [each.note for each in third.annotations(opened.record.id)]
        assert notes == ["the other's"] * is_annotated
    for name, note in (("ferry-2.md", "when?"), ("deep/storm-2.txt", "who?")):
        path = workspace.texts / name
        [own] = [each for each in third.annotations() if each.note == note]
        assert third.records[own.document].path == f"texts/{name}"
        assert third.path_of(own.document) == path
        assert third.open(path).record.id == own.document
        [own] = [each for each in third.annotations() if each.note == note]
        assert (own.selector.exact, own.anchor.status.value) == (before[own.id], "exact")


@pytest.mark.parametrize("name", ["ferry.md", "deep/storm.txt"])
def test_a_removed_text_that_is_still_open_can_not_be_highlighted(workspace, name):
    desk = desk_of(workspace)
    opened = desk.open(workspace.texts / name)
    desk.removals.remove([workspace.texts / name])
    before = workspace.annotations_file.read_bytes()
    with pytest.raises(ReaderError, match=r"was removed: u, or `reader restore \w+`, brings it"):
        desk.highlight(opened, [opened.document.blocks.span(0)])
    assert workspace.annotations_file.read_bytes() == before
    desk.removals.undo()
    assert desk.highlight(opened, [opened.document.blocks.span(0)])


def test_another_text_in_the_place_of_a_removed_one_is_removed_by_itself(workspace):
    desk = desk_of(workspace)
    desk.removals.remove([workspace.texts / "ferry.md"])
    other = put_another(workspace, is_annotated=True)
    desk = desk_of(workspace)
    desk.removals.remove([workspace.texts / "ferry.md"])
    assert desk.annotations() == []
    desk.removals.restore(["ferry-2"])
    assert [each.document for each in desk.annotations()] == [other]
    desk.removals.restore(["ferry"])
    assert sorted(each.note for each in desk.annotations()) == ["the other's", "when?"]
    assert desk.open(workspace.texts / "ferry.md").record.id == other


def test_a_text_that_was_added_again_and_edited_keeps_its_new_highlights(workspace):
    before, desk = files(workspace), desk_of(workspace)
    path = workspace.texts / "ferry.md"
    desk.removals.remove([path])
    path.write_bytes(before["ferry.md"])
    opened = desk.open(path)
    desk.highlight(opened, [opened.document.blocks.span(1)], note="again")
    path.write_text(path.read_text() + "\nIt was late.\n")
    desk = desk_of(workspace)
    opened = desk.open(path)
    [found] = desk.annotations(opened.record.id)
    assert (found.note, found.anchor.status.value) == ("again", "exact")


def test_a_text_that_was_added_again_meets_its_description(workspace):
    before, desk = files(workspace), desk_of(workspace)
    desk.removals.remove([workspace.texts / "ferry.md"])
    (workspace.texts / "ferry.md").write_bytes(before["ferry.md"])
    assert desk.removals.same_as(workspace.texts / "ferry.md").name == "ferry"
    desk.removals.undo()
    assert files(workspace) == before
    assert len(desk.annotations()) == 1


def test_a_description_of_two_texts_stays_with_the_other(workspace):
    (workspace.texts / "ferry.txt").write_text("The ferry, in short.")
    desk = desk_of(workspace)
    desk.removals.remove([workspace.texts / "ferry.md"])
    assert (workspace.texts / "ferry.csl.json").exists()
    desk.removals.remove([workspace.texts / "ferry.txt"])
    assert [each.name for each in desk.removals.listed] == ["ferry-2", "ferry"]
    assert not (workspace.texts / "ferry.csl.json").exists()


def test_a_text_that_changed_is_not_removed_by_redo(workspace):
    desk = desk_of(workspace)
    desk.removals.remove([workspace.texts / "ferry.md"])
    desk.removals.undo()
    (workspace.texts / "ferry.md").write_text("# The ferry\n\nIt never left.\n")
    with pytest.raises(ReaderError, match=r"ferry\.md is not the text that was"):
        desk.removals.redo()
    assert len(desk.annotations()) == 1
    assert (workspace.texts / "ferry.md").exists()


def test_where_one_can_not_be_moved_nothing_is_removed(workspace, monkeypatch):
    before, desk = files(workspace), desk_of(workspace)
    rename = Path.rename

    def refusing(self, target):
        if self.name == "storm.txt":
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refusing)
    with pytest.raises(ReaderError, match=r"You may not move .*storm\.txt"):
        desk.removals.remove(both(workspace))
    assert files(workspace) == before
    assert len(desk.annotations()) == 1
    assert desk.removals.listed == []


@pytest.mark.parametrize(
    "files_", [["../../etc/passwd"], ["/etc/passwd"], ["texts/.trash/x"], ["texts/../../x"]]
)
def test_a_row_that_names_other_places_moves_nothing(workspace, files_):
    desk = desk_of(workspace)
    desk.removals.remove([workspace.texts / "ferry.md"])
    file = workspace.annotations_file
    data = json.loads(file.read_text())
    data["meta"]["removed:ferry"]["files"] = files_
    file.write_text(json.dumps(data))
    before = files(workspace)
    with pytest.raises(ReaderError, match="is not in the folder of the texts"):
        desk_of(workspace).removals.restore(["ferry"])
    assert files(workspace) == before


@pytest.mark.parametrize(
    ("key", "row"), [("removed:..", {}), ("removed:a", []), ("removed:b", {"files": [1]})]
)
def test_a_row_that_cannot_be_read_is_told(workspace, key, row):
    file = workspace.annotations_file
    data = json.loads(file.read_text())
    data["meta"][key] = row
    file.write_text(json.dumps(data))
    desk = desk_of(workspace)
    assert desk.removals.listed == []
    assert [each for each in desk.store.problems if key in each]


@pytest.mark.parametrize("name", ["u\u0308ber.txt", "\u00fcber.txt", "con .md", "a.b.txt"])
def test_a_name_comes_back_as_it_was_written(workspace, name):
    (workspace.texts / name).write_text("A text with a name of its own.")
    (workspace.texts / name).with_suffix(".csl.json").write_text('{"title": "Its title"}')
    before, desk = files(workspace), desk_of(workspace)
    [removal] = desk.removals.remove([workspace.texts / name]).removals
    assert len(removal.files) == 2
    again = desk_of(workspace)
    again.removals.restore([removal.name])
    assert files(workspace) == before
    again.removals.undo()
    desk_of(workspace).removals.restore([removal.name])
    assert files(workspace) == before


def test_a_folder_is_no_text(workspace):
    with pytest.raises(ReaderError, match="There is no text deep"):
        desk_of(workspace).removals.remove([workspace.texts / "deep"])
    assert (workspace.texts / "deep" / "storm.txt").exists()


def test_the_same_name_twice_gets_a_folder_of_its_own(workspace):
    (workspace.texts / "ferry.txt").write_text("The ferry, in short.")
    desk = desk_of(workspace)
    desk.removals.remove([workspace.texts / "ferry.md", workspace.texts / "ferry.txt"])
    assert sorted(each.name for each in desk.removals.listed) == ["ferry", "ferry-2"]
    desk.removals.undo()
    assert (workspace.texts / "ferry.md").exists()
    assert (workspace.texts / "ferry.txt").exists()


@pytest.fixture
def killed(workspace):
    """Runs a verb in a process that is killed after so many operations; whether it was."""
    server = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(workspace.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        text=True,
    )

    def run(verb, after):
        print(verb, after, file=server.stdin, flush=True)
        code = int(server.stdout.readline())
        assert code in {0, -signal.SIGKILL}
        return code != 0

    with server:
        yield run
        server.stdin.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no such call")
@pytest.mark.parametrize("verb", ["remove", "undo", "restore"])
def test_a_kill_at_any_moment_leaves_all_of_it_or_none(workspace, tmp_path, killed, verb):
    present = files(workspace)
    if verb != "remove":
        desk = desk_of(workspace)
        desk.removals.remove(both(workspace))
        desk.store.journal.keep_steps(workspace.root / "steps.json")
    absent = {name for name in files(workspace) if name.startswith(TRASH)}
    shutil.copytree(workspace.root, tmp_path / "as it was")
    after, outcomes = 0, set()
    while True:
        shutil.rmtree(workspace.root)
        shutil.copytree(tmp_path / "as it was", workspace.root)
        was_killed = killed(verb, after)
        desk = desk_of(workspace)
        found = files(workspace)
        is_there = bool(desk.annotations())
        assert desk.store.problems == ()
        if is_there:
            assert found == present
            assert desk.removals.listed == []
        else:
            assert len(found) == 3
            assert all(name.startswith(f"{TRASH}/") for name in found)
            assert not absent or absent == found.keys()
            assert len(desk.removals.listed) == 2
            desk.removals.restore([each.name for each in desk.removals.listed])
            assert files(workspace) == present
            assert len(desk.annotations()) == 1
        outcomes.add(is_there)
        if not was_killed:
            break
        after += 1
    assert outcomes == {True, False}
    assert after > 10
