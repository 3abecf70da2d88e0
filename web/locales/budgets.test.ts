/** Every string fits the place it stands in, in every language. */
import { expect, test } from "vitest";
import { overBudget } from "../../test/words/budgets.ts";
import { TONGUES } from "./languages.ts";

test.each(TONGUES)("%s", (tongue) => expect(overBudget(tongue)).toEqual([]));
