"""The library: all texts of the workspace, to find one and to say how far one is.

`part.Library` has its commands, `screen.LibraryScreen` is the screen.
"""
