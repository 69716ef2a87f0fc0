"""What holds whatever a customer says, in any order:
hundreds of conversations at random, always the same ones.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from urllib.parse import parse_qsl

import pytest

from aide.dialogue.decide import MOST_MOVES
from aide.dialogue.message import Message
from aide.dialogue.state import State
from aide.nlu import surface

from .customer import CARDS, Customer, read
from .sentences import buttons_of, responses

SAID: tuple[Message, ...] = (
    read("oui", "oui", about="affirmer"),
    read("oui mais laquelle ?", "oui", "hesiter"),
    read("non", "non", about="refuser"),
    read("attendez", "hesiter"),
    read("je ne sais pas", "passer"),
    read("laissez tomber", "annuler", about="annuler"),
    read("50 euros", "repondre", surface=surface.BARE),
    read("hier", "repondre", surface=surface.BARE),
    read("Zoé Petit", "repondre"),
    read("zoe@exemple.fr", "repondre"),
    read("REC-2026-000012", "repondre"),
    read("non, 60 euros pas 50", "corriger"),
    read("c'est pas des frais c'est un vol", "corriger", about="paiement_frauduleux"),
    read("mettez juste : double débit", "corriger"),
    read("on m'a pris 12 € de frais le 3 novembre", "raconter", about="frais"),
    read("mon virement de 50 € à Zoé n'est pas arrivé", "raconter", about="virement_en_retard"),
    read("un paiement que je n'ai pas fait", "raconter", about="paiement_frauduleux"),
    read("je n'arrive plus à me connecter", "raconter", about="acces_compte"),
    read("je veux déposer une réclamation", "deposer", about="deposer_reclamation"),
    read("j'ai perdu ma carte", "raconter", about="carte_perdue"),
    read("bloquez ma carte 8765", "bloquer", about="faire_opposition"),
    read("les deux", "repondre"),
    read("je l'ai retrouvée", "retrouver"),
    read("il me faut une nouvelle carte", "renouveler", about="renouvellement_carte"),
    read("c'est définitif ?", asks="opposition_definitive"),
    read("vous avez un parking ?", "demander", about="autre_demande_bancaire"),
    read("une personne s'il vous plaît", "humain"),
    read("je l'ai déjà dit", "reprocher"),
    read("où en est ma réclamation", "suivre"),
    read("je veux ajouter un détail à ma réclamation", "ajouter"),
    read("je retire ma réclamation", "retirer"),
    read("bonjour", "bavarder", about="saluer"),
    read("merci", "bavarder", about="remercier"),
    read("quel temps fait-il", about="hors_sujet"),
    read("on me demande mon code au téléphone", danger="faux_conseiller"),
    read("ma carte sim est bloquée", about="carte_perdue"),
    read("qsdfgh", surface=surface.GIBBERISH),
    read("euh voilà quoi"),
)
ISSUES = {
    "action_lister_cartes": ("listees", "session_expiree", "indisponible", "echec"),
    "action_bloquer_cartes": (
        "bloquee",
        "incertain",
        "refuse",
        "session_expiree",
        "pas_la_sienne",
        "rien",
        "echec",
    ),
    "action_renouveler_carte": ("demande", "unknown", "refused", "not_yours", "sans_carte", "echec"),
    "action_deposer_reclamation": ("deposee", "echec"),
    "action_suivre_reclamation": ("trouvee", "introuvable", "sans_reference", "echec"),
    "action_completer_reclamation": ("notee", "introuvable", "sans_reference", "echec"),
    "action_envoyer_copie": ("envoyee", "trop", "sans_adresse", "introuvable", "echec"),
    "action_retirer_reclamation": ("transmis", "introuvable", "sans_reference", "echec"),
    "action_transferer_conseiller": ("transfere", "ferme", "echec"),
}
NEEDS_YES = {
    "action_bloquer_cartes": "bloque",
    "action_deposer_reclamation": "confirme",
    "action_renouveler_carte": "renouvelle",
}


CONVERSATIONS, MESSAGES = 150, 25


@dataclass(frozen=True)
class Step:
    """One turn: what was open before it, the message (None for an effect's outcome),
    and the customer's view after it.
    """

    opened: str | None
    message: Message | None
    state: State

    @property
    def said(self) -> list[str]:
        return [move.name for move in self.state.plan]

    @property
    def effect(self) -> str | None:
        return self.state.effect.name if self.state.effect else None

    @property
    def says_yes(self) -> bool:
        message = self.message
        if message is None or message.button is not None:
            return message is not None and message.button is not None and message.button[0] == "affirmer"
        orders = (
            self.opened == "bloque"
            and re.match(r"bloquez (?:ma|la) carte|les deux", message.text) is not None
        )
        return (message.has("oui") or orders) and not message.has("hesiter")


@pytest.fixture(scope="module")
def conversations() -> list[list[Step]]:
    return [list(conversation(random.Random(seed))) for seed in range(CONVERSATIONS)]


def conversation(chance: random.Random) -> Iterator[Step]:
    """A customer who says or presses anything, and effects that end anyhow."""
    customer = Customer(connected=chance.random() < 0.7)
    for _ in range(MESSAGES):
        opened = customer.state.question.field if customer.state.question else None
        message = None if customer.effect else _message(chance, customer)
        if message is None:
            _outcome(chance, customer)
        else:
            customer.sends(message)
        yield Step(opened, message, customer.state)


def _message(chance: random.Random, customer: Customer) -> Message:
    last = customer.last
    offered = last and ([one["payload"] for one in last.buttons or []] or buttons_of(last.name))
    return _pressed(chance.choice(offered)) if offered and chance.random() < 0.35 else chance.choice(SAID)


def _outcome(chance: random.Random, customer: Customer) -> None:
    issues = ISSUES[str(customer.effect)]
    issue = chance.choices(issues, [len(issues), *[1] * (len(issues) - 1)])[0]
    if issue == "listees":
        customer.sees_cards(*CARDS[: chance.randint(0, 2)])
    elif issue == "ferme":
        customer.sees(issue, ouverture="demain à 9h")
    else:
        customer.sees(issue, **({"reference": "REC-2026-000001"} if issue == "deposee" else {}))


def _pressed(payload: str) -> Message:
    intent, _, query = payload.lstrip("/").partition("?")
    return Message(payload, button=(intent, dict(parse_qsl(query))))


def steps(conversations: list[list[Step]]) -> Iterator[Step]:
    return chain.from_iterable(conversations)


def test_every_effect_was_reached(conversations):
    assert {step.effect for step in steps(conversations)} - {None} == set(ISSUES)


def test_each_turn_is_at_most_two_bubbles_and_one_question(conversations):
    for step in steps(conversations):
        assert len([name for name in step.said if name.startswith("utter_")]) <= 2, step
        assert len([move for move in step.state.plan if move.expects]) <= 1, step


def test_a_plan_stays_far_below_rasas_circuit_breaker(conversations):
    assert max(len(step.said) for step in steps(conversations)) <= MOST_MOVES


def test_whatever_is_said_there_is_an_answer(conversations):
    for step in steps(conversations):
        assert step.said or step.message is None, step


def test_all_that_is_planned_is_written(conversations):
    """Rasa breaks the turn at a name that it does not know."""
    planned = {move.name for step in steps(conversations) for move in step.state.plan if not move.is_effect}
    assert sorted(planned - set(responses())) == []


def test_each_sentence_is_given_what_it_shows(conversations):
    for step in steps(conversations):
        for move in step.state.plan:
            shown = {
                name for one in responses().get(move.name, []) for name in re.findall(r"{(\w+)}", one["text"])
            }
            assert shown <= {name for name, value in move.values.items() if value}, move


def test_what_cannot_be_undone_comes_only_after_a_yes_to_its_own_question(conversations):
    for step in steps(conversations):
        if step.effect in NEEDS_YES:
            assert step.says_yes, step
            assert step.opened == NEEDS_YES[step.effect], step


def test_the_cards_that_are_blocked_are_those_that_were_named(conversations):
    for told in conversations:
        named = None
        for step in told:
            last = step.state.plan[-1] if step.state.plan else None
            if last and last.expects and last.expects["field"] == "bloque":
                named = last.values["cartes"]
            if step.effect == "action_bloquer_cartes":
                chosen = step.state.frame.facts["carte"]
                assert named == " et ".join(f"•••• {card['last4']}" for card in CARDS if card["id"] in chosen)


def test_a_flow_that_is_under_way_has_its_question_its_effect_or_an_agent_who_was_asked_for(conversations):
    for told in conversations:
        for step in told:
            if step.effect == "action_transferer_conseiller":
                break
            assert step.effect or step.state.question or not step.state.stack, step


def test_who_refuses_at_the_card_has_nothing_blocked(conversations):
    for step in steps(conversations):
        if step.opened == "bloque" and step.message is not None and step.message.text in ("non", "/refuser"):
            assert "opposition" not in [frame.flow for frame in step.state.stack], step
