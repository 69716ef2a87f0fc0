"""A question beside an order, a reason beside a wish, what is not yet done:
each is heard, and nothing else is.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from .customer import CARDS, Customer, a_client, a_visitor, asked_to_block, asked_to_file, read


def blocked() -> Customer:
    return asked_to_block(CARDS[0]).says("oui", "oui").sees("bloquee")


# ---- the new card


@pytest.mark.parametrize(
    "text",
    [
        "allez commandez la nouvelle, je l'aurai quand",
        "ok commande la neuve alors",
        "bon commandez une nouvelle et vite",
    ],
)
def test_the_new_one_is_ordered_without_the_word_card(text):
    customer = blocked().says(text, "demander", asks="delai_nouvelle_carte", oui=0.5)
    assert customer.effect == "action_renouveler_carte"


def test_it_is_ordered_after_the_offer_came_and_went():
    customer = blocked()
    for _ in range(3):
        customer.says("et les horaires ?", asks="assistant_horaires")
    customer.says("commandez la nouvelle du coup, elle vient quand", "demander", asks="delai_nouvelle_carte")
    assert customer.effect == "action_renouveler_carte"


@pytest.mark.parametrize(
    "text", ["la nouvelle c'est combien", "vous commandez la nouvelle si c'est gratuit ?"]
)
def test_who_asks_the_price_or_sets_a_condition_orders_nothing(text):
    assert blocked().says(text, "demander", asks="prix_nouvelle_carte").effect is None


@pytest.mark.parametrize("text", ["et c'est où les conditions jsuis au boulot", "ok ou sont les conditions"])
def test_where_the_conditions_are_is_asked_without_a_mark(text):
    part = read(text, demander=0.3, hesiter=0.8)
    message = replace(
        read(f"{text}. et le délai ?", "demander"), sentences=(part, read("et le délai ?", "demander"))
    )
    assert "utter_info_frais_grille_tarifs" in blocked().sends(message).said


# ---- a person


@pytest.mark.parametrize(
    "text",
    [
        "bon ok un conseiller svp pour arrêter zalbofit",
        "conseiller pr mon loyer",
        "non humain parce que ça marche pas",
    ],
)
def test_a_person_is_asked_for_with_the_reason(text):
    assert a_client().says(text, humain=0.3, non=0.5).effect == "action_transferer_conseiller"


@pytest.mark.parametrize("text", ["conseiller pour quoi faire", "le conseiller pour les prêts m'a rien dit"])
def test_who_speaks_of_one_asks_for_none(text):
    assert a_client().says(text, "raconter").effect is None


@pytest.mark.parametrize("text", ["personne, j'ai rien envoyé", "Personne. Je n'ai fait aucun achat"])
def test_personne_is_nobody(text):
    assert a_client().says(text, "raconter", about="autre_demande_bancaire").effect is None
    customer = a_client().says(
        "12 € prélevés le 3 novembre", "deposer", "raconter", about="prelevement_abusif"
    )
    assert customer.asked == "creancier"
    assert customer.says(text, repondre=0.3).facts["creancier"] == "inconnu"


def test_une_personne_is_somebody():
    assert a_client().says("stop. une personne svp", humain=0.3).effect == "action_transferer_conseiller"


# ---- a code that does not come


@pytest.mark.parametrize(
    "text",
    [
        "le sms avec le code arrive plus depuis mon nouveau portable",
        "j'ai toujours pas reçu le code",
        "code jamais reçu",
    ],
)
def test_who_waits_for_a_code_is_asked_for_none(text):
    asks = ("faux_conseiller_demande_code", 0.8)
    customer = a_client().says(
        text, "raconter", "demander", asks=asks, danger="faux_conseiller", about="acces_compte"
    )
    assert not any("faux_conseiller" in name for name in customer.said)


@pytest.mark.parametrize(
    "text", ["il me demande le code que je n'ai pas reçu", "un monsieur au téléphone veut le code"]
)
def test_who_is_asked_for_one_is_warned(text):
    customer = a_client().says(text, "raconter", danger="faux_conseiller")
    assert customer.said[0].startswith("utter_danger")


# ---- not yet filed


@pytest.mark.parametrize("after", ["j'ai dit oui tout à l'heure moi", "je l'ai validée"])
def test_a_sentence_that_asks_is_heard_beside_others(after):
    asks = read("et ma réclamation elle est envoyée alors ?", "demander")
    message = replace(
        read(f"{asks.text} {after}", "demander", "suivre"), sentences=(asks, read(after, "oui"))
    )
    customer = asked_to_file().sends(message)
    assert (customer.said[0], customer.asked) == ("utter_attend_votre_oui", "confirme")


def test_at_the_offer_nothing_is_filed_yet():
    customer = a_client().says("on m'a pris 12 € de frais hier", "raconter", about="frais")
    customer.says("ma plainte est déposée du coup ?", "demander", "suivre", about="suivre_reclamation")
    assert (customer.said[0], customer.asked) == ("utter_pas_encore_enregistree", "offre")


# ---- he will telephone


@pytest.mark.parametrize(
    "text", ["laisse tomber va, je vais appeler", "non c'est bon, jtelephone", "ok j'appelle"]
)
def test_who_drops_it_to_telephone_gets_the_number(text):
    customer = a_client().says(text, "annuler", about="annuler")
    assert customer.said == ["utter_info_assistant_telephone"]


@pytest.mark.parametrize("text", ["j'appelle pour ma carte", "j'appelle pas"])
def test_who_calls_for_something_here_gets_none(text):
    assert a_client().says(text, about="autre_demande_bancaire").said != ["utter_info_assistant_telephone"]


def test_who_only_drops_it_gets_none():
    assert a_client().says("laisse tomber va", "annuler", about="annuler").said == ["utter_rien_a_annuler"]


# ---- whom to turn to


@pytest.mark.parametrize("text", ["si la décision est négative je m'adresse à qui, par lettre ?"])
def test_who_is_above_us_is_the_mediator_and_not_how_we_write(text):
    customer = asked_to_file(a_client()).says("oui", "oui")
    customer.sees("deposee", reference="REC-2026-000001", date_limite="14/12/2026")
    part = read("je m'adresse à qui, par lettre ?", "demander", asks="adresse_postale")
    message = read(text, "demander", asks="reclamation_reponse_courrier", about="envoyer_courrier")
    assert customer.sends(replace(message, sentences=(part,))).said == ["utter_mediateur"]


def test_our_own_address_asked_beside_is_answered():
    parts = (
        read("à qui m'adresser si votre réponse est négative ?", "demander", about="saisir_mediateur"),
        read("et votre adresse pour vous écrire ?", "demander", asks="adresse_postale"),
    )
    whole = read(" ".join(one.text for one in parts), "demander", about="saisir_mediateur")
    assert a_visitor().sends(replace(whole, sentences=parts)).said == [
        "utter_mediateur",
        "utter_info_adresse_postale",
    ]


def test_a_known_question_outweighs_what_the_assistant_is():
    customer = a_client().says("c quoi une rum", asks=("mandat_rum_ics", 0.97), about="demander_capacites")
    assert customer.said == ["utter_info_mandat_rum_ics"]


@pytest.mark.parametrize("text", ["le numéro rum de ma salle il est où", "l'ics je le lis à quel endroit ?"])
def test_the_number_of_a_mandate_is_no_number_of_the_account(text):
    customer = a_client().says(text, "demander", asks=("compte_rib_iban", 0.9))
    assert customer.said == ["utter_info_mandat_rum_ics"]


def test_the_number_of_the_account_asked_beside_it_stays_so():
    customer = a_client().says("mon iban pour la rum il est où ?", "demander", asks=("compte_rib_iban", 0.9))
    assert customer.said == ["utter_info_compte_rib_iban"]


@pytest.mark.parametrize("text", ["et je règle comment là ?", "avec quoi je paie moi ?"])
def test_how_to_pay_is_of_the_meantime_once_a_card_is_blocked(text):
    assert blocked().says(text, "demander").said[0] == "utter_info_payer_en_attendant_carte"
    assert "utter_info_payer_en_attendant_carte" not in a_client().says(text, "demander").said
