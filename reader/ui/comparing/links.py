"""Links between highlights: started at one, finished at another, followed from either."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.keys.command import command
from reader.ui.reading.session import Session
from reader.ui.reading.targets import Subject, Targets

if TYPE_CHECKING:
    from reader.annotations import links as ends
    from reader.annotations.annotation import Annotation
    from reader.annotations.links import ToldLink
    from reader.ui.comparing import link_dialog, link_list
    from reader.workspace import links as linking
else:
    ends = lazy("reader.annotations.links")
    link_dialog = lazy("reader.ui.comparing.link_dialog")
    link_list = lazy("reader.ui.comparing.link_list")
    linking = lazy("reader.workspace.links")


class Links:
    """Creates and follows links."""

    def __init__(
        self,
        session: Session,
        targets: Targets,
        subject: Callable[[], Awaitable[Subject]],
        go_beside: Callable[[Annotation], Awaitable[None]],
    ) -> None:
        """Link the annotations that a command applies to.

        Args:
            session: The state of the reading screen.
            targets: Returns the annotations that a command applies to.
            subject: Returns the annotation to work on, creating a highlight if there is none.
            go_beside: Goes to an annotation in a pane other than the current one.
        """
        self._session = session
        self._targets = targets
        self._subject = subject
        self._go_beside = go_beside
        self._begin: Subject | None = None
        """The annotation that a link was started at."""

    @cached_property
    def _linking(self) -> linking.Linking:
        return linking.Linking(self._session.desk)

    @command("link", "L", "Link", "begin a link here; at another highlight, end it")
    async def link(self) -> None:
        """Start a link, or finish the one that was started."""
        session = self._session
        if len(session.selection) > 1:
            raise ReaderError("A link has two ends: Esc selects none, then L is for this one.")
        begun, since = self._begun(), session.desk.store.journal.position
        subject = await self._subject()
        annotation = subject.annotation
        if begun is None:
            session.link_from = annotation.id
            self._begin = subject
            session.host.show_status()
            session.host.tell("Link begun: L at its other end, Esc abandons it")
            return
        if begun.id == annotation.id:
            raise ReaderError("The link begins here: L at its other end, or Esc abandons it.")

        async def withdraw() -> None:
            await subject.withdraw()
            await self._withdraw_begin()

        await self.between(begun, annotation, withdraw, since)

    async def abandon(self) -> None:
        """Leave the link that was started; a highlight that was created for it goes, too."""
        self._session.link_from = ""
        await self._withdraw_begin()
        self._session.host.tell("No link was made")

    async def _withdraw_begin(self) -> None:
        begin, self._begin = self._begin, None
        if begin is not None:
            await begin.withdraw()

    def _begun(self) -> Annotation | None:
        """The annotation that a link was started at, if any."""
        session = self._session
        if not session.link_from:
            return None
        begun = session.desk.find(session.link_from)
        if begun is None:
            session.link_from, self._begin = "", None
            raise ReaderError("The highlight that the link began at is gone: L begins another.")
        return begun

    async def between(
        self,
        one: Annotation,
        other: Annotation,
        withdraw: Callable[[], Awaitable[None]] | None = None,
        since: int | None = None,
    ) -> None:
        """Ask how two annotations are related, and link them.

        Args:
            one: Where the link begins.
            other: Where it ends.
            withdraw: Deletes those again that were created for the link.
            since: The store's position before they were; they are one step with the link.
        """
        session = self._session

        async def abandon() -> None:
            session.link_from = ""
            if withdraw is not None:
                await withdraw()
            session.host.tell("No link was made")

        async def take(relation: str, note: str) -> None:
            link = partial(self._linking.link, one.id, other.id, relation, note)
            await session.save(link, since)
            session.link_from, self._begin = "", None
            session.changed()
            is_here = any(each.id in {one.id, other.id} for each in self._targets.annotations)
            where = "gl goes to the other end, " if is_here else ""
            session.host.tell(f"Linked: {relation}; {where}u undoes it")

        ends = (one.quotation, other.quotation)
        screen = link_dialog.LinkScreen(ends, session.desk.relations, take, abandon)
        await session.host.open_dialog(screen)

    @command("link.go", "g l", "Other end", "to the link's other end, beside it")
    async def go(self) -> None:
        """Follow a link to its other end; if there are several, ask which."""
        annotation = self._targets.one()
        found = self._links_of(annotation)
        if len(found) == 1:
            await self._go_along(found[0])
        else:
            await self._show(annotation)

    @command("link.list", "g L", "Links", "the links here: go, change, unlink")
    async def list(self) -> None:
        """Show the links of a highlight."""
        await self._show(self._targets.one())

    def _links_of(self, annotation: Annotation) -> Sequence[ToldLink]:
        found = self._session.desk.links_of(annotation.id)
        if not found:
            raise ReaderError("No link here: L begins one.")
        return found

    async def _show(self, annotation: Annotation) -> None:
        session = self._session
        self._links_of(annotation)
        screen = link_list.LinksScreen(
            annotation.quotation,
            partial(session.desk.links_of, annotation.id),
            self._go_along,
            partial(self._change, annotation),
            self._remove,
        )
        await session.host.open_dialog(screen)

    async def _go_along(self, told: ToldLink) -> None:
        """Follow a link to its other end.

        Raises:
            ReaderError: It is missing, in the trash, or lost.
        """
        if told.state == ends.MISSING or told.other is None:
            raise ReaderError(
                f"The other end ({told.end.other[:8]}) is missing: it was purged, "
                "or is in another annotations file."
            )
        if told.state == ends.TRASHED:
            raise ReaderError("The other end is in the trash: in:trash lists it, r takes it out.")
        other = self._session.desk.find(told.other.id)
        await self._go_beside(other or told.other)
        self._session.host.tell(f"{told.relation} this" if told.relation else "The other end")

    async def _change(self, annotation: Annotation, told: ToldLink) -> None:
        session = self._session

        async def take(relation: str, note: str) -> None:
            await session.save(partial(self._linking.change, told.end, relation, note))
            session.changed()
            session.host.tell(f"Linked: {relation}")

        screen = link_dialog.LinkScreen(
            (annotation.quotation, told.words),
            session.desk.relations,
            take,
            relation=told.relation,
            note=told.note,
        )
        await session.host.open_dialog(screen)

    async def _remove(self, told: ToldLink) -> None:
        session = self._session
        await session.save(partial(self._linking.remove, told.end))
        session.changed()
        session.host.tell("Unlinked; u brings the link back")
