"""Build the wheel, install it in a clean environment, and run what it brings."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
NEEDED = {
    "reader/py.typed",
    "reader/texts/guide.md",
    "reader/texts/town-hall.md",
    "reader/texts/xinjiang-visit.md",
    "reader/ui/reader.tcss",
    "reader/ui/reading/later.tcss",
}


def main() -> int:
    """Answer how the trial ended."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        run(sys.executable, "-m", "build", "--wheel", "--outdir", place, ROOT)
        [wheel] = place.glob("*.whl")
        missing = NEEDED - set(zipfile.ZipFile(wheel).namelist())
        if missing:
            print("the wheel lacks " + ", ".join(sorted(missing)))
            return 1
        venv.create(place / "venv", with_pip=True)
        scripts = place / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
        run(scripts / "python", "-m", "pip", "install", "--quiet", wheel)
        version = run(scripts / "reader", "--version")
        listing = run(scripts / "reader", "--workspace", ROOT, "texts")
        print(version, end="")
        return 0 if version.startswith("reader ") and "town-hall" in listing else 1


def run(*command: object) -> str:
    """Run a command and answer what it printed; say what it said when it fails."""
    done = subprocess.run(  # noqa: S603 (the commands above)
        [str(word) for word in command], capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{command[0]} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
