"""Files are found as people type, and read by a French spreadsheet as they are."""

from __future__ import annotations

import csv
import io
import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text as sql

from aide.clock import PARIS
from aide.complaints.complaint import Operation
from aide.db import reading, writing
from aide.desk.complaints.assignments import give
from aide.desk.complaints.csv_export import _french
from aide.folding import searchable
from aide.journal.conversations import Customer

from ..web import Browser, text
from ..world import World

LATE = datetime(2026, 11, 23, 23, 20, 30, 123456, tzinfo=UTC)
"""The 24th in Paris, twenty minutes past midnight."""


def filed(world: World, **more):
    return world.complaint(world.conversation("Frais", customer=more.pop("by", None)), **more)


@pytest.mark.parametrize(
    "query",
    [
        "societe generale",
        "SOCIÉTÉ",
        "Societe\u0301 Ge\u0301ne\u0301rale",
        "generale soci",
        "l'oreal",
        "L’Oréal",
        "L'ORÉAL",
        "électricité",
        "electricite",
        "coeur",
        "cœur",
        "zoe@exemple.fr",
        "ZOE@exemple",
        "12,10",
        "12.10 €",
        "12, 10 €",
        "agnes muller",
        "Müller",
    ],
)
def test_a_file_is_found_as_people_type(browser: Browser, world: World, query: str) -> None:
    found = filed(
        world,
        by=Customer("demo-agnes", "Agnès Müller"),
        creditor="Société Générale",
        beneficiary="L’Oréal",
        description="Ma facture d'électricité, chère à mon cœur",
        email="zoe@exemple.fr",
    )
    other = filed(world, creditor="Zolbix", description="Deux fois le même achat", email="paul@exemple.org")
    with writing(world.engine) as c:
        c.execute(
            sql("UPDATE complaints SET cents = 1210, customer = 'demo-agnes' WHERE reference = :r"),
            {"r": found.reference},
        )
    page = browser.get(f"/reclamations?q={quote(query)}")
    assert found.reference in page.text and other.reference not in page.text


@pytest.mark.parametrize("query", ["societes generaux", "%", "_", "électrique", "12,11", "§§§"])
def test_what_is_not_there_is_not_found(browser: Browser, world: World, query: str) -> None:
    """The twin."""
    filed(world, creditor="Société Générale", description="Ma facture d'électricité")
    assert "Aucune réclamation" in text(browser.get(f"/reclamations?q={quote(query)}"))


@pytest.mark.parametrize("query", ["agnes", "MÜLLER", "muller agnès", "demo-agnes"])
def test_conversations_are_found_by_their_customer(browser: Browser, world: World, query: str) -> None:
    mine = world.conversation("Bonjour à vous", customer=Customer("demo-agnes", "Agnès Müller"))
    other = world.conversation("Bonjour encore", customer=Customer("demo-paul", "Paul Petit"))
    page = browser.get(f"/conversations?customer={quote(query)}").text
    assert mine in page and other not in page


@given(st.text(max_size=40))
def test_a_text_is_folded_to_plain_words_and_stays_so(said: str) -> None:
    folded = searchable(said)
    assert folded == searchable(folded) and folded.isascii()
    assert searchable(unicodedata.normalize("NFD", said)) == searchable(unicodedata.normalize("NFC", said))


@pytest.mark.parametrize(
    "said", ["Société Générale", "L’Oréal", "Œuvre d'ÉTÉ", "REC-2026-000012", "zoe@exemple.fr", "①②"]
)
def test_both_databases_fold_as_this_one(engine, said: str) -> None:
    with reading(engine) as c:
        assert c.execute(sql("SELECT aide_fold(:said)"), {"said": said}).scalar_one() == searchable(said)


def rows_of(browser: Browser, path: str) -> list[dict[str, str]]:
    sheet = browser.get(path).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(sheet), delimiter=";"))


@pytest.mark.parametrize("path", ["/reclamations/liste.csv", "/reclamations/{}.csv"])
def test_a_sheet_has_sums_with_a_comma_hours_of_paris_and_who_works_on_it(
    browser: Browser, world: World, path: str
) -> None:
    several = (Operation(Decimal("9.90"), date(2026, 9, 12)), Operation(Decimal("2.20")))
    one = filed(world, by=Customer("demo-claire", "Claire Martin"), at=LATE, operations=several)
    with writing(world.engine) as c:
        c.execute(sql("UPDATE complaints SET cents = 1210 WHERE reference = :r"), {"r": one.reference})
        give(c, one, "Sophie Lambert", actor="Sophie Lambert", now=LATE)
    (row,) = rows_of(browser, path.format(one.reference))
    assert row["Montant (EUR)"] == "12,10"
    assert row["Déposée le"] == "24/11/2026 00:20"
    assert row["Date de l'opération"] == "20/11/2026"
    assert row["Suivie par"] == "Sophie Lambert"
    assert row["Nom du client"] == "Claire Martin"
    assert row["À traiter avant"] == f"{one.answer_by:%d/%m/%Y}"
    assert row["Répondue le"] == "" and row["Opérations"] == "9,90\u202f€ le 12/09/2026 ; 2,20\u202f€"


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_every_sum_has_its_comma_and_no_point(amount: Decimal) -> None:
    told = _french(amount)
    assert "." not in told and Decimal(told.replace(",", ".")) == amount


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)))
def test_every_moment_is_the_hour_of_paris_to_the_minute(moment: datetime) -> None:
    assert datetime.strptime(_french(moment), "%d/%m/%Y %H:%M") == moment.astimezone(PARIS).replace(
        tzinfo=None, second=0, microsecond=0
    )
