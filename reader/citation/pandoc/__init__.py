"""Citations in any CSL style, printed by the pandoc executable.

`processor` is the way in.
"""
