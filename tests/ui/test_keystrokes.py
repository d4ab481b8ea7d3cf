"""The keys that docs/keystrokes.md counts do what it says."""

import re
from pathlib import Path

from seen import rows

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
