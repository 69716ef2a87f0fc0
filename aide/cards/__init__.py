"""Opposition and renewal of cards: the bank's client, the choice of a card, the audit of what was asked."""
