"""One document on the screen: canvas, view, mouse, caret.

`pane.DocumentPane` is the widget.
"""
