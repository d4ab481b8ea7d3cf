"""The screen: the only package that knows Textual.

`app.ReaderApp` is the way in.
"""
