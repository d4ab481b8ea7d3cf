"""Draw the pictures in docs/ from the real program, reading and marking the sample texts."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import tempfile
from pathlib import Path

from reader.ui.app import ReaderApp
from reader.workspace.paths import Workspace

ROOT = Path(__file__).parent.parent
FACES = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""What a picture would load from elsewhere; without it, it uses the reader's own font."""

PICTURES = {
    "reading": (
        "reader-dark",
        (120, 32),
        STORY := "} } } ) H 2 T c l a i m enter j } H 4 a A s k "
        "space w h o space s a i d space t h i s . ctrl+s g h",
    ),
    "reading-light": ("reader-light", (120, 32), STORY),
    "citing": ("reader-dark", (100, 30), "} } } ) H 2 C"),
}
"""For each picture: its theme, its size in cells, and the keys that lead to it."""


def main() -> None:
    """Draw them all."""
    os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    os.environ.pop("NO_COLOR", None)
    for name, (theme, size, keys) in PICTURES.items():
        svg = asyncio.run(draw(theme, size, keys.split()))
        path = ROOT / "docs" / f"{name}.svg"
        path.write_text(FACES.sub("", svg), encoding="utf-8")
        print(path.relative_to(ROOT))


async def draw(theme: str, size: tuple[int, int], keys: list[str]) -> str:
    """The screen as an SVG after some keys."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "texts", Path(folder) / "texts")
        workspace = Workspace(Path(folder))
        paths = [workspace.texts / "town-hall.md", workspace.texts / "xinjiang-visit.md"]
        app = ReaderApp(workspace, paths)
        async with app.run_test(size=size) as pilot:
            app.theme = theme
            await pilot.press(*keys)
            await pilot.pause()
            return app.export_screenshot(title="Reader")


if __name__ == "__main__":
    main()
