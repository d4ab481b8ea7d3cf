"""What all tests share."""

import os
from itertools import count

import pytest


@pytest.fixture(scope="session")
def _caches(tmp_path_factory):
    """Paths of caches, in one folder: pytest looks through all that is beside what it makes."""
    folder = tmp_path_factory.mktemp("caches")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def _own_cache(_caches, monkeypatch):
    """Nothing is read from, or left in, the cache of whoever runs the tests."""
    folder = next(_caches)
    folder.mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))


def pytest_xdist_auto_num_workers():
    """Two processes for each processor, since stories wait for the program half of their time."""
    return (os.cpu_count() or 1) * 2


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Begin with what takes longest, so that no process is left with it at the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
