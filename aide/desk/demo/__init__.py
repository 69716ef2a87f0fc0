"""Invented conversations for a local desk: written through the rooms' own functions, never in production."""
