"""What services know of a DOI or ISBN, shown and taken on the command line."""

import json

import pytest
from click.testing import CliRunner
from web_server import serving

from reader.cli.main import cli

ARTICLE = {
    "type": "article-journal",
    "title": "On measuring\u202e water",
    "author": [{"family": "Aby", "given": "Ann", "sequence": "first", "affiliation": []}],
    "issued": {"date-parts": [[2021, 3, 4]]},
    "container-title": "Water Letters",
    "volume": 12,
    "ISSN": ["1234-5678", "8765-4321"],
    "URL": "http://dx.doi.org/10.1000/182",
    "abstract": "<jats:p>Long.</jats:p>",
    "reference": [{"key": "x"}],
}
BOOK = {
    "ISBN:9780306406157": {
        "title": "Water",
        "subtitle": "A history",
        "authors": [{"name": "Ann Aby"}],
        "publishers": [{"name": "Water Press"}],
        "publish_date": "March 4, 2021",
        "number_of_pages": 300,
    }
}


@pytest.fixture
def server():
    with serving() as server:
        server.page("/doi/10.1000/182", json.dumps(ARTICLE), kind="application/json")
        book = "/api/books?bibkeys=ISBN:9780306406157&format=json&jscmd=data"
        server.page(book, json.dumps(BOOK), kind="application/json")
        none = "/api/books?bibkeys=ISBN:0306406152&format=json&jscmd=data"
        server.page(none, "{}", kind="application/json")
        yield server


@pytest.fixture
def run(tmp_path, server):
    (tmp_path / "place" / "texts").mkdir(parents=True)
    (tmp_path / "place" / "texts" / "water.md").write_text("# Water\n\nIt rose.\n")
    settings = tmp_path / "config.toml"
    settings.write_text(
        f'doi_service = "{server.address}/doi/"\nisbn_service = "{server.address}"\n'
    )

    def run(*arguments):
        options = ["-w", str(tmp_path / "place"), "--config", str(settings)]
        return CliRunner().invoke(cli, [*options, *arguments])

    return run


def test_what_a_doi_would_change_is_shown_and_taken_when_asked_to(run, server):
    shown = run("describe", "water", "--doi", "https://doi.org/10.1000/182")
    assert shown.stdout.splitlines() == [
        "type\t–\tarticle-journal",
        "title\tWater\tOn measuring water",
        "author\t–\tAby, Ann",
        "container-title\t–\tWater Letters",
        "issued\t–\t2021-03-04",
        "DOI\t–\t10.1000/182",
        "volume\t–\t12",
        "ISSN\t–\t1234-5678",
    ]
    assert shown.stderr == "reader: Nothing was changed: --yes takes it.\n"
    assert "accept: application/vnd.citationstyles.csl+json" in server.asked[0].casefold()
    assert "2021" not in run("describe", "water").stdout
    assert run("describe", "water", "--doi", "10.1000/182", "--yes").exit_code == 0
    assert "author\tAby, Ann\tperson" in run("describe", "water").stdout
    again = run("describe", "water", "--doi", "10.1000/182", "--yes")
    assert again.stderr == "reader: Nothing of it would change.\n"


def test_an_isbn_is_looked_up_alike(run):
    run("describe", "water", "--isbn", "978-0-306-40615-7", "--yes")
    found = run("describe", "water").stdout
    for line in ("title\tWater: A history", "author\tAby, Ann", "issued\t2021-03-04", "type\tbook"):
        assert line in found


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--doi", "10.1000/none"), "does not know the DOI 10.1000/none"),
        (("--doi", "nonsense"), "is no DOI"),
        (("--isbn", "0306406152"), "does not know the ISBN 0306406152"),
        (("--isbn", "0306406153"), "its last digit does not fit"),
    ],
)
def test_what_is_not_known_is_told_in_one_line(run, arguments, said):
    result = run("describe", "water", *arguments)
    assert result.exit_code == 1
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_without_a_network_one_line_says_so(run, tmp_path):
    (tmp_path / "config.toml").write_text('doi_service = "http://127.0.0.1:9/"\n')
    result = run("describe", "water", "--doi", "10.1000/182", "--yes")
    assert result.exit_code == 1
    assert "can't be reached: check the address, and whether you are online." in result.stderr
