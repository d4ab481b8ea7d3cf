"""What texts have in common, and what has no counterpart: counterparts, texts in step, the matrix.

`counterparts.Comparison` compares two texts, `index.PassageIndex` one passage with many,
`matrix.matrix` lays texts side by side.
"""
