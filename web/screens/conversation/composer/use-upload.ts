/** Images on their way to the desk: looked at by the network's rules first, so that nobody waits for a refusal. */
import { useEffect, useRef, useState } from "react";
import type { Conversation } from "../../../../contract/index.ts";
import { client } from "../../../api/client.ts";
import { newId } from "../../../api/new-id.ts";
import type { DraftFile } from "./draft.ts";

type Rules = Conversation["composer"][number];
export type UploadProblem =
  | { kind: "none" }
  | { kind: "many"; max: number }
  | { kind: "type" }
  | { kind: "heavy" }
  | { kind: "error"; error: unknown };

/** Seen at once, from the browser's own copy. */
export interface Uploading {
  id: string;
  url: string;
}

export function useUpload(rules: Rules | null, there: number, onTaken: (file: DraftFile) => void) {
  const [uploading, setUploading] = useState<Uploading[]>([]);
  const [problem, setProblem] = useState<UploadProblem | null>(null);
  const images = rules?.images ?? null;
  const copies = useRef(new Set<string>());
  useEffect(() => {
    const held = copies.current;
    return () => {
      for (const url of held) URL.revokeObjectURL(url);
    };
  }, []);

  async function take(file: File): Promise<void> {
    const one = { id: newId(), url: URL.createObjectURL(file) };
    copies.current.add(one.url);
    setUploading((before) => [...before, one]);
    try {
      const { id } = await client.replies.uploadImage({ file });
      onTaken({ id, alt: "" });
    } catch (error) {
      setProblem({ kind: "error", error });
    } finally {
      setUploading((before) => before.filter(({ id }) => id !== one.id));
      URL.revokeObjectURL(one.url);
      copies.current.delete(one.url);
    }
  }

  function whyNot(file: File): UploadProblem | null {
    if (!images) return { kind: "none" };
    if (!images.types.includes(file.type)) return { kind: "type" };
    return file.size > images.maxBytes ? { kind: "heavy" } : null;
  }

  return {
    uploading,
    problem,
    forget: () => setProblem(null),
    take(files: File[]): void {
      const room = (images?.max ?? 0) - there - uploading.length;
      const why = files.map(whyNot).find((one) => one !== null) ?? null;
      const taken = files.filter((file) => whyNot(file) === null);
      setProblem(why ?? (taken.length > room ? { kind: "many", max: images?.max ?? 0 } : null));
      for (const file of taken.slice(0, Math.max(0, room))) void take(file);
    },
  };
}
