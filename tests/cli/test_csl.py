"""`reader cite` in styles from CSL files."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from csl_styles import use_alone

from reader import pandoc
from reader.citation.pandoc import processor
from reader.cli.main import cli
from reader.config import load

needs_pandoc = pytest.mark.skipif(
    pandoc.executable() is None, reason="pandoc is not here (pip install pypandoc-binary)"
)
TEXTS = Path(__file__).parents[2] / "texts"


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    styles = use_alone(monkeypatch, tmp_path / "home")
    folder = tmp_path / "place"
    (folder / "texts").mkdir(parents=True)
    shutil.copy(TEXTS / "town-hall.md", folder / "texts")
    monkeypatch.chdir(folder)
    run("annotate", "town-hall", "--quote", "The call went on")
    return styles


def run(*words):
    return CliRunner().invoke(cli, words, prog_name="reader", catch_exceptions=False)


CITED = "“The call went on” [Reader Sample Texts, 2021, para. {}]\n"


@needs_pandoc
def test_a_style_is_named_by_its_id_or_its_path(place):
    [number] = {
        run("cite", "--style", name).stdout.partition("para. ")[2].rstrip("]\n")
        for name in ("sample-dates", str(place / "sample-dates.csl"))
    }
    assert run("cite", "--style", "sample-dates").stdout == CITED.format(number)
    german = run("cite", "--style", "sample-journal").stdout
    assert german == f"„The call went on“ [Reader Sample Texts, 2021, Abs. {number}]\n"


@needs_pandoc
def test_it_can_be_the_setting(place):
    settings = place.parent / "config.toml"
    settings.write_text('style = "sample-dates"\n')
    assert load(settings).with_known_style().problems == ()
    assert "[Reader Sample Texts, 2021" in run("cite").stdout
    settings.write_text('style = "sample-gone"\n')
    [problem] = load(settings).with_known_style().problems
    assert problem.startswith("config.toml, style:")


def test_without_pandoc_it_is_told_in_a_line(monkeypatch):
    monkeypatch.setattr(pandoc, "executable", lambda: None)
    processor._kept_session.cache_clear()
    found = run("cite", "--style", "sample-dates")
    assert found.exit_code == 1
    assert "reader-tui[csl]" in found.stderr
    assert found.stderr.splitlines()[-1].startswith("reader: Only pandoc")
    assert not found.stdout
