"""The keys that the documentation and the practice text name are those there are."""

import re

import pytest
from pages import ROOT, first_column, section, spans, table, without_code

from reader.query.query import parse
from reader.ui.keys.commands import listed
from reader.ui.keys.keymap import Keymap
from reader.ui.keys.sequence import shown
from reader.workspace.paths import VARIABLE
from reader.workspace.texts.loading import load

README, CITATIONS, LESSONS = (
    (ROOT / name).read_text(encoding="utf-8")
    for name in ("README.md", "docs/citations.md", "texts/guide.md")
)


NO_KEY = re.compile(
    r"reader|(?:reader|make|pipx) .+|\S*\w/\S*|/…/|[\w-]+\.\w{2,}|\.\w{2,}|\w+:\S*|--\w.*|\$[A-Z]+"
)
"""What stands between backticks and is a command, a path, an ending, a facet, an option …"""
WORDS = {
    *("fg", "jq", "set-clipboard", "wl-clipboard", "xclip", "xsel"),
    *("town-hall", "media", VARIABLE),
}
"""What else does."""


def keys_of(commands):
    """The keys of commands, as a person is shown them."""
    return {
        re.sub(r"^(\S) \{char\}$", r"\1{char}", shown(key))
        for each in commands
        for key in each.keys
    }


@pytest.fixture(scope="module")
def commands():
    """All commands there are, with their usual keys."""
    return list(listed(Keymap()))


def uncounted(key):
    """A key without the number before it; a number alone is a key."""
    return re.sub(r"^\d+(?=\D)", "", key)


@pytest.mark.parametrize("page", ["README.md", "texts/guide.md", "docs/guide.md"])
def test_every_key_that_a_page_names_exists(page, commands):
    keys = keys_of(commands) | {"C-q"}
    text = without_code((ROOT / page).read_text(encoding="utf-8"))
    told = {uncounted(each) for each in spans(text)}
    assert len(told & keys) >= 10
    assert {each for each in told - keys - WORDS if not NO_KEY.fullmatch(each)} == set()


def test_the_keys_of_the_metadata_are_those_there_are(commands):
    written = first_column(table(section(CITATIONS, "The metadata of a text")))
    there = keys_of(each for each in commands if each.id.startswith("describe."))
    assert set(written) - {"Enter"} == there - {"Delete", "?", "q"}


def test_the_readme_shows_ten_keys():
    assert len(table(section(README, "Ten keys"))) == 10


def test_the_practice_text_teaches_the_keys_of_reading_and_highlighting(commands):
    alike = {
        *("C-f", "C-b", "PgUp", "PgDn", "Home", "End", "Delete", "C-q", "C-p", "C-c", "C-z"),
        *("^", "↓", "↑", "←", "→"),
    }
    bound = keys_of(each for each in commands if each.where == commands[0].where)
    panes = {key for key in bound if key.startswith("C-w ")} | {"S-Tab"}
    counted = {uncounted(key) for key in spans(LESSONS)}
    delimiters = {key for key in bound if re.fullmatch(r"[ia][^wsp]", key)}
    assert counted & delimiters
    assert bound - alike - panes - delimiters <= counted


def test_what_the_practice_text_tells_to_type_is_understood():
    typed = re.findall(r"“(-?\w+:[^”]*)”", LESSONS)
    assert typed
    for each in typed:
        parse(each)


def test_the_practice_text_names_its_own_paragraphs():
    document = load(ROOT / "texts" / "guide.md")
    [number] = re.findall(r"`(\d+)G` is the one you are reading", LESSONS)
    [block] = [each for each in document.blocks if each.number == int(number)]
    assert f"{number}G" in document.text[block.span.start : block.span.end]


def test_the_practice_text_fits_a_lesson_on_a_screen():
    lines = LESSONS.splitlines()
    assert 60 <= len(lines) <= 150
    assert not load(ROOT / "texts" / "guide.md").notices
