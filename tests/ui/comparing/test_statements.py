"""What both texts say, by keys."""

import asyncio

import pytest
from seen import notice, rows

from reader.ui.comparing.link_dialog import LinkScreen
from reader.ui.comparing.statement_list import StatementList, StatementsScreen
from reader.ui.dialogs.help import KeysScreen
from reader.ui.widgets.dialog import ForeignText

BOARD = """# Board closes quay

The Harbour Board will close the north quay for 14 months from May.

“The piles under the crane track have rotted faster than anyone expected,” the board said.

Fish will be landed at Sandvik meanwhile.
"""
GAZETTE = """# Quay closed

Shopkeepers fear for their trade.

The reason is the state of the north quay, which the Harbour Board is closing for 14 months.

Its statement says “the piles under the crane track have rotted faster than anyone expected”.
"""


@pytest.fixture(autouse=True)
def texts(workspace):
    (workspace.texts / "board.md").write_text(BOARD, encoding="utf-8")
    (workspace.texts / "gazette.md").write_text(GAZETTE, encoding="utf-8")
    new = BOARD.replace("14 months", "15 months")
    (workspace.texts / "corrected.md").write_text(new, encoding="utf-8")


async def compared(pilot):
    async with asyncio.timeout(20):
        while not isinstance(pilot.app.screen, StatementsScreen) or (
            pilot.app.screen.statements is None
        ):
            await pilot.pause()
    await pilot.pause()
    return pilot.app.screen


def told(screen):
    return str(screen.query_one(".progress", ForeignText).render())


def drawn(screen):
    listed = screen.query_one(StatementList)
    return [
        "".join(segment.text for segment in row)
        for item in listed.items
        for row in listed.draw(item, listed.size.width)
    ]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 20)])
async def test_what_both_say_stands_side_by_side(open_app, size):
    app = open_app("board.md", "gazette.md")
    async with app.run_test(size=size) as pilot:
        await pilot.press("g", "S")
        screen = await compared(pilot)
        assert told(screen) == "2 pairs = · no counterpart found: 1 left ◂, 1 right ▸"
        width = screen.query_one(StatementList).size.width
        assert all(len(row) <= width for row in drawn(screen))
        reasons = {"same quotation", "same names and numbers"}
        assert [row.strip() for row in drawn(screen) if row.strip() in reasons] == [
            each.shared.reason for each in screen.statements.rows if each.is_pair
        ]


async def test_the_list_is_narrowed_by_keys(open_app):
    app = open_app("board.md", "gazette.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "S")
        screen = await compared(pilot)
        listed = screen.query_one(StatementList)
        counts = []
        for key in ("number_sign", *"mtu"):
            await pilot.press(key)
            counts.append(len(listed.items))
            await pilot.press(key)
        assert counts == [1, 2, 1, 2]
        assert len(listed.items) == 4
        await pilot.press("u", "m")
        assert [row.is_pair for row in listed.items] == [False]
        assert told(screen).endswith(" · 1 with names, no counterpart found")


@pytest.mark.parametrize("size", [(80, 24), (50, 20)])
async def test_what_the_list_is_narrowed_to_is_told_whole(open_app, size):
    app = open_app("board.md", "gazette.md")
    async with app.run_test(size=size) as pilot:
        await pilot.press("g", "S")
        screen = await compared(pilot)
        await pilot.press("number_sign", "m", "t", "u")
        line = screen.query_one(".progress", ForeignText)
        seen = " ".join(line.render_line(y).text for y in range(line.size.height))
        assert seen.split() == told(screen).split()


async def test_a_pair_is_gone_to_in_both_panes(open_app):
    app = open_app("board.md", "gazette.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "S")
        await compared(pilot)
        await pilot.press("j", "enter")
        one, other = app.screen.session.panes
        assert app.screen.session.pane is one
        assert one.document.text.startswith("The Harbour", one.caret.offset)
        assert other.document.text.startswith("The reason", other.caret.offset)


async def test_the_other_side_is_highlighted_and_a_pair_linked(open_app, workspace):
    app = open_app("board.md", "gazette.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "S")
        await compared(pilot)
        await pilot.press("j", "tab", "H")
        assert [row["exact"][:10] for row in rows(workspace.annotations_file)] == ["The reason"]
        line = app.screen_stack[0].query_one("StatusLine")
        assert line.notice == "Highlighted"
        await pilot.press("H")
        assert line.notice == "It is highlighted already"
        await pilot.press("k", "L")
        assert "No counterpart" in str(app.screen.query_one(".error", ForeignText).render())
        await pilot.press("j", "tab", "L")
        assert isinstance(app.screen, LinkScreen)
        await pilot.press("1", "enter")
        found = rows(workspace.annotations_file)
        assert len(found) == 2
        assert [link["relation"] for row in found for link in row["links"]] == ["supports"]


@pytest.mark.parametrize("size", [(120, 40), (50, 20)])
async def test_the_side_that_is_meant_is_marked(open_app, size):
    app = open_app("board.md", "gazette.md")
    async with app.run_test(size=size) as pilot:
        await pilot.press("g", "S")
        screen = await compared(pilot)
        listed = screen.query_one(StatementList)
        await pilot.press("j")
        for begins, others in (("The Harbour", "The reason"), ("The reason", "The Harbour")):
            lines = ["".join(part.text for part in row) for row in listed.draw(listed.item, 90)]
            lines += ["".join(part.text for part in row) for row in listed.draw(listed.item, 40)]
            assert all(f"▎{begins}" in line for line in lines if begins in line)
            assert not any(f"▎{others}" in line for line in lines)
            await pilot.press("tab")
        await pilot.press("k")
        assert not any("▎" in part.text for row in listed.draw(listed.item, 90) for part in row)


async def test_it_goes_on_where_it_was_left(open_app):
    app = open_app("board.md", "gazette.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "S")
        await compared(pilot)
        await pilot.press("2", "j", "enter", "g", "S")
        screen = await compared(pilot)
        assert screen.query_one(StatementList).cursor == 2
        await pilot.press("L", "2", "enter")
        assert notice(app) == "Linked: contradicts; gl goes to the other end, u undoes it"
        await pilot.press("g", "S")
        screen = await compared(pilot)
        await pilot.press("G", "k", "L", "1", "enter")
        assert notice(app) == "Linked: supports; u undoes it"


async def test_two_versions_show_what_changed(open_app, workspace):
    old = (workspace.texts / "board.md").read_text().replace("meanwhile.", "meanwhile, all of it.")
    (workspace.texts / "board.md").write_text(old)
    app = open_app("board.md", "corrected.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("g", "S")
        screen = await compared(pilot)
        assert "Two versions: 2 changed" in told(screen)
        sides = str(screen.query_one(".sides", ForeignText).render())
        assert sides.split() == ["board.md", "corrected.md"]
        assert any("[-14-]{+15+}" in row for row in drawn(screen))
        assert any("meanwhile[-, all of it-]." in row for row in drawn(screen))


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("a b c d e f g", "a b c d e f g (new)", "a b c d e f g {+(new)+}"),
        ("a b c d e f g", "a b c x d e f g", "a b c {+x+} d e f g"),
        ("a b c d e f g", "a b e f g", "a b [-c d-] e f g"),
    ],
)
async def test_spaces_around_a_change_are_kept(open_app, workspace, old, new, shown):
    for name, text in (("old", old), ("new", new)):
        words = "Nothing else of it has changed since then. " * 4
        (workspace.texts / f"{name}.md").write_text(f"{text}\n\n{words}\n")
    app = open_app("old.md", "new.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("g", "S")
        screen = await compared(pilot)
        assert " ".join(drawn(screen)[0].split()).removeprefix("=- ") == shown


async def test_all_usual_keys_of_lists_work(open_app):
    app = open_app("board.md", "gazette.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "S")
        screen = await compared(pilot)
        listed = screen.query_one(StatementList)
        places = []
        for keys in ("G", "gg", "j", "k", "2j", "G", ("ctrl+u",), ("ctrl+d",), ("home",)):
            await pilot.press(*keys)
            places.append(listed.cursor)
        assert places == [3, 0, 1, 0, 2, 3, 0, 3, 0]
        await pilot.press("slash", *"quay 14", "enter")
        assert listed.cursor == 1
        await pilot.press("n")
        assert listed.cursor == 1
        await pilot.press("slash", *"nowhere", "enter")
        assert "Nothing here has" in str(app.screen.query_one(".error", ForeignText).render())
        await pilot.press("escape")
        assert app.screen is screen
        await pilot.press("question_mark")
        assert isinstance(app.screen, KeysScreen)
        await pilot.press("escape", "q")
        assert app.screen is not screen


async def test_linked_statements_come_first_and_are_not_without_counterpart(open_app):
    app = open_app("board.md", "gazette.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("G", "L", "tab", "}", "L", "2", "enter", "g", "S")
        screen = await compared(pilot)
        assert told(screen) == (
            "3 pairs =, 1 linked by you · no counterpart found: 0 left ◂, 0 right ▸"
        )
        first = screen.statements.rows[0]
        assert first.shared.reason == "linked by you: contradicts"
        assert "Fish" in drawn(screen)[0]
        assert "Shopkeepers" in drawn(screen)[0]
        await pilot.press("u")
        assert not screen.query_one(StatementList).items


async def test_links_between_two_versions_come_first(open_app):
    app = open_app("board.md", "corrected.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "L", "tab", "G", "L", "5", "enter", "g", "S")
        screen = await compared(pilot)
        assert told(screen).startswith("Two versions: 1 changed =, 1 linked by you")
        assert "see also" in screen.statements.rows[0].shared.reason
        assert "Fish" in drawn(screen)[0]


@pytest.mark.parametrize("size", [(120, 40), (50, 20)])
async def test_a_linked_phrase_of_two_versions_shows_its_statement(open_app, workspace, size):
    app = open_app("board.md", "corrected.md")
    async with app.run_test(size=size) as pilot:
        for words in ("14 months", "15 months"):
            await pilot.press("slash", *words, "enter", "v", "e", "e", "L")
            if words.startswith("14"):
                await pilot.press("tab")
        await pilot.press("2", "enter")
        ends = {row["exact"] for row in rows(workspace.annotations_file)}
        assert ends == {"14 months", "15 months"}
        await pilot.press("g", "S")
        screen = await compared(pilot)
        told_rows = [" ".join(row.split()) for row in drawn(screen)]
        changed = " ".join(told_rows)
        assert changed.count("The Harbour Board will close the north quay for [-14-]{+15+}") == 2
        assert "linked by you: contradicts" in told_rows
        assert told(screen).startswith("Two versions: 1 changed =, 1 linked by you")
        await pilot.press("L", "1", "enter")
        assert len(rows(workspace.annotations_file)) == 2


async def test_a_pair_has_its_own_sign_on_a_narrow_screen(open_app):
    app = open_app("board.md", "gazette.md")
    async with app.run_test(size=(50, 20)) as pilot:
        await pilot.press("G", "L", "tab", "}", "L", "2", "enter", "g", "S")
        screen = await compared(pilot)
        assert screen.statements.rows[0].relation == "contradicts"
        signs = [row[:3].strip(" ▎") for row in drawn(screen)]
        assert set(signs) == {"=", ""}
        assert "linked by you: contradicts" in " ".join(drawn(screen))


async def test_without_another_text_it_says_what_to_do(open_app):
    app = open_app("board.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "S")
        assert "beside this one first" in notice(app)
