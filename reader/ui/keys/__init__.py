"""Keys: sequences, presets, the user's keymap, and the table of commands.

`commands` lists all of them.
"""
