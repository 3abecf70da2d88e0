import type { Told } from "../story.ts";

export const it: Told = {
  language: "it",
  nudges: [
    "Ci siete ancora?",
    "Vi ho risposto poco fa, magari vi è sfuggito.",
    "Resto qui ad aspettare, eh. Con il telefono in mano.",
  ],
  stories: [
    {
      id: "it-vase",
      who: "giuliatarantello",
      kind: "complaint",
      where: "mention",
      first: true,
      opening:
        "Vergogna @{brand}: è la terza volta che il vaso arriva rotto. La terza. L'imballo è un foglio di giornale e una preghiera.",
      waiting: [
        "Nessuno risponde? Ho i cocci di tre vasi sul tavolo, potrei aprire un museo.",
        "Se il silenzio è la vostra assistenza, complimenti. Intanto ho fatto le foto, tutte e tre le scatole.",
        "Basta così: voglio il rimborso e lo voglio oggi. Altrimenti chiamo la banca e blocco il pagamento.",
      ],
      detail: "Ordine 10389, vaso grande azzurro. Le foto dei cocci ve le mando quando volete.",
      followUp: "E la quarta volta chi mi assicura che arriva intero? Cambiate corriere o scatola?",
      helped: {
        soon: "Finalmente qualcuno che risponde subito. Grazie, vi do fiducia.",
        late: "Va bene, grazie. Ero furiosa, ma ammetto che così si fa.",
      },
    },
    {
      id: "it-glaze",
      who: "giuliatarantello",
      kind: "question",
      where: "page",
      opening:
        "I piatti della linea Tristaina vanno in lavastoviglie? Sull'etichetta c'è un disegnino che potrebbe essere qualsiasi cosa.",
      waiting: [
        "Stasera ho otto persone a cena e nessuna voglia di lavare a mano. Allora, lavastoviglie sì o no?",
        "Ho lavato otto piatti a mano. Vi ho pensati a ogni piatto.",
      ],
      helped: {
        soon: "Ottimo, grazie mille! Mi avete salvato la serata.",
        late: "Grazie, lo terrò presente per la prossima cena.",
      },
    },
    {
      id: "it-thanks",
      who: "pierolanzi",
      kind: "praise",
      where: "mention",
      opening:
        "Bravissimi @{brand}: la guida sul parquet è ottima, mi ha risparmiato una giornata di lavoro e due di mal di schiena. Grazie.",
      waiting: [],
      helped: {
        soon: "Grazie a voi, di cuore. Sempre gentilissimi.",
        late: "Ma figuratevi, nessuna fretta. Grazie ancora.",
      },
    },
    {
      id: "it-shade",
      who: "pierolanzi",
      kind: "request",
      where: "private",
      opening:
        "Buongiorno, il paralume della lampada si è rotto per colpa mia, è caduto. Si può comprare soltanto il paralume? Grazie in anticipo.",
      waiting: [
        "Scusate il disturbo, capisco che avrete molto da fare. Quando potete, per il paralume.",
        "Buongiorno, sono sempre Piero, quello del paralume. Nel frattempo la lampadina nuda mi acceca un poco.",
      ],
      detail:
        "È la lampada Arinsal da terra, paralume verde. Il mio numero è +376 347 902, ma anche per iscritto va benissimo.",
      helped: {
        soon: "Gentilissimi, grazie infinite. Buon lavoro a tutti.",
        late: "Grazie mille, e scusate ancora l'insistenza. Siete stati gentili.",
      },
    },
    {
      id: "it-hours",
      who: "pierolanzi",
      kind: "question",
      where: "page",
      opening: "Buongiorno, domenica mattina il negozio è aperto? Verrei con la corriera delle nove.",
      waiting: [
        "Chiedo ancora per domenica, solo perché devo fare il biglietto della corriera. Grazie.",
        "Ho fatto il biglietto, sperando bene. Se è chiuso farò una passeggiata, pazienza.",
      ],
      helped: {
        soon: "Perfetto, grazie della cortesia!",
        late: "Grazie della risposta, meglio saperlo prima di salire in corriera.",
      },
    },
    {
      id: "it-drill",
      who: "brunocastagna",
      kind: "question",
      where: "page",
      opening:
        "Ma la mensola Tor regge 20 kg anche sul cartongesso? Chiedo per un amico che ha già fatto i buchi.",
      waiting: [
        "L'amico sta tenendo su la mensola con le mani, se potete dargli una risposta…",
        "Aggiornamento: la mensola è per terra, l'amico pure. Grazie del supporto, eh.",
      ],
      followUp: "E i tasselli giusti li avete voi in negozio o vado in ferramenta?",
      helped: {
        soon: "Grandi! L'amico ringrazia (ok, sono io).",
        late: "Grazie, la mensola risorgerà. Io un po' meno, ho una certa età.",
      },
    },
    {
      id: "it-wrong-color",
      who: "brunocastagna",
      kind: "complaint",
      where: "private",
      opening:
        "Ciao, ho ordinato l'armadio bianco e mi avete mandato quello sbagliato, nero. La camera è due metri per tre e adesso sembra una grotta. Non va bene.",
      waiting: [
        "Allora, per l'armadio nero? Mia moglie ha già appeso una torcia.",
        "Mi spiace insistere ma occupa tutto l'ingresso, entriamo in casa di lato. Fatevi vivi per piacere.",
        "Terzo messaggio. Se non mi rispondete ve lo riporto io, di notte, così nemmeno si vede.",
      ],
      detail: "Ordine 10644, Bruno Castagna. Sull'etichetta c'è scritto bianco, dentro è nero.",
      helped: {
        soon: "Ottimo, gentilissimi. Mia moglie spegne la torcia e vi saluta.",
        late: "Ok, grazie. Ho fatto lo spiritoso ma cominciavo a preoccuparmi davvero.",
      },
    },
  ],
};
