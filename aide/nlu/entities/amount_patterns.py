"""How people write a sum: regular expressions, on folded text."""

from __future__ import annotations

import re

from aide.nlu.entities.date_words import MONTH_NAMES
from aide.nlu.entities.doubtful_amounts import SLIPPED
from aide.nlu.entities.numerals import ABOUT, NUMERAL

NUMBER = (
    r"(?:\d{1,3}(?:[ ']\d{3}){1,12}(?!\d)(?:[.,]\d{1,2}(?!\d))?|"
    r"\d{1,3}(?:\.\d{3}){1,12}(?!\d)(?:,\d{1,2}(?!\d))?"
    r"|\d{1,3}(?:,\d{3}){1,12}(?!\d)(?:\.\d{1,2}(?!\d))?|\d+(?:[.,]\d{1,3}(?!\d))?)"
)
LEFT = r"(?<![a-wyz\d])(?<!\d[/.,:'])"
SIGN = r"(?P<sign>(?<![\w)€])-|\bmoins (?!de ))?"
EURO_WORD = r"(?:€uros?|€|euros?|eurs?|euos?|euors?|uros?|[zn]euros?|balles|boules|piasses?)(?![a-z])"
FOREIGN = (
    r"(?:[$£]|dollars?\b|usd\b|livres?\b|gbp\b|chf\b|francs?\b|"
    r"dirhams?\b|mad\b|dinars?\b|f?cfa\b|yens?\b|pounds?\b)"
)
# What follows a figure that then counts something else than money: a unit, an ordinal, a month.
UNIT = (
    r"(?:%|pour ?cents?\b|h\b|h ?\d|heures?\b|minutes?\b|min\b|mn\b|secondes?\b|jours?\b|jrs?\b|"
    r"j\b(?! ?ai|')|semaines?\b|sem\b"
    r"|mois\b|ans?\b|annees?\b|fois\b|x\b|eme\b|ieme\b|er\b|nde?\b|[gmk]o\b|km\b|kg\b|derniers?\b|dernieres\b"
    r"|premiers?\b|chiffres?\b|numeros?\b|cartes?\b|comptes?\b|"
    r"prelevements?\b|virements?\b|paiements?\b|transactions?\b"
    r"|operations?\b|mails?\b|appels?\b|messages?\b|sms\b|personnes?\b|"
    r"enfants?\b|magasins?\b|achats?\b|retraits?\b"
    rf"|mensualites?\b|echeances?\b|rue\b|avenue\b|bis\b|boulevard\b|[/:]|{FOREIGN}|(?:{MONTH_NAMES})\b)"
)
_NOT_CENTS = rf"(?! ?{UNIT})(?! ?{EURO_WORD})(?! e\b)"
_CENTIMES = r"(?: ?(?:centimes?|cts?|cents?)\b)"
_DIGIT_CENTS = rf"(?: ?et)? ?(?P<cents>\d{{1,2}}(?={_CENTIMES})|\d{{2}})(?![.,]?\d){_NOT_CENTS}{_CENTIMES}?"

# "1 250,50 €", "49€90", "12 euros et 30 centimes", "3 euros et vingt centimes", "2 k€"
FIGURES = re.compile(
    rf"{LEFT}{SIGN}(?P<number>{SLIPPED}|{NUMBER})"
    rf"(?: ?(?P<thousand>k|mille?s?\b|millions?\b(?: d[e'])?))? ?{EURO_WORD}"
    rf"(?:{_DIGIT_CENTS}| (?:et )?(?P<word_cents>{NUMERAL}){_CENTIMES})?"
)
# "49e90", "60e"; "le 2e prélèvement" is an ordinal
SHORT_E = re.compile(
    rf"{LEFT}(?<!\bla )(?<!\ble )(?<!\bau )(?<!\bdu )(?<!\bma )(?<!\bmon ){SIGN}"
    r"(?P<number>\d+(?:[.,]\d{1,2})?) ?e(?:(?P<cents>\d{2})(?!\d)|(?![a-z'\d]))"
    r"(?! (?:fois|arrondissement|jour|etage|mois|semaine|relance|"
    r"reclamation|demande|message|appel|mail|prelevement"
    r"|virement|carte|courrier|rappel|paiement|retrait|achat|debit|"
    r"operation|ligne|tentative|conseiller|annee)\b)"
)
# "€ 50", "EUR 12,50"
PREFIXED = re.compile(rf"(?<![a-z\d])(?:€|euros?\b|eur\b) ?{SIGN}(?P<number>{NUMBER})(?!\d){_NOT_CENTS}")
# "cent vingt euros", "un euro cinquante"
WORDS = re.compile(
    rf"(?P<sign>\bmoins )?(?P<words>{NUMERAL})(?: d')? ?{EURO_WORD}"
    rf"(?: (?:et )?(?P<word_cents>{NUMERAL}){_NOT_CENTS}{_CENTIMES}?|{_DIGIT_CENTS})?"
)
# "une centaine d'euros"
COLLECTIVE = re.compile(
    rf"(?:\b(?:une?|la|(?P<count>{NUMERAL}|\d+)) )"
    rf"(?P<about>{'|'.join(ABOUT)})s?(?: (?:d'|de |d )?{EURO_WORD})"
)
CENTIMES = re.compile(rf"{LEFT}(?P<centimes>\d{{1,2}}|(?!un\b){NUMERAL}) (?:centimes?|cts?)\b")
# "49,90": two decimals are a sum, unless "le 12.10" is a day
DECIMALS = re.compile(
    rf"{LEFT}(?<!\ble )(?<!\bdu )(?<!\bau )(?<!version )(?<!android )(?<!ios )(?<!windows )(?<!-)"
    rf"(?P<number>\d{{1,3}}(?:\.\d{{3}}){{1,12}},\d{{2}}|(?:\d{{1,3}}(?: \d{{3}}){{1,12}}|\d+)[.,]\d{{2}})"
    rf"(?![\w.,]?\d)(?![a-df-z]){_NOT_CENTS}"
)
# "un virement de 200 vers", "on m'a débité 489 chez"
TOLD = re.compile(
    r"\b(?:(?:virements?|prelevements?|retraits?|paiements?|debits?|"
    r"depots?|achats?|remboursements?|frais|montant|somme)"
    r" (?:est |etait )?(?:de |d'un montant de |d'une somme de )"
    r"|(?:(?:debite|preleve|paye|retire|facture|envoye|vire|verse|rembourse|coute|encaisse)(?:e?s?|r|z)|pris|"
    r"prix|prend|prends|prendre)"
    r" (?:de |seulement |que )?(?=\d[\d ]))"
    rf"(?P<number>{NUMBER})(?![\w/.,:-]\d|[\w/:-]){_NOT_CENTS}"
    r"(?=$|[^\w ]| ?[^\w ]| (?:d|de|au|aux|a|sur|chez|hier|pour|en|et|mais|alors|que|qui|sans|par|ya|vers|"
    r"je|j|la|il|dans|avec|cash|au ?lieu)\b)"
)
# Beside a sum, figures that it is compared to: "40 € au lieu de 100", "compté 62", "60 ont été retirés"
COMPARED = (
    re.compile(
        r"\b(?:au ?lieu d[eu]|a la place de|plutot que|et non(?: pas)?|que|seulement|credite de|"
        r"(?<=ete )compte|(?<=avez )compte|(?<=en )compte|(?<=ont )compte|au total|soit|ou bien)"
        rf" (?:d[eu] )?(?P<number>{NUMBER})(?![\w/:%-]|[.,]\d){_NOT_CENTS}"
        r"(?=$| ?[^\w ]| (?:seulement|d|de|sur|a|et|mais|alors|que|pour|en|"
        r"je|j|il|vous|rendez|merci|svp|comme|dans|au)\b)"
    ),
    re.compile(
        rf"(?:^|(?<=que )|(?<=qu')|(?<=alors que )|(?<=et )|(?<=, )){LEFT}"
        rf"(?P<number>{NUMBER}) (?=(?:ont|a|sont|est|etait|etaient)"
        r" (?:ete )?(?:retire|preleve|debite|compte|pris|facture|parti|sorti)e?s?\b)"
    ),
)
MONEY = (FIGURES, SHORT_E, PREFIXED, WORDS, COLLECTIVE, CENTIMES, DECIMALS, TOLD)
