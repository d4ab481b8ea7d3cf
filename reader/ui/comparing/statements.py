"""Two texts statement by statement: in pairs, or without a counterpart."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.comparing.counterparts import Comparing, Place
from reader.ui.keys.command import command
from reader.ui.reading.navigation import Navigation
from reader.ui.reading.session import Session

if TYPE_CHECKING:
    from reader.compare.statements import Statement
    from reader.ui.comparing import statement_list
    from reader.ui.pane.pane import DocumentPane
    from reader.workspace.counterparts import Counterparts
    from reader.workspace.documents import OpenDocument
else:
    statement_list = lazy("reader.ui.comparing.statement_list")


class BothTexts:
    """Shows the statements of two texts."""

    def __init__(
        self,
        session: Session,
        navigation: Navigation,
        comparing: Comparing,
        counterparts: Callable[[], Counterparts],
    ) -> None:
        """Prepare the comparison.

        Args:
            session: The state of the reading screen.
            navigation: Goes to statements.
            comparing: Highlights and links.
            counterparts: Returns the object that compares texts.
        """
        self._session = session
        self._navigation = navigation
        self._comparing = comparing
        self._counterparts = counterparts
        self._left: dict[tuple[str, str], int] = {}
        """The row that the comparison of two texts was left at, by their SHA-256s."""

    @command("statements", "g S", "Both texts", "both texts, statement by statement, in pairs")
    async def show(self) -> None:
        """Compare this text with the one beside it, statement by statement."""
        session = self._session
        pane, _ = session.here()
        panes = self._two(pane)
        opened = tuple(session.opened_of(each.document_id) for each in panes)
        one, other = opened

        def place(item: Statement, *, right: bool) -> Place:
            span = item.passage(is_right=right)
            if span is None:
                raise ReaderError("No counterpart was found in that text.")
            return opened[right], span

        async def go(item: Statement, right: bool) -> None:  # noqa: FBT001 - as the dialog says it
            with self._navigation.jumping():
                for side in (not right, right):
                    span = item.passage(is_right=side)
                    if span and panes[side] in session.panes:
                        self._navigation.go_span(panes[side], span)

        async def highlight(item: Statement, right: bool) -> None:  # noqa: FBT001 - the same
            is_new = await self._comparing.highlight(place(item, right=right))
            session.host.tell("Highlighted" if is_new else "It is highlighted already")

        async def link(item: Statement, right: bool) -> None:  # noqa: FBT001 - the same
            ends = (place(item, right=side) for side in (right, not right))
            await self._comparing.link(*ends)

        texts = one.document.sha256, other.document.sha256
        await session.host.open_dialog(
            statement_list.StatementsScreen(
                (one.document, other.document),
                self._titles(one, other),
                partial(self._counterparts().statements, one.document, other.document),
                {"go": go, "highlight": highlight, "link": link},
                at=self._left.get(texts, 0),
                left=partial(self._left.__setitem__, texts),
            )
        )

    def _titles(self, *opened: OpenDocument) -> tuple[str, str]:
        """The titles of both texts; their files' names, if they are called the same."""
        one, other = (self._comparing.title(each.document) for each in opened)
        paths = [each.document.path for each in opened]
        if one == other and all(paths):
            one, other = (path.name if path else "" for path in paths)
        return one, other

    def _two(self, pane: DocumentPane) -> tuple[DocumentPane, DocumentPane]:
        """This pane and the one beside it, from left to right.

        Raises:
            ReaderError: There is no pane beside it, or its text is still being read.
        """
        session = self._session
        others = [each for each in session.texts if each is not pane
                  and each.document.sha256 != pane.document.sha256]  # fmt: skip
        if not others:
            raise ReaderError("Open another text beside this one first: o, then C-v.")
        at = session.panes.index(pane)
        behind = [each for each in others if session.panes.index(each) > at]
        other = (behind or others)[0]
        if not other.is_loaded or other.document_id not in session.desk.open_documents:
            raise ReaderError("The other text is still being read: try again in a moment.")
        return (pane, other) if other in behind else (other, pane)
