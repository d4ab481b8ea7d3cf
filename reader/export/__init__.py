"""Export of annotations: quoted, cited, by template, as sheets, to the clipboard.

`passage.excerpt` exports one, `highlights.exported` many.
"""
