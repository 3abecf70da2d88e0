import type { Language } from "./people.ts";

/** What a storm says: one matter, the plug of the Arinsal lamp that gets hot, in sixty voices. */
interface Outcry {
  /** On the brand's page, or from one's own with its handle. */
  alone: string[];
  /** Under what another wrote. */
  joining: string[];
}

export const outcry: Record<Language, Outcry> = {
  ca: {
    alone: [
      "Algú més té la llum Arinsal? L'endoll crema. Literalment: no l'he pogut tocar.",
      "@{brand} l'endoll de la llum Arinsal s'escalfa tant que ha deixat una marca groga a la paret. Què hem de fer?",
      "He desendollat la llum de l'habitació dels nens perquè feia olor de plàstic cremat. Estic tremolant encara.",
      "A la caixa posa que és segura. L'endoll a 70 graus no diu el mateix, he comprat un termòmetre i tot.",
      "@{brand} retireu la llum Arinsal ja, si us plau. No cal esperar que passi alguna desgràcia.",
      "Pregunta seriosa: si la llum s'escalfa per l'endoll, hi ha risc d'incendi o només fa por?",
    ],
    joining: [
      "A casa igual, i només fa dues setmanes que la tenim.",
      "Jo la vaig regalar a la meva mare!! Ara mateix la truco.",
      "Traieu-la de l'endoll ja mateix, no espereu que us contestin.",
      "La meva no s'escalfa, però després de llegir això la trec igualment.",
    ],
  },
  es: {
    alone: [
      "El enchufe de mi lámpara Arinsal está ardiendo. ¿Soy la única o nos pasa a todos?",
      "@{brand} ¿es normal que el enchufe de la Arinsal queme? Porque a mí normal no me parece.",
      "Me ha saltado el diferencial tres veces esta tarde. He quitado la lámpara nueva y, mira tú, ya no salta.",
      "Compré dos lámparas Arinsal y los dos enchufes se ponen negros. Quiero mi dinero y una explicación.",
      "@{brand} esto ya lo avisé la semana pasada por correo y nadie contestó. Ahora somos muchos, ¿no?",
      "Mi hija de cuatro años ha tocado el enchufe y se ha quemado el dedo. Poca broma con esto.",
    ],
    joining: [
      "Igual por aquí, huele a quemado desde ayer.",
      "¿Y la devuelven o hay que pelearse?",
      "Pues yo la dejaba puesta toda la noche, madre mía…",
      "Guardad el tique y haced fotos, que luego dicen que no.",
    ],
  },
  it: {
    alone: [
      "Attenzione a chi ha la lampada Arinsal: la spina scotta, l'ho scoperto con le dita.",
      "@{brand} la spina della Arinsal si è fusa nella presa. Fusa. Ho dovuto chiamare l'elettricista.",
      "Ma è possibile che una lampada da 89 euro scaldi la presa come un ferro da stiro?",
      "@{brand} mi dite per iscritto se posso lasciarla accesa o no? Ho i gatti in casa da soli tutto il giorno.",
      "Lampada bellissima, per carità. Peccato che voglia dare fuoco al salotto.",
      "Ho provato tre prese diverse, la spina della Arinsal diventa rovente in tutte e tre. Non è casa mia.",
    ],
    joining: [
      "Confermo, anche la mia dopo mezz'ora non si tocca.",
      "Io aspetto un comunicato ufficiale, qui nessuno dice niente.",
      "Staccatela subito, mio cugino fa il pompiere e dice di staccarla.",
      "Allora non ero io che esageravo! Mio marito mi prendeva in giro.",
    ],
  },
  pt: {
    alone: [
      "A ficha do candeeiro Arinsal aquece imenso, alguém sabe se há recolha?",
      "@{brand} a ficha do candeeiro derreteu um bocado e deixou cheiro a queimado na sala toda. E agora?",
      "Fui apagar o candeeiro e queimei a mão na ficha. Na ficha, não na lâmpada.",
      "Comprei o Arinsal em outubro, hoje a tomada está castanha. Isto tem certificado ou é só bonito?",
      "@{brand} digam qualquer coisa, por favor, temos um bebé e o candeeiro está ao lado do berço.",
      "Trabalho com eletricidade há vinte anos: uma ficha assim quente está mal feita. Tirem isso das tomadas.",
    ],
    joining: [
      "O meu também, já o pus na varanda.",
      "E se a casa ardesse, quem pagava?",
      "Obrigada pelo aviso, desliguei o meu agora mesmo.",
      "Liguei para a loja e ninguém atende, deve estar tudo a ligar ao mesmo tempo.",
    ],
  },
  fr: {
    alone: [
      "La prise de la lampe Arinsal chauffe à blanc. Vérifiez la vôtre, je ne plaisante pas.",
      "@{brand} ma lampe Arinsal a noirci la multiprise. Vous comptez prévenir les gens quand ?",
      "Odeur de brûlé cette nuit, détecteur de fumée, tout le monde debout. C'était la lampe neuve.",
      "@{brand} y a-t-il un rappel prévu pour la lampe Arinsal ? Répondez par oui ou par non, merci.",
      "J'adore cette lampe, mais je préfère mon appartement entier. La fiche est brûlante au bout d'une heure.",
      "Numéro de lot 2209 sous le pied, fiche brûlante. Si d'autres ont le même lot, dites-le ici.",
    ],
    joining: [
      "Pareil chez mes parents, on vient de tout débrancher.",
      "Lot 2209 aussi ! Ça commence à faire beaucoup.",
      "Toujours aucune réponse de la marque, c'est incroyable.",
      "J'allais en commander une ce soir, je vais attendre un peu…",
    ],
  },
  en: {
    alone: [
      "PSA: if you own the Arinsal lamp, go and touch the plug. Carefully. Mine's hot enough to fry an egg.",
      "@{brand} the plug on my Arinsal lamp has gone brown round the pins. Is this being recalled?",
      "Came home to a funny smell and a lamp plug I couldn't hold. Not what I want from a reading light.",
      "Has anybody had an actual answer about these Arinsal plugs? I've got two in a holiday let with guests in it.",
      "@{brand} I run a small hotel with nine of your lamps. I need to know today whether they're safe.",
      "My electrician took one look at the Arinsal plug and said a word I can't post here.",
    ],
    joining: [
      "Same with ours, the socket's warm too.",
      "Unplugged mine the second I read this. Thanks for the warning.",
      "Mine's been fine all autumn? Now I'm scared to leave the house though.",
      "Somebody will get hurt before they say a word, you watch.",
    ],
  },
};
