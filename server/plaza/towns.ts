import { randomUUIDv7 } from "node:crypto";
import { lettersOf } from "./cast/faces.ts";
import { foundShow } from "./cast/show.ts";
import type { Plaza } from "./context.ts";
import { createMembers, issueToken } from "./members.ts";
import { handlePattern } from "./words.ts";

export interface NewTown {
  name: string;
  brand: { handle: string; name: string; about?: string; followers?: number };
  /** With a past, and a cast of invented customers who begin to write at once. */
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
    const looks = town.cast ? looksOf(plaza, town.brand.name) : {};
    const [brand] = await createMembers(tx, townId, [{ ...looks, ...town.brand, handle, brand: true }], at);
    const brandId = brand!.id;
    const brandToken = await issueToken(tx, { townId, memberId: brandId, app: "desk", at });
    const keeperKey = await issueToken(tx, { townId, memberId: null, app: null, at });
    if (town.cast) await foundShow(tx, plaza, brand!, at);
    return { townId, brandId, brandToken, keeperKey };
  });
}

/** The shop that the cast buys from. */
function looksOf(plaza: Plaza, name: string) {
  return {
    about: "Coses per a la casa, Andorra",
    avatar: plaza.markAt(lettersOf(name)),
    followers: 3_480,
  };
}

/** Takes a town away with everything in it; one that is not there is gone already. */
export async function removeTown(plaza: Plaza, townId: string): Promise<void> {
  await plaza.db.transaction().execute(async (tx) => {
    // The show first: whoever directs it holds its row, and wants the town's next.
    await tx.deleteFrom("shows").where("town_id", "=", townId).execute();
    await tx
      .deleteFrom("rate_windows")
      .where("token_hash", "in", (eb) => eb.selectFrom("tokens").select("hash").where("town_id", "=", townId))
      .execute();
    await tx.deleteFrom("towns").where("id", "=", townId).execute();
  });
}
