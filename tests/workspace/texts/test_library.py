"""Files that are opened, listed and brought in; each refusal is one clear line."""

import os
import shutil
import socket
import sys

import pytest

from reader.errors import ReaderError
from reader.workspace.texts.library import Library
from reader.workspace.texts.loading import load

POSIX = pytest.mark.skipif(os.name != "posix", reason="made of what POSIX has")


def refusal(path):
    with pytest.raises(ReaderError) as caught:
        load(path)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return sentence


@pytest.fixture
def library(tmp_path):
    return Library(tmp_path / "texts")


def write(path, text="It rained.\n\nIt was wet.\n"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_ending_says_the_format(tmp_path):
    assert load(write(tmp_path / "a.MD", "*x* y.")).text == "x y."
    assert load(write(tmp_path / "a.txt", "*x* y.")).text == "*x* y."
    assert load(write(tmp_path / "a", "*x* y.")).path == tmp_path / "a"


def test_the_identity_is_that_of_the_text_without_front_matter(tmp_path):
    plain = load(write(tmp_path / "a.txt"))
    other = load(write(tmp_path / "b.txt", "---\ntitle: T\n---\nIt rained.\n\nIt was wet."))
    assert plain.sha256 == other.sha256


def test_what_is_not_there(tmp_path):
    assert "There is no file" in refusal(tmp_path / "a.txt")
    assert "not a folder" in refusal(write(tmp_path / "b.txt") / "c.txt")
    assert "too long" in refusal(tmp_path / ("x" * 5000))
    assert "file's name" in refusal(tmp_path / "a\0b")
    assert "�" in refusal(tmp_path / "a\nb")


def test_what_is_no_file(tmp_path):
    assert "is a folder" in refusal(tmp_path)


@POSIX
def test_links(tmp_path):
    write(tmp_path / "a.txt")
    (tmp_path / "good.txt").symlink_to("a.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    assert load(tmp_path / "good.txt").text.startswith("It rained.")
    assert "link to a file that is gone" in refusal(tmp_path / "gone.txt")
    assert "leads back to itself" in refusal(tmp_path / "loop.txt")


@POSIX
def test_pipes_sockets_and_devices_never_block(tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "pipe.txt")
    assert "pipe" in refusal(tmp_path / "pipe.txt")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("socket.txt")
        assert "socket" in refusal(tmp_path / "socket.txt")
    assert "device" in refusal(tmp_path.__class__(os.devnull))


@POSIX
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read all")
def test_what_may_not_be_read(tmp_path):
    write(tmp_path / "a.txt").chmod(0)
    assert "permissions" in refusal(tmp_path / "a.txt")


def test_empty_and_binary_files_are_named(tmp_path):
    (tmp_path / "e.txt").write_bytes(b"")
    (tmp_path / "b.md").write_bytes(b"%PDF-1.7")
    (tmp_path / "c.md").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert "e.txt is empty" in refusal(tmp_path / "e.txt")
    assert "b.md is damaged, or no PDF" in refusal(tmp_path / "b.md")
    assert "c.md is a PNG picture" in refusal(tmp_path / "c.md")


def test_paths_are_in_natural_order_without_what_is_no_text(library):
    for name in ("part 10.md", "Part 2.txt", "part 1.markdown", "deep/a.txt", ".hidden.md"):
        write(library.texts / name)
    for name in ("x.json", "x.md~", ".git/a.md", "x.png"):
        write(library.texts / name)
    names = [path.relative_to(library.texts).as_posix() for path in library.paths()]
    assert names == ["deep/a.txt", "part 1.markdown", "Part 2.txt", "part 10.md"]


def test_no_folder_has_no_texts(library):
    assert library.paths() == []
    assert library.find("0" * 64) is None


@POSIX
def test_links_to_folders_end(library):
    write(library.texts / "a.txt")
    (library.texts / "again").symlink_to(library.texts)
    (library.texts / "self").symlink_to("self")
    assert library.paths() == [library.texts / "a.txt"]


def test_a_moved_text_is_found_by_its_identity(library):
    path = write(library.texts / "a.txt")
    identity = load(path).sha256
    (library.texts / "a0.txt").write_bytes(b"")
    shutil.move(path, library.texts / "b.txt")
    assert library.find(identity) == library.texts / "b.txt"


def test_adding_copies_and_never_overwrites(library, tmp_path):
    source = write(tmp_path / "My Text.TXT")
    added = library.add(source)
    assert added == (library.texts / "My Text.txt", True)
    assert added.path.read_bytes() == source.read_bytes()
    assert library.add(source) == (added.path, False)
    write(source, "Another text, about other things.")
    assert library.add(source).path.name == "My Text-2.txt"
    assert len(list(library.texts.iterdir())) == 2


def test_adding_bytes_names_them_by_their_title(library):
    added = library.add(b"# The Bridge: Closed!\n\nIt *is*.\n")
    assert added.path.name == "the-bridge-closed.md"
    assert library.add(b"It rained.\n\nIt was wet.").path.name == "the-text.txt"
    assert library.add("新疆的新闻\n\n今天下雨了。".encode()).path.name == "新疆的新闻.txt"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../evil.md", "evil.md"),
        ("a:b?c.txt", "a b c.txt"),
        ("con.txt", "con-text.txt"),
        (".hidden", "hidden.txt"),
        ("x" * 300 + ".md", "x" * 180 + ".md"),
        ("page.log", "page.txt"),
    ],
)
def test_names_are_made_safe(library, name, expected):
    added = library.add(b"It rained.", name)
    assert added.path == library.texts / expected


def test_what_is_no_text_is_not_added(library, tmp_path):
    with pytest.raises(ReaderError):
        library.add(b"\0\1")
    with pytest.raises(ReaderError):
        library.add(tmp_path / "none.txt")
    assert not library.texts.exists()


def test_a_library_that_cannot_be_written_is_told(tmp_path):
    write(tmp_path / "texts")
    with pytest.raises(ReaderError, match="texts"):
        Library(tmp_path / "texts").add(b"It rained.")


@pytest.mark.skipif(sys.platform == "win32", reason="names are not bytes there")
def test_a_name_that_is_not_unicode(tmp_path):
    path = tmp_path.__class__(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_bytes(b"It rained.")
    document = load(path)
    assert document.title.encode()
    assert Library(tmp_path / "texts").add(path).path.exists()
