"""The annotations file: the only package that knows TinyDB.

`store.AnnotationStore` is its only owner.
"""
