"""Texts on their way into the library: what was asked for, one by one.

`asked.wanted` is the way in.
"""
