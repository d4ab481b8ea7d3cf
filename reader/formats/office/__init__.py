"""Word processor documents that Reader parses itself: Word's.

`docx.parse` is the entry point.
"""
