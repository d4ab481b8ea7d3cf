"""The roles of blocks in a text, by their words: headline, byline, caption, boilerplate, body."""
