/** Between the sources and the words: nothing is asked for that is not written, nothing is written that nobody asks for. */
import { expect, test } from "vitest";
import { bareWords, unknownKeys, unusedKeys } from "../../test/words/sources.ts";

test("every key that the screens mention has its words", () => expect(unknownKeys()).toEqual([]));

test("every string is said somewhere", () => expect(unusedKeys()).toEqual([]));

test("no words stand in the code", () => expect(bareWords()).toEqual([]));
