import { randomUUIDv7 } from "node:crypto";
import type { MemberRow, Plaza } from "./context.ts";
import { Refused } from "./refusal.ts";
import type { PlazaDb, PostImage } from "./tables.ts";
import { limits } from "./words.ts";

/** Keeps an image. What counts is what the bytes are, not what they are called: 415 `media_type`, 413 `media_too_large`. */
export async function keepImage(
  plaza: Plaza,
  townId: string,
  member: MemberRow,
  bytes: Buffer,
): Promise<{ id: string; type: string }> {
  if (bytes.length > limits.imageBytes) {
    throw new Refused(413, "media_too_large", { max: limits.imageBytes, size: bytes.length });
  }
  const type = typeOf(bytes);
  if (!type) throw new Refused(415, "media_type");
  const id = randomUUIDv7();
  await plaza.db
    .insertInto("media")
    .values({ id, town_id: townId, member_id: member.id, type, bytes, created_at: plaza.now() })
    .execute();
  return { id, type };
}

export async function imageBytes(plaza: Plaza, id: string): Promise<{ type: string; bytes: Buffer }> {
  const image = await plaza.db
    .selectFrom("media")
    .select(["type", "bytes"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!image) throw new Refused(404, "not_found");
  return image;
}

/** A member's own uploads, as its post keeps them, in the order given; 404 `unknown_media` for any other. */
export async function ownImages(
  db: PlazaDb,
  member: MemberRow,
  asked: { media: string; alt: string }[],
): Promise<PostImage[]> {
  if (asked.length === 0) return [];
  const rows = await db
    .selectFrom("media")
    .select(["id", "type"])
    .where("member_id", "=", member.id)
    .where(
      "id",
      "in",
      asked.map(({ media }) => media),
    )
    .execute();
  const types = new Map(rows.map((row) => [row.id, row.type]));
  return asked.map(({ media, alt }) => {
    const type = types.get(media);
    if (!type) throw new Refused(404, "unknown_media");
    return { media, type, alt };
  });
}

function typeOf(bytes: Buffer): string | null {
  const start = bytes.toString("latin1", 0, 12);
  if (start.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (start.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) return "image/gif";
  if (start.startsWith("RIFF") && start.slice(8) === "WEBP") return "image/webp";
  return null;
}
