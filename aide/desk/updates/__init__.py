"""What live pages are told: a snapshot of what they show, the hub that compares it,
the stream of a browser.
"""
