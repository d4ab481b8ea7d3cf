"""Errors that a person can cause and fix."""


class ReaderError(Exception):
    """A message for a person: what is wrong, with what, and what to do about it.

    It is shown as it is, so it names the file or the word that it is about. Anything else
    that is raised is a bug and must be seen as one.
    """


class NoTextError(ReaderError):
    """A file has nothing to read in it."""
