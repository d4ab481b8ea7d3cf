"""A person's own templates: where they are, and how annotations are printed with them.

A template may loop for ever or ask for all memory there is, so it is filled in by a process of
its own, `template_process`, with limits of time and memory.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from reader import locations
from reader.errors import ReaderError

FOLDER = "templates"
"""Their folder, beside the settings file."""
SECONDS = 3.0
"""The time limit for filling one in."""
_ENDINGS = (".j2", ".jinja", ".jinja2")
_FORMATS = {
    ".html": "html",
    ".md": "markdown",
    ".org": "org",
    ".tex": "latex",
    ".txt": "plain",
}
"""The format of a template's output, by the suffix before `.j2`."""


class Template(NamedTuple):
    """A file that says how annotations are exported."""

    name: str
    """Its name: the file's, up to the first full stop."""
    path: Path
    """The file."""
    format: str
    """The format of its output, in which citations are printed."""


def folder() -> Path:
    """The folder of a person's templates, which may not exist."""
    return locations.path_of(None, os.environ).parent / FOLDER


def templates() -> dict[str, Template]:
    """A person's templates by name; those whose names begin with `_` are parts of others."""
    found: dict[str, Template] = {}
    try:
        paths = sorted(folder().iterdir())
    except OSError:
        return found
    for path in paths:
        whole = Path(path.stem)
        name = path.name.partition(".")[0]
        if name and name[0] != "_" and path.suffix in _ENDINGS:
            found.setdefault(name, Template(name, path, _FORMATS.get(whole.suffix, "plain")))
    return found


def fill_in(
    template: Template, alone: Sequence[Mapping[str, Any]], together: Sequence[Mapping[str, Any]]
) -> list[str]:
    """A template filled in with variables, whose values are JSON's.

    Args:
        template: The template.
        alone: For each annotation, the variables of one that is exported alone.
        together: The variables of several exported together. A template that uses any of these
            is filled in with them, any other with those above.

    Raises:
        ReaderError: The template is wrong, with its line; or it takes too long or too much.
    """
    job = {
        "folder": str(template.path.parent),
        "name": template.path.name,
        "format": template.format,
        "seconds": math.ceil(SECONDS) + 1,
        "alone": list(alone),
        "together": list(together),
    }
    answer = _answer(template.path.name, json.dumps(job, default=str).encode())
    if "error" in answer:
        name = answer.get("name") or template.path.name
        line = f", line {answer['line']}" if answer.get("line") else ""
        sentence = " ".join(str(answer["error"]).split())[:300].rstrip(".")
        stop = "" if sentence.endswith("?") else "."
        raise ReaderError(f"Template {name}{line}: {sentence}{stop}")
    return [str(text) for text in answer["texts"]]


def _answer(name: str, job: bytes) -> dict[str, Any]:
    """The response of the process."""
    paths = os.pathsep.join(path for path in sys.path if path)
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "reader.export.template_process"],
            input=job,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={**os.environ, "PYTHONPATH": paths},
        )
        return dict(json.loads(done.stdout))
    except subprocess.TimeoutExpired as error:
        raise ReaderError(
            f"Template {name} took longer than {SECONDS:g} s: it was stopped."
        ) from error
    except OSError as error:
        raise ReaderError(f"No template can be filled in: {error.strerror or error}.") from error
    except ValueError as error:
        raise ReaderError(f"Template {name} could not be filled in: it wants too much.") from error
