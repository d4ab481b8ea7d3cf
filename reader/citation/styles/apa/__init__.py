"""APA, 7th edition.

`style` offers what the registry asks of a style.
"""
