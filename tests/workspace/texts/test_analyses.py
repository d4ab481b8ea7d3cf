"""Texts that were taken apart for comparison are taken apart once, and never wrongly remembered."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader import locations
from reader.compare import texts
from reader.formats import markdown
from reader.workspace.counterparts import Counterparts
from reader.workspace.texts import analyses

TEXTS = st.text(
    alphabet=st.sampled_from("aB é ß文日.!?0 1 Ⅷ’\n#>-*“”١\u0301"), min_size=1, max_size=200
)


@pytest.fixture(autouse=True)
def _cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@given(TEXTS)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_is_kept_is_what_was_taken_apart(text):
    document = markdown.parse(f"A{text}")
    made = texts.compared(document)
    analyses.keep([made])
    assert analyses.kept(document) == made


def test_another_language_or_other_blocks_are_another_text(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("The quay is closed.\n")
    plain = markdown.parse("The quay is closed.\n")
    analyses.keep([texts.compared(plain)])
    assert analyses.kept(plain) is not None
    heading = markdown.parse("# The quay is closed.\n")
    assert heading.text == plain.text
    assert analyses.kept(heading) is None
    assert analyses.kept(markdown.parse("---\nlang: de\n---\nThe quay is closed.\n")) is None


@pytest.mark.parametrize("content", [b"", b"00000000\nx", b"\xff" * 40])
def test_a_damaged_file_counts_as_missing(content):
    document = markdown.parse("The quay is closed.\n")
    analyses.keep([texts.compared(document)])
    [place] = (locations.cache_folder() / "analyses").iterdir()
    place.write_bytes(content)
    assert analyses.kept(document) is None


def test_the_least_recently_used_ones_go(monkeypatch):
    made = [texts.compared(markdown.parse(f"Quay {at} is closed.\n")) for at in range(3)]
    monkeypatch.setattr(analyses, "_MOST_BYTES", 1)
    for each in made:
        analyses.keep([each])
    assert [analyses.kept(each.document) is not None for each in made] == [False, False, True]


def test_a_second_program_takes_no_text_of_the_library_apart(tmp_path, monkeypatch):
    paths = [tmp_path / f"{at}.md" for at in range(3)]
    for at, path in enumerate(paths):
        path.write_text(f"# Report {at}\n\nThe Harbour Board closes quay {at} for 14 months.\n")
    document = markdown.parse("The Harbour Board closes quay 1 for 14 months, it says.\n")
    span = texts.compared(document).spans[0]

    def search():
        found = Counterparts().in_library(document, span, paths, lambda _: None)
        return [(each.words, each.score, each.shared) for each in found.found]

    first, taken = search(), []
    monkeypatch.setattr(texts, "compared", taken.append)
    assert search() == first
    assert not taken
