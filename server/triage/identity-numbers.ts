/** Numbers that a state, a bank or a card's maker gave to one person: a shape, then check digits where there are any. */
import { ValidationErrorsIBAN, validateIBAN } from "ibantools";
import { isCodiceFiscale, isCpf, isDni, isNif, isNino, isNir, isNrt } from "./check-digits.ts";
import type { Language, PersonalDataKind, PersonalDatum } from "./labels.ts";
import { type Beside, besideOf } from "./said-beside.ts";

/** A text of nothing but numbers costs no more than so many checks a shape. */
const CANDIDATES_MAX = 60;

interface Shape {
  kind: PersonalDataKind;
  shape: RegExp;
  holds(bare: string): boolean;
  /** Where the check digits alone are too weak; `written` as it stands in the text. */
  likely?(written: string, beside: Beside, language: Language | "und"): boolean;
}

const shapeOf = (source: string, flags = "giu") =>
  new RegExp(String.raw`(?<![\p{L}\p{N}+])(?:${source})(?![\p{L}\p{N}])`, flags);

/** Surest first: what one has taken the next does not get. */
const SHAPES: Shape[] = [
  {
    kind: "codice_fiscale",
    shape: shapeOf(
      "[A-Z]{3}[ -]?[A-Z]{3}[ -]?[A-Z0-9]{2} ?[A-Z] ?[A-Z0-9]{2}[ -]?[A-Z] ?[A-Z0-9]{3} ?[A-Z]",
      "gi",
    ),
    holds: isCodiceFiscale,
  },
  {
    kind: "nir",
    shape: shapeOf(
      String.raw`[12][ .-]?\d{2}[ .-]?\d{2}[ .-]?\d[\dAB][ .-]?\d{3}[ .-]?\d{3}[ .-/]{0,3}\d{2}`,
    ),
    holds: isNir,
  },
  {
    kind: "nie",
    shape: shapeOf(String.raw`[XYZ][ .-]?\d[. ]?\d{3}[. ]?\d{3}[ .-]{0,3}[A-Z]`),
    holds: isDni,
    likely: isLetterOfIts,
  },
  {
    kind: "dni",
    shape: shapeOf(String.raw`\d{2}[. ]?\d{3}[. ]?\d{3}[ .-]{0,3}[A-Z]`),
    holds: isDni,
    likely: isLetterOfIts,
  },
  {
    kind: "nrt",
    shape: shapeOf(String.raw`[ACDEFGLOPU][ -]?\d{3}[. ]?\d{3}[ -]?[A-Z]`),
    holds: isNrt,
    // Its check letter is not published, so a product's code may look the same.
    likely: (written, { before, as }, language) =>
      /\bnrt\b/.test(before) ||
      (written === written.toUpperCase() &&
        as !== "order" &&
        as !== "other" &&
        (/^.-\d{6}-.$/.test(written) || (language !== "en" && language !== "it" && !written.includes(" ")))),
  },
  {
    kind: "nino",
    shape: shapeOf(String.raw`[A-Z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]`),
    holds: isNino,
    likely: (written, { as }) => as === "identity" || (written === written.toUpperCase() && as === null),
  },
  {
    kind: "cpf",
    shape: shapeOf(String.raw`\d{3}[. ]?\d{3}[. ]?\d{3}[ ./-]{0,3}\d{2}`),
    holds: isCpf,
    likely: (written, { as }, language) =>
      as === "identity" ||
      (as !== "order" && /^\d{3}\.\d{3}\.\d{3}-\d{2}$/.test(written)) ||
      (as === null && (language === "pt" || language === "und")),
  },
  {
    kind: "nif",
    shape: shapeOf(String.raw`(?:PT[ -]?)?\d{3}[. -]?\d{3}[. -]?\d{3}`),
    holds: (bare) => isNif(bare.replace(/^PT/, "")),
    // People's begin with 1, 2 or 3; a landline of Portugal begins with 2, and one in eleven passes the check.
    likely: (written, { as, own }, language) =>
      as === "identity" ||
      /^PT/i.test(written) ||
      (language === "pt" && as === null && !own && /^[123]/.test(written)),
  },
  {
    kind: "passport",
    shape: shapeOf(String.raw`[A-Z]{1,3}[ -]?\d{6,7}|\d{2}[A-Z]{2}\d{5}|\d{9}`),
    holds: () => true,
    likely: (_, { as }) => as === "passport",
  },
];

export function findIdentityNumbers(text: string, language: Language | "und", found: PersonalDatum[]): void {
  findIbans(text, found);
  for (const { kind, shape, holds, likely } of SHAPES) {
    shape.lastIndex = 0;
    let tried = 0;
    for (let match = shape.exec(text); match && tried < CANDIDATES_MAX; match = shape.exec(text), tried++) {
      const { 0: written, index: start } = match;
      const end = start + written.length;
      if (!holds(written.replace(/[^A-Za-z0-9]/g, "").toUpperCase())) {
        // "12 12345678Z": the number may begin with the next group.
        shape.lastIndex = start + 1;
        continue;
      }
      if (!likely || likely(written, besideOf(text, start, end), language)) found.push({ kind, start, end });
    }
  }
}

/** "… 12345678 y luego" is a number and a word, unless something says what it is. */
function isLetterOfIts(written: string, { as }: Beside): boolean {
  return as === "identity" || !/ [a-z]$/.test(written);
}

const IBAN = /(?<![\p{L}\p{N}])[A-Za-z]{2}\d{2}(?:[ .-]?[A-Za-z0-9]){11,30}/gu;

function findIbans(text: string, found: PersonalDatum[]): void {
  IBAN.lastIndex = 0;
  let tried = 0;
  for (let match = IBAN.exec(text); match && tried < CANDIDATES_MAX; match = IBAN.exec(text), tried++) {
    const length = ibanLength(match[0]);
    if (length > 0) found.push({ kind: "iban", start: match.index, end: match.index + length });
    IBAN.lastIndex = match.index + (length || 4);
  }
}

/** Words may follow an IBAN in the same breath: the shortest beginning that holds. 0 when none does. */
function ibanLength(run: string): number {
  let bare = "";
  for (let i = 0; i < run.length; i++) {
    const char = run[i]!;
    if (!" .-".includes(char)) bare += char.toUpperCase();
    if (bare.length >= 15 && !/[A-Za-z0-9]/.test(run[i + 1] ?? " ") && isIban(bare)) return i + 1;
  }
  return 0;
}

/** Its own check digits hold; those of the bank inside may not: who copied one wrongly is known by it all the same. */
function isIban(bare: string): boolean {
  return validateIBAN(bare).errorCodes.every(
    (code) => code === ValidationErrorsIBAN.WrongAccountBankBranchChecksum,
  );
}
