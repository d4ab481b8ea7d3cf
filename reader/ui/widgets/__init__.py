"""Widgets that several screens share.

Each module is one widget, or a base of several.
"""
