"""Adding texts to the library: resolving what was asked for, fetching it, and storing it.

`asked.wanted` and `shelf.Shelf` are the ways in.
"""
