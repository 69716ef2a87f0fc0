"""Card numbers and secrets never get further than the channel; what the dialogue needs does."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from stdnum import luhn

from aide.masking import HIDDEN, mask, mask_personal

MASTERCARD = "•••• •••• •••• 4444"


@pytest.mark.parametrize(
    "typed",
    [
        "5555555555554444",
        "5555 5555 5555 4444",
        "5555-5555-5555-4444",
        "5555–5555–5555–4444",
        "5555.5555.5555.4444",
        "5555/5555/5555/4444",
        "5555_5555_5555_4444",
        "5555|5555|5555|4444",
        "5555, 5555, 5555, 4444",
        "5555 - 5555 - 5555 - 4444",
        "5555  5555  5555  4444",
        "5555\n5555\n5555\n4444",
        "5555\t5555\t5555\t4444",
        "5555\u00a05555\u00a05555\u00a04444",
        "5555\u202f5555\u202f5555\u202f4444",
        "5555\u20095555\u20095555\u20094444",
        "5555\u200b5555\u200b5555\u200b4444",
        "55555\ufeff5555555\u00ad4444",
        "55 55 55 55 55 55 44 44",
        "5 5 5 5 5 5 5 5 5 5 5 5 4 4 4 4",
        "５５５５ ５５５５ ５５５５ ４４４４",
        "٥٥٥٥ ٥٥٥٥ ٥٥٥٥ ٤٤٤٤",
        "۵۵۵۵۵۵۵۵۵۵۵۵۴۴۴۴",
    ],
)
def test_a_card_number_keeps_its_last_four_however_it_is_typed(typed):
    for before, after in [
        ("", ""),
        ("ma carte ", " est perdue"),
        ("CB:", "."),
        ("n°", ", merci"),
        ("(", ")"),
    ]:
        assert mask(f"{before}{typed}{after}").text == f"{before}{MASTERCARD}{after}"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("4970 1050 1234 5679", "•••• •••• •••• 5679"),
        ("3782 822463 10005", "•••• •••• •••• 0005"),
        ("378282246310005", "•••• •••• •••• 0005"),
        ("3056 930902 5904", "•••• •••• •••• 5904"),
        ("6304 0000 0000 0000 000", "•••• •••• •••• 0000"),
        ("CB5555555555554444", f"CB{MASTERCARD}"),
        ("555555555555444412/27", f"{MASTERCARD}{HIDDEN}"),
    ],
)
def test_other_networks_and_glued_spellings_are_masked(typed, shown):
    assert mask(typed).text == shown


def test_a_card_number_with_a_wrong_digit_is_masked_beside_the_word_card():
    assert mask("ma carte 1234 5678 9012 3456").text == "ma carte •••• •••• •••• 3456"
    assert mask("opération 1234 5678 9012 3456").text == "opération 1234 5678 9012 3456"


def test_the_expiry_and_the_code_that_follow_a_card_are_hidden():
    assert mask("5555 5555 5555 4444 12/27 123 merci").text == f"{MASTERCARD} {HIDDEN} {HIDDEN} merci"
    assert mask("5555555555554444, 03/2028, 123").text == f"{MASTERCARD}, {HIDDEN}, {HIDDEN}"
    assert mask("5555 5555 5555 4444 50 euros").text == f"{MASTERCARD} 50 euros"


def test_two_cards_in_a_message_are_both_masked():
    text = mask("5555 5555 5555 4444 et 4970105012345679").text
    assert text == f"{MASTERCARD} et •••• •••• •••• 5679"


def test_a_card_beside_a_phone_number_or_an_iban_is_masked_and_they_stay():
    iban = "FR76 3000 6000 0112 3456 7890 189"
    assert mask(f"06 12 34 56 78, 5555 5555 5555 4444 {iban}").text == f"06 12 34 56 78, {MASTERCARD} {iban}"
    assert mask(f"{iban} 5555 5555 5555 4444").text == f"{iban} {MASTERCARD}"


@pytest.mark.parametrize(
    "secret",
    """cvv {123}|CVV: {123}|mon cvv est {123}|mon cvv c'est le {123}|cvc2={123}|cryptogramme visuel {123}|
    le cryptogramme au dos c'est {123}|code de sécurité {123}|code de securite: {1234}|
    les 3 chiffres au dos : {123}|les trois chiffres derrière la carte sont {123}|code pin {1234}|
    mon PIN: {1234}|mon code secret c'est {4821}|code confidentiel : {4821}|
    code confidentiel de ma carte {4821}|le code de ma carte est {4821}|code pin 4 8 2 1|code sms {123456}|
    le code reçu par sms est {123456}|j'ai recu le code {123456}|code recu : {123456}|sms : {483 920}|
    code sms {48-39-20}|code de validation {483920}|code 3D secure {483920}|otp {4839}|voici le code {483920}|
    mon code sms c'est le {4839}|mot de passe: {Soleil2024!}|mon mot de passe est {Soleil2024!}|mdp: {soleil}|
    mot de passe c'est {Soleil2024!}|mon mdp c {soleil12}|password = {hunter2}|mot de passe {Soleil2024!}|
    mot de passe : « {soleil levant} »|mon mot de passe est "{soleil d été}" merci|Mot De Passe : {azerty}|
    exp {12/27}|expire en {12/27}|expire {12/2027}|valable jusqu'au {12/27}|date d'expiration : {12-27}|
    validité {03/28}""".split("|"),
)
def test_a_secret_is_hidden(secret):
    typed = re.sub(r"[{}]", "", secret).strip()
    expected = re.sub(r"\{.*\}", HIDDEN, secret).strip() if "{" in secret else "code pin [donnée masquée]"
    assert mask(typed).text == expected


@pytest.mark.parametrize(
    "text",
    [
        "FR76 3000 6000 0112 3456 7890 189",
        "FR7630006000011234567890189",
        "fr76 3000 6000 0112 3456 7890 189 et 50 euros",
        "FR76-3000-6000-0112-3456-7890-189",
        "FR76 3000 6000 0112 3456 7890 188",
        "IBAN LU28 0019 4006 4475 0000",
        "FR14 2004 1010 0505 0001 3M02 606",
        "09 75 18 40 52",
        "+352 27 86 04 64",
        "06 12 34 56 78 50 12",
        "+33 6 12 34 56 78",
        "0033612345678",
        "06.12.34.56.78 ou 07.12.34.56.78",
        "12/10/2026 13/10/2026 14/10/2026",
        "du 12/10/2026 - 13/10/2026",
        "2026-11-23 10:05:30",
        "prélèvement du 12/10 de 50 euros",
        "1 250,50 €",
        "1 234 567,89 euros",
        "100 200 300 400 500",
        "3 fois 4500 et 2 fois 1200 et 1 fois 3300",
        "le 12/10 50 euros, le 13/10 60 euros, le 14/10 70 euros",
        "REC-2026-000123 et REC-2026-000124",
        "FR69ZZZ651190 et FR72ZZZ123456",
        "ma carte finit par 4321",
        "le code de ma carte 4321 ne marche plus",
        "code erreur 5012",
        "code postal 75011",
        "j'ai oublié mon mot de passe",
        "mon mot de passe ne marche pas",
        "le mot de passe est refusé",
        "le mot de passe est : refusé",
        "mot de passe est incorrect depuis 3 jours",
        "mon mdp c est pas bon",
        "mot de passe oublié depuis 2024",
        "je n'ai pas reçu le sms depuis 2024",
        "je n'ai pas reçu le code sms, 3 fois",
        "pas de sms pour payer 1250 euros",
        "sms reçu le 12/10/2026 au 06 12 34 56 78",
        "code reçu en 2026",
        "code pin bloqué le 2026-11-12",
        "code pin bloqué depuis 2024",
        "code confidentiel oublié, 3 essais",
        "ma carte expire en 2027",
        "ma carte expire le 12/10/2026",
        "ma carte a expiré le 12/10",
        "ma carte expire le 03/11",
        "carte valable 12 mois",
        "",
        "😀 <b>bonjour</b>",
    ],
)
def test_what_the_dialogue_needs_is_left_as_it_is(text):
    masked = mask(text)
    assert (masked.text, masked.changed) == (text, False)


NUMBERS = st.tuples(st.sampled_from("23456"), st.text("0123456789", min_size=11, max_size=17)).map(
    lambda parts: "".join(parts) + luhn.calc_check_digit("".join(parts))
)
SCRIPTS = st.sampled_from(["0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९"])
SEPARATORS = st.sampled_from(["", " ", "-", ".", "\u00a0", "\u202f", "–", "/", "\u200b"])
WORDS = st.sampled_from(["", "bonjour ", "voici : ", "ma carte ", "payé 50 euros avec "])


@given(NUMBERS, SCRIPTS, SEPARATORS, st.integers(2, 6), WORDS)
@settings(max_examples=400, deadline=None)
def test_any_valid_number_in_any_grouping_is_masked(number, script, separator, size, before):
    # A number of 17 or 18 digits written by fours may look like one of 16 followed by something else.
    assume(size != 4 or len(number) not in (17, 18) or not separator)
    groups = [number[start : start + size] for start in range(0, len(number), size)]
    typed = separator.join(groups).translate(str.maketrans("0123456789", script))
    masked = mask(f"{before}{typed} merci").text
    digits = re.sub(r"\D", "", masked.removeprefix(before))
    shown = "".join(str(unicodedata.digit(char)) for char in digits)
    assert shown == number[-4:]


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_masking_again_changes_nothing(text):
    once = mask(text).text
    assert mask(once).text == once


@given(st.text(st.characters(blacklist_categories=["Nd"]), max_size=200))
@settings(max_examples=200, deadline=None)
def test_a_text_without_digits_holds_no_card(text):
    assert "•••• •••• ••••" not in mask(text).text or "•••• •••• ••••" in text


@pytest.mark.parametrize(
    "part", ["1 ", "1234-", "12 ", "FR12 ", "FR76 3000 ", "9", "a1", "sms ", "mot de passe est ", "cvv "]
)
def test_a_long_message_is_masked_at_once(part):
    start = time.perf_counter()
    mask((part * 10_000)[:10_000])
    assert time.perf_counter() - start < 1


def test_a_log_holds_no_address_no_phone_and_no_iban():
    text = (
        "écrivez à marie.d@exemple.fr ou au 06 12 34 56 78, IBAN "
        "FR76 3000 6000 0112 3456 7890 189 et 50 euros"
    )
    assert mask_personal(text) == "écrivez à [e-mail] ou au [téléphone], IBAN FR76 [IBAN] et 50 euros"


def test_a_log_masks_cards_and_a_mistyped_iban_too():
    assert (
        mask_personal("FR76 3000 6000 0112 3456 7890 188 puis 5555555555554444")
        == f"FR76 [IBAN] puis {MASTERCARD}"
    )


@pytest.mark.parametrize(
    "phone", ["0612345678", "06.12.34.56.78", "+33612345678", "+33 6 12 34 56 78", "0033612345678"]
)
def test_a_log_holds_no_phone_however_it_is_typed(phone):
    assert mask_personal(f"au {phone}.") == "au [téléphone]."


def test_the_services_own_number_can_be_read_everywhere():
    assert mask_personal("Appelez le 09 75 18 40 52.") == "Appelez le 09 75 18 40 52."
