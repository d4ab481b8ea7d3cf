"""A document's metadata, read from files and typed lines, as a CSL item.

`item` maps fields to CSL, `sidecar` finds the sidecar files of a text.
"""
