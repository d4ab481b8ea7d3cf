"""A reader's aids: words looked up, and texts read aloud, by programs of the person's own.

Each module is one aid, or a dialog of one.
"""
