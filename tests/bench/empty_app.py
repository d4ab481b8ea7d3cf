"""The least a Textual program can do, to hold others against: one word on the screen."""

import sys

from textual.app import App
from textual.widgets import Static


class EmptyApp(App):
    def compose(self):
        yield Static(sys.argv[1])


EmptyApp().run()
