"""Aide: the assistant behind the "Aide" button; everything that is ours and is not a Rasa file."""
