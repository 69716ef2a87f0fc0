"""What a customer names in a message: sums, days, identifiers, companies, people.
Pure functions on raw French text.
"""
