"""The latest notices, and how long each has to stay to be read."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.lazy import lazy
from reader.ui.keys.command import command
from reader.ui.reading.session import Session

if TYPE_CHECKING:
    from reader.ui.dialogs import notices as notices_view
else:
    notices_view = lazy("reader.ui.dialogs.notices")

KEPT = 10
"""The most notices that are kept."""
LEAST = 4.0
"""Seconds that the shortest notice stays."""
BEGIN, PACE = 2.0, 12
"""Seconds until the user looks at a notice, and characters read per second."""


def seconds_for(words: str) -> float:
    """How long a notice has to stay to be read."""
    return max(LEAST, BEGIN + len(words) / PACE)


class Notice(NamedTuple):
    """A message that was shown."""

    at: float
    """Its time, in seconds since 1970."""
    words: str
    """Its text."""


class Notices:
    """The last few notices."""

    def __init__(self) -> None:
        """Start with none."""
        self._kept: deque[Notice] = deque(maxlen=KEPT)

    def add(self, words: str) -> None:
        """Add a notice, unless it repeats the last one."""
        if self._kept and self._kept[-1].words == words:
            self._kept.pop()
        self._kept.append(Notice(time.time(), words))

    @property
    def latest(self) -> Sequence[Notice]:
        """The notices, the newest first."""
        return tuple(reversed(self._kept))


class PastNotices:
    """Shows the latest notices again."""

    def __init__(self, session: Session) -> None:
        """Show the notices of a session."""
        self._session = session

    @command("notices", "g <", "Notices", "the last ten notices",
             is_early=True)  # fmt: skip
    async def show(self) -> None:
        """Show the last notices."""
        host = self._session.host
        await host.open_dialog(notices_view.NoticesView(host.notices.latest))
