"""Where one sentence of a message ends, and what is asked at its end."""

from __future__ import annotations

import pytest

from aide.nlu.sentences import LONGEST, MOST_SENTENCES, sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Oui. Et la réponse arrive quand ?", ("Oui.", "Et la réponse arrive quand ?")),
        ("ok. ça part à qui ?", ("ok.", "ça part à qui ?")),
        ("M. Petit attend. Que faire ?", ("M. Petit attend.", "Que faire ?")),
        ("12,50 € le 3. Puis 8 € le 4.", ("12,50 € le 3.", "Puis 8 € le 4.")),
        ("Perdue !!! Elle est bloquée ?", ("Perdue !!!", "Elle est bloquée ?")),
        ("une ligne\nune autre", ("une ligne", "une autre")),
        (
            "d'accord pour le dossier, comment je paie demain ?",
            ("d'accord pour le dossier", "comment je paie demain ?"),
        ),
        (
            "oui fais-le, mais vous me rendez mes sous un jour ?",
            ("oui fais-le", "mais vous me rendez mes sous un jour ?"),
        ),
        ("vas-y bloque et ça prend longtemps après", ("vas-y bloque", "et ça prend longtemps après")),
        (
            "ok pour moi... je reçois un papier au moins ?",
            ("ok pour moi...", "je reçois un papier au moins ?"),
        ),
        ("le 9 et sinon on vous joint comment ?", ("le 9", "on vous joint comment ?")),
        ("je sais plus, ça bloque le dossier ?", ("je sais plus", "ça bloque le dossier ?")),
        (
            "envoyez tout mais c'est quand que vous répondez",
            ("envoyez tout", "c'est quand que vous répondez"),
        ),
    ],
)
def test_each_sentence_stands_alone(text, parts):
    assert sentences(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "oui",
        "M. Petit attend son loyer",
        "3,50 € de frais, le 4 novembre",
        "oui, celle du bas",
        "hier, vers midi ?",
        "Zalbo, non ?",
        "???",
        "",
    ],
)
def test_one_sentence_is_not_cut(text):
    assert sentences(text) == ()


def test_of_many_those_that_ask_are_kept():
    text = "Un. Deux mots. Trois mots. Quatre mots. Cinq mots. Est-ce payant ?"
    assert len(sentences(text)) == MOST_SENTENCES
    assert sentences(text)[-1] == "Est-ce payant ?"


def test_a_very_long_text_is_read_as_a_whole():
    assert sentences("Un mot. " * LONGEST) == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("oui c'est bon je reçois un papier chez moi ?", ("oui c'est bon", "je reçois un papier chez moi ?")),
        ("ok envoyez et passez-moi une personne svp", ("ok envoyez", "et passez-moi une personne svp")),
        ("le 5, mon relevé, je le trouve où ?", ("le 5, mon relevé, je le trouve où ?",)),
    ],
)
def test_a_yes_that_no_mark_parts_from_the_rest(text, parts):
    assert sentences(text) == (parts if len(parts) > 1 else ())


@pytest.mark.parametrize(
    "text",
    ["et si on me répond non, je m'adresse à qui ?", "quand je tape le code ça tourne, je fais comment ?"],
)
def test_the_clause_that_says_of_what_stays_with_the_question(text):
    assert sentences(text) == ()
