"""Texts in files with any name that a system allows."""

import json
import os
import sys
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner

from reader.cli.main import cli
from reader.workspace import positions
from reader.workspace.desk import Desk
from reader.workspace.paths import Workspace, short_names

pytestmark = pytest.mark.skipif(
    sys.platform in {"win32", "darwin"}, reason="the file system refuses such names"
)

COMPOSED = "café".encode()
DECOMPOSED = unicodedata.normalize("NFD", "café").encode()
NAMES = {
    "not UTF-8": b"caf\xe9.txt",
    "no UTF-8 at all": b"\xff\xfe.md",
    "composed": COMPOSED + b".txt",
    "decomposed": DECOMPOSED + b".txt",
    "two lines": b"two\nlines.txt",
    "only emoji": "😀🇩🇪.md".encode(),
    "a sequence for the terminal": b"esc\x1b]0;x\x07.txt",
    "backslashes": b"back\\xe9slash.txt",
    "looks like an option": b"--json.txt",
    "spaces": b"  .txt",
    "right to left": "\u202eתיק.txt".encode(),
}


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    for name in ("CONFIG", "STATE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    folder = tmp_path / "place"
    (folder / "texts").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


def write(name, words="The ferry left the harbour at noon."):
    path = Path(os.fsdecode(b"texts/" + name))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words + "\n", encoding="utf-8")
    return path


def run(*words):
    return CliRunner().invoke(
        cli, list(map(str, words)), prog_name="reader", catch_exceptions=False
    )


def store():
    return json.loads(Path("annotations/annotations.json").read_bytes())


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_every_verb_takes_a_file_with_any_name(name):
    path = write(name)
    for words in (
        ("annotate", path, "--quote", "the harbour"),
        ("describe", path),
        ("describe", path, "title=Crossing"),
        ("add", path),
        ("texts",),
        ("texts", "--json"),
        ("list",),
        ("list", "--json"),
        ("cite",),
        ("cite", "--format", "biblatex"),
        ("cite", "--json"),
        ("check",),
        ("check", "--json"),
    ):
        result = run(*words)
        assert result.exit_code == 0, (words, result.stderr)
        assert "\x1b" not in result.stdout
    json.dumps(store(), ensure_ascii=False).encode()
    [row] = store()["documents"].values()
    assert Workspace(Path.cwd()).absolute(row["path"]).samefile(path)
    assert run("check").stdout.endswith("\t1 exact\n")


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_path_is_recorded_so_that_it_leads_back(name):
    workspace, path = Workspace(Path.cwd()), write(name)
    recorded = workspace.relative(path)
    recorded.encode()
    assert workspace.absolute(recorded).samefile(path)
    assert workspace.relative(workspace.absolute(recorded)) == recorded
    assert workspace.absolute(str(path.absolute())).samefile(path)


def test_a_name_is_found_however_its_letters_are_composed():
    write(DECOMPOSED + b".txt")
    for name in (COMPOSED, DECOMPOSED, COMPOSED + b".txt", b"texts/" + COMPOSED + b".txt"):
        result = run("annotate", os.fsdecode(name), "--quote", "ferry")
        assert result.exit_code == 0, result.stderr
    [row] = store()["documents"].values()
    assert row["path"] == "texts/café.txt"


def test_a_store_from_a_system_that_composes_otherwise_leads_to_the_file():
    path = write(COMPOSED + b".txt")
    run("annotate", path, "--quote", "ferry")
    path.rename(os.fsdecode(b"texts/" + DECOMPOSED + b".txt"))
    assert run("list").stderr == ""
    assert run("check").exit_code == 0


def test_two_files_that_differ_by_composition_alone_are_two_texts():
    one, two = write(COMPOSED + b".txt"), write(DECOMPOSED + b".txt", "Another text, of a bridge.")
    run("annotate", one, "--quote", "ferry")
    run("annotate", two, "--quote", "bridge")
    for _ in range(2):
        assert run("check").stdout.count("1 exact") == 2
    paths = {row["path"] for row in store()["documents"].values()}
    assert len(paths) == 2


def test_two_texts_of_one_name_are_told_with_the_choices():
    write(b"a/guide.md")
    write(b"b/Guide.txt", "Another text, of a bridge.")
    for words in (("annotate", "guide", "--quote", "ferry"), ("describe", "GUIDE")):
        result = run(*words)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr == (
            f"reader: 2 texts are called {words[1]}: "
            "name one by its path, texts/a/guide.md or texts/b/Guide.txt.\n"
        )
    assert run("annotate", "Guide.txt", "--quote", "bridge").exit_code == 0
    assert run("annotate", "texts/a/guide.md", "--quote", "ferry").exit_code == 0


def test_two_spellings_of_one_name_are_told_apart_and_each_opens_by_its_path():
    write(COMPOSED + b".txt", "A text, of a ferry.")
    write(DECOMPOSED + b".txt", "Another text, of a bridge.")
    paths = [f"texts/{name.decode()}.txt" for name in (COMPOSED, DECOMPOSED)]
    result = run("read", COMPOSED.decode())
    assert result.exit_code == 1
    assert result.stderr.count("(accents as characters of their own)") == 1
    for path, word in zip(paths, ("ferry", "bridge"), strict=True):
        assert word in run("read", path).stdout
        assert word in run("read", path.removeprefix("texts/")).stdout


def test_a_name_of_two_lines_is_told_on_one():
    write(b"two\nlines.txt", "A text, of a ferry.")
    for words in (("refresh", "two\nlines"), ("compose", "two\nlines")):
        result = run(*words)
        assert (result.exit_code, result.stderr.count("\n")) == (1, 1)


def test_a_list_tells_texts_of_one_name_apart():
    for name, words in ((b"a/guide.md", "A ferry."), (b"b/guide.md", "A bridge."), (b"c.md", "C.")):
        run("annotate", write(name, words), "--quote", words)
    listed = run("list").stdout.split("\n")
    assert {line.split("\t")[1] for line in listed[:-1]} == {"c ¶1", "a/guide ¶1", "b/guide ¶1"}
    assert short_names({"x": "", "y": "", "z": "texts/a.b.md"}) == {"x": "", "y": "", "z": "a.b"}


def test_where_somebody_was_in_a_text_lasts_whatever_its_file_is_called():
    path = write(b"caf\xe9.txt")
    places = positions.Places(Path("state.json"))
    places.keep(path, positions.Place(7, 2, "words"))
    places.panes = (str(path),)
    places.save()
    assert positions.load(Path("state.json")).places == places.places
    assert positions.load(Path("state.json")).panes == places.panes


def test_a_row_with_a_path_that_cannot_be_encoded_is_read_and_mended():
    path = write(b"caf\xe9.txt")
    run("annotate", path, "--quote", "ferry")
    file = Path("annotations/annotations.json")
    file.write_text(file.read_text().replace(r"caf\\xe9", r"caf\udce9"), encoding="utf-8")
    desk = Desk(Workspace(Path.cwd()))
    desk.refresh()
    [record] = desk.records.values()
    assert record.path == r"texts/caf\xe9.txt"
    assert desk.path_of(record.id).samefile(path)


def test_a_text_is_found_by_its_path_within_the_library():
    write(b"a/guide.md")
    write(b"b/Guide.txt", "Another text, of a bridge.")
    for name in ("b/Guide.txt", "b/guide", "texts/b/Guide.txt"):
        assert run("annotate", name, "--quote", "bridge").exit_code == 0
