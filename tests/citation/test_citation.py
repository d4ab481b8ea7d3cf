"""Citations, entries, quotations and references, by example."""

import json
import re
import subprocess
import sys

import pytest
from csl_items import citations, day, person

from reader.citation import cite
from reader.errors import ReaderError

ARTICLE = {
    "type": "article-newspaper",
    "title": "Harbour wall to be rebuilt: what it costs",
    "author": [person("Okafor", "Ada")],
    "container-title": "The Evening Post",
    "issued": day(2023, 4, 9),
    "URL": "https://post.example/wall",
}
BOOK = {
    "type": "book",
    "title": "the salt roads of the north",
    "author": [person("Ravn", "Ida"), person("Lund", "Per-Olov K.")],
    "issued": day(2001),
    "publisher": "Kestrel Press",
    "edition": "3",
}
CHAPTER = {
    "type": "chapter",
    "title": "Ice",
    "author": [person("Ravn", "Ida")],
    "container-title": "northern roads",
    "editor": [person("Lund", "Per"), person("Berg", "Eva")],
    "page": "107-109",
    "publisher": "Kestrel Press",
    "issued": day(2003),
}
JOURNAL = {
    "type": "article-journal",
    "title": "How readers mark",
    "author": [person("Ito", "Ken"), person("Diaz", "Luz"), person("Roy", "Bo")],
    "container-title": "Journal of Margins",
    "volume": "7",
    "issue": "1-2",
    "page": "321-328",
    "issued": day(2019, 5),
    "DOI": "https://doi.org/10.5555/jm.7",
}
PAGE = {
    "type": "webpage",
    "title": "How to read a tide table",
    "URL": "https://tides.example/a_b",
    "accessed": day(2025, 2, 1),
}

ENTRIES = [
    (ARTICLE, "apa", ("Okafor, A. (2023, April 9). Harbour wall to be rebuilt: what it costs. "
     "The Evening Post. https://post.example/wall")),
    (ARTICLE, "mla", ("Okafor, Ada. “Harbour Wall to Be Rebuilt: What It Costs.” "
     "The Evening Post, 9 Apr. 2023, https://post.example/wall.")),
    (ARTICLE, "chicago", ("Okafor, Ada. 2023. “Harbour Wall to Be Rebuilt: What It Costs.” "
     "The Evening Post, April 9. https://post.example/wall.")),
    (BOOK, "apa", ("Ravn, I., & Lund, P.-O. K. (2001). the salt roads of the north (3rd ed.). "
     "Kestrel Press.")),
    (BOOK, "mla", ("Ravn, Ida, and Per-Olov K. Lund. The Salt Roads of the North. 3rd ed., "
     "Kestrel Press, 2001.")),
    (BOOK, "chicago", ("Ravn, Ida, and Per-Olov K. Lund. 2001. The Salt Roads of the North. "
     "3rd ed. Kestrel Press.")),
    (CHAPTER, "apa", ("Ravn, I. (2003). Ice. In P. Lund & E. Berg (Eds.), northern roads "
     "(pp. 107–109). Kestrel Press.")),
    (CHAPTER, "mla", ("Ravn, Ida. “Ice.” Northern Roads, edited by Per Lund and Eva Berg, "
     "Kestrel Press, 2003, pp. 107–09.")),
    (CHAPTER, "chicago", ("Ravn, Ida. 2003. “Ice.” In Northern Roads, edited by Per Lund and "
     "Eva Berg. Kestrel Press.")),
    (JOURNAL, "apa", ("Ito, K., Diaz, L., & Roy, B. (2019). How readers mark. "
     "Journal of Margins, 7(1–2), 321–328. https://doi.org/10.5555/jm.7")),
    (JOURNAL, "mla", ("Ito, Ken, et al. “How Readers Mark.” Journal of Margins, vol. 7, "
     "nos. 1–2, May 2019, pp. 321–28, https://doi.org/10.5555/jm.7.")),
    (JOURNAL, "chicago", ("Ito, Ken, Luz Diaz, and Bo Roy. 2019. “How Readers Mark.” "
     "Journal of Margins 7 (1–2): 321–28. https://doi.org/10.5555/jm.7.")),
    (PAGE, "apa", ("How to read a tide table. (n.d.). Retrieved February 1, 2025, from "
     "https://tides.example/a_b")),
    (PAGE, "mla", "How to Read a Tide Table. https://tides.example/a_b. Accessed 1 Feb. 2025."),
    (PAGE, "chicago", ("“How to Read a Tide Table.” n.d. Accessed February 1, 2025. "
     "https://tides.example/a_b.")),
]  # fmt: skip


ENTRIES += [
    (
        ARTICLE,
        "harvard",
        (
            "Okafor, A. (2023) ‘Harbour wall to be rebuilt: what it costs’, The Evening Post, "
            "9 April. Available at: https://post.example/wall."
        ),
    ),
    (
        CHAPTER,
        "harvard",
        (
            "Ravn, I. (2003) ‘Ice’, in P. Lund and E. Berg (eds) northern roads. Kestrel Press, "
            "pp. 107–109."
        ),
    ),
    (
        PAGE,
        "harvard",
        (
            "How to read a tide table (no date). Available at: https://tides.example/a_b "
            "(Accessed: 1 February 2025)."
        ),
    ),
]


@pytest.mark.parametrize(("item", "style", "expected"), ENTRIES)
def test_entry(item, style, expected):
    assert cite.bibliography_entry(item, style) == expected


CITATIONS = [
    (ARTICLE, "harvard", ("paragraph", "3-5"), "(Okafor, 2023, paras 3–5)"),
    (ARTICLE, "apa", None, "(Okafor, 2023)"),
    (ARTICLE, "apa", ("page", "12-14"), "(Okafor, 2023, pp. 12–14)"),
    (ARTICLE, "apa", ("line", "5"), "(Okafor, 2023, Line 5)"),
    (ARTICLE, "apa", ("section", "Aftermath"), "(Okafor, 2023, Section Aftermath)"),
    (ARTICLE, "mla", ("paragraph", 3), "(Okafor, par. 3)"),
    (ARTICLE, "mla", ("page", "101-108"), "(Okafor 101–08)"),
    (ARTICLE, "chicago", ("paragraph", "3-5"), "(Okafor 2023, paras. 3–5)"),
    (ARTICLE, "chicago", ("page", "101-108"), "(Okafor 2023, 101–8)"),
    (ARTICLE, "chicago", ("page", ""), "(Okafor 2023)"),
    (BOOK, "apa", None, "(Ravn & Lund, 2001)"),
    (BOOK, "chicago", None, "(Ravn and Lund 2001)"),
    (JOURNAL, "mla", None, "(Ito et al.)"),
    (PAGE, "apa", None, "(How to Read a Tide Table, n.d.)"),
    (PAGE, "chicago", None, "(“How to Read a Tide Table,” n.d.)"),
]


@pytest.mark.parametrize(("item", "style", "locator", "expected"), CITATIONS)
def test_citation(item, style, locator, expected):
    assert cite.citation(item, style, locator) == expected


NAMES = [
    (person("de Boer", "Cor"), "de Boer, C.", "Boer, Cor de"),
    (person("Boer", "Cor", **{"dropping-particle": "de"}), "Boer, C. de", "Boer, Cor de"),
    (person("d'Urf", "Jean"), "d’Urf, J.", "Urf, Jean d’"),
    (person("Cole", "Martin", suffix="Jr."), "Cole, M., Jr.", "Cole, Martin, Jr."),
    (person("Tolk", "J.R."), "Tolk, J. R.", "Tolk, J. R."),
    (person("大江", "健三郎"), "大江健三郎", "大江健三郎"),
    (person("درويش", "محمود"), "درويش, محمود", "درويش, محمود"),
    (person("Nowak", "E\u0301milie"), "Nowak, É.", "Nowak, Émilie"),
    ({"literal": "Society for Tides"}, "Society for Tides", "Society for Tides"),
    ({"given": "Madonna"}, "Madonna", "Madonna"),
    ("A plain string", "A plain string", "A plain string"),
]


@pytest.mark.parametrize(("name", "apa", "chicago"), NAMES)
def test_names(name, apa, chicago):
    item = {"type": "book", "title": "T", "author": [name], "issued": day(2000)}
    stop = "" if apa.endswith(".") else "."
    assert cite.bibliography_entry(item, "apa") == f"{apa}{stop} (2000). T."
    stop = "" if chicago.endswith(".") else "."
    assert cite.bibliography_entry(item, "chicago") == f"{chicago}{stop} 2000. T."


DATES = [
    (day(2020, 7), "2020, July", "July 2020"),
    ({"date-parts": [[2020, 3, 5], [2020, 3, 8]]}, "2020, March 5–8", "5–8 Mar. 2020"),
    ({"date-parts": [[2020, 3, 5], [2020, 4, 1]]}, "2020, March 5–April 1", "5 Mar.–1 Apr. 2020"),
    ({"date-parts": [["2020", "09"]]}, "2020, September", "Sept. 2020"),
    ({"date-parts": [[2020]], "season": 4}, "2020, Winter", "Winter 2020"),
    # The next four as citeproc-js prints them.
    (
        {"date-parts": [[2020], [2021]], "season": 4},
        "2020–2021, Winter",
        "Winter 2020–2021",
    ),
    ({"date-parts": [[2020, 21], [2020, 22]]}, "2020, Spring–Summer", "Spring–Summer 2020"),
    (
        {"date-parts": [[2020, 24], [2021, 24]]},
        "2020–2021, Winter",
        "Winter 2020–Winter 2021",
    ),
    (
        {"date-parts": [[2020, 3, 5], [2021, 3, 5]]},
        "2020–2021, March 5",
        "5 Mar. 2020–5 Mar. 2021",
    ),
    ({"date-parts": [[2020, 22]]}, "2020, Summer", "Summer 2020"),
    ({"date-parts": [[2020, 13]]}, "2020, Spring", "Spring 2020"),
    ({"date-parts": [[2020, 99, 99]]}, "2020", "2020"),
    ({"date-parts": [[2020], [0]]}, "2020–", "2020–"),
    ({"raw": "2020-03-05/2020-03-08"}, "2020, March 5–8", "5–8 Mar. 2020"),
    ({"raw": "5 March 2020"}, "2020, March 5", "5 Mar. 2020"),
    ({"literal": "late May"}, "late May", "late May"),
    ({"raw": "when it rained"}, "when it rained", "when it rained"),
    ("2020-03-05T10:00:00Z", "2020, March 5", "5 Mar. 2020"),
    (day(-44, 3, 15), "44 B.C.E., March 15", "15 Mar. 44 BC"),
    (day(1880, circa=True), "ca. 1880", "Circa 1880"),
    ({"date-parts": [None]}, "n.d.", ""),
]


@pytest.mark.parametrize(("issued", "apa", "mla"), DATES)
def test_dates(issued, apa, mla):
    item = {"type": "article-newspaper", "author": [person("Ito")], "issued": issued}
    assert cite.bibliography_entry(item, "apa") == f"Ito. ({apa})."
    assert cite.bibliography_entry(item, "mla") == (f"Ito. {mla}." if mla else "Ito.")


TITLES = [
    ("is this it?", "Ito. “Is This It?” 2000."),
    ("it ends here...", "Ito. “It Ends Here...” 2000."),
    ('a "b" c', "Ito. “A ‘b’ c.” 2000."),
    ("“We” and ‘they’", "Ito. “‘We’ and ‘They.’” 2000."),
    ("the dogs' home in the '90s", "Ito. “The Dogs’ Home in the ’90s.” 2000."),
    ("state-of-the-art e-mail from NASA", "Ito. “State-of-the-Art e-Mail from NASA.” 2000."),
    ("why: a way out", "Ito. “Why: A Way Out.” 2000."),
    ("3 < 5 & 7", "Ito. “3 < 5 & 7.” 2000."),
]


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_titles(title, expected):
    item = {"type": "speech", "title": title, "author": ["Ito"], "event": "", "genre": None}
    item["author"], item["type"], item["issued"] = ["Ito"], "interview", day(2000)
    assert cite.bibliography_entry(item, "mla") == expected


def test_a_small_word_stays_small_with_more_in_parentheses():
    item = {**BOOK, "title": "Living with(out) borders"}
    assert "Living with(out) Borders." in cite.bibliography_entry(item, "mla")


def test_titles_in_other_languages_keep_their_capitals():
    item = {**ARTICLE, "title": "die mauer am hafen", "language": "de"}
    assert "“die mauer am hafen.”" in cite.bibliography_entry(item, "mla")


def test_italics_inside_italics_turn_upright():
    item = {"type": "book", "title": "Reading <i>Emma</i> again", "author": ["Ito"]}
    assert cite.bibliography_entry(item, "mla", "markdown") == "Ito. *Reading* Emma *Again*."
    assert "<i>Reading <span style" in cite.bibliography_entry(item, "mla", "html")


def test_editors_stand_for_the_author_of_a_book_without_a_title():
    item = {
        "type": "book",
        "editor": [person("Ravn", "Ida"), person("Lund", "Per")],
        "container-title": "The Tidal Papers",
        "issued": day(2012),
    }
    entry = cite.bibliography_entry(item, "apa")
    assert entry == "Ravn, I., & Lund, P. (Eds.). (2012). In The Tidal Papers."
    assert cite.citation(item, "apa", ("page", "3")) == "(Ravn & Lund, 2012, p. 3)"


def test_foreign_text_is_escaped():
    item = {"type": "webpage", "title": "A_b *c* [d] <script> &amp; e", "author": ["1. X"]}
    assert cite.bibliography_entry(item, "apa", "markdown") == (
        r"1\. X. (n.d.). *A\_b \*c\* \[d\] \<script> \&amp; e*."
    )
    assert cite.bibliography_entry(item, "apa", "html") == (
        "1. X. (n.d.). <i>A_b *c* [d] &#60;script&#62; &#38;amp; e</i>."
    )


@pytest.mark.parametrize("style", ["apa", "mla", "chicago"])
@pytest.mark.parametrize("item", [{}, None, [], "x", {"author": {}, "issued": [], "title": {}}])
def test_nothing_gives_nothing_or_no_date(item, style):
    assert cite.bibliography_entry(item, style) in {"", "n.d.", "(n.d.)."}
    assert cite.citation(item, style) in {"", "(n.d.)"}


TITLES = [
    ("mla", "stones about rivers", "Stones about Rivers"),
    ("mla", "life before the flood and between floods", "Life before the Flood and between Floods"),
    ("chicago", "life before the flood", "Life Before the Flood"),
    ("chicago", "stones about rivers", "Stones about Rivers"),
    ("mla", "what it is about", "What It Is About"),
    ("mla", "rings of radius < λ0/2 (i.e. small)", "Rings of Radius < λ0/2 (i.e. Small)"),
    ("mla", "hours at 5 p.m. in the e.g. case", "Hours at 5 p.m. in the e.g. Case"),
    ("mla", "the U.S. and D.C. and beyond", "The U.S. and D.C. and Beyond"),
    ("mla", "this and/or that and/or", "This and/or That and/or"),
    ("mla", "α-rays and β cells", "Α-Rays and β Cells"),
]


@pytest.mark.parametrize(("style", "title", "written"), TITLES)
def test_small_words_and_symbols_in_titles(style, title, written):
    assert cite.bibliography_entry({"type": "book", "title": title}, style).startswith(written)


@pytest.mark.parametrize("style", ["apa", "mla", "chicago", "chicago-notes", "harvard"])
def test_a_family_name_comes_before_a_longer_one(style):
    people = [("Acosta Cruz", "María"), ("Acosta", "Abraham"), ("Acosta", "Zoe")]
    items = [
        {"type": "book", "title": "T", "author": [{"family": family, "given": given}]}
        for family, given in people
    ]
    entries = cite.bibliography(items, style)
    assert [entry[:9] for entry in entries] == ["Acosta, A", "Acosta, Z", "Acosta Cr"]


@pytest.mark.parametrize("style", ["apa", "chicago", "chicago-notes", "mla"])
def test_a_song_nobody_is_named_for_is_performed_by_nobody(style):
    song = {"type": "song", "title": "Reforma", "composer": [{"literal": "Noctiferia"}]}
    entry = cite.bibliography_entry(song | {"publisher": "Nika"}, style)
    assert not re.search("(?i)recorded|performed|[ds] by", entry)
    assert "Nika" in entry


QUOTATIONS = [
    ("The wall is old.", "“The wall is old” (Okafor, 2023, para. 3)."),
    ("“The wall is old.”", "“‘The wall is old’” (Okafor, 2023, para. 3)."),
    ("Is the wall old?", "“Is the wall old?” (Okafor, 2023, para. 3)."),
    ("the wall is …", "“the wall is …” (Okafor, 2023, para. 3)."),
    ("the wall is old...", "“the wall is old...” (Okafor, 2023, para. 3)."),
    ("a wall in the U.S.", "“a wall in the U.S.” (Okafor, 2023, para. 3)."),
    ("the wall, being old,", "“the wall, being old” (Okafor, 2023, para. 3)."),
    ("It\n  is  “old”", "“It is ‘old’” (Okafor, 2023, para. 3)"),
    ('"Old," he said', "“‘Old,’ he said” (Okafor, 2023, para. 3)"),
    ("“Not ‘old’”, he said", "“‘Not “old”’, he said” (Okafor, 2023, para. 3)"),
    ("it was old,” he said", "“‘it was old,’ he said” (Okafor, 2023, para. 3)"),
    ("it's 5' 10\" tall", "“it's 5' 10\" tall” (Okafor, 2023, para. 3)"),
    ("", "(Okafor, 2023, para. 3)"),
]


@pytest.mark.parametrize(("passage", "expected"), QUOTATIONS)
def test_quotation(passage, expected):
    assert cite.quotation(passage, ARTICLE, "apa", ("paragraph", "3")) == expected


def test_a_british_quotation_begins_with_single_marks():
    quoted = cite.quotation("It is “old”.", ARTICLE, "harvard", ("paragraph", "3"))
    assert quoted == "‘It is “old”’ (Okafor, 2023, para. 3)."


@pytest.mark.parametrize(
    ("style", "words"),
    [("apa", 39), ("harvard", 39), ("chicago", 99), ("chicago-notes", 99)],
)
def test_a_long_quotation_is_a_block(style, words):
    short = " ".join(["say", "“tide”"] * 60).split()[:words]
    inline = cite.quotation(" ".join(short), ARTICLE, style)
    assert inline[0] in "“‘"
    block = cite.quotation(" ".join([*short, "more."]), ARTICLE, style)
    assert block.startswith("    say ‘tide’" if style == "harvard" else "    say “tide”")
    assert "more. " in block


def test_a_block_has_the_signs_of_its_format():
    words = "word " * 40 + "end."
    assert cite.quotation(words, ARTICLE, "apa", None, "markdown").startswith("> word word")
    html = cite.quotation(words, ARTICLE, "apa", None, "html")
    assert html.startswith("<blockquote>word word")
    assert html.endswith("end. (Okafor, 2023)</blockquote>")


def test_mla_counts_lines():
    assert cite.quotation("a" * 320, ARTICLE, "mla").startswith("“a")
    assert cite.quotation("a" * 321, ARTICLE, "mla").startswith("    a")


def test_a_note_leaves_the_full_stop_inside():
    cited = cite.quotation("The wall is old.", ARTICLE, "chicago-notes")
    assert cited.startswith("“The wall is old.” Ada Okafor, “Harbour")


def test_a_quotation_is_escaped_and_never_read_as_markup():
    quoted = cite.quotation("<i>a</i> *b*", ARTICLE, "mla", None, "markdown")
    assert quoted == r"“\<i>a\</i> \*b\*” (Okafor)"
    quoted = cite.quotation("<i>a</i> & b", ARTICLE, "mla", None, "html")
    assert quoted == "“&#60;i&#62;a&#60;/i&#62; &#38; b” (Okafor)"


def work(family, given, year, title):
    return {
        "type": "book",
        "title": title,
        "author": [person(family, given)],
        "issued": day(year),
    }


def test_bibliographies_are_sorted_and_years_lettered():
    items = [
        work("Zed", "Al", 2001, "Last"),
        work("Øst", "Bo", 2002, "Two"),
        work("Øst", "Bo", 2002, "One"),
        work("Ostby", "Cy", 1999, "Three"),
    ]
    assert cite.bibliography(items, "apa") == [
        "Øst, B. (2002a). One.",
        "Øst, B. (2002b). Two.",
        "Ostby, C. (1999). Three.",
        "Zed, A. (2001). Last.",
    ]
    assert citations(items, "chicago") == [
        "(Zed 2001)",
        "(Øst 2002b)",
        "(Øst 2002a)",
        "(Ostby 1999)",
    ]


def test_namesakes_get_initials_and_repeated_names_a_dash():
    items = [work("Ray", "Al", 2001, "One"), work("Ray", "Bo", 2002, "Two")]
    assert citations(items, "apa") == ["(A. Ray, 2001)", "(B. Ray, 2002)"]
    items = [work("Ray", "Al", 2001, "One"), work("Ray", "Al", 2002, "Two")]
    assert cite.bibliography(items, "mla") == ["Ray, Al. One. 2001.", "———. Two. 2002."]
    assert citations(items, "mla") == ["(Ray, One)", "(Ray, Two)"]


def test_more_names_tell_two_teams_apart():
    team = [person("Ito"), person("Diaz"), person("Roy")]
    other = [person("Ito"), person("Moss"), person("Roy")]
    items = [{"author": team, "issued": day(2000)}, {"author": other, "issued": day(2000)}]
    assert citations(items, "apa") == ["(Ito, Diaz, et al., 2000)",
                                                "(Ito, Moss, et al., 2000)"]  # fmt: skip


def test_a_work_that_changes_is_told_apart_anew():
    first, other = work("Zed", "Al", 2001, "One"), work("Zed", "Al", 2001, "Two")
    assert cite.citation(first, "apa", beside=[first, other]) == "(Zed, 2001a)"
    other["issued"] = day(2002)
    assert cite.citation(first, "apa", beside=[first, other]) == "(Zed, 2001)"


def test_missing_fields_are_those_that_the_style_would_print():
    assert cite.missing_fields(ARTICLE, "apa") == ()
    chapter = {"type": "chapter", "title": "Ice", "author": [person("Ravn")]}
    assert cite.missing_fields(chapter, "apa") == (
        "issued", "container-title", "editor", "publisher", "page",
    )  # fmt: skip
    assert "page" not in cite.missing_fields(chapter, "chicago")
    assert cite.missing_fields({**PAGE, "accessed": None}, "mla") == (
        "author", "issued", "container-title", "accessed",
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["webpage", "post-weblog", "article-newspaper", "report"])
def test_an_access_date_is_missing_where_the_style_would_print_it(kind):
    page = {**ARTICLE, "type": kind, "publisher": "Post", "accessed": None}
    assert page["URL"]
    assert page["issued"]
    for style in ("harvard", "vancouver", "ieee"):
        assert cite.missing_fields(page, style) == ("accessed",), style
    for style in ("apa", "mla", "chicago"):
        assert cite.missing_fields(page, style) == (), style
    assert "accessed" not in cite.missing_fields({**page, "DOI": "10.1000/1"}, "harvard")


def test_biblatex():
    item = {
        **ARTICLE,
        "title": "50 % of NASA’s {plan} costs $1_0 & more ~ #1 ^ \\",
        "author": [person("Meer", "Ada", **{"non-dropping-particle": "van der"}),
                   {"literal": "Smith & Sons"}, person("Cole", "Al", suffix="Jr.")],
    }  # fmt: skip
    assert cite.references([item], "biblatex") == (
        "@article{meer202350,\n"
        "  author = {van der Meer, Ada and {Smith \\& Sons} and Cole, Jr., Al},\n"
        "  title = {50 \\% of {NASA’s} \\{plan\\} costs \\$1\\_0 \\& more \\textasciitilde{} "
        "\\#1 \\textasciicircum{} \\textbackslash{}},\n"
        "  journaltitle = {The Evening Post},\n"
        "  date = {2023-04-09},\n"
        "  entrysubtype = {newspaper},\n"
        "  url = {https://post.example/wall},\n"
        "}\n"
    )


def test_biblatex_dates():
    dates = [day(-44, 3), day(1880, circa=True), {"date-parts": [[2020], [2021]]},
             {"date-parts": [[2020]], "season": 1}, {"literal": "May"}]  # fmt: skip
    found = cite.references([{"type": "book", "issued": date} for date in dates], "biblatex")
    for line in ("{-0043-03}", "{1880~}", "{2020/2021}", "{2020-21}", "year = {May}"):
        assert line in found


def test_citekeys_are_stable_and_unique():
    same = [{**ARTICLE, "page": "2"}, {**ARTICLE, "page": "1"}, BOOK, PAGE, {}]
    assert cite.citekeys(same) == [
        "okafor2023harbourb", "okafor2023harboura", "ravn2001salt", "how", "ref",
    ]  # fmt: skip
    assert cite.citekeys(same[::-1]) == cite.citekeys(same)[::-1]


def test_csl_json_is_the_items_with_ids():
    read = json.loads(cite.references([ARTICLE, {**BOOK, "id": "mine"}], "csl-json"))
    assert read == [{**ARTICLE, "id": "okafor2023harbour"}, {**BOOK, "id": "mine"}]


@pytest.mark.parametrize(
    ("call", "hint"),
    [
        (lambda: cite.citation(BOOK, "appa"), "Did you mean apa?"),
        (lambda: cite.citation(BOOK, "zzzz"), "There are: apa, mla, chicago"),
        (lambda: cite.citation(BOOK, "apa", None, "markdwon"), "Did you mean markdown?"),
        (lambda: cite.references([BOOK], "bibtx"), "Did you mean"),
    ],
)
def test_unknown_names_are_told_with_the_nearest_right_one(call, hint):
    with pytest.raises(ReaderError, match=hint.replace("?", r"\?")):
        call()


def test_styles_go_by_several_names():
    for name in ("mla", "MLA", "modern-language-association", "MLA 9th edition", "mla_9th_edition"):
        assert cite.citation(BOOK, name) == "(Ravn and Lund)"


def test_importing_it_loads_nothing_heavy():
    code = (
        "import sys, reader.citation\n"
        "print([m for m in ('textual', 'tinydb', 'yaml', 'click', 'reader.citation.cite')"
        " if m in sys.modules])\n"
        "from reader.citation import cite\n"
        "cite.citation({}, 'apa')\n"
        "print([m for m in ('textual', 'reader.citation.styles.mla.style') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["[]", "[]"]


@pytest.mark.parametrize(
    ("style", "cited", "entry"),
    [
        ("apa", "(Smith et al., 2001)", "Smith, J., et al. (2001). T. Shore."),
        ("mla", "(Smith et al.)", "Smith, Jane, et al. T. Shore, 2001."),
        ("chicago", "(Smith et al. 2001)", "Smith, Jane, et al. 2001. T. Shore."),
        ("harvard", "(Smith et al., 2001)", "Smith, J. et al. (2001) T. Shore."),
        ("vancouver", "(1)", "1. Smith J, et al. T. Shore; 2001."),
        ("ieee", "[1]", "[1] J. Smith et al., T. Shore, 2001."),
    ],
)
@pytest.mark.parametrize("word", ["others", "et al."])
def test_others_whom_nobody_listed_are_et_al(style, cited, entry, word):
    people = [{"family": "Smith", "given": "Jane"}, {"literal": word}]
    issued = {"date-parts": [[2001]]}
    item = {"type": "book", "author": people, "title": "T", "publisher": "Shore", "issued": issued}
    assert cite.citation(item, style) == cited
    assert cite.bibliography_entry(item, style) == entry
    assert "author = {Smith, Jane and others}" in cite.references([item], "biblatex")
    assert cite.references([item], "ris").count("AU  - ") == 1


def test_others_whom_nobody_listed_sort_as_nothing():
    lee = person("Lee", "Ann")
    two = {"type": "book", "title": "T", "author": [lee, person("Ames", "Bo")]}
    cut = {"type": "book", "title": "U", "author": [lee, {"literal": "others"}]}
    assert cite.bibliography([two, cut], "apa")[0].startswith("Lee, A., et al.")
    alone = {"type": "book", "title": "T", "author": [{"literal": "Others"}]}
    assert cite.bibliography_entry(alone, "apa").startswith("Others. ")


@pytest.mark.parametrize("style", ["apa", "mla", "chicago", "chicago-notes", "harvard"])
def test_articles_at_the_beginning_of_titles_do_not_count_in_the_order(style):
    titles = ["The Ant", "Bear", "A Cat", "An Eel", "Theory"]
    items = [
        {"type": "book", "title": title, "author": [{"family": "Lee", "given": "Ann"}],
         "issued": {"date-parts": [[2001]]}} for title in reversed(titles)
    ]  # fmt: skip
    for signed in (items, [{**each, "author": []} for each in items]):
        entries = cite.bibliography(signed, style)
        assert [next(each for each in titles if each in entry) for entry in entries] == titles
    if style in {"apa", "chicago", "harvard"}:
        entries = cite.bibliography(items, style)
        assert [re.search(r"2001([a-z])", entry)[1] for entry in entries] == [*"abcde"]
