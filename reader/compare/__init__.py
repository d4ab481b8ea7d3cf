"""What two texts have in common: counterparts of passages, texts in step, what only one says.

`counterparts.Comparison` compares two texts, `index.PassageIndex` one passage with many.
"""
