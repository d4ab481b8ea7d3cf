"""The reading screen, one concern a module.

`screen.ReadingScreen` is the way in.
"""
