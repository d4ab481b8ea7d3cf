"""The texts of a workspace as files; use `loading.load` and `library.Library`.

What was read of other formats is kept in a cache, and the part that a person saw last beside it.
"""
