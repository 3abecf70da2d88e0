/**
 * Images between the clipboard and the desk. They outlive the composer: without a connection, or when the session
 * ended, they wait in this page and go up as soon as they can, while one looks elsewhere or signs in again.
 */
import { client } from "../../../api/client.ts";
import { asFailure } from "../../../api/errors.ts";
import { newId } from "../../../api/new-id.ts";

/** Seen at once, from the browser's own copy. */
export interface Uploading {
  id: string;
  url: string;
}

const AGAIN_MS = 3_000;
const NONE: Uploading[] = [];

const way = new Map<string, Uploading[]>();
const listeners = new Set<() => void>();

/** What is on its way to this place; the same array until that changes. */
export const uploadingTo = (place: string) => way.get(place) ?? NONE;

export function subscribeToUploads(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** Answers with the image's id once the desk has it; throws when the desk does not take it. */
export async function upload(place: string, file: File): Promise<string> {
  const one = { id: newId(), url: URL.createObjectURL(file) };
  show(place, [...uploadingTo(place), one]);
  try {
    return await untilTaken(file);
  } finally {
    show(
      place,
      uploadingTo(place).filter(({ id }) => id !== one.id),
    );
    URL.revokeObjectURL(one.url);
  }
}

async function untilTaken(file: File): Promise<string> {
  for (;;) {
    try {
      return (await client.replies.uploadImage({ file })).id;
    } catch (error) {
      const { kind } = asFailure(error);
      if (kind !== "offline" && kind !== "sign_in") throw error;
      await another();
    }
  }
}

function another(): Promise<void> {
  return new Promise((done) => {
    addEventListener("online", () => done(), { once: true });
    setTimeout(done, AGAIN_MS);
  });
}

function show(place: string, images: Uploading[]): void {
  way.set(place, images);
  for (const tell of listeners) tell();
}
