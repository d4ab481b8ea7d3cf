"""Copying by whatever way there is, in bounded time, with no display and with a dead one."""

import os
import shutil
import stat
import subprocess
import time

import pytest

from reader.errors import ReaderError
from reader.export import clipboard
from reader.export.clipboard import Clipboard

XTERM = {"TERM": "xterm-256color"}


@pytest.fixture
def sent():
    return []


@pytest.fixture
def make(sent, tmp_path):
    def clipboard_in(**environ):
        known = {"PATH": os.environ["PATH"], **XTERM, **environ}
        return Clipboard(sent.append, tmp_path / "state" / "copied.txt", known)

    return clipboard_in


@pytest.fixture(autouse=True)
def _no_display(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)


def program(folder, name, script):
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_over_ssh_the_terminal_takes_it(make, sent):
    delivery = make(SSH_TTY="/dev/pts/1").copy("some words")
    assert sent == ["some words"]
    assert delivery.ways == ("the terminal",)
    assert str(delivery) == "the terminal"


@pytest.mark.parametrize(
    "environ",
    [{"TERM": "dumb"}, {"TERM": "linux"}, {"TERM_PROGRAM": "Apple_Terminal"}, {"STY": "1.host"}],
)
def test_where_nothing_takes_it_a_file_does(make, sent, environ):
    delivery = make(**environ).copy("naïve words")
    assert sent == []
    assert delivery.ways == ()
    assert delivery.file.read_text(encoding="utf-8") == "naïve words\n"
    assert str(delivery.file) in str(delivery)


def test_a_text_too_long_for_terminals_goes_to_a_file(make, sent):
    delivery = make().copy("x" * 100_000)
    assert sent == []
    assert delivery.file is not None


def test_a_file_that_cannot_be_written_is_an_error(make, tmp_path):
    (tmp_path / "state").write_text("in the way")
    with pytest.raises(ReaderError, match="Nothing was copied"):
        make(TERM="dumb").copy("words")


@pytest.mark.skipif(os.name != "posix", reason="a display that never answers needs X11")
def test_a_dead_display_holds_nobody_up(make, tmp_path, monkeypatch):
    folder = tmp_path / "bin"
    folder.mkdir()
    program(folder, "xclip", "sleep 60")
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":99")
    begun = time.monotonic()
    delivery = make().copy("words")
    assert time.monotonic() - begun < clipboard.LIMIT + 0.15
    assert delivery.ways == ("the terminal",)


@pytest.mark.skipif(os.name != "posix", reason="the stand-in for xclip is a shell script")
def test_the_system_clipboard_is_named_when_it_took_it(make, tmp_path, monkeypatch):
    folder = tmp_path / "bin"
    folder.mkdir()
    kept = tmp_path / "kept"
    program(folder, "xclip", f'case "$*" in *-o*) cat {kept};; *) cat > {kept};; esac')
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.setattr(clipboard, "LIMIT", 10)
    delivery = make().copy("wörds")
    assert set(delivery.ways) == {"the terminal", "the system clipboard"}
    assert kept.read_text(encoding="utf-8") == "wörds"


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_in_tmux_its_buffer_holds_the_text(make, tmp_path, monkeypatch):
    socket = tmp_path / "tmux"
    run = ["tmux", "-S", str(socket)]
    monkeypatch.setattr(clipboard, "LIMIT", 10)
    subprocess.run([*run, "-f", "/dev/null", "new-session", "-d", "sleep 60"], check=True)
    try:
        delivery = make(TMUX=f"{socket},0,0").copy("in the buffer")
        assert "tmux" in delivery.ways
        shown = subprocess.run([*run, "show-buffer"], capture_output=True, text=True, check=True)
        assert shown.stdout == "in the buffer"
    finally:
        subprocess.run([*run, "kill-server"], check=True)
