"""What people and firms are to the customer, as words before their name:
« ma soeur Julie », « l'assureur X ».
"""

from __future__ import annotations

_RELATIVES = (
    "soeur|sœur|frere|frangine?|cousine?|mere|pere|maman|papa|mari|femme|epoux|epouse|fils|fille|oncle|tante|"
    "neveu|niece|tonton|tata|tatie"
    "|mamie|mamy|papi|papy|pepe|grand-?(?:mere|pere)|petite?-(?:fille|fils)|"
    "belle-(?:mere|soeur|fille)|beau-(?:pere|frere|fils)"
    "|demi-(?:soeur|frere)|jumeau|jumelle|gendre|bru|parrain|marraine|filleule?|compagne|compagnon|"
    "conjointe?|concubine?|fiancee?|ex|chum|blonde"
    "|daronne?|reum|reup|reuf|reus"
)
_FRIENDS = (
    "amie?|pote|poto|copain|copine|collegue|camarade|voisine?|coloc|colocataire|bro|associee?|chef|boss|"
    "patron(?:ne)?|employeur|employee?"
    "|directeur|directrice|gerante?|responsable"
)
_TRADES = (
    "prof|professeur|coach|medecin|dentiste|kine|psy|osteopathe|orthophoniste|infirmiere?|veterinaire|"
    "baby-?sitter|nounou|nourrice"
    "|assistante maternelle|aide menagere|femme de menage|coiffeu(?:r|se)|macon|carreleur|electricien|"
    "peintre|couvreur|menuisier|plombier"
    "|chauffagiste|serrurier|jardinier|paysagiste|architecte|garagiste|mecano|carrossier|artisan|"
    "vendeu(?:r|se)|acheteu(?:r|se)"
    "|fournisseur|prestataire|freelance|cliente?|traiteur|photographe|"
    "tatoueu(?:r|se)|eleveu(?:r|se)|organisat(?:eur|rice)"
    "|tresoriere?|presidente?|avocate?|huissiere?|notaire|comptable|expert-comptable|locataire|"
    "sous-locataire|proprietaire|proprio|bailleur"
    "|bailleresse|loueur|syndic|gestionnaire"
)
_BODIES = (
    "agence(?: immobiliere| [a-z']+)?|cabinet|etude|office|societe|entreprise|firme|boite|association|asso|"
    "ligue|federation|club|paroisse|mairie"
    "|commune|ecole|college|lycee|universite|fac|creche|cantine|auto-ecole|centre(?: de [a-z]+)?|"
    "maison de retraite|clinique|hopital|mutuelle"
    "|assurance|assureur|caisse(?: de [a-z]+)?|banque|compte|restaurant|retraite|residence|copropriete|"
    "chantier|fournisseur(?: [a-z]+)?"
)
KIN = (
    r"(?:(?:mon|ma|mes|notre|nos|son|sa|leur|un|une|l'|la|le|au|les|cette|ce|d'un|d'une) ?)?"
    r"(?:(?:ancien(?:ne)?|ex|petite?|beau|belle|grande?|jeune|vieil|"
    r"vieux|meilleure?|nouve(?:au|lle)|future?)[ -])?"
    rf"(?:{_RELATIVES}|{_FRIENDS}|{_TRADES}|{_BODIES})s?(?: (?:italien|"
    r"allemand|espagnol|belge|suisse|portugais)(?:ne|e)?)?,? "
)
"""A person or a body, in folded text, with the space that follows."""

CREDITOR_ROLES = (
    r"(?:societes?|entreprise|boite|enseigne|marque|compagnie|organismes?|plateforme|appli(?:cation)?|"
    r"site(?: internet| web)?|association|mutuelle"
    r"|banque|creancier|operateur|fournisseur|assureur|courtier|assurance|prestataire|editeur|chaine|"
    r"magazine|journal|club|sal+e(?: de (?:sport"
    r"|gym|fitness|muscu\w*))?|loueur|cabinet|agence|huissier|marchand|commercant|boutique|magasin|"
    r"hebergeur|antivirus|logiciel|casino)"
)
"""Those who debit, by what they are."""
