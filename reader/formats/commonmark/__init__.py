"""Markdown as its parser reads it, part by part.

`windows.Windows` is the entry point.
"""
