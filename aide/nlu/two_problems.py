"""Two problems in one message: where the first ends and the second begins. No Rasa here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from aide.nlu.announced import ANNOUNCED
from aide.nlu.entities.folding import fold
from aide.nlu.in_order import is_in_order
from aide.subjects import card_blocks, problems

PROBLEMS, CARD = problems(), card_blocks()
SAME_STORY = (
    CARD,
    frozenset({"frais", "remboursement_erreur"}),
    frozenset({"prelevement_abusif", "remboursement_erreur", "paiement_frauduleux"}),
    frozenset({"virement_en_retard", "remboursement_erreur"}),
)
"""Intents that one story often touches together: two of them are not taken for two problems."""
DEBITS = frozenset({"prelevement_abusif", "remboursement_erreur", "paiement_frauduleux"})
"""Between money that was taken and money to give back there is no doubt that it is another thing than the rest."""
FEE_AND_DEBIT = frozenset({"frais", "prelevement_abusif"})
APART = frozenset({"frais", "remboursement_erreur"})
"""Of one story unless he says that they are two: « débité deux fois, et en plus vous prenez des frais »."""
QUICK, SURE, SURE_OF_CARD = 0.4, 0.8, 0.95
"""Confidence of each side: at a first look, then to believe it; the last opens the blocking of a card (0005)."""
WHOLE = 0.5
"""What the two intents weigh together in the whole text, at least."""
SURE_IF_TOLD_AS_TWO = 0.6
"""Enough where he says himself that it is another thing: « j'ai deux soucis », « et en plus », « et puis »."""
SURE_IF_COUNTED = 0.35
FEWEST_WORDS, MOST_CUTS, MOST_PLACES = (2, 3), 8, 64
# From the first sign or space of a run only: of a long one, each place would be tried up to its end.
_CUT = re.compile(
    r"(?<![.!?;:,)])[.!?;:,)]+\s+|(?<!\s)(?:\s*\n\s*|\s+(?:-|–|&|\+|/)\s+"
    r"|\s+(?=(?:et|mais|puis|pis|sinon|aussi|ensuite|alors|apr[eè]s|en plus|plus|par contre|par ailleurs|d'ailleurs|"
    r"d'autre part|avec [cç]a|du coup|pour couronner|pendant ce temps)\b))",
    re.I,
)
_ANOTHER = re.compile(
    r"\b(?:et puis|et aussi|puis aussi|en prime|pour couronner|et (?:je |j['’]|il )\w* aussi|et vous derri[eè]re|en plus|en \+|de plus|par[- ]dessus|par contre|par ailleurs|d'autre part|sinon|plus (?:une?|des|l[ae]|les)|autre (?:chose|souci|probl[eè]me|truc|sujet|point))",
    re.I,
)
_BESIDES = re.compile(r"\b(?:par[- ]dessus|en plus)\b", re.I)
_TWO_THINGS = re.compile(
    r"\b(?:deux|2|double|plusieurs)\b(?:\s\w+)?\s(?:affaires?|probl[eè]mes?|pbs?|pbms?|soucis?|choses?|trucs?|r[eé]clamations?|r[eé]clams?|difficult[eé]s?|sujets|litiges|points|ennuis?|gal[eè]res?|catas?\w*|fautes?|tuiles?|plaintes?|contestations?|anomalies?|erreurs?|dossiers?|"
    r"op[eé]rations? (?:[aà] (?:contester|signaler|voir)|diff[eé]rentes?|distinctes?))\b"
    r"|\b(?:affaire|souci|probl[eè]me)\b.{0,12}\bdouble\b|\bpour (?:chac\w+|chaque chose)\b"
    r"|\bune (?:r[eé]clam\w* )?pour .{3,40}?\bet une (?:autre |deuxi[eè]me |seconde )?pour\b",
    re.I,
)
_NUMBERED = re.compile(r"(?:^|\s)1\s?[).:/-]\s?.{8,1000}?\s2\s?[).:/-]", re.S)
"""« 1) on m'a débité… 2) un magasin me doit… »: he counts them."""
_FOR_BOTH = re.compile(
    r"(?:^|(?<=[.!?;:,]))[^.!?;:,]{0,60}\b(?:r[eé]clam|plain|plaign|d[eé]pos|contest|signal|dossier)[^.!?;:,]{0,40}\b(?:pour )?les (?:deux|2)[\s.!?]*$",
    re.I,
)
"""« … je veux me plaindre pour les deux. », at the end: two were told, and this tells neither."""
_ONLY_NAMES_CARD = re.compile(
    r"(?:(?:bonjour|d['’]abord|alors|bon|donc|voil[àa]|premi[èe]rement|en premier|c['’]est|pour)[\s,:]+){0,12}(?:ma|la|une) (?:carte|cb)(?: bancaire)?",
    re.I,
)
"""« d'abord ma carte : la nouvelle n'est pas arrivée »: before the colon nothing has happened to it."""
_LATER = re.compile(
    r"\b(?:l['’]autre|le (?:second|deuxi[eè]me)|la (?:seconde|deuxi[eè]me|suite))\b.{0,12}\b(?:apr[eè]s|ensuite|plus tard|tout [aà] l['’]heure)\b",
    re.I,
)
"""« je vous parle de l'autre juste après »: the second is not told yet."""
_ANNOUNCES = re.compile(
    r"[\s,;:.!-]*\b(?:(?:donc|bref|du coup|alors|voil[aà]|[cç]a fait|il y a|j'ai) ){0,12}(?:deux|2|plusieurs) "
    r"(?:affaires?|probl[eè]mes?|pbs?|pbms?|soucis?|choses?|trucs?|r[eé]clamations?|r[eé]clams?)(?: (?:[aà] (?:r[eé]clamer|signaler|voir|r[eé]gler)|donc|en fait|du coup)){0,12}[\s.!:,]*",
    re.I,
)
"""« deux trucs à réclamer donc » counts the problems and tells none of them."""
_SIGNALS = re.compile(
    r"^(?:bonjour[\s,.!]{1,3})?je (?:veux|voudrais|souhaite|souhaiterais|viens|tiens [àa]) (?:vous )?"
    r"(?:signaler|contester|d[ée]noncer|r[ée]clamer pour)\s",
    re.I,
)
"""The wish to report tells nothing of what is reported."""
_LINK = re.compile(
    r"^(?:[2-4]\s?[).:]\s+)?(?:(?:par[- ]dessus le march[ée]|par[- ]dessus|et|mais|puis|pis|sinon|aussi|ensuite|alors|apr[eè]s|en plus|de plus|plus|par contre|du coup|par ailleurs|"
    r"d'ailleurs)\b[\s,:-]*)*",
    re.I,
)
_DENIED = re.compile(
    r"\b(?:aucune?|c(?:e n)?'est pas (?:une?(?! peu\b)|les?|la|mon|ma|mes|pour)|c(?:e n)?'est pas l'\w+|personne (?:ne|n'\w+)|ni (?:\w+ ){1,3}ni"
    r"|pas (?:de|d'un) (?:vol|fraude|frais|rejet|retard|piratage|d[ée]pense|retrait|opposition)s?|rien [àa] voir"
    r"|ne v(?:eux|oulais?) pas|je voulais|pas (?:perdue?|vol[ée]e?|pirat\w+)|sans (?:aucun )?(?:probl[eè]me|souci)"
    r"|bien (?:reçue?|arriv[ée]e?)|est (?:arriv[ée]e?|venue?) [àa]|d[eé]j[aà] (?:fait opposition|bloqu\w+|mis)"
    r"|j'ai bloqu\w+|c'est (?:fait|r[eé]gl[eé])|opposition faite|(?:est|toujours|encore) (?:dans|avec|chez|sur) (?:ma|mon|mes|moi)"
    r"|carte,? je l'ai|(?<!pas )normale?|reçu ma nouvelle|renouvel[ée]e? (?:le|la|l'))(?!\w)",
    re.I,
)
"""What is told to be over, or not to be so: « ce n'est pas un prélèvement, c'est… » names no second problem."""


_FILING = re.compile(
    r"\b(?:je |j['’])?(?:(?:veux|voudrais|souhaite|souhaiterais|aimerais|viens|tiens [àa]|demande [àa]|d[ée]sire) )?(?:d[ée]poser|faire|ouvrir|porter|formuler|enregistrer|d[ée]pose|fais) "
    r"(?:une |ma |cette )?(?:r[ée]clamations?|plaintes?|contestations?|dossiers?)(?: (?:pour|concernant|car|parce que|contre|au sujet d[eu]))?\b[\s:,;.!-]*",
    re.I,
)
FEWEST_BESIDE = 6
"""Words that a story has at least, beside the wish to file."""


def beside_filing(text: str) -> str | None:
    """The story alone, without « je veux déposer une réclamation : »; None when there is none beside it."""
    story = _FILING.sub(" ", text, count=1).strip()
    return story if story != text.strip() and len(story.split()) >= FEWEST_BESIDE else None


@dataclass(frozen=True)
class Cut:
    """The text before and after one place, each a part of the text as typed, without the word that links them."""

    before: str
    after: str
    told_as_two: bool = field(default=False, compare=False)
    counted: bool = field(default=False, compare=False)
    """He says that they are two: « deux trucs à réclamer »."""
    marked: bool = field(default=False, compare=False)
    """What is said at this very place: « et en plus », « d'autre part »."""
    named_apart: bool = field(default=False, compare=False)
    """One side names a payment by card and nothing else, the other a debit: « un paiement par carte, plus un prélèvement »."""
    brings_other: bool = field(default=False, compare=False)
    """Somebody new begins the other side: « un resto m'a pris 64 au lieu de 46, et y a une box de thé qui me prélève »."""


@dataclass(frozen=True)
class Pair:
    """Two problems: the intent told first and how sure it is, then the other intent and the part that tells it."""

    first: str
    confidence: float
    second: str
    text: str


Side = Mapping[str, float]
"""The confidence of each intent for one side of a cut."""


def cuts(text: str) -> list[Cut]:
    """The places of `text` where another thing may begin, at most MOST_CUTS, of the first MOST_PLACES."""
    found: list[Cut] = []
    both = _FOR_BOTH.search(text)
    text = text[: both.start()] if both else text
    announced = (_TWO_THINGS.search(text) is not None or _NUMBERED.search(text) is not None) and not _LATER.search(text)
    for place in islice(_CUT.finditer(text), MOST_PLACES):
        if len(found) == MOST_CUTS:
            break
        before = _told(text[: place.start()])
        after = _LINK.sub("", _told(text[place.end() :]))
        if _ONLY_NAMES_CARD.fullmatch(before) or _ANNOUNCES.fullmatch(before):
            continue
        if all(len(side.split()) >= few for side, few in zip((before, after), FEWEST_WORDS, strict=True)):
            between = text[max(place.start() - 8, 0) : len(text) - len(text[place.end() :].lstrip()) + 14]
            marked = (
                _ANOTHER.search(between) or _BESIDES.search(after) or ANNOUNCED.match(after) or _ALSO_TAKEN.match(after)
            )
            two = bool(announced or both or marked)
            other = _NEW_PARTY.match(after) is not None
            found.append(Cut(before, after, two, announced, marked is not None, _names_two(before, after), other))
    return found


def nearer(cut: Cut) -> Cut | None:
    """« je suis sur la route, toujours pas de paye » before another thing: its last clause alone; None when there is one."""
    alone = _LINK.sub("", re.split(r"[,;.!?]\s", cut.before)[-1])
    if not cut.told_as_two or alone == cut.before or len(alone.split()) < FEWEST_WORDS[0]:
        return None
    return replace(cut, before=alone)


def _told(side: str) -> str:
    told = _SIGNALS.sub("", side.strip(" ,;:-"))
    return _ANNOUNCES.sub(" ", told).strip(" ,;:-") or told


def likeliest(sides: Sequence[tuple[Cut, Side, Side]]) -> Cut | None:
    """The cut whose sides tell two problems best at a first look; None when none does."""
    sides = [
        (cut, *((of_problems(before), of_problems(after)) if cut.told_as_two else (before, after)))
        for cut, before, after in sides
    ]
    rated = [
        (min(_weight(before), _weight(after)), cut)
        for cut, before, after in sides
        if _two(before, after, cut, at=QUICK)
    ]
    best, cut = max(
        rated, key=lambda one: one[0] + TOLD_AS_TWO * (one[1].told_as_two + one[1].marked), default=(0.0, None)
    )
    if best >= QUICK:
        return cut
    return next((cut for cut, before, _ in sides if cut.told_as_two and _likely_problem(before) >= QUICK), None)


def _weight(side: Side) -> float:
    """Of its likeliest intent; the ways to say that a card must be blocked count together."""
    return max(sum(side.get(one, 0.0) for one in CARD), *side.values())


TOLD_AS_TWO = 0.1
"""What the place where he says himself that it is another thing weighs more."""


def _likely_problem(side: Side) -> float:
    return max(share if intent in PROBLEMS else 0.0 for intent, share in side.items())


_ALSO_TAKEN = re.compile(
    r"(?:derri[èe]re |apr[èe]s |en plus )?v(?:ou)?s m['’ ]?avez (?:(?:quand m[êe]me|aussi|encore|en plus|d[ée]j[aà]) ){0,2}(?:pris|compt|factur|mis|pr[ée]lev|coll|d[ée]bit)\w*",
    re.I,
)
"""« … et derrière vous m'avez pris des frais »."""
_NEW_PARTY = re.compile(
    r"(?:il )?y ?a (?:une?|des|mon|ma|mes) (?:[\w'’-]+ ){1,4}(?:qui|que|ki) (?:me|m['’]|nous|ne|n['’]|je|j['’]|arr[êe]te|continue|pr[ée]l[èe]ve)",
    re.I,
)


def _names_two(before: str, after: str) -> bool:
    by_card, debited = ([bool(words.search(side)) for side in (before, after)] for words in (_BY_CARD, _DEBITED))
    return by_card != debited and sum(by_card) == sum(debited) == 1


_BY_CARD = re.compile(r"\b(?:paiements?|achats?|retraits?|cartes?|cb)\b", re.I)
_DEBITED = re.compile(r"\b(?:pr[ée]l[èe]v\w*|abonnements?|mandats?|cotisations?)\b", re.I)
WISH_TO_FILE, OTHER_TONES = "deposer_reclamation", 0.95


def of_problems(shares: Side) -> Side:
    """« deuxième réclamation à faire : une commission »: who wishes to file tells a problem, whichever it is."""
    wish = shares.get(WISH_TO_FILE, 0.0)
    if not SURELY_WISHES <= wish <= OTHER_TONES:
        return shares
    told = {name: share for name, share in shares.items() if name in PROBLEMS}
    whole = sum(told.values()) or 1.0
    return {name: share / whole for name, share in told.items()}


SURELY_WISHES = 0.2
"""Share of the wish to file from which what is told beside it is a problem; above OTHER_TONES nothing is told beside it."""


def pair(cut: Cut, before: Side, after: Side, whole: Side) -> Pair | None:
    """The two problems, when both sides are sure and deny nothing: a second imagined is worse than one said again."""
    if cut.counted:  # the likeliest problem of each side, whatever the tone around it
        before, after = (({one: share for one, share in side.items() if one in PROBLEMS}) for side in (before, after))
    elif cut.told_as_two:
        before, after = of_problems(before), of_problems(after)
    told = _two(before, after, cut)
    if told is None or any(
        _tells_no_transfer(name, side) for name, side in zip(told, (cut.before, cut.after), strict=True)
    ):
        return None
    if set(told) == FEE_AND_DEBIT and not cut.told_as_two and _SUM.search(cut.before) and not _SUM.search(cut.after):
        return None  # « prélevé 54 € pour une cotisation et moi j'ai jamais adhéré »: one sum, one story
    if any(_DENIED.search(side.replace("’", "'")) for side in (cut.before, cut.after)):
        return None
    if not (_is_sure(told[0], before, cut) and _is_sure(told[1], after, cut)):
        return None
    is_said = cut.told_as_two or cut.brings_other
    if not is_said and not (_is_of_both(told, whole) or _loses_card(told, cut) or _both_fail(told, cut)):
        return None
    if is_in_order(cut.before) or is_in_order(cut.after):
        return None
    first, second = told
    return Pair(first, _share(first, before), second, cut.after)


def _is_of_both(told: tuple[str, str], whole: Side) -> bool:
    """Whether the whole text leaves room for each, where he does not say that they are two: what he was doing, fears or needs
    the money for is named in one clause, and no problem of his. An order to block the card stands for itself.
    """
    shares = [whole.get(one, 0.0) for one in told]
    return sum(shares) >= WHOLE and (ORDERED in told or min(shares) >= ROOM)


def _both_fail(told: tuple[str, str], cut: Cut) -> bool:
    """« j'arrive plus à me connecter et mon virement n'est pas arrivé »: each side says of something that it does not go."""
    sides = [fold(side) for side in (cut.before, cut.after)]
    fails = [_FAILS.search(side) is not None for side in sides]
    takes = [_TAKES.search(side) is not None for side in sides]
    return not set(told) & CARD and any(fails) and all(one or other for one, other in zip(fails, takes, strict=True))


_TAKES = re.compile(
    r"\b(?:m'a|ma|m'ont|mont|m'avez|me|m') ?(?:\w+ )?(?:pris|prelev\w*|debit\w*|factur\w*|ponctionn\w*)\b.*\d"
)
"""« … m'a pris 34,90 »: a sum that he tells is no mere circumstance."""
_FAILS = re.compile(
    r"\b(?:toujours|encore) (?:pas|rien|aucun)\b|\b(?:est|sont|c'est) (?:toujours )?pas (?:passee?s?|arrivee?s?|la|venue?s?|creditee?s?|partie?s?|rentree?s?)\b|\b(?:jamais|impossible|sans mon accord|plus (?:acces|a me|moyen)|(?:arrive|peux|marche\w*|fonctionne\w*) (?:pas|plus))\b"
)


def _loses_card(told: tuple[str, str], cut: Cut) -> bool:
    """« … et on m'a volé ma carte ce matin », in so many words: it is never left for later."""
    sides = [side for name, side in zip(told, (cut.before, cut.after), strict=True) if name in CARD]
    return any(_LOSES.search(fold(side)) and not _LONG_AGO.search(fold(side)) for side in sides)


_LOSES = re.compile(
    r"\b(?:j'?ai|on m'?a|m'ont|me suis fait|viens de|vient de (?:me )?) ?(?:\w+ ){0,2}?(?:perd\w*|paum\w*|egar\w*|vol\w*|piqu\w*|tir\w*|arrach\w*|chour\w*|derob\w*) "
    r"(?:(?:dans|a|au|le|la|mon|mes|sac|portefeuille|avec|et|papiers) ){0,4}(?:ma|la) (?:carte|cb)\b(?! (?:de|du|d'|vitale|grise|etudiante|sim|fidelite|navigo))"
    r"|\bma (?:carte|cb)(?: bancaire)? (?:est |a ete |s'est fait )?(?:perdue?|volee?|paumee?|egaree?|piquee?)\b|^(?:carte|cb) (?:perdue?|volee?)\b"
)
_LONG_AGO = re.compile(
    r"\bretrouv\w*|\bremplac\w*|\bil y a (?:un|deux|\d+) (?:an|mois)|\b(?:en|depuis|l'an|l'ete|l'annee|le mois) (?:dernier\w*|passe\w*|janvier|fevrier|mars|avril|mai|juin|"
    r"juillet|aout|septembre|octobre|novembre|decembre)|\bc'est (?:regle|clos)"
)
ORDERED, ROOM = "faire_opposition", 0.1
"""Measured: of 166 messages with one problem and words of another, 9 leave that much room to the other."""


def _tells_no_transfer(intent: str, side: str) -> bool:
    """« et le code sms, je le reçois jamais », « j'ai le loyer à payer demain »: what does not come, or is due, is no transfer."""
    if _ONLY_TIME.fullmatch(side):
        return True
    if intent != "virement_en_retard" or _MONEY.search(side):
        return False
    return _COMES_NOT.search(side) is not None or _IS_DUE.search(side) is not None


_ONLY_TIME = re.compile(
    r"\W*(?:depuis|[cç]a fait|il y a|y a|pendant|durant)\s+(?:[\w']+\s+){0,3}(?:jours?|semaines?|mois|ans?|heures?|hier|lundi|mardi|"
    r"mercredi|jeudi|vendredi|samedi|dimanche|matin|soir)\W*",
    re.I,
)
_MONEY = re.compile(
    r"\b(?:virements?|vir|virés?|versements?|sala\w+|payes?|paies?|argent|sous|thunes?|fric|pensions?|retraite|caf|alloc\w*|"
    r"indemnit\w*|rembours\w*|d[ée]p[ôo]t|b[ée]n[ée]ficiaire|\d+ ?(?:€|euros?|e|balles))(?!\w)",
    re.I,
)
_SUM = re.compile(r"\d")
_COMES_NOT = re.compile(
    r"\b(?:codes?|sms|mails?|messages?|cartes?|courriers?|notif\w*|colis|relev[ée]s?|rib|appels?)\b", re.I
)
_IS_DUE = re.compile(r"\b(?:loyers?|factures?|courses|cr[ée]dit|[ée]ch[ée]ance|cantine|essence)\b", re.I)


def told_first(ranking: Sequence[tuple[str, float]], pair: Pair) -> list[tuple[str, float]]:
    """(intent, confidence), best first, with what was told first on top: the whole text says only which is louder."""
    others = [one for one in ranking if one[0] != pair.first]
    rest = sum(confidence for _, confidence in others) or 1.0
    return [(pair.first, pair.confidence), *((name, c * (1 - pair.confidence) / rest) for name, c in others)]


def _two(before: Side, after: Side, cut: Cut, *, at: float = SURE) -> tuple[str, str] | None:
    first, second = max(before, key=before.__getitem__), max(after, key=after.__getitem__)
    both = {first, second}
    if first == second or not both <= PROBLEMS or (both & CARD and both <= CARD):
        return None
    is_apart = (bool(both & APART) or cut.named_apart) and (cut.told_as_two or cut.brings_other)
    surely_two = cut.counted or (is_apart and min(before[first], after[second]) >= at)
    return None if any(both <= story for story in SAME_STORY) and not surely_two else (first, second)


def _share(intent: str, side: Side) -> float:
    """The ways to say that a card must be blocked count together: between two of them there is no danger."""
    return min(1.0, sum(side[one] for one in CARD)) if intent in CARD else side[intent]


def _is_sure(intent: str, side: Side, cut: Cut) -> bool:
    if cut.told_as_two:
        enough = SURE_IF_COUNTED if cut.counted else SURE_IF_TOLD_AS_TWO
        return _told_of(intent, side) >= (SURE if intent in CARD else enough)
    sure = side[intent] >= SURE or (intent in DEBITS and _told_of(intent, side) >= SURE_OF_CARD)
    return sure and _share(intent, side) >= (SURE_OF_CARD if intent in CARD else 0)


def _told_of(intent: str, side: Side) -> float:
    return min(1.0, sum(side.get(one, 0.0) for one in DEBITS)) if intent in DEBITS else _share(intent, side)
