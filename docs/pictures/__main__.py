"""The pictures of docs/guide-agent.md: `python -m docs.pictures` starts the whole
product and works as agents do.

`--all FOLDER` also keeps every page, light and dark, wide and on a tablet,
for whoever looks for what is ugly.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from aide.db import connect
from aide.run import model
from aide.run.parts import ROOT
from docs.pictures.every_page import every_page
from docs.pictures.past import write_month
from docs.pictures.studio import Studio
from tests.browser.conftest import FLAGS, MONDAY_AT_TEN, NAMES
from tests.browser.desk_agent import DeskAgent
from tests.browser.test_widget_motifs import answers_what_is_asked
from tests.conversations.servers import Product

IMAGES = ROOT / "docs" / "images"
WAIT_SECONDS = 600.0
FRENCH = {**os.environ, "LANGUAGE": "fr", "LC_ALL": "fr_FR.UTF-8"}
"""A browser that speaks French (Debian: chromium-l10n) writes its dates in French."""


def main() -> None:
    options = _options()
    trained = os.environ.get("AIDE_TESTS_MODEL")
    folder = Path(tempfile.mkdtemp(prefix="aide-pictures-"))
    product = Product(
        folder,
        Path(trained) if trained else model.ensure(ROOT, say=print),
        now=MONDAY_AT_TEN,
        wait_seconds=WAIT_SECONDS,
    )
    chromium = next(filter(None, map(shutil.which, NAMES)))
    product.start()
    try:
        product.wait()
        print(write_month(connect(product.settings.database_url), until=product.now()), "conversations")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium, args=[*FLAGS, "--lang=fr-FR"], env=FRENCH
            )
            studio = Studio(product, browser, IMAGES)
            for scene in SCENES:
                print(scene.__name__)
                scene(studio)
            if options.all:
                every_page(Studio(product, browser, options.all))
            browser.close()
    finally:
        product.stop()
        shutil.rmtree(folder, ignore_errors=True)


def coming_in(studio: Studio) -> None:
    visitor = DeskAgent(
        studio.browser, studio.product, studio.images, "malik", screen={"width": 900, "height": 560}
    )
    visitor.goes_to("/connexion")
    visitor.page.get_by_label("Identifiant").fill("malik")
    studio.keeps("connexion", visitor.page)


def live(studio: Studio) -> None:
    camille, karim = studio.customer("Camille Durand"), studio.customer("Karim Belkacem", "5678")
    camille.says("mon virement de 320 € à Julie Martin fait lundi dernier n'est toujours pas arrivé")
    camille.says("je préfère parler à un conseiller")
    karim.says("un conseiller s'il vous plaît")
    malik, sophie = studio.agent("malik"), studio.agent("sophie")
    malik.waits_for("320")
    studio.keeps("file", malik.page)
    malik.claims("320").says("Bonjour Madame Durand, je regarde votre virement.")
    sophie.goes_to("/direct")
    sophie.page.get_by_role("link", name="Camille Durand").click()
    camille.says("merci beaucoup", answered=False)
    malik.sees("merci beaucoup")
    expect(malik.main).to_contain_text("Sophie Lambert lit")
    camille.page.locator("#aide-field").press_sequentially("je l'ai fait")
    malik.sees("Le client écrit…")
    malik.page.locator("#texte").fill("Merci. Je vérifie votre dossier, cela prend quelques minutes.")
    studio.keeps("direct", malik.page)
    studio.keeps("transfert", malik.page.locator("aside section", has_text="Transférer"))
    malik.page.get_by_label("Catégorie").select_option("Résolu")
    malik.page.get_by_label("Précision").fill("virement retrouvé")
    studio.keeps("clore", malik.page.locator("aside section", has_text="Clore"))
    malik.closes("Résolu")


def complaints(studio: Studio) -> None:
    customer = studio.customer("Léa Fontaine")
    customer.says("on m'a pris 12 € de frais hier sans me prévenir")
    customer.presses("Oui, déposer")
    answers_what_is_asked(customer)
    malik = studio.agent("malik").goes_to("/reclamations")
    studio.keeps("reclamations", malik.page)
    malik.goes_to("/reclamations?q=test-")
    malik.page.locator("[data-open]").first.click()
    malik.sees("Échéances")
    malik.page.get_by_label("Suivie par").select_option("Malik Haddad")
    malik.page.get_by_role("button", name="Attribuer").click()
    malik.sees("Attribution enregistrée")
    malik.page.reload()
    studio.keeps("reclamation", malik.page)
    malik.page.get_by_role("button", name="Accord", exact=True).click()
    malik.page.locator("select[name=outcome]").select_option("acceptee")
    studio.keeps("reponse", malik.page.locator("section.card", has_text="Répondre et marquer"))


def reading(studio: Studio) -> None:
    customer = studio.customer("Nora Weber")
    customer.says("un prélèvement bizarre de 29,99 € de FitnessPlus le 12/11 que je n'ai jamais autorisé")
    customer.says("ce n'est pas normal, que dois-je faire ?")
    malik = studio.agent("malik").goes_to("/conversations")
    studio.keeps("conversations", malik.page)
    malik.page.get_by_label("Chercher").fill("prelevement")
    malik.page.get_by_label("Revue").select_option("non")
    malik.page.get_by_role("button", name="Filtrer").click()
    malik.sees("FitnessPlus")
    studio.keeps("filtres", malik.page, clip={"x": 208, "y": 0, "width": 1072, "height": 520})
    malik.page.get_by_role("link", name="FitnessPlus").first.click()
    malik.page.get_by_label("Ajouter une note").fill("À rappeler mardi : mandat à vérifier.")
    malik.page.get_by_role("button", name="Ajouter", exact=True).click()
    malik.sees("À rappeler mardi").page.goto(malik.page.url.partition("#")[0])
    studio.keeps("conversation", malik.page)
    malik.page.get_by_role("button", name="Raccourcis").click()
    studio.keeps("raccourcis", malik.page.locator("#shortcuts"))


def improving(studio: Studio) -> None:
    studio.customer().says("fghjkl mlkjhg")
    malik = studio.agent("malik").goes_to("/ameliorer")
    doubt = malik.page.locator(".doubt", has_text="plafond").first
    doubt.locator("select").select_option("autre_demande_bancaire")
    doubt.get_by_role("button", name="Valider").click()
    malik.sees("messages traités").goes_to("/ameliorer")
    malik.page.locator(".doubt summary").first.click()
    studio.keeps("ameliorer", malik.page)


def numbers(studio: Studio) -> None:
    malik = studio.agent("malik", screen={"width": 1280, "height": 1180}).goes_to("/chiffres")
    studio.keeps("chiffres", malik.page)


def supervising(studio: Studio) -> None:
    sophie = studio.agent("sophie").goes_to("/conversations?q=fitnessplus")
    sophie.page.locator("[data-open]").first.click()
    sophie.page.get_by_role("button", name="Afficher les données personnelles").click()
    sophie.sees("journal d'audit")
    studio.keeps("clair", sophie.page, clip={"x": 208, "y": 0, "width": 1072, "height": 560})
    sophie.goes_to("/comptes")
    studio.keeps("comptes", sophie.page)
    sophie.goes_to("/audit")
    studio.keeps("audit", sophie.page, clip={"x": 0, "y": 0, "width": 1280, "height": 560})


SCENES: tuple[Callable[[Studio], None], ...] = (
    coming_in,
    live,
    complaints,
    reading,
    improving,
    numbers,
    supervising,
)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m docs.pictures", description=__doc__)
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="every page too, in this folder")
    return parser.parse_args()


if __name__ == "__main__":
    main()
