"""Bytes of a file to a `Document`, one module a format.

`plain.parse_pieces` and `markdown.parse_pieces` are the ways in.
"""
