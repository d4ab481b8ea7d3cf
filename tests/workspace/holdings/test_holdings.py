"""The texts of the library with all that is known of each."""

import json

import pytest

from reader.workspace.desk import Desk
from reader.workspace.holdings import text_index
from reader.workspace.holdings.listing import Holdings
from reader.workspace.holdings.text_index import TextIndex
from reader.workspace.paths import Workspace
from reader.workspace.positions import Place, Places
from reader.workspace.texts import loading

HEAD = (
    "---\ntitle: The Ferry\nauthor: Harbour Office\ndate: 2024-03-05\nnewspaper: The Post\n---\n\n"
)
BODY = "The ferry left the harbour at noon.\n\n" * 40


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    made = Workspace(tmp_path / "place")
    made.texts.mkdir(parents=True)
    (made.texts / "ferry.md").write_text(HEAD + BODY)
    (made.texts / "storm.txt").write_text("A storm came up.\n\nNobody had seen the warning.")
    return made


@pytest.fixture
def holdings(workspace):
    return holdings_of(workspace)


def holdings_of(workspace, places=None):
    places = places or Places(workspace.state_dir / "reading.json")
    desk = Desk(workspace)
    desk.refresh()
    return Holdings(desk, places, TextIndex(workspace.state_dir))


def listed(holdings):
    return holdings.entries(holdings.paths(), reads=True)


def test_an_entry_says_what_the_file_says_of_itself(holdings):
    ferry, storm = listed(holdings)
    assert (ferry.title, ferry.author, ferry.outlet) == ("The Ferry", "Harbour Office", "The Post")
    assert (ferry.issued, ferry.kind, ferry.state) == ("2024-03-05", "article-newspaper", "unread")
    assert ferry.beginning.startswith("The ferry left")
    assert (storm.name, storm.count, storm.share) == ("storm.txt", 0, 0.0)


def test_a_date_before_our_era_is_kept(workspace, holdings):
    (workspace.texts / "ides.md").write_text("---\ntitle: Ides\ndate: 44 BC\n---\n\nBeware.\n")
    [ides] = [each for each in listed(holdings) if each.name == "ides.md"]
    assert (ides.issued, ides.day) == ("-0044", "44 BC")


def test_a_season_in_place_of_a_month_is_no_month(workspace, holdings):
    head = "---\ntitle: Tides\ndate: Spring/Summer 2020\n---\n\nHigh.\n"
    (workspace.texts / "tides.md").write_text(head)
    [tides] = [each for each in listed(holdings) if each.name == "tides.md"]
    assert (tides.issued, tides.day) == ("2020", "2020")


def test_files_are_read_once_as_long_as_they_stay_as_they_are(workspace, holdings, monkeypatch):
    before = listed(holdings)
    read = []
    load = loading.load
    monkeypatch.setattr(
        text_index.loading, "load", lambda path: read.append(path.name) or load(path)
    )
    again = holdings_of(workspace)
    assert again.entries(again.paths(), reads=False) == before
    assert listed(again) == before
    assert read == []
    (workspace.texts / "storm.csl.json").write_text('{"title": "Another"}')
    assert listed(holdings_of(workspace))[1].title == "Another"
    assert read == ["storm.txt"]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"texts": 3}', '{"reader": "0", "texts": {}}'])
def test_a_damaged_index_is_none(workspace, holdings, content):
    before = listed(holdings)
    (workspace.state_dir / "texts.json").write_text(content)
    assert listed(holdings_of(workspace)) == before


def test_how_far_one_is_shows_by_the_place_until_it_is_said(workspace):
    path = workspace.texts / "ferry.md"
    text = loading.load(path).text
    for offset, state in ((0, "unread"), (len(text) // 2, "reading"), (len(text) - 1, "read")):
        places = Places(workspace.state_dir / "reading.json", {str(path): Place(offset, 0, "")})
        entry = listed(holdings_of(workspace, places))[0]
        assert entry.state == state
        assert entry.share == pytest.approx((offset + 1) / len(text) if offset else 0)
    holdings = holdings_of(workspace)
    holdings.set_state([path], "cited")
    assert listed(holdings)[0].state == "cited"
    rows = json.loads(workspace.annotations_file.read_text())["documents"]
    assert [row["state"] for row in rows.values()] == ["cited"]


def test_a_note_and_a_state_can_be_undone_and_survive_the_next_reading(workspace, holdings):
    path = workspace.texts / "storm.txt"
    holdings.set_note(path, "weak on sources")
    holdings.set_state([path, workspace.texts / "ferry.md"], "read")
    again = holdings_of(workspace)
    assert [(each.state, each.note) for each in listed(again)] == [
        ("read", ""),
        ("read", "weak on sources"),
    ]
    desk = Desk(workspace)
    desk.open(path)
    assert listed(holdings_of(workspace))[1].note == "weak on sources"
    holdings._desk.store.undo()
    assert [(each.state, each.note) for each in listed(holdings)] == [
        ("unread", ""),
        ("unread", "weak on sources"),
    ]


def test_a_state_that_nobody_knows_counts_as_none(workspace, holdings):
    path = workspace.texts / "storm.txt"
    holdings.set_state([path], "read")
    file = workspace.annotations_file
    file.write_text(file.read_text().replace('"state":"read"', '"state":"half"'))
    assert listed(holdings_of(workspace))[1].state == "unread"
    assert '"state":"half"' in file.read_text()


def test_a_text_that_cannot_be_read_says_why(workspace, holdings):
    (workspace.texts / "noise.txt").write_bytes(b"\x00\x01\x02\xff" * 40)
    noise = next(each for each in listed(holdings) if each.name == "noise.txt")
    assert "noise.txt" in noise.problem
