"""Bytes of a file to a `Document`, one module or package a format.

`plain.parse_pieces`, `markdown.parse_pieces` and, for all other formats, `registry.recognized` are
the ways in.
"""
