"""The user interface: the only package that uses Textual.

`app.ReaderApp` is the entry point.
"""
