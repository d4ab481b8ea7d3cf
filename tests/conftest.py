"""What all tests share."""

import os

import pytest


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory, monkeypatch):
    """Nothing is read from, or left in, the cache of whoever runs the tests."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


def pytest_xdist_auto_num_workers():
    """Three processes for two processors, since stories wait for the program half of their time."""
    return (os.cpu_count() or 1) * 3 // 2


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Begin with what takes longest, so that no process is left with it at the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
