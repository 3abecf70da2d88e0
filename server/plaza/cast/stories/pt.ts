import type { Told } from "../story.ts";

export const pt: Told = {
  language: "pt",
  nudges: [
    "Ainda aí estão?",
    "Já respondi há bocado, não sei se viram.",
    "Fico à espera, então. Mas não me esqueçam 🙏",
  ],
  stories: [
    {
      id: "pt-double-invoice",
      who: "joaoreis",
      kind: "complaint",
      where: "private",
      first: true,
      opening:
        "Boa tarde. Recebi a fatura em dobro: duas vezes 248,90 € pela mesma estante. Podem anular uma das duas, por favor?",
      waiting: [
        "Continuo sem resposta sobre a fatura em dobro. O banco já me descontou as duas.",
        "Isto é dinheiro que me faz falta no fim do mês. Não percebo como é que ninguém responde.",
        "Vou fazer queixa amanhã logo de manhã. Duas faturas, zero respostas.",
      ],
      detail: "A encomenda é a 10455 e as faturas são a 2231 e a 2232, do mesmo dia e à mesma hora.",
      followUp: "E o dinheiro volta para o cartão ou por transferência? Demora quantos dias?",
      helped: {
        soon: "Impecável, muito obrigado pela rapidez.",
        late: "Obrigado. Estava a perder a paciência, mas fica resolvido e isso é o que conta.",
      },
    },
    {
      id: "pt-desk-height",
      who: "joaoreis",
      kind: "question",
      where: "page",
      opening: "A secretária Canillo regula em altura? Tenho 1,94 m e nas outras bato com os joelhos.",
      waiting: [
        "Os joelhos agradeciam uma resposta sobre a secretária 🙂",
        "Pronto, compro um caixote e ponho por baixo. Esperava mais de vocês.",
      ],
      helped: {
        soon: "Era mesmo isso. Obrigado!",
        late: "Obrigado pela resposta, já tinha ido medir caixotes ao supermercado.",
      },
    },
    {
      id: "pt-saturday",
      who: "ruitavares",
      kind: "question",
      where: "page",
      opening: "Entregam em Encamp ao sábado?",
      waiting: [
        "Bom dia outra vez, era só para saber do sábado. Sem pressa.",
        "Olhem, eu espero, que remédio. Mas gostava de saber se fico em casa no sábado ou não.",
      ],
      followUp: "E sobem ao terceiro andar? O elevador é daqueles em que só cabe uma pessoa e um pão.",
      helped: {
        soon: "Muito obrigado pela ajuda, bom trabalho!",
        late: "Obrigado. Quem espera sempre alcança, dizia a minha avó.",
      },
    },
    {
      id: "pt-chairs-praise",
      who: "ruitavares",
      kind: "praise",
      where: "under_sale",
      opening:
        "As cadeiras ficaram lindas na cozinha. Agradeço a quem me atendeu ontem, uma simpatia de pessoa.",
      waiting: [],
      helped: {
        soon: "Ora essa, o merecido é merecido. Abraço!",
        late: "Não têm de quê. Cumprimentos à equipa toda.",
      },
    },
    {
      id: "pt-assembly",
      who: "ruitavares",
      kind: "request",
      where: "mention",
      opening:
        "@{brand} consigo marcar a montagem do roupeiro para depois das seis? Saio da obra às cinco e meia.",
      waiting: [
        "Volto a perguntar da montagem, se for possível depois das seis.",
        "O roupeiro continua dentro da caixa e a roupa em cima do roupeiro. Deem-me notícias, por favor.",
      ],
      detail: "Rui Tavares, Encamp, roupeiro de duas portas. Qualquer dia da semana serve.",
      helped: {
        soon: "Fica combinado. Muito agradecido!",
        late: "Agradecido. Demorou mas chegou, como o comboio da minha terra.",
      },
    },
    {
      id: "pt-rug-swap",
      who: "mateusantunes",
      kind: "request",
      where: "private",
      opening:
        "Oi! Comprei o tapete errado, era pra ser o de 2 metros e peguei o de 1,40 kkk. Dá pra trocar na loja?",
      waiting: [
        "Oi, sumiram? O tapete tá aqui enrolado ainda, nem pisei nele",
        "Gente, o prazo de troca tá correndo e ninguém me responde. Aí fica difícil, né.",
      ],
      detail: "Pedido 10620, no nome de Mateus Antunes. Tá na embalagem ainda",
      followUp: "Massa. E a diferença eu pago aí na hora?",
      helped: {
        soon: "Show de bola, valeu demais! 🙌",
        late: "Valeu! Achei que vocês tinham me esquecido, mas deu tudo certo.",
      },
    },
    {
      id: "pt-cold-lamp",
      who: "mateusantunes",
      kind: "question",
      where: "under_lamp",
      opening: "Essa luminária esquenta? Falo sério, tô procurando qualquer coisa que esquente nesse apê 🥶",
      waiting: [
        "Ninguém sabe se esquenta? Tô de casaco dentro de casa",
        "Vou concluir que não esquenta nem vocês nem a luminária, hein",
      ],
      helped: {
        soon: "Kkkk valeu, pelo menos bonita ela é!",
        late: "Demorou mas valeu, já comprei um aquecedor kkk",
      },
    },
    {
      id: "pt-courier-rude",
      who: "mateusantunes",
      kind: "complaint",
      where: "page",
      opening:
        "O entregador largou a caixa na calçada, debaixo de neve, e foi embora. Nem tocou o interfone. Péssimo, que absurdo.",
      waiting: [
        "A caixa molhou inteira e até agora nada de vocês. Que falta de respeito.",
        "Já são 3 mil pessoas me seguindo que sabem dessa caixa molhada. Vão responder ou vão esperar a neve derreter?",
      ],
      detail: "Pedido 10633, era uma mesinha de centro. A madeira tá inchada de um lado",
      helped: {
        soon: "Aí sim! Obrigado pela atenção, de verdade.",
        late: "Tá certo, obrigado. Fiquei bravo mas agradeço terem resolvido.",
      },
    },
  ],
};
