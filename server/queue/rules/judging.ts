/** What the rules make of a message: what triage said, set otherwise, with the rule as the reason. Pure. */
import type { Kind, Mood, RuleEffects, Topic } from "../../../contract/index.ts";
import type { SortedRow } from "../heard.ts";
import type { Asked, BrandRule, Sheet } from "./matching.ts";

/** What triage says of a message, as far as a rule may set it otherwise or give its reason. */
export interface Judged extends SortedRow {
  kinds: Kind[];
  confidence: { language: number; kind: number; topic: number; mood: number };
  reasons: { question: string; code: string; words?: string[]; params?: Record<string, string> }[];
}

/** A rule as it is named afterwards; it may be called otherwise by then, or be gone. */
export interface NamedRule {
  id: string;
  /** Its name, else its first word; null where it has neither. */
  title: string | null;
}

interface Ruled<T> {
  value: T;
  by: NamedRule;
}

/** Of each the first rule's word; labels add up. */
export interface Ruling {
  rules: NamedRule[];
  kind?: Ruled<Kind>;
  topic?: Ruled<Topic>;
  mood?: Ruled<Mood>;
  urgency?: Ruled<number>;
  assignee?: Ruled<string>;
  pin?: Ruled<true>;
  labels: Ruled<string>[];
}

/** `isThere`: whether a person or a label is still there, by id. Null: no rule holds. */
export function judge(sheet: Sheet, asked: Asked, isThere: (id: string) => boolean): Ruling | null {
  const ruling: Ruling = { rules: [], labels: [] };
  sheet.ask(asked, (rule) => {
    if (!speaksOf(rule.effects).every(isThere)) return {};
    const by = nameOf(rule);
    const { kind, topic, mood, urgency, assignee, pin, labels } = rule.effects;
    ruling.rules.push(by);
    if (kind !== null) ruling.kind ??= { value: kind, by };
    if (topic !== null) ruling.topic ??= { value: topic, by };
    if (mood !== null) ruling.mood ??= { value: mood, by };
    if (urgency !== null) ruling.urgency ??= { value: urgency, by };
    if (assignee !== null) ruling.assignee ??= { value: assignee, by };
    if (pin) ruling.pin ??= { value: true, by };
    for (const label of labels)
      if (ruling.labels.every(({ value }) => value !== label)) ruling.labels.push({ value: label, by });
    return {
      ...(ruling.kind ? { kind: ruling.kind.value } : {}),
      ...(ruling.topic ? { topic: ruling.topic.value } : {}),
    };
  });
  return ruling.rules.length > 0 ? ruling : null;
}

/** As triage said, but for what the rules set: that is sure, and the rule takes the place of triage's reasons. */
export function ruledBy(sorted: Judged, ruling: Ruling): Judged {
  const { kind, topic, mood, urgency, assignee, pin, labels } = ruling;
  const set = { kind, topic, mood, urgency };
  const reasons = Object.entries({ ...set, assignee, label: labels[0], pin }).flatMap(([question, one]) =>
    one ? { question, code: "rule", params: { rule: one.by.title ?? "" } } : [],
  );
  return {
    ...sorted,
    kind: kind?.value ?? sorted.kind,
    kinds: kind ? [kind.value, ...sorted.kinds.filter((one) => one !== kind.value)] : sorted.kinds,
    topic: topic?.value ?? sorted.topic,
    mood: mood?.value ?? sorted.mood,
    urgency: urgency?.value ?? sorted.urgency,
    confidence: {
      ...sorted.confidence,
      ...(kind ? { kind: 1 } : {}),
      ...(topic ? { topic: 1 } : {}),
      ...(mood ? { mood: 1 } : {}),
    },
    reasons: [...sorted.reasons.filter(({ question }) => !set[question as keyof typeof set]), ...reasons],
  };
}

/** People and labels, by id. */
export function speaksOf({ assignee, labels }: RuleEffects): string[] {
  return assignee === null ? labels : [assignee, ...labels];
}

export function nameOf({ id, name, conditions }: Pick<BrandRule, "id" | "name" | "conditions">): NamedRule {
  return { id, title: name ?? conditions.says[0] ?? null };
}
