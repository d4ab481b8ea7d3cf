"""Several marks of the list at once, the trash, and what the list is narrowed and ordered by."""

import json

import pytest
from seen import notice, rows

from reader.ui.annotations.annotation_list import Heading
from reader.ui.annotations.facet_dialog import FacetList, FacetRow
from reader.ui.annotations.query_line import QueryCompletions
from reader.ui.widgets.dialog import ForeignText


def listed(app):
    return [mark.words.split()[0] for mark in app.screen.panel.list.annotations]


def shown(app):
    """The rows of the list: headings as they are, marks by their first words."""
    return [
        row.title if isinstance(row, Heading) else row.annotation.words.split()[0]
        for row in app.screen_stack[0].panel.list.items
    ]


def tags(workspace):
    return [row["tags"] for row in rows(workspace.annotations_file)]


def offers(app):
    rows = app.screen.query_one(QueryCompletions)
    return [offer.text for offer in rows.items] if rows.display else []


async def test_space_selects_and_commands_are_for_all_selected(marked, workspace):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "space", "space")
        assert len(marked.screen.panel.list.selection) == 2
        assert "2 selected" in str(marked.screen.query_one("#annotations-title").render())
        await pilot.press("T", *"todo", "enter")
        assert tags(workspace) == [["claim", "todo"], ["todo"], ["claim", "access"]]
        assert notice(marked) == "Tagged 2 annotations with todo; u undoes it"
        await pilot.press("4")
        assert [row["color"] for row in rows(workspace.annotations_file)] == ["red", "red", "blue"]
        await pilot.press("u", "u")
        assert "tagging 2 annotations with todo" in notice(marked)
        assert tags(workspace) == [["claim"], [], ["claim", "access"]]
        assert rows(workspace.annotations_file)[1]["color"] == "yellow"


async def test_all_are_selected_and_a_tag_is_taken_off(marked, workspace):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "A", "U", *"clai", "enter")
        assert tags(workspace) == [[], [], ["access"]]
        await pilot.press("u")
        assert "removing claim from 2 annotations" in notice(marked)
        assert tags(workspace) == [["claim"], [], ["claim", "access"]]


async def test_shared_tags_are_taken_off_by_their_line(marked, workspace):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "/", *"tag:claim", "enter", "A", "T")
        await pilot.press("ctrl+u", *"new", "enter")
        assert tags(workspace) == [["new"], [], ["access", "new"]]


async def test_escape_selects_none_first(marked):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "space", "escape")
        assert marked.screen.session.has_list_focus
        assert not marked.screen.panel.list.selection
        await pilot.press("escape")
        assert not marked.screen.panel.display


async def test_several_are_deleted_restored_and_purged(marked, workspace):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "space", "space", "d", "d")
        assert listed(marked) == ["What"]
        assert "2 annotations" in notice(marked)
        await pilot.press("/", *"in:trash", "enter")
        assert listed(marked) == ["President", "The"]
        await pilot.press("r")
        assert listed(marked) == ["The"]
        assert len(rows(workspace.annotations_file)) == 2
        await pilot.press("X", "escape")
        assert listed(marked) == ["The"]
        await pilot.press("X", "enter")
        assert listed(marked) == []
        assert '"note":"ask"' not in workspace.annotations_file.read_text()
        await pilot.press("u")
        assert listed(marked) == ["The"]


async def test_marks_in_the_trash_are_not_changed(marked, workspace):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "d", "d", "/", *"in:trash", "enter")
        before = workspace.annotations_file.read_bytes()
        for key in ("4", "T", "a", "U"):
            await pilot.press(key)
            assert "trash" in notice(marked)
        await pilot.press("enter", "d", "d")
        assert workspace.annotations_file.read_bytes() == before


async def test_restore_and_purge_are_for_the_trash(marked, workspace):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "r")
        assert "in:trash" in notice(marked)
        await pilot.press("X")
        assert len(rows(workspace.annotations_file)) == 3


async def test_several_are_copied_and_cited(marked):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "A", "y")
        assert len(marked.clipboard.split("\n\n")) == 3
        await pilot.press("c")
        cited = marked.clipboard.split("\n\n")
        assert len(cited) == 3
        assert all("(Reader Sample Texts, 2021" in each for each in cited)


async def test_marks_are_exported_to_a_file_that_is_never_overwritten_unasked(
    marked, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "x", *"out", "enter")
        text = (tmp_path / "out.md").read_text()
        assert text.count("> “") == 3
        assert "ask" in text
        assert "Tags: claim, access" in text
        await pilot.press("space", "x", *"out", "enter")
        assert "already" in str(marked.screen.query_one(".error", ForeignText).render())
        assert (tmp_path / "out.md").read_text() == text
        await pilot.press("ctrl+r")
        assert (tmp_path / "out.md").read_text().count("> “") == 1
        await pilot.press("x", "down", "down", "down", *"rows.json", "enter")
        assert len(json.loads((tmp_path / "rows.json").read_text())) == 1
        await pilot.press("x", "up", "enter")
        assert "@" in marked.clipboard


async def test_a_quote_sheet_is_grouped_as_the_list_and_by_a_key(marked):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "S", *"tag", "enter", "s", *"created, rev", "enter")
        await pilot.press("x", "down", "down", "down", "down", "enter")
        assert marked.clipboard.index("access") < marked.clipboard.index("claim")
        await pilot.press("x", "down", "down", "down", "down", "ctrl+t", "ctrl+t", "enter")
        starts = [marked.clipboard.index(words) for words in ("President", "The question", "What")]
        assert starts == sorted(starts)


async def test_sort_and_group(marked):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "s", *"created, rev", "enter")
        assert listed(marked) == ["What", "The", "President"]
        await pilot.press("s", *"stand", "enter", "S", *"tag", "enter")
        assert shown(marked) == [
            *("access", "What", "claim", "President", "What", "no tag", "The"),
        ]
        await pilot.press("g", "g", "k", "j")
        assert marked.screen.panel.annotation.words.startswith("President")
        await pilot.press("S", *"colour", "escape", "S", *"color", "enter")
        assert shown(marked) == ["yellow", "President", "The", "blue", "What"]
        await pilot.press("escape", "g", "h")
        assert shown(marked)[0] == "yellow"


async def test_facets_narrow_by_a_key_and_are_taken_back(marked):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "F")
        facets = marked.screen.query_one(FacetList)
        counts = {row.label: row.count for row in facets.items if isinstance(row, FacetRow)}
        assert counts["claim"] == "2"
        assert counts["yellow"] == "2"
        assert counts["with a note"] == "1"
        panel = marked.screen_stack[0].panel
        await pilot.press("j", "enter")
        assert panel.line == "tag:claim"
        assert len(panel.list.annotations) == 2
        await pilot.press("minus")
        assert panel.line == "-tag:claim"
        await pilot.press("backspace")
        assert panel.line == ""
        await pilot.press("enter", "enter")
        assert panel.line == ""
        await pilot.press("enter", "escape")
        assert listed(marked) == ["President", "What"]


async def test_facets_keep_what_the_line_says(marked):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "/", *"claim OR ask", "enter", "F", "j", "enter")
        panel = marked.screen_stack[0].panel
        await pilot.press("escape")
        assert panel.line.startswith("(claim OR ask) ")


async def test_a_preview_shows_the_mark_in_its_paragraph(marked):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "j", "p")
        preview = marked.screen.panel.preview
        assert preview.display
        text = str(preview.query_one("Static").render())
        mark = marked.screen.panel.annotation
        assert mark.words in text
        assert len(text) > len(mark.words) + len("ask") + 10
        assert "ask" in text
        await pilot.press("k")
        assert "# claim" in str(preview.query_one("Static").render())
        await pilot.press("p")
        assert not preview.display


async def test_the_query_of_one_text_is_completed_with_what_is_in_it(marked):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("tab", "}", "T", *"elsewhere", "enter")
        await pilot.press("g", "h", "/", *"tag:")
        assert offers(marked) == ["elsewhere", "none"]
        await pilot.press("escape", "g", "H", "/")
        assert {"elsewhere", "claim", "access"} <= set(offers(marked))


async def test_the_query_is_completed_as_it_is_typed(marked):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "/", *"ta")
        assert offers(marked)[0] == "tag:"
        await pilot.press("tab")
        assert marked.screen.panel.line == "tag:"
        assert offers(marked)[:2] == ["claim", "access"]
        await pilot.press("down", "tab")
        assert marked.screen.panel.line == "tag:access"
        assert listed(marked) == ["What"]
        await pilot.press(*" -color:bl", "tab")
        assert marked.screen.panel.line == "tag:access -color:blue"
        await pilot.press("enter")
        assert marked.screen.session.has_list_focus
        assert not offers(marked)


async def test_what_a_foreign_file_says_is_shown_safely_in_the_query_line(marked, workspace):
    async with marked.run_test(size=(120, 40)) as pilot:
        path = workspace.annotations_file
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('"access"', '"acc\\u001b]0;x\\u0007"'), encoding="utf-8")
        while not any("acc�" in tag for tag, _ in marked.screen.session.desk.store.tags()):
            await pilot.pause(0.05)
        await pilot.press("g", "h", "/", *"tag:acc", "tab")
        assert marked.screen.panel.line.startswith("tag:")
        assert "\x1b" not in marked.screen.panel.line
        assert "\x07" not in marked.screen.panel.line


async def test_a_query_is_gone_on_with_at_its_end(marked):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "/", *"tag:claim", "enter", "/", *" color:blue")
        assert marked.screen.panel.line == "tag:claim color:blue"


async def test_enter_takes_an_offer_that_was_gone_to(marked):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "/", *"color:", "down", "enter")
        assert marked.screen.panel.line == "color:green"
        assert not marked.screen.session.has_list_focus
        await pilot.press("enter")
        assert marked.screen.session.has_list_focus


async def test_an_error_leaves_the_last_good_list(marked):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "/", *"tag:claim (")
        assert listed(marked) == ["President", "What"]
        assert marked.screen.query_one("#annotations-error", ForeignText).display


async def test_a_query_is_saved_taken_renamed_and_forgotten(marked, workspace):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "h", "/", *"tag:claim", "enter")
        await pilot.press("@", *"todo", "ctrl+s")
        assert '"query":"tag:claim"' in workspace.annotations_file.read_text()
        await pilot.press("/", "ctrl+u", *"@to", "tab", *" color:blue")
        assert listed(marked) == ["What"]
        await pilot.press("enter", "@", "enter")
        assert marked.screen.panel.line == "@todo"
        await pilot.press("@", "ctrl+r", *"-2", "enter")
        assert '"name":"todo-2"' in workspace.annotations_file.read_text()
        await pilot.press("@", "delete", "escape")
        assert '"query"' not in workspace.annotations_file.read_text()
        await pilot.press("u")
        assert '"name":"todo-2"' in workspace.annotations_file.read_text()
        await pilot.press("/", "ctrl+u", *"@tod")
        error = str(marked.screen.query_one("#annotations-error", ForeignText).render())
        assert "@todo-2" in error.replace("\n", " ")


async def test_a_filter_narrows_what_the_panes_draw(marked):
    async with marked.run_test(size=(120, 40)) as pilot:
        screen = marked.screen
        await pilot.press("g", "h", "/", *"tag:claim", "enter", "escape", "z", "f")
        assert len(screen.pane.highlights) == 2
        assert "only tag:claim" in screen.status.place
        await pilot.press("g", "g", "]", "h", "]", "h")
        assert screen.pane.caret.offset == screen.pane.highlights[1].span.start
        await pilot.press("escape")
        assert len(screen.pane.highlights) == 3
        assert "only" not in screen.status.place
        await pilot.press("z", "f", "z", "f")
        assert len(screen.pane.highlights) == 3


async def test_a_new_mark_is_drawn_while_it_is_held_though_it_does_not_fit(marked, workspace):
    async with marked.run_test(size=(120, 40)) as pilot:
        screen = marked.screen
        await pilot.press("g", "h", "/", *"tag:access", "enter", "escape", "z", "f")
        await pilot.press("g", "g", "}", "H")
        assert screen.session.held
        assert len(screen.pane.highlights) == 2
        assert len(rows(workspace.annotations_file)) == 3
        await pilot.press("j")
        assert len(screen.pane.highlights) == 1


async def test_in_pane_and_in_open(marked):
    async with marked.run_test(size=(120, 40)) as pilot:
        await pilot.press("tab", "}", "H", "g", "H", "/", *"in:pane")
        assert len(listed(marked)) == 1
        await pilot.press(*["backspace"] * 4, *"open")
        assert len(listed(marked)) == 4


@pytest.mark.parametrize("size", [(80, 24), (50, 16), (200, 50)])
async def test_every_key_of_the_list_works_at_every_size(marked, size):
    async with marked.run_test(size=size) as pilot:
        await pilot.press("g", "h")
        for key in ("F", "s", "S", "x", "@"):
            await pilot.press(key)
            box = marked.screen.query_one(".box")
            assert box.region.right <= size[0]
            assert box.region.bottom <= size[1]
            await pilot.press("escape")
        await pilot.press("p", "space", "A", "/", "escape", "escape", "escape")
        assert not marked.screen.panel.display
