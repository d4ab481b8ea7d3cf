"""A CSL-JSON item taken apart: names, dates, numbers, locators, terms.

`item.Item` is what a style reads.
"""
