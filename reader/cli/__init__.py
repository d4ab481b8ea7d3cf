"""The command line: every verb, thin.

`main.run` is the way in.
"""
