"""What a work is, as a CSL type: said in a word, or guessed from its other fields."""
