"""The keys that docs/keystrokes.md counts do what it says."""

import asyncio
import re
import time
from pathlib import Path

import pytest
from seen import notice, rows

from reader.ui import keyboard
from reader.ui.widgets.dialog import LineInput

PAGE = (Path(__file__).parents[2] / "docs" / "keystrokes.md").read_text(encoding="utf-8")
NAMES = {"Tab": "tab", "Enter": "enter", "Esc": "escape"}
NOTE = "Check."


async def test_the_keys_counted_are_those_that_it_takes(open_app, workspace):
    [line] = re.findall(r"^    (H .*)$", PAGE, re.MULTILINE)
    keys = [NAMES.get(key, key) for key in line.split()]
    [told] = re.findall(r"without the letters of the note \| (\d+) \|", PAGE)
    assert int(told) == len(keys) - len(NOTE)
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "}", "H", "T", *"claim", "enter", "{", "w", "w")
        await pilot.press(*keys)
        _, row = rows(workspace.annotations_file)
        assert row["exact"].startswith("President Joe Biden")
        assert (row["color"], row["tags"], row["note"]) == ("red", ["claim"], NOTE)
        said = row["exact"].removesuffix(".")
        assert app.clipboard == f"“{said}” (Reader Sample Texts, 2021, para. 1)."


@pytest.mark.parametrize("keys", [("enter",), ("tab", "enter")])
async def test_enter_right_behind_the_last_letter_takes_what_was_typed(open_app, workspace, keys):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        for tag in ("gamma", "alpha"):
            await pilot.press("}", "T", *tag, "enter")
        await pilot.press("}", "T")
        line = app.screen.query_one(LineInput)
        with line.prevent(LineInput.Changed):
            # As if the letters had not reached the list yet.
            line.value = "gam"
        await pilot.press(*keys)
        assert rows(workspace.annotations_file)[-1]["tags"] == ["gamma"]
        await pilot.press("g", "D")
        await pilot.press(*"first", "enter", "}", "greater_than_sign", "g", "D", *"second", "enter")
        await pilot.press("}", "greater_than_sign", "g", "D")
        line = app.screen.query_one(LineInput)
        with line.prevent(LineInput.Changed):
            line.value = "fir"
        await pilot.press("enter")
        assert "drafts/first.md" in notice(app)


async def test_keys_keep_their_order_though_the_machine_stands_still(monkeypatch):
    loop, seen = asyncio.get_running_loop(), asyncio.Event()
    monkeypatch.setattr(keyboard, "PATIENCE", 0.2)
    # It stands still for longer than a key waits, and goes on as before.
    loop.call_soon(time.sleep, 0.3)
    loop.call_later(0.05, loop.call_soon, loop.call_soon, seen.set)
    assert await keyboard._is_set(seen)
