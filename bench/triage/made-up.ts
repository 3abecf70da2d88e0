/** Personal data that nobody has: drawn by chance, with the check digits that make them possible, written as people do. */
import { composeIBAN } from "ibantools";
import { isCard, isCodiceFiscale, isCpf, isDni, isNif, isNir } from "../../server/triage/check-digits.ts";
import type { PersonalDataKind } from "../../server/triage/index.ts";
import type { Random } from "../words.ts";
import { completed, digits, drawn, grouped, LETTERS, pick, splice, written } from "./drawing.ts";

/** One way of writing one kind. */
export interface MadeUp {
  kind: PersonalDataKind;
  /** Where it comes from, or how it is written: the line of the report. */
  of: string;
  /** Only six digits, say: it needs a word beside it. */
  bare?: true;
  make(random: Random): string;
}

function phones(of: string, code: string, patterns: string[], groups: string[], trunk = ""): MadeUp[] {
  const national = (random: Random) =>
    grouped(drawn(pick(patterns, random), random), pick(groups, random), random);
  const withCode = (random: Random) => {
    const sign = pick(
      [`+${code} `, `+${code}`, `00${code} `, `00${code}`, `(+${code}) `, `+${code}-`],
      random,
    );
    return sign + national(random).replace(new RegExp(`^${trunk || "(?!)"}[ .-]?`), "");
  };
  return [
    { kind: "phone", of: `${of}, with its code`, make: withCode },
    { kind: "phone", of: `${of}, beside a word`, bare: true, make: national },
  ];
}

function ibans(
  country: string,
  bban: string,
  control: [from: number, many: number] | null,
  groups: RegExp,
): MadeUp {
  return {
    kind: "iban",
    of: country,
    make(random) {
      for (;;) {
        const body = drawn(bban, random);
        const tries = control ? digits(control[1]).map((two) => splice(body, control[0], two)) : [body];
        const whole = tries.map((one) => composeIBAN({ countryCode: country, bban: one })).find(Boolean);
        if (!whole) continue;
        const written = pick(
          [whole, whole.replace(groups, "$& ").trim(), whole.replace(groups, "$&-").replace(/-$/, "")],
          random,
        );
        return random() < 0.2 ? written.toLowerCase() : written;
      }
    },
  };
}

/** Four by four, as it is printed. */
const FOURS = /.{4}(?=.)/g;
const dni = completed("########", [...LETTERS], isDni);
const card = (pattern: string) => completed(pattern, digits(1), isCard);
const fiscal = completed("@@@@@@##A##@###", [...LETTERS], isCodiceFiscale);

function nie(random: Random): string {
  return completed(`${pick(["X", "Y", "Z"], random)}#######`, [...LETTERS], isDni)(random);
}

function nir(random: Random): string {
  const month = pick(digits(2).slice(1, 13), random);
  return completed(
    `${pick(["1", "2"], random)}##${month}${pick(["75", "31", "13", "66", "2A", "2B"], random)}######`,
    digits(2),
    isNir,
  )(random);
}

function address(random: Random): string {
  return pick(
    [
      "carrer Major, 12",
      "Avinguda Meritxell 86",
      "c/ Sant Jordi, 4",
      "Plaça del Consell General 3",
      "calle de Alcalá, 45",
      "Paseo de la Castellana n. 130",
      "Avda. Constitución 9",
      "via Garibaldi 7",
      "Corso Vittorio Emanuele, 112",
      "piazza Cavour 3",
      "Rua Augusta, 24",
      "Avenida da Liberdade 180",
      "Travessa do Carmo, 7",
      "12 rue de la Paix",
      "8 bis, avenue Foch",
      "3 allée des Tilleuls",
      "24 Acacia Avenue",
      "7 Station Road",
      "112 Old Kent Road",
    ],
    random,
  );
}

function email(random: Random): string {
  const first = pick(
    ["marta", "j.pons", "anna_riba", "marco.rossi84", "joao+loja", "zoe-martin", "T.HUGHES", "núria"],
    random,
  );
  return `${first}${random() < 0.5 ? Math.floor(random() * 1000) : ""}@${pick(["example.com", "exemple.cat", "posta.example.it", "mail.example.org", "caixa-postal.example.pt"], random)}`;
}

export const MADE_UP: MadeUp[] = [
  { kind: "email", of: "addresses", make: email },
  ...phones("Andorra", "376", ["3#####", "6#####", "7#####", "8#####", "4#####"], ["6", "3 3", "2 2 2"]),
  ...phones("Spain", "34", ["6########", "7*#######", "91#######", "93#######"], ["9", "3 2 2 2", "3 3 3"]),
  ...phones("Italy", "39", ["3########*", "02#######*", "06#######*"], ["10", "3 7", "3 3 4"]),
  ...phones(
    "Portugal",
    "351",
    ["91#######", "96#######", "21#######", "253######"],
    ["9", "3 3 3", "2 3 2 2"],
  ),
  ...phones("Brazil", "55", ["119########", "219########", "113#######"], ["11", "2 5 4"]),
  ...phones("France", "33", ["06########", "07########", "05########"], ["10", "2 2 2 2 2"], "0"),
  ...phones("United Kingdom", "44", ["07*########", "020########"], ["11", "5 6", "5 3 3"], "0"),
  {
    kind: "phone",
    of: "Brazil, in brackets",
    make: (random) => `(${pick(["11", "21", "48"], random)}) ${drawn("9####-####", random)}`,
  },
  ibans("AD", "0001####************", null, FOURS),
  ibans("ES", "####################", [8, 2], FOURS),
  ibans("PT", "#####################", [19, 2], FOURS),
  ibans("FR", "#######################", [21, 2], FOURS),
  ibans("IT", "X######################", null, FOURS),
  { kind: "card", of: "Visa", make: (random) => written(card("4##############")(random), "4 4 4 4", random) },
  {
    kind: "card",
    of: "Mastercard",
    make: (random) =>
      written(card(random() < 0.5 ? "5*#############" : "2221###########")(random), "4 4 4 4", random),
  },
  {
    kind: "card",
    of: "American Express",
    make: (random) => written(card("37############")(random), "4 6 5", random),
  },
  {
    kind: "dni",
    of: "Spain",
    make(random) {
      const bare = dni(random);
      const [number, letter] = [bare.slice(0, 8), bare.slice(8)];
      const dotted = `${number.slice(0, 2)}.${number.slice(2, 5)}.${number.slice(5)}`;
      return pick(
        [
          bare,
          bare.toLowerCase(),
          `${number}-${letter}`,
          `${number} ${letter}`,
          `${dotted}-${letter}`,
          `${dotted}${letter}`,
        ],
        random,
      );
    },
  },
  {
    kind: "nie",
    of: "Spain",
    make(random) {
      const bare = nie(random);
      return pick(
        [
          bare,
          bare.toLowerCase(),
          `${bare[0]}-${bare.slice(1, 8)}-${bare[8]}`,
          `${bare[0]} ${bare.slice(1, 8)} ${bare[8]}`,
        ],
        random,
      );
    },
  },
  {
    kind: "nrt",
    of: "Andorra, with dashes",
    make: (random) => drawn(pick(["F-0#####-@", "F-3#####-@", "E-######-@", "L-7#####-@"], random), random),
  },
  {
    kind: "nrt",
    of: "Andorra, in one",
    bare: true,
    make: (random) =>
      drawn(pick(["F0#####@", "E######@", "f2#####@", "L7#####@", "F 1##### @"], random), random),
  },
  {
    kind: "codice_fiscale",
    of: "Italy",
    make(random) {
      const bare = fiscal(random);
      return pick(
        [
          bare,
          bare.toLowerCase(),
          `${bare.slice(0, 3)} ${bare.slice(3, 6)} ${bare.slice(6, 11)} ${bare.slice(11)}`,
        ],
        random,
      );
    },
  },
  {
    kind: "nif",
    of: "Portugal",
    bare: true,
    make(random) {
      const bare = completed(pick(["1#######", "2#######", "3#######"], random), digits(1), isNif)(random);
      return pick([bare, grouped(bare, "3 3 3", random, [" ", "."]), `PT${bare}`], random);
    },
  },
  {
    kind: "cpf",
    of: "Brazil, with its signs",
    make: (random) => cpf(random).replace(/^(...)(...)(...)/, "$1.$2.$3-"),
  },
  {
    kind: "cpf",
    of: "Brazil, in one",
    bare: true,
    make: (random) =>
      pick([cpf, (one: Random) => cpf(one).replace(/^(...)(...)(...)/, "$1 $2 $3 ")], random)(random),
  },
  {
    kind: "nir",
    of: "France",
    make: (random) => written(nir(random), "1 2 2 2 3 3 2", random, [" ", "."]),
  },
  {
    kind: "nino",
    of: "United Kingdom",
    make: (random) =>
      written(drawn(pick(["AB######C", "JG######A", "PX######D"], random), random), "2 2 2 2 1", random, [
        " ",
      ]),
  },
  {
    kind: "passport",
    of: "five countries",
    bare: true,
    make: (random) =>
      drawn(pick(["@@@######", "@@######", "YA#######", "##AA#####", "#########"], random), random),
  },
  { kind: "address", of: "streets", make: address },
  {
    kind: "order_number",
    of: "digits",
    bare: true,
    make: (random) => drawn(pick(["#####", "*#######", "**########", "***-#######-#######"], random), random),
  },
  {
    kind: "order_number",
    of: "letters and digits",
    bare: true,
    make: (random) => drawn(pick(["ES-######", "@@#########ES", "#*@@###", "W@*#####"], random), random),
  },
];

function cpf(random: Random): string {
  return completed("#########", digits(2), isCpf)(random);
}
