"""« c'est cher ? et sous combien de jours ? », of the new card that is offered or was:
its price and its delay. Pure.
"""

from __future__ import annotations

import re

from aide.dialogue.message import Message
from aide.dialogue.state import OFFERED, TOPIC_STAYS, State
from aide.dialogue.thresholds import THRESHOLDS as T

PRICE, DELAY, TERMS = "prix_nouvelle_carte", "delai_nouvelle_carte", "frais_grille_tarifs"
ANSWER = "reclamation_delai_reponse"
LONGEST = 16


def asked_of_new_card(one: Message, state: State) -> list[str]:
    """The questions of knowledge that a sentence asks of the card, in no words that name it;
    none where it names something else.
    """
    asks = one.is_question or one.has("demander", at=0.5) or _REQUEST.search(one.plain) is not None
    if asks and _NAMES_ITS_PRICE.search(one.plain):
        return [PRICE]
    if asks and one.words <= LONGEST and _TERMS.search(one.plain):
        return [TERMS]
    if not asks or one.words > LONGEST or one.values("montant") or not is_of_new_card(state):
        return []
    if _ANSWER.search(one.plain):
        return [ANSWER]
    name, share = one.top_question
    if _OF_ELSE.search(one.plain) or (share >= T.surely_question and name not in _AS_BARE):
        return []
    price, delay = _PRICE.search(one.plain), _DELAY.search(one.plain)
    return [*([PRICE] if price else []), *([DELAY] if delay else [])]


def is_of_new_card(state: State) -> bool:
    """It is offered, or was some turns ago and nothing else was asked since; or it was ordered last."""
    question = state.question
    if question is not None and question.field not in ("renouvelle", "reformule"):
        return False
    was_offered = OFFERED in state.said and state.turns - state.said[OFFERED] <= 2 * TOPIC_STAYS
    return question is not None or state.done == "renouvellement" or was_offered


_AS_BARE = frozenset(
    """prix_nouvelle_carte delai_nouvelle_carte frais_grille_tarifs frais_abonnement_mensuel frais_explication
    reclamation_delai_reponse reclamation_gratuite virement_delai opposition_payante appel_opposition_gratuit
    operations_a_venir""".split()
)
"""What words of price and of time alone are taken for."""
_NEW_ONE = (
    r"(?:(?:nouvelle|neuve|nvelle|nvl|autre) (?:carte|cb)|carte (?:neuve|de remplacement)|"
    r"(?:une|la) (?:nouvelle|neuve))"
)
_HOW_MUCH = (
    r"(?:combien|cb|cmb|cmbien|prix|cher|chere|tarif|cout(?:e|er|era|erait)?|payant\w*|gratuit\w*|fact\w*)"
)
_NAMES_ITS_PRICE = re.compile(
    rf"\b{_HOW_MUCH}\b.{{0,20}}\b{_NEW_ONE}\b|\b{_NEW_ONE}\b"
    rf"(?! (?:reclam|adresse|carte d)).{{0,25}}\b{_HOW_MUCH}\b"
)
"""« si je bloque ça coûte combien une nouvelle ? »: in so many words, whatever is open."""
_REQUEST = re.compile(
    r"\b(?:je (?:vous |te )?demand\w*|(?:dites|dis) moi|savoir)\b|"
    r"^(?:(?:et|ok|mais|alors|bon|donc|oui) )*(?:(?:c|c est|cest|"
    r"elles? sont) )?ou (?:sont|est|c est|je|les?|la|ces|vos)\b"
)
"""« non, dites-moi d'abord le prix », « c'est où, les conditions »: asked, without a mark."""
_TERMS = re.compile(
    r"\b(?:ou|comment|quel endroit)\b.{0,30}\bconditions\b|\bconditions\b.{0,25}\b(?:ou|comment|"
    r"je (?:les )?(?:trouve|vois|lis))\b(?! pas| non)"
)
"""« elles sont où, ces conditions ? »."""
_ANSWER = re.compile(
    r"\b(?:quand|qd|kan|quel jour|delai|combien)\b.{0,25}\breponses?\b|"
    r"\breponses?\b.{0,25}\b(?:quand|qd|kan|quel jour|combien)\b"
)
_PRICE = re.compile(
    r"(?<!sous )(?<!dans )(?<!d ici )(?<!de )\bcombien\b(?! (?:de|d) )(?! (?:ca|sa|cela) (?:prend|dure|met))|"
    r"^(?:et |ca fait |c |c est )*(?:cb|cmb)\b|"
    r"\b(?:cher|chere|prix|tarifs?|cout|couts|cout(?:e|er|era|ent)|payante?|gratuite?|frais|factur\w+)\b"
)
_DELAY = re.compile(
    r"\bdelais?\b|\b(?:sous|dans|d ici|au bout de) combien\b|"
    r"\bcombien (?:de|d) (?:temps|tps|jours?|semaines?)\b|"
    r"\bcombien (?:ca|sa|cela) (?:prend|dure|met)\b|\bquel jour\b|\bc est (?:vite|long|rapide)\b|"
    r"\b(?:quand|qd|kan)(?: (?:ca|du coup|alors|exactement|svp|stp))*[ ?!.]*$|"
    r"\b(?:quand|qd|kan)\b.{0,15}\b(?:l aurai|la rec\w+|en aurai|j en ai|arrive\w*|vient|part)\b|"
    r"\b(?:arriv\w*|l aurai|la rec\w+)\b.{0,12}\b(?:quand|qd|kan|avant|d ici)\b"
)
_OF_ELSE = re.compile(
    r"\b(?:virements?|argent|mes sous|rembours\w*|recuper\w*|reclam\w*|dossiers?|courriers?|mails?|"
    r"conseill\w*|medi\w+|opposition|bloqu\w*|blocage|"
    r"abonnements?|retraits?|retirer|comptes?|etranger|appel\w*|numero|"
    r"telephon\w*|plafonds?|codes?|adresses?|signal\w*|"
    r"pris|preleve\w*|debite\w*|vole\w*|vol|achats?|paiements?|"
    r"personne|quelqu un|humain|ouvr\w*|ferm\w*|assur\w*|"
    r"plainte|police|(?<!demande )(?<!savoir )si (?:c est|c|ca|elle)|tant que|puisque)\b"
)
"""Something else that costs or takes time, or a condition."""
