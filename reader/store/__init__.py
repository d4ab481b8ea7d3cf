"""The annotations file: the only package that uses TinyDB.

`store.AnnotationStore` is its only owner.
"""
