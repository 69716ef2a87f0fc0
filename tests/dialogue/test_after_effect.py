"""What follows each outcome of each action; the action itself has said what it saw."""

from __future__ import annotations

import pytest

from .customer import CARDS, Customer, a_client, a_visitor, asked_to_block, asked_to_file


def blocking(*cards) -> Customer:
    return asked_to_block(*cards).says("oui", "oui")


def filing() -> Customer:
    return asked_to_file().says("oui", "oui")


def renewing() -> Customer:
    return blocking().sees("bloquee").says("oui", "oui")


def following() -> Customer:
    return a_visitor().says("où en est ma réclamation ?", "suivre")


def completing() -> Customer:
    return a_visitor().says("ajoutez à ma réclamation que le commerçant a reconnu son erreur hier", "ajouter")


def withdrawing() -> Customer:
    return a_visitor().says("je retire ma réclamation", "retirer")


def asking_for_a_person() -> Customer:
    return a_visitor().says("un conseiller", "humain")


# ---- the cards are listed


def test_one_card_is_asked_about_at_once():
    customer = a_client().says("j'ai perdu ma carte", "bloquer", about="carte_perdue").sees_cards(CARDS[1])
    assert (customer.said, customer.values["cartes"]) == (["utter_ask_bloque"], "•••• 8765")


def test_of_two_cards_he_chooses():
    assert asked_to_block(*CARDS).said == ["utter_ask_carte"]


@pytest.mark.parametrize("issue", ["listees", "session_expiree", "indisponible", "echec"])
def test_without_a_card_to_block_the_flow_ends_and_nothing_more_is_said(issue):
    customer = a_client().says("j'ai perdu ma carte", "bloquer", about="carte_perdue").sees(issue, cartes=[])
    assert (customer.said, customer.flows, customer.state.done) == ([], [], "")


def test_the_complaint_below_goes_on_when_no_card_can_be_listed():
    customer = a_client().says("réclamation pour des frais", "deposer", about="frais")
    customer.says("bloquez ma carte", "bloquer", about="faire_opposition").sees("indisponible", cartes=[])
    assert customer.said == ["utter_ask_montant"]


# ---- a card is blocked, or not


def test_a_blocked_card_is_followed_by_the_offer_of_a_new_one():
    customer = blocking().sees("bloquee")
    assert customer.said == ["utter_ask_renouvelle"]
    assert customer.facts["carte"] == ["card-1"]
    assert customer.state.done == "opposition"


def test_a_fraud_is_followed_by_its_report_too():
    customer = a_client().says("bloquez ma carte", "bloquer", about="faire_opposition").sees_cards(*CARDS[:1])
    customer.presses("affirmer", raison="paiement_frauduleux").sees("bloquee")
    assert (customer.said[-1], customer.values) == ("utter_ask_suite_paiement", {"paiement": "ce paiement"})


def test_what_was_told_with_the_wish_to_block_is_in_the_report_and_not_asked_again():
    text = "un magasin inconnu m'a débité 64 euros hier, bloquez ma carte"
    customer = a_client().says(text, "bloquer", "raconter", about="faire_opposition").sees_cards(*CARDS[:1])
    customer.presses("affirmer", raison="paiement_frauduleux").sees("bloquee")
    assert customer.values == {"paiement": "ce paiement (64,00\u202f€)"}
    customer.says("oui", "oui")
    facts = customer.facts
    assert (facts["montant"], facts["date"], facts["description"]) == ("64.00", "2026-11-22", [text])


def test_a_sum_told_with_a_lost_card_is_of_no_report():
    text = "j'ai perdu ma carte avec 20 euros, bloquez-la"
    customer = a_client().says(text, "bloquer", "raconter", about="carte_perdue").sees_cards(*CARDS[:1])
    customer.says("oui", "oui").sees("bloquee")
    assert (customer.said, customer.state.told) == (["utter_ask_renouvelle"], {})


def test_whether_to_go_to_the_police_is_no_yes_to_the_report():
    text = "un magasin inconnu m'a débité 64 euros hier, bloquez ma carte"
    customer = a_client().says(text, "bloquer", "raconter", about="faire_opposition").sees_cards(*CARDS[:1])
    customer.presses("affirmer", raison="paiement_frauduleux").sees("bloquee")
    customer.says("je dois déposer plainte au commissariat ?", "deposer", asks="plainte_police_carte")
    assert (customer.said[0], customer.state.later) == (
        "utter_info_plainte_police_carte",
        ["paiement_frauduleux"],
    )
    assert customer.says("oui", "oui").facts["motif"] == "paiement_frauduleux"


@pytest.mark.parametrize(("sum_told", "asks"), [("64", "renouvelle"), ("71", "offre")])
def test_a_payment_that_is_filed_is_not_reported_again_with_the_blocking(sum_told, asks):
    customer = a_client()
    customer.state.closed, customer.state.filed_sums = ["paiement_frauduleux"], ["64.00"]
    text = f"bloquez ma carte, pour l'achat de {sum_told} € que je n'ai pas fait"
    customer.says(text, "bloquer", "raconter", about="paiement_frauduleux").sees_cards(*CARDS[:1])
    assert customer.says("oui", "oui").sees("bloquee").asked == asks


def test_an_order_to_block_tells_nothing_of_the_payment():
    customer = a_client().says("bloquez ma carte", "bloquer", about="faire_opposition").sees_cards(*CARDS[:1])
    customer.presses("affirmer", raison="paiement_frauduleux").sees("bloquee").says("oui", "oui")
    assert (customer.asked, "description" in customer.facts) == ("montant", False)


@pytest.mark.parametrize("issue", ["incertain", "refuse"])
def test_a_blocking_that_is_not_certain_is_followed_by_a_person(issue):
    customer = blocking().sees(issue)
    assert customer.said == ["utter_ask_conseiller"]
    assert customer.flows == []
    assert customer.says("oui", "oui").effect == "action_transferer_conseiller"


@pytest.mark.parametrize("issue", ["session_expiree", "pas_la_sienne", "rien"])
def test_a_blocking_that_could_not_be_asked_for_ends_there(issue):
    customer = blocking().sees(issue)
    assert (customer.said, customer.flows, customer.state.done) == ([], [], "")


@pytest.mark.parametrize("issue", ["refuse", "session_expiree", "pas_la_sienne", "rien"])
def test_a_card_that_was_not_blocked_is_still_proposed_in_danger(issue):
    customer = blocking().sees(issue).says("on me demande mon code", danger="faux_conseiller")
    assert customer.effect == "action_lister_cartes"


def test_a_failure_asks_the_same_again_and_needs_another_yes():
    customer = blocking().sees("echec")
    assert customer.said == ["utter_encore_bloque"]
    assert customer.says("oui", "oui").effect == "action_bloquer_cartes"


def test_a_retry_after_a_failure_keeps_its_key():
    customer = blocking()
    key = customer.frame.id
    assert customer.sees("echec").says("oui", "oui").frame.id == key


# ---- a new card


@pytest.mark.parametrize("issue", ["demande", "unknown", "refused", "not_yours", "sans_carte"])
def test_an_order_ends_there_however_it_ended(issue):
    customer = renewing().sees(issue)
    assert (customer.said, customer.flows) == ([], [])


def test_a_failed_order_is_asked_again():
    assert renewing().sees("echec").asked == "renouvelle"


# ---- a complaint is filed


def test_a_filed_complaint_is_remembered_and_over():
    customer = filing().sees("deposee", reference="REC-2026-000001")
    assert (customer.said, customer.flows, customer.state.filed) == ([], [], ["REC-2026-000001"])
    assert (customer.state.told, customer.state.subject) == ({}, None)


def test_a_failed_filing_keeps_the_draft_and_its_key():
    customer = filing()
    key = customer.frame.id
    customer.sees("echec")
    assert customer.said == ["utter_encore_confirme"]
    assert customer.state.filed == []
    assert customer.says("oui", "oui").effect == "action_deposer_reclamation"
    assert customer.frame.id == key


def test_the_same_problem_told_after_the_filing_is_helped_with_anew():
    customer = filing().sees("deposee", reference="REC-2026-000001")
    customer.says("on m'a encore pris 12 € de frais", "raconter", about="frais")
    assert customer.said == ["utter_aide_frais", "utter_offre"]


def test_a_few_words_more_of_what_was_filed_begin_nothing():
    customer = filing().sees("deposee", reference="REC-2026-000001")
    customer.says("je veux seulement mes frais", "raconter", about="frais")
    assert (customer.said, customer.flows) == (["utter_non_sans_question"], [])


# ---- a complaint is followed, completed, withdrawn


@pytest.mark.parametrize(
    ("begun", "issue"), [(following, "trouvee"), (completing, "notee"), (withdrawing, "transmis")]
)
def test_what_was_found_ends_there(begun, issue):
    customer = begun().sees(issue, reference="REC-2026-000001")
    assert (customer.said, customer.flows) == ([], [])
    assert customer.state.filed == ["REC-2026-000001"]


@pytest.mark.parametrize("begun", [following, completing, withdrawing])
def test_a_strangers_reference_ends_there_too(begun):
    customer = begun().sees("introuvable")
    assert (customer.said, customer.flows, customer.state.filed) == ([], [], [])


@pytest.mark.parametrize("begun", [following, completing, withdrawing])
def test_without_a_complaint_of_his_the_reference_is_asked_and_the_action_runs_again(begun):
    customer = begun()
    action = customer.effect
    assert customer.sees("sans_reference").said == ["utter_ask_reference"]
    customer.says("REC-2026-000012", "repondre")
    assert (customer.effect, customer.facts["reference"]) == (action, "REC-2026-000012")


@pytest.mark.parametrize("begun", [following, completing, withdrawing])
def test_a_failure_leaves_it_to_be_asked_for_again(begun):
    customer = begun().sees("echec")
    assert (customer.said, customer.flows) == ([], [])
    assert customer.says("bonjour", "bavarder", about="saluer").effect is None


# ---- a person


def test_once_handed_over_nothing_more_is_said():
    customer = asked_to_file().says("un conseiller", "humain").sees("transfere")
    assert (customer.said, customer.flows) == ([], ["reclamation"])


def test_when_nobody_is_there_it_is_said_when_and_what_is_open_goes_on():
    customer = asked_to_file().says("un conseiller", "humain").sees("ferme", ouverture="demain à 9h")
    assert customer.said == ["utter_conseillers_fermes", "utter_ask_confirme"]
    assert customer.state.plan[0].values == {"ouverture": "demain à 9h"}


def test_when_nobody_is_there_and_nothing_is_open_only_that_is_said():
    assert asking_for_a_person().sees("ferme", ouverture="demain à 9h").said == ["utter_conseillers_fermes"]


def test_a_transfer_that_broke_goes_back_to_what_was_open():
    customer = asked_to_file().says("un conseiller", "humain").sees("echec")
    assert (customer.said, customer.flows) == (["utter_ask_confirme"], ["reclamation"])


def test_an_action_that_told_nothing_known_is_no_success():
    customer = filing().sees("")
    assert (customer.asked, customer.state.filed, customer.state.done) == ("confirme", [], "")
