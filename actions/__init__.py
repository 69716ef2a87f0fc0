"""Rasa custom actions: read slots, call aide.*, say responses, set slots.

No business rule, no SQL, no HTTP.
"""
