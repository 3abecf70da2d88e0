import { randomUUIDv7 } from "node:crypto";
import type { Plaza } from "./context.ts";
import { createMembers, issueToken } from "./members.ts";
import { handlePattern } from "./words.ts";

export interface NewTown {
  name: string;
  brand: { handle: string; name: string; about?: string; followers?: number };
  /** With people who write by themselves. */
  cast?: boolean;
}

export interface FoundedTown {
  townId: string;
  brandId: string;
  /** The brand's access token: what the desk connects with. Shown once, kept as a hash. */
  brandToken: string;
  /** Acts as any member, sets the weather. Shown once, kept as a hash. */
  keeperKey: string;
}

export async function foundTown(plaza: Plaza, town: NewTown): Promise<FoundedTown> {
  const handle = town.brand.handle.replace(/^@/, "").toLowerCase();
  if (!handlePattern.test(handle)) throw new Error(`Not a handle on Plaza: ${town.brand.handle}`);
  const at = plaza.now();
  return plaza.db.transaction().execute(async (tx) => {
    const townId = randomUUIDv7();
    await tx.insertInto("towns").values({ id: townId, name: town.name, created_at: at }).execute();
    const [brand] = await createMembers(tx, townId, [{ ...town.brand, handle, brand: true }], at);
    const brandId = brand!.id;
    const brandToken = await issueToken(tx, { townId, memberId: brandId, app: "desk", at });
    const keeperKey = await issueToken(tx, { townId, memberId: null, app: null, at });
    return { townId, brandId, brandToken, keeperKey };
  });
}

/** With everything in it. A town that is not there is no harm. */
export async function removeTown(plaza: Plaza, townId: string): Promise<void> {
  await plaza.db.deleteFrom("towns").where("id", "=", townId).execute();
}
