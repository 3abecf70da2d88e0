import { describe, expect, test } from "vitest";
import { ca } from "./cases/ca.ts";
import { en } from "./cases/en.ts";
import { es } from "./cases/es.ts";
import { fr } from "./cases/fr.ts";
import { it } from "./cases/it.ts";
import { pt } from "./cases/pt.ts";
import { gather } from "./evidence.ts";
import type { Language } from "./labels.ts";
import { findPersonalData } from "./personal-data.ts";
import { readText } from "./reading.ts";
import { ruleOn } from "./rulings.ts";

const CASES: Record<Language, [string, string][]> = { ca, es, it, pt, fr, en };

/** What the written rules say by themselves; what the model makes of it is measured by the bench `triage`. */
for (const [language, cases] of Object.entries(CASES) as [Language, [string, string][]][]) {
  describe(language, () => {
    test.each(cases)("%s", (text, expected) => {
      const evidence = gather(readText(text), language);
      const rulings = ruleOn(evidence, findPersonalData(text, language), "public");
      const { kind, topic, mood, urgency, reply, audience } = rulings;
      const said = [kind.kind, topic.topic, mood.mood, urgency.urgency];
      expect([...said, reply.needsReply ? "reply" : "none", audience.audience].join(" ")).toBe(expected);
    });
  });
}
