"""Keys that last and are never given twice, and files beside texts."""

import json
import os
import sys

import orjson
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.records import GIVEN, PERSON
from reader.citation.cite import references
from reader.citation.references.citekey import citekeys, said_key
from reader.cli.main import cli
from reader.errors import ReaderError
from reader.text.document import Span
from reader.workspace.catalogue import Catalogue
from reader.workspace.desk import Desk
from reader.workspace.paths import Workspace

HEAD = "---\ntitle: {}\nauthor: Ann Smith\ndate: 2024\n{}---\n\nOne sentence. Another one {}.\n"


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "texts").mkdir()
    return Workspace(tmp_path)


@pytest.fixture
def text(workspace):
    """Writes a text, by its name, title and more lines of front matter."""

    def write(name, title="City hall", more=""):
        path = workspace.texts / f"{name}.md"
        path.write_text(HEAD.format(title, more, name))
        return path

    return write


def catalogue_of(workspace):
    desk = Desk(workspace)
    desk.refresh()
    return desk, Catalogue(desk)


def key_in(workspace, path):
    rows = orjson.loads(workspace.annotations_file.read_bytes())["documents"].values()
    [row] = [row for row in rows if row["path"] == workspace.relative(path)]
    return row["csl"].get("citation-key"), row["csl_from"].get("citation-key")


def reader(workspace, *words):
    done = CliRunner().invoke(cli, ["-w", str(workspace.root), *words])
    assert done.exit_code == 0, done.output
    return done.stdout


# Keys of items


keys = st.one_of(st.none(), st.text(max_size=6), st.sampled_from(["a", "A", "smith2024city", 5]))
items = st.lists(
    st.fixed_dictionaries(
        {"title": st.sampled_from(["City hall", "River"])}, optional={"citation-key": keys}
    ),
    max_size=6,
)


@given(items, st.lists(st.text("abc", min_size=1), max_size=3))
def test_no_two_items_ever_get_one_key(some, taken):
    found = citekeys(some, taken)
    assert not {key.casefold() for key in found} & set(taken)
    assert len({key.casefold() for key in found}) == len(found)
    assert all(key == said_key({"citation-key": key}) for key in found)


@given(items)
def test_the_keys_are_the_same_in_whatever_order(some):
    def by_item(listed):
        rows = zip(listed, citekeys(listed), strict=True)
        return sorted((json.dumps(item, sort_keys=True), key) for item, key in rows)

    assert by_item(some) == by_item(some[::-1])


@pytest.mark.parametrize("form", ["biblatex", "csl-json", "csl-yaml", "ris"])
def test_a_key_with_anything_in_it_is_made_fit(form):
    [item] = [{"title": "T", "citation-key": "a}, b\n@x{c"}]
    assert "abxc" in references([item], form)


# Keys of documents


@pytest.mark.parametrize("form", ["biblatex", "ris", "csl-json", "csl-yaml", "pandoc", "footnote"])
def test_a_key_without_an_origin_is_cited(workspace, text, form):
    text("a")
    reader(workspace, "annotate", "a", "--quote", "One sentence")
    rows = orjson.loads(workspace.annotations_file.read_bytes())
    for row in rows["documents"].values():
        row["csl"]["citation-key"] = "mine"
        row["csl_from"].pop("citation-key", None)
    (workspace.texts / "a.md").unlink()
    workspace.annotations_file.write_bytes(orjson.dumps(rows))
    assert "mine" in reader(workspace, "cite", "--format", form)


def test_a_key_that_was_given_out_stays_whatever_becomes_of_the_metadata(workspace, text):
    path = text("a")
    desk, catalogue = catalogue_of(workspace)
    opened = desk.open(path)
    [given_out] = catalogue.give_out([opened.record])
    assert given_out.csl["citation-key"] == "smith2024city"
    assert key_in(workspace, path) == ("smith2024city", GIVEN)
    assert not desk.store.can_undo
    catalogue.say(opened, {"title": "River"})
    path.write_text(path.read_text().replace("2024", "1999"))
    desk, catalogue = catalogue_of(workspace)
    assert catalogue.key_of(desk.open(path).record) == "smith2024city"


def test_texts_alike_get_letters_and_the_first_keeps_its_key(workspace, text):
    one, two, three = text("a"), text("b"), text("c")
    desk, catalogue = catalogue_of(workspace)
    catalogue.give_out([desk.open(one).record])
    catalogue.give_out([desk.open(two).record, desk.open(three).record])
    given_out = [key_in(workspace, path)[0] for path in (one, two, three)]
    assert given_out[0] == "smith2024city"
    assert sorted(given_out[1:]) == ["smith2024citya", "smith2024cityb"]
    catalogue.give_out([desk.open(path).record for path in (three, two, one)])
    assert given_out == [key_in(workspace, path)[0] for path in (one, two, three)]


def test_two_processes_give_no_key_twice(workspace, text):
    one, two = text("a"), text("b")
    desk, catalogue = catalogue_of(workspace)
    other, others = catalogue_of(workspace)
    mine, yours = desk.open(one), other.open(two)
    catalogue.give_out(catalogue.keyed([mine.record]))
    [found] = others.give_out(others.keyed([yours.record]))
    assert found.csl["citation-key"] == "smith2024citya"
    assert key_in(workspace, two)[0] == "smith2024citya"


def test_a_key_from_a_file_is_taken_unless_another_text_has_it(workspace, text):
    one, two = text("a", more="citation-key: hall\n"), text("b")
    (workspace.texts / "b.bib").write_text("@book{Hall, title = {Other}}\n")
    desk, catalogue = catalogue_of(workspace)
    first, second = desk.open(one), desk.open(two)
    desk.highlight(first, [Span(0, 3)])
    desk.highlight(second, [Span(0, 3)])
    found = catalogue.give_out([desk.open(two).record, desk.open(one).record])
    assert [each.csl["citation-key"] for each in found] == ["Halla", "hall"]
    assert key_in(workspace, one) == ("hall", "front matter")
    assert key_in(workspace, two) == ("Halla", GIVEN)


def test_a_key_that_another_text_has_is_refused(workspace, text):
    desk, catalogue = catalogue_of(workspace)
    one, two = desk.open(text("a")), desk.open(text("b", "River"))
    catalogue.say(one, {"citation-key": "mine"})
    with pytest.raises(ReaderError, match="is the key of “City hall” already"):
        catalogue.say(two, {"citation-key": "Mine"})
    assert key_in(workspace, workspace.texts / "a.md") == ("mine", PERSON)


# On the command line


def test_the_command_line_gives_out_the_same_keys(workspace, text):
    one, two = text("a"), text("b")
    for path in (one, two):
        reader(workspace, "annotate", str(path), "--quote", "One sentence.")
    bib = reader(workspace, "cite", "doc:a", "--format", "biblatex")
    key, _ = key_in(workspace, one)
    assert f"{{{key}," in bib
    assert "citation-key" not in bib
    for form in ("pandoc", "csl-json", "csl-yaml", "ris"):
        assert key in reader(workspace, "cite", "--format", form)
    [first, second] = json.loads(reader(workspace, "cite", "--format", "csl-json"))
    assert {first["id"], second["id"]} == {key_in(workspace, each)[0] for each in (one, two)}
    sheet = reader(workspace, "cite", "--sheet", "--format", "pandoc")
    assert sheet.count(f"@{key}") == 1
    assert f"id: {key}" in sheet.replace('"', "")


def test_plain_citations_write_nothing(workspace, text):
    path = text("a")
    reader(workspace, "annotate", str(path), "--quote", "One sentence.")
    before = workspace.annotations_file.read_bytes()
    assert "(Smith, 2024" in reader(workspace, "cite")
    assert workspace.annotations_file.read_bytes() == before


def test_the_command_line_cites_what_a_person_said(workspace, text):
    path = text("a")
    reader(workspace, "annotate", str(path), "--quote", "One sentence.")
    desk, catalogue = catalogue_of(workspace)
    opened = desk.open(path)
    catalogue.say(opened, {"author": [{"literal": "City of Springfield"}]})
    catalogue.say(opened, {"title": None})
    assert "(City of Springfield, 2024" in reader(workspace, "cite")
    assert "City hall" not in reader(workspace, "cite", "--part", "reference")
    [record] = json.loads(reader(workspace, "texts", "--json"))
    assert record["csl"]["author"] == [{"literal": "City of Springfield"}]
    assert record["csl_from"]["title"] == "person"
    assert "title" not in record["csl"]


@pytest.mark.skipif(
    sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0,
    reason="this person may write everywhere",
)
def test_where_nothing_can_be_written_keys_are_given_out_all_the_same(workspace, text):
    reader(workspace, "annotate", str(text("a")), "--quote", "One sentence.")
    workspace.annotations_file.parent.chmod(0o500)
    assert "{smith2024city," in reader(workspace, "cite", "--format", "biblatex")
    workspace.annotations_file.parent.chmod(0o700)


def test_a_store_that_refuses_does_not_keep_anyone_from_citing(workspace, text, monkeypatch):
    desk, catalogue = catalogue_of(workspace)
    opened = desk.open(text("a"))

    def refuse(_):
        raise ReaderError("no")

    monkeypatch.setattr(desk.store, "step", refuse)
    [record] = catalogue.give_out([opened.record])
    assert record.csl["citation-key"] == "smith2024city"


def test_metadata_is_told_and_changed_on_the_command_line(workspace, text):
    text("a")
    assert "author\tSmith, Ann\tfront matter" in reader(workspace, "describe", "a")
    told = reader(
        workspace, "describe", "a", "author=van der Berg, Jan; {City}", "volume=", "DOI=10.1/x"
    )
    assert "author\tvan der Berg, Jan; {City}\tperson" in told
    found = json.loads(reader(workspace, "describe", "a", "--take-back", "author", "--json"))
    assert found["csl"]["author"] == [{"family": "Smith", "given": "Ann"}]
    assert found["csl"]["DOI"] == "10.1/x"
    assert "title\t\tperson" in reader(workspace, "describe", "a", "title=")


@pytest.mark.parametrize(
    "wrong", [["issued=soon"], ["volume=3", "authro=x"], ["title"], ["volume=3", "type=bok"], ["="]]
)
def test_a_wrong_change_changes_nothing(workspace, text, wrong):
    text("a")
    done = CliRunner().invoke(cli, ["-w", str(workspace.root), "describe", "a", *wrong])
    assert (done.exit_code, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert not workspace.annotations_file.exists()


# Files beside texts


def test_what_is_written_beside_a_text_is_what_is_read_from_there(workspace, text):
    path = text("a")
    desk, catalogue = catalogue_of(workspace)
    opened = desk.open(path)
    catalogue.say(opened, {"author": [{"family": "Lee", "given": "Ann"}]})
    catalogue.say(opened, {"title": None})
    opened = desk.open_documents[opened.record.id]
    assert "title" in catalogue.write_beside(opened)
    side = json.loads((workspace.texts / "a.csl.json").read_text())
    assert side == {"id": "a", "author": [{"family": "Lee", "given": "Ann"}]}
    fresh = Desk(Workspace(workspace.root)).open(path)
    assert fresh.document.csl["author"] == side["author"]
    assert fresh.document.csl_from["author"] == "a.csl.json"


def test_a_folder_that_can_not_be_written_is_told(workspace, text):
    path = text("a")
    desk, catalogue = catalogue_of(workspace)
    opened = desk.open(path)
    catalogue.say(opened, {"volume": "3"})
    (workspace.texts / "a.csl.json").mkdir()
    with pytest.raises(ReaderError, match=r"a\.csl\.json can't be"):
        catalogue.write_beside(desk.open_documents[opened.record.id])
