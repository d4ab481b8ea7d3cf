"""The encoding of a text, chosen by a key."""

from seen import notice

from reader.text import chosen_encodings
from reader.ui.widgets.chooser import ChooserScreen

WORDS = "Эта новая ратуша стоит у реки."


async def test_a_key_chooses_what_the_text_is_read_as(workspace, open_app):
    path = workspace.texts / "hall.txt"
    path.write_bytes(f"Ратуша\n\n{WORDS}\n".encode("cp866"))
    chosen_encodings.choose(path, "koi8-r")
    app = open_app("hall.txt")
    async with app.run_test(size=(100, 30)) as pilot:
        screen = app.screen
        assert WORDS not in screen.pane.document.text
        await pilot.press("z", "e")
        assert isinstance(app.screen, ChooserScreen)
        await pilot.press(*"cp866", "enter")
        assert WORDS in screen.pane.document.text
        assert chosen_encodings.chosen(path) == "cp866"
        await pilot.press("z", "e", *"klingon", "enter")
        assert isinstance(app.screen, ChooserScreen)
        await pilot.press("escape", "z", "e", *"cp866", "enter")
        assert "is read as cp866" in notice(app)
