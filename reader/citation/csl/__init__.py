"""The parts of a CSL-JSON item: names, dates, numbers, locators, terms.

`item.Item` is what a style reads.
"""
