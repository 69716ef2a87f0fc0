"""Typed French made readable: what is known of words, and how a misspelt one is replaced."""
