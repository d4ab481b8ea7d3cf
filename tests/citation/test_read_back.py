"""What goes out as Org and BibLaTeX means to other programs what it says."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from reader import pandoc
from reader.citation import cite

SHARED = Path(__file__).parents[3] / "shared" / "citations"

BOOK = {
    "id": "x",
    "type": "book",
    "title": "Ferries",
    "author": [{"family": "Lee", "given": "Ann"}],
    "publisher": "Lilly and Wait",
    "issued": {"date-parts": [[1832]]},
}


def test_a_number_at_the_beginning_of_a_line_of_org_is_no_footnote():
    entry = cite.bibliography_entry(BOOK, "ieee", "org")
    assert entry.startswith(r"\lbrack{}1] ")
    assert r"\lbrack{}1]" in cite.citation(BOOK, "ieee", None, "org")


def test_a_publisher_with_and_in_its_name_is_one():
    assert "publisher = {{Lilly and Wait}}," in cite.references([BOOK], "biblatex")
    other = cite.references([BOOK | {"publisher": "Wait & Sons"}], "biblatex")
    assert r"publisher = {Wait \& Sons}," in other


TITLES = [
    ("I found “Big Data” on Facebook", "I found “{Big Data}” on {Facebook}"),
    ("To H.B. Curry: Essays on Combinatory Logic",
     "To {H.B. Curry}: {Essays} on {Combinatory Logic}"),
    ("effects: and <i>Hamlet</i> in RFC 1072", r"{effects}: {and {\emph{Hamlet}}} in {RFC} 1072"),
    ("<i>E. coli</i> in water", r"{{\emph{E. coli}}} in water"),
    ("A walk in the woods", "A walk in the woods"),
    ("#andén", r"\#{andén}"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "written"), TITLES)
def test_capitals_of_a_title_are_in_braces(title, written):
    text = cite.references([BOOK | {"title": title}], "biblatex")
    assert f"  title = {{{written}}},\n" in text
    part = BOOK | {"type": "chapter", "title": "x", "container-title": title}
    assert f"  booktitle = {{{written}}},\n" in cite.references([part], "biblatex")


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("de", "ngerman"),
        ("de-AT", "naustrian"),
        ("fre", "french"),
        ("fr_FR", "french"),
        ("Deutsch", "ngerman"),
        ("Spanish; Castilian", "spanish"),
        ("en-GB", "british"),
        ("日本語", "japanese"),
        ("", ""),
        ("xx", ""),
    ],
)
def test_the_language_of_a_work_is_named_as_latex_knows_it(said, written):
    text = cite.references([BOOK | {"title": "Der Fluss", "language": said}], "biblatex")
    assert (f"  langid = {{{written}}},\n" in text) == bool(written)
    assert ("langid" in text) == bool(written)


def test_titles_in_languages_that_keep_their_capitals_have_no_braces():
    text = cite.references(
        [BOOK | {"title": "Der Fluss und die Halle", "language": "de"}], "biblatex"
    )
    assert "  title = {Der Fluss und die Halle},\n" in text


@pytest.mark.parametrize(
    ("family", "title", "key"),
    [
        ("Толстой", "Война и мир", "tolstoy2024voyna"),
        ("Παπαδόπουλος", "Ποτάμι", "papadopoylos2024potami"),
        ("עוז", "סיפור", "vz2024syfvr"),
        ("曹雪芹", "红楼梦", "caoxueqin2024hongloumeng"),
        ("Müller", "Straße", "muller2024strasse"),
    ],
)
def test_keys_are_transliterated(family, title, key):
    item = {"author": [{"family": family}], "title": title, "issued": BOOK["issued"]}
    assert cite.citekeys([item | {"issued": {"date-parts": [[2024]]}}]) == [key]


@pytest.mark.skipif(not SHARED.exists(), reason="the items are not here")
@pytest.mark.skipif(pandoc.executable() is None, reason="pandoc is not on this machine")
def test_pandoc_reads_the_titles_of_biblatex_back():
    items = real_items()
    back = read_back(cite.references(items, "biblatex"))
    same = sum(plain(back[item["id"]]) == plain(item["title"]) for item in items)
    assert same >= 0.98 * len(items), f"{same} of {len(items)} titles are read back"


def real_items():
    """The items of the cases that have a title, each once."""
    found = {}
    for name in ("real-items", "cases"):
        for case in json.loads((SHARED / f"{name}.json").read_text("utf-8"))["cases"]:
            if case["item"].get("title"):
                found[json.dumps(case["item"], sort_keys=True)] = case["item"]
    return [
        {**item, "id": f"k{at}", "citation-key": f"k{at}"} for at, item in enumerate(found.values())
    ]


def read_back(text):
    """The titles that pandoc reads, by key."""
    done = subprocess.run(
        [pandoc.executable(), "-f", "biblatex", "-t", "csljson"],
        input=text.encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )
    return {item["id"]: item.get("title", "") for item in json.loads(done.stdout)}


def plain(title):
    """A title with one shape of quotation marks and spaces."""
    return " ".join(re.sub('[‘’“”"]', "'", title).split())
