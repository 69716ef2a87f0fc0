"""What is asked of what was done here is answered from what was kept; nothing is looked up."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from aide.dialogue.command_generator.first.of_blocked import ABOUT_IT, FOREVER, TAKEN_STILL, is_of_another
from aide.dialogue.command_generator.first.of_contents import CONTENTS, IS_ADDED, REFERENCE
from aide.dialogue.command_generator.first.of_days import DUE_FROM
from aide.dialogue.command_generator.first.of_drafts import DROPPED, WITHDRAWN
from aide.dialogue.command_generator.first.of_filed import NOT_YET
from aide.dialogue.command_generator.first.of_money import WHY_SO_LONG
from aide.dialogue.command_generator.first.of_order import LOGGED_IN, ORDER, RECEIVED, REPLACED
from aide.dialogue.command_generator.wishes.called_back import CALL_BACK
from aide.dialogue.command_generator.wishes.filed import asks_to_see
from aide.dialogue.command_generator.wishes.person import LATER
from aide.dialogue.command_generator.wishes.phoning import BY_PHONE
from aide.dialogue.command_generator.wishes.reading import asks_to_read
from aide.dialogue.commands import Command
from aide.dialogue.filed_meant import filed_meant
from aide.dialogue.own_cards import digits_chosen
from aide.dialogue.patterns import of_added
from aide.dialogue.patterns.of_days import (
    EXTENDED,
    REFUND_OF_FRAUD,
    due_from,
    extended,
    refund_of_fraud,
    why_so_long,
)
from aide.dialogue.turn import Turn
from aide.handoff import hours


def tell(turn: Turn, command: Command) -> bool:
    """Whether this question was of the state, and is answered."""
    teller = TELLERS.get(command.name)
    return teller is not None and teller(turn, command)


def _contents(turn: Turn, command: Command) -> bool:
    """The one that he names, else the last; of one that is prepared its summary, once it is whole."""
    state, draft = turn.state, turn.state.of("reclamation")
    if draft is not None:
        is_whole = state.question is not None and state.question.field == "confirme"
        if is_whole and (asks_to_see(turn.message) or asks_to_read(turn.message)):
            turn.put(draft, "confirme")
        return is_whole and turn.asked is not None
    reference = filed_meant(turn.message, state.contents) or ["", *state.contents][-1]
    if reference:
        turn.say("utter_contenu_depose", reference=reference, resume=state.contents[reference])
    elif state.copy:
        turn.say("utter_copie_encore", reference=state.filed[-1], copie=state.copy)
    return bool(reference or state.copy)


def _reference(turn: Turn, command: Command) -> bool:
    filed = turn.state.filed
    if len(filed) == 1:
        turn.say("utter_reference_encore", reference=filed[0])
    elif filed:
        turn.say("utter_references_encore", references=" ; ".join(filed), derniere=filed[-1])
    return bool(filed)


def _dropped(turn: Turn, command: Command) -> bool:
    """Still being prepared, filed, or nothing at all."""
    state = turn.state
    if state.of("reclamation") is not None:
        turn.say("utter_brouillon_ouvert")
    elif state.filed:
        turn.say("utter_seule_enregistree", reference=state.filed[-1])
    else:
        turn.say("utter_bien_annulee")
    return True


def _withdrawn(turn: Turn, command: Command) -> bool:
    """That it is with the service, and that he has nothing to do."""
    if turn.state.filed:
        turn.say("utter_retrait_rappel", reference=turn.state.filed[-1])
    else:
        turn.say("utter_retrait_rappel_sans_numero")
    return True


def _blocked_for_good(turn: Turn, command: Command) -> bool:
    """Blocked here: no payment and no withdrawal with it, though the machine gives it back."""
    blocked = turn.state.blocked
    if not blocked or turn.state.block_unsure or is_of_another(turn.message, blocked):
        return False
    turn.say("utter_bloquee_pour_toujours", cartes=_named(blocked))
    return True


def _taken_still(turn: Turn, command: Command) -> bool:
    """What a card that was blocked here still pays: nothing new."""
    turn.say("utter_argent_encore_pris", cartes=_named(turn.state.blocked))
    return True


def _order(turn: Turn, command: Command) -> bool:
    """Ordered, perhaps, not yet or not at all, and in whose place."""
    state, frame = turn.state, turn.state.of("renouvellement")
    chosen = digits_chosen(frame.facts) if frame else []
    if frame is not None and chosen:
        turn.say("utter_commande_a_confirmer", cartes=_named(chosen))
    elif state.order_unsure:
        turn.say("utter_renouvellement_incertain")
    elif state.ordered:
        turn.say("utter_carte_commandee", cartes=_named(state.ordered))
    elif state.replaceable:
        turn.say("utter_pas_encore_commandee", cartes=_named([one["last4"] for one in state.replaceable]))
    else:
        turn.say("utter_remplace_inconnue" if command.name == REPLACED else "utter_aucune_commande")
    return True


def _named(digits: list[str]) -> str:
    return " et ".join(f"•••• {one}" for one in dict.fromkeys(digits))


def _received(turn: Turn, command: Command) -> bool:
    turn.say("utter_carte_arrivee")
    return True


def _not_yet(turn: Turn, command: Command) -> bool:
    """« c'est envoyé ou pas ? » in the middle of it: the summary waits for his yes,
    before it there is more to say.
    """
    question = turn.state.question
    is_whole = question is not None and question.field == "confirme"
    turn.say("utter_attend_votre_oui" if is_whole else "utter_pas_encore_enregistree")
    return True


def _at_moment(turn: Turn, command: Command) -> bool:
    """Nobody telephones: who answers, and where, at the moment that he named where somebody does."""
    name = "utter_pas_de_rappel" if command.name == CALL_BACK else "utter_personne_plus_tard"
    turn.say(name, quand=hours.moment_named(turn.message.plain, turn.world.now))
    return True


def _by_phone(turn: Turn, command: Command) -> bool:
    """It is he who calls: the number, whatever he said of writing before."""
    turn.say("utter_par_telephone")
    return True


def _logged_in(turn: Turn, command: Command) -> bool:
    turn.say("utter_est_connecte" if turn.world.is_connected else "utter_pas_connecte")
    return True


TELLERS: Mapping[str, Callable[[Turn, Command], bool]] = {
    CONTENTS: _contents,
    REFERENCE: _reference,
    DROPPED: _dropped,
    WITHDRAWN: _withdrawn,
    DUE_FROM: due_from,
    ORDER: _order,
    REPLACED: _order,
    RECEIVED: _received,
    REFUND_OF_FRAUD: refund_of_fraud,
    IS_ADDED: of_added.tell,
    NOT_YET: _not_yet,
    WHY_SO_LONG: why_so_long,
    LOGGED_IN: _logged_in,
    CALL_BACK: _at_moment,
    LATER: _at_moment,
    BY_PHONE: _by_phone,
    EXTENDED: extended,
    TAKEN_STILL: _taken_still,
    **dict.fromkeys((FOREVER, *ABOUT_IT), _blocked_for_good),
}
