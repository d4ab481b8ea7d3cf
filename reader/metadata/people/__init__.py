"""The authors of a text: parsing bylines, and names as typed.

`names` reads what headers hold; `lines` shows and reads names that are edited.
"""
