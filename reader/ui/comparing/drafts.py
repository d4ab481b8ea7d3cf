"""Drafts: sending highlights to one, and showing one beside the texts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.annotations.count import counted
from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.keys.command import command
from reader.ui.reading.session import Session
from reader.ui.reading.targets import Subject, Targets

if TYPE_CHECKING:
    from reader.annotations.annotation import Annotation
    from reader.ui.pane.pane import DocumentPane
    from reader.ui.widgets import chooser
    from reader.workspace import drafts
    from reader.workspace.positions import Places
else:
    chooser = lazy("reader.ui.widgets.chooser")
    drafts = lazy("reader.workspace.drafts")

NEW = "Enter takes the new name “{}”"
KEYS = "type a name, also a new one · Enter takes it · Esc closes"


class Drafts:
    """Sends highlights to a draft, and opens it."""

    def __init__(
        self,
        session: Session,
        targets: Targets,
        subject: Callable[[], Awaitable[Subject]],
        show: Callable[[Path], Awaitable[DocumentPane]],
        focus: Callable[[DocumentPane], None],
        places: Places,
    ) -> None:
        """Send the annotations that a command applies to.

        Args:
            session: The state of the reading screen.
            targets: Returns the annotations that a command applies to.
            subject: Returns the annotation to work on, creating a highlight if there is none.
            show: Shows a file in one more pane.
            focus: Gives a pane the focus.
            places: Remembers the draft.
        """
        self._session = session
        self._targets = targets
        self._subject = subject
        self._show = show
        self._focus = focus
        self._places = places
        self._chosen: Path | None = None
        """The draft that was chosen, also one that is not there yet."""

    @property
    def _draft(self) -> Path | None:
        """The draft that was last written to or chosen, in this session or an earlier one."""
        with suppress(ReaderError):
            path = drafts.path_of(self._session.workspace, self._places.draft)
            return path if path.exists() else None
        return None

    @command("draft.send", "greater_than_sign", "To draft",
             "send this to a draft, highlighting first if need be")  # fmt: skip
    async def send(self) -> None:
        """Send the annotations to the draft; the draft is asked for once."""
        await self.take(self._meant)

    async def _meant(self) -> list[Annotation]:
        if self._session.has_list_focus:
            return self._targets.living()
        return [(await self._subject()).annotation]

    async def send_all(self, annotations: Sequence[Annotation], heading: str) -> None:
        """Send annotations to the draft, under a heading."""

        async def meant() -> list[Annotation]:
            return list(annotations)

        await self.take(meant, heading)

    async def take(
        self, meant: Callable[[], Awaitable[list[Annotation]]], heading: str = ""
    ) -> None:
        """Send annotations to the draft.

        Args:
            meant: Returns them; called once the draft is known, so that nothing is created if the
                user cancels.
            heading: A heading for them, or an empty string.
        """

        async def add(path: Path) -> None:
            session, journal = self._session, self._session.desk.store.journal
            since = journal.position
            annotations = await meant()
            send = partial(drafts.send, session.desk, path, annotations, heading)
            label = f"sending {counted(len(annotations))} to {self._name(path)}"
            journal.attach(await session.save(send), label, since)
            what = "the highlight" if len(annotations) == 1 else counted(len(annotations))
            session.host.tell(f"Sent {what} to {self._name(path)}; gd opens it, u takes it out")

        if draft := self._chosen or self._draft:
            await add(draft)
        else:
            await self._ask("Which draft to send it to", add, NEW)

    @command("draft.open", "g d", "Draft", "open a draft in a pane; C-e writes in it")
    async def open(self) -> None:
        """Open the draft that was last written to, or ask for one."""
        await self.open_from(lambda: None)

    async def open_from(self, leave: Callable[[], None]) -> None:
        """Open the draft that was last written to, or ask for one.

        Args:
            leave: Closes what is over the texts; called once there is a draft to open.

        Raises:
            ReaderError: There is none.
        """
        draft, known = self._chosen or self._draft, drafts.drafts(self._session.workspace)
        if draft and draft not in known:
            raise ReaderError(f"{self._name(draft)} is not there yet: > sends a highlight to it.")
        if not known:
            raise ReaderError("There is no draft yet: > sends a highlight to one.")
        leave()
        if draft:
            await self._open(draft)
        else:
            await self._ask("Which draft to open", self._open)

    @command("draft.choose", "g D", "Drafts", "choose the draft, for > and gd")
    async def choose(self) -> None:
        """Ask for the draft to work on."""

        async def chosen(path: Path) -> None:
            self._session.host.tell(f"> and gd are for {self._name(path)}")

        await self._ask("Which draft > and gd are for", chosen, NEW)

    async def _open(self, path: Path) -> None:
        pane = self._session.pane_of(path) or await self._show(path)
        self._focus(pane)

    async def _ask(self, title: str, act: Callable[[Path], Awaitable[None]], new: str = "") -> None:
        """Ask for a draft, and make it the current one."""
        workspace = self._session.workspace

        async def take(name: str) -> None:
            if not name.strip():
                raise ReaderError("Type a name for the draft.")
            path = drafts.path_of(workspace, name)
            await act(path)
            self._chosen, self._places.draft = path, path.stem

        entries = [chooser.Entry(path.stem, path.stem) for path in drafts.drafts(workspace)]
        at = self._draft.stem if self._draft else ""
        screen = chooser.ChooserScreen(title, entries, take, keys=KEYS, at=at, new=new)
        await self._session.host.open_dialog(screen)

    def _name(self, path: Path) -> str:
        return self._session.workspace.relative(path)
