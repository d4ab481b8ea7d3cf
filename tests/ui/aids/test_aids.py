"""Words looked up and texts read aloud, by programs of the person's own."""

import sys

import pytest
from seen import notice

from reader.errors import ReaderError
from reader.ui.aids.aloud_screen import AloudScreen
from reader.ui.aids.lookup_view import LookupView
from reader.ui.widgets.dialog import ForeignText
from reader.workspace import programs

ECHO = f"{sys.executable} -c 'import sys; print(sys.argv[1:])' of {{word}}"


@pytest.mark.parametrize(
    ("command", "word", "expected"),
    [
        (ECHO, "two  words", "['of', 'two words']"),
        (ECHO, "$(id); `x` 'y'", "['of', \"$(id); `x` 'y'\"]"),
        (ECHO.replace(" {word}", ""), "--rf", "['of', 'rf']"),
    ],
)
def test_a_word_is_one_argument_and_no_option(command, word, expected):
    assert programs.looked_up(command, word) == expected


@pytest.mark.parametrize(
    ("command", "word", "told"),
    [
        ("no-such-program {word}", "a", "no-such-program can't be run"),
        ("'", "a", "is no command"),
        (f"{sys.executable} -c 'import time; time.sleep(60)'", "a", "took longer than 0.2 s"),
        (f"{sys.executable} -c ''", "a", "says nothing of “a”"),
        (ECHO, "  ", "no word here"),
    ],
)
def test_what_goes_wrong_is_one_line(command, word, told):
    seconds = 0.2 if "sleep" in command else 20
    with pytest.raises(ReaderError, match=told.replace(".", r"\.")) as error:
        programs.looked_up(command, word, seconds)
    assert "\n" not in str(error.value)


def test_an_endless_answer_is_cut():
    endless = f"""{sys.executable} -c 'while True: print("x" * 100)'"""
    said = programs.looked_up(endless, "a", 20)
    assert said.endswith("…")
    assert len(said) <= programs.MOST + 2


async def test_a_word_is_looked_up_in_a_box(workspace, opened_app, tmp_path):
    settings = tmp_path / "config.toml"
    script = tmp_path / "say.py"
    script.write_text("import sys; print('of', sys.argv[1], '\\x1b[31mred')")
    settings.write_text(f'lookup = "{sys.executable} {script} {{word}}"\n')
    app = opened_app(workspace, [workspace.texts / "town-hall.md"], settings=settings)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "g", "k")
        assert isinstance(app.screen, LookupView)
        said = [str(each.render()) for each in app.screen.query(ForeignText)]
        assert said[0] == "President"
        assert said[1].startswith("of President")
        assert "\x1b" not in said[1]
        await pilot.press("escape", "v", "w", "e", "g", "k")
        assert str(app.screen.query(ForeignText).first().render()) == "President Joe"


async def test_without_a_command_one_line_says_what_to_set(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("g", "k")
        assert 'lookup = "dict {word}"' in notice(app)


@pytest.fixture
def voice(tmp_path, monkeypatch):
    """A program that writes down what it is told to say, and never ends on a long sentence."""
    folder, heard = tmp_path / "bin", tmp_path / "heard"
    folder.mkdir()
    script = folder / "espeak-ng"
    script.write_text(
        f"#!{sys.executable}\nimport sys, time\n"
        f"open({str(heard)!r}, 'a').write(sys.argv[-1] + '\\n')\n"
        "time.sleep(600 if 'call' in sys.argv[-1] else 0)\n"
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    return heard


async def test_a_text_is_read_aloud_by_sentence_until_a_key_is_pressed(open_app, voice):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        session = app.screen.session
        await pilot.press("g", "z")
        assert isinstance(app.screen, AloudScreen)
        while not voice.exists() or "call" not in voice.read_text():
            await pilot.pause()
        heard = voice.read_text().splitlines()
        assert heard[0].startswith("At a televised town hall")
        said = session.pane.document.text[session.pane.caret.offset :]
        assert said.replace("\n", " ").startswith(heard[-1])
        await pilot.press("j")
        assert not isinstance(app.screen, AloudScreen)
        assert session.pane.document.text[session.pane.caret.offset :] == said
        assert voice.read_text().splitlines() == heard
        while "gz reads on" not in notice(app):
            await pilot.pause()


async def test_where_nothing_reads_aloud_one_line_says_what_to_install(open_app, monkeypatch):
    monkeypatch.setattr(programs, "VOICES", (("no-such-voice",),))
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("g", "z")
        assert "install no-such-voice" in notice(app)
