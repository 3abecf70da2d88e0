/** What people write around their data, by language: `{}` stands for them. Written by hand, before anything was measured. */
import type { Language, PersonalDataKind } from "../../server/triage/index.ts";

type Carriers = Partial<Record<Language, string[]>>;

/** Nothing says what comes: the data must show it themselves. */
export const UNSAID: Record<Language, string[]> = {
  ca: [
    "Us ho torno a passar: {}",
    "{}",
    "Ja us ho vaig dir ahir, {} i encara res",
    "Soc la Marta Puig ({}), espero notícies",
  ],
  es: [
    "Os lo vuelvo a pasar: {}",
    "{}",
    "Ya os lo di ayer, {} y sigo igual",
    "Soy Pilar Gómez ({}), espero noticias",
  ],
  it: [
    "Ve lo rimando: {}",
    "{}",
    "Ve l'ho già dato ieri, {} e ancora niente",
    "Sono Giulia Conti ({}), attendo notizie",
  ],
  pt: [
    "Volto a mandar: {}",
    "{}",
    "Já dei isso ontem, {} e continuo na mesma",
    "Sou a Rita Lopes ({}), aguardo notícias",
  ],
  fr: [
    "Je vous le renvoie : {}",
    "{}",
    "Je vous l'ai déjà donné hier, {} et toujours rien",
    "Je suis Zoé Martin ({}), j'attends des nouvelles",
  ],
  en: [
    "Sending it again: {}",
    "{}",
    "Gave you this yesterday, {} and still nothing",
    "It's Tom Hughes ({}), waiting to hear back",
  ],
};

/** A word beside says what it is; all languages where somebody may have it. */
export const SAID: Partial<Record<PersonalDataKind, Carriers>> = {
  phone: {
    ca: [
      "Truqueu-me al {} a la tarda, si us plau",
      "El meu telèfon és el {}",
      "Tel. {}",
      "{} és el meu mòbil, gràcies",
      "deixo el mobil {} estic tot el dia a casa",
      "Whatsapp: {}",
      "Em podeu trucar demà? {}",
    ],
    es: [
      "Llámame al {} por la tarde, por favor",
      "Mi teléfono es el {}",
      "Tlf {}",
      "{} es mi móvil, gracias",
      "os dejo el movil {} estoy todo el dia en casa",
      "WhatsApp {}",
      "¿Me podéis llamar mañana? {}",
    ],
    it: [
      "Chiamatemi al {} nel pomeriggio, per favore",
      "Il mio telefono è {}",
      "Cell. {}",
      "{} è il mio cellulare, grazie",
      "lascio il numero di telefono {} sono sempre a casa",
      "WhatsApp: {}",
      "Mi potete chiamare domani? {}",
    ],
    pt: [
      "Liguem-me para o {} à tarde, por favor",
      "O meu telemóvel é o {}",
      "Telef. {}",
      "{} é o meu telefone, obrigado",
      "meu celular {} pode chamar no zap",
      "WhatsApp: {}",
      "Podem ligar amanhã? {}",
    ],
    fr: [
      "Appelez-moi au {} l'après-midi svp",
      "Mon téléphone : {}",
      "Tél. {}",
      "{} c'est mon portable, merci",
      "je laisse mon numero de telephone {} je suis toujours chez moi",
      "WhatsApp : {}",
      "Pouvez-vous me rappeler demain ? {}",
    ],
    en: [
      "Call me on {} in the afternoon please",
      "My phone number is {}",
      "Tel: {}",
      "{} is my mobile, thanks",
      "leaving my phone {} im in all day",
      "WhatsApp {}",
      "Can you ring me tomorrow? {}",
    ],
  },
  nrt: {
    ca: ["El meu NRT és {}", "NRT: {}", "Titular Marta Puig, NRT {}, de la Massana"],
    es: ["Mi NRT es {}", "NRT: {}", "Titular Marta Puig, NRT {}, de la Massana"],
    fr: ["Mon NRT est {}", "NRT : {}", "Titulaire Marta Puig, NRT {}, à la Massana"],
  },
  nif: {
    pt: ["O meu NIF é {}", "NIF {}", "contribuinte {}", "fatura com o contribuinte nº {}, se faz favor"],
    es: ["Mi NIF de Portugal es {}", "NIF: {}"],
    en: ["my Portuguese NIF is {}", "NIF {}"],
  },
  cpf: {
    pt: ["Meu CPF é {}", "CPF: {}", "compra no cpf {} e nada da nota", "segue o cpf do titular {}"],
    en: ["my CPF is {}", "CPF {}"],
    es: ["Mi CPF es {}", "CPF {}"],
  },
  passport: {
    ca: ["Passaport {}", "el número de passaport és {}"],
    es: ["Pasaporte {}", "mi número de pasaporte es {}"],
    it: ["Passaporto {}", "il numero del passaporto è {}"],
    pt: ["Passaporte {}", "o número do passaporte é {}"],
    fr: ["Passeport {}", "mon numéro de passeport est {}"],
    en: ["Passport {}", "my passport number is {}"],
  },
  order_number: {
    ca: [
      "On és la comanda {}?",
      "La meva comanda és la {}",
      "Número de comanda: {}",
      "El codi de seguiment {} no es mou",
      "factura núm. {} cobrada dos cops",
    ],
    es: [
      "¿Dónde está mi pedido {}?",
      "El número de pedido es {}",
      "Pedido nº {}",
      "El seguimiento {} no se mueve",
      "factura {} cobrada dos veces",
      "mi localizador es {}",
    ],
    it: [
      "Dov'è il mio ordine {}?",
      "Il numero d'ordine è {}",
      "Ordine n. {}",
      "il tracking {} è fermo da giorni",
      "fattura n° {} pagata due volte",
    ],
    pt: [
      "Onde está a encomenda {}?",
      "O número da encomenda é {}",
      "Pedido nº {}",
      "o código de rastreio {} não anda",
      "fatura {} cobrada duas vezes",
    ],
    fr: [
      "Où est ma commande {} ?",
      "Mon numéro de commande est le {}",
      "Commande n° {}",
      "le suivi {} ne bouge plus",
      "facture {} prélevée deux fois",
    ],
    en: [
      "Where is my order {}?",
      "My order number is {}",
      "Order #{}",
      "tracking {} hasn't moved in days",
      "invoice no. {} charged twice",
      "booking reference {}",
    ],
  },
};
