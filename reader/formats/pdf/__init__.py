"""PDF files, read by pdfium: words and where they stand, made into paragraphs again.

`parse.parse` is the entry point.
"""
