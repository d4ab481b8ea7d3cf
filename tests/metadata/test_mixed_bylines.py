"""Bylines of papers, magazines, agencies and journals in thirty languages."""

from pathlib import Path

import pytest

from reader.metadata.people import names

CASES = Path(__file__).with_name("mixed_bylines.txt").read_text("utf-8").splitlines()


def spelled(name):
    """A name as the cases spell it: `Family|Given|particle|suffix` or `=Organisation`."""
    if "literal" in name:
        return f"={name['literal']}"
    particle = name.get("non-dropping-particle", "")
    parts = (name["family"], name.get("given", ""), particle, name.get("suffix", ""))
    return "|".join(parts).rstrip("|")


@pytest.mark.parametrize("case", CASES)
def test_who_wrote_it(case):
    line, _, wanted = (part.strip() for part in case.partition("→"))
    assert "; ".join(spelled(each) for each in names.parse(line)) == wanted
