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
    assert [(party.text, party.value, party.label) for party in find_parties(text)] == [(name, value, "creancier")]


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
        "le la les un une des je tu il nous vous mon ma mes votre bonjour merci carte compte argent banque virement prelevement frais retrait paiement achat erreur "
        "hier demain avant apres pour avec sans dans plus moins encore jamais toujours quand comment pourquoi service client aide site mot de passe acces bloque "
        "perdu vole code alors aussi rien tout quelque chose personne monsieur madame ami amie mari femme enfant maison travail voiture train bus avion telephone "
        "action total free orange sport but max only quick avis calm notion libre relais express equipe point monde croix progres liberation humanite poste canal"
    )
    signs = [company for word in everyday.split() for company in find_companies(word, word) if not company.is_ordinary]
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
