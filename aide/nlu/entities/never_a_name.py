"""The words that are no name, whatever capital they have."""

from __future__ import annotations

NEVER_A_NAME = frozenset(
    """
    a ai aie ait alors apres après argent as au aucun aussi autre autres avait avance avant avec avez avoir
    avons bah ben bien bonjour bonsoir bjr slt cb ca car carte cartes ce cela celle celui ces cet cette chaque
    chat chez code combien comme comment compte comptes contrat conseiller cordialement courrier ct d dans de
    deja depuis des deux dire dit dois donc du e eh elle elles en encore enfin ensuite est et etait etc eu
    euro euros eux faire fait faites faut fois frais g hein hello hier iban il ils inconnu internet j jai
    jamais je jour jours jusqu l la le les leur lui m ma madame mademoiselle mail mais mal mandat me memes
    merci mes moi mois moins mon monsieur montant n ne ni non nos notre nous numero ok on ont or ou où oui par
    parce pas personne peu peut plus pour pourquoi pourriez pouvez prelevement prelevements puis qu quand que
    quel quelle quelqu quelque quelques qui quoi rapport rib rien s sa salut sans sauf se semaine sepa ses si
    sms smartpay sogexia smart pay soit son sont sur svp t ta tel telephone telle tout toute toutes toujours
    tous tres trop tu un une urgent va vais vers veux virement virements visa voici voila vos votre vous y ya
    erreur accident exemple an ans annee contre suite fraude fraudeur pirate inadvertance avance hasard
    ailleurs eux-memes elles-memes quiconque certains plusieurs trois quatre cinq dix cent mille hui aujourd
    demain janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi
    mercredi jeudi vendredi samedi dimanche france paris lyon marseille lille toulouse nice nantes bordeaux
    strasbourg rennes montpellier belgique bruxelles liege suisse luxembourg espagne italie allemagne portugal
    maroc algerie tunisie senegal dakar abidjan cameroun guadeloupe martinique reunion guyane mayotte quebec
    montreal canada londres marrakech casablanca europe afrique noel mastercard apple-pay dab cvv pin otp gps
    app appli application site web service client banque reclamation opposition internet electricite gaz eau
    assurance mutuelle impot impots loyer sport salle abonnement credit pret streaming musique transport
    dossier cotisation carburant essence courses ligne especes cheque societe entreprise boite site marchand
    commercant magasin mecontent etranger autorite quelquun vraiment simple double triple gros petit nouveau
    nouvelle ancien ancienne aide vip acpr amf cssf cnil dgccrf ufc bce insee rec eve adam toussaint paques
    dieu gab tva ht ttc kyc dsp2 rgpd sav cdi cdd rtt telephonie mobile box fibre presse journal jeu jeux
    video rencontre salaire pension retraite famille maman papa mere pere frere soeur fille fils ami amie
    tante oncle enfant enfants proprio proprietaire patron employeur collegue voisin fitness gym muscu
    musculation yoga natation danse vpn antivirus cloud forfait magazine revue coaching voyance tpe atm accord
    autorisation raison urgence nuit matin soir midi voila ici la-bas quoi jsp jcomprend svp stp rsa apl
    caf""".split()
) - {"caf"}
