"""No room loads what it must not: seen in fresh interpreters, not only in the import graph."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "reader"
MODULES = sorted(
    ".".join(("reader", *path.relative_to(ROOT).with_suffix("").parts))
    for path in ROOT.rglob("*.py")
    if path.name != "__init__.py" and "ui" not in path.relative_to(ROOT).parts
)
KNOWS_TINYDB = {"reader.storage"}


def loaded_by(module):
    """The names of all modules that importing one loads."""
    code = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("module", MODULES)
def test_nothing_outside_the_screen_loads_textual(module):
    assert "textual" not in loaded_by(module)


def test_the_contracts_speak_of_every_room():
    settings = tomllib.loads((ROOT.parent / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    _, textual, tinydb = (set(each.get("source_modules", ())) for each in contracts)
    rooms = {"reader.citation", "reader.formats"} | {
        name for name in MODULES if name.count(".") == 1 and name != "reader.__main__"
    }
    assert textual == rooms
    assert tinydb == rooms - {"reader.store", "reader.ledger", "reader.storage"} | {"reader.ui"}


@pytest.mark.parametrize("module", ["citation", "formats.plain", "layout", "motion", "query"])
def test_the_pure_rooms_do_not_load_the_store(module):
    assert not loaded_by(f"reader.{module}") & {"tinydb", "filelock", "click"}


def test_citing_loads_no_style_before_the_first_citation():
    assert not {"reader.citation.apa", "reader.citation.mla"} & loaded_by("reader.citation")


def test_marks_whose_text_did_not_change_wait_for_no_comparing_of_texts():
    assert not {"rapidfuzz", "reader.tracing"} & loaded_by("reader.anchoring")
