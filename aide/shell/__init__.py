"""`make shell`: talk in the terminal through the real channel."""
