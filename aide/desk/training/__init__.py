"""What was misunderstood and how agents put it right, as examples to learn from."""
