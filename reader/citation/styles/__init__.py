"""The built-in citation styles, one module or package for each.

`reader.citation.registry` names them and loads one on first use.
"""
