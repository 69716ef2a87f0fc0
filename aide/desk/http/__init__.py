"""What every page and every answer of the API share: parameters, paging, the frame, the labels,
what is refused.
"""
