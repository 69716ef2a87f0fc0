"""What customers and agents see, in a real browser, through the real servers."""
