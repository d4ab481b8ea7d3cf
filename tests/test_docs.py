"""What is written about Reader is true of it, and what is true of it is written."""

import inspect
import re
import shlex
import shutil
import subprocess
import tomllib
from importlib import import_module
from pathlib import Path

import click
import pytest
from textual.app import App
from textual.binding import Binding

from reader import config
from reader.citation.markup.formats import FORMATS
from reader.citation.references.exports import export
from reader.citation.registry import STYLES, style_named
from reader.cli import main as command_line
from reader.cli import maintenance
from reader.cli.main import cli
from reader.errors import ReaderError
from reader.export import passage, sheet
from reader.query.facets import DIRECTIVES, FACETS, SORTS
from reader.query.query import parse
from reader.ui.annotations.export import ExportScreen
from reader.ui.annotations.facet_dialog import FacetList
from reader.ui.annotations.panel import AnnotationList
from reader.ui.annotations.query_line import QueryLine
from reader.ui.annotations.saved_dialog import SavedScreen
from reader.ui.app import ReaderApp
from reader.ui.dialogs.change import ChangeView
from reader.ui.dialogs.cite import FORMAT_TITLES, PART_TITLES, PLACE_TITLES, CiteScreen
from reader.ui.dialogs.find_all import FindAllScreen
from reader.ui.dialogs.metadata import MetadataScreen
from reader.ui.dialogs.note import NoteScreen
from reader.ui.dialogs.note_view import NoteView
from reader.ui.dialogs.open_text import OpenScreen
from reader.ui.dialogs.repair import RepairScreen
from reader.ui.dialogs.styles import StylesScreen
from reader.ui.dialogs.tag_browser import TagBrowser
from reader.ui.dialogs.tag_tree import TagTreeScreen
from reader.ui.dialogs.tags import TagQuestion
from reader.ui.keys.commands import checked, listed
from reader.ui.keys.keymap import Keymap
from reader.ui.keys.names import read_keys
from reader.ui.keys.presets import ARROWS, PRESETS
from reader.ui.keys.sequence import shown, spelling
from reader.ui.pane.pane import DocumentPane
from reader.ui.reading.documents import DocumentsScreen
from reader.ui.reading.find import FindScreen
from reader.ui.reading.highlights import MarksScreen
from reader.ui.reading.hold import HoldScreen
from reader.ui.reading.listing import ListingScreen
from reader.ui.reading.metadata import DescribingScreen
from reader.ui.reading.notes import NotingScreen
from reader.ui.reading.panel import PanelScreen
from reader.ui.reading.panes import PanesScreen
from reader.ui.reading.pens import PensScreen
from reader.ui.reading.places import PlacesScreen
from reader.ui.reading.repair import MendScreen
from reader.ui.reading.screen import ReadingScreen
from reader.ui.reading.steps import StepsScreen
from reader.ui.reading.tags import TaggingScreen
from reader.ui.reading.watch import WatchScreen
from reader.ui.widgets.chooser import ChooserScreen
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.pick_list import PickList
from reader.workspace.library import MARKDOWN, PLAIN, load
from reader.workspace.paths import VARIABLE, Workspace

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "texts" / "guide.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

SPAN = re.compile(r"`([^`\n]+)`")
KEY_TABLES = {
    "In a text": (
        *(DocumentPane, PanesScreen, DocumentsScreen, WatchScreen, PlacesScreen),
        *(
            FindScreen,
            MarksScreen,
            PensScreen,
            TaggingScreen,
            NotingScreen,
            HoldScreen,
            StepsScreen,
            MendScreen,
            PanelScreen,
            ListingScreen,
            DescribingScreen,
            ReadingScreen,
        ),
        *(ReaderApp, App),
    ),
    "In the list of marks": (PickList, AnnotationList),
}
BOXES = {
    "every box": Dialog,
    "lists to choose from": ChooserScreen,
    "opening a text": OpenScreen,
    "finding in all texts": FindAllScreen,
    "tags": TagQuestion,
    "looking at all tags": TagTreeScreen,
    "changing all tags": TagBrowser,
    "a note": NoteScreen,
    "looking at notes": NoteView,
    "what changed": ChangeView,
    "repairing": RepairScreen,
    "citing": CiteScreen,
    "all styles": StylesScreen,
    "the metadata of a text": MetadataScreen,
    "the query line": QueryLine,
    "saved queries": SavedScreen,
    "facets": FacetList,
    "giving out": ExportScreen,
}


def section(text, heading):
    """What stands under a heading, up to the next one that is no lower."""
    [(level, at)] = [
        (len(found[1]), found.end())
        for found in re.finditer(r"^(#+) (.+)$", text, re.MULTILINE)
        if found[2] == heading
    ]
    return re.split(rf"^#{{1,{level}}} ", text[at:], maxsplit=1, flags=re.MULTILINE)[0]


def table(text):
    """The rows of the first table in a text, without its head: the cells of each."""
    lines = re.search(r"(?:^\|.*\n?)+", text, re.MULTILINE)[0].splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert len({len(row) for row in rows}) == 1, "a row has more cells than another"
    return rows[2:]


def spans(cell):
    """What stands between backticks."""
    return SPAN.findall(cell)


@pytest.fixture(scope="module")
def keys_of():
    """Answers the keys that a class binds, as a person is shown them."""

    def bound(*classes):
        return [
            spelling(binding)
            for each in classes
            for binding in Binding.make_bindings(vars(each).get("BINDINGS", ()))
            if not binding.system
        ]

    return bound


# Keys


def test_every_class_with_keys_is_in_a_table():
    listed = {*BOXES.values(), *(each for classes in KEY_TABLES.values() for each in classes)}
    modules = [
        import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
        for path in (ROOT / "reader/ui").rglob("[a-z]*.py")
    ]
    found = {
        each
        for module in modules
        for each in vars(module).values()
        if inspect.isclass(each) and each.__module__ == module.__name__ and "BINDINGS" in vars(each)
    }
    assert found == listed - {App}


@pytest.mark.parametrize("heading", KEY_TABLES)
def test_the_key_table_has_the_keys_there_are(keys_of, heading):
    rows = table(section(README, heading))
    written = [key for keys, _ in rows for key in spans(keys)]
    assert len(written) == len(set(written))
    assert set(written) == set(keys_of(*KEY_TABLES[heading]))


def test_the_key_table_of_boxes_has_the_keys_there_are(keys_of):
    rows = table(section(README, "In a box that asks something"))
    assert {where for where, _, _ in rows} == set(BOXES)
    for where, box in BOXES.items():
        written = [key for at, keys, _ in rows for key in spans(keys) if at == where]
        assert sorted(written) == sorted(keys_of(box)), where


def all_keys(keys_of):
    classes = [each for group in KEY_TABLES.values() for each in group]
    return {*keys_of(*classes, *BOXES.values())}


def uncounted(key):
    """A key without the number before it; a number alone is a key."""
    return re.sub(r"^\d+(?=\D)", "", key)


def test_every_key_that_the_guide_speaks_of_exists(keys_of):
    told = set(spans(GUIDE)) - {"annotations/annotations.json"}
    assert told
    assert {uncounted(key) for key in told} <= all_keys(keys_of)


def test_every_key_that_the_readme_speaks_of_exists(keys_of):
    text = section(README, "What it does for you") + section(README, "Keys")
    told = {key for key in spans(text) if re.fullmatch(r"\d*(C-\w( \S+)?|\S)", key)}
    assert told
    assert {uncounted(key) for key in told} <= all_keys(keys_of)


def test_the_guide_teaches_the_keys_of_reading_and_marking(keys_of):
    alike = {
        "C-f",
        "C-b",
        "PgUp",
        "PgDn",
        "Home",
        "End",
        "Delete",
        "C-q",
        "C-p",
        "C-c",
        "C-z",
        "^",
        "↓",
        "↑",
        "←",
        "→",
    }
    bound = keys_of(*KEY_TABLES["In a text"])
    windows = {key for key in bound if key.startswith("C-w ")} | {"S-Tab"}
    counted = {uncounted(key) for key in spans(GUIDE)}
    marks = {key for key in bound if re.fullmatch(r"[ia][^wsp]", key)}
    assert counted & marks
    assert set(bound) - alike - windows - marks <= counted


def test_what_the_guide_tells_to_type_is_understood():
    for typed in re.findall(r"“(-?\w+:[^”]*)”", GUIDE):
        parse(typed)


def test_the_guide_names_its_own_paragraphs():
    document = load(ROOT / "texts" / "guide.md")
    [number] = re.findall(r"`(\d+)G` is the one you are reading", GUIDE)
    [block] = [each for each in document.blocks if each.number == int(number)]
    assert f"{number}G" in document.text[block.span.start : block.span.end]


def test_the_guide_fits_a_lesson_on_a_screen():
    lines = GUIDE.splitlines()
    assert 60 <= len(lines) <= 150
    assert not load(ROOT / "texts" / "guide.md").notices


# Settings


EXAMPLE = re.search(r"```toml\n(.*?)```", README, re.DOTALL)[1]


def test_the_example_of_settings_holds_all_there_are_and_is_right():
    found = config.parse(EXAMPLE.encode(), Path("config.toml")).with_known_manner()
    assert found.problems == ()
    assert checked(found)[1] == ()
    assert found.theme in ReaderApp(Workspace(ROOT)).available_themes
    said = tomllib.loads(EXAMPLE)
    assert set(said) == set(config.SETTINGS)
    assert set(said["pens"][0]) == {"color", *config.PEN_FIELDS}


def test_every_setting_is_written():
    text = section(README, "Settings and your own keys")
    assert [spans(row[0])[0] for row in table(text)] == list(config.SETTINGS)
    pens = table(text[text.index("| setting of a pen") :])
    assert [spans(row[0])[0] for row in pens] == ["color", *config.PEN_FIELDS]
    assert spans(pens[0][1]) == list(config.COLORS)
    assert f"`{config.VARIABLE}`" in text
    presets = [row for row in table(text) if spans(row[0]) == ["preset"]]
    assert spans(presets[0][1]) == list(config.PRESETS)
    assert config.PRESETS == maintenance.PRESETS == tuple(PRESETS)


def test_the_keys_of_arrows_are_written():
    text = section(README, "Settings and your own keys").partition("With the preset")[2]
    written = {key for row in table(text) for key in spans(row[0])}
    keymap = Keymap("arrows")
    there = {shown(key) for each in listed(keymap) if each.id in ARROWS for key in each.keys}
    assert written == there


def test_what_can_not_be_bound_is_written():
    text = section(README, "Settings and your own keys")
    listed_keys = re.search(r"these can't be bound: (.*?)\. ", text)[1]
    for key in spans(listed_keys):
        with pytest.raises(ReaderError):
            read_keys(key)
    assert {*["C-i", "C-m", "C-[", "C-h", "C-/", "S-Space", "C-Enter"]} == set(spans(listed_keys))


# The command line


def written_commands():
    """For each verb, the options that the README names; `open` is the row without a verb."""
    found = {}
    for command, options, told in table(section(README, "Commands")):
        word = re.match(r"`reader (\w+)", command)
        named = {each for each in spans(options) + re.findall(r"--\w+", told) if each[0] == "-"}
        found[word[1] if word else "open"] = named
    return found


def test_every_verb_and_option_is_written_and_every_written_one_exists():
    written = written_commands()
    general = {name for each in cli.params for name in each.opts}
    general |= set(cli.context_settings["help_option_names"])
    assert written.pop("open") == general
    assert set(cli.commands) - set(written) == {"open"}
    assert set(written) <= set(cli.commands)
    for verb, options in written.items():
        params = cli.commands[verb].params
        there = {name for each in params if isinstance(each, click.Option) for name in each.opts}
        assert options == there, verb


def test_every_value_of_an_option_is_written():
    rows = table(section(README, "Commands").partition("`town-hall`.")[2])
    written = {spans(option)[0]: tuple(spans(values)) for option, values in rows}
    assert written == {
        "--color": command_line.COLORS,
        "--style": command_line.STYLES,
        "--format": command_line.FORMATS,
        "--part": command_line.PARTS,
        "--locator": command_line.LOCATORS,
        "--by": command_line.GROUPS,
        "--preset": maintenance.PRESETS,
    }


def test_the_values_of_options_are_those_of_the_rooms():
    assert command_line.PARTS == passage.PARTS
    assert command_line.GROUPS == sheet.GROUPS
    assert (*passage.TEXT_FORMATS, *passage.REFERENCE_FORMATS) == command_line.FORMATS
    assert [style_named(name) for name in command_line.STYLES] == list(STYLES)
    assert tuple(style.names[0] for style in STYLES) == command_line.STYLES
    assert set(passage.TEXT_FORMATS) == set(FORMATS)
    assert all(export([], name) is not None for name in passage.REFERENCE_FORMATS)
    assert tuple(FORMAT_TITLES) == command_line.FORMATS
    assert tuple(PART_TITLES) == command_line.PARTS
    assert tuple(PLACE_TITLES) == command_line.LOCATORS == passage.LOCATORS == config.LOCATORS


def test_the_examples_of_the_command_line_are_understood():
    examples = re.findall(r"^    (.*\breader .+)$", README, re.MULTILINE)
    examples += [each for each in spans(README) if re.match(r"reader [a-z-]", each)]
    asked = 0
    for example in examples:
        words = shlex.split(example, comments=True)
        words = words[words.index("reader") + 1 :]
        end = next((at for at, word in enumerate(words) if word in {"|", ">", ">>"}), len(words))
        words = words[2:end] if words[0] == "-w" else words[:end]
        if words[0] in cli.commands and not {"PATH", "DOC", "SHELL", "[QUERY]"} & set(words):
            asked += 1
            with cli.commands[words[0]].make_context(words[0], words[1:]) as context:
                parse(" ".join(context.params.get("query", ())))
    assert asked > 8


# Queries


def test_every_facet_is_written_and_every_written_one_exists():
    rows = {spans(facet)[0]: values for facet, _, values in table(section(README, "Queries"))}
    assert list(rows) == [f"{name}:" for name in (*FACETS, *DIRECTIVES)]
    assert spans(rows["sort:"]) == list(SORTS)
    for name, kind in FACETS.items():
        if kind.choices:
            assert spans(rows[f"{name}:"]) == list(kind.choices), name


def test_the_examples_of_queries_are_understood():
    text = section(README, "Queries")
    dates = text.partition("Dates:")[2].partition(" A facet")[0]
    assert len(spans(dates)) > 8
    for each in spans(dates):
        parse(f"since:{each}")
    for each in spans(text.partition("reader cite`.")[2].partition("| facet")[0]):
        if each not in {"OR", "NOT", "-"}:
            parse(each)


# The file, the rooms, the picture


def test_the_files_of_the_library_are_written():
    [row] = [cells for cells in table(section(README, "Where things are")) if "`.md`" in cells[0]]
    assert {each for each in spans(row[0]) if each[0] == "."} == MARKDOWN | PLAIN


def test_the_variable_is_written():
    assert f"`{VARIABLE}`" in section(README, "Where things are")


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


def test_the_names_in_the_flow_exist():
    named = re.findall(r"`([A-Z]\w+)\.(\w+)`", ARCHITECTURE)
    assert len(named) > 6
    modules = [
        import_module(
            ".".join(("reader", *path.relative_to(ROOT / "reader").with_suffix("").parts))
        )
        for path in (ROOT / "reader").rglob("[a-z]*.py")
    ]
    for owner, name in named:
        owners = [vars(module)[owner] for module in modules if owner in vars(module)]
        assert owners, owner
        assert hasattr(owners[0], name), f"{owner}.{name}"


def test_the_first_ten_lines_hold_the_picture_and_the_commands():
    first = "\n".join(README.splitlines()[:10])
    [picture] = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", first)
    assert (ROOT / picture).is_file()
    assert "make run" in first
    assert "make test" in first
    assert "pipx install ." in first


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "docs/architecture.md"])
def test_every_file_that_is_linked_exists(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#]+)\)", text):
        if "://" not in link:
            assert ((ROOT / name).parent / link).exists(), link


@pytest.mark.parametrize("name", ["README.md", "docs/architecture.md"])
def test_every_path_that_is_named_exists(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    for path in re.findall(r"`((?:docs|tests|texts|tools)/[\w./-]+)`", text):
        assert (ROOT / path).exists(), path


def test_every_target_of_make_is_written():
    targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert {*re.findall(r"^    make (\w+)", README, re.MULTILINE)} == {*targets} - {"help"}


def test_the_changelog_has_what_is_not_released_on_top():
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert headings[0] == "Unreleased"


def test_no_file_holds_a_path_of_one_machine():
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("this is no checkout")
    listed = subprocess.run(
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
        for name in filter(None, listed)
        if (ROOT / name).is_file() and any(path in (ROOT / name).read_bytes() for path in paths)
    ]
    assert not held
