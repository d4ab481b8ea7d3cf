"""Web pages and saved ones: the article, without what is around it, and what the page says of it.

`page.parse` and `mhtml.parse` are the ways in.
"""
