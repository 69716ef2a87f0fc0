"""The mix of messages both assistants are given: half of them run a custom action, half only say a response.

Form answers are left out: they need our journal, which stock Rasa has not.
"""

MESSAGES = (
    "bonjour",
    "mon virement de 250 euros n'est toujours pas arrivé",
    "non merci",
    "c'est quoi ces frais de 4,90 sur mon compte",
    "merci beaucoup",
    "un abonnement que je n'ai jamais pris est prélevé tous les mois",
    "à quel numéro je peux vous appeler ?",
    "jai été débité 2 fois du meme achat",
    "quel est le plafond de retrait",
    "vous êtes un robot ?",
    "ma carte expire bientôt, comment avoir la nouvelle",
    "où envoyer un courrier recommandé ?",
    "annuler",
    "je veux saisir le médiateur",
    "vous êtes vraiment des incapables",
    "quelle heure est-il à Tokyo",
    "je veux fermer mon compte",
    "problème avec ma carte",
    "qu'est-ce que tu sais faire",
    "au revoir",
)
