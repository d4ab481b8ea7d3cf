"""A dialog that asks for the format and the file of an export."""

from __future__ import annotations

from typing import Protocol

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from reader import options
from reader.export.highlights import KINDS, SUFFIXES
from reader.ui.keys.command import command
from reader.ui.widgets.chooser import Entry, EntryList
from reader.ui.widgets.dialog import Dialog, ForeignText, LineInput
from reader.ui.widgets.frame import Keys, Title

_AROUND = 6
"""Rows of the screen that are not for the list: frame, lines, an error, the status line."""
GROUP_TITLES = dict(zip(options.GROUPS, ("text", "tag", "colour"), strict=True))


class Export(Protocol):
    """Exports annotations."""

    async def __call__(self, kind: str, by: str, file: str, *, replaces: bool) -> None:
        """Export to a file in one of `KINDS`, grouped; without a file name, copy."""


class ExportScreen(Dialog):
    """Asks for the format of an export, and for the name of a file."""

    PLACE = "Exporting"
    MODE = "EXPORT"
    ACCEPTS = "export to the file, or copy where none is named"

    def __init__(self, what: str, by: str, export: Export) -> None:
        """Ask for the format and the file.

        Args:
            what: What is exported, such as “14 annotations”.
            by: One of `options.GROUPS`: what the headings of a quote sheet are at first.
            export: Exports it.
        """

        async def accept(_: str) -> None:
            await self._start(replaces=False)

        super().__init__(accept)
        self._what = what
        self._by = by
        self._export = export

    def compose(self) -> ComposeResult:
        """The formats, and the line for the name of a file."""
        with Vertical(classes="box"):
            yield Title(f"Export {self._what}")
            yield EntryList([Entry(kind, about) for kind, about in KINDS.items()])
            with Horizontal(classes="line"):
                yield Static("File: ", classes="label", markup=False)
                yield LineInput(compact=True, placeholder="leave empty to copy")
            yield Static(classes="groups", markup=False)
            yield ForeignText(classes="error")
            yield Keys("↓ ↑ choose · a file's name, or none to copy · Enter exports · Esc closes")

    def on_mount(self) -> None:
        """Begin in the line for the file."""
        self.query_one(LineInput).focus()
        self._show_groups()

    def on_resize(self) -> None:
        """Have the list be as high as what is in it, as far as there is room."""
        entries = self.query_one(EntryList)
        width = entries.size.width or self.app.size.width
        rows = sum(entries.rows_of(each, width) for each in entries.items)
        entries.styles.height = min(rows, max(self.app.size.height - _AROUND, 1))

    def _show_groups(self) -> None:
        """Show how a quote sheet is grouped, if that is the chosen format."""
        line = self.query_one(".groups", Static)
        line.update(f"Grouped by {GROUP_TITLES[self._by]} · C-t changes that")
        line.display = self.answer == "sheet"

    @property
    def answer(self) -> str:
        """The chosen format, one of `KINDS`."""
        item = self.query_one(EntryList).item
        return item.key if item else next(iter(KINDS))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Clear the error about the previous file name."""
        event.stop()
        self.show_error("")

    @command("export.next", "down,tab,ctrl+n", "Next", "the next format", 1, has_priority=True)
    @command(
        "export.before",
        "up,shift+tab,ctrl+p",
        "Previous",
        "the previous format",
        -1,
        has_priority=True,
    )
    def step(self, step: int) -> None:
        """Move to another format."""
        entries = self.query_one(EntryList)
        entries.go((entries.cursor + step) % len(KINDS))
        self._show_groups()

    @command("export.group", "ctrl+t", "Group", "other groups for a quote sheet",
             has_priority=True)  # fmt: skip
    def regroup(self) -> None:
        """Change the grouping of a quote sheet."""
        self._by = options.GROUPS[(options.GROUPS.index(self._by) + 1) % len(options.GROUPS)]
        self._show_groups()

    @command("export.replace", "ctrl+r", "Replace", "replace the file", has_priority=True)
    async def replace(self) -> None:
        """Export, replacing the file of that name.

        Raises:
            ReaderError: It cannot be written.
        """
        await self._start(replaces=True)
        self.dismiss()

    async def _start(self, *, replaces: bool) -> None:
        name = self.query_one(LineInput).value.strip()
        if name and "." not in name.rpartition("/")[2]:
            name += SUFFIXES[self.answer]
        await self._export(self.answer, self._by, name, replaces=replaces)
