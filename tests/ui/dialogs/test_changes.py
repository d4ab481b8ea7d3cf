"""Parts of dialogs that change tags and fields: they need no app."""

import pytest

from reader.annotations.tag_tree import Order
from reader.errors import ReaderError
from reader.store.tags import Vocabulary
from reader.text.document import Span
from reader.ui.dialogs.field_changes import FieldChanges
from reader.ui.dialogs.tag_changes import TagChanges
from reader.ui.widgets.line_prompt import LinePrompt
from reader.workspace.catalogue import Catalogue
from reader.workspace.desk import Desk


@pytest.fixture
def desk(workspace):
    desk = Desk(workspace)
    desk.refresh()
    return desk


@pytest.fixture
def opened(desk, workspace):
    return desk.open(workspace.texts / "town-hall.md")


class View:
    """What shows tags and fields here: only lists."""

    def __init__(self):
        self.changes = []
        self.dialogs = []

    async def ask(self, dialog):
        self.dialogs.append(dialog)

    def show_change(self, label, at=""):
        self.changes.append((label, at))

    def end(self):
        pass


async def test_tags_are_changed_and_shown_by_whoever_shows_them(desk, opened):
    desk.highlight(opened, [Span(0, 5)], tags=("claim",))
    view, vocabulary = View(), Vocabulary(desk.store)
    changes = TagChanges(vocabulary, desk, view)
    view.tags = vocabulary.tree(Order.NAME)
    view.node = view.tags.get("claim")
    await changes.recolor("red")
    assert vocabulary.tree(Order.NAME).get("claim").record.color == "red"
    await changes.undo()
    assert [label.partition(":")[0] for label, _ in view.changes][1:] == ["undid"]
    await changes.describe()
    [dialog] = view.dialogs
    assert isinstance(dialog, LinePrompt)


async def test_fields_are_changed_and_shown_by_whoever_shows_them(desk, opened):
    view = View()
    view.opened = opened
    changes = FieldChanges(Catalogue(desk), desk, view)
    await changes.set("volume", "7")
    assert view.changes == [("volume saved; u undoes it", "volume")]
    view.row = type("Row", (), {"name": "issue"})
    with pytest.raises(ReaderError, match="issue is empty already"):
        await changes.empty()
