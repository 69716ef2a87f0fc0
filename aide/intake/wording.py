"""Closed lists of French wordings that decide something: a clear yes, a no, "je ne sais pas", "annuler"."""

from __future__ import annotations

import re
import unicodedata

_YES = frozenset(
    one.strip()
    for one in """
    oui|oui oui|ouii|oui je confirme|je confirme|oui je valide|je valide|oui c est bon|oui c est ca|oui c est correct|
    oui c est exact|oui tout est correct|oui tout est bon|oui exact|oui exactement|oui svp|oui s il vous plait|oui merci|
    oui s il te plait|oui bien sur|bien sur|oui tout a fait|tout a fait|oui absolument|absolument|oui vas y|oui allez y|
    oui bloquez|oui bloquez la|oui bloquez ma carte|oui bloquer|oui bloquer la carte|oui bloquez la carte|
    oui definitivement|oui je suis sur|oui je suis sure|je suis sur|je suis sure|oui certain|oui envoyez|oui envoyer|
    oui deposer|oui deposez la|oui enregistrez|oui enregistrez la|oui enregistrer|confirmer|confirme|valider|oui ca me va|
    oui parfait|oui je le confirme|je le confirme|oui je veux|oui je le veux|oui je le souhaite|affirmatif|oui d accord|
    oui commander|oui commandez|ui|wi|oui c bon|oui cest bon|oui c est ok|oui c ok|oui cest ca|ouai oui|oui je vous confirme|je vous confirme|oui vous pouvez|
    oui vous pouvez enregistrer|oui vous pouvez l enregistrer|oui vous pouvez la bloquer|je confirme la reclamation|
    oui je confirme la reclamation|oui c est exact merci|oui merci beaucoup|bien sur que oui
    """.split("|")
)
_SOFT_YES = frozenset("ouais ouai ok okay dac dacc okey yes si".split()) | {
    "d accord",
    "c est bon",
    "cest bon",
    "c bon",
    "c ok",
    "ok c bon",
    "ca marche",
    "sa marche",
    "ca me va",
    "vas y",
    "allez y",
}
_STOPS_WAITING = re.compile(
    r"^(?:(?:non |bon |ok |finalement |c est bon |merci )*(?:laisse[rz]? tomber|tant pis|j ?(?:e n )?attends? plus|"
    r"je ne veux plus attendre|ne plus attendre|j ?(?:e )?veux plus attendre|plus besoin|annule[rz]?|stop)(?: merci)?)$"
)
_CONTESTS = re.compile(r"\b(?:je (?:le |la |les )?contest\w*|reclam\w+|porter? plainte|pas normal)\b")
_DETERMINED = re.compile(
    r"^(?:(?:c est|c etait|a|pour|chez|par|de) )?(?:ma|mon|mes|le|la|les|l|un|une|notre|nos|son|sa)\b(?: \w+){1,4}$"
)
_NO = re.compile(
    r"^(?:non|nan|nn|non non|non merci|pas du tout|surtout pas|negatif|refuse|je refuse|ne bloquez? (?:pas|rien).*|"
    r"non (?:ne|n|pas|surtout|merci|je ne|je n|c est|ce n|il y a|y a).*|je ne (?:confirme|valide|veux) pas.*|pas d accord)$"
)
_UNKNOWN = re.compile(
    r"\b(?:(?:je )?(?:ne )?(?:le |la |les )?sais? (?:pas|plus|meme pas)|j ?sais? (?:pas|plus)|jsp|chais? (?:pas|plus)|"
    r"aucune idee|pas d idee|(?:je )?(?:ne )?m en (?:souviens?|rappelle) (?:pas|plus)|(?:je )?(?:ne )?me (?:souviens?|rappelle) "
    r"(?:pas|plus)|je n en ai pas|j en ai pas|j ai pas (?:d |de )?(?:e ?mail|mail|adresse)|pas (?:d |de )(?:e ?mail|mail|adresse)|"
    r"(?:je )?(?:ne )?(?:le |la |les )?connai[st]? (?:pas|plus)|passe[rz]?|(?:question )?suivante?|inconnue?|sans (?:e ?mail|reponse)|peu importe|aucune?|je prefere pas|rien)\b"
)
_CANCEL = re.compile(
    r"^(?:stop|stp stop|annul\w*|abandon\w*|laisse[rz]? tomber|quitter|j arrete|on arrete|arret\w*|je veux (?:annuler|arreter|"
    r"abandonner)|(?:non )?(?:finalement )?(?:on )?(?:oublie[rz]?|laisse[rz]? tomber)|tant pis|je (?:ne )?veux plus(?: continuer| deposer)?$)\b.{0,40}$"
)
_QUESTION = re.compile(
    r"\?|^(?:comment|pourquoi|quand|combien|ou est|ou puis|quel(?:le)?s?|qui|est ce que|c est quoi|qu est ce|kel|koi|"
    r"pouvez vous|peut on|puis je|dois je|faut il|a quoi)\b"
)
_INTERROGATIVE = re.compile(
    r"\b(?:comment|comen|pourquoi|pk|pkoi|quand|kan|combien|combi1|ou|quel(?:le)?s?|kel|qui|est ce qu\w*|quoi|koi|si je|si j|"
    r"si on|si tu|si vous|(?:pouvez|peux|puis|peut|dois|doit|faut|avez|prenez|facturez|etes|est) (?:vous|tu|je|on|il))\b"
)
_HOW = re.compile(
    r"^(?:.{0,30}\b)?(?:comment|ou (?:est|dois|puis|faut|se|on)|quelle est la (?:demarche|procedure)|c est quoi)\b"
)
_CORRECTION = re.compile(
    r"^(?:non|nan|en fait|enfait|pardon|erreur|oups|attend\w*|rectif\w*|corrig\w*|finalement|plutot|desole\w*|excusez?)\b|"
    r"\b(?:trompe|plutot|et pas|et non|au lieu|corrig\w*|rectif\w*|erreur de|modifie\w*|change[rz]?)\b|\bpas (?:le |la |l )?\d|\ben ?fait$|"
    r"\bpas (?:un |une |des |le |la |du )?\w+(?: \w+){0,2} (?:c est|mais)\b"
)
_CHANGE = re.compile(
    r"^(?:(?:non )?(?:je )?(?:veux|voudrais|souhaite|peux|faut|il faut) )?(?:le |la |l )?(?:corriger|modifier|changer|rectifier)"
    r"(?: (?:quelque chose|un truc|ca|ma reclamation))?(?: svp)?$"
)


def plain(text: str) -> str:
    """Lower case, no accents, no punctuation but `?`, single spaces."""
    letters = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe"))
    kept = "".join(
        char if char.isalnum() or char in "?€" else " " for char in letters if not unicodedata.combining(char)
    )
    return re.sub(r"\s+", " ", kept).strip()


def is_clear_yes(text: str) -> bool:
    """Only a yes that nobody can misread: « oui mais… », « ok » or 👍 are not (AMENDMENTS 43)."""
    return plain(text) in _YES


def is_soft_yes(text: str) -> bool:
    """A yes good enough for what can be undone, such as an offer to begin."""
    return is_clear_yes(text) or plain(text) in _SOFT_YES


def is_no(text: str) -> bool:
    return _NO.match(plain(text)) is not None


def is_unknown(text: str) -> bool:
    """« je ne sais pas », « aucune idée », « passer »: in a short text, for what may be left out."""
    said = plain(text)
    return len(said) <= 60 and _UNKNOWN.search(said) is not None


def is_cancel(text: str) -> bool:
    return _CANCEL.match(plain(text)) is not None


def stops_waiting(text: str) -> bool:
    """« laissez tomber », alone: who waits for an agent waits no more."""
    return _STOPS_WAITING.match(plain(text)) is not None


def contests(text: str) -> bool:
    """« non mais je conteste », « c'est pas normal »: no refusal of an offer to complain."""
    return _CONTESTS.search(plain(text)) is not None


def is_determined(text: str) -> bool:
    """« ma boîte », « c'était le garage »: a thing or somebody, said in a few words."""
    return _DETERMINED.match(plain(text)) is not None


def is_question(text: str) -> bool:
    said = text.lower() if "?" in text else plain(text)
    return _QUESTION.search(said) is not None


def only_wonders(text: str) -> bool:
    """« mon salaire est pas là depuis vendredi ??? »: tells, and its question marks only say surprise."""
    return not _INTERROGATIVE.search(plain(text.replace("?", " ")))


def asks_how(text: str) -> bool:
    """« comment bloquer ma carte ? »: wants to know, does not yet want it done."""
    return _HOW.search(plain(text)) is not None


def is_correction(text: str) -> bool:
    """« non, 60 euros pas 50 », « je me suis trompé… »: changes something already said."""
    return _CORRECTION.search(plain(text)) is not None


def wants_change(text: str) -> bool:
    """« je veux modifier », without saying what."""
    return _CHANGE.match(plain(text)) is not None


def names_problem(text: str) -> bool:
    """A noun of some motive: « 60 euros pas 50 » holds none, and changes no motive."""
    return (
        re.search(
            r"\b(?:virements?|prelevements?|preleve\w*|frais|commissions?|abonnements?|cartes?|cb|paiements?|retraits?|achats?|"
            r"acces|comptes?|connexion|connecter|mot de passe|remboursements?|rembourse\w*|salaires?|debits?|debite\w*|fraude?s?)\b",
            plain(text),
        )
        is not None
    )


def asks_who_we_are(text: str) -> bool:
    """« c'est qui Sogexia ? »"""
    said = plain(text)
    return re.search(r"\b(?:sogexia|smart ?pay)\b", said) is not None and (
        re.search(
            r"\b(?:c est (?:qui|quoi)|qui (?:est|etes|se cache)|qu est ce que|quoi|quelle (?:banque|societe)|une (?:vraie )?banque)\b",
            said,
        )
        is not None
    )


def mentions_hardship(text: str) -> bool:
    """Words of financial difficulty: a person takes over (FACTS 7)."""
    return (
        re.search(
            r"\b(?:surendett\w*|interdit bancaire|fiche banque de france|ficp|difficultes? financieres?|"
            r"(?:plus|pas) (?:de quoi|d argent pour) (?:manger|vivre|payer)|huissier)\b",
            plain(text),
        )
        is not None
    )


def mentions_lost_card(text: str) -> bool:
    """Card words that make an access problem urgent."""
    said = plain(text)
    return re.search(r"\b(?:carte|cb)\b", said) is not None and (
        re.search(r"\b(?:perdu\w*|vole\w*|vol|opposition|bloquer|pirate\w*|fraud\w*)\b", said) is not None
    )


def mentions_no_access(text: str) -> bool:
    """« le site ne marche pas »: the online way to block a card is of no use (AMENDMENTS 36)."""
    said = plain(text)
    broken = r"(?:marche|fonctionne|repond|ouvre|charge|s affiche|accessible|va) (?:pas|plus)|en panne|plante\w*|bugg?\w*|hors service|inaccessible|impossible"
    return re.search(
        rf"\b(?:site|appli\w*|espace client|connexion|internet|compte)\b.{{0,30}}\b(?:{broken})", said
    ) is not None or (
        re.search(r"\b(?:peux|arrive|peu|arive) (?:pas|plus) (?:a |me |m )*(?:connect\w*|acceder|aller sur)", said)
        is not None
    )
