"""What the library lists: each text with its metadata and reading progress.

`holdings.Holdings` is the way in; `text_index` keeps what was read of the files.
"""
