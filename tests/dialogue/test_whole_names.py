"""A name is as long as he wrote it, and a role is no name where the proper name stands beside it."""

from __future__ import annotations

from datetime import date

import pytest

from aide.complaints.motifs import FIELDS
from aide.dialogue import facts

TODAY = date(2026, 11, 23)
DEBIT, LATE = FIELDS["prelevement_abusif"], FIELDS["virement_en_retard"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("COFFEELISTA MADRID, écrit tout en gros, j'ai jamais été en Espagne moi", "COFFEELISTA MADRID"),
        ("NOTEBOOKS PARIS, je connais pas du tout cette boîte là moi", "NOTEBOOKS PARIS"),
        ("intitulé : Panier Bio Loire", "Panier Bio Loire"),
        ("c'est marqué Zalbo Sport", "Zalbo Sport"),
        ("je lis Zalbo Sport", "Zalbo Sport"),
    ],
)
def test_the_words_of_a_statement_are_looked_for_as_words(text, name):
    assert facts.name_in(text, "creancier") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("un débit de 12 € par NETFLIX GLOBAL SERVICES le 3", "NETFLIX GLOBAL SERVICES"),
        ("un prélèvement de Playflix+ de 9,99 €", "Playflix+"),
        ("Playflix+ m'a prélevé 9,99 €", "Playflix+"),
        ("Netflix m'a prélevé 9,99 €", "Netflix"),
        ("TOTAL 45,20 le 3 novembre", "TOTAL"),
        ("Zalbo a pris 45 € et encore 45 € le 12", "Zalbo"),
        ("La machine a pris 20 euros", None),
        ("On a pris 20 euros", None),
    ],
)
def test_a_told_name_is_taken_whole(text, name):
    assert facts.told(text, DEBIT, TODAY).get("creancier") == name


@pytest.mark.parametrize("text", ["deux fois 20,10. total 40,20", "12,50 et 13,20, total : 25,70"])
def test_what_sums_come_to_is_no_company(text):
    assert "creancier" not in facts.told(text, DEBIT, TODAY)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("c'est mon patron qui s'en occupe, la Mairie de Brou", "Mairie de Brou"),
        ("cest l'agense qui envoi, sapelle Toit Breton", "Toit Breton"),
        ("le magasin c'est Zalbo Wear, une boutique de vêtements en ligne", "Zalbo Wear"),
        ("c'est mon propriétaire qui attend ça, l'Association d'Aubrac", "Association d'Aubrac"),
        ("mon employeur", "mon employeur"),
        ("ma mère, elle habite Saint Denis", "ma mère"),
    ],
)
def test_a_role_gives_way_to_the_proper_name_beside_it(text, name):
    assert facts.name_in(text, "beneficiaire") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("C'est mon beau-frère qui doit le recevoir, il s'appelle Armando Silva", "Armando Silva"),
        ("c'est elle qui m'envoie, la mère de mon fils, Sandrine Morel", "Sandrine Morel"),
        ("la boîte s'appelle Toiture Plus, à Brest", "Toiture Plus"),
        ("celle qui me doit : Nadège Petit", "Nadège Petit"),
        ("je ne sais pas comment elle s'appelle", None),
    ],
)
def test_the_name_and_not_the_pronoun_or_the_part(text, name):
    assert facts.name_in(text, "beneficiaire") == name
