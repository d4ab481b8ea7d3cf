"""Which folder is the workspace, and what is where in it."""

import pytest

from reader.errors import ReaderError
from reader.workspace import paths
from reader.workspace.paths import Workspace, find, samples
from reader.workspace.texts.library import Library


@pytest.fixture
def home(tmp_path, monkeypatch):
    own = tmp_path / "own"
    monkeypatch.setattr(paths.platformdirs, "user_data_path", lambda *_, **__: own)
    monkeypatch.setattr(paths.platformdirs, "user_state_path", lambda *_, **__: tmp_path / "s")
    return own


def test_the_option_goes_first(tmp_path, home):
    for name in ("a", "b", "c/texts"):
        (tmp_path / name).mkdir(parents=True)
    environ = {"READER_WORKSPACE": str(tmp_path / "b")}
    assert find(tmp_path / "a", environ, tmp_path / "c").root == tmp_path / "a"
    assert find(None, environ, tmp_path / "c").root == tmp_path / "b"
    assert find(None, {}, tmp_path / "c").root == tmp_path / "c"
    assert not home.exists()


def test_an_option_may_be_relative(tmp_path):
    (tmp_path / "a").mkdir()
    assert find(tmp_path.__class__("x/../a"), {}, tmp_path).root == tmp_path / "a"


@pytest.mark.parametrize("name", ["none", "file"])
def test_what_was_asked_for_must_be_a_folder(tmp_path, name):
    (tmp_path / "file").write_text("x")
    with pytest.raises(ReaderError, match=r"--workspace"):
        find(tmp_path / name, {}, tmp_path)
    with pytest.raises(ReaderError, match=r"READER_WORKSPACE"):
        find(None, {"READER_WORKSPACE": str(tmp_path / name)}, tmp_path)


def test_the_own_workspace_gets_the_samples_once(tmp_path, home):
    found = find(None, {}, tmp_path)
    assert found.root == home
    names = [path.name for path in Library(found.texts).paths()]
    assert {"town-hall.md", "xinjiang-visit.md"} <= set(names)
    (found.texts / "town-hall.md").unlink()
    (found.texts / "xinjiang-visit.md").write_text("Mine.")
    assert find(None, {}, tmp_path).root == home
    assert not (found.texts / "town-hall.md").exists()
    assert (found.texts / "xinjiang-visit.md").read_text() == "Mine."
    assert [path.name for path in home.iterdir()] == ["texts"]


def test_another_program_may_have_been_first(tmp_path, home, monkeypatch):
    def copy(source, target):
        (home / "texts" / "theirs").mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())

    monkeypatch.setattr(paths.shutil, "copyfile", copy)
    find(None, {}, tmp_path)
    assert [path.name for path in (home / "texts").iterdir()] == ["theirs"]
    assert [path.name for path in home.iterdir()] == ["texts"]


def test_a_workspace_that_cannot_be_made_is_told(tmp_path, home):
    home.write_text("a file")
    with pytest.raises(ReaderError, match="--workspace"):
        find(None, {}, tmp_path)


def test_places(tmp_path, home):
    assert not home.exists()
    found = Workspace(tmp_path)
    assert found.texts == tmp_path / "texts"
    assert found.annotations_file == tmp_path / "annotations" / "annotations.json"
    assert found.state_dir.is_relative_to(tmp_path / "s")
    assert found.state_dir != Workspace(tmp_path / "x").state_dir
    assert (samples() / "town-hall.md").is_file()


def test_recorded_paths(tmp_path):
    found = Workspace(tmp_path / "w")
    inside = found.texts / "deep" / "a.md"
    assert found.relative(inside) == "texts/deep/a.md"
    assert found.relative(tmp_path / "w" / "x" / ".." / "a.md") == "a.md"
    assert found.relative(tmp_path / "a.md") == (tmp_path / "a.md").as_posix()
    assert found.absolute("texts/deep/a.md") == inside
    assert found.absolute((tmp_path / "a.md").as_posix()) == tmp_path / "a.md"


def test_a_linked_workspace_still_knows_what_is_inside(tmp_path):
    (tmp_path / "real" / "texts").mkdir(parents=True)
    (tmp_path / "link").symlink_to("real")
    found = Workspace(tmp_path / "link")
    assert found.relative(tmp_path / "real" / "texts" / "a.md") == "texts/a.md"
