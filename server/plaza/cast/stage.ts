import type { MemberRow } from "../context.ts";
import { membersById } from "../members.ts";
import type { PlazaTx } from "../tables.ts";
import { nextAt, type Show } from "./director.ts";
import { nextCryAt, type Storm } from "./storm.ts";

/** The row of a town's show, locked: whoever has it speaks for the whole cast. */
export interface Stage {
  townId: string;
  brand: MemberRow;
  running: boolean;
  heardSeq: bigint;
  show: Show;
  storm: Storm | null;
}

/** The row, waiting until nobody else has it. */
export async function lockStage(tx: PlazaTx, townId: string): Promise<Stage> {
  const row = await tx
    .selectFrom("shows")
    .selectAll()
    .where("town_id", "=", townId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const brand = (await membersById(tx, [row.brand_id])).get(row.brand_id)!;
  const { running, heard_seq: heardSeq, state: show, storm } = row;
  return { townId, brand, running, heardSeq, show, storm };
}

export async function keepStage(tx: PlazaTx, stage: Stage): Promise<void> {
  const { townId, running, heardSeq, show, storm } = stage;
  const moments = [...(running ? [nextAt(show)] : []), ...(storm ? [nextCryAt(storm)] : [])];
  const next = moments.filter((moment) => moment !== null);
  await tx
    .updateTable("shows")
    .set({
      running,
      heard_seq: heardSeq,
      state: JSON.stringify(show),
      storm: storm && JSON.stringify(storm),
      next_at: next.length > 0 ? Temporal.Instant.fromEpochMilliseconds(Math.min(...next)) : null,
    })
    .where("town_id", "=", townId)
    .execute();
}
