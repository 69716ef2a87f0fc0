"""The movements shown in the customer area: invented, and named so that nobody takes them for real ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

CARD, DEBIT, RECEIVED, SENT = "Paiement par carte", "Prélèvement", "Virement reçu", "Virement émis"
Row = tuple[int, str, str, str]

COMMON: tuple[Row, ...] = (
    (1, "Boulangerie Fictive", CARD, "-6.40"),
    (2, "Supermarché Démo", CARD, "-54.18"),
    (4, "Cinéma Exemple", CARD, "-23.00"),
    (7, "Employeur Fictif", RECEIVED, "1850.00"),
    (9, "Opérateur Démo Mobile", DEBIT, "-15.99"),
    (12, "Pharmacie Exemple", CARD, "-18.75"),
)
OF_CUSTOMER: dict[str, tuple[Row, ...]] = {
    "demo-claire": (
        (0, "Café Fictif", CARD, "-4.20"),
        (1, "Supermarché Démo", CARD, "-62.35"),
        (3, "Salle de sport Exemple", DEBIT, "-39.90"),
        (5, "Librairie Fictive", CARD, "-27.50"),
        (6, "Employeur Fictif", RECEIVED, "2140.00"),
        (8, "Agence Démo, loyer", SENT, "-780.00"),
        (11, "Énergie Exemple", DEBIT, "-68.12"),
        (14, "Restaurant Fictif", CARD, "-41.00"),
    ),
    "demo-karim": (
        (0, "Jeux en ligne Exemple", CARD, "-29.99"),
        (1, "Garage Démo", CARD, "-312.40"),
        (2, "Paul Exemple", SENT, "-120.00"),
        (5, "Employeur Fictif", RECEIVED, "1975.50"),
        (6, "Assurance Démo", DEBIT, "-47.30"),
        (10, "Station-service Fictive", CARD, "-58.90"),
        (13, "Marché Exemple", CARD, "-22.65"),
    ),
    "demo-lea": (
        (2, "Remboursement Boutique Démo", RECEIVED, "34.90"),
        (4, "Transports Exemple", DEBIT, "-42.80"),
        (5, "Employeur Fictif", RECEIVED, "1620.00"),
        (8, "Boutique Démo", CARD, "-34.90"),
        (9, "Coiffeur Fictif", CARD, "-38.00"),
        (15, "Supermarché Démo", CARD, "-71.22"),
    ),
}
OPENING = Decimal("412.60")


@dataclass(frozen=True)
class Movement:
    """One line of the account; `amount` in EUR, negative when it leaves."""

    on: date
    label: str
    kind: str
    amount: Decimal


def movements(customer: str, today: date) -> list[Movement]:
    """The customer's last movements, the newest first."""
    rows = OF_CUSTOMER.get(customer, COMMON)
    return [
        Movement(today - timedelta(days=ago), label, kind, Decimal(euros)) for ago, label, kind, euros in rows
    ]


def balance(shown: list[Movement]) -> Decimal:
    """What the account holds after these movements, in EUR."""
    return OPENING + sum((movement.amount for movement in shown), Decimal())
