from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import jwt
import pytest
from freezegun import freeze_time

from aide.complaints.complaint import Complaint
from aide.complaints.motifs import LABELS
from aide.complaints.receipt import (
    ReceiptRefused,
    euros,
    read_receipt,
    receipt_html,
    receipt_text,
    sign_receipt,
    status_text,
)

SECRET = "a secret long enough to sign with, 32+"
STORY = "Bonjour,\nmon virement <b>urgent</b> n'est pas arrivé. Écrivez à marie@example.org"


def a_complaint(**changes: Any) -> Complaint:
    values: dict[str, Any] = {
        "reference": "REC-2026-000012",
        "conversation": "conversation-1",
        "customer": "client-1",
        "motif": "virement_en_retard",
        "priority": "normale",
        "amount": Decimal("1234.56"),
        "date": date(2026, 11, 20),
        "beneficiary": "Jeanne & Fils",
        "creditor": None,
        "description": STORY,
        "email": "marie@example.org",
        "verified": True,
        "status": "ouverte",
        "filed_at": datetime(2026, 11, 23, 9, 5, tzinfo=UTC),
        "acknowledge_by": date(2026, 12, 7),
        "answer_by": date(2026, 12, 14),
        "answer_latest_by": date(2027, 1, 13),
        "handle_by": None,
    }
    return Complaint(**{**values, **changes})


def a_fraud() -> Complaint:
    return a_complaint(
        motif="paiement_frauduleux", priority="haute", creditor="Boutique X", handle_by=date(2026, 11, 24)
    )


class Page(HTMLParser):
    """The page as a reader gets it: text, tags that are not closed, headings,
    links, addresses it loads from.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.open, self.headings, self.links, self.loads = "", [""], [], [], []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "br"):
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(tag)
        for name, value in attrs:
            if name == "href":
                self.links.append(value)
            if name == "src":
                self.loads.append(value)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1] != "style":
            self.text += data


def test_the_copy_holds_number_time_words_and_legal_dates() -> None:
    text = Page(receipt_html(a_complaint())).text
    for told in (
        "Accusé de réception",
        "REC-2026-000012",
        "23/11/2026 à 10h05",  # Europe/Paris
        LABELS["virement_en_retard"],
        "1\u202f234,56\u202f€",
        "20/11/2026",
        "Jeanne & Fils",
        "mon virement <b>urgent</b> n'est pas arrivé.",
        "07/12/2026",
        "au plus tard le 14/12/2026",
        "au plus tard le 13/01/2027",
        "Les coordonnées du médiateur compétent figurent dans votre espace client",
        "vous pouvez aussi saisir la CSSF, gratuitement, dans l'année qui suit votre réclamation.",
    ):
        assert told in text


def test_what_the_customer_typed_is_never_markup() -> None:
    html = receipt_html(a_complaint(creditor="<script>alert(1)</script>", beneficiary='"><img src=x>'))
    tags = {tag for tag, _ in Page(html).attributes}
    assert not tags & {"script", "img", "b"}


def test_the_copy_stands_alone_and_no_search_engine_keeps_it() -> None:
    page = Page(receipt_html(a_complaint()))
    assert page.loads == [] and page.links == ["https://www.cssf.lu/fr/reclamations-clientele/"]
    assert ("meta", {"name": "robots", "content": "noindex, nofollow"}) in page.attributes
    assert (
        "meta",
        {"name": "referrer", "content": "no-referrer"},
    ) in page.attributes  # the token is in the address
    assert "@media print" in receipt_html(a_complaint())


def test_the_copy_can_be_read_by_a_screen_reader() -> None:
    page = Page(receipt_html(a_complaint()))
    assert page.open == [""]  # all tags closed, in order
    assert ("html", {"lang": "fr"}) in page.attributes
    assert page.headings[0] == "h1" and set(page.headings[1:]) == {"h2"}
    assert [tag for tag, _ in page.attributes].count("main") == 1


def test_the_copy_shows_no_address_no_phone_no_card() -> None:
    html = receipt_html(a_complaint(description=f"{STORY} ou au 06 12 34 56 78, carte 4111 1111 1111 1111"))
    assert "marie@example.org" not in html and "06 12 34" not in html and "4111 1111" not in html
    assert "[e-mail]" in html and "•••• 1111" in html


def test_what_was_left_open_has_no_line() -> None:
    bare = a_complaint(motif="acces_compte", amount=None, date=None, beneficiary=None, description="")
    text = Page(receipt_html(bare)).text
    for label in (
        "Montant",
        "Date de l'opération",
        "Bénéficiaire",
        "Créancier",
        "Ce que vous nous avez écrit",
    ):
        assert label not in text
    assert "None" not in text + receipt_text(bare, full=True)


@pytest.mark.parametrize(
    "text",
    [
        receipt_html(a_fraud()),
        receipt_text(a_fraud(), full=True),
        receipt_text(a_fraud(), full=False),
        status_text(a_fraud()),
    ],
    ids=["page", "full mail", "bare mail", "status"],
)
def test_a_fraud_victim_is_told_priority_and_neither_delay_nor_refund(text: str) -> None:
    assert "traitée en priorité" in text
    for date_told in ("07/12/2026", "14/12/2026", "13/01/2027", "24/11/2026"):
        assert date_told not in text
    assert not re.search(
        r"15 jours|rembours", text.replace(LABELS["remboursement_erreur"], ""), re.IGNORECASE
    )


@pytest.mark.parametrize("motif", sorted(LABELS))
def test_no_motif_is_promised_money_nor_told_of_a_bank(motif: str) -> None:
    complaint = a_complaint(motif=motif, description="")
    for text in (receipt_html(complaint), receipt_text(complaint, full=True), status_text(complaint)):
        assert "votre banque" not in text.lower()
        assert "rembours" not in text.replace(LABELS["remboursement_erreur"], "").lower()
        assert not re.search(r"\b(tu|ton|ta|tes)\b", text, re.IGNORECASE)


def test_sentences_are_short_enough_for_level_b2() -> None:
    text = Page(receipt_html(a_complaint(description="", beneficiary=None))).text
    for sentence in re.split(r"[.?!:]\s|\n", text):
        assert len(sentence.split()) <= 25, sentence


def test_a_mail_to_nobody_known_holds_no_link() -> None:
    link = "https://aide.example/widget/recu/jeton"
    assert link in receipt_text(a_complaint(), full=True, link=link)
    assert link not in receipt_text(a_complaint(), full=False, link=link)


def test_the_text_of_a_mail_is_not_escaped() -> None:
    assert "Jeanne & Fils" in receipt_text(a_complaint(), full=True)
    assert "<b>urgent</b>" in receipt_text(a_complaint(), full=True)


@pytest.mark.parametrize("status", ["ouverte", "en_cours", "repondue", "close"])
def test_each_status_has_its_words(status: str) -> None:
    text = status_text(a_complaint(status=status))
    assert "REC-2026-000012" in text and "mon virement" not in text
    assert ("Réponse au plus tard" in text) == (status in ("ouverte", "en_cours"))


def test_a_holding_reply_moves_the_date_told() -> None:
    text = status_text(a_complaint(status="en_cours", holding_until=date(2027, 1, 4)))
    assert "04/01/2027" in text and "14/12/2026" not in text


@pytest.mark.parametrize(
    ("amount", "written"),
    [("0.5", "0,50\u202f€"), ("60", "60,00\u202f€"), ("1234567.8", "1\u202f234\u202f567,80\u202f€")],
)
def test_amounts_are_written_as_in_french(amount: str, written: str) -> None:
    assert euros(Decimal(amount)) == written


def test_a_signed_link_opens_its_complaint_until_its_day() -> None:
    token = sign_receipt("REC-2026-000012", SECRET, 10)
    assert read_receipt(token, SECRET).reference == "REC-2026-000012"
    with freeze_time(datetime.now(UTC)) as clock:
        clock.tick(10 * 86400 + 60)
        with pytest.raises(ReceiptRefused):
            read_receipt(token, SECRET)


def _signed(secret: str = SECRET, **claims: Any) -> str:
    return jwt.encode({"sub": "REC-2026-000012", "aud": "aide-recu", "exp": 4102444800, **claims}, secret)


FORGERIES: dict[str, Callable[[], str]] = {
    "another secret": lambda: _signed("another secret, just as long as it takes"),
    "a session's token": lambda: _signed(aud="aide-session"),
    "no signature": lambda: jwt.encode(
        {"sub": "REC-2026-000012", "aud": "aide-recu", "exp": 4102444800}, None, "none"
    ),
    "no end": lambda: jwt.encode({"sub": "REC-2026-000012", "aud": "aide-recu"}, SECRET),
    "a bare reference": lambda: "REC-2026-000012",
    "nothing": lambda: "",
}


@pytest.mark.parametrize("forgery", FORGERIES.values(), ids=FORGERIES.keys())
def test_a_forged_link_opens_nothing(forgery: Callable[[], str]) -> None:
    assert read_receipt(_signed(), SECRET)  # the forgeries below differ from this one by one thing
    with pytest.raises(ReceiptRefused):
        read_receipt(forgery(), SECRET)
