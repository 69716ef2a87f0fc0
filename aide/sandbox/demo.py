"""The three customers of the demo, there at start and after each reset."""

from __future__ import annotations

from aide.sandbox.state import Bank


def seed(bank: Bank) -> None:
    """The demo's three customers: one card, two cards, one blocked card."""
    bank.add_customer("demo-claire", "Claire Martin", [{"last4": "4321"}], "claire.martin@example.org")
    bank.add_customer(
        "demo-karim",
        "Karim Benali",
        [{"last4": "1234"}, {"last4": "5678", "product": "Carte SmartPay virtuelle"}],
        None,
    )
    bank.add_customer(
        "demo-lea", "Léa Petit", [{"last4": "9876", "status": "blocked"}], "lea.petit@example.org"
    )
