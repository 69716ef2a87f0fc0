"""What a message tells, asks or wants, whatever is open: a module for each. Pure."""
