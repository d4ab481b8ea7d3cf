"""Texts on their way into the library: what was asked for, fetched, and put there.

`asked.wanted` and `shelf.Shelf` are the ways in.
"""
