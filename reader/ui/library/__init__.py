"""The library: all texts of the workspace, to find, open and describe.

`part.Library` has its commands, `screen.LibraryScreen` is the screen.
"""
