"""What the library lists: each text with what is known of it, and how far a person is.

`holdings.Holdings` is the way in; `text_index` keeps what was read of the files.
"""
