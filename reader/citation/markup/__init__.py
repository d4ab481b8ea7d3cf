"""A citation's rich text in each output format.

`formats.format_named` chooses the format.
"""
