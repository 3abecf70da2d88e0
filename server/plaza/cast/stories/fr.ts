import type { Told } from "../story.ts";

export const fr: Told = {
  language: "fr",
  nudges: [
    "Vous êtes toujours là ?",
    "Je vous ai répondu tout à l'heure, au cas où ce serait passé inaperçu.",
    "Bon, j'attends votre retour, le téléphone sur les genoux…",
  ],
  stories: [
    {
      id: "fr-charged-twice",
      who: "camilleroche",
      kind: "complaint",
      where: "page",
      first: true,
      opening:
        "Ma carte a été débitée deux fois pour la même facture. 612 € au lieu de 306. Et au téléphone, une musique. C'est inadmissible !",
      waiting: [
        "Deuxième message. Je précise que j'ai 18 000 abonnés et beaucoup de temps cet après-midi.",
        "Toujours rien ? Très bien, je publie la capture de mon relevé, vos clients apprécieront la méthode.",
        "306 € pris sans autorisation, aucune réponse : ma banque appelle ça une fraude, et moi aussi.",
      ],
      detail: "Commande 10470, deux débits le même jour à trois minutes d'écart. Que vous faut-il de plus ?",
      followUp:
        "Bien. Et je le vois quand sur mon compte, ce remboursement ? Une date, pas « sous quelques jours ».",
      helped: {
        soon: "Réponse rapide et nette. Je le dis aussi quand c'est bien fait : merci.",
        late: "Il aura fallu insister, mais je retiens la réponse. Merci, on efface l'ardoise.",
      },
    },
    {
      id: "fr-green-promise",
      who: "camilleroche",
      kind: "question",
      where: "mention",
      opening:
        "@{brand} votre « bois local », il est local d'où exactement ? Parce que j'ai regardé l'étiquette sous la table.",
      waiting: [
        "Je repose ma question sur le bois, elle n'était pas rhétorique.",
        "Pas de réponse sur l'origine du bois. J'en tire mes conclusions, et mes lecteurs aussi.",
      ],
      helped: {
        soon: "Voilà une réponse claire, c'est assez rare pour le signaler. Merci.",
        late: "Merci. Dommage d'avoir attendu, la réponse était bonne.",
      },
    },
    {
      id: "fr-late-sofa",
      who: "camilleroche",
      kind: "complaint",
      where: "private",
      opening:
        "Toujours pas de canapé, promis pour le 3. Je reçois des amis assis sur des cartons. C'est lamentable.",
      waiting: [
        "Les amis sont arrivés. Les cartons tiennent, moi moins.",
        "Je ne demande pas la lune, je demande une date. Faut-il que je l'écrive en public ?",
      ],
      detail: "Commande 10402, canapé deux places, livraison à Foix.",
      helped: {
        soon: "Merci de la franchise, j'attendrai donc en connaissance de cause.",
        late: "Bon. Merci, au moins je sais où j'en suis.",
      },
    },
    {
      id: "fr-missed-courier",
      who: "sophielacombe",
      kind: "question",
      where: "private",
      opening:
        "Bonjour, le livreur est passé mais je n'étais pas là, j'avais un rendez-vous chez le dentiste. Il repasse quand ?",
      waiting: [
        "Je me permets de relancer pour le livreur. Cette fois je reste à la maison, promis.",
        "J'ai posé une demi-journée pour rien puisque personne ne me dit quand il passe. C'est un peu agaçant, quand même.",
      ],
      detail: "Lacombe, commande 10511, au Pas de la Case. Je suis joignable au +376 356 774.",
      helped: {
        soon: "Super, merci beaucoup ! Je serai là, avec les bonnes dents.",
        late: "Merci ! J'avoue que je commençais à désespérer, mais tout va bien.",
      },
    },
    {
      id: "fr-shelf-depth",
      who: "sophielacombe",
      kind: "question",
      where: "page",
      opening:
        "L'étagère Engolasters existe en 20 cm de profondeur ? Mon couloir fait 78 cm et j'aimerais continuer à y passer 😅",
      waiting: [
        "Petite relance pour l'étagère, le mètre ruban à la main !",
        "Je vais finir par poser les livres par terre. Ils y sont déjà, en fait.",
      ],
      followUp: "Et elle se fixe au mur, ou elle tient toute seule ?",
      helped: {
        soon: "Parfait, merci pour la précision, je commande ce soir !",
        late: "Merci ! Mieux vaut tard que jamais, le couloir vous dit bonjour.",
      },
    },
    {
      id: "fr-advice-praise",
      who: "clairebesson",
      kind: "praise",
      where: "page",
      opening:
        "Un grand merci, votre équipe est formidable. J'avais perdu le ticket, la boîte et la tête, et mon retour s'est fait en deux minutes.",
      waiting: [],
      helped: {
        soon: "Avec plaisir, vous le méritez bien !",
        late: "Oh, c'est gentil de répondre. Belle journée à vous.",
      },
    },
    {
      id: "fr-school-order",
      who: "clairebesson",
      kind: "request",
      where: "mention",
      opening:
        "Bonjour @{brand}, nous cherchons douze petites chaises pour le coin lecture de l'école. Feriez-vous un devis pour une coopérative scolaire ?",
      waiting: [
        "Je reviens vers vous pour les douze petites chaises, les enfants comptent les jours (c'est l'exercice du matin).",
        "Le conseil d'école est ce soir et je n'ai pas de devis à montrer. Un mot de vous m'aiderait beaucoup.",
      ],
      detail: "École d'Ax-les-Thermes, classe de CP, assise à 30 cm. Avant les vacances si possible.",
      helped: {
        soon: "Merci infiniment, les enfants vont être ravis !",
        late: "Merci beaucoup. J'ai eu un peu peur, mais nous sommes sauvés.",
      },
    },
    {
      id: "fr-instructions",
      who: "clairebesson",
      kind: "request",
      where: "page",
      opening: "Auriez-vous la notice de la commode en pdf ? La mienne a servi de coloriage.",
      waiting: [
        "C'est encore moi, pour la notice. J'ai trois vis de trop, ce qui m'inquiète un peu.",
        "Quatre vis de trop. La commode penche. J'aurais vraiment besoin de cette notice.",
      ],
      helped: {
        soon: "Merci mille fois, je m'y remets ce soir !",
        late: "Merci, je démonte tout et je recommence. L'essentiel, c'est d'apprendre, comme je dis à mes élèves.",
      },
    },
  ],
};
