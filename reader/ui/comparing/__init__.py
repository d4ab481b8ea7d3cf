"""Texts compared on the screen: links between highlights, and what is made of several texts.

Each module is one part of the reading screen, or a dialog of one.
"""
