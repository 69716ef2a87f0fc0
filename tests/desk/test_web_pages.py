from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
import yaml

from aide.complaints.complaint import Operation
from aide.complaints.tables import complaints
from aide.db import reading, writing
from aide.desk.conversations import reviews
from aide.desk.staff import accounts, cli
from aide.desk.training import corrections, unclear
from aide.handoff import agent_chat, queue, transfer
from aide.handoff.tables import handoffs
from aide.journal import messages, ratings, turn_log
from aide.journal.conversations import Customer
from aide.journal.turn_log import TurnRecord
from aide.mail.tables import outbox

from .server import DeskServer
from .web import Browser, hidden, text
from .world import CLAIRE, NOW, World


@pytest.fixture
def browser(desk: DeskServer, engine) -> Browser:
    with writing(engine) as c:
        cli.seed_demo(c)
    browser = Browser(desk)
    browser.logs_in("malik")
    return browser


@pytest.fixture
def sophie(desk: DeskServer, browser: Browser) -> Browser:
    other = Browser(desk)
    other.logs_in("sophie")
    return other


# Conversations


def test_filters_combine_and_their_address_can_be_shared(browser: Browser, world: World) -> None:
    wanted = world.conversation("Un prélèvement étrange")
    world.conversation("Un prélèvement ancien", ago=timedelta(days=9))
    world.conversation("Un virement")
    page = browser.get("/conversations?q=prelevement&since=2026-11-22&outcome=answered&intent=frais&reviewed=non")
    assert page.text.count("data-open") == 1 and wanted in page.text
    assert 'value="prelevement"' in page.text and 'value="2026-11-22"' in page.text


def test_an_empty_list_says_whether_a_filter_made_it_so(browser: Browser) -> None:
    for path, nothing in (("/conversations", "Aucune conversation"), ("/reclamations", "Aucune réclamation")):
        assert f"{nothing} encore." in text(browser.get(path))
        assert f"{nothing} ne correspond." in text(browser.get(f"{path}?q=rien"))


def test_conversations_are_found_by_rating_agent_review_and_assignment(browser: Browser, world: World, engine) -> None:
    name, other = world.conversation("Un"), world.conversation("Deux")
    with writing(engine) as c:
        ratings.rate(c, name, stars=2, word=None, now=NOW)
        handoff = queue.request(c, name, reason="x", summary="x", wait_minutes=5, now=NOW)
        agent_chat.claim(c, handoff.id, agent="Malik Haddad", now=NOW)
        reviews.mark(c, name, login="malik", now=NOW)
        reviews.assign(c, name, "ines")
    for asked in ("rating=2", "agent=Malik+Haddad", "reviewed=oui", "assigned=ines"):
        page = browser.get(f"/conversations?{asked}").text
        assert name in page and other not in page, asked


def test_a_transcript_shows_what_was_understood_and_what_failed(browser: Browser, world: World, engine) -> None:
    name = world.conversation()
    world.says(
        name,
        "ma carte <b>est</b> perdue",
        intent="carte_perdue",
        ranking=[["carte_perdue", 0.9], ["carte_volee", 0.08]],
        entities=[{"entity": "quatre_derniers", "value": "4321"}],
        actions=["action_bloquer_cartes", "utter_rien_bloque", "action_listen"],
        commands=["start_flow opposition", "teleport"],
        facts={"raison": "carte_perdue", "creancier": "<i>zoe@example.org</i>"},
        flow="opposition",
        spoken={"model": "f00d", "sentences": ["utter_ask_bloque.1"]},
        failures=["blocage: unknown"],
    )
    with writing(engine) as c:
        messages.reply(
            c,
            name,
            generation=0,
            reply_to=2,
            reply_index=0,
            text="Je bloque la carte ?",
            asks={"expects": {"field": "bloque", "kind": "yes_no"}, "danger": True},
            now=NOW,
        )
    page = browser.get(f"/conversations/{name}")
    said = text(page)
    assert "Fait demande de blocage à la banque, réponse : rien bloque" in said and "action_" not in said
    assert "Il commence : Bloquer une carte · Autre · Raison carte perdue" in said
    assert "Bloquer une carte, question : bloquer la carte ou non" in said and "Modèle f00d" in said
    assert "<i>" not in page.text and "zoe@example.org" not in page.text
    for expected in ("Carte perdue", "90 %", "carte finissant par : 4321", "Carte volée (8 %)", "blocage: unknown"):
        assert expected in said, expected
    assert "<b>est</b>" not in page.text


def test_notes_review_and_assignment_are_kept_and_audited(browser: Browser, sophie: Browser, world: World) -> None:
    name = world.conversation("Bonjour")
    path = f"/conversations/{name}"
    browser.sends(f"{path}/notes", path, note="À rappeler, carte 4111 1111 1111 1111")
    browser.sends(f"{path}/revue", path, revue="oui")
    browser.sends(f"{path}/attribution", path, agent="ines")
    said = text(browser.get(path))
    assert "À rappeler" in said and "4111 1111 1111" not in said and "Revue le" in said
    trail = text(sophie.get("/audit"))
    assert all(act in trail for act in ("a écrit une note", "a marqué comme revue", "a attribué"))


def test_an_empty_or_endless_note_is_refused_and_given_back(browser: Browser, world: World) -> None:
    path = f"/conversations/{world.conversation('Bonjour')}"
    assert browser.sends(f"{path}/notes", path, note="  ").status_code == 400
    long = browser.sends(f"{path}/notes", path, note="a" * 4001)
    assert long.status_code == 400 and "a" * 4001 in long.text


def test_the_other_conversations_of_a_customer_are_there_and_only_those(browser: Browser, world: World) -> None:
    one, two = world.conversation("Un", customer=CLAIRE), world.conversation("Deux", customer=CLAIRE)
    alone = world.conversation("Trois")
    around = browser.get(f"/conversations/{one}").text.split("Autres conversations")[1]
    assert two in around and alone not in around
    assert "Autres conversations" not in browser.get(f"/conversations/{alone}").text


@pytest.mark.parametrize(
    "path", ["/conversations/absente", "/reclamations/REC-2026-999999", "/direct/absent", "/reclamations/x.csv"]
)
def test_what_does_not_exist_is_a_clear_page(browser: Browser, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 404 and "n'existe pas" in text(answer)


def test_a_conversation_is_exported_as_a_story_that_rasa_reads(browser: Browser, world: World) -> None:
    name = world.conversation("on m'a pris 12 €, écrivez à zoe@example.org")
    told = yaml.safe_load(browser.get(f"/conversations/{name}/test.yml").text)
    [story] = told["stories"]
    assert told["version"] == "3.1"
    assert story["steps"] == [{"user": "on m'a pris 12 €, écrivez à [e-mail]", "intent": "frais"}]


def test_a_story_marks_what_was_read_in_the_text(browser: Browser, world: World) -> None:
    name = world.conversation()
    amount = {"entity": "montant", "value": "12.00", "start": 15, "end": 19}
    address = {"entity": "email", "value": "zoe@example.org", "start": 5, "end": 25}
    world.says(name, "on m'a facturé 12 € hier", entities=[amount])
    world.says(name, "moi, zoe chez example.org", entities=[address])
    [story] = yaml.safe_load(browser.get(f"/conversations/{name}/test.yml").text)["stories"]
    assert story["steps"][1]["user"] == "moi, [e-mail]"
    assert story["steps"][0]["user"] == 'on m\'a facturé [12 €]{"entity": "montant", "value": "12.00"} hier'


def test_a_story_says_who_spoke_which_button_and_that_an_effects_word_is_to_be_written(
    browser: Browser, world: World, engine
) -> None:
    name = world.conversation(customer=CLAIRE)
    with writing(engine) as c:
        parse = {"intent": "choisir_carte", "entities": {"carte": "4321"}, "standing": False}
        line, _ = messages.receive(c, name, client_id="b1", text="Visa", now=NOW, parse=parse)
        done = ["action_bloquer_cartes", "utter_ask_renouvelle", "action_listen"]
        turn_log.record(c, name, TurnRecord(line.seq, "choisir_carte", 1.0, actions=done), now=NOW)
    [story] = yaml.safe_load(browser.get(f"/conversations/{name}/test.yml").text)["stories"]
    assert story["steps"] == [
        {"slot_was_set": [{"client": "connecte"}]},
        {"intent": "choisir_carte", "entities": [{"carte": "4321"}]},
        {"action": "action_bloquer_cartes"},
        {"slot_was_set": [{"resultat": "à écrire"}]},
        {"action": "utter_ask_renouvelle"},
    ]


# Live


def waiting(world: World, *said: str) -> tuple[str, str]:
    name = world.conversation(*(said or ("Un conseiller",)))
    return name, world.handoff(name, ago=timedelta(0)).id


def test_of_two_agents_one_wins_and_the_other_is_told_who(browser: Browser, sophie: Browser, world: World) -> None:
    _, handoff = waiting(world)
    assert "Frais, écrire à" in text(browser.get("/direct"))
    won = browser.sends(f"/direct/{handoff}/prise", "/direct")
    assert won.url.path == f"/direct/{handoff}" and "composer" in won.text
    lost = sophie.http.post(f"/direct/{handoff}/prise", data={"form_token": hidden(sophie.get("/direct").text)})
    assert "Malik Haddad a déjà pris cette conversation en charge" in text(lost)
    assert "composer" not in sophie.get(f"/direct/{handoff}").text


def test_the_customer_sees_the_first_name_only(browser: Browser, world: World) -> None:
    name, handoff = waiting(world)
    browser.sends(f"/direct/{handoff}/prise", "/direct")
    browser.sends(f"/direct/{handoff}/messages", f"/direct/{handoff}", id="m-1", texte="Bonjour")
    said = world.transcript(name)
    assert [line.text for line in said if line.author == messages.SYSTEM][-1] == "Malik a rejoint la conversation."
    assert (said[-1].name, said[-1].text) == ("Malik", "Bonjour")


def test_the_same_message_twice_is_said_once(browser: Browser, world: World) -> None:
    name, handoff = waiting(world)
    browser.sends(f"/direct/{handoff}/prise", "/direct")
    for _ in range(2):
        browser.sends(f"/direct/{handoff}/messages", f"/direct/{handoff}", id="m-1", texte="Bonjour")
    assert [line.text for line in world.transcript(name)].count("Bonjour") == 1


def test_a_message_that_cannot_be_sent_comes_back_with_the_reason(
    browser: Browser, sophie: Browser, world: World
) -> None:
    _, handoff = waiting(world)
    browser.sends(f"/direct/{handoff}/prise", "/direct")
    page = f"/direct/{handoff}"
    assert "de 1 à" in text(browser.sends(f"{page}/messages", page, id="m-1", texte=" "))
    kept = sophie.http.post(
        f"{page}/messages", data={"form_token": hidden(sophie.get("/direct").text), "id": "m-2", "texte": "Moi aussi"}
    )
    assert "n'est plus avec vous" in text(kept) and "Moi aussi" in kept.text


def test_a_chat_passes_to_a_colleague_and_the_customer_is_told(browser: Browser, sophie: Browser, world: World) -> None:
    name, handoff = waiting(world)
    browser.sends(f"/direct/{handoff}/prise", "/direct")
    browser.sends(f"/direct/{handoff}/transfert", f"/direct/{handoff}", agent="sophie")
    assert world.transcript(name)[-1].text == "Sophie prend la suite de la conversation."
    assert "composer" in sophie.get(f"/direct/{handoff}").text
    assert "composer" not in browser.get(f"/direct/{handoff}").text


def test_a_chat_is_closed_with_a_category_and_only_by_who_has_it(
    browser: Browser, sophie: Browser, world: World, engine
) -> None:
    name, handoff = waiting(world)
    browser.sends(f"/direct/{handoff}/prise", "/direct")
    page = f"/direct/{handoff}"
    refused = sophie.http.post(
        f"{page}/cloture", data={"form_token": hidden(sophie.get("/direct").text), "categorie": "Résolu"}
    )
    assert "n'est pas avec vous" in text(refused)
    assert "Choisissez une catégorie" in text(browser.sends(f"{page}/cloture", page, categorie=""))
    browser.sends(f"{page}/cloture", page, categorie="Résolu", detail="frais remboursés")
    with reading(engine) as c:
        closed = queue.get(c, handoff)
    assert (closed.state, closed.close_reason) == ("closed", "Résolu : frais remboursés")
    assert world.row(name).owner == "bot"


def test_the_thread_is_sent_again_only_when_something_changed(browser: Browser, world: World) -> None:
    name, handoff = waiting(world)
    browser.sends(f"/direct/{handoff}/prise", "/direct")
    version = browser.get(f"/direct/{handoff}").text.split("fil?v=")[1].split('"')[0]
    assert browser.get(f"/direct/{handoff}/fil?v={version}").status_code == 204
    world.says(name, "Vous êtes là ?")
    again = browser.get(f"/direct/{handoff}/fil?v={version}")
    assert again.status_code == 200 and "Vous êtes là ?" in again.text


def test_who_reads_and_who_types_is_shown_to_the_others(browser: Browser, sophie: Browser, world: World) -> None:
    _, handoff = waiting(world)
    browser.sends(f"/direct/{handoff}/prise", "/direct")
    sophie.get(f"/direct/{handoff}/fil")
    assert "Sophie Lambert lit" in text(browser.get(f"/direct/{handoff}/fil"))
    sophie.http.post(f"/direct/{handoff}/frappe", headers={"X-Form-Token": hidden(sophie.get("/direct").text)})
    assert "Sophie Lambert écrit" in text(browser.get(f"/direct/{handoff}/fil"))


def test_an_agent_who_vanishes_gives_the_chat_back_to_the_head_of_the_queue(world: World, engine) -> None:
    name, handoff = waiting(world)
    waiting(world, "Après")
    with writing(engine) as c:
        agent_chat.claim(c, handoff, agent="Malik Haddad", now=NOW, until=NOW + timedelta(minutes=3))
        assert transfer.find_absent(c, now=NOW + timedelta(minutes=2)) == []
        [again] = transfer.give_back_absent(c, wait_minutes=10, now=NOW + timedelta(minutes=4))
        assert transfer.give_back_absent(c, wait_minutes=10, now=NOW + timedelta(minutes=5)) == []
        assert (queue.position(c, name), again.state, again.id != handoff) == (1, "waiting", True)
    assert world.row(name).owner == "waiting"
    line = world.transcript(name)[-1]
    assert line.text.startswith("Malik n'est plus disponible") and line.quick_replies


def test_a_chat_claimed_on_the_page_and_never_opened_again_goes_back(browser: Browser, world: World, engine) -> None:
    _, handoff = waiting(world)
    browser.http.post(
        f"/direct/{handoff}/prise",
        data={"form_token": hidden(browser.get("/direct").text)},
        follow_redirects=False,
    )
    with reading(engine) as c:
        assert transfer.find_absent(c, now=NOW) == []
        assert transfer.find_absent(c, now=NOW + timedelta(hours=1)) == [handoff]


@pytest.mark.parametrize("is_closed", [False, True], ids=["absent", "account closed"])
def test_a_chat_passed_to_somebody_absent_goes_back(browser: Browser, world: World, engine, is_closed) -> None:
    name, handoff = waiting(world)
    browser.sends(f"/direct/{handoff}/prise", "/direct")
    browser.sends(f"/direct/{handoff}/transfert", f"/direct/{handoff}", agent="ines")
    with writing(engine) as c:
        if is_closed:
            accounts.set_disabled(c, "ines", True, now=NOW)
        assert transfer.find_absent(c, now=NOW) == []
        [again] = transfer.give_back_absent(c, wait_minutes=10, now=NOW + timedelta(hours=1))
    assert (again.conversation, again.state) == (name, "waiting")
    assert world.transcript(name)[-1].text.startswith("Inès n'est plus disponible")


def test_a_chat_worked_through_the_api_never_vanishes(world: World, engine) -> None:
    _, handoff = waiting(world)
    with writing(engine) as c:
        agent_chat.claim(c, handoff, agent="Amel", now=NOW)
        assert transfer.find_absent(c, now=NOW + timedelta(days=1)) == []


# Complaints


def filed(world: World, *, days_ago: int = 0, **more):
    return world.complaint(world.conversation("Frais"), at=NOW - timedelta(days=days_ago), **more)


def test_what_is_late_comes_first_then_what_is_due_soon(browser: Browser, world: World) -> None:
    calm, late, soon = filed(world), filed(world, days_ago=40), filed(world, days_ago=18)
    page = browser.get("/reclamations").text
    places = [page.index(f"/reclamations/{one.reference}") for one in (late, soon, calm)]
    assert places == sorted(places)
    assert late.reference in browser.get("/reclamations?lateness=late").text
    assert calm.reference not in browser.get("/reclamations?lateness=late").text


def test_a_complaint_shows_the_customer_s_name_then_the_id(browser: Browser, world: World) -> None:
    one = world.complaint(world.conversation("Frais", customer=CLAIRE))
    nobody = filed(world)
    for path in ("/reclamations", f"/reclamations/{one.reference}"):
        assert "Claire Martin demo-claire" in text(browser.get(path)), path
    assert one.reference in browser.get("/reclamations?q=claire+m").text
    assert nobody.reference in browser.get("/reclamations?q=demo-claire").text
    assert "Aucune réclamation" in text(browser.get("/reclamations?q=martine"))


def test_a_name_with_an_accent_is_found_and_one_that_hides_a_number_is_masked(browser: Browser, world: World) -> None:
    elise = world.complaint(world.conversation("Un", customer=Customer("demo-elise", "Élise 06 12 34 56 78")))
    with writing(world.engine) as c:
        c.execute(complaints.update().where(complaints.c.reference == elise.reference).values(customer="demo-elise"))
    for query in ("Élise", "demo-elise"):
        page = browser.get(f"/reclamations?q={query}")
        assert elise.reference in page.text and "Élise [téléphone]" in text(page) and "06 12 34" not in page.text


def test_a_complaint_whose_customer_has_no_conversation_left_shows_the_id(browser: Browser, world: World) -> None:
    filed(world)
    assert "demo-claire" in text(browser.get("/reclamations")) and "None" not in text(browser.get("/reclamations"))


@pytest.mark.parametrize("asked", ["status=x", "since=hier", "lateness=peut-etre", "owner=zoe"])
def test_a_wrong_filter_of_complaints_is_told(browser: Browser, world: World, asked: str) -> None:
    one = filed(world)
    page = browser.get(f"/reclamations?{asked}")
    assert page.status_code == 400 and "n'est pas appliqué" in text(page) and one.reference in page.text


def test_an_answer_is_mailed_once_and_changes_the_state(browser: Browser, world: World, engine) -> None:
    one = filed(world, email="zoe@example.org")
    path = f"/reclamations/{one.reference}"
    assert "Référence" not in browser.get(path).text or one.reference in browser.get(path).text
    gap = browser.sends(f"{path}/reponse", path, texte="Bonjour [à remplir]", outcome="acceptee")
    assert gap.status_code == 400 and "crochets" in text(gap) and "[à remplir]" in gap.text
    browser.sends(f"{path}/reponse", path, texte="Nous remboursons les frais le 25/11.", outcome="acceptee")
    assert "Répondue" in text(browser.get(path))
    with reading(engine) as c:
        mails = [row for row in c.execute(outbox.select()) if row.key.startswith("reponse:")]
    assert [(mail.recipient, "remboursons" in mail.body) for mail in mails] == [("zoe@example.org", True)]


def test_a_refusal_tells_the_recourse_or_is_not_sent(browser: Browser, world: World, engine) -> None:
    one = filed(world, email="zoe@example.org")
    path = f"/reclamations/{one.reference}"
    refused = browser.sends(f"{path}/reponse", path, texte="Non, car le mandat est signé.", outcome="refusee")
    assert refused.status_code == 400 and "recours" in text(refused) and "le mandat est signé" in refused.text
    with reading(engine) as c:
        assert not [row for row in c.execute(outbox.select()) if row.key.startswith("reponse:")]


def test_a_holding_reply_has_a_reason_and_a_date_the_law_allows(browser: Browser, world: World) -> None:
    one = filed(world)
    path = f"/reclamations/{one.reference}"
    late = browser.sends(f"{path}/attente", path, reason="attente du commerçant", until="2027-06-01")
    assert late.status_code == 400 and "au plus tard le dernier délai" in text(late)
    browser.sends(f"{path}/attente", path, reason="attente du commerçant", until="2026-12-20")
    assert "jusqu'au 20/12/2026" in text(browser.get(path))


def test_a_stale_form_changes_nothing_and_keeps_what_was_typed(browser: Browser, sophie: Browser, world: World) -> None:
    one = filed(world)
    path = f"/reclamations/{one.reference}"
    old = browser.get(path).text
    sophie.sends(f"{path}/etat", path, status="en_cours", note="je m'en occupe")
    values = {"form_token": hidden(old), "version": "1", "texte": "Réponse de Malik", "outcome": "acceptee"}
    answer = browser.http.post(f"{path}/reponse", data=values)
    assert answer.status_code == 409 and "Réponse de Malik" in answer.text and "je m'en occupe" in text(answer)
    assert "En cours" in text(browser.get(path))


def test_a_complaint_of_several_operations_shows_each_and_the_csv_too(browser: Browser, world: World) -> None:
    several = (Operation(Decimal("9.90"), date(2026, 9, 12)), Operation(Decimal("40.10"), date(2026, 10, 12)))
    one = world.complaint(world.conversation("Des frais"), operations=several)
    said = text(browser.get(f"/reclamations/{one.reference}"))
    assert "Montant total 50,00 €" in said and "Première opération 20/11/2026" in said
    assert "Opérations 9,90 € le 12/09/2026 40,10 € le 12/10/2026" in said
    assert "9,90\u202f€ le 12/09/2026 ; 40,10" in browser.get(f"/reclamations/{one.reference}.csv").text
    alone = world.complaint(world.conversation("Un seul"))
    assert "Opérations" not in text(browser.get(f"/reclamations/{alone.reference}"))


def test_the_csv_has_a_row_a_complaint_and_no_formula(browser: Browser, sophie: Browser, world: World) -> None:
    one = filed(world, description='=HYPERLINK("http://evil")')
    listed = browser.get("/reclamations/liste.csv")
    rows = listed.content.decode("utf-8-sig").splitlines()
    assert rows[0].startswith("Référence;") and rows[1].startswith(one.reference)
    assert "'=HYPERLINK" in rows[1]
    assert one.reference in browser.get(f"/reclamations/{one.reference}.csv").text
    assert "a exporté" in text(sophie.get("/audit"))


def test_reading_a_complaint_is_in_the_audit(browser: Browser, sophie: Browser, world: World) -> None:
    one = filed(world)
    browser.get(f"/reclamations/{one.reference}")
    assert f"a lu en clair : {one.reference}" in text(sophie.get("/audit"))


# Improving


def test_doubtful_messages_are_shown_with_their_context_and_never_again_once_treated(
    browser: Browser, world: World, engine
) -> None:
    name = world.conversation("bonjour", "je comprends pas la ligne bizarre")
    with writing(engine) as c:
        turn_log.record(c, name, TurnRecord(3, "hors_sujet", 0.41), now=NOW)
    page = browser.get("/ameliorer")
    assert "je comprends pas la ligne bizarre" in page.text and "peu de certitude" in text(page).lower()
    path = f"/ameliorer/{name}/3"
    assert browser.sends(path, "/ameliorer", intent="", texte="x").status_code == 400
    assert "donnée personnelle" in text(browser.sends(path, "/ameliorer", intent="frais", texte="écrire à a@b.fr"))
    browser.sends(path, "/ameliorer", intent="frais", texte="je comprends pas la ligne bizarre")
    assert "je comprends pas" not in browser.get("/ameliorer").text
    assert "déjà traité" in text(browser.sends(path, "/ameliorer", intent="frais", texte="encore"))
    exported = yaml.safe_load(browser.get("/ameliorer/exemples.yml").text)
    assert exported["nlu"] == [{"intent": "frais", "examples": "- je comprends pas la ligne bizarre\n"}]


def test_what_the_customer_corrected_and_what_led_to_a_person_is_shown_too(world: World, engine) -> None:
    corrected, handed, fine = (
        world.conversation("ma carte bleue"),
        world.conversation("mon truc"),
        world.conversation("frais"),
    )
    world.says(corrected, "Autre chose", intent="autre_chose")
    world.handoff(handed, ago=timedelta(hours=1) - timedelta(minutes=1))
    with reading(engine) as c:
        found = {doubt.conversation: doubt.why for doubt in unclear.doubts(c)}
    assert found == {corrected: "corrige", handed: "conseiller"} and fine not in found


def test_none_of_them_is_treated_and_not_exported(browser: Browser, world: World, engine) -> None:
    name = world.conversation()
    world.says(name, "blablabla", intent="nlu_fallback")
    with reading(engine) as c:
        [doubt] = unclear.doubts(c)
    browser.sends(f"/ameliorer/{name}/{doubt.seq}", "/ameliorer", intent=corrections.NONE, texte="")
    with reading(engine) as c:
        assert (unclear.doubts(c), corrections.accepted(c)) == ([], [])


# Numbers


def test_each_number_leads_to_what_it_counts(browser: Browser, world: World, engine) -> None:
    name = world.conversation("Frais")
    world.complaint(name)
    with writing(engine) as c:
        ratings.rate(c, name, stars=4, word=None, now=NOW)
        c.execute(handoffs.delete())
    page = browser.get("/chiffres")
    said = text(page)
    assert "1 réclamation déposée" in said and "4,0 de note moyenne" in said and "100 % menées à bien" in said
    link = page.text.split('outcome=complaint"')[0].split('href="')[-1] + "outcome=complaint"
    assert name in browser.get(link.replace("&amp;", "&")).text


def test_what_was_not_understood_is_counted_and_found_together(browser: Browser, world: World) -> None:
    names = [world.conversation(), world.conversation()]
    for name, intent in zip(names, ("nlu_fallback", None), strict=True):
        world.says(name, "Hum", intent=intent)
    said = text(browser.get("/chiffres"))
    asked_for = said.split("Ce que les clients demandent")[1].split("Issues")[0]
    assert asked_for.split() == ["Non", "compris", "2"]
    found = browser.get("/conversations?intent=nlu_fallback").text
    assert all(name in found for name in names)


def test_a_wrong_period_of_numbers_is_told(browser: Browser) -> None:
    for asked in ("since=x", "since=2026-11-23&until=2026-11-01", "since=2010-01-01"):
        page = browser.get(f"/chiffres?{asked}")
        assert page.status_code == 400 and "Voici du 25/10/2026 au 23/11/2026" in page.text


def test_the_days_are_exported(browser: Browser, world: World) -> None:
    world.conversation("Frais")
    rows = browser.get("/chiffres/jours.csv?since=2026-11-22&until=2026-11-23").content.decode("utf-8-sig").splitlines()
    assert len(rows) == 3 and rows[2].startswith("2026-11-23;1;1")
