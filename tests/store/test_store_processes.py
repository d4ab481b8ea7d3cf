"""The store among real processes, kills, full disks and closed doors."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import orjson
import pytest
from filelock import FileLock
from store_marks import key, mark, record

from reader.errors import ReaderError
from reader.store.store import AnnotationStore

ROOT = Path(__file__).parents[2]
ADD = """
import sys
from pathlib import Path
from reader.store.store import AnnotationStore
from store_marks import mark
store = AnnotationStore(Path(sys.argv[1]), lock_timeout=30)
for number in range(int(sys.argv[2]), int(sys.argv[3])):
    store.add([mark(number)])
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""
FAIL = """
import sys
from dataclasses import replace
from pathlib import Path
from reader.errors import ReaderError
from reader.store.store import AnnotationStore
from store_marks import key, mark
store = AnnotationStore(Path(sys.argv[1]))
store.refresh()
before = store.annotations, store.can_undo
{prepare}
for attempt in (
    lambda: store.add([mark(90_001, note="x" * 200_000)]),
    lambda: store.change([key(1)], lambda each: replace(each, note="y" * 200_000), "note"),
    lambda: store.keep_version("".join(map(chr, range(0x4e00, 0x9000))) * 10),
):
    try:
        attempt()
    except ReaderError as error:
        print(error)
    else:
        sys.exit("it was written")
    assert (store.annotations, store.can_undo) == before
    assert not store.refresh()
"""


def python(code, *arguments, prefix=(), **options):
    environment = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
    return subprocess.Popen(
        [*prefix, sys.executable, "-c", code, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        **options,
    )


def finished(process):
    out, errors = process.communicate(timeout=60)
    assert process.returncode == 0, out + errors
    return out.splitlines()


def ids(path):
    return set(orjson.loads(path.read_bytes())["annotations"])


def leftovers(folder):
    return [each.name for each in folder.rglob("*.tmp")]


def test_nothing_that_was_acknowledged_is_lost_by_a_kill(tmp_path):
    path = tmp_path / "annotations.json"
    AnnotationStore(path).add([mark(number) for number in range(100_000, 101_500)], record())
    chance = random.Random(20261103)  # noqa: S311
    acknowledged = set()
    start = 0
    while len(acknowledged) < 200:
        child = python(ADD, path, start, start + 100)
        count = chance.randint(5, 35)
        for _ in range(count):
            acknowledged.add(key(int(child.stdout.readline())))
        moment = time.perf_counter() + chance.uniform(0, 0.02)
        while time.perf_counter() < moment:
            pass
        child.send_signal(signal.SIGKILL)
        rest, _ = child.communicate()
        acknowledged.update(key(int(line)) for line in rest.splitlines())
        assert acknowledged <= ids(path)
        store = AnnotationStore(path)
        store.refresh()
        assert store.problems == ()
        assert len(store.annotations) - 1500 - len(acknowledged) <= 1 + start // 100
        start += 100
    store.add([mark(99_999)])
    assert not leftovers(tmp_path)
    backup = tmp_path / "annotations.json.bak"
    assert backup.read_bytes() == path.read_bytes()


def test_two_processes_lose_nothing_of_each_other(tmp_path):
    path = tmp_path / "annotations.json"
    children = [python(ADD, path, start, start + 500) for start in (0, 1000)]
    for child in children:
        assert len(finished(child)) == 500
    assert ids(path) == {key(start + number) for start in (0, 1000) for number in range(500)}


def test_a_lock_that_stays_taken_is_told(tmp_path):
    path = tmp_path / "annotations.json"
    store = AnnotationStore(path, lock_timeout=0.05)
    store.add([mark(1)])
    raw = path.read_bytes()
    with FileLock(f"{path}.lock"):
        for attempt in (
            lambda: store.add([mark(2)]),
            store.undo,
            store.restore_backup,
            lambda: store.keep_version("text"),
        ):
            with pytest.raises(ReaderError, match=r"another program.*within 0\.05 seconds"):
                attempt()
        assert store.refresh() is False
        other = AnnotationStore(path)
        assert other.refresh() is True
        assert other.annotations == (mark(1),)
    assert path.read_bytes() == raw
    store.add([mark(2)])


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 300 kB, or a skip where none can be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if mount is None:
        pytest.skip("there is no mount program")
    mounting = [mount, "-t", "tmpfs", "-o", "size=300k", "none", str(folder)]
    if subprocess.run(mounting, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can't be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_changes_nothing(small_disk):
    path = small_disk / "annotations.json"
    store = AnnotationStore(path)
    store.add([mark(1)], record())
    raw = path.read_bytes()
    (small_disk / "ballast").write_bytes(b"x" * 150_000)
    lines = finished(python(FAIL.format(prepare=""), path))
    assert len(lines) == 3
    assert all("cannot be written: No space left on device" in line for line in lines)
    assert path.read_bytes() == raw
    assert not leftovers(small_disk)
    store.add([mark(2)])


LIMIT = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="this system limits no file sizes")
def test_a_file_that_may_not_grow_changes_nothing(tmp_path):
    path = tmp_path / "annotations.json"
    AnnotationStore(path).add([mark(1)], record())
    raw = path.read_bytes()
    lines = finished(python(FAIL.format(prepare=LIMIT), path))
    assert len(lines) == 3
    assert all("cannot be written: File too large" in line for line in lines)
    assert path.read_bytes() == raw
    assert not leftovers(tmp_path)


@pytest.fixture
def unprivileged():
    """What to run a program with so that permissions bind it."""
    if not hasattr(os, "geteuid"):
        pytest.skip("this system has other permissions")
    if os.geteuid():
        return []
    prefix = [shutil.which("setpriv") or "setpriv", "--bounding-set=-all", "--inh-caps=-all"]
    try:
        works = subprocess.run([*prefix, "true"], check=False).returncode == 0
    except OSError:
        works = False
    if not works:
        pytest.skip("root can't lay down its privileges here")
    return prefix


READ_ONLY = """
assert len(store.annotations) == 1
assert store.problems == (), store.problems
"""


@pytest.mark.parametrize("locked_before", [False, True])
def test_a_folder_that_may_only_be_read(tmp_path, unprivileged, locked_before):
    folder = tmp_path / "read-only"
    path = folder / "annotations.json"
    AnnotationStore(path).add([mark(1)], record())
    raw = path.read_bytes()
    if not locked_before:
        (folder / "annotations.json.lock").unlink()
    (folder / "annotations.json.bak").unlink()
    before = sorted(folder.iterdir())
    folder.chmod(0o555)
    try:
        lines = finished(python(FAIL.format(prepare=READ_ONLY), path, prefix=unprivileged))
    finally:
        folder.chmod(0o755)
    assert len(lines) == 3
    assert all("cannot be written: Permission denied" in line for line in lines)
    assert path.read_bytes() == raw
    assert sorted(folder.iterdir()) == before


def test_a_file_that_may_not_be_read(tmp_path, unprivileged):
    path = tmp_path / "annotations.json"
    AnnotationStore(path).add([mark(1)])
    path.chmod(0)
    code = """
import sys
from pathlib import Path
from reader.errors import ReaderError
from reader.store.store import AnnotationStore
try:
    AnnotationStore(Path(sys.argv[1])).refresh()
except ReaderError as error:
    print(error)
"""
    (line,) = finished(python(code, path, prefix=unprivileged))
    assert "cannot be read: Permission denied" in line
