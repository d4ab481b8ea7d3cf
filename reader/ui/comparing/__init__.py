"""Comparing texts on the screen: links between highlights, counterparts, matrices and drafts.

Each module is a part of the reading screen, or one of its dialogs.
"""
