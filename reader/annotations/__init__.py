"""What a person adds to a text: annotations, spans, pens, tags, document records.

`annotation.Annotation` is the record that all else is about.
"""
