"""Conversations as agents read them: the API, the pages, filters, outcomes, reviews,
the story to take away.
"""
