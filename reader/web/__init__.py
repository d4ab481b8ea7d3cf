"""Reader in a browser: the page, who may open it, and a session for each browser.

`server.serve` is the way in.
"""
