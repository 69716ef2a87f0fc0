"""Whatever is written in an address or a form, the page says something clear in French,
and keeps the rest.
"""

from __future__ import annotations

from urllib.parse import quote_plus

import pytest

from aide.db import writing
from aide.desk.staff import cli

from .server import DeskServer
from .web import Browser, hidden, text
from .world import CLAIRE, World

FILTERS = {
    "/conversations": (
        "q since until intent motif outcome rating agent reviewed assigned customer cursor page from"
    ),
    "/reclamations": "q status motif owner lateness since until page",
    "/reclamations/liste.csv": "q status motif owner lateness since until page",
    "/chiffres": "since until page",
    "/chiffres/jours.csv": "since until",
    "/audit": "agent act since until before page",
    "/ameliorer": "page",
    "/direct": "page",
    "/comptes": "page",
    "/connexion": "suite",
}
JUNK = (
    "bonjour",
    "-1",
    "0",
    "99999999999999999999",
    "000000001999999999999999999999",
    "²",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "é漢字🙂\u202e",
    "\x00",
    "a" * 5000,
    "2026-02-30",
    "1850-01-01",
    "2026-11-23T10:00:00+99:00",
    "' OR 1=1 --",
    "%",
)
API_WORDS = ("ISO 8601", "paramètre", "AAAA-MM-JJ", "answer_latest_by", "onerror=alert(1)>", "<script>alert")


@pytest.fixture
def sophie(desk: DeskServer, engine, world: World) -> Browser:
    with writing(engine) as c:
        cli.seed_demo(c)
    world.complaint(world.conversation("Des frais", customer=CLAIRE))
    browser = Browser(desk)
    browser.logs_in("sophie")
    return browser


@pytest.mark.parametrize("path", FILTERS)
def test_whatever_a_filter_says_the_page_stands_and_speaks_to_people(sophie: Browser, path: str) -> None:
    written = [f"{name}={quote_plus(junk)}" for name in FILTERS[path].split() for junk in JUNK]
    written += [f"{name}=%ff%fe&{name}=a&{name}=b&inconnu=1" for name in FILTERS[path].split()]
    for query in written:
        answer = sophie.get(f"{path}?{query}")
        assert answer.status_code in (200, 400), (query[:80], answer.status_code)
        assert not [word for word in API_WORDS if word in answer.text], query[:80]


def test_a_wrong_date_is_told_with_an_example_and_the_other_filters_stay(
    sophie: Browser, world: World
) -> None:
    other = world.conversation("Un virement")
    page = sophie.get("/conversations?since=bonjour&q=frais&outcome=complaint")
    assert page.status_code == 400
    assert (
        "La date « bonjour » n'est pas une date. Exemple : 2026-11-23. Ce filtre n'est pas appliqué."
        in text(page)
    )
    assert 'value="frais"' in page.text and '<option value="complaint" selected>' in page.text
    assert other not in page.text and page.text.count("data-open") == 1


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("outcome=rien", "Le filtre « Issue » ne connaît pas « rien »."),
        (
            "assigned=zoe&rating=9",
            "« 9 ». Le filtre « Attribuée à » ne connaît pas « zoe ». Ces filtres ne sont pas",
        ),
        ("since=1850-01-01", "La date « 1850-01-01 » est trop loin : l'année va de 2000 à 2099."),
        ("since=2026-11-23&until=2026-11-01", "Le début de la période vient après sa fin."),
        ("q=" + "a" * 500, "« Chercher » : 200 caractères au plus."),
        ("cursor=abc", "La suite de cette liste n'a pas été retrouvée. Voici le début."),
    ],
)
def test_each_wrong_filter_has_its_sentence(sophie: Browser, asked: str, sentence: str) -> None:
    assert sentence in text(sophie.get(f"/conversations?{asked}"))


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/rien", 404, "Cette page n'existe pas"),
        ("/direct/x/prise", 405, "Passez par le menu"),
        ("/conversations?q=" + "b" * 20_000, 413, "C'est trop long pour être reçu"),
    ],
)
def test_what_is_no_page_is_told_without_jargon(
    sophie: Browser, path: str, status: int, sentence: str
) -> None:
    answer = sophie.get(path)
    assert answer.status_code == status and sentence in text(answer)
    assert not [word for word in ("méthode", "requête", "JSON") if word in answer.text]


@pytest.mark.parametrize("number", ["0", "-3", "x", "7", "99999999999999", "000000001999999999999999999999"])
def test_a_page_that_does_not_exist_is_told_and_the_first_is_shown(sophie: Browser, number: str) -> None:
    page = sophie.get(f"/reclamations?page={number}&status=ouverte")
    assert page.status_code == 400 and "n'existe pas. Voici la première." in text(page)
    assert page.text.count("data-open") == 1 and '<option value="ouverte" selected>' in page.text


@pytest.mark.parametrize("path", ["/reclamations/liste.csv", "/chiffres/jours.csv"])
def test_no_file_is_made_of_half_the_filters(sophie: Browser, path: str) -> None:
    answer = sophie.get(f"{path}?since=bonjour")
    assert answer.status_code == 400 and "La date « bonjour » n'est pas une date" in text(answer)


@pytest.mark.parametrize(
    "name", ["%00", "..%2f..", "a" * 3000, "%ff", "<b>", "REC-2026-1", "99999999999999999999999"]
)
@pytest.mark.parametrize(
    "path",
    [
        "/conversations/{}",
        "/conversations/{}/test.yml",
        "/reclamations/{}",
        "/reclamations/{}.csv",
        "/direct/{}",
    ],
)
def test_an_address_that_names_nothing_is_a_page(sophie: Browser, path: str, name: str) -> None:
    answer = sophie.get(path.format(name))
    assert answer.status_code == 404 and "n'existe pas" in text(answer)


FORMS = {
    "/connexion": "login password suite",
    "/comptes": "login name role password",
    "/comptes/{}/etat": "ferme",
    "/ameliorer/{}/1": "intent texte",
    "/ameliorer/{}/99999999999999999999": "intent texte",
    "/conversations/{}/revue": "revue",
    "/conversations/{}/attribution": "agent",
    "/conversations/{}/notes": "note",
    "/conversations/{}/clair": "x",
    "/reclamations/{}/etat": "status note",
    "/reclamations/{}/charge": "owner",
    "/reclamations/{}/reponse": "texte outcome recourse",
    "/reclamations/{}/attente": "reason until",
    "/direct/{}/prise": "x",
    "/direct/{}/messages": "id texte",
    "/direct/{}/transfert": "agent",
    "/direct/{}/cloture": "categorie detail",
}


@pytest.mark.parametrize("path", FORMS)
def test_whatever_a_form_says_nothing_breaks(
    sophie: Browser, desk: DeskServer, world: World, path: str
) -> None:
    conversation = world.conversation("Un conseiller")
    complaint, handoff = world.complaint(conversation), world.handoff(conversation)
    token = hidden(sophie.get("/direct").text)
    sophie.http.post(f"/direct/{handoff.id}/prise", data={"form_token": token})
    there = {"reclamations": complaint.reference, "direct": handoff.id, "comptes": "malik"}
    place = there.get(path.split("/")[1], conversation)
    for name in (place, "%00", "absent"):
        for junk in JUNK:
            values = {field: junk for field in FORMS[path].split()}
            answer = sophie.http.post(path.format(name), data={"form_token": token, "version": "1", **values})
            assert answer.status_code < 500, (name, junk[:30], answer.status_code)
            assert not [word for word in API_WORDS if word in answer.text], (name, junk[:30])


@pytest.mark.parametrize("seq", ["0", "7", "2147483648", "99999999999999999999"])
@pytest.mark.parametrize("name", ["%00", "absent", "{}"])
def test_only_a_message_that_exists_is_treated(sophie: Browser, world: World, name: str, seq: str) -> None:
    path = f"/ameliorer/{name.format(world.conversation())}/{seq}"
    answer = sophie.http.post(
        path, data={"form_token": hidden(sophie.get("/direct").text), "intent": "frais", "texte": "mes frais"}
    )
    assert answer.status_code in (400, 404) and "n'existe" in text(answer)
