import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { lockTown } from "../changes.ts";
import type { MemberRow, Plaza, PostRow } from "../context.ts";
import { anyPostOf } from "../handling.ts";
import { keepImage } from "../media.ts";
import type { PlazaTx, PostImage } from "../tables.ts";
import { writePosts } from "../writing.ts";
import type { BrandPosts } from "./director.ts";
import { type BrandPost, type Exchange, exchanges, ownPosts, type When } from "./history.ts";

/** One line of the past, and when it was said. */
interface Moment {
  at: Temporal.Instant;
  write(tx: PlazaTx): Promise<void>;
}

/**
 * Gives a town its past, in the caller's transaction and in the order it happened: what the brand posted, what was asked
 * and answered. Returns the posts that stories of today stand under.
 */
export async function writePast(
  tx: PlazaTx,
  plaza: Plaza,
  brand: MemberRow,
  cast: ReadonlyMap<string, MemberRow>,
  now: Temporal.Instant,
): Promise<BrandPosts> {
  const posts: BrandPosts = {};
  const moments = [
    ...ownPosts.map((post) => momentOf(plaza, brand, post, posts, now)),
    ...exchanges.flatMap((exchange) => momentsOf(exchange, brand, cast, now)),
  ];
  moments.sort((a, b) => Temporal.Instant.compare(a.at, b.at));
  for (const moment of moments) await moment.write(tx);
  return posts;
}

function momentOf(
  plaza: Plaza,
  brand: MemberRow,
  own: BrandPost,
  posts: BrandPosts,
  now: Temporal.Instant,
): Moment {
  const at = momentAt(own.when, now);
  return {
    at,
    async write(tx) {
      const images = own.picture ? [await keepPicture(tx, plaza, brand, own.picture)] : [];
      const post = await publish(
        tx,
        { author: brand, text: own.text, images, parent: null, page: null },
        at,
        now,
      );
      await tx
        .updateTable("posts")
        .set({ likes: own.likes, shares: own.shares })
        .where("id", "=", post.id)
        .execute();
      if (own.stage) posts[own.stage] = post.id;
    },
  };
}

async function keepPicture(
  tx: PlazaTx,
  plaza: Plaza,
  brand: MemberRow,
  { file, alt }: { file: string; alt: string },
): Promise<PostImage> {
  const bytes = await readFile(join(import.meta.dirname, "pictures", file));
  const { id, type } = await keepImage({ ...plaza, db: tx }, brand.town_id, brand, bytes);
  return { media: id, type, alt };
}

function momentsOf(
  { who, when, lines }: Exchange,
  brand: MemberRow,
  cast: ReadonlyMap<string, MemberRow>,
  now: Temporal.Instant,
): Moment[] {
  const person = cast.get(who);
  if (!person) return [];
  let before: PostRow | null = null;
  return lines.map(({ by, text, minutesLater }) => {
    const at = momentAt(when, now).add({ minutes: minutesLater });
    const author = by === "brand" ? brand : person;
    return {
      at,
      async write(tx) {
        const page = before ? null : brand;
        before = await publish(tx, { author, text, images: [], parent: before, page }, at, now);
      },
    };
  });
}

function momentAt({ daysAgo, clock }: When, now: Temporal.Instant): Temporal.Instant {
  const day = now.toZonedDateTimeISO("Europe/Andorra").toPlainDate().subtract({ days: daysAgo });
  const plainTime = Temporal.PlainTime.from(clock.padStart(5, "0"));
  return day.toZonedDateTime({ timeZone: "Europe/Andorra", plainTime }).toInstant();
}

async function publish(
  tx: PlazaTx,
  post: {
    author: MemberRow;
    text: string;
    images: PostImage[];
    parent: PostRow | null;
    page: MemberRow | null;
  },
  at: Temporal.Instant,
  now: Temporal.Instant,
): Promise<PostRow> {
  const townId = post.author.town_id;
  const seq = await lockTown(tx, townId);
  const [view] = await writePosts(tx, townId, [{ ...post, app: null, at, key: null }], seq, now);
  return (await anyPostOf(tx, townId, view!.id))!;
}
