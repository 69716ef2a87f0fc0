"""A name told where none was asked: « c'est Zalbo Fit », « mon garagiste, garage Zalbo ». Pure."""

from __future__ import annotations

import re

from aide.dialogue.facts.said_names import said_name
from aide.folding import plain
from aide.nlu.entities.folding import fold
from aide.nlu.entities.never_a_name import NEVER_A_NAME
from aide.nlu.entities.spans import before
from aide.nlu.entities.word_lists import first_names, ordinary
from aide.nlu.repair.lexicon import dictionary


def said_to_be(text: str) -> str | None:
    """« c'est Zalbo Fit, je l'avais arrêté »: the name of two words at least;
    who speaks may be « Bonjour, c'est Inès Morel ».
    """
    for found in () if text.isupper() else _IT_IS.finditer(text):
        words = fold(found["name"]).split()
        is_french = all(word in dictionary() or word in ordinary() for word in words)
        if (
            not _GREETS.search(fold(before(text, found.start())))
            and not is_french
            and not is_no_name(found["name"])
        ):
            return found["name"]
    return None


def in_full(text: str, name: str) -> str:
    """« celui qui m'envoie c'est Le Comptoir de Zoé »:
    the whole of the name that only its end was heard of.
    """
    whole = said_to_be(text)
    return whole if whole is not None and whole != name and f" {name} " in f" {whole} " else name


def of_trade(text: str) -> str | None:
    """« à mon garagiste, garage Zalbo », « c'est garage Zalbo »: the proper name,
    with its trade, and not the role.
    """
    for found in _OF_TRADE.finditer(text):
        if found["proper"].startswith("Chez "):
            return found["proper"]
        word = fold(found["proper"].split()[0])
        if (found["proper"][0].isupper() or not is_french_word(word)) and word not in _NO_TRADE_NAMES:
            return f"{found['trade']} {found['proper']}"
    return None


def bearer_named(text: str) -> str | None:
    """« le garage c ZALBO, écrivez-le »: the name that one of that trade has."""
    found = _TRADE_IS.search(text)
    return None if found is None or plain(found["name"]) in _NO_TRADE_NAMES else found["name"]


def beside_sum(text: str) -> str | None:
    """« 1420 euros de Zalbo Distribution, c'est mon salaire »: who pays, by its capitals."""
    found = None if text.isupper() else _BESIDE_SUM.search(text)
    return None if found is None or fold(found["name"]) in ordinary() else found["name"]


_BESIDE_SUM = re.compile(
    r"\d\s*(?:€|(?:euros?|eur|e|balles)\b)\s+(?:de chez|de la part d[eu']|de|"
    r"chez|par|pour|venant de)\s+(?:l[ae]s?\s+|l['’])?"
    r"(?P<name>[A-ZÀ-Ý][\w&'’.-]+(?:\s+(?:(?:et|de|du|&)\s+)?[A-ZÀ-Ý][\w&'’.-]+){1,3})"
)


def surely_named(text: str) -> str | None:
    """The name that he says again, spells out or tells for certain, whatever is asked."""
    ways = (said_name, bearer_named, of_trade, beside_sum, said_to_be)
    return next((name for way in ways if (name := way(text)) and not is_no_name(name)), None)


def is_no_name(name: str) -> bool:
    """« 2 fois », « je l'ai déjà écrit », « des retraits au distributeur »: words to us, or a machine."""
    said = plain(name)
    return any(
        (_TO_US.search(said), _MACHINE.fullmatch(said), _OPERATION.fullmatch(said), _PRONOUN.fullmatch(said))
    )


def is_french_word(word: str) -> bool:
    """A word, initials or a first name that names no merchant."""
    return word in dictionary() or word in _INITIALS or word in NEVER_A_NAME or word in first_names()


_INITIALS = frozenset(
    "cb sms rib iban bic swift pin otp dab gab tpe rum ics rio tva ttc dsp dsp2 faq sav pdf eur "
    "sepa prlv mdp cvv cvc cryptogramme smartpay sogexia visa mastercard svp stp mdr lol ptdr wtf "
    "jsp asap ras cni urssaf vpn usb nfc app appli android iphone bonjours arnaque".split()
)
"""What is written in capitals and names no merchant."""
_NO_TRADE_NAMES = frozenset(
    ("ferme", "fermee", "parti", "pas", "jamais", "qui", "que", "et", "de", "du", "la", "le")
)
_PROPER = r"[A-ZÀ-Ý][\w&'’-]+"
_IT_IS = re.compile(
    r"(?:^|[.,;!?:]\s*|\b(?:et|mais|que|non|oui|ben|bah|dit|crois|en fait|\w*envoie|paie|paye|vire|verse|"
    r"doit)\s+)[cC](?:['’ ]?\s?est|['’]|\s)\s*(?:chez\s+)?"
    rf"(?P<name>{_PROPER}(?:\s+(?:(?:&|et|de|du|des|la|le)\s+){{0,2}}{_PROPER}){{1,3}})(?![\w'’-])"
)
_GREETS = re.compile(r"\b(?:bonjour|bonsoir|bjr|salut|hello|coucou|madame|monsieur|merci)[\s,.!]*$")
_TRADE = (
    r"(?:garage|restaurant|resto|h[oô]tel|cabinet|boulangerie|salon|"
    r"pharmacie|agence|soci[ée]t[ée]|entreprise|ets|"
    r"[ée]tablissements|maison|clinique|[ée]cole|cr[èe]che|association|"
    r"institut|atelier|studio|librairie|camping|g[iî]te|"
    r"auto-?[ée]cole|syndic|[ée]tude|plomberie|menuiserie|r[ée]sidence|sarl|sas)"
)
_OF_TRADE = re.compile(
    r"(?:\b(?:mon|ma|mes|notre|le|la|un|une)\s+[^\W\d_]+(?:\s[^\W\d_]+){0,2}\s*[,:(]\s*|"
    r"\b[cC](?:['’ ]?\s?est|['’]|\s)\s*)"
    rf"(?:c['’ ]?est\s+)?(?:le |la |l['’]|au |du )?(?P<trade>(?i:{_TRADE}))\s+"
    rf"(?P<proper>(?:{_PROPER}|[a-zà-ÿ]{{3,}})(?:\s+(?:(?:&|et|de|du|des|la|le)\s+){{0,2}}{_PROPER}){{0,3}})"
)
_TRADE_IS = re.compile(
    rf"\b(?:le|la|mon|ma|l['’])\s*(?i:{_TRADE}|garagiste|patron|artisan|plombier|propri[ée]taire|proprio)"
    r"\s*,?\s*(?:il |elle )?(?:c['’ ]?\s?est|c['’]?|s['’]appelle|est|"
    rf":)\s+(?P<name>{_PROPER}(?:\s+{_PROPER}){{0,2}})"
)
_TO_US = re.compile(
    r"\b(?:fois|deja|je|j (?:ai|avais|l ai|vous)|jai|dit|dire|dis|ecri(?:t|te|re|s|vez)|repete\w*|redis|"
    r"redire|repond\w*|vous ai)\b|"
    r"^(?:corrig|annul|ajout|modifi|enregistr|envoy|valid|depos)(?:e|ez|er|es|ons)$|"
    r"^(?:(?:oui|ok|non|mais|et|bon) )*(?:vir|enlev|retir|supprim|effac|"
    r"r?ajout|corrig|modifi|mett|chang)(?:e|ez|er|es|ons) "
)
_PRONOUN = re.compile(
    r"(?:c |c est )?(?:(?:lui|elle|eux|elles|celui|celle|ceux)(?: (?:ci|la))?|moi (?:qui|ki)\b.*)"
)
"""« c'est lui qui envoie, Cédric Vautrin »: the name that follows."""
_OPERATION = re.compile(
    r"(?:(?:un|une|deux|trois|quatre|cinq|\d+|des|les?|la|ces?|cette|mes|mon|ma) ){1,12}"
    r"(?:autres? |memes? )?(?:paiements?|prelevements?|virements?|operations?|debits?|achats?|lignes?)|"
    r"(?:ceux|celles|celui|celle) (?:du|de|d)\b.*"
)
"""« deux paiements », « ceux du 3 »: what was done, and nobody's name."""
_MACHINE = re.compile(
    r"(?:(?:c est|d|de|du|des|un|une|deux|trois|\d|les?|la|mes|au|aux|a|par|en|marque|operation)\s+){0,4}"
    r"(?:retraits?|distributeurs?|dab|gab|especes?|liquide|billets?|guichet)"
    r"(?:\s+(?:au|aux|du|de|d|des|en|a|le|la|un|automatiques?|billets?|retraits?|distributeurs?|dab|gab|"
    r"especes?|liquide|banque|\d+)){0,6}"
)
