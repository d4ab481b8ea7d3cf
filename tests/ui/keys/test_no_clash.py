"""No two commands of one place have a key in common, unless one of them is there only at times."""

import importlib
import inspect
import pkgutil
from collections import defaultdict

import pytest

import reader.ui
from reader.ui.keys.command import Commanded, commands_in

MODULES = [
    importlib.import_module(each.name)
    for each in pkgutil.walk_packages(reader.ui.__path__, "reader.ui.")
]
COMMANDS = {
    command.id: command
    for module in MODULES
    for each in vars(module).values()
    if inspect.isclass(each)
    for command in commands_in(each)
}


def places():
    waiting, found = [*Commanded.__subclasses__()], []
    while waiting:
        one = waiting.pop()
        waiting += one.__subclasses__()
        found += [one] if one.__module__.startswith("reader.ui.") else []
    return found


@pytest.mark.parametrize("place", places(), ids=lambda place: place.__name__)
def test_a_key_does_one_thing(place):
    by_key = defaultdict(set)
    for binding in place.BINDINGS:
        if getattr(binding, "id", None) in COMMANDS:
            for key in binding.key.split(","):
                by_key[key.strip()].add(binding.id)
    for key, ids in by_key.items():
        if key:
            assert sum(COMMANDS[each].when is None for each in ids) <= 1, (key, ids)


def test_the_keys_of_the_text_are_looked_at():
    assert {"highlight.add", "matrix", "leave"} <= COMMANDS.keys()
    assert "ReadingScreen" in {each.__name__ for each in places()}
