"""Handing a conversation over to a human: opening hours, the queue, claiming."""
