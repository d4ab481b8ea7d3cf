"""Annotations on their way out: quoted, cited, by template, as sheets, to the clipboard.

`passage.excerpt` gives one, `highlights.exported` many.
"""
