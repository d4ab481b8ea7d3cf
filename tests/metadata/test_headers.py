"""Headers as programs and people write them, and the fields that a person sees in them."""

import json
import re
from pathlib import Path

import pytest

from reader.formats import markdown, plain
from reader.metadata import item, schema
from reader.metadata.front_matter import split

SHARED = Path(__file__).parents[3] / "shared" / "cases" / "headers.json"
BODY = "\n\nThe ferry was late again, and nobody said why.\n\nThat was on a Monday.\n"


def csl(header):
    return markdown.parse(header + BODY).csl


@pytest.mark.parametrize(
    "title",
    [
        '"Late" and other words',
        "'Tis the season",
        "[Draft] The ferry",
        "[Draft]",
        "{Draft} The ferry",
        "*Ferry* and shore",
        "`ferry` in C",
        "@ferry writes back",
        "%5 of all ferries",
        "&c. on ferries",
        "& other stories",
        "| a bar",
        "> 5 ferries",
        "! Attention",
        "!Attention please",
        "- a dash",
        "? a question",
        "Ferries: a history: part two",
        "#1 of all ferries",
        "The #ferry moment",
        "Ferries:",
        r'"A \d backslash',
    ],
)
def test_titles_that_yaml_refuses_are_read_as_they_were_typed(title):
    text = f"---\ntitle: {title}\nauthor:\n  - Ann Lee\n  - name: Bo Day\ndate: 2024-03-05\n---\n"
    found = split(text + BODY)
    assert item.from_fields(found.fields).csl["title"] == title
    assert len(found.fields["author"]) == 2
    assert found.fields["date"] == "2024-03-05"
    assert len(found.notices) <= 1


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("'It's here'", "It's here"),
        ('"He said "no" today"', 'He said "no" today'),
        ('"A" and "B"', '"A" and "B"'),
        ('"C:\\path"', "C:\\path"),
    ],
)
def test_quotation_marks_meant_for_yaml_are_taken_off(typed, title):
    assert split(f"---\ntitle: {typed}\nx: y\n---\nBody.").fields["title"] == title


def test_a_value_that_yaml_refuses_spoils_no_other():
    found = split(
        "---\nauthors:\n  - name: Ann: Lee\n    email: @ann\n  - @bo\ntags: [a, @b]\n"
        "description: |\n  two: lines\n  of: text\ntitle: [x] y\n---\nBody."
    )
    assert found.fields == {
        "authors": [{"name": "Ann: Lee", "email": "@ann"}, "@bo"],
        "tags": ["a", "@b"],
        "description": "two: lines\nof: text",
        "title": "[x] y",
    }
    assert len(found.notices) == 1


WHOLE = {
    "title": "The Ferry",
    "author": [{"family": "Lee", "given": "Ann"}, {"family": "Day", "given": "Bo"}],
    "issued": {"date-parts": [[2024, 3, 5]]},
}


@pytest.mark.parametrize(
    "header",
    [
        '{\n  "title": "The Ferry",\n  "authors": ["Ann Lee", "Bo Day"],\n  "year": "2024-3-5"\n}',
        '{"title": "The Ferry", "author": [{"name": "Ann Lee"}, "Bo Day"], "date": "2024-3-5",\n}',
        '---\n{"title": "The Ferry", "author": "Ann Lee and Bo Day", "date": "2024-03-05"}\n---',
        '---json\n{"title": "The Ferry", "author": "Ann Lee, Bo Day", "date": "2024-03-05"}\n---',
        ';;;\n{"title": "The Ferry", "author": "Ann Lee, Bo Day", "date": "2024-03-05"}\n;;;',
        "\n---\ntitle: The Ferry\nauthor: Ann Lee, Bo Day\ndate: 2024-03-05\n---",
        "% The Ferry\n% Ann Lee; Bo Day\n% 5 March 2024",
        "% The\n  Ferry\n% Ann Lee\n  Bo Day\n% 5 March 2024",
        "Title: The Ferry\nAuthor: Ann Lee, Bo Day\nDate: 2024-03-05\nCategory: town",
        (
            "Title: The Ferry\n\nURL Source: https://example.org/f\n\nAuthor: Ann Lee, Bo Day\n\n"
            "Published Time: 2024-03-05T10:00:00+00:00\n\nMarkdown Content:\n# Ferry"
        ),
        "title:: The Ferry\nauthor:: [[Ann Lee]], [[Bo Day]]\ndate:: [[2024-03-05]]",
        "- title:: The Ferry\n- author:: Ann Lee; Bo Day\n- date:: 2024-03-05\n- tags:: #a",
        "#+TITLE: The Ferry\n#+AUTHOR: Ann Lee, Bo Day\n#+DATE: <2024-03-05>\n#+OPTIONS: toc:nil",
        "# The Ferry\n\nAuthor:: Ann Lee; Bo Day\nDate:: 2024-03-05",
        (
            "# The Ferry\n\n![rw-book-cover](https://example.org/a.png)\n\n## Metadata\n"
            "- Author: [[Ann Lee]], [[Bo Day]]\n- Full Title: The Ferry\n- Date: 2024-03-05"
        ),
        "---\ncitation:\n  title: The Ferry\n  author: Ann Lee, Bo Day\n  issued: 2024-3-5\n---",
        (
            "---\nog:title: The Ferry\narticle:author: Ann Lee, Bo Day\n"
            "article:published_time: 2024-03-05T08:00Z\nog:type: article\n---"
        ),
        (
            "---\ncitation_title: The Ferry\ncitation_author: [Ann Lee, Bo Day]\n"
            "citation_publication_date: 2024/03/05\n---"
        ),
        (
            "---\nheadline: The Ferry\ndatePublished: 2024-03-05\ndateModified: 2024-04-01\n"
            "creators: [Ann Lee, Bo Day]\n---"
        ),
        "+++\ntitle = 'The Ferry'\ndate = 2024-03-05\n[extra]\nby = ['Ann Lee', 'Bo Day']\n+++",
        '+++\ntitle = The Ferry\ndate = 2024-03-05\nauthor = "Ann Lee, Bo Day"\n+++',
        (
            "---\ntitle: {main: The Ferry}\nyear: 2024\nmonth: March\nday: 5\n"
            "author: [[Ann Lee]], [[people/Bo Day]]\n---"
        ),
    ],
)
def test_the_same_in_many_forms(header):
    document = markdown.parse(header + BODY)
    assert {name: document.csl.get(name) for name in WHOLE} == WHOLE
    assert "2024" not in document.text
    assert "Ann" not in document.text


@pytest.mark.parametrize(
    "text",
    [
        "Ann: I was late.\nBo: So was I.\n\nThey laughed.",
        "Question: why?\nAnswer: because.\n\nThat was all.",
        "Note: this was written in haste.\n\nAnd it shows.",
        '{ "a": 1 } is an object.\n\nText.',
        "{curly} words begin this.\n\nText.",
        "% one\n% two\n% three\n% four\n\nText.",
        "std::vector is a template.\n\nText.",
        "# Head\n\nWords: more words.\n\nText.",
        "#hashtag begins this.\n\nText.",
        "Date: that is a fruit.\nPalm: that is a tree.\n\nText.",
    ],
)
def test_text_that_only_looks_like_a_header_stays(text):
    assert split(text).body == text
    assert plain.parse(text).csl.keys() <= {"title"}


@pytest.mark.parametrize(
    ("header", "field", "value"),
    [
        ("journal:\n  title: Shore Studies\n  issn: 1234-5678", "container-title", "Shore Studies"),
        ("journal:\n  title: Shore Studies\n  volume: 3", "volume", "3"),
        ("venue: Shore Conference", "container-title", "Shore Conference"),
        ("siteName: '@shore'", "container-title", "shore"),
        ('site: "[[papers/The Shore]]"', "container-title", "The Shore"),
        ("publisher:\n  name: Shore Press", "publisher", "Shore Press"),
        ("citekey: '@lee2024'", "citation-key", "lee2024"),
        ("url: '[here](https://example.org/a)'", "URL", "https://example.org/a"),
        ("url: <https://example.org/a>", "URL", "https://example.org/a"),
        ("canonicalURL: https://example.org/a", "URL", "https://example.org/a"),
        ("og:url: https://example.org/a", "URL", "https://example.org/a"),
        ("url: /posts/a", "URL", None),
        ("permalink: /:year/:title", "URL", None),
        ("website: https://example.org/a", "URL", "https://example.org/a"),
        ("website: https://example.org/a", "container-title", None),
        ("article:publisher: https://example.org/shore", "publisher", None),
        ("citation_firstpage: 3\ncitation_lastpage: 9", "page", "3-9"),
        ("citation_journal_title: Shore Studies", "container-title", "Shore Studies"),
        ("doi: DOI:10.1234/a", "DOI", "10.1234/a"),
        ("locale: en_GB", "language", "en-GB"),
        ("type: article\nog:type: article", "type", None),
        ("itemType: journalArticle", "type", "article-journal"),
        ("title: '{{title}}'", "title", None),
        ('date: "`r Sys.Date()`"', "issued", None),
        ("date: soon\nyear: 2023", "issued", {"date-parts": [[2023]]}),
        ("published: true\ndate: 2023", "issued", {"date-parts": [[2023]]}),
        ("date: {iso-8601: 2023-01-02}", "issued", {"date-parts": [[2023, 1, 2]]}),
        ("source: https://a.example/x\ncreated: 2025-01-02", "issued", None),
        (
            "source: https://a.example/x\ncreated: 2025-01-02",
            "accessed",
            {"date-parts": [[2025, 1, 2]]},
        ),
        (
            "url: https://a.example/x\npublished: 2020\ncreated: 2025",
            "issued",
            {"date-parts": [[2020]]},
        ),
        ("created: 2025-01-02", "issued", {"date-parts": [[2025, 1, 2]]}),
        ("title: Ferry\nsubtitle: A history", "title", "Ferry: A history"),
        ("title: Why?\nsubtitle: A history", "title", "Why? A history"),
        ("title: Ferry | Shore News\nsite: Shore News\nurl: https://a.example/x", "title", "Ferry"),
        ("title: Ferry - Shorenews\nurl: https://www.shorenews.example/x", "title", "Ferry"),
        ("title: Ferry - a history\nurl: https://a.example/x", "title", "Ferry - a history"),
        ("title: Ferry | Shore", "title", "Ferry | Shore"),
    ],
)
def test_fields_by_the_names_that_people_use(header, field, value):
    found = item.from_fields(split(f"---\n{header}\n---{BODY}").fields).csl
    assert found.get(field) == value


@pytest.mark.skipif(not SHARED.exists(), reason="no cases beside the repository")
def test_the_sample_headers_have_their_titles_and_addresses():
    for case in json.loads(SHARED.read_text()):
        found = markdown.parse(case["text"]).csl
        for name in ("title", "URL"):
            if name in case["want"]:
                assert found.get(name, "") == case["want"][name], case["name"]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Motion Picture", "motion_picture"),
        ("video recording", "motion_picture"),
        ("http://schema.org/NewsArticle", "article-newspaper"),
        ("schema:Book", "book"),
        ("Court Case", "legal_case"),
        ("Legal_Case", "legal_case"),
        ("image", "graphic"),
        ("Tweet", "post"),
        ("audioRecording", "song"),
        ("e-mail", "personal_communication"),
        ("PhD Thesis", "thesis"),
        ("Master’s thesis", "thesis"),
        ("podcast episode", "broadcast"),
        ("data set", "dataset"),
        ("Wikipedia article", "entry-encyclopedia"),
        ("law", "legislation"),
        ("book review", "review-book"),
        ("White Paper", "report"),
        ("article", None),
        ("post", None),
        ("note", None),
        ("recipe", None),
    ],
)
def test_words_for_types(word, kind):
    assert csl(f"---\ntype: {word}\ntitle: T\n---").get("type") == kind


@pytest.mark.parametrize("kind", sorted(schema.TYPES.keys() - {"article", "post", "document"}))
def test_every_type_of_csl_can_be_said(kind):
    assert csl(f"---\ntype: {kind.replace('_', ' ').title()}\ntitle: T\n---")["type"] == kind


def test_a_header_may_name_any_person_of_csl():
    said = csl(
        "---\ntitle: T\ndirector: Bo Day\nscript_writer: [Ann Lee]\nInterviewer: Cy Fox\n---"
    )
    assert said["director"] == [{"family": "Day", "given": "Bo"}]
    assert said["script-writer"] == [{"family": "Lee", "given": "Ann"}]
    assert said["interviewer"] == [{"family": "Fox", "given": "Cy"}]


def test_other_variables_count_where_the_type_is_csl_s():
    said = "version: 1.2\nstatus: draft\nmedium: DVD"
    plain = csl(f"---\ntitle: T\n{said}\n---")
    assert {"version", "status"}.isdisjoint(plain)
    assert plain["medium"] == "DVD"
    typed = csl(f"---\ntitle: T\ntype: software\n{said}\n---")
    assert (typed["version"], typed["status"]) == ("1.2", "draft")


@pytest.mark.parametrize(
    "header",
    [
        "title: The ferry\nauthor: Ann Lee\ndate: 2024/3/5 10:30:00\n---",
        "Title:   The ferry\nAuthor:  Ann Lee\nDate:    March 5, 2024\nAffiliation: Shore",
        "#+TITLE: The ferry\n#+AUTHOR: Ann Lee\n#+DATE: <2024-03-05 Tue>",
        ":Title: The ferry\n:Author: Ann Lee\n:Date: 2024-03-05",
        "---\nназвание: The ferry\nавтор: Ann Lee\nдата: 5 марта 2024\n---",
        "---\n标题: The ferry\n作者: Ann Lee\n日期: 2024年3月5日\n---",
        "---\nタイトル: The ferry\n著者: Ann Lee\n日付: 2024年3月5日\n---",
        "---\n제목: The ferry\n저자: Ann Lee\n날짜: 2024년 3월 5일\n---",
        "---\ntitolo: The ferry\nautore: Ann Lee\ndata: 5 marzo 2024\n---",
        "---\ntytuł: The ferry\nautor: Ann Lee\ndata: 5 marca 2024\n---",
        "---\nbaşlık: The ferry\nyazar: Ann Lee\ntarih: 5 Mart 2024\n---",
        "---\ntitle: The ferry\nauthor: Ann Lee\ndates:\n  published: 2024-03-05\n---",
        "---\ntitle: The ferry\nauthor: Ann Lee\ndate-released: 2024-03-05\n---",
        "# The ferry\n\nAuthor: Ann Lee\nPublished: March 5, 2024\nURL: https://e.org/a",
    ],
)
def test_forms_and_languages_of_headers(header):
    found = markdown.parse(header + BODY)
    assert found.title == "The ferry"
    assert found.csl["author"] == [{"family": "Lee", "given": "Ann"}]
    assert found.csl["issued"] == {"date-parts": [[2024, 3, 5]]}
    assert found.text.endswith("That was on a Monday.")
    assert "Ann Lee" not in found.text


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("author: TODO", "author", None),
        ("author: [Ann Lee, unknown]", "author", [{"family": "Lee", "given": "Ann"}]),
        ("pages: 12--19", "page", "12-19"),
        ('"@type": NewsArticle', "type", "article-newspaper"),
        ("periódico: El Correo", "type", "article-newspaper"),
        ("biblio: {volume: 3, first_page: 12, last_page: 19}", "page", "12-19"),
        (
            "source-url: https://e.org/a\ncreated: 2024-04-01",
            "accessed",
            {"date-parts": [[2024, 4, 1]]},
        ),
    ],
)
def test_fields_as_programs_write_them(line, name, value):
    assert csl(f"---\ntitle: T\n{line}\n---").get(name) == value


def test_each_line_of_authors_is_one():
    found = csl("Title: T\nAuthor: Ann Lee\n        Bo Day\nDate: 2024")
    assert [each["family"] for each in found["author"]] == ["Lee", "Day"]


def test_lines_below_a_heading_that_are_no_header_stay():
    found = markdown.parse("# The ferry\n\nNote: it was late.\nAgain: late.\n\nMore.\n")
    assert found.text.startswith("The ferry\n\nNote: it was late. Again: late.")


@pytest.mark.parametrize(
    ("field", "name", "wanted"),
    [
        ("lien: https://x.example/a", "URL", "https://x.example/a"),
        ("链接: https://x.example/a", "URL", "https://x.example/a"),
        ("Quelle: https://x.example/a", "URL", "https://x.example/a"),
        ("Quelle: Der Kurier", "container-title", "Der Kurier"),
        ("isPartOf: {name: The Courier}", "container-title", "The Courier"),
        ("author: Ann Lee^[Quay University]", "author", [{"family": "Lee", "given": "Ann"}]),
        ("author: admin", "author", None),
        ("court: Shore County Court", "authority", "Shore County Court"),
    ],
)
def test_fields_under_more_names(field, name, wanted):
    assert markdown.parse(f"---\ntitle: Quays\n{field}\n---\nWords.").csl.get(name) == wanted


def test_of_a_header_without_measure_the_first_lines_are_read_and_no_line_is_in_the_text():
    keys = "".join(f"key{number}: a word\ntags:\n- a word\n" for number in range(5_000))
    front = split(f"---\ntitle: Ferries\n{keys}---\n\nWords.\n")
    assert front.body == "\nWords.\n"
    assert front.fields["title"] == "Ferries"
    (told,) = front.notices
    assert re.fullmatch(r"Only the first [\d,]+ of 15,001 lines of the header were read\.", told)


def test_a_long_text_between_rules_is_no_header():
    text = f"---\nNote: a word.\n{'It rained all day.' * 3_000}\n---\n\nWords.\n"
    assert split(text).body == text
