"""Conversations and messages: the one record of what was said, and of who may speak."""
