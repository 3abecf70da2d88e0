/** What one may write on Plaza when nothing comes to mind; the label of each is in the locales under `plaza:idea`. */
import type { NewMember } from "../../api/plaza.ts";

/** Who the ideas are written as. The cast of a town has them already; another town gets them. */
export const WRITERS: NewMember[] = [
  { handle: "joanavidal", name: "Joana Vidal", about: "Encamp. Plantes, gats i llums.", followers: 214 },
  {
    handle: "ruitavares",
    name: "Rui Tavares",
    about: "Do Minho para Andorra. Paciência de santo.",
    followers: 96,
  },
  {
    handle: "camilleroche",
    name: "Camille Roche",
    about: "Foix. Je dis ce que je pense.",
    followers: 18_400,
  },
  { handle: "pierolanzi", name: "Piero Lanzi", about: "Sempre grazie, mai di fretta.", followers: 57 },
];

/** Put into the box, to be read and changed before they are said. */
export const IDEAS = [
  {
    id: "parcel",
    handle: "joanavidal",
    text: "Fa deu dies que espero el paquet de la comanda 10432 i ningú no em diu res. On és?",
  },
  {
    id: "phone",
    handle: "pierolanzi",
    text: "Buongiorno, a che ora aprite sabato? Se serve, il mio numero è +376 312 416.",
  },
  {
    id: "praise",
    handle: "ruitavares",
    text: "As cadeiras novas ficaram lindas na cozinha. Adorei o atendimento, foi excelente.",
  },
] as const;

/** Said one after the other by one person, who is not answered fast enough. */
export const FIVE_IN_A_ROW = {
  handle: "camilleroche",
  texts: [
    "Bonjour, la commande 10518 devait arriver mardi. Toujours rien.",
    "Je viens d’appeler, personne ne décroche.",
    "Vous lisez vos messages ?",
    "C’est la quatrième fois que j’écris. La facture, elle, est arrivée tout de suite.",
    "Dernier message avant de demander le remboursement.",
  ],
} as const;
