"""Documents of word processors that are read here: Word's.

`docx.parse` is the way in.
"""
