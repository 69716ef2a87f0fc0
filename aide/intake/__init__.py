"""Collecting a complaint in conversation: what is still missing, and what an answer means. Pure: no Rasa, no database."""
