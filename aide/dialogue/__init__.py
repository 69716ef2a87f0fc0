"""Rasa engine parts of ours: the tracker store, and what the dialogue needs beside rules."""
