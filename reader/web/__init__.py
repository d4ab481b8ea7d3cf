"""Reader in a browser: the page, access control, and a session for each browser.

`server.serve` is the entry point.
"""
