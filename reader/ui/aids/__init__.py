"""Reading aids that call the user's own programs: dictionary look-up and reading aloud.

Each module is an aid, or one of its dialogs.
"""
