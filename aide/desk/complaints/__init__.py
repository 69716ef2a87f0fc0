"""Complaints as agents work on them: the API, the pages, who follows which, the answers,
the table to take away.
"""
