"""Opposition and renewal of cards: the bank's client, the choice of a card, what was asked of it."""
