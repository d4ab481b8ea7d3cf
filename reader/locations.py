"""The locations of the settings file, and of data that can be rebuilt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from pathlib import Path

import platformdirs

from reader.errors import ReaderError

VARIABLE = "READER_CONFIG"
"""The environment variable for the settings file."""


def path_of(option: Path | None, environ: Mapping[str, str]) -> Path:
    """The settings file, whether or not it exists.

    Args:
        option: What `--config` says.
        environ: The environment's variables.

    Raises:
        ReaderError: The file that was asked for on the command line does not exist.
    """
    if option is not None:
        path = _below_home(option)
        if not path.exists():
            raise ReaderError(f"There is no file {path} (--config).")
        return path
    if environ.get(VARIABLE):
        return _below_home(Path(environ[VARIABLE]))
    return platformdirs.user_config_path("reader-tui", appauthor=False) / "config.toml"


def cache_folder() -> Path:
    """The cache folder, which may not exist yet."""
    return platformdirs.user_cache_path("reader-tui", appauthor=False)


def state_folder() -> Path:
    """The state folder, which may not exist yet."""
    return platformdirs.user_state_path("reader-tui", appauthor=False)


@contextmanager
def chosen(option: Path, environ: MutableMapping[str, str]) -> Iterator[None]:
    """While active, look for what belongs beside a person's settings in this file's folder.

    Args:
        option: What `--config` says.
        environ: The environment's variables.
    """
    before = environ.get(VARIABLE)
    environ[VARIABLE] = str(option.absolute() if not str(option).startswith("~/") else option)
    try:
        yield
    finally:
        environ.pop(VARIABLE)
        if before is not None:
            environ[VARIABLE] = before


def _below_home(path: Path) -> Path:
    """A path with a leading `~` expanded to the home folder."""
    return path.expanduser() if str(path).startswith("~/") else path
