"""Two texts compared, from the first highlight to a composed page, by keys and a pipe."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from seen import rows

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals on Windows", allow_module_level=True)

from terminal import Terminal

TEXTS = Path(__file__).parents[2] / "texts"
ARTICLES = Path(__file__).parents[2].parent / "shared" / "articles"


def highlights(place):
    return rows(place / "annotations" / "annotations.json")


def composed(place, *arguments):
    settings = place / "config.toml"
    settings.touch()
    command = [sys.executable, "-m", "reader", "--config", str(settings)]
    command += ["--workspace", str(place), "compose", "page"]
    done = subprocess.run([*command, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def compared(place, one, other):
    """Highlight in both texts, link as a contradiction, tag, see the matrix, send to a draft."""
    names = [f"texts/{path.name}" for path in (one, other)]
    with Terminal(*names, cwd=place, size=(120, 40)) as terminal:
        terminal.see("READ")
        terminal.send("}HTclaim\r")
        terminal.see("Tagged claim")
        terminal.send("L")
        terminal.see("LINK")
        terminal.send("\t}L")
        terminal.see("contradicts")
        terminal.send("2not so\r")
        terminal.see("Linked: contradicts")
        terminal.wait_for(lambda: any(row["links"] for row in highlights(place)), "a link")
        terminal.send("Tclaim\r")
        terminal.see("Tagged claim")
        terminal.send("gl")
        terminal.see("contradicts this")
        terminal.send("gx")
        terminal.see("MATRIX")
        terminal.see("claim")
        terminal.send(">")
        terminal.see("Which draft")
        terminal.send("page\r")
        terminal.wait_for((place / "drafts" / "page.md").exists, "the draft")
        terminal.send("q")
        terminal.see("HOLD")


@pytest.fixture
def place(tmp_path):
    shutil.copytree(TEXTS, tmp_path / "texts")
    return tmp_path


def test_two_samples_become_a_page_with_works_cited(place):
    one, other = place / "texts" / "town-hall.md", place / "texts" / "xinjiang-visit.md"
    compared(place, one, other)
    first, second = highlights(place)
    assert first["links"] == [{"to": second["id"], "relation": "contradicts", "note": "not so"}]
    draft = place / "drafts" / "page.md"
    assert draft.read_text().count("{{") == 2
    draft.write_text("# What both say\n\nIt is told in two ways.\n\n" + draft.read_text())
    page = composed(place, "--style", "mla")
    assert page.startswith("# What both say\n\nIt is told in two ways.\n")
    for row in (first, second):
        assert row["exact"][:40].strip("“”") in page.replace("\n", " ")
    assert page.count("## Works Cited") == 1
    assert page == composed(place, "--style", "mla")
    notes = composed(place, "--style", "chicago-notes")
    assert notes.count("]: ") == 2


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="needs ../shared/articles")
def test_two_real_reports_become_a_page_with_works_cited(tmp_path):
    (tmp_path / "texts").mkdir()
    paths = [
        Path(shutil.copy(path, tmp_path / "texts")) for path in sorted(ARTICLES.glob("*.txt"))[:2]
    ]
    compared(tmp_path, *paths)
    assert len(highlights(tmp_path)) == 2
    page = composed(tmp_path, "--style", "mla")
    assert page.count("## Works Cited") == 1
    assert "{{" not in page
