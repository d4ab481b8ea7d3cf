"""Imports and patterns deferred until first use."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any


class lazy:  # noqa: N801 - it reads as what it does, as `property` does
    """A module that is imported on first use.

    Where types are checked, the module itself is imported instead, so that nothing else of the
    code sees a difference.
    """

    def __init__(self, name: str) -> None:
        """Defer the import of a module."""
        self._name = name
        self._module: ModuleType | None = None

    def __getattr__(self, attribute: str) -> Any:
        if self._module is None or sys.modules.get(self._name) is not self._module:
            self._module = import_module(self._name)
        return getattr(self._module, attribute)


@contextmanager
def absent(name: str) -> Iterator[None]:
    """Pretend that a module is not installed, for modules imported now that can do without it."""
    is_known = name in sys.modules
    if not is_known:
        # Python's own marker for a module that is not there.
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if not is_known:
            del sys.modules[name]


if TYPE_CHECKING:
    late_pattern = re.compile
else:

    class late_pattern:  # noqa: N801 - it stands for `re.compile`
        """A regular expression that is compiled when it is first used."""

        def __init__(self, source: str, flags: int = 0) -> None:
            """Defer a pattern, given as for `re.compile`."""
            self._asked = source, flags

        def __getattr__(self, name: str) -> Any:
            compiled = re.compile(*self._asked)
            for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split"):
                setattr(self, method, getattr(compiled, method))
            return getattr(compiled, name)
