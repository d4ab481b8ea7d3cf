"""Widgets shared by several screens.

Each module is one widget, or a base class of several.
"""
