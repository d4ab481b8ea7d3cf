"""Files that the pandoc executable reads: OpenDocument, RTF, RST, Org, LaTeX, AsciiDoc.

`parse.parse` is the entry point.
"""
