import { describe, expect, test } from "vitest";
import { ca } from "./cases/ca.ts";
import { en } from "./cases/en.ts";
import { es } from "./cases/es.ts";
import { fr } from "./cases/fr.ts";
import { it } from "./cases/it.ts";
import { pt } from "./cases/pt.ts";
import { type Language, sortMessage } from "./index.ts";

const CASES: Record<Language, [string, string][]> = { ca, es, it, pt, fr, en };

for (const [language, cases] of Object.entries(CASES) as [Language, [string, string][]][]) {
  describe(language, () => {
    test.each(cases)("%s", (text, expected) => {
      const sorted = sortMessage({ text, accountLanguage: language });
      const { kind, topic, mood, urgency, needsReply, audience } = sorted;
      expect([kind, topic, mood, urgency, needsReply ? "reply" : "none", audience].join(" ")).toBe(expected);
      expect(sorted.language).toBe(language);
      expect(sorted.kinds[0]).toBe(kind);
    });
  });
}
