"""Commands that select."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.keys.command import Run, command
from reader.ui.pane.caret import Unit
from reader.ui.pane.view import DocumentView

if TYPE_CHECKING:
    from reader.text import objects
else:
    objects = lazy("reader.text.objects")

Function = TypeVar("Function", bound=Run)

OBJECTS = {
    "word": ("w",),
    "sentence": ("s",),
    "paragraph": ("p",),
    "double quotes": ('"',),
    "single quotes": ("'",),
    "parentheses": ("(", ")", "b"),
    "square brackets": ("[", "]"),
    "braces": ("{", "}", "B"),
    "angle brackets": ("<", ">"),
}
"""The key of each kind of text object, typed after `i` or `a`."""
UNITS = ("word", "sentence", "paragraph")
"""The kinds that have no delimiters."""


def _commands_for_objects(function: Function) -> Function:
    """Declare the inner and outer command for each kind of text object."""
    declares = [
        _object_command(name, keys, around=around)
        for name, keys in OBJECTS.items()
        for around in (False, True)
    ]
    for declare in reversed(declares):
        function = declare(function)
    return function


def _object_command(
    name: str, keys: tuple[str, ...], *, around: bool
) -> Callable[[Function], Function]:
    if name in UNITS:
        about = f"the {name} and its space" if around else f"the {name}"
    else:
        about = f"{name}, with what is in them" if around else f"inside {name}"
    return command(
        f"select.{'around' if around else 'inner'}.{name.replace(' ', '-')}",
        ",".join(f"{'a' if around else 'i'} {key}" for key in keys),
        f"{name.capitalize()}{' and around' if around else ''}",
        f"{about}, while selecting",
        name,
        around,
        # An `a` alone is the note: only right after `v` may it begin an object.
        when=attrgetter("is_fresh" if around else "is_selecting"),
        is_early=True,
    )


class Selecting:
    """Selects in a view."""

    def __init__(self, view: DocumentView) -> None:
        """Select in a view."""
        self._view = view

    @property
    def is_fresh(self) -> bool:
        """Whether selecting by character has just started."""
        return self._view.caret.selects_nothing_yet

    @property
    def is_selecting(self) -> bool:
        """Whether something is being selected."""
        return self._view.caret.is_selecting

    @command(
        "select.characters", "v", "Select", "select by character", Unit.CHARACTER, is_early=True
    )
    @command("select.sentences", "V", "Select sentences", "select by sentence", Unit.SENTENCE,
             is_early=True)  # fmt: skip
    def select(self, unit: Unit) -> None:
        """Start selecting, change the unit, or stop."""
        self._view.caret.select(unit)
        self._view.follow()

    @command("select.swap", "o", "Other end", "to the other end, of the selection",
             when=attrgetter("is_selecting"), is_early=True)  # fmt: skip
    def swap_ends(self) -> None:
        """Go to the other end of the selection."""
        self._view.caret.swap_ends()
        self._view.follow()

    @_commands_for_objects
    def select_object(self, name: str, around: bool, *, count: int = 1) -> None:  # noqa: FBT001 (a command's words are positional)
        """Select a text object, or extend the selection by one at the caret's end.

        Raises:
            ReaderError: There is none here, or no more.
        """
        caret = self._view.caret
        if caret.selection is None or caret.unit is None:
            return
        span = caret.character if caret.is_fresh else caret.selection
        chosen = objects.Chosen(span, caret.is_fresh, caret.is_backward, caret.row.span.end)
        kind = objects.Kind(name)
        found = objects.find(self._view.document, kind, chosen, count, around=around)
        if found is None:
            if caret.is_fresh:
                # The selected character was not chosen by the user.
                self._view.stop_selecting()
            if name in UNITS:
                raise ReaderError("There is nothing more to select on this side.")
            raise ReaderError(f"No {name} around this, or not so many.")
        unit = caret.unit if name in {"sentence", "paragraph"} else Unit.CHARACTER
        caret.cover(found, unit, backward=caret.is_backward)
        self._view.follow()
