"""Find a highlighted passage again in a changed text.

`selector` makes selectors and locates them; `reanchor` does it for all of a text.
"""
