"""How words of a command line become a verb: a path opens a text, and a minus negates."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from importlib import import_module
from typing import Any, cast

import click
from click.shell_completion import CompletionItem

from reader.cli.output import complain
from reader.errors import ReaderError


class LateVerbs(MutableMapping[str, click.Command]):
    """Verbs by name, each imported when first used."""

    def __init__(self, places: Mapping[str, str]) -> None:
        """Register the modules of verbs.

        Args:
            places: The module of each verb, which defines it under its name.
        """
        self._known: dict[str, str | click.Command] = {**places}

    def __getitem__(self, name: str) -> click.Command:
        found = self._known[name]
        if isinstance(found, str):
            found = self._known[name] = cast("click.Command", getattr(import_module(found), name))
        return found

    def __setitem__(self, name: str, verb: click.Command) -> None:
        self._known[name] = verb

    def __delitem__(self, name: str) -> None:
        del self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def __contains__(self, name: object) -> bool:
        # The inherited method would import the verb to see whether it exists.
        return name in self._known


class Verbs(click.Group):
    """Reader's verbs; any other word is a path to open."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Insert `open` if the arguments begin with neither a verb nor a group option."""
        at = 0
        while at < len(args) and args[at].startswith("-") and args[at] not in {"-", "--"}:
            at += 2 if args[at] in {"--workspace", "-w", "--config"} else 1
        asks = {"--help", "-h", "--version"} & set(args[:at])
        is_verb = at < len(args) and args[at] in self.commands
        # While a word is being completed, the word after the last may still become a verb.
        is_open = at >= len(args) and ctx.resilient_parsing
        if not (asks or is_verb or is_open):
            args = [*args[:at], "open", *args[at:]]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb; a `ReaderError` is printed on one line, with exit status 1."""
        try:
            done = super().invoke(ctx)
            sys.stdout.flush()
        except click.NoSuchOption as error:
            own = {name for each in self.params for name in each.opts}
            if error.option_name in own and error.ctx is not None:
                said = f"{error.option_name} goes before the verb {error.ctx.info_name}."
                raise click.UsageError(said, error.ctx) from error
            raise
        except ReaderError as error:
            complain(str(error))
            ctx.exit(1)
        except BrokenPipeError:
            raise
        except OSError as error:
            complain(f"The output could not be written: {error.strerror or error}.")
            # Buffered output would fail once more at exit.
            sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123
            ctx.exit(1)
        return done

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Files, then verbs: bash drops earlier completions when told to complete files."""
        return [CompletionItem(incomplete, type="file"), *super().shell_complete(ctx, incomplete)]


MINUS = "\0-"
"""Replaces the minus at the start of a query word, so that it is not taken for an option."""


class QueryVerb(click.Command):
    """A verb that takes a query, in which a minus negates."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Treat words with a single leading minus as part of the query."""
        return super().parse_args(ctx, [_hidden_minus(word) for word in args])


def _hidden_minus(word: str) -> str:
    is_query = word.startswith("-") and not word.startswith("--") and word not in {"-", "-h"}
    return MINUS + word[1:] if is_query else word


def shown_minus(_: click.Context, __: click.Parameter, words: Sequence[str]) -> Sequence[str]:
    """The words of a query as they were typed."""
    return [word.replace(MINUS, "-", 1) if word.startswith(MINUS) else word for word in words]
