"""Web pages, live or saved: the article without its surroundings, and its metadata.

`page.parse` and `mhtml.parse` are the entry points.
"""
