"""Read mutated files of each format until something but a refusal comes of one.

    python tools/fuzz.py [--seconds 600] [SUFFIX ...]

Each format runs in a process of its own, from the samples in tests/corpus. An input that ends one,
takes longer than `SLOW` seconds or more than `MEMORY` is left in build/fuzz, and its last lines
are printed. Needs atheris: `pip install 'reader-tui[fuzz]'`.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "tests" / "corpus"
FOUND = ROOT / "build" / "fuzz"
SLOW, MEMORY, LARGEST = 20, 2048, 60_000
"""Seconds and megabytes that an input may take, and the most bytes of one."""


def wrapped(data: bytes, suffix: str) -> bytes:
    """The archive of which the sample is one entry, for formats that are archives.

    What is mutated is that entry, since a changed archive would only fail its checksums.
    """
    samples = {".epub": "OEBPS/chapter.xhtml", ".docx": "word/document.xml"}
    if suffix not in samples:
        return data
    file = io.BytesIO()
    with (
        zipfile.ZipFile(CORPUS / f"frame{suffix}") as frame,
        zipfile.ZipFile(file, "w") as archive,
    ):
        for name in frame.namelist():
            archive.writestr(name, data if name == samples[suffix] else frame.read(name))
    return file.getvalue()


class FoundError(Exception):
    """What was read of a file, or how it was refused, is wrong."""


def read(data: bytes, suffix: str) -> None:
    """Read a file of a format.

    Raises:
        FoundError: What is read does not hold together, or the refusal is not one line.
    """
    from reader.errors import ReaderError  # noqa: PLC0415 (instrumented when it is imported)
    from reader.workspace.texts import loading  # noqa: PLC0415 (the same)

    try:
        document = loading.read(wrapped(data, suffix), Path(f"sample{suffix}"))
    except ReaderError as error:
        if len(str(error).splitlines()) != 1:
            raise FoundError(f"a refusal of no or several lines: {error}") from error
        return
    document.text.encode()
    size = len(document.text)
    for each in (*document.blocks, *document.inlines):
        if not 0 <= each.span.start <= each.span.end <= size:
            raise FoundError(f"{each} is not within the {size} characters of its text")


def fuzz_one(suffix: str, seconds: int, corpus: str) -> None:
    """Read mutations of one format's samples; never returns."""
    import atheris  # noqa: PLC0415 (there is no need of it to see how this is called)

    with atheris.instrument_imports(include=["reader"]):
        # So that what a format imports is watched too.
        read(next(Path(corpus).iterdir()).read_bytes(), suffix)
    found = FOUND / suffix[1:]
    found.mkdir(parents=True, exist_ok=True)
    atheris.Setup(
        [
            *(sys.argv[0], corpus, f"-max_total_time={seconds}", f"-timeout={SLOW}"),
            *(f"-rss_limit_mb={MEMORY}", f"-max_len={LARGEST}", f"-artifact_prefix={found}/"),
        ],
        lambda data: read(data, suffix),
    )
    atheris.Fuzz()


def main() -> int:
    """Read mutations of all formats that are named; answers 1 if one failed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--one", default="", help=argparse.SUPPRESS)
    parser.add_argument("--corpus", default="", help=argparse.SUPPRESS)
    parser.add_argument("suffixes", nargs="*", metavar="SUFFIX")
    asked = parser.parse_args()
    if asked.one:
        fuzz_one(asked.one, asked.seconds, asked.corpus)
    samples = sorted(each for each in CORPUS.iterdir() if each.stem != "frame")
    known = sorted({each.suffix for each in samples})
    named = [f".{each.lstrip('.')}" for each in asked.suffixes]
    if strange := set(named).difference(known):
        parser.error(f"no samples of {', '.join(sorted(strange))}: there are {', '.join(known)}")
    failed = False
    for suffix in named or known:
        with tempfile.TemporaryDirectory() as corpus:
            for each in samples:
                if each.suffix == suffix:
                    shutil.copy(each, corpus)
            command = [sys.executable, __file__, "--one", suffix, "--corpus", corpus]
            with tempfile.TemporaryDirectory() as cache:
                done = subprocess.run(  # noqa: S603 (it is this file)
                    [*command, "--seconds", str(asked.seconds)],
                    env=os.environ | {"XDG_CACHE_HOME": cache},
                    capture_output=True, text=True, errors="replace", check=False,
                )  # fmt: skip
        said = (done.stdout + done.stderr).strip().splitlines()
        tries = next((line for line in reversed(said) if "exec/s" in line or "DONE" in line), "")
        print(f"{suffix}: {'failed' if done.returncode else 'nothing found'}  {tries}", flush=True)
        if done.returncode:
            failed = True
            at = next((at for at, line in enumerate(said) if "Uncaught" in line), -30)
            print("\n".join(said[at:]))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
