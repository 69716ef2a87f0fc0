"""An order to the assistant about what it prepares, and nothing told: « ben change alors »,
« envoie comme ça ». Pure.
"""

from __future__ import annotations

import re

LONGEST = 9
"""Words of one: in more of them something is told."""


def is_order(said: str) -> bool:
    """Whether a plain text is made of such an order alone."""
    return len(said.split()) <= LONGEST and _ORDER.fullmatch(said) is not None


def orders_change(said: str) -> bool:
    """« ben change le alors », « corrigez ça »: something is to be changed, and what is not said."""
    return is_order(said) and _CHANGE.search(said) is not None


def orders_filing_as_is(said: str) -> bool:
    """« bon ok envoie comme ça »: as it stands, whatever he tells of himself beside it."""
    found = _SEND_AS_IS.search(said)
    return found is not None and _NOT_YET.search(said) is None


def only_orders_filing(said: str) -> bool:
    """« oui déposez-la », « allez-y, enregistrez »: nothing but the order to file it."""
    return len(said.split()) <= LONGEST and _FILE_IT.fullmatch(said) is not None


_VERB = (
    r"(?:change[rz]?|changes|corrige[rz]?|corriges|modifie[rz]?|modifies|"
    r"rectifie[rz]?|envo(?:ie|ies|i|yez|ye|yer)|enregistre[rz]?|"
    r"valide[rz]?|depose[rz]?|transmet(?:s|tez)?|expedie[rz]?|laisse[rz]?|mets|mettez|fais|faites)"
)
_FILL = (
    r"(?:ben|bah|bon|ok|oui|si|ouais|mais|alors|donc|allez y|allez|vas y|pff+|"
    r"pf|hein|stp|svp|juste|enfin|tant pis|quoi|non|et|"
    r"comme (?:ca|sa|c est|ceci)|tel quel|le|la|les|ca|sa|cela|vite|moi|nous|"
    r"(?:le |ce |mon |la )?(?:motif|montant|nom|date|texte|reclamation|dossier|tout)|le)"
)
_ORDER = re.compile(rf"(?:{_FILL} ){{0,6}}{_VERB}(?: {_FILL}){{0,6}}")
_FILE_IT = re.compile(
    rf"(?:{_FILL} ){{0,5}}(?:vous pouvez )?(?:l |la )?(?:envoyez|envoyer|"
    r"enregistrez|enregistrer|deposez|deposer|validez|valider)"
    rf"(?: {_FILL}| (?:y|ma|la|cette) reclamation){{0,3}}"
)
_CHANGE = re.compile(r"\b(?:chang|corrig|modifi|rectifi)\w*")
_SEND_AS_IS = re.compile(
    r"(?<!\bil )(?<!\belle )(?<!\bils )(?<!\bon )(?<!\bje )(?<!\bj )(?<!\btu )(?<!\bvous )(?<!\bqui )"
    r"(?<!\bm )(?<!\bpas )(?<!\bpour )"
    r"\b(?:envo(?:ie|i|ye|yez)|enregistre|valide|depose|transmet|transmets|expedie)z?(?: le| la| moi| tout)?"
    r" (?:comme (?:ca|sa|c est|ceci|cela)|tel quel)\b(?! (?:c est|non|jamais|pas))"
)
_NOT_YET = re.compile(
    r"\b(?:mais (?:d abord|avant|chang|corrig|enlev|ajout|mett?)|avant|d abord|si (?:tu|vous|je|on)|"
    r"surtout pas|n\w{0,2} envo|"
    r"ne (?:l |le |la )?(?:envo|enregistr|valid|depos))"
)
