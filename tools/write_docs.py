"""Write the pages in docs/ that are printed from the code: the keys and the command line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import click

from reader.cli.main import cli
from reader.ui.keys.table import keys_page

DOCS = Path(__file__).parent.parent / "docs"

INTRODUCTION = """\
# The command line

`--workspace` and `--config` go before the verb, as in `reader -w ~/thesis list`. A verb ends with
exit status 0 when it has done its work, with 1 after one line on standard error that says what is
wrong, and with 2 when it was called wrongly. `-h` after any verb explains it.
"""


def main() -> None:
    """Write the pages that are named, or all."""
    for name in sys.argv[1:] or PAGES:
        path = DOCS / f"{name}.md"
        path.write_text(PAGES[name](), encoding="utf-8")
        print(f"docs/{path.name}")


def cli_page() -> str:
    """The page of the command line, in Markdown: every verb with its help and its options."""
    lines = [INTRODUCTION.rstrip()]
    for words, command in verbs(cli, ("reader",)):
        lines += ["", *section(words, command)]
    return "\n".join([*lines, ""])


def verbs(
    command: click.Command, words: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """A command and those below it, each with the words that call it."""
    yield words, command
    if isinstance(command, click.Group):
        for name, each in sorted(command.commands.items()):
            if not each.hidden:
                yield from verbs(each, (*words, name))


def section(words: tuple[str, ...], command: click.Command) -> Iterator[str]:
    """What is written about one command."""
    name = " ".join(words)
    ctx = click.Context(command, info_name=name)
    yield f"## `{' '.join([name, *command.collect_usage_pieces(ctx)])}`"
    for paragraph in (command.help or "").replace("\b", "").strip().split("\n\n"):
        yield ""
        yield " ".join(paragraph.split())
    options = [each for each in command.params if isinstance(each, click.Option)]
    if any(not each.hidden for each in options):
        yield from ("", "| option | value | what it does |", "|---|---|---|")
        yield from (row(each) for each in options if not each.hidden)


def row(option: click.Option) -> str:
    """An option in a table."""
    names = " ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    notes = ["required"] if option.required else []
    if isinstance(option.show_default, str):
        notes.append(f"default: {option.show_default}")
    elif option.show_default:
        notes.append(f"default: `{option.default}`")
    about = " ".join([option.help or "", *(f"({note})" for note in notes)])
    return f"| {names} | {value(option)} | {about} |"


def value(option: click.Option) -> str:
    """What an option takes."""
    if option.is_flag:
        return ""
    if isinstance(option.type, click.Choice):
        return " ".join(f"`{choice}`" for choice in option.type.choices)
    return option.type.name.split()[0]


PAGES: Mapping[str, Callable[[], str]] = {"keys": keys_page, "cli": cli_page}
"""The pages by their names."""

if __name__ == "__main__":
    main()
