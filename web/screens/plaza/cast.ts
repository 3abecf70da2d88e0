/** The people that a new town starts with, and what they may write: invented, each in their own language. */
import type { NewMember } from "../../api/plaza.ts";

export const CAST: NewMember[] = [
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

/** Something to begin with, one press each; the label of each is in the locales under `plaza:idea`. */
export const IDEAS = [
  {
    id: "parcel",
    handle: "joanavidal",
    text: "Fa deu dies que espero el paquet de la comanda 10432 i ningú no em diu res. On és?",
  },
  {
    id: "phone",
    handle: "pierolanzi",
    text: "Buongiorno, il paralume è arrivato rotto. Mi chiamate al 312 416 per il cambio?",
  },
  {
    id: "praise",
    handle: "ruitavares",
    text: "As cadeiras novas ficaram lindas na cozinha. Agradeço a ajuda de quem me atendeu ontem.",
  },
  {
    id: "cross",
    handle: "camilleroche",
    text: "Troisième message sans réponse. La facture a été prélevée deux fois, c’est inadmissible !",
  },
] as const;
