"""The samples that the fuzzer mutates: each is a text, and each format of Reader's own has one."""

import runpy
from pathlib import Path

import pytest

from reader.formats import registry
from reader.workspace.texts import loading

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(each for each in (ROOT / "tests" / "corpus").iterdir() if each.stem != "frame")
FUZZ = runpy.run_path(str(ROOT / "tools" / "fuzz.py"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_a_sample_is_a_text(sample):
    data = FUZZ["wrapped"](sample.read_bytes(), sample.suffix)
    assert loading.read(data, sample).text
    FUZZ["read"](sample.read_bytes(), sample.suffix)


def test_each_format_has_a_sample():
    there = {each.suffix for each in SAMPLES}
    for each in registry.FORMATS:
        assert there & {*each.suffixes} or each.module.startswith("by_pandoc"), each.name
    assert there & loading.MARKDOWN
    assert there & loading.PLAIN


@pytest.mark.parametrize("suffix", [".txt", ".docx"])
def test_what_is_damaged_is_refused_in_one_line(suffix):
    FUZZ["read"](b"", suffix)
    FUZZ["read"](b"\x00\xff" * 40, suffix)
