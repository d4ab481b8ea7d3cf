"""The pages that are printed from the code are as the code prints them."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import click
import pytest

from reader.cli.main import cli
from reader.ui.keys.commands import listed
from reader.ui.keys.keymap import Keymap

ROOT = Path(__file__).parents[1]
HEAD = "| keys | id | what it does |"


@pytest.fixture(scope="module")
def pages():
    spec = spec_from_file_location("write_docs", ROOT / "tools" / "write_docs.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.PAGES


@pytest.mark.parametrize("name", ["keys", "cli"])
def test_the_page_is_current(pages, name):
    written = (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
    assert written == pages[name](), "make docs writes it anew"


def test_every_command_has_a_row(pages):
    lines = pages["keys"]().splitlines()
    rows = [line for line in lines if line.startswith("| ") and line != HEAD]
    ids = {row.rsplit(" | ", 2)[1].strip("`") for row in rows}
    known = [each.id for each in listed(Keymap())]
    assert len(rows) == len(known)
    assert ids == set(known)


def test_every_verb_has_a_section_with_its_options(pages):
    page = pages["cli"]()
    for name, verb in cli.commands.items():
        if verb.hidden:
            continue
        start = page.index(f"\n## `reader {name} ")
        section = page[start : page.find("\n## ", start + 1)]
        for option in verb.params:
            if isinstance(option, click.Option):
                assert f"`{option.opts[0]}`" in section
