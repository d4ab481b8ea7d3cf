"""The reading screen, one concern a module.

`screen.ReadingScreen` is the entry point.
"""
