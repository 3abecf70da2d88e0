import type { SelectQueryBuilder } from "kysely";
import { sql } from "kysely";
import type { Plaza, PostRow } from "./context.ts";
import { membersById } from "./members.ts";
import { Refused } from "./refusal.ts";
import type { PlazaTables } from "./tables.ts";
import { type PostView, postView } from "./views.ts";

export interface Page {
  before: string | null;
  limit: number;
}

/** Rows as a member sees them, in the order given. */
export async function showPosts(plaza: Plaza, viewerId: string, rows: PostRow[]): Promise<PostView[]> {
  if (rows.length === 0) return [];
  const rootIds = [...new Set(rows.flatMap((row) => (row.parent_id ? [row.root_id] : [])))];
  const roots =
    rootIds.length === 0
      ? []
      : await plaza.db.selectFrom("posts").selectAll().where("id", "in", rootIds).execute();
  const members = await membersById(
    plaza.db,
    [...rows, ...roots].flatMap((row) => [row.author_id, ...(row.page_id ? [row.page_id] : [])]),
  );
  const reactions = await plaza.db
    .selectFrom("reactions")
    .select(["post_id", "kind"])
    .where("member_id", "=", viewerId)
    .where(
      "post_id",
      "in",
      rows.map((row) => row.id),
    )
    .execute();
  const did = new Set(reactions.map(({ post_id, kind }) => `${kind} ${post_id}`));
  const rootById = new Map(
    roots.map((post) => [post.id, { post, author: members.get(post.author_id)! }] as const),
  );
  return rows.map((row) => ({
    ...postView(row, {
      author: members.get(row.author_id)!,
      page: (row.page_id && members.get(row.page_id)) || null,
      root: row.parent_id ? (rootById.get(row.root_id) ?? null) : null,
    }),
    liked: did.has(`like ${row.id}`),
    shared: did.has(`share ${row.id}`),
  }));
}

/** The whole thread in the order it was written, at most 500 posts; deleted ones keep their place. */
export async function thread(plaza: Plaza, townId: string, id: string): Promise<PostRow[]> {
  const rows = await plaza.db
    .selectFrom("posts")
    .selectAll()
    .where("town_id", "=", townId)
    .where("root_id", "=", (eb) => eb.selectFrom("posts").select("root_id").where("id", "=", id))
    .orderBy("created_at")
    .orderBy("id")
    .limit(500)
    .execute();
  if (rows.length === 0) throw new Refused(404, "not_found");
  return rows;
}

/** Posts that open a thread, newest first: the town's, or those by a member and on its page. */
export async function timeline(
  plaza: Plaza,
  townId: string,
  memberId: string | null,
  page: Page,
): Promise<PostRow[]> {
  let query = standing(plaza, townId).where("parent_id", "is", null);
  if (memberId) {
    query = query.where((eb) => eb.or([eb("author_id", "=", memberId), eb("page_id", "=", memberId)]));
  }
  return newestFirst(query, page);
}

export async function mentionsOf(
  plaza: Plaza,
  townId: string,
  memberId: string,
  page: Page,
): Promise<PostRow[]> {
  const query = standing(plaza, townId).where("id", "in", (eb) =>
    eb.selectFrom("mentions").select("post_id").where("member_id", "=", memberId),
  );
  return newestFirst(query, page);
}

export async function search(plaza: Plaza, townId: string, words: string, page: Page): Promise<PostRow[]> {
  if (words.trim() === "") return [];
  const pattern = `%${words.trim().replace(/[\\%_]/g, "\\$&")}%`;
  return newestFirst(standing(plaza, townId).where("text", "ilike", pattern), page);
}

type PostQuery = SelectQueryBuilder<PlazaTables, "posts", PostRow>;

function standing(plaza: Plaza, townId: string): PostQuery {
  return plaza.db
    .selectFrom("posts")
    .selectAll()
    .where("town_id", "=", townId)
    .where("deleted_at", "is", null);
}

async function newestFirst(query: PostQuery, { before, limit }: Page): Promise<PostRow[]> {
  const after = before
    ? query.where(
        sql<boolean>`(created_at, id) < (select b.created_at, b.id from plaza.posts b where b.id = ${before})`,
      )
    : query;
  return after.orderBy("created_at", "desc").orderBy("id", "desc").limit(limit).execute();
}
