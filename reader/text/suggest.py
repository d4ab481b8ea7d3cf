"""Matching of typed names with the known ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reader.errors import ReaderError


def choose(word: str, kind: str, names: Mapping[str, tuple[str, ...]]) -> str:
    """The key of the entry with a name.

    Args:
        word: The typed name; case, spaces and underscores are ignored.
        kind: The kind of name, such as `citation style`, for the error.
        names: All names of each key; the first one is shown.

    Raises:
        ReaderError: There is none; the message suggests the nearest name and lists all.
    """
    if word in names:
        return word
    wanted = "-".join(str(word).casefold().replace("_", " ").split())
    by_name = {name.casefold(): key for key, known in names.items() for name in (key, *known)}
    if wanted in by_name:
        return by_name[wanted]
    shown = ", ".join(known[0] for known in names.values())
    near = _nearest(wanted, by_name)
    hint = f" Did you mean {names[near][0]}?" if near else ""
    raise ReaderError(f"Unknown {kind} “{word}”.{hint} There are: {shown}.")


def _nearest(wanted: str, by_name: Mapping[str, str]) -> str:
    """The name most similar to a word, or nothing."""
    from difflib import get_close_matches  # noqa: PLC0415 — costs 10 ms, for an error only

    near = get_close_matches(wanted, by_name, n=1, cutoff=0.5)
    return by_name[near[0]] if near else ""


def near(word: str, words: Iterable[str]) -> str:
    """A sentence that suggests the word that was probably meant; empty if none is like it."""
    from difflib import get_close_matches  # noqa: PLC0415 — costs 10 ms, for an error only

    folded = {each.casefold(): each for each in words}
    close = get_close_matches(word.casefold(), folded, 1, 0.5)
    return f"Did you mean “{folded[close[0]]}”?" if close else ""


def nearest(word: str, words: Iterable[str]) -> str:
    """A sentence that suggests the word that was probably meant, or lists all."""
    known = list(words)
    if told := near(word, known):
        return told
    if len(known) < 2:  # noqa: PLR2004 (no more than one is no list)
        return f"There is only {known[0]}." if known else "There is none yet."
    return f"There are {', '.join(known[:-1])} and {known[-1]}."
