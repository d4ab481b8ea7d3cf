"""Keys: sequences, presets, a person's keymap, the table of commands.

`commands` lists all there are.
"""
