"""The list of annotations: panel, query line, facets, saved queries.

`panel` is the widget.
"""
