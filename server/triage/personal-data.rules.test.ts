import { describe, expect, test } from "vitest";
import { isCpf, isNif } from "./check-digits.ts";
import type { Language } from "./index.ts";
import { findPersonalData } from "./personal-data.ts";

/** Kind and the very words that are found. All numbers are invented or published as examples. */
const FOUND: [Language, string, string, string][] = [
  ["ca", "el meu correu és pau.riba@exemple.cat, gràcies", "email", "pau.riba@exemple.cat"],
  ["en", "no, help.me.care@example.com is mine", "email", "help.me.care@example.com"],
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
  ["es", "DNI 12345678Z", "dni", "12345678Z"],
  ["es", "mi NIE es X1234567L", "nie", "X1234567L"],
  ["ca", "el meu NRT és F123456Z", "nrt", "F123456Z"],
  ["pt", "NIF 123456789", "nif", "123456789"],
  ["pt", "meu CPF é 111.444.777-35", "cpf", "111.444.777-35"],
  ["it", "codice fiscale RSSMRA85T10A562S", "codice_fiscale", "RSSMRA85T10A562S"],
  ["fr", "sécu 1 84 12 76 451 089 46", "nir", "1 84 12 76 451 089 46"],
  ["en", "my NI number is AB123456C", "nino", "AB123456C"],
  ["es", "pasaporte AAA123456", "passport", "AAA123456"],
  ["ca", "visc al carrer Major 12, AD500", "address", "carrer Major 12"],
  ["es", "es en la calle de Alcalá, 45", "address", "calle de Alcalá, 45"],
  ["it", "abito in via Garibaldi 7", "address", "via Garibaldi 7"],
  ["fr", "j'habite 12 rue de la Paix", "address", "12 rue de la Paix"],
  ["en", "deliver to 24 Acacia Avenue please", "address", "24 Acacia Avenue"],
];

/** More of them: as people write on in one breath, and what only its neighbours tell. */
const FOUND_BESIDE: [Language, string, string, string][] = [
  ["ca", "truqueu al 34.56.78 o passeu per la botiga", "phone", "34.56.78"],
  ["ca", "345678 és el meu mòbil", "phone", "345678"],
  ["ca", "(+376) 345 678", "phone", "(+376) 345 678"],
  ["es", "00376 345678 a cualquier hora", "phone", "00376 345678"],
  ["es", "desde hace 3 dias DNI 12345678Z", "dni", "12345678Z"],
  ["es", "somos 2 612345678", "phone", "612345678"],
  ["es", "llamad al 612345678 2 veces", "phone", "612345678"],
  ["it", "cod. fiscale rss mra 85t10 a562s", "codice_fiscale", "rss mra 85t10 a562s"],
  ["it", "tel. 0862 555014", "phone", "0862 555014"],
  ["pt", "passem em nome do 123 456 789 sff", "nif", "123 456 789"],
  ["fr", "+33 (0)6 12 34 56 78", "phone", "+33 (0)6 12 34 56 78"],
  [
    "fr",
    "mon numéro est le 06\u00a012\u00a034\u00a056\u00a078",
    "phone",
    "06\u00a012\u00a034\u00a056\u00a078",
  ],
  ["en", "card 2221 0000 0000 0009", "card", "2221 0000 0000 0009"],
  ["en", "my passport is 925076473", "passport", "925076473"],
  ["ca", "la comanda 345678 no ha arribat", "order_number", "345678"],
  ["ca", "comanda #4521 encara res", "order_number", "4521"],
  ["es", "pedido 612345678 sin noticias", "order_number", "612345678"],
  ["es", "mi localizador es XQ7T2P", "order_number", "XQ7T2P"],
  ["it", "ordine n. 3471234567", "order_number", "3471234567"],
  ["pt", "encomenda 912345678", "order_number", "912345678"],
  ["fr", "commande 0612345678", "order_number", "0612345678"],
  ["en", "order #4111111111111112", "order_number", "4111111111111112"],
  ["en", "402-1234567-1234567 is my order number", "order_number", "402-1234567-1234567"],
];

const CLEAN: [Language, string][] = [
  ["ca", "el vol de les 10.34 del 21/11/2026"],
  ["es", "son 1.250.000 € en 2026"],
  ["es", "DNI 12345678A"],
  ["it", "via app da 2 giorni non va"],
  ["pt", "CPF 111.444.777-36"],
  ["en", "flight 1234 on 2026-11-21 at 10:34"],
  ["es", "llevo 2 pedidos y 3 reclamaciones en 2026"],
  ["es", "pedido de 1.500 € del 21-11-2026"],
  ["es", "el 900 123 456 no contesta, y el +34 902 123 456 tampoco"],
  ["en", "call 1-800-555-0199 they said"],
  ["fr", "le pacco vaut 250 000 F"],
  ["ca", "som 345678 socis"],
  ["en", "I wrote to customer.relations@example.com and to info@example.org"],
  ["es", "escribe a atencionalcliente@ejemplo.es o a reservas@ejemplo.es"],
  ["ca", "segueix @ona@exemple.social"],
  ["ca", "model F1234567"],
  ["fr", "appel aux habitants, programme 2026 - 2031"],
  ["en", "thanks @brand for 24 hours of nothing"],
];

describe("personal data", () => {
  test.each([...FOUND, ...FOUND_BESIDE])("%s: %s", (language, text, kind, words) => {
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
