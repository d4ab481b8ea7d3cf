"""Modal screens, each of which asks for one thing or shows one.

Each module is one dialog, or a widget of one.
"""
