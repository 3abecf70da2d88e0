import { Activity, useState } from "react";
import { createPortal } from "react-dom";
import type { Conversation as Page } from "../../../contract/index.ts";
import { Conversation } from "./conversation.tsx";

/** A conversation drawn where nobody sees it, and while the browser has nothing else to do: none of its effects run. */
export function OffStage({ conversation }: { conversation: Page }) {
  const [place] = useState(() => document.createElement("div"));
  return createPortal(
    <Activity mode="hidden">
      <Conversation conversation={conversation} />
    </Activity>,
    place,
  );
}
