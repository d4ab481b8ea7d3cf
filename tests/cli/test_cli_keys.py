"""`reader keys`, and settings on the command line."""

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from reader.cli.main import cli


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("READER_CONFIG", raising=False)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.md").write_text(
        "---\ntitle: A\ncontainer-title: B\n---\nA heron. A pond.\n"
    )
    monkeypatch.chdir(tmp_path)

    def invoke(*words):
        return CliRunner().invoke(cli, words)

    return invoke


def test_keys_are_printed_by_where_they_work(run):
    done = run("keys")
    assert done.exit_code == 0
    assert done.stdout.startswith("In a text\n")
    assert "\n\nWriting a note\n" in done.stdout
    [row] = [each for each in done.stdout.splitlines() if " highlight.add " in each]
    assert row.split()[:2] == ["H", "highlight.add"]
    assert "*" not in {each[:1] for each in done.stdout.splitlines()}


def test_what_was_changed_is_starred_and_what_is_wrong_told(run, tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text('[keys]\n"highlight.add" = "x"\nundo = "C-i"\nredo = "nop"\n[[pens]]\n')
    done = run("--config", str(file), "keys")
    assert done.exit_code == 0
    starred = [each.split() for each in done.stdout.splitlines() if each.startswith("*")]
    assert [each[1:3] for each in starred] == [["x", "highlight.add"], ["–", "redo"]]
    assert "reader: mine.toml, keys.undo: “C-i” can't be bound" in done.stderr
    assert "reader: mine.toml, pens #1.color: a pen needs its color." in done.stderr
    records = json.loads(run("--config", str(file), "keys", "--json").stdout)
    found = {each["id"]: each for each in records}
    assert found["highlight.add"]["keys"] == ["x"]
    assert found["highlight.add"]["usual"] == ["H"]
    assert found["highlight.add"]["changed"] is True
    assert found["undo"] == {
        "where": "In a text",
        "id": "undo",
        "keys": ["u"],
        "usual": ["u"],
        "does": "undo the last change",
        "changed": False,
    }


def test_a_preset_can_be_looked_at(run):
    done = run("keys", "--preset", "arrows")
    [row] = [each for each in done.stdout.splitlines() if " highlight.add " in each]
    assert row.split()[0] == "F7"
    assert run("keys", "--preset", "emacs").exit_code == 2


def test_a_file_that_does_not_exist(run, tmp_path, monkeypatch):
    done = run("--config", "none.toml", "keys")
    assert done.exit_code == 1
    assert done.stderr == "reader: There is no file none.toml (--config).\n"
    monkeypatch.setenv("READER_CONFIG", str(tmp_path / "none.toml"))
    done = run("keys")
    assert done.exit_code == 0
    assert "$READER_CONFIG" in done.stderr


def test_style_and_format_are_what_cite_prints(run, tmp_path, monkeypatch):
    assert run("annotate", "a", "--quote", "heron").exit_code == 0
    apa = run("cite").stdout
    (tmp_path / "c.toml").write_text('style = "mla"\nformat = "html"\nteme = 1\n')
    monkeypatch.setenv("READER_CONFIG", "c.toml")
    done = run("cite", "--part", "reference")
    assert "<" in done.stdout
    assert "c.toml, teme: " in done.stderr
    assert run("cite", "--style", "apa", "--format", "plain").stdout == apa
    all_said = ("--style", "apa", "--format", "plain", "--locator", "usual", "--words", "current")
    assert "c.toml" not in run("cite", *all_said).stderr
    (tmp_path / "c.toml").write_text('style = "mal"')
    done = run("cite")
    assert (done.exit_code, done.stdout) == (0, apa)
    assert "c.toml, style: " in done.stderr


def test_the_usual_file_is_in_the_folder_of_settings(run, tmp_path):
    if sys.platform != "linux":
        pytest.skip("it is elsewhere here")
    (tmp_path / "config" / "reader-tui").mkdir(parents=True)
    (tmp_path / "config" / "reader-tui" / "config.toml").write_text("[keys]\nundo = 'x'")
    assert "* x" in run("keys").stdout


def test_it_needs_no_terminal():
    done = subprocess.run(
        [sys.executable, "-m", "reader", "keys"],
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "TERM": "dumb"},
    )
    assert "highlight.add" in done.stdout
    assert "\x1b" not in done.stdout
