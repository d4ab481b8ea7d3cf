"""EPUB books, 2 and 3: their chapters in order, pages, notes, and what is said of them.

`book.parse` is the way in.
"""
