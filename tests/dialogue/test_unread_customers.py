"""What customers of new writers said and were not understood in: each with its twin that must not change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aide.dialogue import facts as f
from aide.dialogue.command_generator.meant_of_shop import meant_of_shop

from .customer import TODAY, a_client, a_visitor, read

ERROR, TRANSFER = "remboursement_erreur", "virement_en_retard"


@pytest.mark.parametrize(
    "text",
    [
        "ça coûte quelque chose ? si c'est gratuit alors oui, faites la réclamation",
        "c'est long ? bon de toute façon oui je veux la faire",
        "et après ? ok déposez-la",
    ],
)
def test_a_yes_with_an_order_at_the_end_takes_the_offer_whatever_is_asked_before(text):
    first, _, last = text.partition("? ")
    parts = (read(first + "?", demander=0.9), read(last, deposer=0.3))
    customer = _offered().sends(replace(read(text, demander=0.9), sentences=parts))
    assert "reclamation" in customer.flows


@pytest.mark.parametrize(
    "text",
    ["ça coûte combien ? si c'est remboursé alors oui, faites-la peut-être", "c'est long ? non laissez"],
)
def test_another_condition_or_a_no_takes_nothing(text):
    first, _, last = text.partition("? ")
    parts = (read(first + "?", demander=0.9), read(last, hesiter=0.6))
    assert "reclamation" not in _offered().sends(replace(read(text, demander=0.9), sentences=parts)).flows


def test_how_long_it_lasts_is_of_what_is_talked_of():
    customer = a_visitor().says("j'arrive pas à me connecter", "raconter", about="acces_compte")
    customer.says("ça fait 3 jours", "raconter", about=TRANSFER)
    assert customer.state.subject == "acces_compte" and TRANSFER not in customer.state.helped


def test_another_problem_told_with_how_long_is_another():
    customer = a_visitor().says("j'arrive pas à me connecter", "raconter", about="acces_compte")
    customer.says("et mon virement, ça fait 3 jours que je l'attends", "raconter", about=TRANSFER)
    assert TRANSFER in customer.state.helped


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("j'ai renvoyé des bottes, ils disent m'avoir remboursée et rien ne revient", ERROR),
        ("la mutuelle dit m'avoir remboursée et rien ne revient", TRANSFER),
    ],
)
def test_the_refund_of_a_shop_is_no_transfer_that_is_late(text, taken):
    said = read(
        text, "raconter", about={TRANSFER: 0.53, ERROR: 0.33}, asks=("remboursement_commercant_non_recu", 0.8)
    )
    assert meant_of_shop(said).top == taken


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("C'est moi qui attends l'argent et c'est Chaussal qui me le doit", "Chaussal"),
        (
            "Celui qui devait le toucher, c'est ça ? C'est Couverture Lemar, ils sont à Blangy.",
            "Couverture Lemar",
        ),
        ("l'Hôtel Bellerue m'a compté la nuit deux fois", "Hôtel Bellerue"),
    ],
)
def test_the_name_and_not_what_stands_around_it(text, name):
    assert f.name_in(text, "creancier") == name


def test_what_he_does_himself_is_no_part_of_a_name():
    assert f.name_in("c'est moi qui attends", "beneficiaire") in (None, "moi")


@pytest.mark.parametrize("text", ["un prélèvement de fitness que je conteste", "un abonnement de gym"])
def test_the_kind_of_a_firm_is_no_name(text):
    assert "creancier" not in f.told(text, ("montant", "date", "creancier"), TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "460 euros, non je dis une bêtise c'est 640",
        "460 €… ah pardon, plutôt 640",
        "460 euros, enfin non c'est 640",
    ],
)
def test_the_sum_after_a_slip_needs_no_unit(text):
    assert f.told(text, ("montant",), TODAY)["montant"] == "640.00"


@pytest.mark.parametrize("text", ["460 euros, non ce n'est pas le 12", "460 euros, en fait ça fait 3 mois"])
def test_a_day_or_a_length_after_a_no_is_no_sum(text):
    assert f.told(text, ("montant",), TODAY)["montant"] == "460.00"


def test_days_told_one_after_the_other_are_as_many_operations():
    found = f.on_several_days("le premier c'était le 3 novembre, après le 9 et le 17 novembre", "2.00", TODAY)
    assert [one["date"][-2:] for one in found] == ["03", "09", "17"]


def _offered():
    customer = a_client().says("on m'a pris 12 € de frais", "raconter", about="frais")
    assert customer.asked == "offre"
    return customer


def test_what_is_told_beside_the_number_of_a_file_is_noted():
    parts = (
        read("le magasin dit m'avoir remboursé 79,40 € le 5 mars, rien reçu", raconter=0.9),
        read("et ma réclamation REC-2026-000001, elle en est où ?", suivre=0.9),
    )
    said = read(
        " ".join(one.text for one in parts), suivre=0.8, about={"suivre_reclamation": 0.9, ERROR: 0.1}
    )
    customer = a_client().sends(replace(said, sentences=parts))
    assert customer.state.later == [ERROR] and customer.flows == ["suivi"]


def test_a_sum_in_the_file_itself_is_no_other_problem():
    parts = (
        read("ma réclamation REC-2026-000001 pour 79,40 €", raconter=0.6),
        read("elle en est où ?", suivre=0.9),
    )
    said = read(" ".join(one.text for one in parts), suivre=0.8, about={"suivre_reclamation": 0.9})
    assert a_client().sends(replace(said, sentences=parts)).state.later == []


@pytest.mark.parametrize(
    ("text", "is_wanted"),
    [
        ("et si un conseiller m'appelle, comment je sais que c'est le vrai ?", False),
        ("je veux qu'un conseiller me réponde, un vrai", True),
    ],
)
def test_who_fears_a_false_adviser_asks_for_none(text, is_wanted):
    customer = a_client().says(text, humain=0.7, demander=0.5)
    assert (customer.effect == "action_transferer_conseiller") is is_wanted


def test_the_steps_after_a_fraud_are_told_where_one_is_talked_of_alone():
    asked = {"asks": "fraude_etapes"}
    assert "utter_info_fraude_etapes" not in a_visitor().says("je fais quoi ?", **asked).said
    warned = a_client().says("il se dit de la banque, je lui ai lu mon code", danger="faux_conseiller")
    warned.sees_cards().says("je fais quoi ?", **asked)
    assert "utter_info_fraude_etapes" in warned.said


@pytest.mark.parametrize(
    ("text", "is_his"),
    [
        ("combien de temps pour contester ce prélèvement ? je veux le contester", True),
        ("un prélèvement que j'ai jamais autorisé, c'est possible ?", True),
        ("un prélèvement qu'on n'a pas autorisé, on a combien de temps ?", False),
    ],
)
def test_what_he_never_allowed_is_his_case_whatever_he_asks_of_it(text, is_his):
    customer = a_visitor().says(text, asks="prelevement_delai_demande", about="prelevement_abusif")
    assert (customer.asked == "offre") is is_his


def test_each_sentence_has_its_own_sum_and_day():
    told = f.told(
        "Zalbo m'a pris 20 € le 3 novembre. Et le 10 novembre ils m'ont repris 25 €",
        ("montant", "date"),
        TODAY,
    )
    assert told["montant"] == "45.00"
    assert [(one["montant"], one["date"][-2:]) for one in told["operations"]] == [
        ("20.00", "03"),
        ("25.00", "10"),
    ]


@pytest.mark.parametrize(
    ("text", "sums"), [("3 x 8 euros de frais", ["8.00"] * 3), ("8 € x 3 de frais", ["8.00"] * 3)]
)
def test_of_a_product_the_sum_is_what_has_the_unit(text, sums):
    assert [one["montant"] for one in f.told(text, ("montant",), TODAY)["operations"]] == sums


def test_the_pretext_of_a_deceit_is_not_what_was_taken():
    text = (
        "un faux sms de colis, mes numéros pour 1 euro 50 soit disant et "
        "hier un certain Elk Haus a encaissé 412 euros"
    )
    assert f.told(text, ("montant",), TODAY)["montant"] == "412.00"
    assert f.told("1 euro 50 de livraison débité deux fois", ("montant",), TODAY)["montant"] == "1.50"


def test_of_a_machine_the_bank_and_not_the_street():
    assert (
        f.name_in("La machine de la rue de Siam, celle du Crédit de l'Iroise", "creancier")
        == "Crédit de l'Iroise"
    )
