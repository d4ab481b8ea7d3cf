"""Copying HTML beside plain text, so that word processors keep italics.

Some systems hold both at once: macOS by `osascript`, Windows by PowerShell. `wl-copy` and `xclip`
hold one kind in each selection: then HTML goes to the primary one, which the middle button
pastes, or a person has it the other way round.
"""

from __future__ import annotations

import base64
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SECONDS = 8.0
"""The time limit for a program; PowerShell takes a second to start."""
_HEAD = '<meta charset="utf-8">'

_APPLE = (
    "set the clipboard to {{«class HTML»:«data HTML{html}», «class utf8»:«data utf8{plain}», "
    "string:«data utf8{plain}» as string}}\n"
)
_POWERSHELL = """\
Add-Type -AssemblyName System.Windows.Forms
$both = New-Object System.Windows.Forms.DataObject
$text = [Text.Encoding]::UTF8
$both.SetData('UnicodeText', $text.GetString([Convert]::FromBase64String('{plain}')))
$bytes = [Convert]::FromBase64String('{html}')
$both.SetData('HTML Format', (New-Object IO.MemoryStream(,$bytes)))
[System.Windows.Forms.Clipboard]::SetDataObject($both, $true)
"""
_OFFSETS = (
    "Version:0.9\r\nStartHTML:{:010}\r\nEndHTML:{:010}\r\n"
    "StartFragment:{:010}\r\nEndFragment:{:010}\r\n"
)


@dataclass(frozen=True, slots=True)
class Program:
    """A program that puts HTML on the clipboard."""

    path: str
    """Its path."""
    name: str
    """Its name."""

    @property
    def holds_both(self) -> bool:
        """Whether it can hold HTML and plain text at once."""
        return self.name in {"osascript", "powershell"}

    def copy(self, plain: str, html: str) -> bool:
        """Copy both; returns whether that worked. Only for a program that can."""
        if self.name == "osascript":
            script = _APPLE.format(
                html=(_HEAD + html).encode().hex().upper(), plain=plain.encode().hex().upper()
            )
            return _run([self.path, "-"], script.encode())
        script = _POWERSHELL.format(plain=_coded(plain.encode()), html=_coded(_with_offsets(html)))
        return _run(
            [self.path, "-NoProfile", "-NonInteractive", "-STA", "-Command", "-"], script.encode()
        )

    def select(self, text: str, *, is_html: bool, is_primary: bool) -> bool:
        """Copy one kind of text to one selection; returns whether that worked."""
        data = ((_HEAD if is_html else "") + text).encode(errors="replace")
        if self.name == "wl-copy":
            kind = "text/html" if is_html else "text/plain;charset=utf-8"
            options = ["--type", kind, *(["--primary"] if is_primary else [])]
        else:
            selection = "primary" if is_primary else "clipboard"
            options = ["-selection", selection, "-t", "text/html" if is_html else "UTF8_STRING"]
        return _run([self.path, *options], data)


def program(environ: Mapping[str, str]) -> Program | None:
    """The program for HTML on this system, if there is one.

    Args:
        environ: The environment variables: the displays, and where programs are.
    """
    wanted = [
        ("wl-copy", "wl-copy", "WAYLAND_DISPLAY"),
        ("xclip", "xclip", "DISPLAY"),
        ("osascript", "osascript", ""),
        ("powershell", "powershell.exe", ""),
        ("powershell", "powershell", ""),
    ]
    for name, file, display in wanted:
        if display and not environ.get(display):
            continue
        if path := shutil.which(file, path=environ.get("PATH")):
            return Program(path, name)
    return None


def _run(command: Sequence[str], data: bytes) -> bool:
    """Run a program with input; returns whether it worked.

    Nothing that it prints is read: what stays in the background to hold the text would keep it
    open.
    """
    try:
        done = subprocess.run(  # noqa: S603 (a fixed command; the text goes in by its input)
            command,
            input=data,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def _coded(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _with_offsets(html: str) -> bytes:
    """HTML in Windows's clipboard format: preceded by the byte offsets of its parts."""
    start, end = b"<html><body><!--StartFragment-->", b"<!--EndFragment--></body></html>"
    fragment = html.encode()
    size = len(_OFFSETS.format(0, 0, 0, 0))
    first, last = size + len(start), size + len(start) + len(fragment)
    offsets = _OFFSETS.format(size, last + len(end), first, last)
    return offsets.encode() + start + fragment + end
