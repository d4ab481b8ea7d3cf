"""`reader compose`, from the outside: pipes, files, formats, what is missing, watching."""

import json
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner

from reader import pandoc
from reader.cli.main import cli

TEXT = "# Rain\n\nIt rained all day in the town.\n\nNobody went out that day.\n"


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setenv("READER_CONFIG", str(tmp_path / "none.toml"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "none.toml").write_text("")
    (tmp_path / "w" / "texts").mkdir(parents=True)
    (tmp_path / "w" / "drafts").mkdir()
    (tmp_path / "w" / "texts" / "rain.md").write_text(TEXT)
    return tmp_path / "w"


def run(root, *arguments, given=None):
    return CliRunner().invoke(cli, ["--workspace", str(root), *arguments], input=given)


@pytest.fixture
def key(root):
    return run(root, "annotate", "rain", "--quote", "all day").output.strip()


def test_a_draft_is_composed_by_its_name_its_path_or_from_a_pipe(root, key):
    text = f"Prose *here*.\n\n{{{{ {key[:8]} }}}}\n"
    (root / "drafts" / "page.md").write_text(text)
    done = run(root, "compose", "page", "--style", "apa")
    assert done.exit_code == 0
    assert done.output.startswith("Prose *here*.\n\n“all day” (")
    assert "## References" in done.output
    for other in ("page.md", str(root / "drafts" / "page.md")):
        assert run(root, "compose", other, "--style", "apa").output == done.output
    assert run(root, "compose", "-", "--style", "apa", given=text).output == done.output
    assert "There is no draft pag." in run(root, "compose", "pag").output


@pytest.mark.parametrize("style", ["apa", "chicago-notes"])
@pytest.mark.parametrize("words", ["all night", "hardly"])
def test_a_passage_that_changed_since_is_told_with_its_lines(root, style, words):
    made = run(root, "annotate", "rain", "--quote", "all day", "--note", "a note")
    key = made.output.strip()
    other = run(root, "annotate", "rain", "--quote", "Nobody went out").output.strip()
    slots = (other, key, key + " | note", key + " | quote", other + " | citation")
    (root / "drafts" / "page.md").write_text("\n\n".join(f"{{{{ {each} }}}}" for each in slots))
    before = run(root, "compose", "page", "--style", style)
    assert "changed" not in before.stderr
    source = root / "texts" / "rain.md"
    source.write_text(TEXT.replace("all day", words))
    told = "changed in their source since they were highlighted."
    done = run(root, "compose", "page", "--style", style)
    assert f"reader: page.md, lines 3 and 7: 2 of these passages {told}" in done.stderr
    assert done.exit_code == 0
    assert done.stdout == before.stdout
    source.write_text("Nothing of it is here.\n")
    done = run(root, "compose", "page", "--style", style)
    assert f"reader: page.md, lines 1, 3, 7 and 9: 4 of these passages {told}" in done.stderr
    draft = f"\n\n{{{{ {key} }}}}\n"
    told = "changed in its source since it was highlighted."
    done = run(root, "compose", "-", "--style", style, given=draft)
    assert f"reader: standard input, line 3: 1 of these passages {told}" in done.stderr
    assert f"reader: 1 of these passages {told}" in run(root, "cite", f"id:{key[:8]}").stderr


@pytest.mark.parametrize("style", ["apa", "chicago-notes"])
def test_what_a_text_does_not_say_is_told_in_one_line_for_each(root, key, style):
    (root / "texts" / "a b.txt").write_text("Nobody went out.\n")
    other = run(root, "annotate", "a b", "--quote", "Nobody").output.strip()
    slots = [f"{{{{ {each} }}}}" for each in (key, key, other + " | quote")]
    (root / "drafts" / "page.md").write_text("\n\n".join(slots))
    rain, other = (
        f"reader: texts/{name} does not say its {named}: reader describe {path} {changes}\n"
        for name, named, path, changes in (
            ("rain.md", "author and date", "texts/rain.md", "author=… date=…"),
            ("a b.txt", "title, author and date", "'texts/a b.txt'", "title=… author=… date=…"),
        )
    )
    for done in (
        run(root, "compose", "page", "--style", style),
        run(root, "cite", "--style", style),
    ):
        assert done.exit_code == 0
        assert sorted(done.stderr.splitlines(keepends=True)) == sorted((rain, other))
    asked = run(root, "cite", "--json", "--style", style)
    assert not asked.stderr
    assert len(json.loads(asked.stdout)) == 2
    exported = run(root, "export", "annotated", "rain", "--style", style)
    assert exported.stderr == rain
    run(root, "describe", "rain", "author=Ann Lee", "date=2024")
    assert "rain" not in run(root, "cite", "--style", style).stderr


@pytest.mark.parametrize("verb", ["cite", "compose"])
def test_a_text_that_was_cited_is_so_in_the_library(root, key, verb):
    def states():
        return {
            row["path"]: row["state"] for row in json.loads(run(root, "texts", "--json").output)
        }

    (root / "drafts" / "page.md").write_text(f"{{{{ {key} | quote }}}}")
    run(root, "compose", "page")
    run(root, "list")
    assert states() == {"texts/rain.md": "unread"}
    (root / "drafts" / "page.md").write_text(f"{{{{ {key} }}}}")
    assert run(root, verb, *(["page"] if verb == "compose" else [])).exit_code == 0
    assert states() == {"texts/rain.md": "cited"}


def test_what_is_missing_or_deleted_is_told_with_its_line_and_the_rest_goes_on(root, key):
    run(root, "annotate", "rain", "--quote", "Nobody")
    (root / "drafts" / "page.md").write_text(f"{{{{ abcdef12 }}}}\n\n{{{{ {key} }}}}\n")
    done = run(root, "compose", "page")
    assert done.exit_code == 1
    assert "page.md, line 1: There is no annotation abcdef12" in done.output
    assert "“all day”" in done.output


@pytest.mark.skipif(pandoc.executable() is None, reason="needs pandoc")
@pytest.mark.parametrize(
    ("form", "sign"),
    [("html", b"<em>here</em>"), ("latex", b"\\emph{here}"), ("org", b"/here/"),
     ("docx", b"PK"), ("odt", b"PK")],
)  # fmt: skip
def test_pandoc_makes_the_other_formats(root, key, tmp_path, form, sign):
    (root / "drafts" / "page.md").write_text(f"Prose *here* for $5.\n\n{{{{ {key} }}}}\n")
    file = tmp_path / f"page.{form}"
    done = run(root, "compose", "page", "--format", form, "--output", str(file))
    assert done.exit_code == 0, done.output
    data = file.read_bytes()
    assert sign in data
    if form == "html":
        assert b"$5" in data
        assert b"<script" not in data
        assert "“all day”".encode() in data


def test_without_pandoc_one_line_says_so(root, key, monkeypatch):
    monkeypatch.setattr(pandoc, "executable", lambda: None)
    (root / "drafts" / "page.md").write_text(f"{{{{ {key} }}}}\n")
    done = run(root, "compose", "page", "--format", "org")
    assert done.exit_code == 1
    assert "install pandoc" in done.output


def test_a_watched_draft_is_composed_again_when_it_changes(root, key, tmp_path):
    draft, made = root / "drafts" / "page.md", tmp_path / "page.out"
    draft.write_text("One.\n")
    command = [sys.executable, "-m", "reader", "--workspace", str(root), "compose", "page"]
    with subprocess.Popen([*command, "--watch", "--output", str(made)]) as process:
        try:
            for text, expected in (("One.\n", "One."), (f"{{{{ {key} }}}}\n", "“all day”")):
                draft.write_text(text)
                until = time.monotonic() + 30
                while not (made.exists() and expected in made.read_text()):
                    assert time.monotonic() < until
                    time.sleep(0.05)
        finally:
            process.kill()
    assert run(root, "compose", "page", "--watch").exit_code == 2
