"""A document, and where things are in it.

`document.Document` and `layout.TextLayout` are what others use most.
"""
