"""The parts of the reading screen are made and used without an app."""

import shutil
from functools import partial
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.ui.annotations.bulk import Bulk
from reader.ui.pane.pane import DocumentPane
from reader.ui.reading.held import Held
from reader.ui.reading.highlights import Highlights
from reader.ui.reading.session import Session
from reader.ui.reading.targets import Targets
from reader.workspace.desk import Desk
from reader.workspace.paths import Workspace

TEXTS = Path(__file__).parents[3] / "texts"


class Host:
    """What a part may ask of a screen, written down."""

    is_monochrome = has_few_colors = False
    focused = None

    def __init__(self):
        self.notices, self.drawn = [], 0

    def tell(self, notice):
        self.notices.append(notice)

    def draw(self):
        self.drawn += 1

    def show_status(self):
        pass


@pytest.fixture
def session(tmp_path):
    (tmp_path / "texts").mkdir()
    shutil.copy(TEXTS / "town-hall.md", tmp_path / "texts")
    found = Session(Workspace(tmp_path), Host())
    found.desk = Desk(found.workspace)
    opened = found.desk.open(tmp_path / "texts" / "town-hall.md")
    pane = DocumentPane(opened.document)
    pane.document_id = opened.record.id
    found.panes.append(pane)
    found.pane = pane
    return found


async def test_a_highlight_is_made_held_drawn_once_and_taken_back(session):
    targets = Targets(session)
    highlights = Highlights(session, targets)
    await highlights.add()
    [annotation] = session.desk.annotations()
    assert session.held == annotation.id
    assert targets.annotations == [annotation]
    assert (session.host.drawn, session.host.notices) == (1, ["Highlighted"])
    await highlights.add()
    assert len(session.desk.annotations()) == 1
    await highlights.undo()
    assert session.desk.annotations() == []
    assert session.held == ""


async def test_what_is_missing_is_said(session):
    targets = Targets(session)
    with pytest.raises(ReaderError, match="No highlight here"):
        await Highlights(session, targets).delete()
    with pytest.raises(ReaderError, match="Nothing to merge"):
        await Held(session, targets).merge()
    bulk = Bulk(session, targets, partial(print), partial(print))
    with pytest.raises(ReaderError, match="No highlight here"):
        await bulk.purge()
    session.pane = None
    with pytest.raises(ReaderError, match="Open a text first"):
        await Highlights(session, targets).add()


async def test_the_end_of_the_held_highlight_moves_by_words(session):
    targets = Targets(session)
    highlights, held = Highlights(session, targets), Held(session, targets)
    session.pane.show_whole(session.desk.open_documents[session.pane.document_id].document)
    await highlights.add()
    [before] = session.desk.annotations()
    await held.move_end("word", -1)
    [after] = session.desk.annotations()
    assert after.anchor.span.start == before.anchor.span.start
    assert after.anchor.span.end < before.anchor.span.end
    assert session.held == after.id
