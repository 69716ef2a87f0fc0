"""The words around the name of a company or a person: what they do."""

from __future__ import annotations

import re

from aide.nlu.entities.roles import CREDITOR_ROLES, KIN

_ABOUT = (
    r"(?: (?:sepa|mensuel(?:le)?|annuel(?:le)?|bancaire|frauduleu(?:x|se)|abusi(?:f|ve)|inconnue?|bizarre|"
    r"automatique|suspecte?|indue?"
    r"|recurrente?|non autorisee?|contestee?|en double|posterieure?|anterieure?|precedente?|recente?|"
    r"nouve(?:au|lle)|etrange|injustifiee?"
    r"|illegitime|illegale?|regulier|surprise|fantome|douteu(?:x|se)|"
    r"litigieu(?:x|se)|impayee?|rejetee?|refusee?|en cours|a tort"
    r"|hebdomadaire|trimestriel(?:le)?|(?<!#)#+(?!#))){0,12}"
)
_PRLV = r"(?:pre?le?v\w*m\w*|prlv\w*|prelevs?|prelv\w*|prel)"
_LEGAL = (
    rf"(?:(?:la |l'|cette |une |un |le |mon |ma |notre |leur )?{CREDITOR_ROLES}(?: de [a-z]+)? )?"
    r"(?:(?:nommee?|appelee?|dite?|qui s'appelle) )?"
    r"(?:un certain |une certaine )?"
)
_AMOUNT = r"(?:(?: (?:de|d'un montant de|pour|du|le))? ?(?<!#)#+(?!#),?){0,12}"
_TAKEN = (
    r"(?:preleve|debite|facture|ponctionne|encaisse|presente|emis|pompe|arnaque|pique|tire|retire|effectue|"
    r"initie|realise|lance|pris|opere"
    r"|soutire|vole|siphonne|preleve)"
)
_FROM_ACCOUNT = (
    r"(?: (?:de|sur|depuis) (?:mon|notre|son|le|ce|leur|ma) (?:compte|"
    r"argent|solde|carte)(?: bancaire| courant| smartpay)?)?"
)

# Right before the name of one who debits; after these, even a name without a capital.
DEBITED_BY = re.compile(
    rf"\b(?:(?P<taken>{_TAKEN}(?:e|s|es)?{_AMOUNT}{_FROM_ACCOUNT}(?: (?:deux fois|2 fois|encore|hier|"
    rf"indument|sans (?:mon )?accord|a tort)){{0,12}}"
    rf"{_AMOUNT} par|{_PRLV}{_ABOUT}{_AMOUNT} (?:de la part de|par|au nom de|venant de|provenant de|"
    r"au profit de|au benefice de"
    r"|emis par|presente par|emanant de|de chez|intitule|nomme)|abonnee? (?:a|chez)|abonnements? (?:a|chez)|"
    r"(?:emanant|venant|provenant) de|resilie chez)"
    rf"|chez|inscrite? chez) {_LEGAL}$"
)
# Right before a name with a capital.
DEBIT_OF = re.compile(
    rf"(?:\b(?:{_PRLV}|debits?|abonnements?|abos?|factures?|mandats?|echeances?|cotisations?|achats?|"
    r"paiements?|paimen?ts?|depenses?"
    r"|transactions?|operations?|forfaits?|mensualites?|remboursements?|commandes?|souscriptions?|contrat|"
    r"peage|hotel|lignes?|essai"
    r"|restaurant|resto|magasin|station|parking|pompe|billet|caution|colis|ticket|"
    rf"assurance(?: \w+)?){_ABOUT}{_AMOUNT}"
    r"(?: (?:de la part de|de chez|au nom de|aupres de|de|d'|du|par|pour|avec|"
    rf"chez|intitule|libelle|nomme)|[ ]?[:«\"(])? ?{_LEGAL}"
    rf"|\b(?:{CREDITOR_ROLES}|libelle|intitule|nomme|nommee|s'appelle|un certain|une certaine|resilie|arrete|"
    r"stop|stopper|bloque[rz]?|empeche[rz]"
    r"|(?:c'est|c|cest|ces) (?:qui|quoi|ki|koi)|qui (?:est|sont|c'est|es)(?: (?:cette?|ces?))?|"
    r"connai[st]? pas|connaitre|(?:un |le )?truc(?: genre)?|genre|desabonne(?:r|e)? de"
    rf"|marque|iban a|rib a|(?:achet|command)\w+{_AMOUNT} (?:sur|chez|"
    rf"a))) ?[:«\"]? ?(?:la |l'|le )?{_LEGAL}[«\"]?$"
)
# Right after the name of one who debits.
_ME = r"(?:m'a|m'ont|m a|ma|mont|me|m'|m|nous a|nous ont|nous|lui a|lui ont|lui|leur|leurs|vous|le|la|les|l')"
DEBITS = re.compile(
    r"[\"»]?,? (?:qui |vient de |viennent de |ont |a |on |ils |il |y |continue?(?:s|nt)? (?:de |a |d')|"
    r"n'arretent? pas de |s'obstinent? a |commencent? a "
    r"|(?:a|ont) commence a |veut |veulent |ose |osent |essaie de |essaye de ){0,12}(?:encore |toujours |"
    r"tjrs? |deja |quand meme ){0,12}"
    rf"{_ME}? ?(?:a |ont )?(?:encore |toujours |tjrs? |deja |re|de nouveau ){{0,12}}"
    r"(?:(?:prelev|prelv)(?!e?m)\w*|(?:debit|factur|ponction|pomp|encaiss|arnaqu|soutir|siphonn)\w+)\b"
    rf"|[\"»]?,? (?:qui |il |ils )?(?:continue?(?:s|nt)? (?:de |a ))?{_ME} (?:encore |toujours )?(?:re)?"
    r"(?:pris|prix|retir\w+|tir(?:e|ent|er)|pique\w*|vol(?:e|ent|er)"
    r"|pren(?:d|ds|nent|dre)|piqu\w+|ponct\w+)\b"
    r"|,? (?:a|ont) (?:encore |bien |deja )?(?:pris|encaisse|compte|"
    r"passe|retire) (?=#|(?:deux|2|trois|3) fois\b)"
    r"|,? (?:abuse|abusent|se sert|se servent|se paient?|se permet|"
    r"continue?(?:s|nt)?|se renouvelle|de (?:me )?prelever)\b"
    r"|,? (?:qui |ki )?(?:prend|tire|retire|preleve|prendre|tirer)(?:nt)? (?:#|argent|de l'argent|"
    r"mon argent|sur mon|dans mon|mon compte)"
)
# Right after a name that the customer has read on a statement.
UNKNOWN_TO_ME = re.compile(
    r"[\"»']?,? (?:(?:ca|sa|cela|ce nom) )?(?:ne )?(?:me |m')(?:dit|dis|parle|evoque|rappelle)(?: absolument|"
    r" vraiment)? (?:rien|pas)\b"
    r"|[\"»']?,? (?:que )?(?:je |j')?(?:ne )?(?:le |la |les )?(?:connais|conais|reconnais|conai|connai) pas"
    r"|[\"»']?,? (?:c'est|cest|c|ces) (?:qui|quoi|ki|koi)\b|[\"»']?,? jamais entendu parler"
)
TRANSFER = re.compile(
    r"\b(?:vire(?:s|e|es|r|rait|ment|ments)?|virer|virm\w+|vrmt|vir(?= (?:de|a|d'))|virement\w*|envoy\w+|"
    r"envoi\w*|envoie\w*|transf[ea]r\w*|transfert\w*"
    r"|vers(?:e|er|ee|es|ement|ements)|mandat cash|sent"
    r"|beneficiaires?|destinataire|expediteur|de la part|salaire|(?:ma|la) pa[yi]e|pension|allocation\w*|rsa|"
    r"apl|bourse|cagnotte|loyer|vend(?:u|re|s)|rien d[eu]"
    r"|acompte|(?:rien |pas |bien |jamais )?recu\w*|debloque\w*|indemnis\w+)\b"
)
# Also words of money on its way, too weak to decide between both kinds.
MONEY_MOVES = re.compile(
    rf"{TRANSFER.pattern}|\b(?:argent|attend\w*|iban|rib|doit|devait|"
    r"sous|fonds|rembours\w+|solde|ordre|partis?)\b"
)
DEBIT = re.compile(
    rf"\b(?:{_PRLV}|prelev\w+|debit\w*|abonn\w+|abo|factur\w+|mandat\w*|ponction\w*|achat\w*|achet\w+|"
    r"paye[erz]*|paiement\w*|commande\w*|resili\w+"
    r"|forfait|chez|remboursement\w*|rembourse\w*|pris|pompe\w*|doublon|sans mon accord|mensualite\w*|"
    r"retire(?:e|s|es|nt)?|tire|arnaqu\w+|#)"
)
# Right before the name of one who receives or sends.
PERSON_BEFORE = re.compile(
    r"\b(?:(?P<weak>a|de|d'|l'|par|chez|depuis)|vers|pour|pr|pou|to|for|from|au nom de|en faveur de|"
    r"au profit de|a l'ordre de|a l'attention de|part de"
    rf"|beneficiaire|destinataire|expediteur)(?: ?:)? ?(?P<kin>{KIN}(?:du |"
    r"de la |de l'|des |de |d')?)?(?:la |le |l'|les )?$"
    rf"|(?<![a-z]){KIN}(?:la |le |l'|les )?$"
)
# Right before the name of one whom the customer adds to those to pay.
PAYEE_ADDED = re.compile(
    r"\b(?:r?ajout\w*|enregistr\w*|cre(?:er|e|ation)|declar\w*|inscri\w*|saisi\w*)(?: (?:comme|un|une|le|la|"
    r"mon|ma|nouveau|beneficiaire|destinataire|compte|de|iban))* $"
)
PAYEE_WORDS = re.compile(r"\b(?:beneficiaires?|destinataires?|iban|rib|virements?|#{14,})")
# Right after the name of one who sends or has not received.
SENDS = re.compile(
    r"[\"»]?,? (?:m'a|ma|m a|m'en a|a|n'a|na|dit|m'avait|devait|doit|me|m'ont|"
    r"attend|menace|confirme|jure|affirme|reclame|assure)"
    r"(?: (?:bien|deja|toujours|jamais|pas|rien|encore|me|ne|m'|il|qu'il|avoir|l'|ete)){0,12}"
    r" ?(?:envoy|vire|transf|vers|recu|ressu|fait un virement|"
    r"fait le virement|fait un|rembours|debloque|rien|toujours"
    r"|(?:le|la|son|sa|mon|ma|notre|ce) (?:virement|argent|paiement|reglement|loyer|acompte|somme))\w*"
)
CIVILITY = re.compile(
    r"(?<![a-z'])(?:(?P<short>m\.|mr\.?|mme\.?|mmes|mlle|melle|mlle\.)|(?P<long>monsieur|madame|"
    r"mademoiselle|maitre|docteur|me|dr\.?|m)) ?(?=[a-z])"
)
INTRODUCED = re.compile(
    r"\b(?:bonjour|bonsoir|salut|bjr|slt|chere?|merci|suis|m'appelle|mappelle|soussignee?|cordialement|"
    r"salutations|allo|signe|je soussigne"
    r"|conseill(?:er|ere)|nom est|c'est|ici|au nom de)[ ,:]*(?:monsieur |madame )?$"
)
# The name of a firm with its legal form, as typed (not folded): the form comes first or last.
_WORDS = r"[A-Z0-9ÀÂÇÉÈÊÎÔÛ](?:[\w'’&-]|\.(?=\w)){0,63}"
_LINKED = rf"{_WORDS}(?: (?:(?:de|du|des|et|&|la|le|les) )?{_WORDS}){{0,3}}"
LEGAL_FORM = re.compile(
    r"\b(?:SARL|Sarl|SASU|Sasu|SAS|Sas|EURL|Eurl|SCI|Sci|SNC|SELARL|GAEC|EARL|SCEA|EHPAD|Ehpad|Ets|ETS|"
    r"Cabinet|Garage|Étude|ASBL|SPRL|SRL"
    rf"|Menuiserie|Plomberie|Boulangerie|Pharmacie|Transports|Ambulances|Résidence|Clinique|Agence) {_LINKED}"
    rf"|\b{_WORDS}(?: {_WORDS}){{0,3}} (?:SARL|Sarl|SASU|SAS|EURL|LTD|Ltd|LIMITED|Limited|GmbH|GMBH|INC|Inc|"
    r"LLC|SPRL|SRL|ASBL|BV|NV|Sàrl|SERV)\b"
)
# Before the name of one who has nothing to do with the money: an employer,
# an office held, the mask of a swindler.
BESIDE = re.compile(
    r"\b(?:(?:retraitee?|salariee?|employee?|ancien(?:ne)?|stagiaire|interimaire|cadre|travaille|travaillais|"
    r"bosse|bossais|presidente?|tresoriere?"
    r"|secretaire|gerante?|comptable|membre|benevole)(?: [a-z'-]+){0,2}?"
    r" (?:de |d'|a |au |aux |chez |pour |du |a la )"
    r"|(?:saisir|prevenir|alerter|contacter|appeler|informer|menace\w* de|convoque\w* par) "
    r"|(?:vue?|trouvee?|contactee?|annonce|pub|vendeur|inscrite?) sur |(?:faux|fausse|sms|texto|mail|mel|"
    r"message|lien|courriel|pub|appel)(?: [a-z]+)? (?:de |d'|du |des )?(?:chez )?"
    r"|(?:agente?|conseill(?:er|ere)|technicien(?:ne)?|livreu(?:r|se)|guichetiere?|caissiere?|gars|"
    r"service client|sav|support)(?: [a-z]+)?"
    r" (?:de |d'|du |des )?(?:chez )?)(?:la |l'|le |les )?(?:association |asso |societe |club |entreprise )?$"
    r"|\b(?:promis|dit|raconte|explique|montre|demande|conseille|aider?|rendre service|confie) (?:a |par |"
    r"avec )?(?:mon |ma |notre )(?:[a-z-]+ )$"
)
"""Who is only beside it: « j'ai promis à mon petit-fils Théo de l'aider » says to
whom nothing of the money.
"""
BESIDE_AFTER = re.compile(
    r" (?:(?:m'|m |nous )(?:a|avait|ont)|a|avait) (?:\w+ )?(?:aidee?|dit|montre|conseillee?|explique|"
    r"accompagnee?|recopie|verifie|tout vu|lu|tape)\b"
)
"""« ma fille Awa m'a aidée »: she helps, and gets or owes nothing."""
