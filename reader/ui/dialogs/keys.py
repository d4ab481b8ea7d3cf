"""The help: the commands that can be run here, by groups, with their keys."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from textual.binding import ActiveBinding

from reader.errors import ReaderError
from reader.ui.keys.commands import GROUPS, OTHERS, group_of
from reader.ui.widgets.chooser import ChooserScreen, Entry

if TYPE_CHECKING:
    from reader.ui.keys.keymap import Available

FIRST = {"HOLD": "Annotate", "SELECT": "Select"}
"""The group that is shown first in a mode."""


class KeysScreen(ChooserScreen):
    """Asks which command to run."""

    MODE = "HELP"

    def __init__(
        self,
        commands: Sequence[Available],
        run: Callable[[ActiveBinding], Awaitable[None]],
        *,
        mode: str,
        first: Sequence[str] = (),
    ) -> None:
        """Show commands.

        Args:
            commands: The commands that can be run.
            run: Runs the chosen one.
            mode: The mode that keys are in, in a word.
            first: The ids of the commands that matter most now.
        """
        order = [FIRST.get(mode, OTHERS), OTHERS, *dict.fromkeys(GROUPS.values())]
        ranks = {name: rank for rank, name in enumerate(first)}

        def rank(command: Available) -> tuple[int, int]:
            name = command.active.binding.id or ""
            return order.index(_group(command)), ranks.get(name, len(ranks))

        by_group = sorted(commands, key=rank)

        async def accept(key: str) -> None:
            if not key.isdecimal():
                raise ReaderError("No command here matches these words.")
            await run(by_group[int(key)].active)

        width = max((len(_group(each)) for each in by_group), default=0)
        entries = [
            Entry(str(at), _about(each), "  ".join(each.keys), _group(each).ljust(width), "dim")
            for at, each in enumerate(by_group)
        ]
        keys = "type to search · Enter runs it · Esc closes · Shift frees the mouse"
        super().__init__("What can be done here", entries, accept, keys=keys)


def _group(command: Available) -> str:
    return group_of(command.active.binding.id or "")


def _about(command: Available) -> str:
    binding = command.active.binding
    return binding.tooltip or binding.description
