/** Invented messages: text, then kind, topic, mood, urgency, reply or none, audience. */
export const fr: [text: string, expected: string][] = [
  [
    "Ça fait trois semaines que j'attends mon colis, toujours rien reçu",
    "complaint order_tracking negative 2 reply private",
  ],
  ["Bonjour, où en est ma commande ?", "question order_tracking neutral 1 reply private"],
  ["Est-ce que vous livrez en Belgique ?", "question order_tracking neutral 1 reply public"],
  ["Je voudrais être remboursé de mon billet annulé", "request returns_refunds neutral 1 reply private"],
  ["La théière est arrivée cassée, quelle déception", "complaint returns_refunds negative 1 reply private"],
  ["Comment faire un retour ?", "question returns_refunds neutral 1 reply public"],
  ["Vous m'avez prélevé deux fois ce mois-ci", "complaint billing_price negative 2 reply private"],
  ["Combien coûte le forfait enfant ?", "question billing_price neutral 1 reply public"],
  [
    "Impossible de me connecter à mon compte, mot de passe refusé",
    "complaint account_access negative 2 reply private",
  ],
  [
    "Mon compte a été piraté et quelqu'un utilise ma carte",
    "complaint account_access negative 3 reply private",
  ],
  ["L'appli plante tout le temps, marre", "complaint technical_fault negative 1 reply public"],
  ["Le site ne marche pas depuis ce matin", "complaint technical_fault negative 1 reply public"],
  ["Ces biscuits contiennent du gluten ?", "question product_info neutral 1 reply public"],
  ["Avez-vous ce modèle en taille 40 ?", "question product_info neutral 1 reply public"],
  ["Vous ouvrez à quelle heure le dimanche ?", "question hours_location neutral 1 reply public"],
  ["Où est la boutique la plus proche de Toulouse ?", "question hours_location neutral 1 reply public"],
  ["Le vendeur a été très désagréable", "complaint service_staff negative 1 reply public"],
  ["J'ai appelé cinq fois et personne ne répond", "complaint service_staff negative 2 reply private"],
  [
    "Vol annulé, on est coincés à l'aéroport sans hôtel",
    "complaint service_disruption negative 3 reply private",
  ],
  ["Y a-t-il une coupure de courant à Foix ?", "question service_disruption neutral 1 reply public"],
  ["Bravo à toute l'équipe, accueil parfait", "praise service_staff positive 0 none public"],
  ["j'adoooore vos chaussures 😍", "praise other positive 0 none public"],
  ["merci beaucoup !", "other other positive 0 none public"],
  ["Bande de voleurs, c'est une honte", "complaint other negative 0 none public"],
  ["Merci d'avoir perdu ma valise, quel service", "complaint service_disruption negative 1 reply private"],
  ["Si je ne suis pas remboursé je porte plainte", "complaint returns_refunds negative 3 reply private"],
  ["C'est réglé, merci", "other other positive 0 none public"],
  [
    "Pouvez-vous me rappeler au 06 12 34 56 78 ? C'est pour ma facture",
    "request billing_price neutral 1 reply private",
  ],
  [
    "Vous trouvez ça normal d'attendre une heure au téléphone ?",
    "complaint service_staff negative 1 reply public",
  ],
  [
    "Plus d'internet depuis hier, à quoi ça sert de payer ?",
    "complaint technical_fault negative 2 reply public",
  ],
];
