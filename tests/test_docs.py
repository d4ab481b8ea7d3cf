"""What is written about Reader is true of it, and what is true of it is written."""

import re
import shlex
import shutil
import subprocess
import tomllib
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest
from pages import (
    DOCS,
    PAGES,
    PRINTED,
    ROOT,
    first_column,
    named,
    section,
    spans,
    table,
    without_code,
)

from reader import config
from reader.anchoring.passages import passage_at
from reader.annotations import fields
from reader.annotations.annotation import Annotation
from reader.annotations.pens import COLORS
from reader.annotations.records import DocumentRecord
from reader.annotations.tags import TagRecord
from reader.citation.registry import STYLES, style_named
from reader.cli.main import cli
from reader.errors import ReaderError
from reader.locations import VARIABLE as SETTINGS_VARIABLE
from reader.query import library
from reader.query.facets import DIRECTIVES, FACETS, SORTS
from reader.query.query import parse
from reader.store.rows import annotation_row, document_row
from reader.store.tag_rows import tag_row
from reader.text.document import Span
from reader.ui.app import ReaderApp
from reader.ui.keys.commands import checked, listed
from reader.ui.keys.keymap import Keymap
from reader.ui.keys.names import read_keys
from reader.ui.keys.presets import ARROWS
from reader.ui.keys.sequence import shown
from reader.workspace.paths import VARIABLE, Workspace
from reader.workspace.texts.loading import MARKDOWN, PLAIN, load

README, GUIDE, QUERIES, CITATIONS, CONFIGURATION, FILE_FORMAT, ARCHITECTURE = (
    (ROOT / name).read_text(encoding="utf-8")
    for name in (
        *("README.md", "docs/guide.md", "docs/queries.md", "docs/citations.md"),
        *("docs/configuration.md", "docs/file-format.md", "docs/architecture.md"),
    )
)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def modules():
    """All modules of the program but those of its packages themselves."""
    for path in (ROOT / "reader").rglob("[a-z]*.py"):
        yield import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))


# Settings


EXAMPLE = re.search(r"```toml\n(.*?)```", CONFIGURATION, re.DOTALL)[1]


def test_the_example_of_settings_holds_all_there_are_and_is_right():
    found = config.parse(EXAMPLE.encode(), Path("config.toml"))
    assert found.problems == ()
    assert checked(found)[1] == ()
    assert style_named(found.style)
    assert found.format in values_of("cite", "--format")
    assert found.theme in ReaderApp(Workspace(ROOT)).available_themes
    said = tomllib.loads(EXAMPLE)
    assert set(said) == set(config.SETTINGS)
    assert set(said["pens"][0]) == {*fields.PEN_FIELDS}


def test_every_setting_is_written():
    rows = table(section(CONFIGURATION, "Settings"))
    assert [spans(row[0])[0] for row in rows] == list(config.SETTINGS)
    usual = config.Config()
    for row in rows:
        if spans(row[2]) and row[2] != "`reader-dark`":
            assert spans(row[2]) == [getattr(usual, spans(row[0])[0])]
    [presets] = [row for row in rows if row[0] == "`preset`"]
    assert spans(presets[1]) == list(values_of("keys", "--preset"))
    assert f"`{SETTINGS_VARIABLE}`" in CONFIGURATION


def test_every_setting_of_a_pen_is_written():
    rows = table(section(CONFIGURATION, "Pens"))
    assert first_column(rows) == [*fields.PEN_FIELDS]
    assert spans(rows[0][1]) == list(COLORS)


def test_every_setting_of_a_relation_is_written():
    rows = table(section(CONFIGURATION, "Relations"))
    assert first_column(rows) == [*fields.RELATION_FIELDS]


def test_the_keys_of_arrows_are_written():
    written = first_column(table(section(CONFIGURATION, "Presets")))
    there = {
        shown(key) for each in listed(Keymap("arrows")) if each.id in ARROWS for key in each.keys
    }
    assert set(written) == there


def test_what_can_not_be_bound_is_written():
    text = section(CONFIGURATION, "Your own keys")
    written = spans(text.partition("Keys that cannot be bound")[2])
    assert written == ["C-i", "C-m", "C-[", "C-h", "C-/", "S-Space", "C-Enter"]
    for key in written:
        with pytest.raises(ReaderError):
            read_keys(key)
    for key in spans(text.partition("Write a key")[2].partition("A comma")[0]):
        assert read_keys(key)


# Citations


def values_of(verb, option):
    """What an option of the command line can be."""
    [param] = [each for each in cli.commands[verb].params if option in each.opts]
    return tuple(param.type.choices)


def test_every_citation_style_is_written():
    assert first_column(table(section(CITATIONS, "Styles"))) == [each.names[0] for each in STYLES]


def test_every_format_part_locator_and_grouping_is_written():
    formats = section(CITATIONS, "Formats")
    assert [spans(row[0])[0] for row in table(formats)] == list(values_of("cite", "--format"))
    assert first_column(table(formats, " part ")) == list(values_of("cite", "--part"))
    places = table(section(CITATIONS, "Where a passage stands"))
    assert first_column(places) == list(values_of("cite", "--locator"))
    sheets = section(CITATIONS, "Quote sheets and bibliographies")
    groups = spans(re.search(r"`--by` chooses [^:]*:(.*?)\.", sheets)[1])
    assert groups == list(values_of("cite", "--by"))


def test_every_option_that_a_page_names_exists():
    params = [each for group in (cli, *cli.commands.values()) for each in group.params]
    verbs = [
        verb for group in cli.commands.values() for verb in getattr(group, "commands", {}).values()
    ]
    params += [each for verb in verbs for each in verb.params]
    known = {name for each in params for name in each.opts} | {"--help", "--version"}
    for page in set(PAGES) - {DOCS / "performance.md"}:
        told = {
            option
            for each in spans(page.read_text(encoding="utf-8"))
            if each.startswith(("reader", "--"))
            for option in re.findall(r"(?<!\S)--\w[\w-]*", each)
        }
        assert told <= known, named(page)


def test_the_examples_of_the_command_line_are_understood():
    asked = 0
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        examples = re.findall(r"^    (.*\breader .+)$", text, re.MULTILINE)
        examples += [each for each in spans(text) if re.match(r"reader [a-z-]", each)]
        for example in examples:
            words = shlex.split(example, comments=True)
            words = words[words.index("reader") + 1 :]
            end = next((at for at, word in enumerate(words) if word in {"|", ">", ">>"}), None)
            words = words[2:end] if words[0] == "-w" else words[:end]
            is_file = words[0].endswith(".md")
            if words == ["--help"]:
                continue
            assert is_file or words[0] in cli.commands, example
            if is_file or {"QUERY", "NAME"} & set(words) or len(words) == 1:
                continue
            asked += 1
            with cli.commands[words[0]].make_context(words[0], words[1:]) as context:
                parse(" ".join(context.params.get("query", ())))
    assert asked > 8


# Queries


def test_every_facet_is_written_and_every_written_one_exists():
    rows = {spans(facet)[0]: values for facet, _, values in table(section(QUERIES, "Facets"))}
    assert list(rows) == [f"{name}:" for name in (*FACETS, *DIRECTIVES)]
    assert spans(rows["sort:"]) == list(SORTS)
    for name, kind in FACETS.items():
        if kind.choices:
            assert spans(rows[f"{name}:"]) == list(kind.choices), name


def test_every_facet_of_texts_is_written():
    rows = table(section(QUERIES, "Texts"))
    names = [each.rstrip(":") for facets, _ in rows for each in spans(facets)]
    assert sorted(names) == sorted({*library.FACETS, *DIRECTIVES})
    told = {each: spans(what) for facets, what in rows for each in spans(facets)}
    assert told["state:"] == list(library.STATES)
    assert [each for each in told["sort:"] if each != "-"] == list(library.SORTS)


def test_the_dates_of_queries_are_understood():
    dates = spans(section(QUERIES, "Dates"))
    assert len(dates) > 8
    for each in dates:
        parse(f"since:{each}")


def test_the_examples_of_queries_are_understood():
    for each in spans(section(QUERIES, "Words")):
        if each not in {"OR", "NOT", "-"}:
            parse(each)
    for page in PAGES:
        for each in spans(page.read_text(encoding="utf-8")):
            name = re.match(r"-?(\w+):\S", each)
            if name and name[1] in {*FACETS, *DIRECTIVES}:
                parse(each)


# The file


def test_every_key_of_the_file_is_written():
    document = load(ROOT / "texts" / "town-hall.md")
    passage, now = passage_at(document, Span(0, 9)), datetime.now(UTC)
    made = Annotation("1", "2", passage.selector, passage.anchor, now, now)
    rows = {
        "annotations": {**annotation_row(made), "more": []},
        "documents": document_row(DocumentRecord("2", "a.md", "3", "A", state="read", note="B")),
        "tags": tag_row(TagRecord("4", "a")),
    }
    for name, row in rows.items():
        written = first_column(table(section(FILE_FORMAT, f"A row of `{name}`")))
        assert sorted(written) == sorted(row), name


def test_the_files_of_the_library_are_written():
    [line] = [line for line in GUIDE.splitlines() if "`.md`" in line]
    assert {each for each in spans(line) if each[0] == "."} == MARKDOWN | PLAIN


def test_the_variable_is_written():
    assert f"`{VARIABLE}`" in section(GUIDE, "Where things are")


# The rooms


def test_every_package_has_its_row_and_every_row_its_package():
    rows = re.findall(r"^\| `(\S+)/` \| \S", section(ARCHITECTURE, "Rooms"), re.MULTILINE)
    there = [
        path.parent.relative_to(ROOT / "reader").as_posix()
        for path in (ROOT / "reader").rglob("*/__init__.py")
    ]
    assert sorted(rows) == sorted(there)


def test_every_module_outside_packages_has_its_row():
    rows = re.findall(r"^\| `(\w+\.py)` \| \S", section(ARCHITECTURE, "Rooms"), re.MULTILINE)
    assert {*rows} == {path.name for path in (ROOT / "reader").glob("*.py")} - {"__init__.py"}


def test_the_import_layers_are_those_of_the_contract():
    [written] = re.findall(r"```\n(.*?)```", section(ARCHITECTURE, "Imports"), re.DOTALL)
    assert written.split("\n")[:-1] == PROJECT["tool"]["importlinter"]["contracts"][0]["layers"]


def test_the_names_in_the_architecture_exist():
    found = {name: each for module in modules() for name, each in vars(module).items()}
    members = re.findall(r"`([A-Z]\w+)\.(\w+)`", ARCHITECTURE)
    assert len(members) > 6
    for owner, name in members:
        assert owner in found, owner
        assert hasattr(found[owner], name), f"{owner}.{name}"
    for name in re.findall(r"`([A-Z][a-z]\w+)`", without_code(ARCHITECTURE)):
        assert name in found, name


# The pages


def test_the_first_ten_lines_hold_the_picture_and_the_commands():
    first = "\n".join(README.splitlines()[:10])
    [picture] = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", first)
    assert (ROOT / picture).is_file()
    assert "make run" in first
    assert "make test" in first
    assert "pipx install ." in first


def test_the_readme_is_one_page():
    assert len(README.encode()) <= 8192


def test_the_readme_links_every_page():
    linked = set(re.findall(r"\]\(docs/(\w[\w-]*\.md)\)", README))
    assert linked == {page.name for page in {*DOCS.glob("*.md"), *PRINTED}}


def slug(heading):
    """The anchor of a heading, as Markdown's readers make it."""
    return re.sub(r"[^\w\- ]", "", heading.casefold()).strip().replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_somewhere(page):
    for link in re.findall(r"\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if "://" in link or target in PRINTED:
            continue
        assert target.exists(), link
        if anchor:
            headings = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in map(slug, headings), link


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_path_that_is_named_exists(page):
    text = page.read_text(encoding="utf-8")
    for path in re.findall(r"`((?:docs|tests|texts|tools)/[\w./-]+)`", text):
        assert (ROOT / path).exists() or ROOT / path in PRINTED, path
    places = [ROOT, ROOT / "reader", ROOT / "reader/ui/reading"]
    for path in re.findall(r"`((?:\w+/)*\w+\.py)`", text):
        assert any((place / path).exists() for place in places), path


@pytest.mark.parametrize("page", [*PAGES, ROOT / "texts" / "guide.md"], ids=named)
def test_a_highlight_and_an_annotation_are_never_called_marks(page):
    text = without_code(page.read_text(encoding="utf-8"))
    prose = re.sub(r"quotation marks|`[^`\n]*`", "", text)
    assert not re.findall(r".*\bmark(?:s|ed|ing)?\b.*", prose, re.IGNORECASE)


def test_every_target_of_make_is_written():
    targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE)
    written = re.findall(r"^    make (\w+)", README, re.MULTILINE)
    assert {*written} == {*targets, "docs"} - {"help"}


def test_the_changelog_has_what_is_not_released_on_top():
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert headings[0] == "Unreleased"


def test_no_file_holds_a_path_of_one_machine():
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("this is no checkout")
    listed_files = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    # In pieces, so that this file does not hold what it looks for.
    paths = [
        "/".join(("", *parts)).encode() for parts in (("work", ""), ("root", ""), ("tmp", "v"))
    ]
    held = [
        name
        for name in filter(None, listed_files)
        if (ROOT / name).is_file() and any(path in (ROOT / name).read_bytes() for path in paths)
    ]
    assert not held
