import { Activity, memo, useState } from "react";
import { createPortal } from "react-dom";
import type { Conversation as Page } from "../../../contract/index.ts";
import { Conversation } from "./conversation.tsx";

/** A conversation drawn where nobody sees it, in what time the browser has to spare. None of its effects run. */
export const OffStage = memo(function OffStage({ conversation }: { conversation: Page }) {
  const [place] = useState(() => document.createElement("div"));
  return createPortal(
    <Activity mode="hidden">
      <Conversation conversation={conversation} />
    </Activity>,
    place,
  );
});
