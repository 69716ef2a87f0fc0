"""The words of a yes, a no, a doubt, and those that only look like one. Pure."""

from __future__ import annotations

import re

DOUBT = re.compile(
    r"\b(?:mais|(?<!j )(?<!je )attend(?:s|ez)|d abord|peut etre|pas "
    r"(?:encore|tout de suite|maintenant|sur|sure|certain\w*|la|celle)|avant (?:de|que|il|je)|sauf|"
    r"seulement si|a condition|"
    r"si (?:je|j|on|elle|vous|tu|c|ca|jamais)|hesit\w*|reflech\w*|plus tard|minute|seconde|une autre|"
    r"l autre|un doute|je sais pas|chais pas|jsp|sinon|au cas ou)\b"
)

HARMLESS = re.compile(
    r"\b(?:combien de fois (?:(?:faut il|il faut|je dois|dois je|vais je devoir|je vais devoir) )?"
    r"(?:(?:le |vous le |que je |me )*(?:dire|dise|repeter|repete))|pas la (?:premiere|seule|\d\w*) fois|"
    r"aucune hesitation|on (?:ne )?sait jamais|(?<=\d{4} )l autre|"
    r"l autre (?:elle |carte )?(?:est|reste) (?:bien |normalement )?(?:chez moi|a la maison|avec moi|active|"
    r"la)|mais j ?hesite pas|j ?hesite pas|non mais oui|mais oui|si si|mais (?:bien (?:sur|entendu|"
    r"evidemment)|vas y|allez y|tant pis|ok|"
    r"d accord|c est (?:bon|ok))|oui mais oui|bah oui|attendez pas|n attend\w* (?:pas|plus)|pas de "
    r"(?:souci|probleme|soucis)|y a pas de (?:souci|probleme)|pourquoi pas|"
    r"n hesit\w* pas|j hesite (?:pas|plus)|sans hesit\w*|mais (?:elle est |elle n est |c est |c )?(?:pas|ni) "
    r"(?:perdue?|volee?)(?: ni (?:perdue?|volee?))*(?: je l ai)?|sans (?:plus )?attendre|"
    r"pas la peine d attendre|avant qu \w+|avant que \w+|si vous (?:voulez|pouvez)|meme si "
    r"(?:c est|elle|je|ca)|s il (?:vous|te) plait|si possible|(?:re)?"
    r"(?:commande|fera|prend|aura)\w* une autre|(?:en|nous) une autre apres|je n en (?:ai|veux) plus|"
    r"mais (?:vite|faites|depechez|bloque\w*|envoye\w*|enregistre\w*|allez))\b"
)

NEGATION = re.compile(
    r"^(?:non|nan|nn|jamais)\b(?! (?:mais )?(?:oui|bloque|envoye|enregistre|faites|allez))|\bsurtout pas\b|"
    r"\b(?:bloqu|enregistr|envoy|command|depos|touch|fait|fais)\w* (?:pas|rien|plus)\b|"
    r"\bpas (?:la |le |l |les )?(?:bloquer|enregistrer|envoyer|commander|deposer|toucher|d accord|celle|"
    r"cette)\b|\bne (?:la |le |l )?\w+ (?:pas|surtout pas)\b"
)

NOT_SAID = re.compile(
    r"\boui ou non\b|\b(?:pas|jamais) (?:encore )?(?:dit(?! mieux)|donne|"
    r"repondu|valide|confirme|accepte|demande|autorise)\b|"
    r"\b(?:oui )?(?:et|ni) (?:oui )?non\b|^(?:et |ben |bah |bon |mais )*(?:alors|apres|ensuite|donc)[ ?!.]*$|"
    r"^(?:(?:bon|bah|ben|alors|ok|mais) ){0,6}et (?:mon|ma|mes|notre|nos|l|la|le|les) \w|"
    r"^(?:je )?(?:passer?|passez|sautez?|sauter|skip|suivante?)$|^oui (?:il s agi\w* (?:bien )?d|"
    r"c est bien moi\b|j y etais\b|(?:elle|il|je) (?:s|m) ?appell|(?:je l |j )ai (?:deja |bien )?(?:essaye|"
    r"appele|tente|contacte|ecrit|cherche|demande)\b)"
)
"""« je n'ai pas dit oui », « c'est gratuit, oui ou non ? », « et alors ? »,
« bon et mes 200 euros »: no yes.
"""

YES_WORD = re.compile(
    r"\b(?:oui|ouais|ouai|oue|wi|ui|ok|okay|d ac(?:cord)?|dac|yes|vas y|vazi|allez y|go|c est bon|c bon|"
    r"parfait\w*|entendu|valid\w*|"
    r"confirm\w*|enregistr\w*|envo\w*|expedi\w*|transm\w*|depos\w*|"
    r"exact\w*|juste|conforme\w*|correct\w*|faites?|fais|"
    r"proced\w*|accord|volontiers|bien sur|lance\w*|poste\w*|signe\w*|bon pour|approuv\w*|accept\w*|"
    r"rien a (?:changer|redire))\b"
)

AGREEING = re.compile(
    rf"{YES_WORD.pattern}|\b(?:absolument|affirmatif|evidemment|certain\w*|si|bloqu\w*|blok\w*|coup\w*|"
    r"command\w*|prefer\w*|veux|"
    r"souhait\w*|allons y|regard\w*)\b"
)
"""A word for agreeing, in a sentence that stands beside others."""
