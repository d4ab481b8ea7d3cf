"""Draw the pictures in docs/ from the real program, reading and marking the sample texts."""

from __future__ import annotations

import asyncio
import base64
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from reader.ui.app import ReaderApp
from reader.ui.dialogs.find_all import FindAllScreen
from reader.ui.reading.screen import ReadingScreen
from reader.workspace.paths import Workspace

ROOT = Path(__file__).parent.parent
FACES = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""What a picture would load from elsewhere; without it, it uses the reader's own font."""

PICTURES = {
    "reading": (
        "reader-dark",
        WIDE := (146, 36),
        STORY := "} } } ) H 2 T c l a i m enter j } H 4 a A s k "
        "space w h o space s a i d space t h i s . ctrl+s escape g t 2 escape g h",
    ),
    "reading-light": ("reader-light", WIDE, STORY),
    "citing": ("reader-dark", (100, 30), "} } } ) H 2 C"),
    "list": (
        "reader-dark",
        (140, 40),
        ANNOTATED := "} H T c l a i m enter ) ) H 3 a C h e c k space t h e space d a t e . ctrl+s "
        "} ) H 4 T c l a i m / s t r o n g , m e d i a / p r e s s enter } H 5 "
        "} } H 2 T m e d i a / a c c e s s enter a W h o space e l s e space s a y s space s o ? "
        "ctrl+s escape g t 3 j 4 j j 6 j 2 escape g H",
    ),
    "library": ("reader-dark", (120, 32), ANNOTATED + " escape o down"),
    "finding": ("reader-dark", (120, 32), "g / r i g h t s down down"),
    "tags": ("reader-dark", (100, 30), ANNOTATED + " escape } } ) T m e d"),
    "help": ("reader-dark", (160, 46), "question_mark"),
    "sepia": ("reader-sepia", WIDE, STORY),
}
"""For each picture: its theme, its size in cells, and the keys that lead to it."""


def main() -> None:
    """Draw them all; that of the browser only where one is installed."""
    os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    os.environ.pop("NO_COLOR", None)
    for name, (theme, size, keys) in PICTURES.items():
        svg = asyncio.run(draw(theme, size, keys.split()))
        path = ROOT / "docs" / f"{name}.svg"
        path.write_text(FACES.sub("", svg), encoding="utf-8")
        print(path.relative_to(ROOT))
    if shutil.which("chromium"):
        print(draw_browser(ROOT / "docs" / "browser.png").relative_to(ROOT))


async def draw(theme: str, size: tuple[int, int], keys: list[str]) -> str:
    """The screen as an SVG after some keys."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "texts", Path(folder) / "texts")
        workspace = Workspace(Path(folder))
        paths = [workspace.texts / "town-hall.md", workspace.texts / "xinjiang-visit.md"]
        app = ReaderApp(workspace, paths)
        async with app.run_test(size=size) as pilot:
            app.theme = theme
            while not isinstance(app.screen, ReadingScreen) or not app.screen.is_ready:
                await pilot.pause()
            await pilot.press(*keys)
            while isinstance(app.screen, FindAllScreen) and app.screen.is_searching:
                await pilot.pause()
            await pilot.pause()
            return app.export_screenshot(title="Reader")


WINDOW = """<body style="margin:0;background:#d9dbe0;font:14px sans-serif;color:#44474f">
<div style="display:flex;align-items:center;gap:14px;height:44px;padding:0 16px">
<span style="font-size:20px">‹ &nbsp; › &nbsp; ⟳</span>
<span style="flex:1;background:#fff;border-radius:15px;padding:6px 16px">{address}</span></div>
<img style="display:block" src="data:image/png;base64,{page}">"""
"""The frame of a browser around a picture of its page."""


def draw_browser(path: Path) -> Path:
    """Reader in a browser, with the highlight that it lists being cited."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (only where it is used)

    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as found:
        shutil.copytree(ROOT / "texts", Path(folder) / "texts")
        served = subprocess.Popen(  # noqa: S603 (this program itself)
            [sys.executable, "-m", "reader", "--workspace", folder, "serve", "--port", "0"],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "HOME": folder, "XDG_STATE_HOME": folder},
        )
        try:
            url = re.search(r"http\S+", (served.stdout or sys.stdin).readline())
            browser = found.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
            page = browser.new_page(viewport={"width": 1180, "height": 720})
            page.goto(url[0] if url else "")
            page.locator("body.-first-byte").wait_for()
            page.wait_for_timeout(8000)
            for typed in ("town", "\r", "}}}}", "H", "2", "Tclaim", "\r", "gh", "C"):
                # What is drawn in the terminal can be seen, not asked for.
                page.wait_for_timeout(2500)
                page.keyboard.press("Enter") if typed == "\r" else page.keyboard.type(typed)
            page.wait_for_timeout(2500)
            shown = base64.b64encode(page.screenshot()).decode()
            address = page.url.partition("?")[0]
            page = browser.new_page(viewport={"width": 1180, "height": 764})
            page.set_content(WINDOW.format(address=address, page=shown))
            page.screenshot(path=path)
            browser.close()
        finally:
            served.terminate()
            served.wait()
    return path


if __name__ == "__main__":
    main()
