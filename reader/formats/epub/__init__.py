"""EPUB books, 2 and 3: their chapters in order, pages, notes, and metadata.

`book.parse` is the entry point.
"""
