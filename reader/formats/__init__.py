"""Parsing files into a `Document`: one module or package per format.

`plain.parse_pieces`, `markdown.parse_pieces` and, for all other formats, `registry.recognized` are
the entry points.
"""
