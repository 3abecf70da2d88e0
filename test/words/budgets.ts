/**
 * How many characters a place on the screen has, in the longest language and with Mastodon as the network. Over it:
 * other words, not a smaller size, not an ellipsis.
 */
import { clock, duration } from "../../web/locales/format.ts";
import { languageOf, type Tongue } from "../../web/locales/languages.ts";
import { type MomentForm, moment } from "../../web/locales/moments.ts";
import { brazil, stemOf, written } from "./written.ts";

interface Place {
  name: string;
  budget: number;
  /** Of the key without its plural ending. */
  keys: RegExp;
}

const PLACES: Place[] = [
  { name: "a tab on a phone", budget: 10, keys: /^queue:tabs\.(?!label)/ },
  { name: "a row's time", budget: 18, keys: /^queue:late$/ },
  { name: "the composer's mode and its button", budget: 32, keys: /^composer:(mode|send)\./ },
  { name: "the composer's button on a phone", budget: 12, keys: /^composer:sendShort\./ },
  {
    name: "a button",
    budget: 24,
    keys: new RegExp(
      [
        "^common:(save|cancel|close|back|undo|again|remove|more)$",
        "^queue:(take|views\\.save|filter\\.(clear|apply)|ask\\.\\w+Submit)$",
        "^conversation:(assign|snooze|wake|done|setAside|reopen|open|show|hide|retry|withdraw|wentOut|didNotGoOut)$",
        "^connections:(connect|connectThis|test|testAndSave|remove|settings|toggle\\.\\w+|aside\\.button)$",
        "^people:(change|invite\\.(button|submit)|invitations\\.revoke)$",
        "^security:(password\\.submit|twoFactor\\.(start|end|confirm|codes)|sessions\\.end|passkeys\\.add)$",
        "^signIn:(submit|code\\.submit|join\\.submit)$",
        "^setup:owner\\.submit",
        "^plaza:(new\\.submit|sendPrivately)$",
      ].join("|"),
    ),
  },
  { name: "who will see it", budget: 56, keys: /^composer:who\./ },
  {
    name: "the clock line",
    budget: 60,
    keys: /^conversation:(answer|resolve|snoozed|noDeadline|noItem|closedAs)/,
  },
  {
    name: "the line under a message",
    budget: 64,
    keys: /^conversation:(delivery\.(queued|waiting|sending|sent|withdrawn|part)$|said|outside|imported|edited$)/,
  },
  {
    name: "a toast",
    budget: 50,
    keys: /^(queue:(done|doneMany|setAside|snoozedMany|assigned\w+|reopened)$|composer:sent\.|settings:saved$|customer:note\.kept$)/,
  },
  {
    name: "an event, a warning",
    budget: 80,
    keys: /^(events:|composer:(moved|someoneFirst)$|common:offline$|conversation:delivery\.(refused|unknown)$)/,
  },
  {
    name: "an empty place",
    budget: 90,
    keys: /^(queue:(empty|views\.none)|search:none$|queue:noNetwork$|plaza:empty$)/,
  },
  { name: "an error", budget: 120, keys: /^(errors|(signIn|security|plaza|settings):(refused|problem)\.)/ },
];

/** Two labels stand on one line of a row, with a dot between them; "another topic" is no label there. */
const LABELS = 28;

/** What does not fit where it stands: "fr composer:mode.public: 34 of 32, …". */
export function overBudget(tongue: Tongue): string[] {
  const strings = stringsOf(tongue);
  const over: string[] = [];
  for (const [key, text] of strings) {
    const place = PLACES.find(({ keys }) => keys.test(stemOf(key)));
    const full = filled(tongue, text);
    if (place && full.length > place.budget)
      over.push(`${tongue} ${key}: ${full.length} of ${place.budget}, ${place.name}: ${full}`);
  }
  const labels = [longest(tongue, "common:kind."), longest(tongue, "common:topic.")].join(" · ");
  if (labels.length > LABELS) over.push(`${tongue} two labels: ${labels.length} of ${LABELS}: ${labels}`);
  return over;
}

function stringsOf(tongue: Tongue): Map<string, string> {
  return new Map([...written[languageOf(tongue)], ...(tongue === "pt-BR" ? brazil : [])]);
}

/** A Friday morning, and the Monday after. */
const NOW = new Date("2026-11-20T09:22:00Z");
const TODAY = new Date("2026-11-20T09:34:00Z");
const MONDAY = new Date("2026-11-23T08:15:00Z");
const ZONE = "Europe/Andorra";

function filled(tongue: Tongue, text: string): string {
  const strings = stringsOf(tongue);
  const say = (form: MomentForm, at: Date) => moment(tongue, form, at, NOW, ZONE);
  const network = (form: string) => strings.get(`networks:any.${form}`)!.replace("{{network}}", "Mastodon");
  const samples: Record<string, () => string> = {
    on: () => network("on"),
    for: () => network("for"),
    by: () => say("by", TODAY),
    at: () => say("at", TODAY),
    since: () => say("since", TODAY),
    until: () => say("until", MONDAY),
    clock: () => clock(tongue, TODAY, ZONE),
    duration: () => duration(tongue, 65),
    reason: () => longest(tongue, "common:reason."),
    why: () => longest(tongue, "reasons:refusal."),
    action: () => longest(tongue, "common:action."),
    count: () => "12",
    part: () => "2",
    parts: () => "3",
  };
  return text.replaceAll(/\{\{(\w+)(?:, (\w+))?\}\}/g, (_, name: string, form?: string) => {
    const sample = samples[name]?.() ?? "Marta";
    return form === "toWhom" ? `a la ${sample}` : form ? `la ${sample}` : sample;
  });
}

function longest(tongue: Tongue, area: string): string {
  const texts = [...stringsOf(tongue)]
    .filter(([key]) => key.startsWith(area) && key !== "common:topic.other")
    .map(([, text]) => text);
  return texts.reduce((a, b) => (b.length > a.length ? b : a), "");
}
