"""Links: made, changed and removed at a desk, whole whatever else happens to their ends."""

import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotations.annotation import Motivation
from reader.annotations.links import RELATIONS
from reader.errors import ReaderError
from reader.text.document import Span
from reader.workspace.desk import Desk
from reader.workspace.links import Linking
from reader.workspace.paths import Workspace

TEXT = "One says this. Another says that. A third says nothing of it. The last one agrees.\n"


def desk_in(folder, count=4):
    workspace = Workspace(Path(folder))
    workspace.texts.mkdir(parents=True)
    (workspace.texts / "a.txt").write_text(TEXT, encoding="utf-8")
    desk = Desk(workspace)
    opened = desk.open(workspace.texts / "a.txt")
    made = desk.highlight(opened, [Span(10 * at, 10 * at + 15) for at in range(count)])
    return desk, opened, [each.id for each in made]


@pytest.fixture
def made(tmp_path):
    return desk_in(tmp_path / "w")


def told(desk, key):
    return [(each.relation, each.end.other, each.note, each.state) for each in desk.links_of(key)]


def test_a_link_is_told_at_both_ends(made):
    desk, _, (a, b, *_) = made
    Linking(desk).link(a, b, "supports", " why ")
    assert told(desk, a) == [("supports", b, "why", "")]
    assert told(desk, b) == [("supported by", a, "why", "")]
    assert desk.find(a).motivation is Motivation.LINKING
    assert desk.find(b).motivation is Motivation.HIGHLIGHTING


def test_a_relation_named_by_its_reverse_begins_at_the_other_end(made):
    desk, _, (a, b, *_) = made
    Linking(desk).link(a, b, "Based  on")
    assert desk.find(b).links[0].relation == "source of"
    assert told(desk, a) == [("based on", b, "", "")]


def test_what_makes_no_link_is_refused_and_changes_nothing(made):
    desk, _, (a, b, *_) = made
    linking = Linking(desk)
    linking.link(a, b, "contradicts")
    before = desk.workspace.annotations_file.read_bytes()
    for one, other, relation in (
        (a, a, "supports"),
        (a, b, "contradicts"),
        (b, a, "contradicts"),
        (a, b, "refutes"),
        (a, "no such id", "supports"),
    ):
        with pytest.raises(ReaderError):
            linking.link(one, other, relation)
    assert desk.workspace.annotations_file.read_bytes() == before


def test_relation_and_note_change_from_either_end_and_unlinking_is_undone(made):
    desk, _, (a, b, *_) = made
    linking = Linking(desk)
    linking.link(a, b, "supports")
    linking.change(desk.links_of(b)[0].end, "supported by", "a note")
    assert told(desk, a) == [("supports", b, "a note", "")]
    linking.change(desk.links_of(b)[0].end, "source of", "a note")
    assert told(desk, a) == [("based on", b, "a note", "")]
    assert desk.find(b).links
    assert not desk.find(a).links
    linking.remove(desk.links_of(a)[0].end)
    assert told(desk, a) == told(desk, b) == []
    assert desk.find(b).motivation is Motivation.HIGHLIGHTING
    desk.store.undo()
    assert told(desk, b) == [("source of", a, "a note", "")]


def test_an_end_in_the_trash_or_purged_is_told_not_dropped(made):
    desk, _, (a, b, c, _) = made
    linking = Linking(desk)
    linking.link(a, b, "repeats")
    linking.link(c, a, "see also")
    desk.store.delete([b])
    assert told(desk, a)[0] == ("repeats", b, "", "in the trash")
    desk.store.purge([b])
    assert told(desk, a)[0] == ("repeats", b, "", "missing")
    assert "missing" in desk.links_of(a)[0].line
    desk.store.undo()
    desk.store.restore([b])
    assert told(desk, a)[0] == ("repeats", b, "", "")
    desk.store.delete([c])
    assert ("see also", c, "", "in the trash") in told(desk, a)


def test_merging_leads_all_links_to_the_one_that_stays(made):
    desk, opened, (a, b, c, d) = made
    linking = Linking(desk)
    linking.link(a, b, "contradicts", "among them")
    linking.link(c, b, "supports", "from outside")
    linking.link(b, d, "repeats")
    linking.link(a, d, "repeats", "twice")
    before = desk.workspace.annotations_file.read_bytes()
    desk.merge([a, b], opened)
    assert sorted(told(desk, a)) == [
        ("repeats", d, "twice", ""),
        ("supported by", c, "from outside", ""),
    ]
    assert "among them" in desk.find(a).note
    assert told(desk, c) == [("supports", a, "from outside", "")]
    desk.store.undo()
    assert desk.workspace.annotations_file.read_bytes() == before


def test_unknown_keys_of_a_link_stay_when_it_is_changed(made):
    desk, _, (a, b, *_) = made
    linking = Linking(desk)
    linking.link(a, b, "supports")
    path = desk.workspace.annotations_file
    text = path.read_text().replace('"relation":"supports"', '"relation":"supports","by":"x"')
    path.write_text(text)
    desk.refresh()
    linking.change(desk.links_of(a)[0].end, "repeats", "n")
    assert '"by":"x"' in path.read_text()
    desk.store.undo()
    assert path.read_text() == text


ENDS = st.tuples(st.integers(0, 3), st.integers(0, 3))
NAMES = st.sampled_from([name for each in RELATIONS for name in (each.name, each.reverse)])
STEPS = st.one_of(
    st.tuples(st.just("link"), ENDS, NAMES),
    st.tuples(st.just("change"), ENDS, NAMES),
    st.tuples(st.sampled_from(["remove", "merge"]), ENDS, st.none()),
    st.tuples(st.sampled_from(["delete", "restore", "purge", "undo", "redo"]), ENDS, st.none()),
    st.tuples(st.just("note"), ENDS, st.text(max_size=3)),
)


def take(desk, opened, keys, step):
    verb, (one, other), value = step
    a, b = keys[one], keys[other]
    linking, ends = Linking(desk), desk.links_of(a)
    if verb == "link":
        linking.link(a, b, value, "n")
    elif verb == "change" and ends:
        linking.change(ends[0].end, value, "changed")
    elif verb == "remove" and ends:
        linking.remove(ends[0].end)
    elif verb == "merge" and a != b and desk.find(a) and desk.find(b):
        desk.merge([a, b], opened)
    elif verb in {"delete", "restore", "purge"}:
        getattr(desk.store, verb)([a])
    elif verb in {"undo", "redo"}:
        getattr(desk.store, verb)()
    elif verb == "note":
        desk.annotate([a], value)


def check(desk):
    links = desk.store.snapshot.links
    for end in links:
        assert end.link in desk.store.snapshot.annotation(end.row).links
        assert any(back.link == end.link for back in links.of(end.other))
        assert end.at != end.other
    for each in desk.store.snapshot.all:
        pairs = [(link.to, link.relation) for link in each.links]
        assert len(pairs) == len(set(pairs))
        assert (each.motivation is Motivation.LINKING) == bool(each.links)


@given(st.lists(STEPS, max_size=12))
@settings(max_examples=60, deadline=None)
def test_links_stay_whole_through_any_changes_and_undo(steps):
    with tempfile.TemporaryDirectory() as folder:
        desk, opened, keys = desk_in(Path(folder) / "w")
        files = [desk.workspace.annotations_file.read_bytes()]
        for step in steps:
            with suppress(ReaderError):
                take(desk, opened, keys, step)
            check(desk)
            files.append(desk.workspace.annotations_file.read_bytes())
        while desk.store.can_undo:
            desk.store.undo()
            check(desk)
            assert desk.workspace.annotations_file.read_bytes() in files or not desk.store.can_undo
