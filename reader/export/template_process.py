"""The program that fills in a template: a job on standard input, its outcome on standard output.

A process of its own with limited time and memory, which can write no file. Whatever ends it early
is the template's error, and reported with its line.
"""

from __future__ import annotations

import difflib
import json
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, NoReturn

from jinja2 import (
    FileSystemLoader,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    meta,
    nodes,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from reader.citation.markup.formats import format_named

LARGEST = 5_000_000
"""Characters that all sets of values together may produce."""
_MEMORY = 1 << 30
"""The process's memory limit in bytes, where the system can enforce it."""


def main() -> None:
    """Fill in the template, or report why that failed."""
    job = json.load(sys.stdin)
    folder = job["folder"]

    def report(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> NoReturn:
        answer = {"error": _sentence(kind, error), **_place(error, trace, folder)}
        _finish(answer)
        raise SystemExit(0)

    sys.excepthook = report
    _limit(job["seconds"])
    _finish({"texts": _texts(job)})


def _texts(job: dict[str, Any]) -> list[str]:
    """The template filled in with each set of values."""
    sandbox = _sandbox(job)
    source = sandbox.get_template(job["name"])
    tree = sandbox.parse(Path(job["folder"], job["name"]).read_text("utf-8"))
    named = meta.find_undeclared_variables(tree)
    of_one, of_several = (set().union(*job[kind]) for kind in ("alone", "together"))
    sets = job["together" if named & (of_several - of_one) else "alone"]
    texts: list[str] = []
    for values in sets:
        _check(tree, named, values)
        known = _marked(values) if job["format"] == "html" else values
        texts.append(_filled(source, known, LARGEST - sum(map(len, texts))))
    return texts


def _sandbox(job: dict[str, Any]) -> ImmutableSandboxedEnvironment:
    """An environment in which templates can reach nothing but their variables."""
    escape = format_named(job["format"]).escape
    is_html = job["format"] == "html"
    sandbox = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(job["folder"]),
        autoescape=is_html,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    kind = Markup if is_html else str
    sandbox.filters["literal"] = lambda text: kind(escape(str(text)))
    return sandbox


def _filled(source: Template, values: dict[str, Any], most: int) -> str:
    """A template filled in; stopped when the output becomes too long."""
    made: list[str] = []
    for piece in source.generate(values):
        most -= len(piece)
        if most < 0:
            raise OverflowError(f"it makes more than {LARGEST:,} characters")
        made.append(piece)
    return "".join(made).strip("\n")


def _check(tree: nodes.Template, named: set[str], values: dict[str, Any]) -> None:
    """Refuse unknown variables."""
    wrong = named - set(values)
    uses = [each for each in tree.find_all(nodes.Name) if each.name in wrong]
    if not uses:
        return
    first = min(uses, key=lambda each: each.lineno)
    near = difflib.get_close_matches(first.name, values, n=1)
    hint = f"did you mean “{near[0]}”?" if near else f"there are {', '.join(sorted(values))}"
    raise TemplateSyntaxError(f"nothing is called “{first.name}”: {hint}", first.lineno)


_PRINTED = ("quotation", "citation", "reference", "references")
"""Variables that already are HTML."""


def _marked(value: Any, key: str = "") -> Any:
    """Values, with those marked as safe that already are HTML."""
    if isinstance(value, dict):
        return {each: _marked(inner, each) for each, inner in value.items()}
    if isinstance(value, list):
        return [_marked(inner, key) for inner in value]
    return Markup(value) if isinstance(value, str) and key in _PRINTED else value  # noqa: S704 — Reader made it


def _sentence(kind: type[BaseException], error: BaseException) -> str:
    """The problem in words."""
    if issubclass(kind, UnicodeDecodeError):
        return "it is not UTF-8"
    if issubclass(kind, TemplateNotFound):
        return f"there is no template “{getattr(error, 'name', '')}”"
    if issubclass(kind, MemoryError):
        return "it wants too much memory"
    if issubclass(kind, RecursionError):
        return "it calls itself without end"
    return str(getattr(error, "message", "") or error) or kind.__name__


def _place(error: BaseException, trace: TracebackType | None, folder: str) -> dict[str, str | int]:
    """The template and the line of the error, as far as known."""
    if isinstance(error, TemplateSyntaxError):
        return {"name": error.name or "", "line": error.lineno}
    place: dict[str, str | int] = {}
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.parent == Path(folder):
            place = {"name": path.name, "line": trace.tb_lineno}
        trace = trace.tb_next
    return place


def _limit(seconds: int) -> None:
    """Have the system limit time and memory, and prevent writing to files."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 — not there on every system

    limits = {
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_AS: _MEMORY,
        resource.RLIMIT_FSIZE: 0,
    }
    for kind, most in limits.items():
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):
            continue


def _finish(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
