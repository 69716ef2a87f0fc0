"""The rest of the talk: yes and no, cancelling, help that depends on the customer, and not understanding."""

from __future__ import annotations

from rasa_sdk.events import FollowupAction, SlotSet

from actions import suite
from actions.base import ACCEPT, LISTEN, AideAction, Events, Turn, clear, leave_form
from actions.complaint_draft import DRAFT_SLOTS, TOLD_SLOTS, note_problem, note_values
from actions.complaint_offer import propose
from actions.opposition_asked import FORM as OPPOSITION_FORM
from actions.opposition_asked import SLOTS as OPPOSITION_SLOTS
from aide.dialogue import likeliest, surface
from aide.dialogue.other_cards import names_only_other_cards
from aide.intake.wording import asks_who_we_are, contests, is_clear_yes, mentions_hardship, mentions_lost_card

NEXT = {
    "reclamation": "action_commencer_reclamation",
    "renouvellement": "action_renouveler_carte",
    "opposition": "action_commencer_opposition",
    "conseiller": "action_transferer_conseiller",
    suite.OFFER: "action_reprendre_suite",
}
WHO = ("autre_demande_bancaire", "est_un_robot")
"""Between these two « c'est qui Sogexia ? » may be in doubt; its answer is the same."""
STRANGE = {
    surface.GIBBERISH: "utter_pas_compris",
    surface.SIGNS: "utter_pas_compris",
    surface.BARE: "utter_preciser_valeur",
    surface.ORDER: "utter_hors_sujet",
    surface.FOREIGN: "utter_langue",
}


class Accept(AideAction):
    """A yes goes to what was just offered; what costs money needs a clear one."""

    NAME = ACCEPT

    async def act(self, turn: Turn) -> Events:
        offered = turn.slot("proposition")
        if offered not in NEXT:
            turn.say("utter_oui_sans_question")
            return []
        if offered == "renouvellement" and not (turn.is_button or is_clear_yes(turn.said.text)):
            turn.say("utter_proposer_renouvellement")
            return [SlotSet("proposition", offered)]
        return [FollowupAction(NEXT[offered])]


class Refuse(AideAction):
    NAME = "action_refuser"

    async def act(self, turn: Turn) -> Events:
        if turn.slot("proposition") != suite.OFFER and turn.slot(suite.NOTED) and not turn.form:
            return suite.take_up(turn)
        if not turn.is_button and turn.slot("sujet") and contests(turn.said.text):
            return [FollowupAction("action_commencer_reclamation")]
        turn.say("utter_non_sans_question")
        return clear(suite.NOTED) if turn.slot("proposition") == suite.OFFER else []


class Cancel(AideAction):
    """Drop what is being done; nothing was filed nor blocked before its confirmation."""

    NAME = "action_annuler"

    async def act(self, turn: Turn) -> Events:
        if turn.form == OPPOSITION_FORM:
            turn.say("utter_opposition_annulee")
            return [*leave_form(), *clear(*OPPOSITION_SLOTS), *suite.take_up(turn)]
        if turn.slot("brouillon"):
            turn.say("utter_reclamation_annulee")
            return [*leave_form(), *clear(*DRAFT_SLOTS, *TOLD_SLOTS), *suite.take_up(turn)]
        turn.say("utter_rien_a_annuler")
        return clear(*TOLD_SLOTS)


class HelpAccess(AideAction):
    """Without access, a lost card can't be blocked online: the telephone comes first (AMENDMENTS 36)."""

    NAME = "action_aider_acces"

    async def act(self, turn: Turn) -> Events:
        if mentions_lost_card(turn.said.text) or turn.slot("raison"):
            here = [{"title": "Bloquer ma carte ici", "payload": "/faire_opposition"}]
            turn.say("utter_aide_acces_carte", buttons=here if turn.is_authenticated else None)
            return []
        if urgent := suite.card_first(turn):
            return [*note_problem(turn), *urgent]
        turn.say("utter_aide_acces_compte")
        if turn.form:
            return []
        propose(turn, turn.second)
        return [*note_problem(turn), *suite.note(turn), SlotSet("proposition", "reclamation")]


class HelpFraud(AideAction):
    """Block first, then report: neither a delay nor a refund is promised."""

    NAME = "action_aider_paiement_frauduleux"

    async def act(self, turn: Turn) -> Events:
        conversation = await turn.conversation()
        is_known = conversation.customer is not None and turn.is_authenticated
        if urgent := suite.card_first(turn):
            return [*note_problem(turn), *urgent]
        turn.say("utter_aide_paiement_frauduleux_connecte" if is_known else "utter_aide_paiement_frauduleux")
        if turn.form:
            return []
        offered = "opposition" if is_known else "reclamation"
        return [*note_problem(turn), *suite.note(turn), SlotSet("proposition", offered)]


class OtherRequest(AideAction):
    """Another banking topic: what the guide says of the company, else the customer is sent where the answer is."""

    NAME = "action_autre_demande"

    async def act(self, turn: Turn) -> Events:
        if asks_who_we_are(turn.said.text):
            turn.say("utter_qui_est_sogexia")
        elif mentions_hardship(turn.said.text):
            turn.say("utter_difficulte_financiere")
            return [SlotSet("proposition", "conseiller")]
        else:
            turn.say("utter_autre_demande_bancaire")
        return []


class OffTopic(AideAction):
    """Nothing to do with the bank; the second time in a row, a person is offered: he may mean something else."""

    NAME = "action_hors_sujet"

    async def act(self, turn: Turn) -> Events:
        if likeliest.times_lost(turn.tracker.events) > 1:
            turn.say("utter_offrir_conseiller")
            return [SlotSet("proposition", "conseiller")]
        turn.say("utter_langue" if turn.surface == surface.FOREIGN else "utter_hors_sujet")
        return []


class Clarify(AideAction):
    """Not understood: rephrase with the likeliest as buttons; the second time in a row, offer a person."""

    NAME = "action_clarifier"

    async def act(self, turn: Turn) -> Events:
        # Also the policies' last resort, where no rule ends the turn: it must say itself what comes next.
        return [*self._clarify(turn), FollowupAction(turn.form) if turn.form else LISTEN]

    def _clarify(self, turn: Turn) -> Events:
        if turn.surface == surface.BARE and turn.slot("sujet") and not turn.form:
            turn.say("utter_proposer_reclamation_note")
            return [*note_values(turn), SlotSet("proposition", "reclamation")]
        if likeliest.times_lost(turn.tracker.events) > 1:
            turn.say("utter_offrir_conseiller")
            return [SlotSet("proposition", "conseiller")]
        if asks_who_we_are(turn.said.text) and turn.ranking[:1] and turn.ranking[0][0] in WHO:
            turn.say("utter_qui_est_sogexia")
            return []
        if names_only_other_cards(turn.said.text) and turn.ranking[:1] and turn.ranking[0][0] in suite.URGENT:
            turn.say("utter_autre_carte")
            return []
        topic = likeliest.vague_topic(turn.said.text)
        if topic:
            turn.say(f"utter_preciser_{topic}")
            return []
        if turn.surface in STRANGE:
            turn.say(STRANGE[turn.surface])
            return []
        turn.say("utter_reformuler", buttons=likeliest.buttons(turn.ranking))
        return []
