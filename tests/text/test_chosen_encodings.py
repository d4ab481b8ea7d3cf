"""Encodings that a person chose, remembered for each text."""

import pytest
from click.testing import CliRunner

from reader.cli.main import cli
from reader.errors import ReaderError
from reader.text import chosen_encodings
from reader.workspace.texts import loading

WORDS = "Эта новая ратуша стоит у реки."


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A workspace with a short text in an old encoding."""
    (tmp_path / "texts").mkdir()
    path = tmp_path / "texts" / "hall.txt"
    path.write_bytes(f"Ратуша\n\n{WORDS}\n".encode("cp866"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("READER_WORKSPACE", str(tmp_path))
    return path


def run(*words):
    return CliRunner().invoke(cli, words, prog_name="reader", catch_exceptions=False)


def test_what_was_chosen_is_used_until_it_is_forgotten(place):
    assert chosen_encodings.chosen(place) == ""
    chosen_encodings.choose(place, "koi8-r")
    assert WORDS not in loading.load(place).text
    chosen_encodings.choose(place, "CP866")
    assert chosen_encodings.chosen(place) == "cp866"
    assert WORDS in loading.load(place).text
    assert WORDS in loading.glimpse(place).document.text
    assert WORDS not in loading.load(place, encoding="koi8-r").text
    chosen_encodings.choose(place, "auto")
    assert chosen_encodings.chosen(place) == ""


@pytest.mark.parametrize("name", ["klingon", "base64", "rot13", "", "a\0b"])
def test_what_is_no_encoding_is_refused(place, name):
    with pytest.raises(ReaderError, match="no encoding"):
        chosen_encodings.choose(place, name)
    assert chosen_encodings.chosen(place) == ""


def test_a_damaged_memory_costs_nothing_else(place, tmp_path):
    chosen_encodings.choose(place, "cp866")
    [file] = (tmp_path / "state").rglob("encodings.json")
    file.write_text("[1]", "utf-8")
    assert chosen_encodings.chosen(place) == ""
    file.write_text("{", "utf-8")
    assert chosen_encodings.chosen(place) == ""


@pytest.mark.parametrize("verb", [("describe", "hall"), ("annotate", "hall", "--quote", "новая")])
def test_verbs_take_an_encoding_and_remember_it(place, verb):
    assert run(*verb, "--encoding", "cp866").exit_code == 0
    assert chosen_encodings.chosen(place) == "cp866"
    wrong = run(*verb, "--encoding", "klingon")
    assert wrong.exit_code == 1
    assert "no encoding “klingon”" in wrong.stderr
    assert run("annotate", "hall", "--quote", "ратуша стоит").exit_code == 0


@pytest.mark.usefixtures("place")
def test_a_text_that_is_added_keeps_its_encoding(tmp_path):
    source = tmp_path / "mill.txt"
    source.write_bytes(f"Мельница\n\n{WORDS}\n".encode("cp866"))
    assert run("add", str(source), "--encoding", "cp866").exit_code == 0
    assert WORDS in loading.load(tmp_path / "texts" / "mill.txt").text
