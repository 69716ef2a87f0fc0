"""He would rather telephone: the number, and no place in a written queue. Pure."""

from __future__ import annotations

import re

from aide.dialogue.message import Message
from aide.dialogue.state import State

BY_PHONE = "assistant_par_telephone"
"""What is answered: the number, its hours, and a person here beside it."""
LONGEST_IN_STORY = 12


def wants_phone(message: Message) -> bool:
    """« un numéro de téléphone pour parler à une personne »: every way to reach us, not the queue."""
    return _NUMBER.search(message.plain) is not None and not message.has("bloquer")


def would_phone(message: Message, state: State) -> bool:
    """« je peux vous appeler ? », « parler à quelqu'un par téléphone »: it is he who calls,
    now and not in what he tells.
    """
    is_telling = state.question is not None and state.question.field in ("description", "detail")
    if message.has("bloquer") or (is_telling and message.words > LONGEST_IN_STORY):
        return False
    return any(_is_meant(one.plain.strip(" ?")) for one in message.sentences or (message,))


def _is_meant(said: str) -> bool:
    return _NOT_HE.search(said) is None and (_ALOUD.search(said) or _HE_CALLS.search(said)) is not None


_NUMBER = re.compile(r"\b(?:numero|num) de tel\w* (?:pour|ou|a|svp)\b|\bc est (?:le|un) numero que je veux\b")
_ASKS = (
    r"(?:(?:je|j) ?(?:peux|puis|pourrai\w*|voudrai\w*|veux|souhait\w*|"
    r"aimerai\w*|prefer\w*)|jveux|jpeux|jprefere|peut on|"
    r"on peut|(?:puis|pourrais|pourrai|peux) je|possib\w+|moyen|"
    r"plutot|passe[rz]?(?: moi)?|met\w*(?: moi)?|besoin)"
)
_VOICE = (
    r"(?:(?:au|par|o) (?:tel|tele|telephone|telefone|phone|fone|fil)|au bout du fil|de vive voix|a l oral)"
)
_ALOUD = re.compile(
    rf"\b{_ASKS}\b.{{0,30}}\b(?:parler|discuter|echanger|avoir|joindre|contacter|conseill\w*|quelqu ?un|"
    rf"quelqun)\b.{{0,35}}\b{_VOICE}\b"
)
"""« serait-il possible de parler à quelqu'un par téléphone ? »"""
_US = (
    r"(?:(?:vous|quelqu ?un|quelqun|un (?:humain|conseiller)|une personne|(?:le |votre |vos )?"
    r"(?:service client\w*|conseill\w*)|chez vous))"
)
_CALLING = r"(?:appel+er|telephoner|tel|tephoner)"
_HE_CALLS = re.compile(
    rf"\b{_ASKS}(?: (?:de|d|juste|aussi|plutot|vraiment|mieux)){{0,6}} (?:vous )?{_CALLING}(?: a)?(?: {_US})?"
    r"(?: (?:plutot|svp|directement|direct|aussi|non|s il vous plait|maintenant|la|sinon|moi meme|"
    r"pour (?:en parler|ca)))*$"
)
"""« je préfère téléphoner »; not « je veux appeler la police »."""
_NOT_HE = re.compile(
    r"\b(?:pas|plus|jamais|sans|ni)\b(?: \w+){0,4} (?:appel\w*|telephon\w*|tel|fil|oral)\b|"
    r"\b(?:m|me|nous) (?:r?appel\w*|telephon\w*|joindre|contacter|parler|avoir|recontacter)\b|"
    r"\b(?:etre|me faire) (?:r?appel\w*|contact\w*|recontact\w*|joint\w*)\b|"
    r"\b(?:ai|avons|avais|(?:il|elle|on|qui) (?:m |nous )?(?:a|avait)) (?:\w+ ){0,2}(?:essaye|tente|reussi|"
    r"voulu|pu|appele|joint|eu)\b"
)
"""He cannot or will not, he would be called, or it is past."""
