"""Chicago Manual of Style, 18th edition.

`author_date` and `notes_bibliography` offer what the registry asks of a style.
"""
