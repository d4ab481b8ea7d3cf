"""The reading screen: it holds its parts, runs their commands, and draws what they change.

What is asked for first is shown before anything else is done: of a large text a part, and no
highlights yet. The rest is loaded right after, in threads: the annotations of the workspace, then
each text as a whole.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.events import Resize
from textual.screen import Screen

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.keys.command import Commanded, command
from reader.ui.pane.pane import DocumentPane
from reader.ui.pane.styles import Inks
from reader.ui.reading import parts, watch
from reader.ui.reading.highlights import drawn
from reader.ui.reading.host import ScreenHost
from reader.ui.reading.menu import Menu
from reader.ui.reading.parts import Parts
from reader.ui.reading.session import Session
from reader.ui.reading.status import Status
from reader.workspace.paths import Workspace

if TYPE_CHECKING:
    from reader.config import Config
    from reader.metadata import outlets
    from reader.ui.annotations.panel import AnnotationPanel
    from reader.ui.keys.keymap import Keymap
    from reader.ui.widgets.pick_list import PickList
    from reader.workspace import desk as desks
else:
    outlets = lazy("reader.metadata.outlets")
    desks = lazy("reader.workspace.desk")

LATER = Path(__file__).with_name("later.tcss")
"""Styles of what is not in the first frame."""
FIRST_USED = (
    *("text.sentences", "search.search", "anchoring.selector", "query.query", "annotations.spans"),
    *("ui.widgets.line_prompt", "ui.widgets.chooser", "ui.dialogs.note"),
)
"""Modules needed by commands but not by the start, loaded once everything is shown."""
KEEP = 2.0
"""Seconds between saves of the reading positions, which limits the loss in a crash."""
LOOK = 0.4
"""Seconds between checks whether another process changed the annotations file."""


class ReadingScreen(Commanded, Screen[None], parts=parts.CLASSES):
    """Shows texts in panes, with the list of their annotations."""

    AUTO_FOCUS = ""
    """Without a text, the screen itself gets the keys, and no hidden input line."""

    def __init__(self, workspace: Workspace, paths: Sequence[Path], patience: float) -> None:
        """Show texts.

        Args:
            workspace: Where they and their annotations are.
            paths: Their files; without any, those of the last session, or else the library opens.
            patience: Seconds to wait for another program that is writing the annotations.
        """
        super().__init__()
        self.is_ready = False
        """Whether the annotations and all requested texts are loaded."""
        self.begins_with_repair = False
        """Whether to begin with the highlights that are lost or uncertain."""
        self._paths = paths
        self._patience = patience
        self._host = ScreenHost(self, self.draw, self.show_status, self._caret_line)
        self.session = Session(workspace, self._host)
        """The state shared by all parts."""
        self.parts = Parts(self.session)
        """The parts of the screen."""
        self.status = Status(
            *(self.session, self._host.line, lambda: self.active_bindings, self._dialog_mode),
            lambda: self.parts.slots.words,
        )
        """The content of the status line."""
        self._menu = Menu(self.session, lambda: self.active_bindings, self._run_chosen)
        self.attach(self, *self.parts.all)

    @property
    def pane(self) -> DocumentPane | None:
        """The current pane."""
        return self.session.pane

    @property
    def panes(self) -> Sequence[DocumentPane]:
        """The panes from left to right, including hidden ones."""
        return self.session.panes

    @property
    def panel(self) -> AnnotationPanel:
        """The list of annotations with its query line."""
        return self.parts.contents.panel

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """What each key does now."""
        keymap = self.session.keymap
        return keymap.active(self) if keymap else super().active_bindings

    def can_run(self, active: ActiveBinding, count: int | None = None) -> bool:
        """Whether everything that a command needs is loaded."""
        session = self.session
        if isinstance(active.node, DocumentPane):
            return active.node.can_do(active.binding.id or "", count=count)
        found = self.commands.get(active.binding.id or "")
        if active.node is not self or found is None or found[0].is_early:
            return True
        if session.locating:
            return False
        return session.has_desk and (session.pane is None or session.pane.is_loaded)

    def _caret_line(self) -> int:
        """The row of the screen that the caret is in."""
        pane = self.session.pane
        return pane.view.head + pane.height_of_caret if pane else 0

    def _dialog_mode(self) -> str:
        """The mode of the focused dialog; empty if there is none."""
        above = [each for each in self.app.screen_stack[-1:] if each is not self]
        return str(getattr(above[0], "MODE", "COMMANDS")) if above else ""

    def use_settings(self, settings: Config | None, keymap: Keymap | None) -> None:
        """Apply the user's settings; a new text width takes effect at once."""
        session, before = self.session, self.session.settings
        session.use_settings(settings, keymap)
        self.parts.citing.use_settings(before, settings)
        if not self.is_running:
            return
        if settings and settings.measure and settings.measure != (before and before.measure):
            for pane in session.panes:
                pane.measure = settings.measure
                pane.lay_out()
        self.status.forget_keys()
        self.show_status()

    # Start

    def compose(self) -> ComposeResult:
        """The panes above the status line."""
        with self._host.row:
            yield from self.parts.texts.first_panes(self._paths)
        yield self._host.line

    def on_mount(self) -> None:
        """Focus a pane; once it is on the screen, load everything else."""
        if self.session.pane:
            self.parts.arrangement.focus(self.session.pane)
        self.call_after_refresh(lambda: self.run_worker(self._load_rest()))
        self.app.screen_change_signal.subscribe(self, self._show_mode)

    def _show_mode(self, _: object) -> None:
        """Show the mode of the focused dialog, also of a dialog over another."""
        if self.session.has_desk:
            self.show_status()

    async def _load_rest(self) -> None:
        """Load the annotations, and the whole texts."""
        session, texts = self.session, self.parts.texts
        self.app.stylesheet.read(LATER)
        self.app.stylesheet.parse()
        self.app.stylesheet.update(self._host.line)
        texts.inks = Inks()
        await self.mount(texts.inks)
        session.desk = await asyncio.to_thread(
            lambda: desks.Desk(session.workspace, patience=self._patience)
        )
        made = self.parts.make_panel()
        await self._host.row.mount(made)
        # Not before it is loaded: keys may be typed meanwhile.
        session.panel = made
        await self.parts.file.look()
        await asyncio.to_thread(
            session.desk.store.journal.recall_steps, session.workspace.steps_file
        )
        self.set_interval(LOOK, self.parts.file.look)
        await self.parts.notes.report_unsaved()
        self.set_interval(watch.INTERVAL, self.parts.watch.look)
        for pane in sorted(self.panes, key=lambda pane: (pane.is_part, pane is not self.pane)):
            await texts.load(pane)
        self.is_ready = True
        await asyncio.to_thread(_load_first_used)
        gc.freeze()
        gc.enable()
        self.set_interval(KEEP, self.keep_positions)
        await self._report()

    async def _report(self) -> None:
        """Report what could not be opened, and start with what was asked for."""
        texts = self.parts.texts
        if self.panes:
            for problem in texts.problems:
                self._host.warn(problem, severity="error", seconds=15)
        elif self.is_current:
            # A command typed ahead may already ask for a text.
            await self.parts.library.show(texts.problems)
        if self.begins_with_repair:
            try:
                await self.parts.repair.repair()
            except ReaderError as error:
                self.show_error(error)

    def keep_positions(self) -> None:
        """Save the reading positions."""
        self.parts.navigation.keep_all(self.parts.texts.has_changed)

    def keep_steps(self) -> None:
        """Save the history, so that the next session can undo."""
        session = self.session
        if session.has_desk:
            # If it can't be written, the next session just has nothing to undo.
            with suppress(OSError):
                session.desk.store.journal.keep_steps(session.workspace.steps_file)

    def on_unmount(self) -> None:
        """Stop reading files."""
        for pane in self.panes:
            pane.is_wanted = False

    # Refresh

    def draw(self) -> None:
        """Draw the highlights, titles, list and status line from the session."""
        session, contents = self.session, self.parts.contents
        contents.refresh()
        known = session.desk.open_documents
        for pane in session.panes:
            if pane.is_loaded:
                linked = session.desk.store.snapshot.links
                pane.highlights = drawn(contents.drawn_in(pane.document_id), linked)
            if pane.document_id in known:
                opened = known[pane.document_id]
                is_removed = bool(session.desk.removals.told_of(opened.document.path))
                about = outlets.line(opened.record.csl)
                pane.set_headline(opened.record.title, about, is_removed=is_removed)
        self.show_status()

    def show_status(self) -> None:
        """Update the status line."""
        self.status.show()

    def show_pending(self, pending: str, begun: str) -> None:
        """Show the keys typed so far of a command, and the keys that can follow."""
        if self.status.pending != pending:
            self.status.pending, self.status.begun = pending, begun
            self.show_status()

    def remember(self, words: str) -> None:
        """Keep a notice that was shown in a box, to be read again."""
        self._host.notices.add(words)

    def show_error(self, error: ReaderError) -> None:
        """Show an error."""
        self._host.show_error(error)

    def begin_command(self) -> None:
        """Discard state of the previous command as a new one begins."""
        self._host.forget_error()
        self.parts.highlights.forget_last_key()

    # Commands of the screen itself

    @command("help", "question_mark,f1", "Help", "the keys there are here")
    async def show_keys(self) -> None:
        """Show the keys that work here."""
        await self.app.run_action("keys")

    async def _run_chosen(self, active: ActiveBinding) -> None:
        """Run a chosen command."""
        try:
            await self.app.run_action(active.binding.action, active.node)
        except ReaderError as error:
            self.show_error(error)

    # Messages of widgets

    def on_screen_suspend(self) -> None:
        """Hide the text's keys, and notices that the dialog shows, while it has the focus."""
        self._host.forget_old()
        self.query("ToastRack").add_class("-below")
        self.show_status()

    def on_screen_resume(self) -> None:
        """Show the text's keys again; at the start, they appear with the text."""
        self.query("ToastRack").remove_class("-below")
        if self.session.has_desk:
            self.show_status()

    def on_resize(self, event: Resize) -> None:
        """Adapt to the size of the screen."""
        del event
        self.parts.arrangement.place()

    def on_descendant_focus(self) -> None:
        """Update the keys for the focused widget, and the completions of a query."""
        self.parts.contents.suggest()
        self.show_status()

    def on_document_pane_moved(self, event: DocumentPane.Moved) -> None:
        """Respond to a move of the caret."""
        event.stop()
        self.session.release_if_moved(event.pane)
        if event.pane.has_focus:
            self.session.pane = event.pane
            self.parts.stepping.follow(event.pane)
        self.show_status()

    def on_document_pane_highlight_clicked(self, event: DocumentPane.HighlightClicked) -> None:
        """Hold the highlight that was clicked, or release the held one."""
        event.stop()
        self.session.hold(event.annotation_id)

    async def on_document_pane_menu_requested(self, event: DocumentPane.MenuRequested) -> None:
        """Open the context menu."""
        event.stop()
        await self._menu.show(event.annotation_id)

    def on_annotation_panel_query_changed(self, event: AnnotationPanel.QueryChanged) -> None:
        """List the matches as the query is typed, and hide other highlights if asked to."""
        event.stop()
        self.parts.contents.show()
        self.panel.go_first()
        if self.session.shown_only:
            self.session.changed()

    def on_annotation_panel_cursor_moved(self, event: AnnotationPanel.CursorMoved) -> None:
        """Update the preview to the annotation at the cursor."""
        event.stop()
        self.parts.contents.show_preview()
        self.show_status()

    def on_annotation_panel_dragged(self, event: AnnotationPanel.Dragged) -> None:
        """Move the list's edge to where its border was dragged."""
        event.stop()
        self.parts.arrangement.put_border(event.column)

    async def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        """Go to the chosen annotation in its text."""
        event.stop()
        chosen = self.panel.annotation
        try:
            if chosen:
                await self.parts.navigation.go_annotation(chosen)
        except ReaderError as error:
            self.show_error(error)


def _load_first_used() -> None:
    """Load what the first use of a command would wait for."""
    for name in FIRST_USED:
        import_module(f"reader.{name}")
