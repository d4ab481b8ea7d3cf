"""Code shared by the verbs: the desk, the texts named on the command line, and completion."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from reader import options
from reader.cli.output import complain
from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.annotations.annotation import Annotation
    from reader.config import Config
    from reader.export.passage import Manner
    from reader.workspace.desk import Desk
    from reader.workspace.documents import OpenDocument
    from reader.workspace.paths import Workspace

_WRONG = f"{__name__}.wrong"
"""Where the problems of the files that describe texts wait until a text is used."""


class Format(click.Choice[str]):
    """The name of a format, or of a user's template."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The requested format."""
        from reader.export.templates import templates

        if value not in self.choices and value in templates():
            return value
        return super().convert(value, param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The formats, then the templates."""
        from reader.export.templates import templates

        own = [
            name for name in templates() if name.startswith(incomplete) and name not in self.choices
        ]
        found = super().shell_complete(ctx, param, incomplete)
        return [*found, *map(CompletionItem, own)]


def workspace_of(ctx: click.Context) -> Workspace:
    """The workspace that a command works in."""
    from reader.workspace.paths import find

    return find(ctx.find_root().params.get("workspace"), os.environ, Path.cwd())


def settings_of(ctx: click.Context) -> Config:
    """The user's settings."""
    from reader import config

    return config.load(settings_file_of(ctx), os.environ)


def manner_of(
    ctx: click.Context,
    style: str | None,
    form: str | None,
    locator: str | None,
    words: str | None = None,
) -> Manner:
    """How passages are exported: as requested, or else as the user has set."""
    from reader.export.passage import Manner

    if style and form and locator and words:
        return Manner(style, form, locator=locator, words=words)
    settings = settings_of(ctx).with_known_style()
    for problem in settings.problems:
        complain(problem)
    return Manner(
        style or settings.style,
        form or settings.format,
        locator=locator or settings.locator,
        words=words or settings.words,
    )


def settings_file_of(ctx: click.Context) -> Path:
    """The settings file, whether or not it exists."""
    from reader.locations import path_of

    return path_of(ctx.find_root().params.get("config"), os.environ)


def desk_of(ctx: click.Context) -> Desk:
    """The workspace's desk with its annotations; problems with them are reported."""
    desk = _quiet_desk_of(ctx)
    for problem in desk.store.problems:
        complain(problem)
    return desk


def _quiet_desk_of(ctx: click.Context) -> Desk:
    from reader.workspace.desk import Desk

    desk = Desk(workspace_of(ctx))
    if settings_file_of(ctx).is_file():
        settings = settings_of(ctx)
        desk.relations = settings.relations
        desk.bibliography.use(settings.library_file)
    desk.refresh()
    return desk


def current_desk_of(ctx: click.Context) -> Desk:
    """The workspace's desk, with annotations found again in texts that changed since.

    Reports missing texts on standard error.
    """
    from reader.workspace.catch_up import catch_up

    desk = desk_of(ctx)
    gone, ctx.meta[_WRONG] = catch_up(desk)
    for record in gone:
        complain(
            desk.removals.told_of(desk.workspace.absolute(record.path))
            or f"{record.path} is not there any more: its annotations are where they were last "
            "found. reader check --fix looks for the text elsewhere."
        )
    return desk


def complain_of_sources(annotations: Iterable[Annotation]) -> None:
    """Report what is wrong with the files that describe the annotations' texts, each once."""
    wrong = click.get_current_context().meta.get(_WRONG, {})
    documents = dict.fromkeys(each.document for each in annotations)
    for problem in dict.fromkeys(each for key in documents for each in wrong.get(key, ())):
        complain(problem)


def take_encoding(path: Path, encoding: str | None) -> None:
    """Set the encoding of a text from now on.

    Raises:
        ReaderError: There is no such encoding, or no such text.
    """
    if encoding is not None:
        from reader.text import chosen_encodings
        from reader.workspace.texts.loading import load

        load(path, encoding=chosen_encodings.checked(encoding))
        chosen_encodings.choose(path, encoding)


def complete_encoding(_: click.Context, __: click.Parameter, word: str) -> list[CompletionItem]:
    """Complete encodings."""
    from reader.text.chosen_encodings import FOUND_OUT, OFFERED

    return [CompletionItem(name) for name in (FOUND_OUT, *OFFERED) if name.startswith(word)]


encoding_option = click.option(
    "--encoding",
    shell_complete=complete_encoding,
    metavar="NAME",
    help="What to read it as from now on: utf-8, gb18030 …; auto finds out.",
)
"""The option of verbs that read a named text."""


def open_text(desk: Desk, path: Path) -> OpenDocument:
    """An opened text; problems with the files that describe it are reported."""
    from reader.metadata.sidecar import problems

    found = desk.open(path)
    for problem in problems(found.document):
        complain(problem)
    return found


def found(desk: Desk, words: Sequence[str]) -> list[Annotation]:
    """The annotations that match a query, in reading order; `in:open` is the last session."""
    from reader.workspace import positions

    left = positions.load(desk.workspace.state_dir / "reading.json").panes
    paths = {desk.workspace.relative(Path(each)) for each in left}
    shown = [record.id for record in desk.records.values() if record.path in paths]
    wanted = desk.ask(" ".join(words), shown=shown)
    annotations = desk.annotations(deleted=wanted.asks_for_deleted)
    found = list(wanted.select(annotations, desk.records))
    _hint(desk, " ".join(words), is_found=bool(found))
    return found


def _hint(desk: Desk, line: str, *, is_found: bool) -> None:
    """Say what a query may have been meant to say."""
    from reader.query import hints
    from reader.workspace.texts.library import Library

    if told := hints.of_or(line):
        complain(told)
    if is_found or ":" not in line:
        return
    known = [text for each in desk.records.values() for text in (each.path, each.title)]
    paths = Library(desk.workspace.texts).paths()
    if told := hints.of_texts(line, [*known, *map(desk.workspace.relative, paths)]):
        complain(told)
    if told := hints.of_tags(line, desk.store.snapshot.tag_names):
        complain(told)


def path_of(workspace: Workspace, name: str) -> Path:
    """The named file: a path, or else a text of the library.

    Raises:
        ReaderError: Several texts have that name.
    """
    from reader.workspace.texts.library import Library
    from reader.workspace.texts.source_file import exists

    path = Path(name)
    if exists(path):
        # A path is meant from the current folder; what is recorded is relative to the workspace.
        return path.absolute()
    wanted = _folded(name)
    named = [
        each
        for each in Library(workspace.texts).paths()
        if wanted in map(_folded, _names(workspace, each))
    ]
    inside = workspace.relative(workspace.texts)
    exact = [each for each in named if workspace.relative(each) in {name, f"{inside}/{name}"}]
    if len(named) > 1 and len(exact) == 1:
        return exact[0]
    if len(named) > 1:
        choices = " or ".join(_told_apart([workspace.relative(each) for each in named]))
        raise ReaderError(f"{len(named)} texts are called {name}: name one by its path, {choices}.")
    return named[0] if named else path


def _told_apart(paths: list[str]) -> list[str]:
    """Paths, with a word at those that look like another but spell accents as own characters."""
    from unicodedata import is_normalized, normalize

    composed = [normalize("NFC", path) for path in paths]
    return [
        f"{path} (accents as characters of their own)"
        if composed.count(same) > 1 and not is_normalized("NFC", path)
        else path
        for path, same in zip(paths, composed, strict=True)
    ]


def _names(workspace: Workspace, path: Path) -> tuple[str, ...]:
    """The possible names of a text: its name or its path, with or without the extension."""
    whole = workspace.relative(path)
    inside = whole.removeprefix(f"{workspace.relative(workspace.texts)}/")
    return (path.stem, path.name, whole, inside, inside.removesuffix(path.suffix))


def mistyped_verb(ctx: click.Context, words: Sequence[str]) -> str:
    """The verb that was probably meant, given words that name no text; empty if there is none."""
    from difflib import get_close_matches

    first = words[0] if words else ""
    if not first.replace("-", "").isalpha() or path_of(workspace_of(ctx), first).exists():
        return ""
    group = ctx.find_root().command
    verbs = group.list_commands(ctx) if isinstance(group, click.Group) else []
    return next(iter(get_close_matches(first.casefold(), verbs, 1, 0.6)), "")


def draft_of(workspace: Workspace, name: str) -> Path:
    """The file of a named draft: a path, or else one of `drafts/`.

    Raises:
        ReaderError: There is none.
    """
    from reader.workspace import drafts
    from reader.workspace.texts.source_file import exists

    path = Path(name)
    if exists(path):
        return path
    named = drafts.path_of(workspace, path.name) if path.name == name else path
    if not exists(named):
        known = ", ".join(each.stem for each in drafts.drafts(workspace)) or "none yet"
        raise ReaderError(f"There is no draft {name}. In drafts/ there are: {known}.")
    return named


def _folded(name: str) -> str:
    """A name in the form for comparison: case-folded and with composed letters."""
    from unicodedata import normalize

    from reader.annotations.names import encodable

    return normalize("NFC", encodable(name)).casefold()


def standard_input() -> bytes:
    """All of standard input.

    Raises:
        ReaderError: It is closed.
    """
    if sys.stdin is None:
        raise ReaderError("Standard input is closed: there is nothing to read from it.")
    return sys.stdin.buffer.read()


def complete_text(ctx: click.Context, _: click.Parameter, word: str) -> list[CompletionItem]:
    """Complete the names of the library's texts, and files."""
    from reader.workspace.texts.library import Library

    try:
        paths = Library(workspace_of(ctx).texts).paths()
    except ReaderError:
        paths = []
    names = [CompletionItem(path.stem) for path in paths if path.stem.startswith(word)]
    # Files first: bash drops earlier completions when told to complete files.
    return [CompletionItem(word, type="file"), *names]


def complete_file(_: click.Context, __: click.Parameter, word: str) -> list[CompletionItem]:
    """Complete files."""
    return [CompletionItem(word, type="file")]


def complete_draft(ctx: click.Context, _: click.Parameter, word: str) -> list[CompletionItem]:
    """Complete files, and the names of drafts."""
    from reader.workspace import drafts

    names = [each.stem for each in drafts.drafts(workspace_of(ctx))]
    found = [CompletionItem(name) for name in names if name.startswith(word)]
    return [CompletionItem(word, type="file"), *found]


def complete_style(_: click.Context, __: click.Parameter, word: str) -> list[CompletionItem]:
    """The citation styles by their short names, and those in files by their ids."""
    from reader.citation.registry import in_files

    names = [*options.STYLES, *(name for name, _ in in_files())]
    return [CompletionItem(name) for name in names if name.startswith(word)]


style_option = click.option(
    "--style",
    show_default=f"your setting, else {options.DEFAULT_STYLE}",
    shell_complete=complete_style,
    help=f"{', '.join(options.STYLES)}, or any CSL style by its file or id, which pandoc prints.",
)
"""The option of verbs that print citations."""
locator_option = click.option(
    "--locator",
    type=click.Choice(options.LOCATORS),
    show_default=f"your setting, else {options.DEFAULT_LOCATOR}",
    help="How to give the place of a passage: usual, as the style does; section, with the heading.",
)
"""The option of verbs that print citations with places."""


def complete_tag(ctx: click.Context, _: click.Parameter, word: str) -> list[CompletionItem]:
    """Complete the tags in use."""
    return [CompletionItem(tag) for tag in _tags(ctx) if tag.startswith(word)]


def complete_query(ctx: click.Context, _: click.Parameter, word: str) -> list[CompletionItem]:
    """Complete facets, tags after `tag:`, and saved queries."""
    from reader.query.facets import DIRECTIVES, FACETS

    values = [f"tag:{tag}" for tag in _tags(ctx) if " " not in tag]
    values += [f"@{name}" for name in _saved(ctx)]
    names = [f"{name}:" for name in (*FACETS, *DIRECTIVES)]
    return [CompletionItem(each) for each in (*values, *names) if each.startswith(word)]


def complete_relation(ctx: click.Context, _: click.Parameter, word: str) -> list[CompletionItem]:
    """Complete the relations of links."""
    names = [each.name for each in settings_of(ctx).relations]
    return [CompletionItem(name) for name in names if name.startswith(word)]


def _saved(ctx: click.Context) -> list[str]:
    try:
        return sorted(_quiet_desk_of(ctx).store.snapshot.saved)
    except ReaderError:
        return []


def _tags(ctx: click.Context) -> list[str]:
    try:
        return [tag for tag, _ in _quiet_desk_of(ctx).store.tags()]
    except ReaderError:
        return []
