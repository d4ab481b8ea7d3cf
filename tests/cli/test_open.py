"""The short way from a line of files to the screen."""

import subprocess
import sys

import pytest

from reader.__main__ import opens_files


def test_only_files_go_the_short_way(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list").write_text("not the verb")
    (tmp_path / "a.md").write_text("a text")
    assert opens_files([])
    assert opens_files(["a.md"])
    assert opens_files(["./list", str(tmp_path / "a.md")])
    for words in (["list"], ["a.md", "-w"], ["--help"], ["b.md"], ["."], ["town-hall"], ["-"]):
        assert not opens_files(words)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals on Windows")
def test_what_is_wrong_is_one_line_either_way(tmp_path):
    from terminal import Terminal  # noqa: PLC0415 (there is none on Windows)

    (tmp_path / "a.md").write_text("a text")
    nowhere = {"READER_WORKSPACE": str(tmp_path / "nowhere")}
    for words in (["a.md"], ["a.md", "b.md"]):
        with Terminal(*words, cwd=tmp_path, environ=nowhere, size=(200, 10)) as terminal:
            terminal.see("There is no folder")
            assert terminal.ended() == 1


def test_in_a_pipe_it_says_what_to_do(tmp_path):
    (tmp_path / "a.md").write_text("a text")
    done = subprocess.run(
        [sys.executable, "-m", "reader", str(tmp_path / "a.md")],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 2
    assert "in a pipe, use list" in done.stderr
