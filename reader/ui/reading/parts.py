"""The parts of the reading screen, created with their dependencies."""

from __future__ import annotations

import asyncio
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.lazy import lazy
from reader.ui.aids.aloud import Aloud
from reader.ui.aids.lookup import Lookup
from reader.ui.annotations.contents import ListContents
from reader.ui.annotations.listing import Listing
from reader.ui.comparing.counterparts import Comparing, CounterpartSearch
from reader.ui.comparing.drafts import Drafts
from reader.ui.comparing.in_step import Stepping
from reader.ui.comparing.links import Links
from reader.ui.comparing.matrix import MatrixOfTexts
from reader.ui.comparing.slots import Slots
from reader.ui.comparing.statements import BothTexts
from reader.ui.library.commands import Library
from reader.ui.notices import PastNotices
from reader.ui.pane.pane import DocumentPane
from reader.ui.reading.arrangement import Arrangement
from reader.ui.reading.citing import Citing
from reader.ui.reading.find import Find
from reader.ui.reading.held import Held
from reader.ui.reading.highlights import AnnotationsFile, Highlights
from reader.ui.reading.leaving import Leaving
from reader.ui.reading.metadata import Metadata
from reader.ui.reading.navigation import Navigation
from reader.ui.reading.notes import Notes
from reader.ui.reading.panes import Panes
from reader.ui.reading.pens import Pens
from reader.ui.reading.positions import Positions
from reader.ui.reading.repair import Repair
from reader.ui.reading.session import Session
from reader.ui.reading.steps import Steps
from reader.ui.reading.tags import Tags
from reader.ui.reading.targets import Targets
from reader.ui.reading.texts import Texts
from reader.ui.reading.watch import Watch

if TYPE_CHECKING:
    from reader.annotations.tag_completion import Completion
    from reader.query import query
    from reader.ui.annotations import bulk, narrowing, panel, width
    from reader.ui.annotations.panel import AnnotationPanel
    from reader.workspace import catalogue, counterparts
    from reader.workspace import links as linking
    from reader.workspace.documents import OpenDocument
else:
    bulk = lazy("reader.ui.annotations.bulk")
    catalogue = lazy("reader.workspace.catalogue")
    counterparts = lazy("reader.workspace.counterparts")
    linking = lazy("reader.workspace.links")
    narrowing = lazy("reader.ui.annotations.narrowing")
    panel = lazy("reader.ui.annotations.panel")
    width = lazy("reader.ui.annotations.width")
    query = lazy("reader.query.query")

PREPARE = 0.5
"""Seconds until new annotations are prepared for queries, so that drawing comes first."""
CLASSES = (
    *(Slots, Held, Highlights, Pens, Tags, Notes, Steps, Repair, Citing, Find, Positions),
    *(Leaving, Listing, Metadata, Watch, Texts, Panes, PastNotices, Links, Drafts),
    *(CounterpartSearch, Stepping, BothTexts, MatrixOfTexts, Lookup, Aloud, Library),
)
"""The parts with commands for the screen's keys, in order of precedence for a key."""


class Parts:
    """All parts of a reading screen, wired to each other."""

    def __init__(self, session: Session) -> None:
        """Create the parts for a session."""
        self.session = session
        """The state that they share."""
        self.arrangement = Arrangement(session)
        """Places panes and list."""
        here, beside = self._here, self._beside
        self.navigation = Navigation(session, self.arrangement, here, beside)
        """Goes to places, and keeps reading positions."""
        self.contents = ListContents(session, self.arrangement, self._tag_completion)
        """What the list of annotations shows."""
        self._targets = targets = Targets(session)
        self.highlights = Highlights(session, targets)
        self.texts = Texts(
            session, self.navigation, self.arrangement, self._loaded, self.contents.close
        )
        """Opens and closes texts."""
        self.library = Library(session, self.navigation, here, beside)
        """Shows the library."""
        self.watch = Watch(session, self.texts.stamps, self.locate)
        """Watches files for changes."""
        subject = self.highlights.existing_or_new
        self.tags = Tags(session, targets, subject, self.contents.list_all)
        self.notes = Notes(session, targets, subject)
        self.links = Links(session, targets, subject, self.navigation.go_beside)
        self.drafts = Drafts(
            session, targets, subject, beside, self.arrangement.focus, self.navigation.positions
        )
        self.slots = Slots(session, self.navigation.go_beside, self.notes.edit_shown)
        """Shows and goes to the passages of a draft."""
        self.citing = Citing(session, targets, lambda: self._catalogue, lambda: self.contents.by)
        self.repair = Repair(session, targets)
        self.metadata = Metadata(session, lambda: self._catalogue, lambda: self.citing.style)
        self.stepping = Stepping(session, lambda: self._counterparts)
        """Keeps two panes in step."""
        self.listing = Listing(session, self.contents)
        self.file = AnnotationsFile(session, self._prepare_later)
        """Watches the annotations file for changes by other processes."""
        self.all = self._with_commands()
        """The parts with commands for the screen's keys."""

    def _with_commands(self) -> tuple[object, ...]:
        session, targets = self.session, self._targets
        here, beside = self._here, self._beside
        return (
            *(self.slots, self.highlights, self.tags, self.notes),
            *(self.repair, self.citing, self.listing),
            *(self.watch, self.texts, Held(session, targets), Pens(session, targets)),
            Steps(session, self.navigation),
            Find(session, self.navigation, here, beside),
            Positions(session, self.navigation),
            self.metadata,
            *(Panes(session, self.arrangement), PastNotices(session), self.links, self.drafts),
            Leaving(
                *(session, self.arrangement, self.contents),
                *(self.listing.toggle_filter, self.links.abandon),
            ),
            *(self.stepping, *self._comparing()),
            *(self._matrix(), Lookup(session), Aloud(session)),
            self.library,
        )

    def _comparing(self) -> tuple[BothTexts, CounterpartSearch]:
        """The parts that compare texts."""
        session, found = self.session, lambda: self._counterparts
        comparing = Comparing(
            session, self.highlights.at, self.links.between, self.citing.cite_passages
        )
        beside = self.navigation.go_passage_beside
        return (
            BothTexts(session, self.navigation, comparing, found),
            CounterpartSearch(session, self._targets, comparing, found, beside),
        )

    def _matrix(self) -> MatrixOfTexts:
        return MatrixOfTexts(
            self.session,
            lambda: self.contents.own_query,
            self.contents.list_all,
            self.citing.cite_all,
            self.drafts.send_all,
            lambda: self.citing.manner,
            (self.highlights.undo, self.highlights.redo, self.drafts.open_from),
        )

    @cached_property
    def _catalogue(self) -> catalogue.Catalogue:
        return catalogue.Catalogue(self.session.desk)

    @cached_property
    def _counterparts(self) -> counterparts.Counterparts:
        return counterparts.Counterparts(linked=partial(linking.linked_pairs, self.session.desk))

    def _tag_completion(self) -> Completion:
        return self.tags.vocabulary.completion()

    def make_panel(self) -> AnnotationPanel:
        """The list of annotations, with the parts that its own keys control."""
        return panel.AnnotationPanel(
            narrowing.Narrowing(self.session, self.contents, self.arrangement.focus_query),
            bulk.Bulk(self.session, self._targets, self.tags.take_off, self.citing.export),
            width.Width(self.arrangement.widen_list),
        )

    async def _here(self, path: Path) -> DocumentPane:
        return await self.texts.show(path, beside=False)

    async def _beside(self, path: Path) -> DocumentPane:
        return await self.texts.show(path, beside=True)

    async def _loaded(self, opened: OpenDocument) -> None:
        """Find the annotations of a loaded text, and check if it is a new version of another."""
        await self.locate(opened)
        self.metadata.tell_doubts(opened)
        self.session.host.run_task(self.repair.look_for_predecessor(opened))

    async def locate(self, opened: OpenDocument) -> None:
        """Show a text's annotations: those that are found quickly first, then the rest."""
        session = self.session
        session.changed()
        session.locating += 1
        try:
            were_moved = await asyncio.to_thread(session.desk.locate, opened)
        finally:
            session.locating -= 1
        if were_moved:
            session.changed()
        session.host.ready()

    def _prepare_later(self) -> None:
        self.session.host.call_after(PREPARE, self._prepare)

    def _prepare(self) -> None:
        """Prepare folded words and parsed tags, so that the first query is fast."""
        host, annotations = self.session.host, self.session.desk.store.annotations
        host.run_in_thread(partial(query.prepare, annotations), "prepare")
        host.run_in_thread(self._tag_completion, "tags")
