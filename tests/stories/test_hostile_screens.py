"""No byte of a stranger's files reaches the terminal, whatever screen shows it."""

import importlib
import json
import os
import pkgutil
import re
import select
import sys
from contextlib import suppress
from itertools import count
from pathlib import Path

import damaged_rows as rows
import pytest
from terminal import Terminal
from textual.screen import Screen

import reader.ui

WALK = Path(__file__).parents[1] / "hostile_walk.py"
PAYLOAD = "zw\x1b]0;PWNED\x07\x1b]52;c;UFdORUQ=\x1b\\\x9b31m\x1bPq\x1b\\\u202e\u2066\x00\x7f\r\x08"
PIECES = re.compile(
    rb"[^\x1b]+|\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|.?)", re.DOTALL
)
"""What a terminal reads: plain characters, and one escape sequence after the other."""
OURS = re.compile(
    rb"\x1b(?:\[[0-9;:?=<>$]*[A-Za-z~]|\](?:52;c;[\w+/=]*|8;[^\x07]*|1[01];\?|22;\w+)(?:\x07|\x1b\\)|[=>78])$"
)
"""Sequences that the program itself may send."""
BASES = {"Dialog", "ReportingDialog", "TagQuestion", "Report", "ShownOver"}
"""Screens that others are built upon."""


def hostile(row):
    """Copies of a row, each with the payload in one of its fields, and one with it in all."""
    yield row
    for path in rows.paths_of(row):
        value = row
        for key in path:
            value = value[key]
        if isinstance(value, str):
            yield rows.with_value(row, path, value + PAYLOAD)
            yield rows.with_value(row, path, PAYLOAD)
        elif isinstance(value, list):
            yield rows.with_value(row, path, [*value, PAYLOAD])
        elif isinstance(value, dict):
            yield rows.with_value(row, path, {**value, PAYLOAD: PAYLOAD})


def lost():
    """A row whose passage is not in its text any more."""
    row = rows.annotation("lost") | {"text_sha256": "0" * 64, "exact": PAYLOAD + "went down at sea"}
    anchor = {**row["anchor"], "text_sha256": "0" * 64}
    return row | {
        "anchor": anchor,
        "more": [],
        "prefix": PAYLOAD,
        "suffix": PAYLOAD,
        "start": 3,
        "end": 30,
    }


def named(made, name):
    """Rows with the keys of a table."""
    keys = (f"{name}{at}{PAYLOAD if at == 1 else ''}" for at in count())
    return {
        key: row if PAYLOAD in str(row.get("id")) else {**row, "id": key}
        for key, row in zip(keys, made, strict=False)
    }


def filled(folder):
    """A workspace in which everything that is written somewhere is hostile."""
    for name in ("texts", "annotations", "config/templates", "config/styles"):
        (folder / name).mkdir(parents=True)
    texts = folder / "texts"
    (texts / "ferry.txt").write_text(rows.TEXT)
    item = {key: value for key, value in rows.document("d")["csl"].items() if key != "title"}
    item = {
        key: value + PAYLOAD if isinstance(value, str) else value for key, value in item.items()
    }
    item |= {"title": "zw" + PAYLOAD, "type": "book", PAYLOAD: PAYLOAD}
    (texts / "ferry.csl.json").write_text(json.dumps([item]))
    shown = PAYLOAD.replace("\x00", "").replace("\r", "")
    header = "".join(f"{key}: {shown}\n" for key in ("title", "author", "date", "outlet", "zw"))
    (texts / f"zw{shown.replace('/', '')}.md").write_text(
        f"---\n{header}---\n\n# zw{shown}\n\n- one{shown}\n\n"
        f"> [two](http://a/{shown}) {shown}[^1]\n\n{rows.TEXT * 40}\n\n[^1]: {shown}\n"
    )
    tables = {
        "annotations": {**named(hostile(rows.annotation("good")), "good"), "lost": lost()},
        "documents": {
            "d-good": rows.document("d-good"),
            **named(hostile(rows.document("d-bad", "texts/gone.txt")), "d-bad"),
        },
        "tags": named(hostile(rows.tag("t", "claim")), "t"),
        "meta": {
            "format": {"version": 1},
            **{f"query:{key}": row for key, row in named(hostile(rows.query("q")), "q").items()},
        },
    }
    (folder / "annotations" / "annotations.json").write_text(json.dumps(tables))
    config = folder / "config"
    escaped = json.dumps(PAYLOAD)
    lookup = json.dumps("echo {word} '" + PAYLOAD.replace("\x00", "") + "'")
    (config / "config.toml").write_text(
        f"lookup = {lookup}\n"
        f"theme = {escaped}\nstyle = {escaped}\nformat = {escaped}\n{escaped} = 1\n"
        f'[keys]\n{escaped} = "x"\n"cite" = {escaped}\n'
        f'[[pens]]\ncolor = "red"\nname = {escaped}\ndescription = {escaped}\ntags = [{escaped}]\n'
    )
    name = shown.replace("/", "")
    (config / "templates" / f"{name}.md.j2").write_text(f"{{{{ quote }}}}{shown}{{% {shown}")
    (config / "styles" / f"{name}.csl").write_text(f"<style><info><title>{shown}</title></info>")
    return folder


class Wire(Terminal):
    """A terminal that keeps what it is sent, and shows nothing."""

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.raw = bytearray()

    def _read(self):
        if select.select([self._fd], [], [], 0.05)[0]:
            with suppress(OSError):
                self.raw += os.read(self._fd, 65536)


def screens():
    """All screens that the program has and that are not only there to be built upon."""
    for each in pkgutil.walk_packages(reader.ui.__path__, "reader.ui."):
        importlib.import_module(each.name)
    waiting, found = [Screen], set()
    while waiting:
        one = waiting.pop()
        waiting += one.__subclasses__()
        if one.__module__.startswith("reader."):
            found.add(one)
    return found


@pytest.mark.long
def test_every_screen_is_walked_and_no_byte_of_a_file_is_acted_upon(tmp_path):
    folder = filled(tmp_path)
    log = folder / "log"
    command = [sys.executable, "-P", str(WALK), str(folder), str(folder / "config/config.toml")]
    texts = sorted(str(path) for path in (folder / "texts").iterdir() if path.suffix != ".json")
    speaker = folder / "bin" / "espeak-ng"
    speaker.parent.mkdir()
    speaker.write_text("#!/bin/sh\nexec sleep 60\n")
    speaker.chmod(0o755)
    path = {"PATH": f"{speaker.parent}{os.pathsep}{os.environ['PATH']}"}
    with Wire(
        str(log), *texts, cwd=folder, environ=path, size=(80, 24), command=command
    ) as terminal:
        assert terminal.ended(patience=600) == 0, terminal.raw[-3000:].decode("utf-8", "replace")
    walked = log.read_text("utf-8").splitlines()
    assert walked[-1] == "all"
    seen = {line.split()[0] for line in walked}
    assert {each.__name__ for each in screens()} - BASES <= seen
    for piece in PIECES.findall(bytes(terminal.raw)):
        if piece.startswith(b"\x1b"):
            assert OURS.match(piece), piece
            assert b"PWNED" not in piece
            assert b"UFdORUQ" not in piece
        else:
            text = piece.decode()
            assert not re.search(
                "[\x00-\x07\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text
            )
