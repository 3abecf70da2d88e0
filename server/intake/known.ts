import { sql } from "kysely";
import type { InboundMessage, OpenConnection } from "../channels/index.ts";
import { anyOf } from "../platform/db/bulk.ts";
import type { Tx } from "../platform/db/connect.ts";
import type { NewFact } from "../platform/facts/facts.ts";
import type { Log } from "../platform/log.ts";
import type { PlaceRules } from "../queue/index.ts";
import type { Language, Taught } from "../triage/index.ts";
import type { BrandRules } from "./ruling.ts";

/** What the writing of a batch needs beside the events. */
export interface BatchContext {
  rules: PlaceRules;
  brandRules: BrandRules;
  accountLanguage: Language | null;
  /** What the brand has taught, or what ships. */
  taught: Taught;
  log: Log;
  /** Knows our own answers when the network sends them back; answers the external ids that were ours. */
  settleEchoes(tx: Tx, connection: OpenConnection, echoes: InboundMessage[]): Promise<Set<string>>;
}

export interface KnownMessage {
  id: string;
  conversationId: string;
  direction: string;
  publishedAt: number;
}

/** Messages that we have of these external ids: one of them again does nothing. */
export async function findKnown(
  tx: Tx,
  connection: Pick<OpenConnection, "workspaceId" | "id">,
  externalIds: string[],
): Promise<Map<string, KnownMessage>> {
  if (externalIds.length === 0) return new Map();
  const { rows } = await sql<KnownRow>`
    select external_id, id, conversation_id, direction, published_at from messages
    where workspace_id = ${connection.workspaceId} and connection_id = ${connection.id}
      and external_id = ${anyOf(externalIds, "text")}`.execute(tx);
  return new Map(
    rows.map((row) => [
      row.external_id,
      {
        id: row.id,
        conversationId: row.conversation_id,
        direction: row.direction,
        publishedAt: row.published_at.epochMilliseconds,
      },
    ]),
  );
}

interface KnownRow {
  external_id: string;
  id: string;
  conversation_id: string;
  direction: string;
  published_at: Temporal.Instant;
}

/** By the desk itself, at the batch's own moment. */
export function fact(
  kind: string,
  subjectId: string,
  context: BatchContext,
  data: Record<string, unknown>,
): NewFact {
  return {
    kind,
    subjectId,
    actorId: null,
    at: Temporal.Instant.fromEpochMilliseconds(context.rules.now),
    data,
  };
}
