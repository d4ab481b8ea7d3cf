"""The command line: one thin module per verb.

`main.run` is the entry point.
"""
