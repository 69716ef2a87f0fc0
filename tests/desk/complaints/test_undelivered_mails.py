"""What could not be sent is an agent's task: in the list, on the file, until he says that the customer
knows.
"""

from __future__ import annotations

import re

from sqlalchemy import select, update

from aide.db import reading, writing
from aide.mail.delivery import Delivery, deliver_due
from aide.mail.senders import MailRefused
from aide.mail.tables import outbox

from ..web import Browser, text
from ..world import NOW, World


class Refuses:
    def send(self, mail: object) -> None:
        raise MailRefused("unwritable")


def test_a_mail_given_up_is_in_the_list_and_on_its_file_until_it_is_seen_to(
    browser: Browser, sophie: Browser, world: World
) -> None:
    one = world.complaint(world.conversation("Frais"), email="renée@exemple.fr")
    other = world.complaint(world.conversation("Retard"), email="paul@exemple.org")
    assert "À faire" not in text(browser.get("/reclamations"))
    with writing(world.engine) as c:  # the other one's has left
        c.execute(
            update(outbox).where(outbox.c.key == f"recu:{other.reference}").values(next_at=None, sent_at=NOW)
        )
    assert deliver_due(world.engine, Refuses(), now=NOW) == Delivery(given_up=1)
    listed = browser.get("/reclamations")
    assert "À faire : prévenir autrement" in text(listed)
    assert re.findall(r"n'ont pas pu partir : (\S+) *\.", text(listed)) == [one.reference]
    path = f"/reclamations/{one.reference}"
    assert "renée@exemple.fr" in text(browser.get(path)) and "Nous n'essaierons plus" in text(
        browser.get(path)
    )
    assert "À faire" not in text(browser.get(f"/reclamations/{other.reference}"))
    with reading(world.engine) as c:
        mail = c.execute(select(outbox.c.id).where(outbox.c.key == f"recu:{one.reference}")).scalar_one()
    wrong = browser.sends(f"/reclamations/{other.reference}/mails/{mail}", f"/reclamations/{other.reference}")
    assert wrong.status_code == 400 and "n'attend plus personne" in text(wrong)
    done = browser.sends(f"{path}/mails/{mail}", path)
    assert "À faire" not in text(done) and "a été prévenu autrement" in text(done)
    assert "À faire" not in text(browser.get("/reclamations"))
    assert browser.sends(f"{path}/mails/{mail}", path).status_code == 400
    assert "a modifié la réclamation" in text(sophie.get("/audit"))
