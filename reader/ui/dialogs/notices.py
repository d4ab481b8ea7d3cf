"""The latest notices, to be read again."""

from __future__ import annotations

import time
from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from reader.ui.keys.command import command
from reader.ui.notices import Notice
from reader.ui.widgets.dialog import ForeignText
from reader.ui.widgets.frame import Keys, Title
from reader.ui.widgets.shown import ShownOver


class NoticesView(ShownOver):
    """Shows notices with the time of each, until a key closes it."""

    PLACE = "Reading notices"
    MODE = "NOTICES"

    def __init__(self, notices: Sequence[Notice]) -> None:
        """Show notices in their order."""
        super().__init__()
        self._notices = notices

    def compose(self) -> ComposeResult:
        """Each notice below the time when it was shown."""
        with VerticalScroll(classes="notes"):
            yield Title("The last notices")
            if not self._notices:
                yield Static("Nothing has been said yet.", markup=False)
            for each in self._notices:
                yield Static(
                    time.strftime("%H:%M:%S", time.localtime(each.at)),
                    classes="passage",
                    markup=False,
                )
                yield ForeignText(each.words)
            yield Keys("j k scroll · Esc closes")

    @command("notices-view.close", "escape,ctrl+g,q,enter", "Close", "close it")
    def close(self) -> None:
        """Close it."""
        self.dismiss()
