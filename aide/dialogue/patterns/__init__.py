"""What happens in every flow alike, one small module each: correction, cancellation, hold, skip, digression,
clarification, cannot handle, human, completed, repeat. Each function takes a turn in the making and a
command.
"""
