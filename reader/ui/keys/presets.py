"""The presets: keymaps to start from.

A preset names the keys of some commands. For all others it derives keys from the defaults, so that
a new command has keys in every preset.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from reader import options

LEADER = "\\"
"""The replacement for `g` in longer sequences in `less`, where `g` alone goes to the start."""


def _usual(keys: Sequence[str]) -> Sequence[str]:
    return keys


def has_letter(key: str) -> bool:
    """Whether a key is an unmodified letter."""
    return any(len(word) == 1 and word.isalpha() for word in key.split(" "))


def _without_letters(keys: Sequence[str]) -> Sequence[str]:
    """The keys without such letters; if none are left, the first letter with Alt."""
    kept = [key for key in keys if not has_letter(key)]
    return kept or [_with_alt(key) for key in keys[:1] if len(key) == 1]


def _with_alt(letter: str) -> str:
    return f"alt+shift+{letter.lower()}" if letter.isupper() else f"alt+{letter}"


def _without_g(keys: Sequence[str]) -> Sequence[str]:
    """The keys with another leader key in place of `g`."""
    return [f"{LEADER} {key[2:]}" if key.startswith("g ") else key for key in keys]


class Preset(NamedTuple):
    """A keymap to start from."""

    keys: Mapping[str, Sequence[str]] = {}
    """Keys by command id."""
    rule: Callable[[Sequence[str]], Sequence[str]] = _usual
    """Derives the keys of all other commands from their defaults."""

    def keys_of(self, binding_id: str, usual: Sequence[str]) -> Sequence[str]:
        """The keys of a command."""
        return self.keys[binding_id] if binding_id in self.keys else self.rule(usual)


def _keys(table: str) -> dict[str, Sequence[str]]:
    """Keys by command id, from lines with an id and its comma-separated keys."""
    rows = (line.split(maxsplit=1) for line in table.strip().splitlines())
    return {name: [key.strip() for key in keys.split(",")] for name, keys in rows}


ARROWS = _keys(
    """
    word.next               ctrl+right
    word.previous           ctrl+left
    word.end                alt+w
    row.start               home
    row.end                 end
    text.start              ctrl+home
    text.end                ctrl+end
    sentence.next           right_parenthesis, ctrl+down
    sentence.previous       left_parenthesis, ctrl+up
    heading.next            ] ], alt+down
    heading.previous        [ [, alt+up
    find                    slash, ctrl+f
    find.next               f3
    find.previous           shift+f3
    find.all                alt+f
    page.down               space, pagedown
    page.up                 backspace, pageup
    contents                f4
    text.open               ctrl+o
    jump.back               alt+left
    position.set            alt+m letter
    select.characters       f5
    select.sentences        f6
    select.swap             alt+e
    highlight.other-end     alt+e
    row.find                alt+t character
    row.find-back           alt+shift+t character
    row.till                alt+r character
    highlight.add           f7
    note.edit               f8
    tags.edit               f9
    cite                    f10
    cite.as                 shift+f10, alt+c
    copy                    ctrl+y
    highlight.delete-held   delete
    highlight.next          ctrl+pagedown
    highlight.previous      ctrl+pageup
    note.next               alt+pagedown
    note.previous           alt+pageup
    highlight.bare          alt+b
    highlight.overlap       alt+o
    highlight.repair        alt+h
    tags.browse             alt+g
    view.filter             alt+l
    view.centre             alt+y
    view.numbers            alt+i
    view.tint               alt+s
    highlight.merge         alt+j
    note.show               alt+n
    metadata                alt+shift+i
    pens                    alt+p
    undo                    alt+u
    annotations.select-all  alt+a
    annotations.untag       alt+d
    annotations.sort        alt+s
    annotations.group       alt+g
    annotations.facets      alt+w
    annotations.preview     alt+i
    annotations.export      alt+h
    annotations.restore     alt+y
    annotations.purge       shift+delete
    annotations.here        f12
    annotations.all         shift+f12
    pane.split              alt+v
    pane.close              alt+x
    pane.only               alt+k
    quit                    alt+q
    view.zen                alt+z
    help                    f1, question_mark
    commands                f2, colon, ctrl+p
    """
)
LESS = _keys(
    """
    row.down                j, e, down, ctrl+n
    row.up                  k, y, up
    page.down               f, space, pagedown, ctrl+f, ctrl+v
    page.up                 b, backspace, pageup, ctrl+b
    half-page.down          d, ctrl+d
    half-page.up            u, ctrl+u
    text.start              g, less_than_sign, home
    text.end                G, greater_than_sign, end
    text.percent            p, percent_sign
    character.previous      left
    row.find                \\ f character
    row.find-back           \\ F character
    word.previous           B
    word.end                E
    help                    h, question_mark, f1
    quit                    q, Q
    copy                    Y
    undo                    U
    highlight.delete        D, delete
    highlight.delete-held   D
    draft.send              \\ >
    list.first              g, less_than_sign, home
    list.last               G, greater_than_sign, end
    list.page-down          f, pagedown, ctrl+f, d, ctrl+d
    list.page-up            b, pageup, ctrl+b, u, ctrl+u
    """
)

PRESETS: Mapping[str, Preset] = dict(
    zip(
        options.PRESETS,
        (Preset(), Preset(ARROWS, _without_letters), Preset(LESS, _without_g)),
        strict=True,
    )
)
"""Each preset by name; `vim` has the default keys."""
