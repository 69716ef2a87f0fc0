"""The home page: says what this server is and lists its customers and cards."""

from __future__ import annotations

from html import escape

from aide.sandbox.state import Customer

STATUS = {"active": "active", "blocked": "bloquée", "expired": "expirée"}
PAGE = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Aide : banque de démonstration</title>
<style>body{{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1c2430}}
table{{border-collapse:collapse;width:100%}}th,td{{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #ccd3dc}}
</style></head><body>
<h1>Banque de démonstration</h1>
<p>Ce serveur remplace la banque pendant le développement et les démonstrations. Aucune carte n'est réelle.
Une opposition faite ici dure jusqu'à la remise à zéro.</p>
<table><thead><tr><th scope="col">Client</th><th scope="col">Identifiant</th><th scope="col">E-mail</th>
<th scope="col">Cartes</th></tr></thead><tbody>{rows}</tbody></table>
</body></html>
"""


def home(customers: list[Customer]) -> str:
    return PAGE.format(rows="".join(_row(customer) for customer in customers))


def _row(customer: Customer) -> str:
    cards = "<br>".join(escape(f"{card.product} •••• {card.last4} ({STATUS[card.status]})") for card in customer.cards)
    cells = (escape(customer.name), escape(customer.id), escape(customer.email or "aucun"), cards or "aucune")
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
