"""Copying by whatever way there is, in bounded time, with no display and with a dead one."""

import base64
import os
import re
import shutil
import stat
import subprocess
import time

import pytest

from reader.errors import ReaderError
from reader.export import clipboard, rich_text
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
    assert time.monotonic() - begun < 30
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


RECORDS = r"""{{
printf '%s\n' "$(basename "$0") $*"
cat
printf '\n--\n'
}} >> {log}"""


@pytest.fixture
def recorded(tmp_path, make, monkeypatch):
    """Copies with programs that write down what they are given; answers with what they wrote."""
    monkeypatch.setattr(clipboard, "LIMIT", 10)
    folder, log = tmp_path / "bin", tmp_path / "log"
    folder.mkdir()

    def copied(names, plain, html, rich, count, **environ):
        for name in names:
            program(folder, name, RECORDS.format(log=log))
        there = make(PATH=f"{folder}:/usr/bin:/bin", **environ)
        there.rich = rich
        delivery = there.copy(plain, html)
        end = time.monotonic() + 20
        while not log.exists() or log.read_text("utf-8").count("\n--\n") < count:
            assert time.monotonic() < end, log.read_text("utf-8") if log.exists() else "nothing"
            os.sched_yield()
        calls = [each.split("\n", 1) for each in log.read_text("utf-8").split("\n--\n") if each]
        return delivery, dict(calls)

    return copied


HTML = "<i>On Looms</i> (Lée)"
IN_HTML = f'<meta charset="utf-8">{HTML}'
posix = pytest.mark.skipif(os.name != "posix", reason="the stand-ins are shell scripts")


@posix
@pytest.mark.parametrize(
    ("name", "environ", "html", "plain"),
    [
        (
            "wl-copy",
            {"WAYLAND_DISPLAY": "wayland-9"},
            "wl-copy --type text/html",
            "wl-copy --type text/plain;charset=utf-8",
        ),
        (
            "xclip",
            {"DISPLAY": ":99"},
            "xclip -selection {} -t text/html",
            "xclip -selection {} -t UTF8_STRING",
        ),
    ],
)
def test_html_goes_to_one_selection_and_plain_text_to_the_other(
    recorded, name, environ, html, plain
):
    _, calls = recorded([name], "On Looms", HTML, "beside", 1, **environ)
    in_primary = html.format("primary") if "{}" in html else f"{html} --primary"
    assert calls[in_primary] == IN_HTML
    delivery, calls = recorded([name], "On Looms", HTML, "first", 3, **environ)
    assert calls[html.format("clipboard")] == IN_HTML
    in_primary = plain.format("primary") if "{}" in plain else f"{plain} --primary"
    assert calls[in_primary] == "On Looms"
    assert delivery.ways == ("the system clipboard, as rich text",)


@posix
def test_on_a_mac_both_are_held(recorded):
    _, calls = recorded(["osascript"], "On Looms", HTML, "beside", 1)
    script = calls["osascript -"]
    assert f"«class HTML»:«data HTML{IN_HTML.encode().hex().upper()}»" in script
    assert f"«class utf8»:«data utf8{b'On Looms'.hex().upper()}»" in script


@posix
def test_on_windows_both_are_held(recorded):
    _, calls = recorded(["powershell"], "On Looms", HTML, "beside", 1)
    [script] = calls.values()
    encoded = re.findall(r"FromBase64String\('([^']+)'\)", script)
    plain, html = (base64.b64decode(each) for each in encoded)
    assert plain == b"On Looms"
    offsets = dict(re.findall(rb"(\w+):(\d{10})", html))
    assert html[int(offsets[b"StartFragment"]) : int(offsets[b"EndFragment"])] == HTML.encode()
    assert html[int(offsets[b"StartHTML"]) : int(offsets[b"EndHTML"])].startswith(b"<html>")


@posix
def test_no_html_is_given_where_nobody_wants_it(make, tmp_path):
    folder = tmp_path / "bin"
    folder.mkdir()
    program(folder, "xclip", f"touch {tmp_path / 'called'}")
    there = make(PATH=f"{folder}:/usr/bin:/bin", DISPLAY=":99")
    there.rich = "never"
    there.copy("On Looms", HTML)
    assert rich_text.program({"PATH": str(folder), "DISPLAY": ":99"}).name == "xclip"
    assert rich_text.program({"PATH": str(folder)}) is None
    assert not (tmp_path / "called").exists()
