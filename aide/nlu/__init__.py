"""Understanding: Rasa graph components, thin shells over pure functions."""
