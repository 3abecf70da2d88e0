/** Images on their way to the desk: looked at by the network's rules first, so that nobody waits for a refusal. */
import { useRef, useState, useSyncExternalStore } from "react";
import type { Conversation } from "../../../../contract/index.ts";
import type { DraftFile } from "./draft.ts";
import { subscribeToUploads, upload, uploadingTo } from "./uploads.ts";

type Rules = Conversation["composer"][number];
export type UploadProblem =
  | { kind: "none" }
  | { kind: "many"; max: number }
  | { kind: "type" }
  | { kind: "heavy" }
  | { kind: "error"; error: unknown };

/** `place`: whose draft they belong to, by its name. */
export function useUpload(
  place: string,
  rules: Rules | null,
  there: number,
  onTaken: (file: DraftFile) => void,
) {
  const uploading = useSyncExternalStore(subscribeToUploads, () => uploadingTo(place));
  const [problem, setProblem] = useState<UploadProblem | null>(null);
  const images = rules?.images ?? null;
  const taken = useRef(onTaken);
  taken.current = onTaken;

  async function take(file: File): Promise<void> {
    try {
      const id = await upload(place, file);
      taken.current({ id, alt: "" });
    } catch (error) {
      setProblem({ kind: "error", error });
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
