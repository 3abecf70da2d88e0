/** Rules tried on what has come: nothing is changed by it. */
import { setImmediate as breathe } from "node:timers/promises";
import { sql } from "kysely";
import {
  type Kind,
  type RuleConditions,
  RuleEffects,
  type RuleTrial,
  type Topic,
} from "../../../contract/index.ts";
import { masked } from "../../conversations/index.ts";
import type { Database } from "../../platform/db/connect.ts";
import { previewOf } from "../preview.ts";
import { compileRules } from "./matching.ts";

const LAST = 2_000;
const SHOWN = 10;
/** After so many messages, some milliseconds, whoever waits for this thread has a turn. */
const AT_A_STRETCH = 100;

interface Row {
  id: string;
  conversationId: string;
  connectionId: string;
  network: string;
  text: string;
  language: string;
  kind: Kind;
  topic: Topic;
  personalData: { kind: string; start: number; end: number }[] | null;
  publishedAt: Temporal.Instant;
}

export async function tryConditions(
  db: Database,
  workspaceId: string,
  conditions: RuleConditions,
): Promise<RuleTrial> {
  const messages = await lastOf(db, workspaceId);
  const matched: Row[] = [];
  await askAll(messages, [{ id: "", conditions }], (message) => matched.push(message));
  return {
    of: messages.length,
    matched: matched.length,
    newest: matched.slice(0, SHOWN).map(({ id, conversationId, text, personalData, publishedAt }) => ({
      id,
      conversationId,
      text: previewOf(masked(text, personalData ?? [])),
      publishedAt: publishedAt.toString(),
    })),
  };
}

/** Each rule for itself, whether it is switched on or not. */
export async function countMatches(
  db: Database,
  workspaceId: string,
  rules: { id: string; conditions: RuleConditions }[],
): Promise<{ of: number; rules: { id: string; matched: number }[] }> {
  if (rules.length === 0) return { of: 0, rules: [] };
  const messages = await lastOf(db, workspaceId);
  const counts = new Map(rules.map(({ id }) => [id, 0]));
  await askAll(messages, rules, (_, id) => counts.set(id, (counts.get(id) ?? 0) + 1));
  return { of: messages.length, rules: [...counts].map(([id, matched]) => ({ id, matched })) };
}

async function askAll(
  messages: Row[],
  rules: { id: string; conditions: RuleConditions }[],
  onMatch: (message: Row, id: string) => void,
): Promise<void> {
  const sheet = compileRules(rules.map((rule) => ({ ...rule, name: null, effects: NONE })));
  for (const [at, message] of messages.entries()) {
    sheet.ask(message, ({ id }) => {
      onMatch(message, id);
      return {};
    });
    if (at % AT_A_STRETCH === AT_A_STRETCH - 1) await breathe();
  }
}

const NONE = RuleEffects.parse({});

/** The customers' messages that came last, newest first, as they stand; what was deleted has no words left. */
async function lastOf(db: Database, workspaceId: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select m.id, m.conversation_id as "conversationId", m.connection_id as "connectionId", c.network, m.text, m.language,
      coalesce(m.sorted->>'kind', 'other') as kind, coalesce(m.sorted->>'topic', 'other') as topic,
      m.sorted->'personalData' as "personalData", m.published_at as "publishedAt"
    from messages m join connections c on c.workspace_id = m.workspace_id and c.id = m.connection_id
    where m.workspace_id = ${workspaceId} and m.direction = 'inbound' and m.deleted_at is null
    order by m.id desc limit ${LAST}`.execute(db);
  // By id they are in the order in which batches came, but not within one.
  return rows.sort((a, b) => b.publishedAt.epochMilliseconds - a.publishedAt.epochMilliseconds);
}
