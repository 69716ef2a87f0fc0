"""Closed lists of French that decide something."""

from __future__ import annotations

import pytest
from aide.intake import wording


@pytest.mark.parametrize(
    "text",
    ["oui", "Oui", "OUI", "oui.", "oui, je confirme", "je confirme", "oui bloquez la carte", "oui svp", "Tout à fait"],
)
def test_clear_yes(text):
    assert wording.is_clear_yes(text)


@pytest.mark.parametrize(
    "text",
    [
        "ok",
        "d'accord",
        "oui mais",
        "oui mais pas tout de suite",
        "👍",
        "non",
        "oui ?",
        "je crois que oui",
        "si",
        "oui non",
        "",
    ],
)
def test_not_a_clear_yes(text):
    assert not wording.is_clear_yes(text)


@pytest.mark.parametrize("text", ["non", "Non merci", "nan", "surtout pas", "non ne bloquez pas", "pas du tout"])
def test_no(text):
    assert wording.is_no(text)


@pytest.mark.parametrize("text", ["non, 60 euros", "oui", "non c'est le 12"])
def test_a_no_that_says_something_else_is_no_plain_no(text):
    assert not wording.is_no(text) or wording.is_correction(text)


@pytest.mark.parametrize(
    "text",
    ["stop", "annuler", "Annulez la demande", "laisse tomber", "finalement laisse tomber", "j'arrête", "abandonner"],
)
def test_cancel(text):
    assert wording.is_cancel(text)


@pytest.mark.parametrize(
    "text",
    [
        "le prélèvement a été annulé par Netflix mais ils continuent de me le prendre",
        "50 euros",
        "Stopmax SARL, c'est le nom de la société qui a prélevé sur mon compte",
    ],
)
def test_a_story_with_the_word_is_no_cancel(text):
    assert not wording.is_cancel(text)


@pytest.mark.parametrize(
    "text", ["comment bloquer ma carte ?", "comment on fait opposition", "où dois-je aller pour bloquer la carte"]
)
def test_asks_how(text):
    assert wording.asks_how(text)


@pytest.mark.parametrize(
    "text", ["bloquez ma carte", "je veux faire opposition tout de suite", "faut bloquer ma cb vite"]
)
def test_wants_it_done(text):
    assert not wording.asks_how(text)


@pytest.mark.parametrize("text", ["c'est qui Sogexia ?", "smartpay c une vraie banque ?", "qui est sogexia"])
def test_asks_who_we_are(text):
    assert wording.asks_who_we_are(text)


def test_hardship_and_lost_card_and_no_access():
    assert wording.mentions_hardship("je suis en surendettement")
    assert not wording.mentions_hardship("je veux manger une pomme")
    assert wording.mentions_lost_card("j'ai perdu ma carte et je peux pas me connecter")
    assert not wording.mentions_lost_card("je n'arrive pas à me connecter")
    assert wording.mentions_no_access("on m'a volé ma carte et le site ne marche pas")
    assert not wording.mentions_no_access("on m'a volé ma carte hier soir")
