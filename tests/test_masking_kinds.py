"""By kind: whatever stands between a card's figures, secrets in other words, numbers that are no secret."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import luhn

from aide.masking import HIDDEN, mask, mask_personal

CARD = "4970101207162029"
SHOWN = "•••• •••• •••• 2029"
LINKS = [
    *"\u202a\u202e\u2066−·•*:+')(#=~\\&!?;<>«»^`²°…",
    ")(", "    ", " / ", " - ", "\ufe0e", "\u0332", "\u0301", "\n\n", "\u200d", "&nbsp;", "&#160;", " et ",
    " puis ", " tiret ", " espace ",
]  # fmt: skip


@pytest.mark.parametrize("link", LINKS, ids=ascii)
def test_a_card_is_masked_whatever_stands_between_its_figures(link):
    for size in (4, 8):
        typed = link.join(CARD[start : start + size] for start in range(0, 16, size))
        for before, after in [("ma carte est ", ""), ("", " merci"), ("perdue le 12/10/2026 : ", " voilà")]:
            shown = mask(f"{before}{typed}{after}").text
            assert not re.search(r"\d{4}", re.sub(r"2029|12/10/2026", "", shown)), shown


@pytest.mark.parametrize(
    "written",
    [
        "⁴⁹⁷⁰ ¹⁰¹² ⁰⁷¹⁶ ²⁰²⁹", "④⑨⑦⓪①⓪①②⓪⑦①⑥②⓪②⑨", "𝟒𝟗𝟕𝟎 𝟏𝟎𝟏𝟐 𝟎𝟕𝟏𝟔 𝟐𝟎𝟐𝟗",
        "４９７０　１０１２　０７１６　２０２９",
        (
            "4\ufe0f\u20e39\ufe0f\u20e37\ufe0f\u20e30\ufe0f\u20e3 "
            "1\ufe0f\u20e30\ufe0f\u20e31\ufe0f\u20e32\ufe0f\u20e3 0716 2029"
        ),
        "&#52;&#57;&#55;&#48; 1012 0716 2029", "4970 et 1012 et 0716 et 2029",
        "commence par 4970 1012 et finit par 0716 2029",
        "quatre neuf sept zéro un zéro un deux zéro sept un six deux zéro deux neuf",
    ],
    ids=ascii,
)  # fmt: skip
def test_a_card_is_masked_in_any_figures(written):
    shown = mask(f"ma carte {written}").text
    assert re.sub(r"[\d ]", "", shown.split("2029")[0]).endswith("•" * 12), shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (f"0612345678{CARD}", f"0612345678{SHOWN}"),
        (f"06 12 34 56 78 {CARD}", f"06 12 34 56 78 {SHOWN}"),
        (f"+33 6 12 34 56 78 {CARD}", f"+33 6 12 34 56 78 {SHOWN}"),
        ("4970 1012 0716 2028 ma cb ne marche pas", "•••• •••• •••• 2028 ma cb ne marche pas"),
        ("j'ai payé avec 4970-1012-0716-2028", "j'ai payé avec •••• •••• •••• 2028"),
        ("ma carte 497010120716202", "ma carte •••• •••• •••• 6202"),
        ("ma carte 49701012071620299", "ma carte •••• •••• •••• 20299"),
        ("carte 4970 1012 0716 2029 12 27 123", f"carte {SHOWN} {HIDDEN} {HIDDEN}"),
    ],
)
def test_a_card_glued_to_something_or_mistyped_is_masked(typed, shown):
    assert mask(typed).text == shown


@pytest.mark.parametrize(
    "text",
    [
        "opération 4512 3456 7890 1235 sur ma carte",
        "mon virement, référence 4512345678901235, n'est pas arrivé",
        "dossier 201234567890123",
        "SIRET 732 829 320 00074",
        "12,50 30,00 45,20 60,00",
        "j'ai payé 1234 puis 1500 puis 1600 puis 1700",
        "de 2020 à 2021, de 2022 à 2023 ma carte marchait",
        "+352 27 86 04 64, +32 2 123 45 67, +33 (0)6 12 34 56 78",
        "1234567890123456",
        "IBANFR7630006000011234567890189",
        "code banque 30003, code guichet 01234, compte 00012345678, clé 45",
        "carte qui finit par 2029, opération 497010120716",
        "FR 76 3000 6000 0112 3456 7890 189",
    ],
)
def test_other_numbers_are_left(text):
    assert mask(text).text == text


@pytest.mark.parametrize(
    "secret",
    """cvv {1 2 3}|code securite: {456}|crypto {123}|{123} c'est mon cvv|mon cvv est bien le {123}|
    c'est {123} comme cryptogramme|pin {43-21}|code pin : {43 21}|{4321} c'est mon code pin|
    mon code c'est {4321}|mon code {4321}|code : {483920}|le code reçu par sms: {4 8 3 9 2 0}|
    {483920} reçu par sms|{483920} c'est le code|le code que j'ai reçu est {483 920}|
    code de validation : {A4F-92K}|otp = {4839-2011}|mdp {azerty}|mot de passe = {incorrecthorsebattery}|
    mot de passe : {toujoursmoi}|mon mot de passe est {bon2024!}|mdp {123456}|
    mot de passe pour l'appli : {soleil}|mon mot de passe de banque c'est {Soleil2024}|
    {Soleil2024!} c'est mon mot de passe|password {Hunter}|mon pass: {hunter2}|
    je lui ai donné le code {483920}|le code, je lui ai dicté {483 920}|code reçu G-{483920}|
    validation : {483920}|code {483920}|mon mot de passe, c'est {Soleil}|pass : {Azerty12}|3 chiffres : {456}|
    ｃｖｖ {１２３}|CVV {①②③}""".split("|"),
)
def test_a_secret_in_other_words_is_hidden(secret):
    typed, expected = re.sub(r"[{}]", "", secret).strip(), re.sub(r"\{.*\}", HIDDEN, secret).strip()
    assert mask(typed).text == expected
    decomposed = unicodedata.normalize("NFD", typed)
    assert unicodedata.normalize("NFC", mask(decomposed).text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "mot de passe incorrect", "mon mot de passe est toujours refusé", "mot de passe = incorrect",
        "mdp oublié merci", "mdp ne marche pas",
        "mdp espace client", "le mot de passe est celui de ma banque", "j'ai changé de mot de passe en 2024",
        "code erreur 5012",
        "le code 5012 s'affiche", "mon code postal est 75011", "crypto : j'ai acheté pour 500 euros",
        "j'ai de la crypto depuis 2024",
        "le cvv est demandé 3 fois", "cvv refusé depuis 2024", "code pin faux 3 fois",
        "je n'ai pas reçu le sms du 12/10 pour 150 €",
        "sms reçu à 14h30", "150 euros par sms", "le code promo 2024", "j'ai payé 150 et le cvv est refusé",
        "mot de passe à 8 caractères",
        "j'attends le sms depuis 20 minutes", "mon code client est ABCD",
        "numéro de sécurité sociale", "il me demande un code à 6 chiffres",
        "le code de ma carte finit par 4321",
    ],
)  # fmt: skip
def test_words_about_a_secret_are_left(text):
    assert mask(text).text == text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("au +352 27 86 04 64", "au [téléphone]"),
        ("au +32 2 123 45 67", "au [téléphone]"),
        ("au +33 (0)6 12 34 56 78.", "au [téléphone]."),
        ("au 06/12/34/56/78", "au [téléphone]"),
        ("au 06  12  34  56  78", "au [téléphone]"),
        ("au ０６ １２ ３４ ５６ ７８", "au [téléphone]"),
        ("FR 76 3000 6000 0112 3456 7890 189", "FR 7 [IBAN]"),
        ("IBANFR7630006000011234567890189.", "IBANFR76 [IBAN]."),
        ("marie＠exemple.fr", "[e-mail]"),
        ("le 12/10/2026 à 10:05:30, 1250,50 €", "le 12/10/2026 à 10:05:30, 1250,50 €"),
    ],
)
def test_a_log_holds_nothing_personal_in_other_spellings(typed, shown):
    assert mask_personal(typed) == shown


NUMBERS = st.tuples(st.sampled_from("3456"), st.text("0123456789", min_size=14, max_size=14)).map(
    lambda parts: "".join(parts) + luhn.calc_check_digit("".join(parts))
)
ANY_LINK = st.text(
    st.characters(blacklist_categories=["L", "N", "Cs", "Sc"], blacklist_characters="%"), max_size=4
)


@given(NUMBERS, ANY_LINK, st.sampled_from([1, 2, 4, 8, 16]))
@settings(max_examples=400, deadline=None)
def test_any_signs_may_stand_between(number, link, size):
    typed = link.join(number[start : start + size] for start in range(0, 16, size))
    shown = "".join(
        char for char in mask(f"ma carte {typed} merci").text if char.isdigit() and char not in link
    )
    assert shown == number[-4:]
