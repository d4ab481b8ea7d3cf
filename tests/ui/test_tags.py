"""Tags by keys: completion, slips, and the browser of all tags."""

import json

import pytest
from seen import notice, rows
from textual import events

from reader.store.tags import Vocabulary
from reader.ui.dialogs.tag_list import TagCompletions
from reader.ui.dialogs.tag_tree import TagBranches
from reader.ui.widgets.dialog import ForeignText
from reader.workspace.desk import Desk

TAGGED = [
    *("}", "T", *"claim, media/access", "enter"),
    *("}", "T", *"claim, media/press", "enter"),
    *("}", "T", *"claim/strong", "enter"),
]


@pytest.fixture
def app(open_app):
    return open_app("town-hall.md")


@pytest.fixture
def tagged(app, highlight):
    """The same with what `TAGGED` would tag."""
    highlight("President Joe Biden used", tags=("claim", "media/access"))
    highlight("The question behind the exchange", tags=("claim", "media/press"))
    highlight("What the president said", tags=("claim/strong",))
    return app


def offered(app):
    return [
        offer.name + (" new" if offer.is_new else "")
        for offer in app.screen.query_one(TagCompletions).items
    ]


def said(app, part=".error"):
    line = app.screen.query_one(part, ForeignText)
    return str(line.render()) if line.display else ""


def listed(app):
    return [
        (each.node.name, each.node.own, each.node.total)
        for each in app.screen.query_one(TagBranches).items
    ]


def tags(workspace):
    return [row["tags"] for row in rows(workspace.annotations_file)]


def known(workspace):
    table = json.loads(workspace.annotations_file.read_text())["tags"]
    return {row["name"]: row for row in table.values()}


# Giving tags


async def test_signs_that_belong_to_a_letter_are_typed_behind_it(app, workspace):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "T")
        for sign in "e\u0301tude, \u0939\u093f\u0928\u094d\u0926\u0940, \u0e17\u0e35\u0e48":
            app.post_message(events.Key("_", sign))
            await pilot.pause()
        await pilot.press("enter")
        assert tags(workspace) == [["étude", "हिन्दी", "ที่"]]


async def test_beginnings_then_words_inside_are_offered_and_new_ones_shown(app):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*TAGGED, "}", "T")
        assert offered(app) == ["claim/strong", "claim", "media/press", "media/access"]
        await pilot.press(*"acc")
        assert offered(app) == ["media/access", "acc new"]
        await pilot.press("backspace", "backspace", "backspace", *"m/p")
        assert offered(app) == ["media/press", "m/p new"]
        await pilot.press("tab")
        assert app.screen.answer == "media/press, "
        await pilot.press(*"claim", "down", "tab")
        assert app.screen.answer == "media/press, claim/strong, "
        await pilot.press(*"new/one", "up", "down", "tab", "enter")
        assert notice(app) == "Tagged media/press, claim/strong, new/one"


async def test_a_slip_is_asked_about_and_enter_again_makes_it(app, workspace):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "T", *"claim", "enter", "}", "T", *"claims", "enter")
        assert (
            said(app) == "claims is new; claim exists (1): Enter again creates it, Tab uses claim"
        )
        await pilot.press("enter")
        assert tags(workspace) == [["claim"], ["claims"]]


async def test_a_slip_is_mended_by_tab(app, workspace):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "T", *"claim, media", "enter", "}", "T")
        await pilot.press(*"claims, other, medai", "enter")
        assert said(app).startswith("claims is new; claim exists (1)")
        await pilot.press("tab")
        assert app.screen.answer == "claim, other, medai, "
        assert said(app) == ""
        await pilot.press("enter")
        assert said(app).startswith("medai is new; media exists (1)")
        await pilot.press("x", "enter")
        assert said(app).startswith("medai is new")
        await pilot.press("tab", "escape")
        assert tags(workspace) == [["claim", "media"]]


async def test_what_can_not_be_a_tag_keeps_the_question_open(app, workspace):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "T", *("x" * 201), "enter")
        assert "at most 200" in said(app)
        await pilot.press("escape")
        assert tags(workspace) == []


async def test_tags_that_can_not_be_typed_stay_as_they_are(app, workspace):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "T", *"odd", "enter", "escape")
        odd = ["a, b", "\x1b[31m"]
        raw = workspace.annotations_file.read_text()
        workspace.annotations_file.write_text(raw.replace('["odd"]', json.dumps(odd)))
        while app.screen.session.desk.store.annotations[0].tags != ("a, b", "�[31m"):
            await pilot.pause(0.05)
        await pilot.press("T", *"new", "enter")
        assert tags(workspace) == [[*odd, "new"]]


async def test_what_was_tagged_is_told_when_it_is_undone(app, workspace):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "H", "T", *"claim, media", "enter", "u")
        assert notice(app).startswith("Undid: tagging with claim, media")
        assert tags(workspace) == [[]]


@pytest.mark.parametrize(
    ("keys", "label", "field", "value"),
    [
        (("T", *"claim", "enter"), "highlighting and tagging with claim", "tags", ["claim"]),
        (("a", *"so", "escape"), "highlighting and editing the note", "note", "so"),
    ],
)
async def test_a_highlight_made_for_a_tag_or_a_note_is_one_step_with_it(
    app, workspace, keys, label, field, value
):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", *keys, "u")
        assert notice(app).startswith(f"Undid: {label}")
        assert not app.screen.session.desk.store.annotations
        await pilot.press("ctrl+r")
        [again] = rows(workspace.annotations_file)
        assert again[field] == value
        await pilot.press("}", "H", *keys, "u")
        assert len(app.screen.session.desk.store.annotations) == 2


async def test_marks_and_pens_give_a_tag_by_what_it_is_called_today(app, workspace):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "T", *"claim", "enter", "g", "t", "r", "ctrl+u", *"new", "enter")
        await pilot.press("escape", "}", "full_stop")
        assert tags(workspace) == [["new"], ["new"]]
        app.screen.session.desk.recolor([app.screen.session.held], "red", ("claim", "bold"))
        assert tags(workspace)[1] == ["new", "bold"]


# The browser


async def test_the_browser_counts_and_tells(app):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("g", "t")
        assert "No tags yet" in said(app, ".about")
        await pilot.press("r", "q", *TAGGED, "g", "t")
        assert listed(app) == [
            ("claim", 2, 3),
            ("claim/strong", 1, 1),
            ("media", 0, 2),
            ("media/access", 1, 1),
            ("media/press", 1, 1),
        ]
        assert said(app, ".title") == "Tags 5 on 3 annotations · by name"
        assert "3  At a televised town hall" in said(app, ".about")
        await pilot.press("s", "j")
        assert "by annotations" in said(app, ".title")
        await pilot.press("g", "g", "h")
        assert [name for name, *_ in listed(app)][:2] == ["claim", "media"]
        await pilot.press("right", "j", "left")
        assert app.screen.node.name == "claim"


async def test_a_rename_by_keys_is_one_step(tagged, workspace):
    async with tagged.run_test(size=(100, 30)) as pilot:
        await pilot.press("g", "t", "r", *["backspace"] * 5, *"finding", "enter")
        assert said(tagged, ".report") == "Renamed tag claim to finding on 3 annotations"
        assert tagged.screen.node.name == "finding"
        assert tags(workspace) == [
            ["finding", "media/access"],
            ["finding", "media/press"],
            ["finding/strong"],
        ]
        assert known(workspace)["finding"]["aliases"] == ["claim"]
        await pilot.press("u")
        assert said(tagged, ".report") == "Undid: renaming tag claim to finding on 3 annotations"
        assert tags(workspace)[2] == ["claim/strong"]
        await pilot.press("ctrl+r", "escape", "u")
        assert notice(tagged).startswith("Undid: renaming tag claim to finding on 3 annotations")
        assert known(workspace) == {}


async def test_a_rename_to_a_name_that_is_taken_asks_first(tagged, workspace):
    async with tagged.run_test(size=(100, 30)) as pilot:
        await pilot.press("g", "t", "r", "ctrl+u", *"media", "enter")
        assert said(tagged) == "media exists (2): Enter again merges claim into it"
        assert tags(workspace)[2] == ["claim/strong"]
        await pilot.press("enter")
        assert said(tagged, ".report") == "Merged tag claim into media on 3 annotations"
        assert tags(workspace)[2] == ["media/strong"]


async def test_a_rename_may_mend_a_slip_but_not_make_one(tagged):
    async with tagged.run_test(size=(100, 30)) as pilot:
        await pilot.press("g", "t", "r", "s", "enter")
        assert said(tagged, ".report") == "Renamed tag claim to claims on 3 annotations"
        await pilot.press("r", "ctrl+u", *"medai", "enter")
        assert said(tagged).startswith("medai is new; media exists: Enter again creates it")
        await pilot.press("tab", "enter")
        assert said(tagged) == "media exists (2): Enter again merges claims into it"


async def test_merging_and_moving(tagged, workspace):
    async with tagged.run_test(size=(100, 30)) as pilot:
        await pilot.press("g", "t", "m", *"nothing", "enter")
        assert "There is no other tag nothing" in said(tagged)
        await pilot.press("escape", "v", *"media", "enter")
        assert said(tagged, ".report") == "Moved tag claim to media/claim on 3 annotations"
        assert tagged.screen.node.name == "media/claim"
        await pilot.press("v", "enter")
        assert said(tagged, ".report") == "Moved tag media/claim to claim on 3 annotations"
        await pilot.press("m", *"m/acc", "tab", "enter")
        assert said(tagged, ".report") == "Merged tag claim into media/access on 3 annotations"
        assert tags(workspace)[1] == ["media/access", "media/press"]


async def test_moving_onto_a_tag_asks_first(app):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "T", *"a/x, x", "enter", "g", "t", "j", "v", "enter")
        assert said(app) == "x exists (1): Enter again merges a/x into it"
        await pilot.press("enter")
        assert listed(app) == [("x", 1, 1)]


async def test_description_colour_and_other_names(tagged, workspace):
    async with tagged.run_test(size=(100, 30)) as pilot:
        await pilot.press("g", "t", "e", *"what is said", "enter", "4", "a")
        await pilot.press(*"assertion, say", "enter")
        row = known(workspace)["claim"]
        assert (row["description"], row["color"]) == ("what is said", "red")
        assert row["aliases"] == ["assertion", "say"]
        about = said(tagged, ".about")
        for line in ("what is said", "colour: red", "also: assertion, say"):
            assert line in about
        await pilot.press("e", *"!", "enter", "0")
        assert known(workspace)["claim"]["description"] == "what is said!"
        assert known(workspace)["claim"]["color"] == ""
        await pilot.press("a", "ctrl+u", *"media", "enter")
        assert "means a tag already" in said(tagged)
        await pilot.press("escape", "escape", "4", "}", "T", *"ass")
        [offer, _] = tagged.screen.query_one(TagCompletions).items
        assert (offer.name, offer.alias) == ("claim", "assertion")
        await pilot.press(*"ertion", "enter")
        assert notice(tagged).startswith("Tagged claim")


async def test_a_tag_is_taken_off_after_a_question(tagged, workspace):
    async with tagged.run_test(size=(100, 30)) as pilot:
        await pilot.press("g", "t", "d", "escape")
        assert tags(workspace)[2] == ["claim/strong"]
        await pilot.press("d", "enter")
        assert tags(workspace) == [["media/access"], ["media/press"], []]
        await pilot.press("u")
        assert tags(workspace)[2] == ["claim/strong"]


async def test_enter_lists_the_marks_of_a_tag_and_keys_typed_ahead_reach_them(app):
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press(*TAGGED)
        for key in ("g", "t", "j", "enter", "c"):
            app.simulate_key(key)
        await pilot.pause()
        assert app.screen.panel.line == "tag:claim/strong"
        assert len(app.screen.panel.list.items) == 1
        assert "Copied" in notice(app)


async def test_an_old_name_in_the_query_finds_what_it_became(app, workspace):
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press(*TAGGED)
        other = Desk(workspace)
        other.refresh()
        Vocabulary(other.store).rename("claim", "finding")
        other.highlight(
            other.open(workspace.texts / "town-hall.md"),
            [other.open(workspace.texts / "town-hall.md").document.blocks[-1].span],
            tags=("claim",),
        )
        while len(app.screen.session.desk.store.annotations) < 4:
            await pilot.pause(0.05)
        await pilot.press("g", "H", "slash", *"tag:claim")
        assert len(app.screen.panel.list.items) == 4
        assert tags(workspace)[3] == ["finding"]


async def test_the_filter_goes_to_what_fits(tagged):
    async with tagged.run_test(size=(100, 30)) as pilot:
        await pilot.press("g", "t", "slash", *"pre")
        assert [name for name, *_ in listed(tagged)] == ["media", "media/press"]
        assert tagged.screen.node.name == "media/press"
        await pilot.press("enter", "5", "escape")
        assert len(listed(tagged)) == 5
        assert tagged.screen.node.record.color == "orange"
        await pilot.press("escape", "}")
        assert tagged.screen.pane is not None


async def test_what_another_reader_does_is_seen_in_the_browser_and_not_undone(tagged, workspace):
    async with tagged.run_test(size=(100, 30)) as pilot:
        await pilot.press("g", "t", "e", *"mine", "enter")
        other = Desk(workspace)
        other.refresh()
        Vocabulary(other.store).describe("claim", "theirs")
        while "theirs" not in said(tagged, ".about"):
            await pilot.pause(0.05)
        await pilot.press("u")
        assert "The tag claim was changed elsewhere" in said(tagged)
        assert known(workspace)["claim"]["description"] == "theirs"
