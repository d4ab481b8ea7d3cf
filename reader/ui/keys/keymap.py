"""The keymap: which keys run which commands, given a preset and the user's own keys.

Textual can rebind keys too, but does so again at each key, cannot unbind a key, and loses commands
that share a key. Here the keys of each class are computed once.
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
from reader.ui.keys.sequence import character_of, shown, wildcard_of

KEPT = {f"ctrl+{letter}": f"alt+{letter}" for letter in "wtn"}
"""Keys that close and open browser windows, each with its replacement."""


class BoundKey(NamedTuple):
    """One key of a command."""

    key: str
    """The key; empty if the command has none."""
    binding: Binding
    """The command, bound to that key."""
    target: str
    """The owner of the action if not the node itself: `app` or `screen`."""
    name: str
    """The name of its action."""
    words: tuple[object, ...]
    """The arguments of the action."""


class Available(NamedTuple):
    """An available command with all its keys."""

    active: ActiveBinding
    """The command."""
    keys: tuple[str, ...]
    """Its keys that work here, as shown."""


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
            preset: The name of the preset to begin with.
            keys: The user's own keys, by command id.
            pens: The pens, after which their commands are named.
        """
        self.preset = preset
        """The name of the preset."""
        self._preset = PRESETS[preset]
        self._keys = keys or {}
        self._is_for_browser = False
        self.pens: Sequence[Pen] = tuple(
            pen._replace(key=self._key_of(f"pen.{pen.color}", usual.key))
            for pen, usual in zip(pens, PENS, strict=True)
        )
        """The pens, each with its key."""
        self.is_usual = preset == "vim" and not self._keys and tuple(pens) == PENS
        """Whether all keys are the defaults."""
        self._entries: dict[type[DOMNode], tuple[BoundKey, ...]] = {}
        self._freed: dict[type[DOMNode], set[str]] = {}

    def _key_of(self, binding_id: str, usual: str) -> str:
        """The first key of a command as shown; empty if it has none."""
        return "".join(map(shown, self._wanted(binding_id, (usual,))[:1]))

    def keys_of(self, binding_id: str, usual: Sequence[str]) -> tuple[str, ...]:
        """The keys of a command, in Textual's spelling."""
        keys = self._wanted(binding_id, usual)
        ending = next(filter(None, map(wildcard_of, usual)), "")
        if not ending:
            return keys
        return tuple(key if wildcard_of(key) else _within(key, ending) for key in keys)

    def for_browser(self) -> Keymap:
        """The same keys, with replacements for those that browsers reserve."""
        self._is_for_browser = True
        self._entries.clear()
        return self

    def _wanted(self, binding_id: str, usual: Sequence[str]) -> tuple[str, ...]:
        if binding_id in self._keys:
            return tuple(self._keys[binding_id])
        keys = tuple(self._preset.keys_of(binding_id, usual))
        if not self._is_for_browser:
            return keys
        return tuple(each for key in keys for each in (*_beside(key), key))

    def entries(self, node: type[DOMNode]) -> tuple[BoundKey, ...]:
        """The keys of all commands of a class, its own before inherited ones."""
        if node not in self._entries:
            self._entries[node] = tuple(self._made(node))
        return self._entries[node]

    def _made(self, node: type[DOMNode]) -> Iterator[BoundKey]:
        meanings: Mapping[str, str] = getattr(node, "MEANINGS", {})
        for bindings in bindings_of(node):
            first = bindings[0]
            if first.id and first.id in meanings:
                first = replace(first, tooltip=meanings[first.id])
            usual = [binding.key for binding in bindings]
            keys = self.keys_of(first.id, usual) if first.id else tuple(usual)
            target, name, words = parse(first.action)
            if not keys and any(map(wildcard_of, usual)):
                # It consumes one more key, after a key that it no longer has.
                continue
            for key in keys or ("",):
                yield BoundKey(key, self._named(first, key, usual), target, name, words)

    def _named(self, binding: Binding, key: str, usual: Sequence[str]) -> Binding:
        """A command bound to a key; a pen's command is named after the pen."""
        color = (binding.id or "").removeprefix("pen.")
        if color in COLORS:
            pen = self.pens[COLORS.index(color)]
            about = f"the pen {pen.name}" + (f": {pen.description}" if pen.description else "")
            tags = f", which adds {', '.join(pen.tags)}" if pen.tags else ""
            binding = replace(binding, description=pen.name, tooltip=about + tags)
        display = binding.key_display if key in usual else None
        return binding.with_key(key, display)

    def frees(self, screen: Screen[Any], key: str) -> bool:
        """Whether a key was unbound from a command here."""
        return any(key in self._freed_of(type(node)) for node in _nodes(screen))

    def _freed_of(self, node: type[DOMNode]) -> set[str]:
        if node not in self._freed:
            now = {entry.key for entry in self.entries(node)}
            usual = {each.key for bindings in bindings_of(node) for each in bindings}
            self._freed[node] = usual - now
        return self._freed[node]

    def active(self, screen: Screen[Any]) -> dict[str, ActiveBinding]:
        """What each key does now, in the form of `Screen.active_bindings`."""
        return {key: active for key, active in self._walk(screen) if key}

    def _walk(self, screen: Screen[Any]) -> Iterator[tuple[str, ActiveBinding]]:
        """The available commands by key, or by an empty string if they have none."""
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

    def commands(self, screen: Screen[Any]) -> list[Available]:
        """All available commands, each once, with all its keys."""
        found: dict[tuple[str, str], tuple[ActiveBinding, list[str]]] = {}
        for key, active in self._walk(screen):
            binding = active.binding
            if not binding.id or not active.enabled:
                continue
            _, keys = found.setdefault((binding.id, binding.action), (active, []))
            if key:
                keys.append(binding.key_display or shown(key))
        return [Available(active, tuple(dict.fromkeys(keys))) for active, keys in found.values()]


def _beside(key: str) -> tuple[str, ...]:
    """The replacement for a key that browsers reserve."""
    words = key.split(" ")
    other = " ".join(KEPT.get(word, word) for word in words)
    return (other,) if other != key else ()


def bindings_of(node: type[DOMNode]) -> Iterable[list[Binding]]:
    """The bindings of each command of a class, its own before inherited ones."""
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
    """The nodes that keys bubble through, from the focused widget to the innermost modal screen."""
    for node in (screen.focused or screen).ancestors_with_self:
        yield node
        if node.is_modal:
            return


def _within(key: str, ending: str) -> str:
    """A key sequence with one key appended, each key spelled by its character."""
    return " ".join((*(character_of(word) or word for word in key.split(" ")), ending))


def _is_typed(focused: DOMNode, key: str) -> bool:
    """Whether the focused widget would insert the character of a key."""
    first = key.partition(" ")[0]
    return bool(first) and focused.check_consume_key(first, character_of(first))
