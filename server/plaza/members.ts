import { createHash, randomBytes, randomUUIDv7 } from "node:crypto";
import type { MemberRow, Plaza } from "./context.ts";
import { Refused } from "./refusal.ts";
import type { PlazaDb } from "./tables.ts";
import { handlePattern, uuidPattern } from "./words.ts";

/** `PlazaTx` fits as well. */
type Db = PlazaDb;

export interface NewMember {
  handle: string;
  name: string;
  about?: string | undefined;
  avatar?: string | null | undefined;
  brand?: boolean | undefined;
  /** To begin with: the crowd outside the town. */
  followers?: number | undefined;
  takesPrivate?: boolean | undefined;
}

export async function createMembers(
  db: Db,
  townId: string,
  members: NewMember[],
  at: Temporal.Instant,
): Promise<MemberRow[]> {
  if (members.length === 0) return [];
  // Those of one millisecond come in no order by themselves; people are listed by their ids, as they were given.
  const ids = members.map(() => randomUUIDv7()).sort();
  return db
    .insertInto("members")
    .values(
      members.map((member, i) => ({
        id: ids[i]!,
        town_id: townId,
        handle: member.handle,
        name: member.name,
        about: member.about ?? "",
        avatar: member.avatar ?? null,
        brand: member.brand ?? false,
        takes_private: member.takesPrivate ?? true,
        followers: member.followers ?? 0,
        created_at: at,
      })),
    )
    .onConflict((conflict) => conflict.columns(["town_id", "handle"]).doNothing())
    .returningAll()
    .execute();
}

/** A member of this town by id or @handle; 404 for anything else, another town's members too. */
export async function memberOf(db: Db, townId: string, who: string): Promise<MemberRow> {
  const [found] = (await membersOf(db, townId, [who])).values();
  if (!found) throw new Refused(404, "not_found");
  return found;
}

/** Several at once, under the very words they were asked with; those not found are not in it. */
export async function membersOf(db: Db, townId: string, asked: string[]): Promise<Map<string, MemberRow>> {
  const words = [...new Set(asked)];
  const ids = words.filter((word) => uuidPattern.test(word));
  const handles = words
    .filter((word) => word.startsWith("@"))
    .map((word) => word.slice(1).toLowerCase())
    .filter((handle) => handlePattern.test(handle));
  const found = new Map<string, MemberRow>();
  if (ids.length + handles.length === 0) return found;
  const rows = await db
    .selectFrom("members")
    .selectAll()
    .where("town_id", "=", townId)
    .where((eb) =>
      eb.or([
        ...(ids.length > 0 ? [eb("id", "in", ids)] : []),
        ...(handles.length > 0 ? [eb("handle", "in", handles)] : []),
      ]),
    )
    .execute();
  const byName = new Map(rows.flatMap((row) => [[row.id, row] as const, [`@${row.handle}`, row] as const]));
  for (const word of words) {
    const row = byName.get(word.toLowerCase());
    if (row) found.set(word, row);
  }
  return found;
}

export async function membersById(db: Db, ids: Iterable<string>): Promise<Map<string, MemberRow>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await db.selectFrom("members").selectAll().where("id", "in", wanted).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Twice is once: the count moves only when the row does. */
export async function follow(plaza: Plaza, followerId: string, followedId: string): Promise<void> {
  if (followerId === followedId) throw new Refused(422, "own_self");
  await plaza.db.transaction().execute(async (tx) => {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto("follows")
      .values({ follower_id: followerId, followed_id: followedId, created_at: plaza.now() })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    await countFollower(tx, followedId, Number(numInsertedOrUpdatedRows ?? 0n));
  });
}

export async function unfollow(plaza: Plaza, followerId: string, followedId: string): Promise<void> {
  await plaza.db.transaction().execute(async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom("follows")
      .where("follower_id", "=", followerId)
      .where("followed_id", "=", followedId)
      .executeTakeFirst();
    await countFollower(tx, followedId, -Number(numDeletedRows));
  });
}

async function countFollower(db: Db, memberId: string, by: number): Promise<void> {
  if (by === 0) return;
  await db
    .updateTable("members")
    .set((eb) => ({ followers: eb("followers", "+", by) }))
    .where("id", "=", memberId)
    .execute();
}

/** A new token; only its sha256 is kept. Without a member, the keeper's key. */
export async function issueToken(
  db: Db,
  town: { townId: string; memberId: string | null; app: string | null; at: Temporal.Instant },
): Promise<string> {
  const token = `${town.memberId ? "plaza" : "keeper"}_${randomBytes(24).toString("base64url")}`;
  await db
    .insertInto("tokens")
    .values({
      hash: hashToken(token),
      town_id: town.townId,
      member_id: town.memberId,
      app: town.app,
      created_at: town.at,
    })
    .execute();
  return token;
}

export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
