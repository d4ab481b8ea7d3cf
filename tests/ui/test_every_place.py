"""What holds on every screen and in every dialog, on small screens, and without colours."""

from textual.events import Key

from reader.ui.widgets.box import Box
from reader.ui.widgets.chooser import EntryList
from reader.ui.widgets.frame import Keys
from reader.ui.widgets.status_line import StatusLine

MARKED = ("right_curly_bracket", "H", "T", *"claim", "enter", "a", *"why", "ctrl+s", "escape")
PLACES = {
    "text": (),
    "held": ("enter",),
    "selecting": ("v", "w"),
    "begun": ("g",),
    "list": ("g", "h"),
    "query": ("g", "h", "slash"),
    "help": ("question_mark",),
    "help of a dialog": ("C", "f1"),
    "help, nothing found": ("question_mark", *"xyzzy"),
    "commands": ("colon",),
    "commands, nothing found": ("colon", *"xyzzy"),
    "pens": ("g", "p"),
    "tags": ("T",),
    "a new tag": ("T", *"new"),
    "all tags": ("g", "t"),
    "renaming": ("g", "t", "r"),
    "note": ("a",),
    "notes": ("K",),
    "citing": ("C",),
    "metadata": ("i",),
    "contents": ("t",),
    "library": ("o",),
    "library, nothing found": ("o", *"xyzzy"),
    "find in all": ("g", "slash"),
    "notices": ("g", "less_than_sign"),
    "what changed": ("equals_sign",),
    "facets": ("g", "h", "F"),
    "saved queries": ("g", "h", "at"),
    "sorting": ("g", "h", "s"),
    "export": ("g", "h", "x"),
    "matrix": ("g", "x"),
    "counterparts": ("g", "s"),
}
"""The keys to each place from a highlight."""
STEADY = {"all tags", "library", "library, nothing found", "matrix"}
"""Places that keep their height, or have the whole screen."""


SIZES = ((40, 12), (80, 24))
SIGNS = {
    "at": "@", "colon": ":", "equals_sign": "=", "less_than_sign": "<", "question_mark": "?",
    "right_curly_bracket": "}", "slash": "/",
}  # fmt: skip
"""What keys with longer names type."""


async def typed(app, pilot, *keys):
    """Press keys as fast as a person who does not look, and wait until the last has acted."""
    *ahead, last = keys
    for key in ahead:
        app.post_message(Key(key, SIGNS.get(key, key if len(key) == 1 else None)))
    await pilot.press(last)


def drawn(app, widget):
    """What the rows of a widget say."""
    strips = app.screen._compositor.render_strips()
    region = widget.region
    rows = (strip.crop(region.x, region.right).text for strip in strips[region.y : region.bottom])
    return [row.rstrip() for row in rows]


def check_status(app, size):
    """No key of the status line is cut, and where there is room for one, there is one."""
    line = app.screen_stack[0].query_one(StatusLine)
    said = line.render().plain
    assert "…" not in said.removeprefix(f" {line.mode}  {line.pending}…"), said
    known = [f" {key}  {label}" for key, label in line.hints]
    shown = [chip for chip in known if chip in said]
    assert not known or shown or line.legend, said
    assert sum(map(len, shown)) < size[0]


def check_box(app, place, size):
    """A dialog is on the screen whole, with no empty row above its lower frame."""
    for box in app.screen.query(".box, .notes").results():
        assert box.region.bottom <= size[1], place
        assert box.region.y >= 0
        within = [each.region.bottom for each in box.children if each.display and each.region]
        if place not in STEADY and within:
            empty = box.region.bottom - 1 - max(within)
            assert empty <= 0, (place, empty)
        if not isinstance(box, Box):
            # What does not scroll in it is not cut either.
            assert max(within, default=0) < box.region.bottom, (place, size)


def check_words(app, place):
    """Keys in the frame are whole, and an empty list says so."""
    for keys in app.screen.query(Keys):
        all_of_them = str(keys.content).split(" · ")
        shown = str(keys.parent.border_subtitle or "").split(" · ")
        assert set(shown) <= set(all_of_them), (place, shown)
    if place.endswith("nothing found"):
        text = "\n".join(drawn(app, app.screen))
        assert "nothing found" in text, (place, text)
    for entries in app.screen.query(EntryList):
        rows = [row for row in drawn(app, entries) if row.strip()]
        assert rows, place


def check_grey(app, place):
    """Nothing on the screen has a colour."""
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            for color in (style.color, style.bgcolor) if style else ():
                if color and not color.is_default:
                    red, green, blue = color.get_truecolor()
                    assert red == green == blue, (place, segment.text)


async def test_nothing_is_cut_and_no_box_is_too_high_or_coloured(open_app, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = open_app("town-hall.md", "xinjiang-visit.md")
    async with app.run_test(size=SIZES[0]) as pilot:
        await typed(app, pilot, *MARKED)
        reading = app.screen
        for place, keys in PLACES.items():
            await typed(app, pilot, "escape", *keys)
            # Each place is opened on one of the sizes, and is there when that becomes the other.
            for size in SIZES if app.size == SIZES[0] else reversed(SIZES):
                if app.size != size:
                    await pilot.resize_terminal(*size)
                check_status(app, size)
                check_box(app, place, size)
                check_words(app, place)
                check_grey(app, place)
            for _ in range(5):
                await pilot.press("ctrl+g")
                if app.screen is reading and reading.pane.has_focus:
                    break
            assert app.screen is reading, place
