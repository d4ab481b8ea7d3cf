"""Files of a format: recognized, read once, and kept; what was kept may be damaged or gone."""

import sys
from types import SimpleNamespace

import pytest

from reader import locations
from reader.errors import ReaderError
from reader.formats import markdown, plain, registry
from reader.formats.registry import Format
from reader.text.document import Document
from reader.text.milestones import Milestones
from reader.workspace.texts.library import Library
from reader.workspace.texts.loading import glimpse, load

SPELLS = Format("a book of spells", (".spell", ".spells"), "spells", (b"spell:",), (b"spells/",))
WORDS = (
    "# Rain\n\nIt *rains*, it [falls](x.html).[^1]\n\n- and\n- wets\n\n> It did.\n\n[^1]: Here.\n"
)


@pytest.fixture
def spells(monkeypatch):
    """A format of that name, which notes what it was given."""
    given = []

    def parse(source):
        given.append(source)
        words = source.data.decode().removeprefix("spell:")
        if words == "deep":
            raise RecursionError
        read = markdown.parse(words, path=source.path, notices=("As it was.",))
        csl = {"title": read.title, "author": [{"family": "Aby"}]}
        return Document(read.text, read.blocks, read.title, read.inlines, csl,
                        dict.fromkeys(csl, "file"), read.path, read.notices, read.footnotes,
                        Milestones([(0, "iv"), (5, "1")]))  # fmt: skip

    monkeypatch.setitem(sys.modules, "reader.formats.spells", SimpleNamespace(parse=parse))
    monkeypatch.setattr(registry, "FORMATS", (*registry.FORMATS, SPELLS))
    monkeypatch.setattr(registry, "SUFFIXES", registry.SUFFIXES | {".spell", ".spells"})
    return given


def write(path, words=WORDS):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"spell:" + words.encode())
    return path


@pytest.mark.usefixtures("spells")
def test_a_format_is_told_by_name_or_by_how_the_file_begins(tmp_path):
    for name in ("a.spell", "b.SPELLS", "c", "d.strange"):
        assert load(write(tmp_path / name)).title == "Rain"
    assert load(write(tmp_path / "e.txt")).text.startswith("spell:")
    archive = b"PK\x03\x04 spells/ and more"
    assert registry.recognized(tmp_path / "f.txt", archive) is SPELLS
    assert registry.recognized(None, b"PK\x03\x04 other") is None


def test_all_that_was_read_is_there_again(tmp_path, spells):
    first = load(write(tmp_path / "a.spell"))
    again = load(write(tmp_path / "b.spell"))
    assert len(spells) == 1
    assert again.path == tmp_path / "b.spell"
    for name in ("text", "blocks", "title", "csl", "csl_from", "notices", "pages", "sha256"):
        assert getattr(first, name) == getattr(again, name), name
    assert list(first.inlines) == list(again.inlines)
    assert list(first.footnotes) == list(again.footnotes)
    assert again.footnotes
    assert again.pages.label_at(3) == "iv"


def test_another_file_encoding_or_version_is_read_itself(tmp_path, spells, monkeypatch):
    path = write(tmp_path / "a.spell")
    load(path)
    load(path, encoding="utf-8")
    load(write(path, "Sun."))
    monkeypatch.setattr("reader.workspace.texts.readings._version", lambda: "later")
    load(path)
    assert [each.encoding for each in spells] == ["", "utf-8", "", ""]


@pytest.mark.parametrize("damage", [
    lambda _: b"", lambda data: data[:-9], lambda data: data.replace(b"rain", b"ruin"),
    lambda _: b"00000000\n[]", lambda _: b"\xff" * 50,
])  # fmt: skip
def test_what_is_damaged_is_read_anew(tmp_path, spells, damage):
    path = write(tmp_path / "a.spell")
    first = load(path)
    (kept,) = (locations.cache_folder() / "readings").iterdir()
    kept.write_bytes(damage(kept.read_bytes()))
    assert load(path).text == first.text
    assert load(path).text == first.text
    assert len(spells) == 2


@pytest.mark.usefixtures("spells")
def test_a_cache_that_nobody_can_write_harms_nothing(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert load(write(tmp_path / "a.spell")).title == "Rain"


@pytest.mark.usefixtures("spells")
def test_a_file_of_the_cache_that_goes_while_it_is_tidied_harms_nothing(tmp_path):
    load(write(tmp_path / "a.spell"))
    folder = locations.cache_folder() / "readings"
    (folder / "gone").symlink_to(tmp_path / "nowhere")  # has no size, like one just removed
    assert load(write(tmp_path / "a.spell", "It snows.")).text == "It snows."
    assert len(list(folder.iterdir())) == 3


@pytest.mark.usefixtures("spells")
def test_what_was_kept_longest_goes_when_there_is_too_much(tmp_path, monkeypatch):
    monkeypatch.setattr("reader.workspace.texts.readings._MOST_BYTES", 1)
    for number in range(3):
        load(write(tmp_path / "a.spell", f"Rain {number}."))
        assert len(list((locations.cache_folder() / "readings").iterdir())) == 1


@pytest.mark.usefixtures("spells")
def test_it_is_a_text_of_the_library_and_shown_as_a_whole(tmp_path):
    library = Library(tmp_path / "texts")
    path = write(library.texts / "a.spell", "Rain.\n\n" * 20_000)
    assert library.paths() == [path]
    seen = glimpse(path)
    assert seen.size == len(seen.document.text) > 100_000
    assert library.add(write(tmp_path / "b.spells", "Sun.")).path == library.texts / "b.spells"
    assert library.add(b"spell:# Snow").path == library.texts / "snow.spell"
    assert not library.add(write(tmp_path / "c.spells", "Sun.")).is_new


@pytest.mark.usefixtures("spells")
def test_a_limit_and_what_is_too_deep_are_one_line(tmp_path, monkeypatch):
    settings = tmp_path / "config.toml"
    settings.write_text("largest_file = 1\n")
    monkeypatch.setenv("READER_CONFIG", str(settings))
    with pytest.raises(ReaderError, match=r"a\.spell has 2 MB, and 1 MB is the most"):
        load(write(tmp_path / "a.spell", "Rain.\n\n" * 200_000))
    with pytest.raises(ReaderError, match="nested too deeply"):
        load(write(tmp_path / "b.spell", "deep"))


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_text_that_is_only_quoted_from_is_parsed_once_and_read_the_same(
    tmp_path, monkeypatch, name
):
    path = write(tmp_path / name, f"---\ntitle: Rain\n---\n\n{WORDS}")
    fresh = load(path)
    first = load(path, keeps=True)
    monkeypatch.setattr(markdown if name == "a.md" else plain, "parse_pieces", None)
    again = load(path, keeps=True)
    for each in (first, again):
        assert (each.text, each.title, dict(each.csl)) == (fresh.text, fresh.title, fresh.csl)
        assert (list(each.blocks), list(each.inlines)) == (list(fresh.blocks), list(fresh.inlines))
        assert list(each.footnotes) == list(fresh.footnotes)


def test_words_kept_of_a_text_are_those_of_its_format_and_encoding(tmp_path):
    words = "*Caf\u00e9*"
    for name, encoding in (("a.md", ""), ("a.txt", ""), ("a.txt", "latin-1")):
        path = tmp_path / name
        path.write_text(words, encoding="utf-8")
        wanted = load(path, encoding=encoding).text
        assert load(path, encoding=encoding, keeps=True).text == wanted
        assert load(path, encoding=encoding, keeps=True).text == wanted


@pytest.mark.usefixtures("spells")
def test_of_a_format_that_can_the_first_part_is_shown_until_the_whole_is_kept(
    tmp_path, monkeypatch
):
    parts = []

    def beginning(source):
        parts.append(source.path)
        words = source.data.decode().removeprefix("spell:")[:20]
        return registry.Beginning(markdown.parse(words, path=source.path), 0.25)

    sys.modules["reader.formats.spells"].beginning = beginning
    able = SPELLS._replace(has_beginning=True)
    monkeypatch.setattr(registry, "FORMATS", (*registry.FORMATS[:-1], able))
    path = write(tmp_path / "rain.spell")
    first = glimpse(path)
    assert (first.before, first.size > len(first.document.text)) == (0, True)
    assert parts == [path]
    whole = load(path)
    second = glimpse(path)
    assert (second.document.text, second.size) == (whole.text, len(whole.text))
    assert parts == [path]
