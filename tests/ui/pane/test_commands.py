"""The commands of a pane, run on its parts without an app."""

import pytest
from page_views import DOCUMENT, page_view, words_at

from reader.errors import ReaderError
from reader.ui.keys.command import commands_in
from reader.ui.pane.appearance import Appearance
from reader.ui.pane.moving import Moving
from reader.ui.pane.selecting import Selecting


@pytest.fixture
def view():
    return page_view()


def run(view, command_id, count=None, key=""):
    """Run a command as its key would; answers whether there is such a command now."""
    for part in parts(view):
        for command in commands_in(type(part)):
            if command.id == command_id:
                is_there = command.when is None or command.when(part)
                if is_there:
                    command.invoke(part, count, key)
                return is_there
    raise AssertionError(command_id)


def parts(view, made={}):  # noqa: B006 - so that a search for a character can be repeated
    if view not in made:
        made.clear()
        made[view] = Moving(view), Selecting(view), Appearance(view)
    return made[view]


@pytest.mark.parametrize(
    ("command", "count", "words"),
    [
        ("character.next", 2, "page Mr."),
        ("word.next", None, "page Mr."),
        ("paragraph.next", None, "Mr. Lee"),
        ("paragraph.next", 3, "one thing"),
        ("sentence.next", 4, "Nobody else"),
        ("heading.next", None, "Of lists"),
        ("row.down", None, "Mr. Lee"),
        ("row.end", None, "e Mr."),
        ("text.end", 4, "She told"),
        ("text.start", 4, "She told"),
        ("text.percent", 100, "Paragraph 39"),
    ],
)
def test_moves(view, command, count, words):
    assert run(view, command, count)
    assert words_at(view) == words


def test_the_ends_of_the_text_and_a_paragraph_beyond_the_last(view):
    run(view, "text.end", 999)
    assert words_at(view) == "Paragraph 39"
    run(view, "text.end")
    assert view.caret.offset == len(DOCUMENT.text) - 1
    run(view, "text.start")
    assert view.caret.offset == 0


def test_pages_and_half_pages_lead_back(view):
    run(view, "page.down", 2)
    run(view, "half-page.down")
    top = view.layout.distance(view.layout.first, view.top, 99)
    assert top == 2 * (view.text_height - 2) + view.text_height // 2
    run(view, "half-page.up")
    run(view, "page.up", 2)
    assert view.top == view.layout.first


def test_a_character_is_found_again_in_both_directions(view):
    with pytest.raises(ReaderError, match="No character to find again"):
        run(view, "row.find-again")
    run(view, "paragraph.next")
    run(view, "row.find", 2, "e")
    assert words_at(view, 1) == "e"
    run(view, "row.find-again")
    assert words_at(view, 1) == "eally?"
    run(view, "row.find-before", 2)
    assert words_at(view, 1) == "ee"
    with pytest.raises(ReaderError, match="“z” is not to the left"):
        run(view, "row.find-back", key="z")


def test_up_to_a_character_is_only_for_selecting(view):
    assert not run(view, "row.till", key="e")
    run(view, "select.characters")
    assert run(view, "row.till", key="e")
    assert view.caret.selection.end == DOCUMENT.text.index("e")


def test_selecting_stops_before_the_block_that_a_motion_leads_to(view):
    run(view, "paragraph.next")
    run(view, "select.characters")
    run(view, "heading.next")
    assert DOCUMENT.text[slice(*view.caret.selection)].rstrip().endswith("seen it.")


def test_objects_are_there_while_selecting_and_those_with_what_is_around_right_after_v(view):
    run(view, "paragraph.next")
    assert not run(view, "select.inner.word")
    assert not run(view, "select.swap")
    assert run(view, "view.wider")
    run(view, "select.characters")
    assert not run(view, "view.wider")
    assert run(view, "select.around.word")
    assert DOCUMENT.text[slice(*view.caret.selection)] == "Mr"
    assert not run(view, "select.around.word")
    assert run(view, "select.inner.sentence")
    assert run(view, "select.swap")
    assert words_at(view, 1) == "Mr."
    with pytest.raises(ReaderError, match="No braces around this"):
        run(view, "select.inner.braces")


def test_the_width_changes_in_steps_between_two_ends():
    view = page_view(width=120)
    run(view, "view.narrower", 2)
    assert view.look.measure == view.layout.width == 64
    run(view, "view.narrower", 99)
    assert view.layout.width == 20
    run(view, "view.wider")
    assert view.layout.width == 24
    run(view, "view.wider", 99)
    assert view.look.measure == 200 - (200 - view.room) * (view.look.measure < 200)


def test_numbers_take_room_and_the_row_is_brought_to_the_middle(view):
    room = view.room
    run(view, "view.numbers")
    assert view.room < room
    run(view, "view.numbers")
    assert view.room == room
    run(view, "text.percent", 50)
    run(view, "view.centre")
    assert view.height_of_caret == view.text_height // 2
    view.show_whole(DOCUMENT)
    assert view.overlay.sentence
    run(view, "view.tint")
    assert view.overlay.sentence is None


def test_every_command_says_what_it_does_in_an_id_of_its_own():
    found = [each for part in (Moving, Selecting, Appearance) for each in commands_in(part)]
    ids = [each.id for each in found]
    assert len(ids) == len(set(ids))
    assert all(each.help and each.label for each in found)
    leaps = {each.id for each in found if each.is_leap}
    assert leaps == {"text.start", "text.end", "text.percent", "heading.next", "heading.previous"}
    assert leaps == {each.id for each in found if not each.is_early}
