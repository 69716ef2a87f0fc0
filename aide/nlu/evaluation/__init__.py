"""How well texts written apart from the examples are read: the texts, and the score of a model on them."""
