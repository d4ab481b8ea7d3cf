"""One document on the screen: view, canvas, mouse, caret, commands.

`pane.DocumentPane` is the widget.
"""
