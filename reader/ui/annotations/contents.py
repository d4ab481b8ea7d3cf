"""What the list of annotations shows, and which highlights are drawn in the texts."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import ReaderError
from reader.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.annotations import tag_completion
    from reader.annotations.annotation import Annotation
    from reader.annotations.records import DocumentRecord
    from reader.annotations.tag_completion import Completion
    from reader.query import completion, groups, tree
    from reader.query.query import Query
    from reader.store import snapshot
    from reader.ui.annotations import annotation_list, panel
    from reader.ui.annotations.panel import AnnotationPanel
    from reader.ui.reading import steps
    from reader.ui.reading.arrangement import Arrangement
    from reader.ui.reading.session import Session
    from reader.workspace import preview
else:
    annotation_list = lazy("reader.ui.annotations.annotation_list")
    completion = lazy("reader.query.completion")
    groups = lazy("reader.query.groups")
    panel = lazy("reader.ui.annotations.panel")
    preview = lazy("reader.workspace.preview")
    snapshot = lazy("reader.store.snapshot")
    steps = lazy("reader.ui.reading.steps")
    tag_completion = lazy("reader.annotations.tag_completion")
    tree = lazy("reader.query.tree")


def _short(record: DocumentRecord) -> str:
    """A short name of a text."""
    name = record.csl.get("title-short")
    return name if isinstance(name, str) and name.strip() else record.title


class _Jump(NamedTuple):
    """A query that the list was opened with, in place of the user's own."""

    line: str
    own_line: str
    """The query line before."""
    own: Query | None
    """The query that narrowed the list before; None if the list was hidden."""


class ListContents:
    """Lists the annotations that match the query line; can hide all other highlights."""

    def __init__(
        self, session: Session, arrangement: Arrangement, tags: Callable[[], Completion]
    ) -> None:
        """Start with an empty list.

        Args:
            session: The state of the reading screen.
            arrangement: Places the list beside the panes.
            tags: Returns all tags.
        """
        self._session = session
        self._arrangement = arrangement
        self._tags = tags
        self._fetched: dict[tuple[str | None, bool], list[Annotation]] = {}
        self.order = ""
        """The sort order where the query gives none; empty for reading order."""
        self.by = ""
        """The grouping: one of `By`."""
        self.query: Query | None = None
        """The last valid query."""
        self._jump: _Jump | None = None

    @property
    def panel(self) -> AnnotationPanel:
        """The panel with the list and its query line.

        Raises:
            ReaderError: It is not loaded yet.
        """
        if self._session.panel is None:
            raise ReaderError("The annotations are still being read: try again in a moment.")
        return self._session.panel

    # Showing the list

    def open(self, scope: str) -> None:
        """List annotations: those of this text (`here`), or of all."""
        session, shown, pane = self._session, self.panel, self._session.pane
        session.scope = scope
        shown.display = True
        self._arrangement.focus_list()
        self._arrangement.place()
        self.show()
        if pane:
            shown.go_near(session.held, pane.document_id, pane.caret.offset)

    def list_all(self, line: str) -> None:
        """List the annotations of all texts that fit a query, until the list is left."""
        own = self.own_query
        self._restore_line()
        self._jump = _Jump(line, self.panel.line, own)
        self.panel.line = line
        self.open("all")

    def reopen(self, scope: str) -> None:
        """List annotations that match the user's own query."""
        self._restore_line()
        self.open(scope)

    def close(self) -> None:
        """Hide the list."""
        self._session.scope = ""
        self._restore_line()
        self._arrangement.focus_text()

    def _restore_line(self) -> None:
        """Put the user's query back after a jump, unless the line was edited or is in use."""
        if self._shown_jump and not self._session.shown_only:
            self.panel.line = self._shown_jump.own_line
        self._jump = None

    @property
    def _shown_jump(self) -> _Jump | None:
        """The jump that the list was opened with, while its query is as it was."""
        jump = self._jump
        return jump if jump and self._session.panel and self.panel.line == jump.line else None

    @property
    def own_query(self) -> Query | None:
        """The user's query while the list is shown, also if a jump took its place."""
        jump = self._shown_jump
        return (jump.own if jump else self.query) if self._session.scope else None

    def suggest(self) -> None:
        """Offer completions of the query line as it is typed."""
        if self._session.panel is None:
            return
        known = self._known() if self._session.has_query_focus else None
        self._session.panel.suggest(known)

    def _known(self) -> completion.Known:
        """What can be offered: all there is, or what is in the one text that is listed."""
        session = self._session
        now, records = session.desk.store.snapshot, session.desk.records
        pane = session.pane if session.scope == "here" else None
        if pane is None:
            return completion.known(now.live, records, self._tags(), now.saved)
        listed = [each for each in now.live if each.document == pane.document_id]
        tags = tag_completion.Completion(snapshot.counted_tags(listed))
        return completion.known(listed, records, tags, now.saved)

    def ask(self, line: str) -> None:
        """List the annotations that match another query."""
        self.panel.line = line
        self.show()

    # What is listed

    def parse(self) -> Query:
        """The parsed query line.

        Raises:
            QueryError: It is invalid or unfinished.
        """
        session = self._session
        here = [session.pane.document_id] if session.pane else []
        return session.desk.ask(self.panel.line, here, {pane.document_id for pane in session.panes})

    def refresh(self) -> None:
        """Respond to changed annotations."""
        self._fetched.clear()
        if self._session.shown_only:
            with suppress(tree.QueryError):
                self._session.shown_only = self.parse()
        if self._session.scope:
            self.show()

    def show(self) -> None:
        """List the annotations that match the query line, or show the error in it."""
        session, shown = self._session, self.panel
        pane = session.pane if session.scope == "here" else None
        here = pane.document_id if pane else None
        try:
            wanted = self.query = self.parse()
            if self.order and not wanted.sort:
                wanted = replace(wanted, sort=self.order)
            key = (here, wanted.asks_for_deleted)
            if key not in self._fetched:
                self._fetched[key] = session.desk.annotations(here, deleted=key[1])
            found = wanted.select(self._fetched[key], session.desk.records)
        except tree.QueryError as error:
            shown.show_error(error)
            return
        shown.list.monochrome = session.host.is_monochrome
        known = session.desk.store.snapshot.tags_known
        shown.list.tag_colors = {name: each.color for name, each in known.items() if each.color}
        shown.show(
            panel.Listing(
                self._rows(found, has_titles=here is None),
                len(found),
                len(self._fetched[key]),
                sum(map(steps.is_bare, found)),
                pane.title if pane else "all texts",
                [f"by {each}" for each in (wanted.sort, groups.By(self.by).value) if each],
            )
        )

    def _rows(self, found: Sequence[Annotation], *, has_titles: bool) -> list[annotation_list.Row]:
        """The rows of the list: annotations under the headings of their groups."""
        records, by = self._session.desk.records, groups.By(self.by)
        titles = {key: _short(record) for key, record in records.items()} if has_titles else {}
        rows: list[annotation_list.Row] = []
        row = annotation_list.ListedAnnotation
        for group in groups.grouped(found, by, records):
            if by:
                rows.append(annotation_list.Heading(group.heading, len(group.annotations)))
            rows += [
                row(each, titles.get(each.document, ""), self._links_of(each))
                for each in group.annotations
            ]
        return rows

    def _links_of(self, annotation: Annotation) -> tuple[str, ...]:
        desk = self._session.desk
        if annotation.id not in desk.store.snapshot.links:
            return ()
        return tuple(each.line for each in desk.links_of(annotation.id))

    def show_preview(self) -> None:
        """Show the annotation at the cursor in its paragraph, if the preview is on."""
        at_cursor = self.panel.annotation
        pieces = None
        if self.panel.has_preview and at_cursor is not None:
            pieces = preview.context(self._session.desk, at_cursor)
        links = self._links_of(at_cursor) if pieces and at_cursor else ()
        self.panel.show_preview(pieces, links)

    # What is drawn

    def drawn_in(self, document_id: str) -> Sequence[Annotation]:
        """The annotations of a text that are drawn in it: those that match, and the held one."""
        session = self._session
        annotations = session.desk.annotations(document_id)
        only = session.shown_only
        if only is None:
            return annotations
        source = session.desk.records.get(document_id)
        try:
            return [each for each in annotations if each.id == session.held or only(each, source)]
        except tree.QueryError as error:
            # A regular expression took too long.
            session.shown_only = None
            session.host.show_error(error)
            return annotations
