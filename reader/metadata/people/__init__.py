"""Who wrote a text: bylines taken apart, and names as a person types them.

`names` reads what headers hold; `lines` shows and reads names that are edited.
"""
