import { describe, expect, test } from "vitest";
import { isCpf, isNif } from "./check-digits.ts";
import type { Language } from "./index.ts";
import { findPersonalData } from "./personal-data.ts";

/** Kind and the very words that are found. All numbers are invented or published as examples. */
const FOUND: [Language, string, string, string][] = [
  ["ca", "el meu correu és pau.riba@exemple.cat, gràcies", "email", "pau.riba@exemple.cat"],
  ["ca", "truca'm al 345678", "phone", "345678"],
  ["ca", "Telèfon: 812 345", "phone", "812 345"],
  ["ca", "+376 345 678", "phone", "+376 345 678"],
  ["es", "llámame al 612 34 56 78 por favor", "phone", "612 34 56 78"],
  ["es", "mi móvil es 612345678", "phone", "612345678"],
  ["it", "chiamatemi al 347 1234567", "phone", "347 1234567"],
  ["pt", "o meu telemóvel é 912 345 678", "phone", "912 345 678"],
  ["pt", "me liga no (11) 98765-4321", "phone", "(11) 98765-4321"],
  ["fr", "rappelez-moi au 06 12 34 56 78", "phone", "06 12 34 56 78"],
  ["en", "ring me on 07700 900123", "phone", "07700 900123"],
  ["en", "call +1 202 555 0143", "phone", "+1 202 555 0143"],
  ["es", "IBAN ES91 2100 0418 4502 0005 1332 a mi nombre", "iban", "ES91 2100 0418 4502 0005 1332"],
  ["ca", "AD1400080001001234567890", "iban", "AD1400080001001234567890"],
  ["fr", "voici FR14 2004 1010 0505 0001 3M02 606 merci", "iban", "FR14 2004 1010 0505 0001 3M02 606"],
  ["en", "card 4111 1111 1111 1111 exp 12/29", "card", "4111 1111 1111 1111"],
  ["es", "DNI 12345678Z", "national_id", "12345678Z"],
  ["es", "mi NIE es X1234567L", "national_id", "X1234567L"],
  ["ca", "el meu NRT és F123456Z", "national_id", "F123456Z"],
  ["pt", "NIF 123456789", "national_id", "123456789"],
  ["pt", "meu CPF é 111.444.777-35", "national_id", "111.444.777-35"],
  ["it", "codice fiscale RSSMRA85T10A562S", "national_id", "RSSMRA85T10A562S"],
  ["fr", "sécu 1 84 12 76 451 089 46", "national_id", "1 84 12 76 451 089 46"],
  ["en", "my NI number is AB123456C", "national_id", "AB123456C"],
  ["es", "pasaporte AAA123456", "passport", "AAA123456"],
  ["ca", "visc al carrer Major 12, AD500", "address", "carrer Major 12"],
  ["es", "es en la calle de Alcalá, 45", "address", "calle de Alcalá, 45"],
  ["it", "abito in via Garibaldi 7", "address", "via Garibaldi 7"],
  ["fr", "j'habite 12 rue de la Paix", "address", "12 rue de la Paix"],
  ["en", "deliver to 24 Acacia Avenue please", "address", "24 Acacia Avenue"],
];

const CLEAN: [Language, string][] = [
  ["ca", "la comanda 345678 no ha arribat"],
  ["ca", "el vol de les 10.34 del 21/11/2026"],
  ["es", "pedido 612345678 sin noticias"],
  ["es", "son 1.250.000 € en 2026"],
  ["es", "DNI 12345678A"],
  ["it", "ordine n. 3471234567"],
  ["it", "via app da 2 giorni non va"],
  ["pt", "encomenda 912345678"],
  ["pt", "CPF 111.444.777-36"],
  ["fr", "commande 0612345678"],
  ["en", "order #4111111111111112"],
  ["en", "flight 1234 on 2026-11-21 at 10:34"],
  ["en", "thanks @brand for 24 hours of nothing"],
];

describe("personal data", () => {
  test.each(FOUND)("%s: %s", (language, text, kind, words) => {
    const found = findPersonalData(text, language);
    expect(found.map((one) => [one.kind, text.slice(one.start, one.end)])).toEqual([[kind, words]]);
  });

  test.each(CLEAN)("nothing in %s: %s", (language, text) => {
    expect(findPersonalData(text, language)).toEqual([]);
  });

  test("offsets count UTF-16 units", () => {
    const text = "😀😀 pau@exemple.cat";
    expect(findPersonalData(text, "ca")).toEqual([{ kind: "email", start: 5, end: 20 }]);
  });

  test("one wrong digit is no longer a number of a person", () => {
    expect([isCpf("11144477735"), isCpf("11144477734"), isNif("123456789"), isNif("123456788")]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});
