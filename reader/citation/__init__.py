"""CSL-JSON items to citations, bibliography entries and references.

`cite` is the way in. The text is right to the character as citation processors print it from the
CSL styles, so that it can be pasted into print. An item may hold anything; it is never changed.
"""
