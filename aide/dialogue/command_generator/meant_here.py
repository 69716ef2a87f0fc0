"""« c'est gratuit ? », « elle arrive où ? »: asked of what is open or was just done;
the words do not say of what. Pure.
"""

from __future__ import annotations

import re
from dataclasses import replace

from aide.dialogue.command_generator.labels import CARD as CARD_SUBJECTS
from aide.dialogue.command_generator.meant_by_word import named_by_word
from aide.dialogue.command_generator.meant_of_caller import asked_of_caller
from aide.dialogue.command_generator.meant_of_money import DUE, LONGEST, money_asked, price_asked, talked_of
from aide.dialogue.command_generator.meant_of_new_card import asked_of_new_card
from aide.dialogue.command_generator.wishes.worth_blocking import WORTH_BLOCKING, asks_if_worth_blocking
from aide.dialogue.message import Message
from aide.dialogue.state import State
from aide.dialogue.thresholds import THRESHOLDS as T

SENT_TO, ARRIVAL = "carte_adresse_envoi", "delai_nouvelle_carte"
OF_A_CARD = CARD_SUBJECTS | {"paiement_frauduleux"}
BY_HIMSELF = {"virement_en_retard": "virement_quoi_demander_employeur"}
"""What he can do himself, by the problem that is talked of."""
EXPIRY = "carte_expire_automatique"
OTHERWISE_RENEWED = frozenset(
    {"carte_abimee_renouveler", "apres_opposition_carte_automatique", "opposition_carte_retrouvee_apres"}
)
"""Answers about a card that is broken or blocked, where his only comes to its end."""
NEXT_DEBITS, DEBITED = "reclamation_arrete_debits", ("prelevement_abusif", "paiement_frauduleux")
"""Once it is filed: whether the next ones are taken all the same."""
PHONE, LONGEST_NUMBER = "assistant_telephone", 16
DECISION, CALL_BACK = "reclamation_decision_humaine", "assistant_rappel"
SURE = 0.95


def meant_here(message: Message, state: State) -> Message:
    """The message, its bare questions of price or of money taken for those of what is open."""
    message = _without_card(message)
    parts = [part for one in message.sentences or (message,) for part in _settled(one, state)]
    if not message.sentences and len(parts) == 1:
        return parts[0]
    is_of_card = not message.sentences  # one sentence that asks twice, and tells of no problem
    return replace(message, subjects=() if is_of_card else message.subjects, sentences=tuple(parts))


def _without_card(message: Message) -> Message:
    """« je n'ai pas perdu ma carte, c'est ma pension »: his card is not what he speaks of,
    whatever its words weigh.
    """
    if _NOT_MY_CARD.search(message.plain) is None or (
        message.values("montant") and _DEBITED.search(message.plain)
    ):
        return message
    left = [(name, share) for name, share in message.subjects if name not in OF_A_CARD]
    whole = sum(share for _, share in left)
    return (
        replace(message, subjects=tuple((name, share / whole) for name, share in left))
        if whole > 0
        else message
    )


def _settled(one: Message, state: State) -> list[Message]:
    """The sentence, once for each thing that it asks: « c'est combien et sous combien de jours »."""
    tells = state.question is not None and state.question.field in ("description", "detail", "motif")
    if tells or (not one.is_question and one.has("raconter") and not one.has("demander")):
        return [one]
    name = _certain(one, state)
    of_card = [] if name else asked_of_new_card(one, state)
    name = name or (
        None if of_card else price_asked(one, state) or _new_card(one, state) or money_asked(one, state)
    )
    if of_card:
        return [replace(_asking(one, each), subjects=()) for each in of_card]
    return [_asking(one, name) if name else one]


def _asking(one: Message, name: str) -> Message:
    return replace(one, questions=((name, SURE), *one.questions), acts={**one.acts, "demander": SURE})


def _certain(one: Message, state: State) -> str | None:
    """Whose form leaves no doubt, whatever the words beside it are about."""
    if talked_of(state) in BY_HIMSELF and _WHAT_CAN_I.search(one.plain):
        return BY_HIMSELF[talked_of(state)]
    is_asked = one.is_question or one.has("demander", at=0.5)
    if is_asked and (named := named_by_word(one, is_blocked=bool(state.blocked))):
        return named
    if is_asked and asks_if_worth_blocking(one.plain) and talked_of(state) in ("", *DEBITED):
        return WORTH_BLOCKING
    if is_asked and (caller := asked_of_caller(one, state)):
        return caller
    if is_asked and (state.filed or state.of("reclamation")) and _WHO_DECIDES.search(one.plain):
        return DECISION
    if is_asked and state.blocked and _STILL_PAYS.search(one.plain):
        return STILL_PAYS
    if is_asked and _is_of_complaint(state) and _HOW_LONG.search(one.plain) and not _NAMED.search(one.plain):
        return DUE
    if is_asked and _EXPIRES.search(one.plain) and one.top_question[0] in OTHERWISE_RENEWED:
        return EXPIRY
    if is_asked and state.filed and (state.closed or [""])[-1] in DEBITED and _WILL_TAKE.search(one.plain):
        return NEXT_DEBITS
    if is_asked and _CALL_ME.search(one.plain):
        return CALL_BACK
    return PHONE if is_asked and one.words <= LONGEST_NUMBER and _WHICH_NUMBER.search(one.plain) else None


def _is_of_complaint(state: State) -> bool:
    """A complaint is under way or offered, and no card: « ça prend combien de temps ? » is asked of it."""
    question = state.question
    if question is not None and (question.field, question.starts) == ("offre", "reclamation"):
        return True
    return (
        state.of("reclamation") is not None
        and state.of("opposition") is None
        and state.of("renouvellement") is None
    )


STILL_PAYS = "paiements_apres_opposition"
_STILL_PAYS = re.compile(
    r"\bcarte\b.{0,25}\b(?:marche|passe|fonctionne|sert|utilisable)\w* (?:plus|encore|pas)\b.{0,15}\b"
    r"(?:internet|du tout|nulle part|en ligne)\b"
)
"""« la carte elle marche plus du tout, même sur internet ? », once it is blocked."""
_HOW_LONG = re.compile(
    r"^(?:(?:et|bon|ok|oui|mais|je veux savoir|dites moi|sinon) ){0,8}(?:(?:ca|sa|cela|c est|c) (?:va )?"
    r"(?:prend\w*|dure\w*|met|mettra|long)|(?:combien|cb|cmb|cbien) de (?:temps|tps|tmps))"
    r"(?: (?:combien|cb|cmb|cbien|de|temps|tps|tmps|longtemps|environ|ca|sa|cela|prend|va|dure|prendre|"
    r"durer|en general|d habitude|jours?|long)){0,10}[ ?]{0,3}$"
)


def _new_card(one: Message, state: State) -> str | None:
    """« elle arrive où ? », « je l'aurai quand ? », while a card is ordered or once it was:
    of that card, and of no transfer.
    """
    is_of_card = state.of("renouvellement") is not None or state.done == "renouvellement"
    is_else = one.top_question[1] >= T.surely_question or _NAMED.search(one.plain) is not None
    if not is_of_card or one.words > LONGEST or is_else or _ARRIVES.search(one.plain) is None:
        return None
    if _WHERE.search(one.plain):
        return SENT_TO
    return ARRIVAL if _WHEN.search(one.plain) else None


_WILL_TAKE = re.compile(
    r"\b(?:vont|va|vois|compte\w*|risque\w*|seront|sera|vais) (?:\w+ ){0,4}(?:prelev\w*|prendre|debit\w*|"
    r"repren\w*|reprelev\w*|recommenc\w*|continu\w*|s arreter|arreter)\b|"
    r"\b(?:prochain\w*|debits|prelevements|paiements)(?: \w+){0,3} "
    r"(?:s )?(?:arret\w*|stopp\w*|continu\w*|pass\w*)\b"
)
_WHO_DECIDES = re.compile(
    r"\bqui (?:est ce )?(?:qui )?(?:va |vont |ki )?(?:decid\w*|tranch\w*)|"
    r"\b(?:decid\w*|tranch\w*|trait\w*|examin\w*) par (?:un|une|quelqu|qui|des)\b"
)
_NOT_MY_CARD = re.compile(
    r"\b(?:pas|rien|jamais) (?:perdue?|volee?|egaree?) (?:de |ma |la |mes )?carte|"
    r"(?<!ai )(?<!as )(?<!a )(?<!avoir )(?<!avais )(?<!avait )(?<!aurais )(?<!ete )\blaisse[rz]? (?:donc )?"
    r"(?:ma|la|cette) carte\b(?! (?:dans|sur|au|aux|chez|a|la bas|dedans|au resto)\b)|"
    r"\b(?:pas|rien) (?:de |d un )?(?:probleme|souci|histoire) (?:de |"
    r"avec (?:ma |la )?)carte|\bveux rien bloquer\b"
)
_DEBITED = re.compile(r"\b(?:debit\w*|prelev\w*|paiement\w*|achat\w*|retraits?|pas moi)\b")
_WHAT_CAN_I = re.compile(
    r"\b(?:que|qu est ce que|koi|quoi|ke) (?:je |j )?(?:peux|puis|dois|doit) (?:je |j )?faire\b.{0,20}\b"
    r"(?:moi meme|de mon cote|moi|pour)\b|"
    r"\bje (?:peux|dois) faire (?:quoi|koi)\b"
)
_EXPIRES = re.compile(
    r"\b(?:expir\w*|echeance|perim\w*|fin de validite|arrive a (?:son )?terme|se termine)\b"
)
_CALL_ME = re.compile(
    r"\b(?:me|m|etre|faire|se faire) (?:faire )?rappel(?:er|ez|e|iez)\b(?! (?:le|"
    r"la|les|mon|ma|mes|de|du|que|ce|cette|son|votre)\b)|"
    r"\brappel(?:ez|er) moi (?:au|sur|svp|plutot|vite|quand|demain|ce)\b"
)
"""« pourrais-je me faire rappeler ? »; not « rappelez-moi le numéro »."""
_WHICH_NUMBER = re.compile(
    r"\b(?:j |on |je )?appell?e quel num\w*|\bquel num\w* (?:(?:je |j |"
    r"dois |on |faut |il )*)(?:appel\w*|joindre|compos\w*)|"
    r"\bnum\w* (?:a|pour|ou) (?:vous |je |j )?(?:appel\w*|joindre|rappel\w*)|"
    r"\b(?:c est quoi|cest quoi|quel est) (?:le|votre) num\w* (?:pour "
    r"(?:une autre fois|vous|la prochaine)|deja|svp)"
)
"""« j'appelle quel numéro ? »."""
_ARRIVES = re.compile(
    r"\b(?:arriv\w*|envoy\w*|exped\w*|livr\w*|recoi[st]|recevr\w*|"
    r"l aurai?|vien\w*|part(?:ira|ir)?|adresses?)\b"
)
_WHERE = re.compile(r"\b(?:ou(?! (?:pas|non))|chez (?:moi|nous)|adresses?|maison|domicile|endroit|boite)\b")
_WHEN = re.compile(r"\b(?:quand|qd|kan|quel jour|quelle date|combien de (?:temps|jours)|longtemps)\b")
_NAMED = re.compile(
    r"\b(?:virements?|argent|sous|rembours\w*|reclam\w*|reponses?|"
    r"dossiers?|courriers?|mails?|chang\w*|modif\w*)\b"
)
"""Something else that arrives, or an address that he changes."""
