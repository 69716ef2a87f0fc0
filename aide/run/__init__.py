"""`make run`: from a clone to a talking assistant, whose parts are started, watched,
restarted and stopped together.
"""
