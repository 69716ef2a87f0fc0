"""How people say that what comes is another thing. No Rasa here."""

from __future__ import annotations

import re

_THING = (
    r"(?:chose|truc|souci|probl[èe]me|r[ée]clamations?|r[ée]clam|plainte|demande|affaire|point|question|"
    r"histoire|pr[ée]l[èe]vement|"
    r"virement|paiement|op[ée]ration)"
)
_WISH = r"(?:je (?:veux|voudrais|souhaite\w*|tiens|dois)|j['’ ]?(?:aimerais|aurai\w*|ai))"
_ANNOUNCEMENTS = (
    r"(?:tant|pendant|puis|maintenant) qu(?:e |['’] ?)(?:je vous (?:tiens|ai)|"
    r"je te tiens|j['’ ]?y suis|j['’ ]?y pense|on y est|"
    r"vous [êe]tes l[àa]|je suis l[àa])",
    rf"(?:une?|la|l['’]|encore une|aussi une) ?(?:autre|seconde?|deuxi[èe]me|2 ?[èe]?me?) {_THING}",
    r"(?:seconde|deuxi[èe]me|autre) (?:r[ée]clam\w*|plainte|demande)",
    (
        r"(?:(?:une? |la |le )?(?:derni[èe]re|dernier|deuxi[èe]me|second|seconde|autre) (?:chose|sujet|truc|"
        r"point|souci|probl[èe]me|affaire))"
    ),
    r"j['’ ]?en (?:ai|aurais?) (?:encore |aussi )?une? (?:autre|deuxi[èe]me|seconde?)",
    r"j['’ ]?(?:ai|aurais?) (?:encore |aussi |ensuite |apr[èe]s )?(?:autre chose|une r[ée]clam\w*)",
    (
        r"(?:contester|signaler|r[ée]clamer|voir|demander) (?:aussi )?autre chose|autre (?:chose|souci|"
        r"probl[èe]me) (?:encore|aussi|:)"
    ),
    r"(?:voudrais|veux|souhaite\w*|aimerais|faudra\w*) (?:ensuite|apr[èe]s)",
    (
        r"(?:(?:cela|ceci|[çc]a)(?: [ée]tant)? fait|apr[èe]s (?:[çc]a|"
        rf"cela|celle[- ](?:ci|l[àa])))(?=,? {_WISH})"
    ),
    (
        r"(?:quand|une fois que|d[èe]s que) (?:c['’ ]?est|(?:[çc]a|ce) sera) "
        r"(?:fait|envoy\w+|fini|r[ée]gl\w+|enregistr\w+)"
    ),
    r"une fois (?:[\w'’]+[ -]){1,3}(?:envoy|enregistr|fait|d[ée]pos|fini|r[ée]gl|bloqu)\w*",
    (
        r"faites[- ]m['’ ]?en une autre|il (?:me )?restera?|reste(?:ra)? (?:aussi |encore )?(?:le|la|les|"
        r"l['’])|n['’ ]?oubli\w+ pas|oubliez pas"
    ),
    r"(?:il )?y ?a (?:aussi|encore|[ée]galement)|je (?:vois|voulais|veux|"
    r"voudrais|dois|souhaite) (?:aussi|[ée]galement|encore)|"
    r"j['’ ]?ai (?:aussi|[ée]galement|encore)",
    (
        r"(?:ah|oh|eh|oups)[\s,]+(?:mince|zut|merde|flûte|punaise|tiens|au fait)|(?:mince|zut|merde|punaise|"
        r"oups|au fait)[\s,!]+(?:et|mais|ma|mon|y ?a)"
    ),
    (
        r"[àa] (?:part|c[ôo]t[ée] de) (?:[çc]a|cela)|au passage|"
        r"par contre|par ailleurs|d['’ ]autre part|en revanche"
    ),
    (
        r"(?:ah|oh|eh)?[\s,]*(?:et )?(?:pis?|puis)[\s,]+j['’ ]?(?:ai|avais|allais) (?:oubli\w+|"
        r"failli oublier)|j['’ ]?(?:ai|avais|allais) oubli[ée]\w* "
        r"(?:de (?:vous )?(?:dire|parler)|un truc|quelque chose)"
    ),
    (
        r"et (?:derri[èe]re |apr[èe]s |en plus |avec [çc]a )?v(?:ou)?s m['’ ]?avez (?:quand m[êe]me |aussi |"
        r"encore |en plus |d[ée]j[aà] )*(?:pris|compt\w+|factur\w+|mis|pr[ée]lev\w+|coll[ée])"
    ),
    (
        r"je viens de (?:voir|remarquer|d[ée]couvrir|constater)|(?:je note|je remarque|je d[ée]couvre|"
        r"je m['’ ]aper[çc]ois) (?:aussi|que)"
    ),
    r"(?:vous )?m['’ ]?av(?:ez|ais) aussi",
)
"""One line a way to say it: while we are at it, another one, what comes once this is done, what is left,
also, besides, just seen.
"""
ANNOUNCED = re.compile(rf"\b(?:{'|'.join(_ANNOUNCEMENTS)})\b", re.I)
"""He says himself that it is another thing."""
