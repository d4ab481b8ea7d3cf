"""The built-in citation styles, one module or package a style.

`reader.citation.registry` names them and loads one on first use.
"""
