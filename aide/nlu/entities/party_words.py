"""The words around the name of a company or a person: what they do, and the words that are never a name."""

from __future__ import annotations

import re

_ABOUT = r"(?: (?:sepa|mensuel(?:le)?|annuel(?:le)?|bancaire|frauduleu(?:x|se)|abusi(?:f|ve)|inconnue?|bizarre|automatique|suspecte?|indue?|recurrente?|non autorisee?|contestee?|en double|(?<!#)#+(?!#)))*"
_LEGAL = r"(?:(?:la |l'|cette |une |un |le )?(?:societe|entreprise|boite|enseigne|marque|compagnie|organisme|plateforme|appli|site|association|mutuelle|banque)(?: de [a-z]+)? )?(?:(?:nommee?|appelee?|dite?) )?(?:un certain |une certaine )?"
_AMOUNT = r"(?:(?: (?:de|d'un montant de|pour|du|le))? ?(?<!#)#+(?!#),?)*"
_TAKEN = r"(?:preleve|debite|facture|ponctionne|encaisse|presente|emis|pompe|arnaque|pique|tire|retire|effectue|initie|realise|lance)"

# Right before the name of one who debits; after these, even a name without a capital.
DEBITED_BY = re.compile(
    rf"\b(?:{_TAKEN}(?:e|s|es)?{_AMOUNT}(?: (?:deux fois|2 fois|encore|hier|indument|sans (?:mon )?accord|a tort))*{_AMOUNT} par"
    rf"|prelevements?{_ABOUT}{_AMOUNT} (?:de la part de|par|au nom de|venant de|provenant de|au profit de|au benefice de|emis par|intitule|nomme)"
    rf"|abonnee? (?:a|chez)|abonnements? (?:a|chez)|chez|inscrite? chez) {_LEGAL}$"
)
# Right before a name with a capital.
DEBIT_OF = re.compile(
    r"(?:\b(?:prelevements?|prlv|debits?|abonnements?|abo|factures?|mandats?|echeances?|cotisations?|achats?|paiements?"
    r"|transactions?|operations?|forfaits?|mensualites?|remboursements?|commandes?|souscriptions?|contrat|peage|hotel"
    rf"|restaurant|resto|magasin|station|parking|pompe|billet|caution|colis|ticket){_ABOUT}{_AMOUNT}"
    r"(?: (?:de la part de|de chez|au nom de|aupres de|de|d'|du|par|pour|avec|intitule|libelle|nomme)|[ ]?[:«\"(])?"
    r"|\b(?:societe|entreprise|boite|enseigne|marque|compagnie|creancier|libelle|intitule|nomme|s'appelle|un certain|une certaine"
    r"|c'est qui|c'est quoi|connais pas|connaitre|truc genre|genre|resilie|desabonne(?:r|e)? de"
    rf"|iban a|rib a|(?:achet|command)\w+{_AMOUNT} (?:sur|chez|a))) ?(?:la |l'|le )?{_LEGAL}$"
)
# Right after the name of one who debits.
DEBITS = re.compile(
    r" (?:(?:qui |vient de |ont |a |on |ils |continuent? (?:de |a )|n'arrete pas de |veut |veulent )?(?:encore |toujours |deja )?"
    r"(?:m'a|m'ont|m a|ma|mont|me|m'|nous a|nous)? ?(?:encore |toujours |deja |re)?"
    r"(?:prelev|debit|factur|ponction|pomp|encaiss|arnaqu)\w*|m'a (?:pris|retire|tire|pique|vole)|ma pris|me (?:tire|prend|pique|vole)"
    r"|abuse|se sert|continue|de (?:me )?prelever)\b"
)
TRANSFER = re.compile(
    r"\b(?:vire(?:s|e|es|r|rait|ment|ments)?|virer|virmen\w*|virement\w*|envoy\w+|envoi\w*|envoie\w*|transf[ea]r\w*|transfert\w*|vers(?:e|er|ee|es|ement|ements)"
    r"|beneficiaires?|destinataire|expediteur|de la part|salaire|(?:ma|la) pa[yi]e|pension|allocation\w*|rsa|apl|bourse|cagnotte|loyer|vend(?:u|re|s)|rien d[eu]"
    r"|(?:rien |pas |bien |jamais )?recu\w*|debloque\w*|indemnis\w+)\b"
)
# Also words of money on its way, too weak to decide between both kinds.
MONEY_MOVES = re.compile(rf"{TRANSFER.pattern}|\b(?:argent|attend\w*|iban|rib|doit|devait|sous|fonds|rembours\w+)\b")
DEBIT = re.compile(
    r"\b(?:prelev\w+|prlv|debit\w*|abonn\w+|abo|factur\w+|mandat\w*|ponction\w*|achat\w*|achet\w+|paye[erz]*|paiement\w*|commande\w*|resili\w+"
    r"|forfait|chez|remboursement\w*|rembourse\w*|pris|pompe\w*|doublon|sans mon accord|mensualite\w*|#)"
)
# Right before the name of one who receives or sends.
_KIN = (
    r"(?:(?:mon|ma|mes|notre|son|sa|leur|un|une|l'|la|le|au) ?)?(?:(?:ancien(?:ne)?|ex|petit|petite|beau|belle|grand|grande|jeune|vieil)[ -])?"
    r"(?:proprietaire|proprio|bailleur|bailleresse|locataire|soeur|sœur|frere|frangin|frangine|cousine?|mere|pere|maman|papa|mari|femme"
    r"|epoux|epouse|fils|fille|ami|amie|pote|copain|copine|collegue|voisine?|oncle|tante|neveu|niece|tonton|tata|patron(?:ne)?"
    r"|employeur|client|cliente|notaire|colocataire|coloc|ex|parrain|marraine|compagne|compagnon|conjointe?|gendre|belle-mere"
    r"|agence(?: [a-z']+)?|societe|entreprise|artisan|plombier|garagiste|avocate?|nounou|assurance|mutuelle|banque|compte"
    r"|restaurant|association|ecole|retraite|mairie)s?,? "
)
PERSON_BEFORE = re.compile(
    rf"\b(?:(?:a|vers|pour|de|par|chez|au nom de|en faveur de|au profit de|part de|depuis|beneficiaire|destinataire|expediteur)(?: ?:)?"
    rf" |d'|l')(?:{_KIN})?(?:la |le |l'|les )?$|(?<![a-z]){_KIN}$"
)
# Right after the name of one who sends or has not received.
SENDS = re.compile(
    r" (?:m'a|ma|m a|a|n'a|na|dit|m'avait|devait|doit|me|m'ont)(?: (?:bien|deja|toujours|jamais|pas|rien|encore|me|ne|m'))*"
    r" ?(?:envoy|vire|transf|vers|recu|fait un virement|fait le virement|rembours|rien)\w*"
)
CIVILITY = re.compile(
    r"(?<![a-z'])(?:(?P<short>m\.|mr\.?|mme\.?|mmes|mlle|melle|mlle\.)|(?P<long>monsieur|madame|mademoiselle|maitre|docteur|me|dr\.?|m)) ?(?=[a-z])"
)
INTRODUCED = re.compile(
    r"\b(?:bonjour|bonsoir|salut|bjr|slt|chere?|merci|suis|m'appelle|mappelle|soussignee?|cordialement|salutations|allo|signe|je soussigne"
    r"|conseill(?:er|ere)|nom est)[ ,:]*(?:monsieur |madame )?$"
)

NEVER_A_NAME = frozenset(
    """
    a ai aie ait alors apres après argent as au aucun aussi autre autres avait avance avant avec avez avoir avons bah ben bien
    bonjour bonsoir bjr slt cb ca car carte cartes ce cela celle celui ces cet cette chaque chat chez code combien comme comment
    compte comptes contrat conseiller cordialement courrier ct d dans de deja depuis des deux dire dit dois donc du e eh elle elles
    en encore enfin ensuite est et etait etc eu euro euros eux faire fait faites faut fois frais g hein hello hier iban il ils
    inconnu internet j jai jamais je jour jours jusqu l la le les leur lui m ma madame mademoiselle mail mais mal mandat me memes
    merci mes moi mois moins mon monsieur montant n ne ni non nos notre nous numero ok on ont or ou où oui par parce pas personne
    peu peut plus pour pourquoi pourriez pouvez prelevement prelevements puis qu quand que quel quelle quelqu quelque quelques qui
    quoi rapport rib rien s sa salut sans sauf se semaine sepa ses si sms smartpay sogexia smart pay soit son sont sur svp t ta
    tel telephone telle tout toute toutes toujours tous tres trop tu un une urgent va vais vers veux virement virements visa
    voici voila vos votre vous y ya erreur accident exemple an ans annee contre suite fraude fraudeur pirate inadvertance avance
    hasard ailleurs eux-memes elles-memes quiconque certains plusieurs trois quatre cinq dix cent mille hui aujourd demain
    janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi
    samedi dimanche france paris lyon marseille lille toulouse nice nantes bordeaux strasbourg rennes montpellier belgique
    bruxelles liege suisse luxembourg espagne italie allemagne portugal maroc algerie tunisie senegal dakar abidjan cameroun
    guadeloupe martinique reunion guyane mayotte quebec montreal canada londres marrakech casablanca europe afrique noel
    mastercard apple-pay dab cvv pin otp gps app appli application site web service client banque reclamation opposition
    internet electricite gaz eau assurance mutuelle impot impots loyer sport salle abonnement credit pret streaming musique
    transport dossier cotisation carburant essence courses ligne especes cheque societe entreprise boite site marchand commercant
    magasin mecontent etranger autorite quelquun vraiment simple double triple gros petit nouveau nouvelle ancien ancienne
    telephonie mobile box fibre presse journal jeu jeux video rencontre salaire pension retraite famille maman papa
    mere pere frere soeur fille fils ami amie tante oncle enfant enfants proprio proprietaire patron employeur collegue voisin
    tpe atm accord autorisation raison urgence nuit matin soir midi voila ici la-bas quoi jsp jcomprend svp stp rsa apl caf
    """.split()
) - {"caf"}
