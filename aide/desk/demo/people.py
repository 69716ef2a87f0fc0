"""Invented customers, sums, names: every address ends in example.org, which nobody owns."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from aide.clock import PARIS
from aide.folding import without_accents
from aide.journal.conversations import Customer

FIRST = (
    "Camille Louis Jade Hugo Léa Nathan Chloé Karim Inès Paul "
    "Fatou Yanis Élise Marc Sarah Omar Julie Théo Nadia Luc"
).split()
LAST = (
    "Martin Bernard Dubois Petit Moreau Girard Diallo Benali "
    "Rousseau Fournier Lambert Nguyen Mercier Faure Colin"
).split()
CREDITORS = (
    "Fitness Plus",
    "Mobilo Télécom",
    "Vidéo Illimitée",
    "Assur'Habitat",
    "Énergie du Val",
    "Club Lecture",
)
SHOPS = ("Electro Discount", "Modalia", "Le Panier Vert", "Voyages Horizon", "Jeux & Cie")
TOWNS = ("Lyon", "Lille", "Nantes", "Bordeaux", "Metz", "Toulouse", "Rouen")
PAYEES = ("Mme Garnier", "M. Lopez", "Agence du Parc", "ma fille", "mon propriétaire", "Garage Central")
PRODUCTS = ("SmartPay Classic", "SmartPay Premium")
CUSTOMERS = 900


def customer(rng: Random) -> Customer:
    """One of CUSTOMERS people, the same name each time he comes."""
    number = rng.randrange(CUSTOMERS)
    own = Random(number)
    first, last = own.choice(FIRST), own.choice(LAST)
    plain = without_accents(f"{first}.{last}".lower())
    return Customer(f"exemple-{number:04d}", f"{first} {last}", f"{plain}.{number:04d}@example.org")


def values(rng: Random, *, began: datetime) -> dict[str, str]:
    """What the placeholders of one dialogue stand for."""
    local = began.astimezone(PARIS)
    small, large = amount(rng, 3, 60), amount(rng, 60, 1900)
    last4 = f"{rng.randrange(10_000):04d}"
    return {
        "montant": euros(large),
        "petit_montant": euros(small),
        "date": f"{local.date() - timedelta(days=rng.randint(1, 12)):%d/%m/%Y}",
        "heure": f"{local:%Hh%M}",
        "beneficiaire": rng.choice(PAYEES),
        "creancier": rng.choice(CREDITORS),
        "commercant": rng.choice(SHOPS),
        "ville": rng.choice(TOWNS),
        "produit": rng.choice(PRODUCTS),
        "quatre_derniers": last4,
        "cartes": f"•••• {last4}",
        "les_cartes": f"la carte •••• {last4}",
        "probleme": "ce paiement",
        "numero": f"OPP-{rng.randrange(10**6):06d}",
    }


def amount(rng: Random, low: int, high: int) -> Decimal:
    """Between `low` and `high` euros, with cents."""
    return Decimal(rng.randint(low * 100, high * 100)).scaleb(-2)


def euros(value: Decimal) -> str:
    """« 12,50 € »."""
    return f"{value:.2f} €".replace(".", ",")


def cents(text: str) -> Decimal:
    """The amount that `euros` wrote."""
    return Decimal(text.removesuffix(" €").replace(",", "."))


def day(text: str) -> date:
    """The day of « 23/11/2026 »."""
    return datetime.strptime(text, "%d/%m/%Y").date()
