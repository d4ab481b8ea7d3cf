"""The type of a work is guessed where nobody said it."""

import pytest

from reader.annotations.records import DocumentRecord
from reader.citation import cite
from reader.export.passage import csl_item
from reader.metadata import item
from reader.metadata.kinds.guess import guessed

URL = "https://example.org/a"
ANN = [{"family": "Lee", "given": "Ann"}]
DAY = {"date-parts": [[2024, 3, 5]]}


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"newspaper": "The Courier"}, "article-newspaper"),
        ({"magazine": "Shore"}, "article-magazine"),
        ({"journal": "Shore"}, "article-journal"),
        ({"journal": {"title": "Shore"}}, "article-journal"),
        ({"citation_journal_title": "Shore"}, "article-journal"),
        ({"journal": "The Shore Courier"}, "article-newspaper"),
        ({"journal": "The Shore Courier", "volume": "3"}, "article-journal"),
        ({"podcast": "Shores"}, "broadcast"),
        ({"court": "Shore County Court"}, "legal_case"),
        ({"patent number": "US 9,876,543 B2"}, "patent"),
        ({"dictionary": "Shore English"}, "entry-dictionary"),
        ({"album": "Shores"}, "song"),
        ({"book": "Shores of the North"}, "chapter"),
        ({"book": {"isbn": "1"}}, None),
        ({"booktitle": "Proceedings of the Shore Conference"}, "paper-conference"),
        ({"conference": "Shore 2024"}, "paper-conference"),
        ({"school": "University of Shore"}, "thesis"),
        ({"blog": "Shore"}, "post-weblog"),
        ({"site": "Shore", "url": URL}, None),
        ({"journal": "Shore", "type": "webpage"}, "webpage"),
    ],
)
def test_the_name_of_a_field_says_what_it_is(fields, kind):
    found = item.from_fields({"title": "Ferries", **fields})
    assert found.csl.get("type") == kind
    if kind and "type" not in fields:
        assert found.origin["type"] == "guessed"


@pytest.mark.parametrize(
    ("csl", "kind"),
    [
        ({"container-title": "Shore", "volume": "3", "issue": "2"}, "article-journal"),
        ({"container-title": "Shore", "DOI": "10.1/a"}, "article-journal"),
        ({"container-title": "International Journal of Shores"}, "article-journal"),
        ({"container-title": "Shore Magazine", "issue": "3"}, "article-magazine"),
        ({"container-title": "Shore", "issue": "May"}, "article-magazine"),
        ({"container-title": "The Shore Times", "URL": URL}, "article-newspaper"),
        ({"container-title": "Shore", "page": "B12"}, "article-newspaper"),
        ({"container-title": "人民日报"}, "article-newspaper"),
        ({"container-title": "Новая газета"}, "article-newspaper"),
        ({"container-title": "Shore", "issued": DAY}, "article-magazine"),
        ({"container-title": "岸边", "issued": DAY}, "article-magazine"),
        ({"container-title": "Shore", "issued": DAY, "URL": URL}, "webpage"),
        ({"container-title": "Shores", "issued": {"date-parts": [[2024]]}}, "document"),
        ({"container-title": "Shores", "publisher": "Quay", "ISBN": "1"}, "chapter"),
        ({"container-title": "Proceedings of the Third Workshop on Shores"}, "paper-conference"),
        ({"container-title": "Encyclopedia of Shores"}, "entry-encyclopedia"),
        ({"container-title": "Shore", "URL": URL}, "webpage"),
        ({"title": "Convention on Ferries"}, "treaty"),
        ({"title": "Bern Convention", "URL": URL}, "treaty"),
        ({"title": "Abkommen über die Fähren", "author": [{"literal": "Quay"}]}, "treaty"),
        (
            {"title": "Ferries of the North", "container-title": "United Nations Treaty Series"},
            "treaty",
        ),
        ({"title": "Convention on Ferries", "author": ANN}, "document"),
        ({"title": "Ferries: Hearing before the Committee on Shores"}, "hearing"),
        ({"title": "Testimony of the harbour master", "URL": URL}, "hearing"),
        ({"title": "Lee v Quay", "authority": "House of Lords"}, "legal_case"),
        ({"director": ANN, "publisher": "Shore Theatre"}, "performance"),
        ({"director": ANN, "event-place": "Shore"}, "performance"),
        ({"director": ANN, "publisher": "Shore Films"}, "motion_picture"),
        ({"genre": "Full score", "composer": ANN}, "musical_score"),
        ({"ISSN": "1234-5678", "publisher": "Quay"}, "periodical"),
        ({"issue": "12", "publisher": "Quay"}, "periodical"),
        ({"container-title": "Shore", "publisher": "BBC One"}, "broadcast"),
        ({"container-title": "Shore", "reviewed-title": "Ferries"}, "review"),
        ({"container-title": "Shore", "reviewed-author": ANN}, "review-book"),
        ({"container-title": "Shore", "page": "12-14", "issued": DAY}, "article-magazine"),
        (
            {"container-title": "Shore", "issue": "3", "page": "12-14", "issued": DAY},
            "article-magazine",
        ),
        (
            {"container-title": "Shore", "volume": "3", "page": "12-14", "issued": DAY},
            "article-journal",
        ),
        ({"container-title": "bioRxiv", "DOI": "10.1101/123456"}, "article"),
        ({"publisher": "SocArXiv", "URL": URL}, "article"),
        ({"DOI": "10.31234/osf.io/abcde", "URL": URL}, "article"),
        ({"genre": "Working paper", "number": "12", "publisher": "Shore Institute"}, "article"),
        ({"genre": "Tesis doctoral", "publisher": "Shore"}, "thesis"),
        ({"genre": "Diplomová práce", "publisher": "Shore"}, "thesis"),
        ({"publisher": "Quay Press", "ISBN": "1", "URL": URL}, "book"),
        ({"publisher": "Quay"}, "book"),
        ({"publisher": "Ministry of Shores", "number": "3"}, "report"),
        ({"publisher": "University of Shore", "genre": "PhD thesis"}, "thesis"),
        ({"publisher": "University of Shore Press"}, "book"),
        ({"URL": "https://arxiv.org/abs/2403.01234"}, "article"),
        ({"URL": "https://github.com/ann/ferry"}, "software"),
        ({"title": "Harbours and Shores Act 2010"}, "legislation"),
        ({"title": "Küstenschutzgesetz (KSchG)"}, "legislation"),
        ({"title": "Regulation (EU) 2019/1234 of the European Parliament"}, "legislation"),
        ({"title": "Loi n° 86-2 du 3 janvier 1986 relative au littoral"}, "legislation"),
        ({"title": "Shores", "URL": "https://www.legislation.gov.uk/ukpga/2010/3"}, "legislation"),
        ({"title": "What the Shores Act 2010 means", "URL": URL}, "webpage"),
        ({"title": "The Shores Act", "author": [{"family": "Lee"}], "URL": URL}, "webpage"),
        ({"title": "The Shores Act", "container-title": "The Shore Times"}, "article-newspaper"),
        ({"title": "Quay v. Shore", "container-title": "F. Supp. 2d"}, "legal_case"),
        ({"title": "Shores", "number": "H.R. 33"}, "bill"),
        ({"title": "Shore Protection Bill"}, "bill"),
        ({"title": "Buoy", "number": "EP1234567A1"}, "patent"),
        ({"title": "ISO 12345:2020 Buoys"}, "standard"),
        ({"title": "Topographic map of the shore"}, "map"),
        ({"title": "Interview with a ferryman"}, "interview"),
        ({"title": "Remarks at the opening of the quay"}, "speech"),
        ({"title": "Episode 12: The quay", "URL": URL}, "broadcast"),
        ({"title": "Quays", "URL": "https://www.youtube.com/watch?v=1"}, "motion_picture"),
        ({"title": "Quays", "URL": "https://bsky.app/profile/a/post/1"}, "post"),
        ({"title": "Quays", "medium": "Oil on canvas"}, "graphic"),
        (
            {"title": "Quays", "container-title": "Quays", "URL": "https://quays.substack.com/p/1"},
            "post-weblog",
        ),
        ({"title": "Annual Report 2010", "URL": URL}, "report"),
        ({"URL": URL}, "webpage"),
        ({}, "document"),
        ({"volume": 3, "container-title": ["x"], "genre": {}}, "document"),
    ],
)
def test_the_other_fields_tell_what_it_is(csl, kind):
    assert guessed(csl) == kind
    assert csl_item(DocumentRecord("x", "x", "", "Ferries", csl=csl))["type"] == kind


FIELDS = {"title": "Council approves ferry", "author": "Jane Smith", "date": "2024-03-05"}


@pytest.mark.parametrize(
    ("fields", "style", "entry"),
    [
        (
            {"journal": "Shore Studies", "volume": "3", "number": "2", "pages": "12-19"},
            "apa",
            "Smith, J. (2024). Council approves ferry. *Shore Studies*, *3*(2), 12–19.",
        ),
        (
            {"newspaper": "The Courier", "section": "B", "page": "B1"},
            "apa",
            "Smith, J. (2024, March 5). Council approves ferry. *The Courier*, B1.",
        ),
        (
            {"publisher": "Quay", "place": "York", "isbn": "9780000000001"},
            "chicago",
            "Smith, Jane. 2024. *Council Approves Ferry*. Quay.",
        ),
    ],
)
def test_an_entry_without_a_type_is_printed_as_a_person_would(fields, style, entry):
    csl = item.from_fields(FIELDS | fields | ({"date": "2024"} if style == "chicago" else {})).csl
    record = DocumentRecord("x", "x", "", FIELDS["title"], csl=csl)
    assert cite.bibliography_entry(csl_item(record), style, "markdown") == entry


@pytest.mark.parametrize(
    ("word", "genre"),
    [
        ("PhD thesis", "PhD thesis"),
        ("phdthesis", "PhD thesis"),
        ("Master's Thesis", "Master’s thesis"),
        ("white paper", "White paper"),
        ("Press release", "Press release"),
        ("thesis", None),
        ("report", None),
    ],
)
def test_a_word_for_a_type_may_say_more(word, genre):
    assert item.from_fields({"title": "T", "type": word}).csl.get("genre") == genre


def test_a_genre_that_is_said_counts_more():
    found = item.from_fields({"title": "T", "type": "phdthesis", "genre": "Diploma"})
    assert found.csl["genre"] == "Diploma"
