"""Who debits, who receives or sends."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aide.nlu.entities import parties
from aide.nlu.entities.companies import find_companies
from aide.nlu.entities.extract import extract_entities
from aide.nlu.entities.folding import compose, fold
from aide.nlu.entities.parties import find_parties


def named(text: str) -> list[tuple[str, str]]:
    return [(party.text, party.label) for party in find_parties(text)]


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("prélèvement netflix inconnu", "netflix", "Netflix"),
        ("NETFLIX ME PRELEVE ENCORE", "NETFLIX", "Netflix"),
        ("débité par Free Mobile", "Free Mobile", "Free Mobile"),
        ("mon abonnement basic fit", "basic fit", "Basic-Fit"),
        ("Basic-Fit continue", "Basic-Fit", "Basic-Fit"),
        ("canal+ abuse", "canal+", "Canal+"),
        ("chez orange j'ai résilié", "orange", "Orange"),
        ("prélèvement free de 15 euros", "free", "Free"),
        ("Orange m'a prélevé deux fois", "Orange", "Orange"),
        ("la pompe Total", "Total", "TotalEnergies"),
        ("L'Orange Bleue me prélève", "L'Orange Bleue", "L'Orange Bleue"),
        ("prélèvement EDF revenu impayé", "EDF", "EDF"),
        ("apple.com/bill 2,99", "apple.com/bill", "Apple"),
        ("double débit mcdo", "mcdo", "McDonald's"),
        ("achat sur aliexpress en dollars", "aliexpress", "AliExpress"),
        ("c'est quoi Generali Vie", "Generali Vie", "Generali"),
        ("Ile de France Mobilités prélève", "Ile de France Mobilités", "Navigo"),
        ("un prélèvement SFR FRANCE", "SFR FRANCE", "SFR"),
        ("Engie a pris 80 €", "Engie", "ENGIE"),
        ("Cofidis je connais pas", "Cofidis", "Cofidis"),
        ("prélèvement netflics", "netflics", "Netflix"),
        ("Deezer j'ai désinstallé", "Deezer", "Deezer"),
        ("Domino’s pizza payée deux fois", "Domino’s pizza", "Domino's"),
    ],
)
def test_a_known_company_debits(text: str, name: str, value: str) -> None:
    assert [(party.text, party.value, party.label) for party in find_parties(text)] == [
        (name, value, "creancier")
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("je ne reconnais pas ce prélèvement de Wellow Digital", "Wellow Digital"),
        ("débité par KRYPTOS SARL sans raison", "KRYPTOS SARL"),
        ("débité deux fois par Zorglub", "Zorglub"),
        ("prélevé par zorglub", "zorglub"),
        ("un achat chez zorglub hier", "zorglub"),
        ("abonnement Zorglub Fitness jamais pris", "Zorglub Fitness"),
        ("la société Menuiserie Blanche me prélève", "Menuiserie Blanche"),
        ("un certain Truc Machin me pompe", "Truc Machin"),
        ("Zorglub m'a prélevé 20 €", "Zorglub"),
        ("le restaurant La Mammina m'a fait payer", "La Mammina"),
        ("prélèvement au profit de Lidor Services", "Lidor Services"),
        ("facture de Zorglub", "Zorglub"),
    ],
)
def test_an_unknown_name_debits_when_the_words_say_so(text: str, name: str) -> None:
    assert (name, "creancier") in [(text_, label) for text_, label in named(text) if text_ == name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("virement à Mme Diallo", "Mme Diallo"),
        ("virement de 350 € lundi à Mme Diallo", "Mme Diallo"),
        ("virement à mme diallo pas arrivé", "mme diallo"),
        ("envoyé à mon propriétaire M. Petit", "M. Petit"),
        ("j'attends un virement de la part de Karim", "Karim"),
        ("virement vers Boursorama", "Boursorama"),
        ("j'ai envoyé de l'argent à ma soeur Awa", "Awa"),
        ("viré à Karim Touati", "Karim Touati"),
        ("Karim m'a envoyé 50 euros", "Karim"),
        ("virement à EDF pas reçu", "EDF"),
        ("le virement de la CAF", "CAF"),
        ("toujours pas le virement de pôle emploi", "pôle emploi"),
        ("retard de versement France Travail", "France Travail"),
        ("le notaire, Me Lefranc, a viré les fonds", "Me Lefranc"),
        ("virement sur mon compte revolut", "revolut"),
        ("virement de monsieur Benali", "monsieur Benali"),
        ("transfert à Jean-Pierre Le Goff", "Jean-Pierre Le Goff"),
        ("rien reçu de la CPAM", "CPAM"),
        ("virement vers M. et Mme Durand", "Mme Durand"),
        ("le virement pour Marie de Almeida est bloqué", "Marie de Almeida"),
    ],
)
def test_the_other_end_of_a_transfer_is_the_beneficiary(text: str, name: str) -> None:
    assert (name, "beneficiaire") in named(text)
    assert not any(label == "creancier" for _, label in named(text))


@pytest.mark.parametrize(
    "text",
    [
        "je porte une robe orange",
        "le total est faux",
        "j'ai du temps free",
        "je fais du sport",
        "c'est quoi le but de ce service",
        "il n'y a aucune action possible",
        "bonjour madame",
        "Bonjour Madame Martin",
        "je suis M. Petit et je n'ai pas reçu mon virement",
        "Merci Monsieur Durand",
        "chez vous",
        "chez moi",
        "chez eux",
        "débité par erreur",
        "prélevé par carte",
        "payé par virement",
        "je voudrais parler à un conseiller",
        "débité deux fois par jour",
        "virement à Paris",
        "ma banque m'a débité",
        "Je me suis fait voler ma carte à Marseille",
        "paiement avec Apple Pay",
        "SmartPay ne marche pas",
        "VIREMENT PAS RECU",
        "Bonjour je voudrais bloquer ma carte",
        "Pourquoi ai-je été prélevé ?",
        "Vous m'avez prélevé des frais",
        "une balle de ping-pong",
        "On m'a prélevé 20 €",
        "remboursement de mes frais",
        "prélèvement de la semaine dernière",
        "le prélèvement mensuel",
        "J'ai reçu un mail",
        "mon mari a perdu sa carte",
        "Cordialement, Mme Diallo",
    ],
)
def test_ordinary_words_and_the_customers_own_name_are_no_party(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("34 € retirés de mon compte par Ludoforme", "Ludoforme"),
        ("un prélévment de Ludoforme", "Ludoforme"),
        ("prelevmt LUDOFORME sur le compte", "LUDOFORME"),
        ("tout prélèvement postérieur de Ludoforme", "Ludoforme"),
        ("prélèvement de chez Ludoforme", "Ludoforme"),
        ("depuis l'essai Ludoforme me retire 30 euros", "Ludoforme"),
        ("l'assureur Ludoforme a commencé à prélever", "Ludoforme"),
        ("mon opérateur Ludoforme ne répond pas", "Ludoforme"),
        ("la salle de sport Ludoforme m'a eu", "Ludoforme"),
        ("la mutuelle Ludoforme, résiliée en mai", "Ludoforme"),
        ("Forces du Midi Plus nous prélève 71 €", "Forces du Midi Plus"),
        ("une société inconnue, Ludoforme Services, prélève chaque mois", "Ludoforme Services"),
        ('"Ludoforme Club" ça me dit rien du tout', "Ludoforme Club"),
        ("Ludoforme je connais pas", "Ludoforme"),
        ("qui est SAS Médiaforme", "SAS Médiaforme"),
        ("c'est quoi ce LUDO SERVICE LTD", "LUDO SERVICE LTD"),
        ("le truc Ludoforme prend 4 € par semaine", "Ludoforme"),
        ("Arrêtez Ludoforme, il continue de me débiter", "Ludoforme"),
        ("Empêchez Ludo Mobile de prélever", "Ludo Mobile"),
        ("prélevé par Opodo Gold", "Opodo Gold"),
    ],
)
def test_a_debit_is_told_in_many_ways(text: str, name: str) -> None:
    assert (name, "creancier") in named(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("un ordre de 12 € émis le 3 au profit de Plâtrerie Novak", "Plâtrerie Novak"),
        ("viré 40 € à mon tonton Slimane", "Slimane"),
        ("virement à ma belle-soeur Inès Costa", "Inès Costa"),
        ("virement pour slimane toujours pas là", "slimane"),
        ("virement pr slimane zerrouk hier", "slimane zerrouk"),
        ("j'ai envoyé 40 € à marie-claude", "marie-claude"),
        ("Transfer sent to Slimane Zerrouk not arrived", "Slimane Zerrouk"),
        ("ajouter Slimane Zerrouk comme bénéficiaire", "Slimane Zerrouk"),
        ("virement vers le compte d'une amie, Slimane Zerrouk, parti lundi", "Slimane Zerrouk"),
        ("virement à l'étude Zerrouk", "étude Zerrouk"),
        ("virement à la ligue de Bretagne", "ligue de Bretagne"),
        ("mon acompte viré à la SARL Toits Novak", "SARL Toits Novak"),
        ("notre fournisseur Vetri Novak attend le virement", "Vetri Novak"),
        ("viré 40 € à Slimane Zerrouk sur l'IBAN", "Slimane Zerrouk"),
        ("Mon assureur Groupama m'en a fait un par virement", "Groupama"),
    ],
)
def test_the_other_end_of_a_transfer_is_named_in_many_ways(text: str, name: str) -> None:
    assert (name, "beneficiaire") in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "Je suis retraité de la SNCF et je paie trop de frais",
        "je travaille chez Darty, débité deux fois",
        "un faux conseiller EDF m'a fait payer 40 €",
        "un achat vu sur Leboncoin, débité 40 €",
        "un sms de Chronopost, et 40 € débités",
        "je suis la trésorière de l'association Les Amis du Canal, le virement manque",
        "paiement dans un magasin de Varsovie",
        "payé à l'hôtel de Bruges",
        "un montant total 743,18 €",
        "ma conseillère CAF veut un document",
        "la recommandation de l'ACPR sur les virements",
        "payer avec Garmin Pay",
        "virement depuis Toulouse",
        "je voi un prelevmt de 19 €",
    ],
)
def test_who_is_named_in_passing_is_no_party(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("free mobille continu a me prelevé", "Free Mobile"),
        ("prélèvement bouygeus", "Bouygues Telecom"),
        ("abonnement cruchyroll", "Crunchyroll"),
        ("prélevé par decatlon", "Decathlon"),
    ],
)
def test_a_company_is_known_with_a_letter_wrong_where_a_debit_is_told(text: str, value: str) -> None:
    assert [party.value for party in find_parties(text)] == [value]


def test_a_word_near_a_company_is_no_company_elsewhere() -> None:
    assert named("je vais au decatlon demain") == []


def test_a_company_named_twice_is_told_once() -> None:
    assert named("SFR m'a prélevé, et SFR ne répond pas") == [("SFR", "creancier")]


def test_the_same_company_debits_or_receives_by_the_words_before_it() -> None:
    assert named("prélèvement EDF") == [("EDF", "creancier")]
    assert named("mon virement à EDF") == [("EDF", "beneficiaire")]
    assert named("Vinted m'a débité") == [("Vinted", "creancier")]
    assert named("rien reçu de Vinted") == [("Vinted", "beneficiaire")]


def test_the_lists_of_companies_hold_several_hundred_names_without_duplicates() -> None:
    lines = [
        line
        for line in (Path(parties.__file__).parent / "creanciers.txt").read_text().splitlines()
        if not line.startswith("#")
    ]
    names = [fold(line.split("|")[0].lstrip("~")) for line in lines]
    assert len(names) > 500
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_no_everyday_word_is_a_company_without_a_sign() -> None:
    everyday = (
        "le la les un une des je tu il nous vous mon ma mes votre bonjour merci carte compte argent banque "
        "virement prelevement frais retrait paiement achat erreur hier demain avant apres pour avec sans "
        "dans plus moins encore jamais toujours quand comment pourquoi service client aide site mot de "
        "passe acces bloque perdu vole code alors aussi rien tout quelque chose personne monsieur madame "
        "ami amie mari femme enfant maison travail voiture train bus avion telephone action total free "
        "orange sport but max only quick avis calm notion libre relais express equipe point monde croix "
        "progres liberation humanite poste canal"
    )
    signs = [
        company
        for word in everyday.split()
        for company in find_companies(word, word)
        if not company.is_ordinary
    ]
    assert signs == []


@given(st.text(max_size=80))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(max_size=40))
def test_composing_keeps_track_of_where_each_letter_was(text: str) -> None:
    composed, origins = compose(text)
    assert len(origins) == len(composed) + 1
    assert origins == sorted(origins) and origins[-1] == len(text)


@settings(max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            [
                "virement",
                "à",
                "Mme",
                "chez",
                "Netflix",
                "Le",
                "de",
                "par",
                ".",
                "débité",
                "Awa",
                "M.",
                "l'",
                "ORANGE",
                "*X",
                "\n",
            ]
        ),
        max_size=12,
    )
)
def test_no_run_of_words_breaks_the_search_for_parties(words: list[str]) -> None:
    text = " ".join(words)
    assert all(party.text == text[party.start : party.end] for party in find_parties(text))


def test_a_long_message_takes_no_long_time() -> None:
    text = "virement de 50 € à Mme Diallo chez Netflix le 3 mars, prélevé par Zorglub " * 50
    started = time.perf_counter()
    find_parties(text)
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    "text",
    [
        "prélèvement de " + "x" * 60 + "@exemple.fr",
        "prélèvement de REC-2026-000123 le 12 octobre 2026 de 1 250,50 € par " + "a" * 200,
        "débité " + "de 50 € " * 40,
        "finit par " + "chiffres " * 60,
        "virement " * 60 + "à",
        "1 250 " * 60,
        "un " * 100,
        "quatre-vingt-" * 50,
        "a." * 150 + "@",
        "- " * 200,
        "* " * 200,
    ],
)
def test_no_repetition_makes_the_search_slow(text: str) -> None:
    started = time.perf_counter()
    extract_entities(text, date(2026, 11, 22))
    assert time.perf_counter() - started < 0.5
