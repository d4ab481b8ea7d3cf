"""The contents of a text: its headings, to go to one."""

from reader.ui.widgets.chooser import ChooserScreen


class ContentsScreen(ChooserScreen):
    """Asks which heading to go to."""

    MODE = "CONTENTS"
    ACCEPTS = "go to the heading"
