/** Images on their way to the desk: looked at by the network's rules first, so that nobody waits for a refusal. */
import { useState } from "react";
import type { Conversation } from "../../../../contract/index.ts";
import { client } from "../../../api/client.ts";
import type { DraftFile } from "./drafts.ts";

type Rules = Conversation["composer"][number];
export type UploadProblem = { kind: "type" } | { kind: "heavy" } | { kind: "error"; error: unknown };

export function useUpload(rules: Rules | null, onTaken: (file: DraftFile) => void) {
  const [running, setRunning] = useState(0);
  const [problem, setProblem] = useState<UploadProblem | null>(null);
  const images = rules?.images ?? null;

  async function take(file: File): Promise<void> {
    if (!images) return;
    if (!images.types.includes(file.type)) return setProblem({ kind: "type" });
    if (file.size > images.maxBytes) return setProblem({ kind: "heavy" });
    setProblem(null);
    setRunning((count) => count + 1);
    try {
      const { id } = await client.replies.uploadImage({ file });
      onTaken({ id, alt: "" });
    } catch (error) {
      setProblem({ kind: "error", error });
    } finally {
      setRunning((count) => count - 1);
    }
  }

  return {
    busy: running > 0,
    problem,
    take: (files: File[]) => {
      for (const file of files) void take(file);
    },
  };
}
