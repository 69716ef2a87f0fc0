"""The bank's stand-in for development, demos and tests: its card API, faults on demand, demo customers."""
