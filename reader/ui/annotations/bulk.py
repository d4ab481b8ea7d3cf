"""Commands for all selected annotations of the list, and for the trash."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.annotations.count import counted
from reader.lazy import lazy
from reader.ui.keys.command import command

if TYPE_CHECKING:
    from reader.annotations.annotation import Annotation
    from reader.text import glyphs
    from reader.ui.reading.session import Session
    from reader.ui.reading.targets import Targets
    from reader.ui.widgets import confirm
else:
    glyphs = lazy("reader.text.glyphs")
    confirm = lazy("reader.ui.widgets.confirm")

NAMED = 3
"""The most annotations that a question quotes."""
QUOTED = 40
"""Cells of each quotation in a question."""


class Bulk:
    """Acts on the annotations selected in the list; each action is one step for undo."""

    def __init__(
        self,
        session: Session,
        targets: Targets,
        untag: Callable[[], Awaitable[None]],
        export: Callable[[], Awaitable[None]],
    ) -> None:
        """Act on the annotations that a command applies to.

        Args:
            session: The state of the reading screen.
            targets: Returns the annotations that a command applies to.
            untag: Removes a tag from them.
            export: Exports the selected annotations, or all listed ones.
        """
        self._session = session
        self._targets = targets
        self._untag = untag
        self._export = export

    @command("annotations.untag", "U", "Untag", "take a tag off")
    async def untag(self) -> None:
        """Remove a tag from the annotations."""
        await self._untag()

    @command("annotations.export", "x", "Export",
             "export the selected annotations, or all listed: copied or to a file")  # fmt: skip
    async def export(self) -> None:
        """Ask for the format and the file of an export."""
        await self._export()

    @command("annotations.restore", "r", "Restore", "take out of the trash")
    async def restore(self) -> None:
        """Take annotations out of the trash."""
        ids = [annotation.id for annotation in self._targets.in_trash()]
        await self._session.save(partial(self._session.desk.store.restore, ids))
        self._done(f"Restored {counted(len(ids))}")

    @command("annotations.purge", "X", "Purge", "remove from the trash for good")
    async def purge(self) -> None:
        """Delete annotations in the trash for good, asking first."""
        annotations = self._targets.in_trash()
        ids = [annotation.id for annotation in annotations]

        async def purge(_: str) -> None:
            await self._session.save(partial(self._session.desk.store.purge, ids))
            self._done(f"Purged {counted(len(ids))}")

        them = "it" if len(ids) == 1 else "them"
        question = (
            f"Remove {_named(annotations)} from the file for good? "
            f"Once Reader is quit, nothing brings {them} back."
        )
        await self._session.host.open_dialog(confirm.ConfirmScreen(question, purge))

    def _done(self, notice: str) -> None:
        if self._session.panel:
            self._session.panel.list.select_none()
        self._session.changed()
        self._session.host.tell(notice)


def _named(annotations: Sequence[Annotation]) -> str:
    """Annotations as a question names them: how many, and the first ones quoted."""
    quoted = [glyphs.quoted(each.words, QUOTED) for each in annotations[:NAMED]]
    more = len(annotations) - len(quoted)
    last = [f"{more} more"] if more else []
    return f"{counted(len(annotations))} ({', '.join([*quoted, *last])})"
