import { Hono } from "hono";
import { imageSize } from "image-size";
import { type Identity, refused } from "../identity/index.ts";
import type { Database } from "../platform/db/connect.ts";
import { newId } from "../platform/ids.ts";

const types: Record<string, string> = {
  png: "image/png",
  jpg: "image/jpeg",
  webp: "image/webp",
  gif: "image/gif",
};
const MOST_BYTES = 10 * 1024 * 1024;
/** A small file that unfolds into more pixels than this is a bomb, not a photograph. */
const MOST_PIXELS = 50_000_000;

/** Keeps an image for an answer. What it is, is read from its bytes: a name or a media type may say anything. */
export async function keepImage(
  db: Database,
  owner: { workspaceId: string; personId: string },
  bytes: Uint8Array,
  at: Temporal.Instant,
): Promise<{ id: string; url: string; width: number; height: number; bytes: number }> {
  if (bytes.byteLength > MOST_BYTES) throw refused("image_too_large", { max: MOST_BYTES });
  const { width, height, mediaType } = readImage(bytes);
  if (width * height > MOST_PIXELS) throw refused("image_too_many_pixels", { max: MOST_PIXELS });
  const id = newId();
  await db
    .insertInto("files")
    .values({
      workspace_id: owner.workspaceId,
      id,
      media_type: mediaType,
      width,
      height,
      bytes: Buffer.from(bytes),
      uploaded_by: owner.personId,
      uploaded_at: at,
    })
    .execute();
  return { id, url: `/files/${owner.workspaceId}/${id}`, width, height, bytes: bytes.byteLength };
}

function readImage(bytes: Uint8Array): { width: number; height: number; mediaType: string } {
  try {
    const { width, height, type } = imageSize(bytes);
    const mediaType = types[type ?? ""];
    if (mediaType) return { width, height, mediaType };
  } catch {
    // Said below, in one way for all that is no image.
  }
  throw refused("not_an_image");
}

/** Serves the images of answers to the people of their workspace, and to nobody else. */
export function createFiles(db: Database, identity: Identity): Hono {
  return new Hono().get("/:workspaceId/:id", async (context) => {
    const { workspaceId, id } = context.req.param();
    const session = await identity.sessionFor(context.req.raw.headers);
    const headers = new Headers({ "escolta-workspace": workspaceId });
    const member = session && (await identity.membershipFor(session.personId, headers));
    if (!member || member.workspaceId !== workspaceId || !/^[0-9a-f-]{36}$/.test(id))
      return context.notFound();
    const file = await db
      .selectFrom("files")
      .select(["media_type", "bytes"])
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .executeTakeFirst();
    if (!file) return context.notFound();
    return context.body(new Uint8Array(file.bytes), 200, {
      "content-type": file.media_type,
      "cache-control": "private, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'",
    });
  });
}
