"""Which keys do what, where a person has others than the usual ones.

Textual can replace keys too, but does all of it anew at each key, knows no key that is taken
away, and loses what shares a key with something else. Here each class's keys are made once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from textual.actions import parse
from textual.binding import ActiveBinding, Binding
from textual.dom import DOMNode
from textual.screen import Screen

from reader.annotations.pens import COLORS, PENS, Pen
from reader.ui.keys.presets import PRESETS
from reader.ui.keys.sequence import character_of, shown, stand_in


class Entry(NamedTuple):
    """A command of a class, with one of its keys."""

    key: str
    """The key; nothing where the command has none."""
    binding: Binding
    """The command, with that key."""
    target: str
    """Whose command it is where it is not the node's own: `app` or `screen`."""
    name: str
    """The name of its action."""
    words: tuple[object, ...]
    """What the action is given."""


class Command(NamedTuple):
    """What can be done now, with all its keys."""

    active: ActiveBinding
    """The command."""
    keys: tuple[str, ...]
    """Its keys as they are shown; none where it has none that works here."""


class Keymap:
    """The keys of all commands."""

    def __init__(
        self,
        preset: str = "vim",
        keys: Mapping[str, Sequence[str]] | None = None,
        pens: Sequence[Pen] = PENS,
    ) -> None:
        """Give commands keys.

        Args:
            preset: The keys to begin with.
            keys: A person's own, by the ids of commands.
            pens: The pens, which commands are named after.
        """
        self.preset = preset
        """The keys to begin with."""
        self._preset = PRESETS[preset]
        self._keys = keys or {}
        self.pens: Sequence[Pen] = tuple(
            pen._replace(key=self._key_of(f"pen.{pen.color}", usual.key))
            for pen, usual in zip(pens, PENS, strict=True)
        )
        """The pens, each with the key that gives it."""
        self.is_usual = preset == "vim" and not self._keys and tuple(pens) == PENS
        """Whether nothing is other than Textual has it."""
        self._entries: dict[type[DOMNode], tuple[Entry, ...]] = {}
        self._freed: dict[type[DOMNode], set[str]] = {}

    def _key_of(self, binding_id: str, usual: str) -> str:
        """The first key of a command as it is shown, or nothing."""
        return "".join(map(shown, self._wanted(binding_id, (usual,))[:1]))

    def keys_of(self, binding_id: str, usual: Sequence[str]) -> tuple[str, ...]:
        """The keys of a command, as bindings spell them."""
        keys = self._wanted(binding_id, usual)
        ending = next(filter(None, map(stand_in, usual)), "")
        if not ending:
            return keys
        return tuple(key if stand_in(key) else _within(key, ending) for key in keys)

    def _wanted(self, binding_id: str, usual: Sequence[str]) -> tuple[str, ...]:
        if binding_id in self._keys:
            return tuple(self._keys[binding_id])
        return tuple(self._preset.keys_of(binding_id, usual))

    def entries(self, node: type[DOMNode]) -> tuple[Entry, ...]:
        """All commands of a class, those of its own before those that it inherits."""
        if node not in self._entries:
            self._entries[node] = tuple(self._made(node))
        return self._entries[node]

    def _made(self, node: type[DOMNode]) -> Iterator[Entry]:
        for command in commands_of(node):
            first = command[0]
            usual = [binding.key for binding in command]
            keys = self.keys_of(first.id, usual) if first.id else tuple(usual)
            target, name, words = parse(first.action)
            if not keys and any(map(stand_in, usual)):
                # It would wait for a key behind one that it has no more.
                continue
            for key in keys or ("",):
                yield Entry(key, self._named(first, key, usual), target, name, words)

    def _named(self, binding: Binding, key: str, usual: Sequence[str]) -> Binding:
        """A command with a key, and with the pen's name where it is one."""
        color = (binding.id or "").removeprefix("pen.")
        if color in COLORS:
            pen = self.pens[COLORS.index(color)]
            about = f"the pen {pen.name}" + (f": {pen.description}" if pen.description else "")
            tags = f", which adds {', '.join(pen.tags)}" if pen.tags else ""
            binding = replace(binding, description=pen.name, tooltip=about + tags)
        display = binding.key_display if key in usual else None
        return binding.with_key(key, display)

    def frees(self, screen: Screen[Any], key: str) -> bool:
        """Whether a key that does something usually does nothing here any more."""
        return any(key in self._freed_of(type(node)) for node in _nodes(screen))

    def _freed_of(self, node: type[DOMNode]) -> set[str]:
        if node not in self._freed:
            now = {entry.key for entry in self.entries(node)}
            usual = {binding.key for command in commands_of(node) for binding in command}
            self._freed[node] = usual - now
        return self._freed[node]

    def active(self, screen: Screen[Any]) -> dict[str, ActiveBinding]:
        """What each key does now, as `Screen.active_bindings` has it for the usual keys."""
        return {key: active for key, active in self._walk(screen) if key}

    def _walk(self, screen: Screen[Any]) -> Iterator[tuple[str, ActiveBinding]]:
        """The commands that there are now by their keys; those without one have none there."""
        focused = screen.focused
        found: dict[str, ActiveBinding] = {}
        rest: list[ActiveBinding] = []
        for node in _nodes(screen):
            for key, binding, target, name, words in self.entries(type(node)):
                before = found.get(key) if key else None
                if before and (before.binding.priority or not binding.priority):
                    continue
                if node is not focused and focused is not None and _is_typed(focused, key):
                    continue
                holder = {"app": screen.app, "screen": screen}.get(target, node)
                state = holder.check_action(name, words)
                if state is False:
                    continue
                active = ActiveBinding(node, binding, bool(state), binding.tooltip)
                if key:
                    found[key] = active
                else:
                    rest.append(active)
        yield from found.items()
        yield from (("", active) for active in rest)

    def commands(self, screen: Screen[Any]) -> list[Command]:
        """All that can be done now, each once, with all its keys."""
        found: dict[tuple[str, str], tuple[ActiveBinding, list[str]]] = {}
        for key, active in self._walk(screen):
            binding = active.binding
            if not binding.id or not active.enabled:
                continue
            _, keys = found.setdefault((binding.id, binding.action), (active, []))
            if key:
                keys.append(binding.key_display or shown(key))
        return [Command(active, tuple(dict.fromkeys(keys))) for active, keys in found.values()]


def commands_of(node: type[DOMNode]) -> Iterable[list[Binding]]:
    """A class's commands with their usual keys, those of its own before those it inherits."""
    taken: set[str] = set()
    found: dict[tuple[str | None, str, bool], list[Binding]] = {}
    for each in node.__mro__:
        bindings = list(Binding.make_bindings(vars(each).get("BINDINGS", ())))
        for binding in bindings:
            if binding.key not in taken:
                name = binding.id, binding.action, binding.priority
                found.setdefault(name, []).append(binding)
        taken |= {binding.key for binding in bindings}
        if not vars(each).get("inherits_keys", True):
            break
    return found.values()


def _nodes(screen: Screen[Any]) -> Iterator[DOMNode]:
    """What keys are for, from what has the focus outward, as far as a dialog lets them."""
    for node in (screen.focused or screen).ancestors_with_self:
        yield node
        if node.is_modal:
            return


def _within(key: str, ending: str) -> str:
    """Keys that one more follows; in these a key goes by its character."""
    return " ".join((*(character_of(word) or word for word in key.split(" ")), ending))


def _is_typed(focused: DOMNode, key: str) -> bool:
    """Whether a key is typed into what has the focus."""
    first = key.partition(" ")[0]
    return bool(first) and focused.check_consume_key(first, character_of(first))
